"""Which methods state an accuracy that nothing has yet been held against."""

from __future__ import annotations

from gongshu_geo.errors import Bilingual

NEVER_MEASURED = frozenset(
    {
        "at_chainage",
        "beside",
        "between_chainages",
        "beyond_junction",
        "bounded",
        "enclosed",
        "lane_mouth",
        "one_side",
        "partial_block",
        "place_part",
        "strip",
        "within_distance",
    }
)
"""Methods without a dozen answers to texts whose place is known otherwise than by the gazetteer:
their accuracy follows from that of the lines and places used, and from assumed reach. Of all others
``bench/bench_reliability.py`` shows how often the truth lay within."""

NOT_MEASURED = Bilingual(
    "精度由所用资料推得,未经实测",
    "the accuracy follows from what was used; it was never measured",
)


def not_measured(method: str) -> tuple[Bilingual, ...]:
    """The remark that an accuracy by this method was never measured; none where it was."""
    return (NOT_MEASURED,) if method in NEVER_MEASURED else ()
