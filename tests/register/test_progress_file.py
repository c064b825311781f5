"""gis/progress.csv: reports of progress, and rows that are none."""

import datetime as dt

import pytest

from gongshu_geo.errors import RegisterError
from gongshu_geo.register import read_progress
from gongshu_geo.status import PROGRESS_COLUMNS


def read(folder, text):
    path = folder / "progress.csv"
    path.write_text(text, encoding="utf-8")
    return read_progress(path, {"A", "B"})


def test_per_cent(tmp_path):
    table, findings = read(
        tmp_path,
        "site_id,day,planned_pct,actual_pct,source\nA,2025-10-31,50,35%,月报\nB,2025-10-31,,20,\n",
    )
    assert findings == ()
    assert tuple(table.columns) == PROGRESS_COLUMNS
    first, second = table.to_dict("records")
    assert first == {
        "site_id": "A",
        "day": dt.date(2025, 10, 31),
        "planned_pct": 50.0,
        "actual_pct": 35.0,
        "source": "月报",
    }
    assert second["source"].endswith("/progress.csv 第3行")


def test_money(tmp_path):
    text = 'site_id,day,done_wan,planned_year_wan\nA,2025-12-31,"1,500",2000\n'
    table, findings = read(tmp_path, text)
    assert findings == ()
    assert table[["planned_pct", "actual_pct"]].to_numpy().tolist() == [[100.0, 75.0]]


def test_rows_that_are_none(tmp_path):
    table, findings = read(
        tmp_path,
        "site_id,day,planned_pct,actual_pct\nC,2025-10-31,1,1\nA,10月,1,1\nA,2025-10-31,半,1\n"
        ",,,\nA,2025-10-31,1,1\n",
    )
    assert [(f.code, f.row, f.column) for f in findings] == [
        ("unknown_site", 2, "site_id"),
        ("bad_date", 3, "day"),
        ("bad_number", 4, "planned_pct"),
    ]
    assert len(table) == 1


def test_no_file_holds_no_reports(tmp_path):
    table, findings = read_progress(tmp_path / "progress.csv", set())
    assert (table.empty, findings) == (True, ())


@pytest.mark.parametrize("heading", ["site_id,planned_pct,actual_pct", "site_id,day,done_wan"])
def test_a_column_is_missing(tmp_path, heading):
    with pytest.raises(RegisterError) as caught:
        read(tmp_path, f"{heading}\n")
    assert caught.value.findings[0].code == "missing_column"
