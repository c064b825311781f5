"""Numbers of days between dates of which only intervals are known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gongshu_geo.errors import Bilingual


class Certainty(StrEnum):
    """How far the dates allow to say that something was early or late."""

    CERTAIN = "certain"
    """Whatever days the dates mean."""
    POSSIBLE = "possible"
    """For some of the days that the dates may mean."""
    NO = "no"
    """For none of them."""
    NOT_YET = "not_yet"
    """It was not due by the day, and has not been reached."""


CERTAINTIES = {
    Certainty.CERTAIN: Bilingual("确定", "certainly"),
    Certainty.POSSIBLE: Bilingual("可能", "possibly"),
    Certainty.NO: Bilingual("否", "no"),
    Certainty.NOT_YET: Bilingual("尚未到期", "not yet"),
}
"""Words for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """A number of days of which the bounds are certain.

    Attributes
    ----------
    least, most
        The bounds, both included; ``None`` where nothing bounds it on that side.

    Examples
    --------
    >>> DayCount(least=62, most=121).words()
    Bilingual(zh='62 至 121 天', en='62 to 121 days')
    """

    least: int | None
    most: int | None

    def words(self) -> Bilingual:
        """The number in words; empty where nothing is known."""
        least, most = self.least, self.most
        if least is not None and most is not None:
            if least == most:
                return Bilingual(f"{least} 天", _days(least))
            return Bilingual(f"{least} 至 {most} 天", f"{least} to {_days(most)}")
        if least is not None:
            return Bilingual(f"至少 {least} 天", f"at least {_days(least)}")
        if most is not None:
            return Bilingual(f"至多 {most} 天", f"at most {_days(most)}")
        return Bilingual("", "")


def day_count(least: object, most: object) -> DayCount:
    """The number of days of two cells of a table, each missing where it is not known."""
    bounds = [None if pd.isna(value) else int(value) for value in (least, most)]  # type: ignore[call-overload]
    return DayCount(least=bounds[0], most=bounds[1])


def days_between(
    earlier: tuple[pd.Series, pd.Series], later: tuple[pd.Series, pd.Series]
) -> tuple[pd.Series, pd.Series]:
    """Days from one date to another, least and most.

    Parameters
    ----------
    earlier, later
        First and last day that each date may mean, as datetimes; missing where not known.

    Returns
    -------
    least, most
        Numbers of days, negative where the second date is the earlier; missing where a bound
        that they are made from is.
    """
    return (later[0] - earlier[1]).dt.days, (later[1] - earlier[0]).dt.days


def certainties(least: pd.Series, most: pd.Series) -> NDArray[np.object_]:
    """Whether numbers of days are above nought: certain, possible or no.

    A missing upper bound bounds nothing, so that what lies above it stays possible; a missing
    lower bound makes nothing certain.
    """
    positive = (least > 0).to_numpy()
    open_above = ((most > 0) | most.isna()).to_numpy()
    codes = np.array([Certainty.NO, Certainty.POSSIBLE, Certainty.CERTAIN], dtype=object)
    return codes[np.where(positive, 2, open_above.astype(int))]


def _days(number: int) -> str:
    return f"{number} day" if abs(number) == 1 else f"{number} days"
