"""What a person decides about doubtful matches."""

import pandas as pd
import pytest

from gongshu_geo.errors import RegisterError
from gongshu_geo.identity import Kind, decided, decisions_text, match, read_decisions

KNOWN = pd.DataFrame(
    [
        ("a", "", "善贤公寓一期", "善贤路", ()),
        ("b", "", "康桥路西段绿化、康桥路东段绿化", "", ()),
    ],
    columns=["site_id", "code", "name", "location_text", "aliases"],
)
NEW = pd.DataFrame(
    [
        (3, "", "善贤公寓三期", "善贤路", ()),
        (4, "", "康桥路西段绿化", "", ()),
        (5, "", "康桥路东段绿化", "", ()),
    ],
    columns=["row", "code", "name", "location_text", "aliases"],
)


@pytest.fixture
def plan():
    return match(KNOWN, NEW)


def decide(tmp_path, text):
    path = tmp_path / "decisions.csv"
    path.write_text(f"行,项目,决定,谁,何时,理由\n{text}\n", encoding="utf-8")
    return read_decisions(path)


def told(plan):
    return [(m.kind.value, m.rows, m.site_ids, m.certain) for m in plan.matches]


def test_the_proposals_as_they_stand(plan, tmp_path):
    text = decisions_text(plan).replace(",,,", ",张三,2026-01-05,核对过")
    path = tmp_path / "decisions.csv"
    path.write_text(text, encoding="utf-8")
    answered = decided(plan, read_decisions(path))
    assert answered.open == ()
    assert [m.kind for m in answered.matches] == [m.kind for m in plan.matches]
    assert "张三 决定:核对过" in answered.matches[0].reasons[0].zh


def test_a_new_site_after_all(plan, tmp_path):
    answered = decided(plan, decide(tmp_path, "3,,new,张三,2026-01-05,\n,a,dropped,张三,,已完工"))
    assert told(answered) == [
        ("new", (3,), (), True),
        ("split", (4, 5), ("b",), False),
        ("dropped", (), ("a",), True),
    ]


def test_what_a_decision_leaves_waits_for_another(plan, tmp_path):
    answered = decided(plan, decide(tmp_path, "4,b,同一项目,李四,,"))
    assert told(answered) == [
        ("renamed", (3,), ("a",), False),
        ("same", (4,), ("b",), True),
        ("new", (5,), (), False),
    ]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("3,a,maybe,张三,,", "第 2 行 “决定 kind”列"),
        ("drei,a,same,张三,,", "第 2 行 “行 rows”列"),
        ("3;4,a,same,张三,,", "第 2 行 “项目 site_ids”列"),
        ("3,a,same,,,", "第 2 行 “谁 who”列"),
    ],
    ids=["no such kind", "no row number", "too many rows", "nobody's decision"],
)
def test_a_line_that_is_no_decision(tmp_path, line, place):
    with pytest.raises(RegisterError, match=place):
        decide(tmp_path, line)


def test_a_row_that_is_not_there(plan, tmp_path):
    with pytest.raises(RegisterError, match="读到“9;z”"):
        decided(plan, decide(tmp_path, "9,z,same,张三,,"))


def test_every_kind_can_be_written_in_both_languages(tmp_path):
    kinds = {
        Kind.SAME: ("3", "a", "same site"),
        Kind.RENAMED: ("3", "a", "更名"),
        Kind.SPLIT: ("3;4", "a", "拆分"),
        Kind.MERGED: ("3", "a;b", "merged"),
        Kind.NEW: ("3", "", "新增"),
        Kind.DROPPED: ("", "a", "不再列出"),
    }
    for kind, (rows, sites, word) in kinds.items():
        assert decide(tmp_path, f"{rows},{sites},{word},张三,,")[0].kind is kind
