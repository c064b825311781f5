"""Deciding in a browser which row of a register is which site."""

import datetime as dt
from contextlib import closing

import pandas as pd
import pytest

from gongshu_geo.database import Database
from gongshu_geo.errors import Bilingual
from gongshu_geo.identity import read_decisions
from gongshu_geo.project import Project
from gongshu_geo.register import RegisterSource

HEADING = "项目编号,项目名称,建设地点,项目类别,项目状态\n"
JUNE = (
    "K1,善贤公寓,善贤路,安置房,前期\nK2,莫干山路整治、沈半路整治,,道路工程,前期\n"
    "K3,隐秀路小学,隐秀路,学校,在建\n"
)
JULY = (
    "K1,金华路综合供能站,金华路,环境,前期\nP1,莫干山路整治,,道路工程,前期\n"
    "P2,沈半路整治,,道路工程,前期\nK3,<b>启正</b>实验学校,隐秀路,学校,在建\n"
)


@pytest.fixture
def project(tmp_path):
    (tmp_path / "gis" / "registers").mkdir(parents=True)
    return Project.open(tmp_path)


def version(project, month, text, decisions=()):
    path = project.folder / f"进展表-2021年{month}月.csv"
    path.write_text(HEADING + text, encoding="utf-8")
    source = RegisterSource(
        file=path.name, title=Bilingual("表", "table"), as_of=dt.date(2021, month, 28)
    )
    return project.version(path, source=source, decisions=decisions)


@pytest.fixture
def page(project, browser):
    project.enter(version(project, 6, JUNE), who="张三", now=dt.datetime.now(dt.UTC))
    path = project.match_page(version(project, 7, JULY)).save(project.folder / "match.html")
    context = browser.new_context(offline=True, accept_downloads=True)
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text))
    page.on(
        "request",
        lambda request: None if request.url.startswith("file:") else errors.append(request.url),
    )
    page.goto(path.as_uri())
    page.wait_for_function("'ready' in document.documentElement.dataset")
    yield page
    assert errors == []
    context.close()


def test_decisions_made_on_the_page_let_the_register_in(page, project, tmp_path):
    cards = page.locator("[data-match]")
    assert cards.count() == 2
    assert "尚未决定 undecided 2" in page.locator("#told").inner_text()
    cards.nth(0).get_by_text("不是同一项目").click()
    cards.nth(0).locator("[data-why]").fill("=编号另作他用")
    cards.nth(1).get_by_text("由这一项目拆分而来").click()
    page.fill("#who", "李四")
    with page.expect_download() as waiting:
        page.get_by_role("button").click()
    path = tmp_path / "saved.csv"
    waiting.value.save_as(path)
    assert path.read_text(encoding="utf-8-sig").splitlines()[1].endswith("'=编号另作他用")
    answered = version(project, 7, JULY, decisions=read_decisions(path))
    project.enter(answered, who="李四", now=dt.datetime.now(dt.UTC))
    with closing(Database.open(project.store)) as store, store.reading() as reader:
        sites = reader.registers().sites
        assert len(reader.links()) == 2
    assert isinstance(sites, pd.DataFrame)
    assert sorted(sites["site_id"]) == ["K1", "K1~2", "K2", "K3", "P1", "P2"]


def test_names_are_text(page):
    assert page.get_by_text("<b>启正</b>实验学校", exact=True).count() == 1


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_nothing_sticks_out(page, width):
    page.set_viewport_size({"width": width, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.evaluate(
        "[...document.querySelectorAll('button, label')].filter(e => e.offsetHeight < 40).length"
    )
    assert small == 0


def test_nothing_is_saved_without_a_name(page):
    page.locator("[data-match]").nth(0).get_by_text("不是同一项目").click()
    page.get_by_role("button").click()
    assert page.evaluate("document.activeElement.id") == "who"
