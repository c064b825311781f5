"""What the tests of the panels read off a page, and the sample with a few named sites."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page
from sample import sample_data

from gongshu_geo.maps._pinyin import readings

DADOULU = "大兜路历史文化街区"
"""A name of the plan, for searches by pinyin."""


def named_data(kind: str = "planning") -> dict[str, Any]:
    """The sample, its first site renamed to one that can be searched by pinyin."""
    data = sample_data(kind)
    site = data["sites"][0]
    site["name"], site["aliases"] = DADOULU, ["香积寺片区"]
    site["pinyin"], site["initials"] = readings([DADOULU, "香积寺片区"])
    return data


def site_of(data: dict[str, Any], **wanted: Any) -> dict[str, Any]:
    """The first site that is as wanted."""
    return next(
        site for site in data["sites"] if all(site[key] == value for key, value in wanted.items())
    )


def count_of(data: dict[str, Any], **wanted: Any) -> int:
    """How many sites are as wanted."""
    return sum(all(site[key] == value for key, value in wanted.items()) for site in data["sites"])


def located(data: dict[str, Any], **wanted: Any) -> int:
    """How many sites with a place are as wanted."""
    return count_of({"sites": [site for site in data["sites"] if site["at"]]}, **wanted)


def sites_on_map(page: Page) -> int:
    """How many sites the marks on the map stand for, rings by their numbers."""
    return page.evaluate(
        "[...document.querySelectorAll('.gg-mark')]"
        ".reduce((sum, mark) => sum + Number(mark.dataset.count ?? 1), 0)"
    )


def sites_in_list(page: Page) -> int:
    """How many sites the list of projects shows; its tab is opened first."""
    page.locator("#gg-tab-list").click()
    return page.locator("[data-list=shown] [data-site]").count()


def facet(page: Page, key: str, value: str) -> Any:
    """A row of the legend."""
    return page.locator(f'[data-facet="{key}"] [data-value="{value}"]')


def search(page: Page, query: str) -> list[str]:
    """Type into the search field; the names found, best first."""
    page.locator("#gg-search").fill(query)
    return page.locator("#gg-results .gg-row-name").all_inner_texts()
