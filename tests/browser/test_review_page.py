"""The review page in a real browser: a decision made there is where the next build puts the site."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from gongshu_geo.cli import main
from gongshu_geo.project import Project

PROJECT = Path(__file__).parents[2]
HOSTILE = "<img src=x onerror=alert(1)>{{ 7*7 }}</script>"
RENAMED, RENAMED_ID = "融创文旅Ins.Park潮流商业街", "GP21-034"
QUARRELS = [
    row.site_id
    for row in Project.open(PROJECT).sites.itertuples()
    if any("登记表坐标与" in problem.zh for problem in row.problems)
]
QUARREL = QUARRELS[0]
"""A site whose stated coordinates and text disagree: it has a pin and a place to choose."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The real project, one name in it hostile, and its review page."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("gis", "layers", "maps"):
        shutil.copytree(PROJECT / name, folder / name)
    (folder / "gis" / "corrections.csv").unlink(missing_ok=True)
    register = folder / "gis" / "registers" / "plan-2021.csv"
    text = register.read_text(encoding="utf-8")
    register.write_text(text.replace(RENAMED, HOSTILE), encoding="utf-8")
    assert main(["review", "--project", str(folder)]) == 0
    return folder


@pytest.fixture
def review(browser: Browser, folder):
    """Open the page; afterwards it has asked nothing of the network and said no error."""
    contexts, requests, errors = [], [], []

    def open_(width=1440, height=900, **more):
        context = browser.new_context(viewport={"width": width, "height": height}, **more)
        context.set_offline(True)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("request", lambda request: requests.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: line.type == "error" and errors.append(line.text))
        page.goto((folder / "out" / "review.html").as_uri())
        page.wait_for_selector("html[data-ready]")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert errors == []
    assert [url for url in requests if not url.startswith(("file:", "data:", "blob:"))] == []


def go(page, site_id):
    page.fill(".gr-side input", site_id)
    page.click(f".gr-row[data-site='{site_id}']")


def sign(page, why="现场核对"):
    page.fill("[name=why]", why)
    page.fill("[name=who]", "王工")
    page.click(".gr-confirm")


def saved(page):
    """Rows of the file that the page hands out."""
    with page.expect_download() as download:
        page.click(".gr-save")
    assert download.value.suggested_filename == "corrections.csv"
    path = download.value.path()
    text = Path(path).read_text(encoding="utf-8-sig")
    return path, list(csv.DictReader(io.StringIO(text, newline="")))


def drag(page, selector, dx, dy):
    box = page.locator(selector).bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + dx, y + dy, steps=6)
    page.mouse.up()


def listed(folder):
    """Ids that a project's page has a decision asked for."""
    html = (folder / "out" / "review.html").read_text(encoding="utf-8")
    return set(re.findall(r'"id":"([^"]+)","row"', html))


def click_map(page, *points):
    box = page.locator(".folium-map").bounding_box()
    for x, y in points:
        page.mouse.click(box["x"] + x, box["y"] + y)
        page.wait_for_timeout(300)  # two clicks, not a double one


def test_a_dragged_pin_is_where_the_next_build_puts_the_site(review, folder, tmp_path):
    page = review()
    go(page, QUARREL)
    before = Project.open(folder).sites.set_index("site_id").loc[QUARREL]
    drag(page, ".gr-pin", 120, -60)
    page.click("[data-within='20']")
    sign(page)
    path, (row,) = saved(page)
    assert (row["id"], row["kind"], row["accuracy_m"], row["who"]) == (
        QUARREL,
        "point",
        "20",
        "王工",
    )
    assert row["text"] == before["location_text"]
    copy = tmp_path / "project"
    shutil.copytree(folder, copy)
    assert main(["review", "--project", str(copy), "--import", str(path)]) == 0
    after = Project.open(copy).sites.set_index("site_id").loc[QUARREL]
    lon, lat = json.loads(row["geometry"])["coordinates"]
    assert (after.geometry.x, after.geometry.y) == (lon, lat)
    assert (after["method"], after["accuracy_m"]) == ("corrected", 20)
    assert lon > before.geometry.x
    assert lat > before.geometry.y
    assert main(["review", "--project", str(copy)]) == 0
    assert QUARREL in listed(folder)
    assert QUARREL not in listed(copy)


def test_a_polygon_is_drawn_mended_and_saved(review):
    page = review()
    page.click("[data-reason=unlocated]")
    page.locator(".gr-row").first.click()
    page.click("[data-kind=polygon]")
    click_map(page, (300, 300), (420, 310), (430, 420), (310, 430), (200, 200))
    assert page.locator(".gr-vertex").count() == 5
    page.keyboard.press("Control+z")
    assert page.locator(".gr-vertex").count() == 4
    page.click("[data-tool=finish]")
    page.locator(".gr-between").first.click()
    assert page.locator(".gr-vertex").count() == 5
    drag(page, ".gr-vertex >> nth=1", 0, -80)
    page.locator(".gr-vertex").nth(4).press("Delete")
    page.click("[data-within='50']")
    sign(page)
    _, (row,) = saved(page)
    geometry = json.loads(row["geometry"])
    assert (row["kind"], geometry["type"]) == ("polygon", "Polygon")
    (ring,) = geometry["coordinates"]
    assert len(ring) == 5
    assert ring[0] == ring[-1]
    assert all(round(value, 6) == value for point in ring for value in point)


