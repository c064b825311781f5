"""What an import would do to single entries."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gongshu_geo.errors import Bilingual, Finding, Severity


class Action(StrEnum):
    """What becomes of one imported entry."""

    ADD = "add"
    """Its name is new."""
    REPLACE = "replace"
    """It takes the place of the same entry."""
    KEEP = "keep"
    """The same entry is there, and stays."""
    CONFLICT = "conflict"
    """Another entry of its name is there, and stays: a person has to choose."""
    LEAVE = "leave"
    """It is no entry for a gazetteer."""

    @property
    def label(self) -> Bilingual:
        """The action in words."""
        return _LABELS[self]


_LABELS = {
    Action.ADD: Bilingual("新增", "added"),
    Action.REPLACE: Bilingual("替换", "replaced"),
    Action.KEEP: Bilingual("已有", "there already"),
    Action.CONFLICT: Bilingual("冲突", "in conflict"),
    Action.LEAVE: Bilingual("不取", "left out"),
}

Place = tuple[float, float]
"""Longitude and latitude."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One imported entry and what becomes of it.

    Attributes
    ----------
    action
        What becomes of it.
    file
        The file of gis/ that it goes to, or that holds the entry of its name.
    name
        Its name; road and number of an address.
    ref
        Where it stands in the imported file: a row, or ``way/123``.
    reason
        Why, where it is not plainly new.
    row
        Row of the entry that is there.
    distance_m
        How far the two are apart.
    allowed_m
        How far their accuracies let them be.
    here, there
        A place of the entry that is there, and of the imported one: longitude, latitude.
    """

    action: Action
    file: str
    name: str
    ref: str
    reason: Bilingual | None = None
    row: int | None = None
    distance_m: float | None = None
    allowed_m: float | None = None
    here: Place | None = None
    there: Place | None = None

    def finding(self) -> Finding:
        """The change as a finding, for conflicts."""
        reason = self.reason or self.action.label
        allowed = self.allowed_m
        return Finding(
            code="import_conflict",
            what=reason,
            severity=Severity.WARNING,
            file=f"gis/{self.file}",
            row=self.row,
            found=f"{self.name} ({self.ref})",
            expected=None
            if allowed is None
            else Bilingual(f"相距不超过 {allowed:.0f} 米", f"no more than {allowed:.0f} m apart"),
            remedy=Bilingual(
                "两者都未改动;核对后在 gis/ 中手工更正",
                "neither was changed; check, and correct gis/ by hand",
            ),
        )


CONFLICT_HEADING = (
    *("action", "file", "row", "name", "import_ref", "reason_zh", "reason_en"),
    *("distance_m", "allowed_m", "lon", "lat", "import_lon", "import_lat"),
)


def conflict_row(change: Change) -> tuple[str, ...]:
    """The change as a row of the table of conflicts."""
    reason = change.reason or change.action.label
    places = (change.here or ("", ""), change.there or ("", ""))
    return (
        change.action.value,
        f"gis/{change.file}",
        "" if change.row is None else str(change.row),
        change.name,
        change.ref,
        reason.zh,
        reason.en,
        *("" if m is None else f"{m:.0f}" for m in (change.distance_m, change.allowed_m)),
        *("" if value == "" else f"{value:.6f}" for place in places for value in place),
    )
