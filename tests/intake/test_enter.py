"""Three months of one register, entered one after the other."""

import datetime as dt
from contextlib import closing

import pytest
import xlsxwriter

from gongshu_geo.database import Database
from gongshu_geo.errors import Bilingual, RegisterError
from gongshu_geo.identity import Kind, read_decisions
from gongshu_geo.intake import UndecidedError
from gongshu_geo.project import Project
from gongshu_geo.register import RegisterSource

NOW = dt.datetime(2021, 12, 1, tzinfo=dt.UTC)
HEADING = "项目编号,项目名称,建设地点,项目类别,项目状态,计划竣工时间\n"
MONTHS = {
    "2021-06-30": "K1,康桥路整治,康桥路,道路工程,在建,2021年9月\n"
    "K2,善贤公寓,善贤路,安置房,前期,2022年底\n"
    "K3,运河湾公园,运河新城,公园绿地,在建,2021年底\n",
    "2021-07-31": "K1,康桥路综合整治工程,康桥路,道路工程,在建,2021年12月\n"
    "K2,善贤公寓,善贤路,安置房,开工,2022年底\n"
    "K4,隐秀路小学,隐秀路,学校,前期,2023年\n",
    "2021-08-31": "K1,康桥路综合整治工程,康桥路,道路工程,竣工,2021年12月\n"
    "K2,善贤公寓,善贤路,安置房,在建,2023年6月\n"
    "K4,隐秀路小学,隐秀路,学校,开工,2023年\n",
}


@pytest.fixture
def project(tmp_path):
    (tmp_path / "gis" / "registers").mkdir(parents=True)
    return Project.open(tmp_path)


def version(project, day, text, name="进展表", decisions=()):
    path = project.folder / f"{name}-{day}.csv"
    path.write_text(HEADING + text, encoding="utf-8")
    source = RegisterSource(
        file=path.name,
        title=Bilingual(name, name),
        as_of=dt.date.fromisoformat(day),
        year=2021,
    )
    return project.version(path, source=source, decisions=decisions)


def enter(project, day, text, **fields):
    return project.enter(version(project, day, text, **fields), who="张三", now=NOW)


def fresh(project):
    return Project.open(project.folder)


def test_three_months_are_one_history(project):
    intakes = [enter(project, day, text) for day, text in MONTHS.items()]
    assert [len(one.plan.of_kind(Kind.NEW)) for one in intakes] == [3, 1, 0]
    assert [one.site_ids for one in intakes[1].plan.of_kind(Kind.DROPPED)] == [("K3",)]
    registers = fresh(project).registers
    assert sorted(registers.sites["site_id"]) == ["K1", "K2", "K3", "K4"]
    assert registers.sites.set_index("site_id")["name"]["K1"] == "康桥路综合整治工程"
    facts = registers.events.query("not planned and site_id == 'K1'")
    assert list(facts["status"]) == ["building", "building", "completed"]
    plans = registers.events.query("planned and site_id == 'K1' and status == 'completed'")
    assert sorted(plans["told"].map(str)) == list(MONTHS)


def test_what_was_known_by_a_day(project):
    for day, text in MONTHS.items():
        enter(project, day, text)
    earlier = Project.open(project.folder, known_by=dt.date(2021, 7, 15)).registers
    assert sorted(earlier.sites["site_id"]) == ["K1", "K2", "K3"]
    assert earlier.sites.set_index("site_id")["name"]["K1"] == "康桥路整治"


def test_the_same_file_is_entered_once(project):
    enter(project, "2021-06-30", MONTHS["2021-06-30"])
    with pytest.raises(RegisterError, match="由 张三 入库,未重复写入"):
        enter(project, "2021-06-30", MONTHS["2021-06-30"])


DOUBTFUL = MONTHS["2021-07-31"].replace("K2,善贤公寓", "K2,隐秀中学").replace("善贤路", "金华路")


def test_a_doubt_stops_everything(project):
    enter(project, "2021-06-30", MONTHS["2021-06-30"])
    before = project.store.read_bytes()
    with pytest.raises(UndecidedError) as told:
        enter(project, "2021-07-31", DOUBTFUL)
    assert [match.rows for match in told.value.intake.plan.open] == [(3,)]
    assert project.store.read_bytes() == before


def test_a_doubt_at_the_first_entry_leaves_no_store(tmp_path):
    folder = tmp_path / "gis" / "registers"
    folder.mkdir(parents=True)
    (folder / "进展表-2021-06-30.csv").write_text(HEADING + MONTHS["2021-06-30"], encoding="utf-8")
    project = Project.open(tmp_path)
    with pytest.raises(UndecidedError):
        enter(project, "2021-07-31", DOUBTFUL)
    assert [path.name for path in tmp_path.iterdir() if "store" in path.name] == []