def test_an_outline_that_crosses_itself_is_refused(review):
    page = review()
    page.click("[data-kind=polygon]")
    click_map(page, (300, 300), (420, 420), (420, 300), (300, 420))
    page.keyboard.press("Enter")
    page.click("[data-within='50']")
    sign(page)
    assert "自相交" in page.inner_text(".gr-problem")
    assert page.inner_text(".gr-progress-words").startswith("已定 0")


def test_a_line_ends_with_a_double_click(review):
    page = review()
    page.click("[data-kind=line]")
    click_map(page, (300, 300), (420, 310))
    box = page.locator(".folium-map").bounding_box()
    page.mouse.dblclick(box["x"] + 500, box["y"] + 400)
    assert page.locator("[data-tool=finish]").count() == 0
    assert page.locator(".gr-vertex").count() == 3


def test_without_a_pointer(review):
    page = review()
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.locator("[data-kind=point]").press("Enter")
    page.locator("[data-tool=atCentre]").press("Enter")
    at = page.inner_text(".gr-at")
    page.locator(".gr-pin").press("ArrowRight")
    assert page.inner_text(".gr-at") != at
    page.locator(".gr-pin").press("Control+Enter")
    assert page.inner_text(".gr-problem") == "请选误差范围"
    page.fill(".gr-metres", "75")
    page.locator(".gr-metres").press("Tab")
    page.fill("[name=who]", "李工")
    page.locator("[name=who]").press("Control+Enter")
    _, (row,) = saved(page)
    assert (row["kind"], row["accuracy_m"], row["who"]) == ("point", "75", "李工")


def test_what_is_accepted_or_has_no_place(review):
    page = review()
    go(page, QUARREL)
    page.click("[data-kind=accept]")
    sign(page)
    page.fill(".gr-side input", "")
    page.click("[data-reason=unlocated]")
    page.locator(".gr-row").first.click()
    page.click("[data-kind=none]")
    sign(page, why="")
    assert page.inner_text(".gr-problem") == "请写明为何无法定位"
    sign(page, why="=1+1")
    _, (accepted, none) = saved(page)
    assert (accepted["kind"], json.loads(accepted["geometry"])["type"]) == ("accept", "Point")
    assert (none["kind"], none["geometry"], none["accuracy_m"]) == ("none", "", "")
    assert none["why"] == "'=1+1"
    assert page.inner_text(".gr-progress-words").startswith("已定 2 / ")


def test_a_candidate_is_taken_and_a_decision_withdrawn(review):
    page = review()
    go(page, QUARREL)
    page.locator(".gr-candidate-pin").first.click()
    assert page.locator("[data-kind][aria-pressed=true]").count() == 1
    sign(page)
    assert page.inner_text(".gr-progress-words").startswith("已定 1 / ")
    page.locator(f".gr-row[data-site='{QUARREL}']").click()
    page.click(".gr-withdraw")
    assert page.inner_text(".gr-progress-words").startswith("已定 0 / ")


def test_a_hostile_name_is_text(review):
    page = review()
    go(page, RENAMED_ID)
    assert page.inner_text(".gr-drawer h2") == HOSTILE
    assert page.inner_text(".gr-text p") == HOSTILE
    assert page.locator("#gg-panels img").count() == 0


def test_every_site_can_be_looked_at(review):
    page = review()
    count = int(_listed(page))
    for _ in range(count - 1):
        page.keyboard.press("j")
    last = page.locator(".gr-row").last
    assert last.get_attribute("aria-current") == "true"
    assert page.locator("img").count() == 0


def test_in_english(review):
    page = review()
    go(page, QUARREL)
    page.click(".gg-language")
    assert page.inner_text(".gr-progress-words") == f"0 of {_listed(page)} decided"
    assert "coordinates lie" in page.inner_text(".gr-why")
    assert page.get_attribute("html", "lang") == "en"


def _listed(page):
    return page.inner_text("[data-reason=all] .gr-count")


def test_in_the_dark(review):
    page = review(color_scheme="dark")
    ground = """() => {
        const canvas = document.querySelector(".leaflet-ground-pane canvas");
        return Math.max(...canvas.getContext("2d").getImageData(20, 20, 1, 1).data.slice(0, 3));
    }"""
    assert page.evaluate(ground) < 128


def test_on_a_phone(review):
    page = review(390, 844, has_touch=True)
    assert not page.locator(".gr-side").is_visible()
    page.tap(".gr-open-list")
    page.fill(".gr-side input", QUARREL)
    page.tap(f".gr-row[data-site='{QUARREL}']")
    assert not page.locator(".gr-side").is_visible()
    drag(page, ".gr-pin", 40, -30)
    page.tap("[data-within='100']")
    sign(page)
    assert page.inner_text(".gr-progress-words").startswith("已定 1 / ")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
