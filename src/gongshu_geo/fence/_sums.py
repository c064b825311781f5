"""Sums of the programme that must agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gongshu_geo.errors import Bilingual, Finding
from gongshu_geo.fence._records import Record, Records

EXHAUSTIVE = frozenset({"total", "status", "category", "level"})
"""Dimensions whose items divide the whole: the plan of March 2021 counts each project once in
each of them (236 = 2+11+5+37+70+54+57 = 92+98+8+38; 404 = 338+66; 338 = 96+51+4+106+60+21)."""

Group = tuple[str, str, str]
"""Programme, year, dimension."""


def check_sums(records: Records) -> Iterator[Finding]:
    """Counts that do not add up, and totals that are counted nowhere, in programme.csv."""
    groups: dict[Group, list[Record]] = {}
    for record in records["programme"]:
        wrong = [column for column in ("count", "total") if not record[column].isdecimal()]
        yield from (_no_count(record, column) for column in wrong)
        if not wrong:
            key = (record["programme"], record["year"], record["dimension"])
            groups.setdefault(key, []).append(record)
    for (programme, year, dimension), members in groups.items():
        yield from _differing_totals(members)
        if dimension in EXHAUSTIVE:
            yield from _wrong_sum(dimension, members)
        if members[0]["total"] not in _known_totals(groups, programme, year, dimension):
            yield _unknown_total(members[0])


def _known_totals(
    groups: Mapping[Group, Sequence[Record]], programme: str, year: str, dimension: str
) -> set[str]:
    """Counts of the programme's other dimensions; the whole is one of them."""
    return {
        member["count"]
        for (name, when, other), members in groups.items()
        if (name, when) == (programme, year) and (other != dimension or other == "total")
        for member in members
    }


def _differing_totals(members: Sequence[Record]) -> Iterator[Finding]:
    """Rows whose total is not that of the first row of their dimension."""
    first = members[0]
    for member in members[1:]:
        if member["total"] != first["total"]:
            yield member.finding(
                "totals_differ",
                Bilingual(
                    "同一分组各行的合计不一致", "rows of one dimension state different totals"
                ),
                column="total",
                expected=Bilingual(
                    f"{first['total']}(见第 {first.row} 行)",
                    f"{first['total']} (as in row {first.row})",
                ),
                remedy=Bilingual("按计划原文核对合计", "check the total against the plan"),
            )


def _wrong_sum(dimension: str, members: Sequence[Record]) -> Iterator[Finding]:
    """One finding where the counts of a dimension do not add up to its total."""
    total = int(members[0]["total"])
    counts = [int(member["count"]) for member in members]
    if sum(counts) != total:
        programme = members[0]["programme"]
        yield members[0].finding(
            "wrong_sum",
            Bilingual(
                f"“{programme}”按 {dimension} 分项之和与合计不符",
                f"the counts of {programme} by {dimension} do not add up to the total",
            ),
            column="count",
            found=f"{' + '.join(map(str, counts))} = {sum(counts)}",
            expected=Bilingual(str(total), str(total)),
            remedy=Bilingual(
                f"核对第 {members[0].row} 行至第 {members[-1].row} 行的数目",
                f"check the counts of rows {members[0].row} to {members[-1].row}",
            ),
        )


def _unknown_total(record: Record) -> Finding:
    return record.finding(
        "unknown_total",
        Bilingual(
            "合计既不是项目总数,也不是其他分项的数目",
            "the total is neither the programme's whole nor a count of another dimension",
        ),
        column="total",
        expected=Bilingual(
            "与同一计划的总数或某一分项相等", "the whole, or one count, of the same programme"
        ),
        remedy=Bilingual("按计划原文核对合计", "check the total against the plan"),
    )


def _no_count(record: Record, column: str) -> Finding:
    return record.finding(
        "not_a_count",
        Bilingual("数目不是整数", "the count is no whole number"),
        column=column,
        expected=Bilingual("不带单位的整数", "a whole number without unit"),
        remedy=Bilingual("只写数字", "write figures only"),
    )
