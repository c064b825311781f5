"""Layers that are not sites, and the ground that layers switch."""

from __future__ import annotations

import pytest
from sample import sample_data

UNIT = "#view=14.5,30.34,120.1425"


def colours(page, pane):
    """Colours of the pixels of a canvas, as r,g,b."""
    return page.evaluate(
        """(pane) => {
            const canvas = document.querySelector(`.leaflet-${pane}-pane canvas`);
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            const seen = new Set();
            for (let at = 0; at < data.length; at += 4) {
                if (data[at + 3] === 255) seen.add(data.slice(at, at + 3).join());
            }
            return [...seen];
        }""",
        pane,
    )


def ground_layer(part, *, visible=True):
    layer = next(layer for layer in sample_data()["layers"] if layer["id"] == "stations")
    return {
        **layer,
        "id": part,
        "ground": part,
        "group": "base",
        "visible": visible,
        "features": [],
    }


def test_area_layer_tells_its_fields(open_page):
    data = sample_data(sites=0)
    page = open_page(data, fragment=UNIT).page
    page.locator(".gg-overlay").first.click()
    assert page.locator(".gg-popup h2").inner_text() == "示例单元 GS00"
    assert page.locator(".gg-popup dl").inner_text().split("\n") == ["面积", "420 公顷"]


def test_hostile_feature_is_text(open_page):
    data = sample_data(sites=0)
    unit = next(layer for layer in data["layers"] if layer["id"] == "units")
    unit["features"][0]["name"] = "<img src=x onerror=alert(1)>"
    page = open_page(data, fragment=UNIT).page
    page.locator(".gg-overlay").first.click()
    assert page.locator(".gg-popup h2").inner_text() == "<img src=x onerror=alert(1)>"
    assert page.locator("img").count() == 0


def test_layer_that_is_off_draws_nothing(open_page):
    data = sample_data(sites=0)
    assert open_page(data).page.locator(".gg-overlay").count() == 1
    assert open_page(data, fragment="#layers=projects").page.locator(".gg-overlay").count() == 0
    assert open_page(data, fragment="#layers=stations").page.locator(".gg-place").count() == 1


@pytest.mark.parametrize(("part", "colour"), [("water", "188,215,230"), ("roads", "217,212,201")])
def test_layers_switch_parts_of_the_ground(open_page, part, colour):
    drawn = {}
    for visible in (True, False):
        data = sample_data(sites=0)
        data["layers"].append(ground_layer(part, visible=visible))
        data["layers"].append(ground_layer("rivers", visible=False))
        drawn[visible] = colour in colours(open_page(data, fragment=UNIT).page, "ground")
    assert drawn == {True: True, False: False}


def test_corridors_are_named_at_every_zoom(open_page):
    """The names are ink on the canvas of labels, which nothing else is drawn on at zoom 11."""
    data = sample_data(sites=0)
    data["base"]["labels"] = []
    page = open_page(data, fragment="#view=11.5,30.33,120.15").page
    assert "58,54,47" in colours(page, "labels")
    data["base"]["roads"] = []
    page = open_page(data, fragment="#view=11.5,30.33,120.15").page
    assert colours(page, "labels") == []


def test_page_without_a_gazetteer_opens(open_page):
    data = sample_data()
    data["base"] = {"district": None} | {
        part: [] for part in ("water", "green", "roads", "rivers", "labels", "strips")
    }
    page = open_page(data).page
    assert "246,244,239" in colours(page, "ground")
    assert page.locator(".gg-mark").count() > 0


def test_dark_system_has_a_dark_ground_from_the_start(open_page):
    page = open_page(sample_data(sites=0), color_scheme="dark").page
    assert "30,34,38" in colours(page, "ground")


def test_dark_theme_and_high_contrast_redraw_the_ground(open_page):
    page = open_page().page
    for fragment, land in (
        ("#theme=dark", "30,34,38"),
        ("#theme=light", "246,244,239"),
        ("#contrast=1", "255,255,255"),
    ):
        page.evaluate(f"location.hash = '{fragment}'")
        page.wait_for_timeout(300)
        assert land in colours(page, "ground"), fragment