def test_a_decision_lets_it_in(project, tmp_path):
    enter(project, "2021-06-30", MONTHS["2021-06-30"])
    path = tmp_path / "decisions.csv"
    lines = ["行,项目,决定,谁,何时,理由", "3,,新增,李四,,编号另作他用", ",K2,不再列出,李四,,"]
    path.write_text("\n".join(lines), encoding="utf-8")
    enter(project, "2021-07-31", DOUBTFUL, decisions=read_decisions(path))
    sites = fresh(project).registers.sites.set_index("site_id")["name"]
    assert sites["K2"] == "善贤公寓"
    assert sites["K2~2"] == "隐秀中学"


def test_a_bundle_taken_apart_is_linked(project, tmp_path):
    enter(project, "2021-06-30", "B1,莫干山路整治、沈半路整治,,道路工程,前期,\n")
    parts = "B2,莫干山路整治,,道路工程,前期,\nB3,沈半路整治,,道路工程,前期,\n"
    with pytest.raises(UndecidedError):
        enter(project, "2021-07-31", parts)
    path = tmp_path / "decisions.csv"
    path.write_text("行,项目,决定,谁,何时,理由\n2;3,B1,拆分,李四,,\n", encoding="utf-8")
    enter(project, "2021-07-31", parts, decisions=read_decisions(path))
    with closing(Database.open(project.store)) as store, store.reading() as reader:
        links = [(link.site_id, link.other_id, link.kind) for link in reader.links()]
    assert links == [("B1", "B2", "split_into"), ("B1", "B3", "split_into")]


def test_a_site_of_another_register_is_not_made_twice(project):
    enter(project, "2021-06-30", MONTHS["2021-06-30"])
    enter(project, "2021-06-30", "X9,康桥路整治,康桥路,道路工程,在建,\n", name="市级表")
    sites = fresh(project).registers.sites
    assert len(sites) == 3
    assert sorted(sites["site_id"]) == ["K1", "K2", "K3"]


def test_a_file_that_was_changed_or_never_entered_is_told(project):
    folder = project.folder / "gis" / "registers"
    path = folder / "进展表.csv"
    path.write_text(HEADING + MONTHS["2021-06-30"], encoding="utf-8")
    enter(project, "2021-07-31", MONTHS["2021-07-31"])
    assert fresh(project).registers.findings == ()
    path.write_text(HEADING + MONTHS["2021-08-31"], encoding="utf-8")
    (folder / "新表.csv").write_text(HEADING, encoding="utf-8")
    told = fresh(project).registers.findings
    assert [(finding.code, finding.file) for finding in told] == [
        ("register_not_entered", "gis/registers/新表.csv"),
        ("register_not_entered", "gis/registers/进展表.csv"),
    ]


def test_a_store_begins_with_registers_of_any_form(project):
    path = project.folder / "gis" / "registers" / "进展表.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        for at, line in enumerate((HEADING + MONTHS["2021-06-30"]).splitlines()):
            sheet.write_row(at, 0, line.split(","))
    assert project.make_store(who="张三", now=NOW)
    assert sorted(fresh(project).registers.sites["site_id"]) == ["K1", "K2", "K3"]


def test_the_seed_gives_the_same_sites_as_the_files(tmp_path):
    import gongshu_geo as gg  # noqa: PLC0415

    files = gg.open()
    seeded = Project.open(files.folder, store=str(tmp_path / "store.gpkg"))
    row = "K4,隐秀路第九小学,隐秀路,学校,前期,2023年\n"
    other = version(own_project(tmp_path), "2021-07-31", row)
    seeded.enter(other, who="张三", now=NOW)
    back = Project.open(files.folder, store=str(tmp_path / "store.gpkg")).registers
    ours = back.sites[back.sites["register"].isin(files.registers.sites["register"])]
    assert list(ours["site_id"]) == list(files.registers.sites["site_id"])
    assert back.findings == files.registers.findings


def own_project(folder):
    """A project of its own in a folder."""
    (folder / "other" / "gis" / "registers").mkdir(parents=True)
    return Project.open(folder / "other")


WITHOUT_CODES = "项目名称,建设地点,项目状态\n"


def test_registers_without_codes_are_one_history(project):
    names = ("康桥路整治,康桥路,在建\n", "康桥路整治,康桥路,竣工\n善贤公寓,善贤路,前期\n")
    for month, text in zip((6, 7), names, strict=True):
        path = project.folder / f"无编号表-2021年{month}月.csv"
        path.write_text(WITHOUT_CODES + text, encoding="utf-8")
        source = RegisterSource(
            file=path.name, title=Bilingual("表", "table"), as_of=dt.date(2021, month, 28)
        )
        intake = project.enter(project.version(path, source=source), who="张三", now=NOW)
    assert [match.kind for match in intake.plan.matches] == [Kind.SAME, Kind.NEW]
    assert not any("编号" in reason.zh for match in intake.plan.matches for reason in match.reasons)
    facts = fresh(project).registers.events.query("not planned")
    assert sorted(facts["status"]) == ["building", "completed", "preparation"]


def test_a_missing_file_is_told(project):
    source = RegisterSource(file="none.csv", title=Bilingual("无", "none"))
    with pytest.raises(RegisterError, match="无法读取"):
        project.version(project.folder / "none.csv", source=source)
