"""events.csv: joined with the registers' own milestones, bad rows told."""

import pytest

from gongshu_geo.errors import RegisterError
from gongshu_geo.register import read_registers
from gongshu_geo.status import load_categories, load_statuses

HEAD = "site_id,site_name,date,precision,status,kind,source\n"


@pytest.fixture
def read(tmp_path):
    folder = tmp_path / "gis" / "registers"
    folder.mkdir(parents=True)
    (folder / "a.csv").write_text(
        "项目编号,项目名称,别名,建设地点,实际投用时间\nA1,甲,大悦城,某路,2021-07-08\nA2,乙,,某路,\n",
        encoding="utf-8",
    )

    def read(text):
        path = folder.parent / "events.csv"
        path.write_text(text, encoding="utf-8")
        return read_registers(
            folder, statuses=load_statuses(), categories=load_categories(), events=path
        )

    return read


def test_events_join_those_of_the_registers(read):
    registers = read(HEAD + "A2,乙,2025-07-31,year,开工,实际,新闻\n")
    assert registers.findings == ()
    own, told = registers.events.itertuples()
    assert (own.site_id, own.source) == ("A1", "a.csv 第2行 实际投用时间")
    assert (told.site_id, told.status, told.planned, str(told.start), str(told.end)) == (
        "A2",
        "started",
        False,
        "2025-01-01",
        "2025-07-31",
    )
    assert (told.source, told.file, told.row, told.precision) == ("新闻", "events.csv", 2, "year")


def test_the_same_fact_is_one_event_with_both_sources(read):
    registers = read(HEAD + "A1,甲,2021-07-08,day,投用,实际,新闻\n")
    assert list(registers.events["source"]) == ["a.csv 第2行 实际投用时间; 新闻"]


WRONG = {
    "unknown site": ("A9,甲,2021-07-08,day,投用,实际,x", "unknown_site", "site_id", "A9"),
    "bad date": ("A2,乙,2021-13-08,day,投用,实际,x", "bad_date", "date", "2021-13-08"),
    "bad precision": ("A2,乙,2021-07-08,week,投用,实际,x", "bad_precision", "precision", "week"),
    "unknown status": ("A2,乙,2021-07-08,day,投了,实际,x", "unknown_status", "status", "投了"),
    "bad kind": ("A2,乙,2021-07-08,day,投用,也许,x", "bad_kind", "kind", "也许"),
    "cells beyond the headings": (
        "A2,乙,2021-07-08,day,投用,实际,x,y",
        "too_many_cells",
        None,
        "y",
    ),
}


@pytest.mark.parametrize(("row", "code", "column", "found"), WRONG.values(), ids=WRONG)
def test_rows_that_cannot_be_used_are_told_and_left_out(read, row, code, column, found):
    registers = read(f"{HEAD}{row}\nA2,乙,2020-01-01,day,开工,计划,x\n")
    (finding,) = registers.findings
    assert (finding.code, finding.file, finding.row, finding.column, finding.found) == (
        code,
        "gis/events.csv",
        2,
        column,
        found,
    )
    assert list(registers.events["site_id"]) == ["A1", "A2"]


def test_a_name_that_is_another_sites_is_told_and_the_event_used(read):
    registers = read(HEAD + "A2,甲,2021-07-08,day,投用,实际,x\n")
    assert [finding.code for finding in registers.findings] == ["name_disagrees"]
    assert len(registers.events) == 2


def test_an_alias_is_the_sites_name_as_well(read):
    assert read(HEAD + "A1,大悦城,2020-01-01,day,开工,实际,x\n").findings == ()


def test_an_unknown_site_is_found_by_its_name(read):
    (finding,) = read(HEAD + "B7,乙,2021-07-08,day,投用,实际,x\n").findings
    assert finding.remedy.zh == "是否指“A2”?本行未读入"


def test_a_missing_column_stops_the_run(read):
    with pytest.raises(RegisterError) as caught:
        read("site_id,site_name,dat,precision,status,kind,source\nA1,甲,2021,day,投用,实际,x\n")
    (finding,) = caught.value.findings
    assert (finding.code, finding.column, finding.remedy.zh) == (
        "missing_column",
        "date",
        "“dat”是否就是它",
    )
