"""What speaks for a match, in words."""

from __future__ import annotations

import pandas as pd

from gongshu_geo.errors import Bilingual

SAME_TEXT = Bilingual("名称与地点相同", "the same name and location")
STRANGE = Bilingual(
    "编号相同而名称、地点都不像,编号可能已另作他用",
    "the code is the same but neither name nor location is alike: it may have been given anew",
)


def code(text: str) -> Bilingual:
    """One code."""
    return Bilingual(f"编号同为 {text}", f"the same code {text}")


def codes(known: pd.DataFrame, new: pd.DataFrame) -> tuple[Bilingual, ...]:
    """That the codes differ; nothing where either has none."""
    was, now = str(known["code"].iloc[0]), str(new["code"].iloc[0])
    if not was or not now or was == now:
        return ()
    return (Bilingual(f"编号由 {was} 变为 {now}", f"the code was {was} and is {now}"),)


def name(pair: tuple[pd.DataFrame, pd.DataFrame]) -> Bilingual:
    """The two names."""
    was, now = (str(table["name"].iloc[0]) for table in pair)
    return Bilingual(f"原名“{was}”,现名“{now}”", f'was "{was}", is "{now}"')


def score(value: float) -> Bilingual:
    """The score."""
    return Bilingual(f"名称与地点相似度 {value:.2f}", f"name and location alike by {value:.2f}")


def others(value: float) -> Bilingual:
    """That another pair is about as good."""
    return Bilingual(
        f"另有相似度 {value:.2f} 的对象,难以分辨", f"another is alike by {value:.2f}: hard to tell"
    )


def parts(count: int) -> Bilingual:
    """A whole and its parts."""
    return Bilingual(
        f"一个项目对应 {count} 个分项,按名称或地点判断",
        f"one whole and {count} parts, by their names",
    )
