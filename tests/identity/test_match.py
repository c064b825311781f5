"""Which row of next month's register is which of the sites known already."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongshu_geo.identity import Kind, match


def known(*sites):
    """Sites as (site_id, code, name, location, *aliases)."""
    return table("site_id", sites)


def new(*rows):
    """Rows as (row, code, name, location)."""
    return table("row", rows)


def table(key, records):
    columns = (key, "code", "name", "location_text", "aliases")
    return pd.DataFrame(
        [(*record[:4], tuple(record[4:])) for record in records], columns=list(columns)
    ).astype({"row": int} if key == "row" else {})


def told(plan):
    """The matches as (kind, rows, sites, certain)."""
    return [(m.kind.value, m.rows, m.site_ids, m.certain) for m in plan.matches]


CASES = {
    "a code tells, whatever the dashes": (
        known(("a", "C-1", "金昌路(拱康路—储运路)道路工程", "金昌路")),
        new((3, "C-1", "金昌路(拱康路-储运路)工程", "金昌路")),
        [("same", (3,), ("a",), True)],
    ),
    "a code with another name is a new name": (
        known(("a", "C-1", "申花单元小学", "隐秀路")),
        new((3, "C-1", "杭州市启正实验学校", "隐秀路")),
        [("renamed", (3,), ("a",), True)],
    ),
    "a code given anew is asked about": (
        known(("a", "C-1", "申花单元小学", "隐秀路")),
        new((3, "C-1", "康桥综合供能站", "康桥路与拱康路口")),
        [("renamed", (3,), ("a",), False)],
    ),
    "without codes the same name and location": (
        known(("a", "", "大运河亚运公园", "申花路"), ("b", "", "运河湾公园", "丽水路")),
        new((5, "", "运河湾公园工程", "丽水路"), (4, "", "大运河亚运公园", "申花路")),
        [("same", (4,), ("a",), True), ("same", (5,), ("b",), True)],
    ),
    "an alias is a name": (
        known(("a", "", "大运河亚运公园", "申花路", "城北体育公园二期")),
        new((3, "", "城北体育公园二期", "申花路")),
        [("same", (3,), ("a",), True)],
    ),
    "phases are never one": (
        known(("a", "", "善贤公寓一期", "善贤路"), ("b", "", "善贤公寓二期", "善贤路")),
        new((3, "", "善贤公寓二期", "善贤路"), (4, "", "善贤公寓三期", "善贤路")),
        [("same", (3,), ("b",), True), ("renamed", (4,), ("a",), False)],
    ),
    "roads told apart by a side are asked about": (
        known(("a", "", "石祥西路提升工程", "")),
        new((3, "", "石祥路提升工程", "")),
        [("renamed", (3,), ("a",), False)],
    ),
    "a slip of the pen with all else the same": (
        known(("a", "", "平炼路(康贤路-康园路)道路工程", "平炼路")),
        new((3, "", "平练路(康贤路-康园路)道路工程", "平炼路")),
        [("same", (3,), ("a",), True)],
    ),
    "a bundle taken apart": (
        known(("a", "", "康钢路(平安桥路-码头路)、康贤路(平炼路-码头路)等2条道路", "康桥")),
        new((3, "", "康钢路(平安桥路-码头路)工程", ""), (4, "", "康贤路(平炼路-码头路)工程", "")),
        [("split", (3, 4), ("a",), False)],
    ),
    "two put together": (
        known(("a", "", "莫干山路整治", ""), ("b", "", "沈半路整治", "")),
        new((3, "", "莫干山路整治、沈半路整治", "")),
        [("merged", (3,), ("a", "b"), False)],
    ),
    "an estate that got phases": (
        known(("a", "", "华丰造纸厂地块", "")),
        new((3, "", "华丰造纸厂地块一期", ""), (4, "", "华丰造纸厂地块二期", "")),
        [("split", (3, 4), ("a",), False)],
    ),
    "what is new and what is gone": (
        known(("a", "", "半山田园景观", "半山")),
        new((3, "", "隐秀路小学", "隐秀路")),
        [("new", (3,), (), True), ("dropped", (), ("a",), True)],
    ),
    "two that are equally like": (
        known(("a", "", "康桥路甲段绿化", ""), ("b", "", "康桥路乙段绿化", "")),
        new((3, "", "康桥路丙段绿化", "")),
        [("same", (3,), ("a",), False), ("dropped", (), ("b",), True)],
    ),
    "nothing beside nothing": (known(), new(), []),
}


@pytest.mark.parametrize(("before", "after", "expected"), CASES.values(), ids=CASES)
def test_match(before, after, expected):
    assert told(match(before, after)) == expected


def test_every_doubt_has_its_reason():
    for before, after, _ in CASES.values():
        for doubt in match(before, after).open:
            assert doubt.reasons


def test_the_score_is_stated():
    plan = match(
        known(("a", "", "申花路邻里中心", "申花路")), new((3, "", "申花邻里中心", "申花路"))
    )
    assert 0.9 <= plan.matches[0].score < 1
    assert f"{plan.matches[0].score:.2f}" in plan.matches[0].reasons[0].zh


NAMES = st.sampled_from(
    [
        "莫干山路整治",
        "莫干山路整治一期",
        "沈半路、拱康路整治",
        "拱康路整治",
        "运河湾公园",
        "运河公园",
        "",
        "=1+1",
    ]
)
ROWS = st.lists(st.tuples(st.sampled_from(["", "", "C1", "C2"]), NAMES, NAMES), max_size=6)


@given(ROWS, ROWS)
@settings(deadline=None)
def test_nothing_is_lost_or_told_twice(sites, rows):
    before = known(*((f"s{at}", *site) for at, site in enumerate(sites)))
    after = new(*((at, *row) for at, row in enumerate(rows, start=2)))
    plan = match(before, after)
    assert sorted(row for m in plan.matches for row in m.rows) == list(after["row"])
    assert sorted(site for m in plan.matches for site in m.site_ids) == list(before["site_id"])


@given(ROWS)
@settings(deadline=None)
def test_a_register_read_again_is_the_same(rows):
    distinct = list({name: (code, name, place) for code, name, place in rows if name}.values())
    before = known(*((f"s{at}", *row) for at, row in enumerate(distinct)))
    after = new(*((at + 2, *row) for at, row in enumerate(distinct)))
    assert {(m.kind, m.certain) for m in match(before, after).matches} <= {(Kind.SAME, True)}
