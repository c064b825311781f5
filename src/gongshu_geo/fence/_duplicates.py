"""Identifiers and names that are used twice."""

from __future__ import annotations

from collections.abc import Iterator

from gongshu_geo.errors import Bilingual, Finding
from gongshu_geo.fence._records import Record, Records

KEYS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("road_aliases", ("alias",)),
    ("house_numbers", ("road", "number", "lon", "lat")),
    ("areas", ("code",)),
    ("areas", ("name", "part_of")),
    ("stations", ("name",)),
    ("landmarks", ("name",)),
    ("places", ("name",)),
    ("plan_units", ("code",)),
    ("plan_units", ("name",)),
    ("parcels", ("unit_code", "code")),
    ("programme", ("programme", "dimension", "item", "year")),
    ("targets", ("outcome", "measure", "year", "comparison")),
    ("unmapped_roads", ("name",)),
    ("events", ("site_id", "date", "precision", "status", "kind", "source")),
)
"""Columns that together must differ from row to row. Communities may share a name (华丰社区 is
one of 和睦街道 and one of 石桥街道); a house number may have several anchors, not at one point."""

WITH_ALIASES = ("stations", "landmarks", "places", "plan_units")
"""Tables whose names and aliases are looked up together."""

FEATURES = ("roads", "rivers", "water", "district")
"""Tables whose features carry identifiers."""


def check_duplicates(records: Records) -> Iterator[Finding]:
    """Rows that repeat an earlier row's key, identifier, pair of roads, name or alias."""
    for stem, columns in KEYS:
        keyed = [(tuple(record[column] for column in columns), record) for record in records[stem]]
        yield from _repeated([(key, record) for key, record in keyed if any(key)], columns)
    for stem in FEATURES:
        yield from _identifiers(records[stem])
    yield from _repeated(
        [(tuple(sorted((row["road_a"], row["road_b"]))), row) for row in records["junctions"]],
        ("road_a", "road_b"),
    )
    for stem in WITH_ALIASES:
        yield from _taken_aliases(records[stem])


def _repeated(
    keyed: list[tuple[tuple[str, ...], Record]], columns: tuple[str, ...]
) -> Iterator[Finding]:
    """A finding for each record whose key an earlier one has."""
    first: dict[tuple[str, ...], Record] = {}
    for key, record in keyed:
        earlier = first.setdefault(key, record)
        if earlier is not record:
            yield record.finding(
                "duplicate",
                Bilingual("与前面的行重复", "repeats an earlier row"),
                column=columns[0],
                found=" ".join(key),
                expected=_differs_from(earlier),
                remedy=Bilingual("合并两行,或改正其中一行", "merge the rows, or correct one"),
            )


def _differs_from(earlier: Record) -> Bilingual:
    return Bilingual(f"不同于第 {earlier.row} 行", f"something other than row {earlier.row}")


def _identifiers(features: tuple[Record, ...]) -> Iterator[Finding]:
    """Features without an identifier, or with one that an earlier feature has."""
    first: dict[str, Record] = {}
    for feature in features:
        if not feature.key:
            yield feature.finding(
                "missing_id",
                Bilingual("要素没有 id", "the feature has no id"),
                column="id",
                expected=Bilingual("不变的唯一编号", "a stable identifier of its own"),
                remedy=Bilingual("补上编号", "give it one"),
            )
        elif first.setdefault(feature.key, feature) is not feature:
            yield feature.finding(
                "duplicate_id",
                Bilingual("编号重复", "the identifier is used twice"),
                column="id",
                found=feature.key,
                expected=_differs_from(first[feature.key]),
                remedy=Bilingual("为新要素另编一个", "give the newer feature another one"),
            )


def _taken_aliases(table: tuple[Record, ...]) -> Iterator[Finding]:
    """Aliases that are another row's name or alias."""
    owners: dict[str, Record] = {}
    for record in table:
        owners.setdefault(record["name"], record)
    for record in table:
        for alias in record.parts("aliases"):
            owner = owners.setdefault(alias, record)
            if owner is not record:
                yield record.finding(
                    "taken_alias",
                    Bilingual("别名已为另一行所用", "the alias belongs to another row"),
                    column="aliases",
                    found=alias,
                    expected=Bilingual(
                        f"不同于第 {owner.row} 行的名称与别名",
                        f"other than the name and aliases of row {owner.row}",
                    ),
                    remedy=Bilingual("只在一行保留此别名", "keep the alias in one row only"),
                )
