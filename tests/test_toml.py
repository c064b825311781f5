"""Typed TOML readers: right values come out, wrong ones are all named at once."""

import datetime as dt
from dataclasses import dataclass

import pytest

from gongshu_geo._toml import Table, parse_toml, read_toml
from gongshu_geo.errors import Bilingual, ConfigError, Finding, StoreError


@dataclass(frozen=True)
class Sheet:
    title: Bilingual
    colour: str
    width: float
    order: int
    kind: str
    words: tuple[str, ...]
    extent: tuple[float, ...]
    visible: bool
    day: dt.date
    parts: tuple[str, ...]
    styles: tuple[str, ...]


def sheet(table: Table) -> Sheet:
    return Sheet(
        title=table.bilingual("title"),
        colour=table.colour("colour"),
        width=table.number("width", default=1.5, least=0),
        order=table.integer("order", default=0),
        kind=table.text("kind", choices=("point", "line", "area")),
        words=table.texts("words", default=()),
        extent=table.numbers("extent", default=(0, 0, 1, 1), length=4),
        visible=table.flag("visible", default=True),
        day=table.day("day", default=dt.date(2021, 12, 31)),
        parts=tuple(part.text("name") for part in table.tables("part", required=False)),
        styles=tuple(
            f"{name}:{style.colour('colour')}"
            for name, style in table.table("styles", required=False).named_tables()
        ),
    )


GOOD = """
title_zh = "绿道"
title_en = "Greenways"
colour = "#0072B2"
kind = "line"
"""


def test_values_come_out_typed():
    text = GOOD + (
        'width = 2\norder = 3\nwords = ["一", "二"]\nextent = [1, 2, 3.5, 4]\nvisible = false\n'
        "day = 2025-07-31\n"
        '[[part]]\nname = "a"\n[[part]]\nname = "b"\n[styles."莫干山路"]\ncolour = "#abcdef"\n'
    )
    assert parse_toml(text, sheet, name="s.toml") == Sheet(
        title=Bilingual("绿道", "Greenways"),
        colour="#0072B2",
        width=2.0,
        order=3,
        kind="line",
        words=("一", "二"),
        extent=(1.0, 2.0, 3.5, 4.0),
        visible=False,
        day=dt.date(2025, 7, 31),
        parts=("a", "b"),
        styles=("莫干山路:#abcdef",),
    )


def test_defaults_stand_where_keys_are_missing():
    read = parse_toml(GOOD, sheet, name="s.toml")
    assert (read.width, read.words, read.visible, read.parts, read.styles) == (
        1.5,
        (),
        True,
        (),
        (),
    )


MISTAKES = {
    "missing key": ("", 'title_zh = "绿道"\n', ("missing_key", "title_zh", None)),
    "empty text": ('title_zh = ""', 'title_zh = "绿道"', ("wrong_value", "title_zh", "")),
    "text where number belongs": ('width = "2"', "", ("wrong_value", "width", "2")),
    "true is no number": ("order = true", "", ("wrong_value", "order", "true")),
    "number below the least": ("width = -1", "", ("wrong_value", "width", "-1")),
    "no such choice": ('kind = "lines"', 'kind = "line"', ("wrong_value", "kind", "lines")),
    "colour by name": ('colour = "red"', 'colour = "#0072B2"', ("wrong_value", "colour", "red")),
    "item of a list": ('words = ["一", 2]', "", ("wrong_value", "words[1]", "2")),
    "too few numbers": ("extent = [1, 2]", "", ("wrong_value", "extent", "[1, 2]")),
    "quoted date": ('day = "2021-12-31"', "", ("wrong_value", "day", "2021-12-31")),
    "moment for a day": (
        "day = 2021-12-31T08:00:00",
        "",
        ("wrong_value", "day", "2021-12-31 08:00:00"),
    ),
    "unknown key": ("widht = 2", "", ("unknown_key", "widht", "widht")),
    "key in an array": (
        '[[part]]\nname = "a"\n[[part]]\n',
        "",
        ("missing_key", "part[1].name", None),
    ),
    "key in a named table": (
        '[styles."莫干山路"]\ncolour = 1',
        "",
        ("wrong_value", 'styles."莫干山路".colour', "1"),
    ),
    "text where table belongs": ('styles = "x"', "", ("wrong_value", "styles", "x")),
}


