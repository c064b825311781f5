"""Filters: what they mean, and what is said where they do not read right."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshu_geo.errors import ConfigError
from gongshu_geo.layers import parse_filter
from gongshu_geo.layers._filter import And, Compare, Contains, Not, OneOf, Operator, Or


def equals(field, value):
    return Compare(field=field, operator=Operator.EQUAL, value=value)


A, B, C = equals("a", 1), equals("b", 2), equals("c", 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('category == "road"', equals("category", "road")),
        ("category == 'road'", equals("category", "road")),
        ("name == \"大兜路 '老'\"", equals("name", "大兜路 '老'")),
        ("类别 == '绿道'", equals("类别", "绿道")),
        ("planned_only == true", equals("planned_only", True)),
        ("accuracy_m<=50.5", Compare(field="accuracy_m", operator=Operator.AT_MOST, value=50.5)),
        ("x > -3", Compare(field="x", operator=Operator.MORE, value=-3)),
        ('a in ["x", "y",]', OneOf(field="a", options=("x", "y"))),
        ('a not in ["x"]', Not(term=OneOf(field="a", options=("x",)))),
        ('"康桥路" in corridors', Contains(field="corridors", value="康桥路")),
        ('"路" not in name', Not(term=Contains(field="name", value="路"))),
        ("a == 1 or b == 2 and c == 3", Or(terms=(A, And(terms=(B, C))))),
        ("(a == 1 or b == 2) and c == 3", And(terms=(Or(terms=(A, B)), C))),
        ("not a == 1 and b == 2", And(terms=(Not(term=A), B))),
        ("not (a == 1 and b == 2)", Not(term=And(terms=(A, B)))),
        ("a == 1 and b == 2 and c == 3", And(terms=(A, B, C))),
        ("nothing == 1", equals("nothing", 1)),
    ],
    ids=[
        "double quotes",
        "single quotes",
        "quotes within quotes, Chinese",
        "Chinese field",
        "truth value",
        "number without spaces",
        "negative number",
        "list with a last comma",
        "not in",
        "text in a list",
        "text not in a text",
        "and binds closer than or",
        "brackets",
        "not binds closest",
        "not before brackets",
        "three in a row",
        "a field that begins like a keyword",
    ],
)
def test_meaning(text, expected):
    assert parse_filter(text).expression == expected


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("", "", "a field, not, or a bracket"),
        ("a", "a", "one of == != < <= > >= in and not in"),
        ('a = "x"', '= "x"', "one of == != < <= > >= in and not in"),
        ("a == road", "road", "a quoted text, a number, true or false"),
        ('a == "road', '"road', 'a closing quote "'),
        ("a == “路”", "“路”", "a field, a comparison, a quoted text, a number or a bracket"),
        ("a == 1 b == 2", "b == 2", "and, or, or the end"),
        ("a == 1 and", "a == 1 and", "a field, not, or a bracket"),
        ("(a == 1", "(a == 1", ")"),
        ("a in []", "]", "a quoted text, a number, true or false"),
        ("a in ['x', 1]", "1]", "a value of the kind of the list's first"),
        ("a in 'x'", "'x'", "["),
        ("1 < a", "1 < a", "a field, not, or a bracket"),
        ("a < b < 3", "b < 3", "a quoted text, a number, true or false"),
        ("'x' == a", "== a", "in"),
        ("__import__('os')", "('os')", "one of == != < <= > >= in and not in"),
        ("a.b == 1", ".b == 1", "a field, a comparison, a quoted text, a number or a bracket"),
        ("a == 12路", "12路", "a field, a comparison, a quoted text, a number or a bracket"),
        ("not " * 40 + "a == 1", ("not " * 9 + "a == 1"), "at most 30 levels"),
    ],
    ids=[
        "empty",
        "field alone",
        "single equals sign",
        "text without quotes",
        "quote not closed",
        "Chinese quotes",
        "and forgotten",
        "nothing after and",
        "bracket not closed",
        "empty list",
        "mixed list",
        "in without a list",
        "value first",
        "chained comparison",
        "text compared with a field",
        "function call",
        "attribute",
        "number with a word",
        "too deep",
    ],
)
def test_what_belonged_there_is_said(text, found, expected):
    with pytest.raises(ConfigError) as caught:
        parse_filter(text)
    (finding,) = caught.value.findings
    assert (finding.found, finding.expected.en) == (found, expected)


def test_the_whole_message():
    with pytest.raises(ConfigError) as caught:
        parse_filter('类别 = "路"')
    assert str(caught.value) == (
        '筛选条件在第 4 个字符处读不通,读到“= "路"”,应为== != < <= > >= in 或 not in。'
        "改法:相等写作 ==。\n"
        'the filter cannot be read at character 4, found "= "路"", expected one of == != < <= > >= '
        "in and not in. Fix: write equality as ==."
    )


@given(st.text(alphabet="ab路\"' =<>!()[],.in1-and ", max_size=40))
def test_any_text_is_read_or_refused(text):
    with suppress(ConfigError):
        parse_filter(text)
