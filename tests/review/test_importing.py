"""The file that the page saved, taken over into gis/corrections.csv."""

import pytest
from review_builders import NOWHERE, OTHER_POINT, PLACED, make_project, row, site, table

from gongshu_geo.cli import main
from gongshu_geo.project import Project

FORMULA = "=HYPERLINK(1)"


@pytest.fixture
def take_in(tmp_path, gis):
    """Import ``text`` into a project; gives the exit status."""
    make_project(tmp_path, gis, {"A1": NOWHERE, "A2": PLACED, "A3": FORMULA})

    def take_in(text):
        file = tmp_path / "downloaded.csv"
        file.write_text(text, encoding="utf-8-sig")
        return main(["review", "--project", str(tmp_path), "--import", str(file)])

    return take_in


@pytest.fixture
def kept(tmp_path):
    return tmp_path / "gis" / "corrections.csv"


def test_round_trip(take_in, kept, tmp_path):
    assert take_in(table(row())) == 0
    assert kept.read_text(encoding="utf-8") == table(row())
    assert site(Project.open(tmp_path))["method"] == "corrected"


def test_earlier_rows_stay(take_in, kept, tmp_path):
    take_in(table(row()))
    before = kept.read_bytes()
    take_in(table(row(geometry=OTHER_POINT, when="2026-08-01T00:00:00+08:00")))
    assert kept.read_bytes().startswith(before)
    assert site(Project.open(tmp_path)).geometry.x == 120.16


def test_the_same_file_twice_adds_nothing(take_in, kept, capsys):
    take_in(table(row(), row()))
    before = kept.read_bytes()
    assert take_in(table(row())) == 0
    assert kept.read_bytes() == before
    assert "已追加 0 条" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        pytest.param(row(site="B9"), "登记表中没有这个项目编号", id="unknown site"),
        pytest.param(row(accuracy="-1"), "精度不是正数", id="negative accuracy"),
        pytest.param(row(kind="circle"), "不认识的更正种类", id="unknown kind"),
    ],
)
def test_one_bad_row_and_nothing_is_written(take_in, kept, capsys, bad, message):
    assert take_in(table(row(), bad)) == 2
    assert not kept.exists()
    told = capsys.readouterr().err
    assert message in told
    assert "第 3 行" in told


def test_no_such_file(tmp_path, gis, capsys):
    make_project(tmp_path, gis, {"A1": NOWHERE})
    assert main(["review", "--project", str(tmp_path), "--import", str(tmp_path / "no.csv")]) == 2
    assert "no.csv" in capsys.readouterr().err


def test_an_answer_to_old_words_is_kept_and_told(take_in, kept, capsys):
    assert take_in(table(row(text="乌有乡旧址"))) == 0
    assert "位置文字已改" in capsys.readouterr().err
    assert kept.exists()


def test_formulas_are_made_harmless_and_still_answer(take_in, kept, tmp_path):
    assert take_in(table(row(site="A3", text=FORMULA, who="=1+1", why="@甲"))) == 0
    line = kept.read_text(encoding="utf-8").splitlines()[1]
    assert line.startswith(f"A3,'{FORMULA},")
    assert ",'=1+1," in line
    assert ",'@甲," in line
    found = site(Project.open(tmp_path), "A3")
    assert found["method"] == "corrected"
    assert found["evidence"][0].zh == "人工核定:=1+1,2026-07-01,@甲"


def test_a_file_that_a_spreadsheet_saved_can_be_added_to(take_in, kept, tmp_path):
    columns = ("kind", "备注", "id", "text", "geometry", "accuracy_m", "who", "when", "why")
    kept.write_bytes(table(row(when="2026/7/1 9:30"), columns=columns).encode("gb18030"))
    assert take_in(table(row(site="A2", text=PLACED))) == 0
    sites = Project.open(tmp_path).sites.set_index("site_id")
    assert set(sites.loc[["A1", "A2"], "method"]) == {"corrected"}


def test_a_file_of_something_else_is_not_added_to(take_in, kept, capsys):
    kept.write_text("甲,乙\n1,2\n", encoding="utf-8")
    assert take_in(table(row())) == 2
    assert kept.read_text(encoding="utf-8") == "甲,乙\n1,2\n"
    assert "缺少列" in capsys.readouterr().err


def test_the_page_is_written(tmp_path, gis, capsys):
    make_project(tmp_path, gis, {"A1": NOWHERE})
    assert main(["review", "--project", str(tmp_path), "--output", str(tmp_path / "o")]) == 0
    assert (tmp_path / "o" / "review.html").stat().st_size > 100_000
    assert not (tmp_path / "gis" / "corrections.csv").exists()
    assert "review.html" in capsys.readouterr().out