@pytest.mark.parametrize(("added", "replaced", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named_by_key_path(added, replaced, expected):
    text = GOOD.replace(replaced, added) if replaced else GOOD + added
    with pytest.raises(ConfigError) as caught:
        parse_toml(text, sheet, name="s.toml")
    assert [(f.code, f.key, f.found) for f in caught.value.findings] == [expected]
    assert caught.value.findings[0].file == "s.toml"


def test_all_mistakes_of_a_file_come_at_once():
    text = 'title_zh = "绿道"\ncolour = "blue"\nkind = "lines"\nwidht = 2\n[[part]]\nnam = "a"\n'
    with pytest.raises(ConfigError) as caught:
        parse_toml(text, sheet, name="s.toml")
    assert [(f.code, f.key) for f in caught.value.findings] == [
        ("missing_key", "title_en"),
        ("wrong_value", "colour"),
        ("wrong_value", "kind"),
        ("missing_key", "part[0].name"),
        ("unknown_key", "widht"),
        ("unknown_key", "part[0].nam"),
    ]


def test_unknown_key_message_is_whole():
    with pytest.raises(ConfigError) as caught:
        parse_toml("width = 1\nwidht = 2\n", lambda table: table.number("width"), name="s.toml")
    assert str(caught.value) == (
        "s.toml 键 widht:没有这个键,读到“widht”,应为width。改法:是否指“width”。\n"
        's.toml, key widht: there is no such key, found "widht", expected width. '
        'Fix: did you mean "width".'
    )


def test_wrong_choice_message_is_whole():
    with pytest.raises(ConfigError) as caught:
        parse_toml(
            'kind = "lines"',
            lambda table: table.text("kind", choices=("point", "line")),
            name="s.toml",
        )
    assert str(caught.value) == (
        "s.toml 键 kind:取值不对,读到“lines”,应为下列之一:point、line。改法:是否指“line”。\n"
        's.toml, key kind: the value is not allowed, found "lines", expected one of point, line. '
        'Fix: did you mean "line".'
    )


def test_broken_toml_names_the_line():
    with pytest.raises(ConfigError) as caught:
        parse_toml("a = 1\nb c\n", sheet, name="s.toml")
    (finding,) = caught.value.findings
    assert (finding.code, finding.file) == ("not_toml", "s.toml")
    assert "line 2" in finding.found


def test_mistakes_the_caller_finds_join_the_others():
    def parse(table: Table) -> int:
        order = table.integer("order", default=0)
        table.text("kind")
        raise ConfigError(Finding(code="own", what=Bilingual("不对", "wrong"), file="s.toml"))
        return order

    with pytest.raises(ConfigError) as caught:
        parse_toml("later = 1", parse, name="s.toml")
    assert [f.code for f in caught.value.findings] == ["missing_key", "own"]


def test_a_file_is_read_and_named(tmp_path):
    path = tmp_path / "s.toml"
    path.write_text("x = 1\n", encoding="utf-8")
    assert read_toml(path, lambda table: table.integer("x")) == 1
    with pytest.raises(ConfigError, match=r"^layers/s\.toml"):
        read_toml(path, lambda table: table.text("x"), name="layers/s.toml")


def test_a_missing_file_is_a_store_error(tmp_path):
    with pytest.raises(StoreError):
        read_toml(tmp_path / "none.toml", sheet)


def test_free_names_keep_the_order_of_the_file():
    text = "[b]\nx = 1\n[a]\nx = 2\n"
    read = parse_toml(
        text,
        lambda top: [(name, table.integer("x")) for name, table in top.named_tables()],
        name="",
    )
    assert read == [("b", 1), ("a", 2)]
