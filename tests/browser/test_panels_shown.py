"""Which panels a page has, and what counts as known within so many metres."""

from __future__ import annotations

from sample import sample_data


def test_only_the_panels_that_the_map_names(open_page):
    data = sample_data()
    data["meta"]["panels"] = ["search", "stages"]
    page = open_page(data).page
    assert page.locator("[data-section=stages]").count() == 1
    for section in ("categories", "corridors", "programmes", "accuracy", "layers", "base"):
        assert page.locator(f"[data-section={section}]").count() == 0
    assert page.locator("[data-key=print]").count() == 0
    assert page.locator("[data-key=share]").count() == 0
    assert page.get_by_role("combobox").count() == 1


def test_a_site_somewhere_along_a_road_is_not_known_within_its_width(open_page):
    data = sample_data()
    site = next(s for s in data["sites"] if s["geometry"] and s["geometry"]["type"] == "LineString")
    for other in data["sites"]:
        other["accuracy"] = 500
    site |= {"accuracy": 35, "vague": True}
    assert open_page(data, fragment="#within=50").page.locator(".gg-mark").count() == 0
    page = open_page(data, fragment=f"#site={site['id']}").page
    assert "具体位置未知" in page.locator(".gg-drawer").inner_text()
    assert "具体位置未知" in page.locator(".gg-accuracy-words").inner_text()
    assert "具体位置未知" in page.locator(".gg-mark.gg-selected").get_attribute("aria-label")


def test_an_accuracy_is_the_same_wherever_it_stands(open_page):
    data = sample_data("field")
    site = next(s for s in data["sites"] if s["kind"] == "house_number")
    site["accuracy"] = 183
    page = open_page(data, fragment=f"#site={site['id']}").page
    for place in (".gg-drawer", ".gg-accuracy-words"):
        assert "约 ±180 米" in page.locator(place).inner_text().replace("\u202f", " ")
