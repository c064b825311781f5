"""Mapping files: what was understood once is pinned, and held against the next file."""

import pytest
from understand_grids import TABLES, drawn, fields, read, values

from gongshu_geo.errors import ConfigError, RegisterError
from gongshu_geo.register.understand import read_mapping, write_mapping

FORM = """
2021年计划表
项目名称|投资情况||开竣工|地点1|地点2
|总投资(万元)|年度计划投资(万元)|起止年限||
甲|5|1|2021-2023|某路|某街
"""
MERGED = ((1, 2, 0, 0), (1, 1, 1, 2), (1, 2, 4, 4), (1, 2, 5, 5))


@pytest.fixture
def mapping(tmp_path):
    """A mapping file's text, read."""

    def made(text):
        path = tmp_path / "m.toml"
        path.write_text(text, encoding="utf-8")
        return read_mapping(path, TABLES.headings)

    return made


def test_what_was_understood_is_understood_again_from_its_mapping(tmp_path):
    grid = drawn(FORM, merged=MERGED, sheet="甲表")
    first = read(grid)
    write_mapping(tmp_path / "m.toml", first)
    again = read(grid, mapping=read_mapping(tmp_path / "m.toml", TABLES.headings))
    assert fields(again) == fields(first)
    assert again.heading_rows == first.heading_rows
    assert again.table.astype(str).equals(first.table.astype(str))


def test_a_mapping_wins_over_what_headings_say(mapping):
    pinned = mapping(
        'heading_rows = [1]\n[columns]\nname = "地块"\ninvestment_total_wan = "数"\n'
        'location = "甲 + 乙"\n[units]\ninvestment_total_wan = "亿元"\n'
    )
    understood = read("地块|项目名称|数|甲|乙\n一号|别名|2|某路|某街", mapping=pinned)
    assert values(understood, "name", "investment_total_wan", "location") == [
        ["一号", 20000.0, "某路;某街"]
    ]
    assert [column.heading for column in understood.unread] == ["项目名称"]


MISTAKES = {
    "no such field": ('[columns]\nnamme = "名"\n', ("columns.namme", "名")),
    "no such key": ('shet = "甲"\n[columns]\nname = "名"\n', ("shet", "shet")),
    "no row": ('heading_rows = [0]\n[columns]\nname = "名"\n', ("heading_rows[0]", "0")),
    "no unit": ('[columns]\nname = "名"\n[units]\narea_m2 = "万元"\n', ("units.area_m2", "万元")),
    "no columns": ('sheet = "甲"\n', ("columns", None)),
}


@pytest.mark.parametrize(("text", "found"), MISTAKES.values(), ids=list(MISTAKES))
def test_mistakes_in_a_mapping_are_told_by_key(mapping, text, found):
    with pytest.raises(ConfigError) as caught:
        mapping(text)
    assert [(finding.key, finding.found) for finding in caught.value.findings] == [found]


MISFITS = {
    "another heading": ('[columns]\nname = "项目名"\n', ("mapping_heading", "columns.name", "项目名")),
    "a row below the sheet": ('heading_rows = [9]\n[columns]\nname = "项目名称"\n',
                              ("mapping_row", "heading_rows", "9")),
    "another sheet": ('sheet = "乙"\n[columns]\nname = "项目名称"\n', ("no_such_sheet", None, "乙")),
}  # fmt: skip


@pytest.mark.parametrize(("text", "found"), MISFITS.values(), ids=list(MISFITS))
def test_a_mapping_that_does_not_fit_the_file_is_told(mapping, text, found):
    with pytest.raises(RegisterError) as caught:
        read(drawn("项目名称|建设地点\n甲|某路", sheet="甲"), mapping=mapping(text))
    assert [(each.code, each.key, each.found) for each in caught.value.findings] == [found]
    if found[0] == "mapping_heading":
        assert "是否指“项目名称”" in caught.value.findings[0].remedy.zh
