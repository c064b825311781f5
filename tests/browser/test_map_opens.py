"""The page opens with the network cut."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("kind", ["planning", "field"])
def test_opens(open_page, kind):
    opened = open_page(kind=kind)
    assert opened.page.title() == "拱墅示例图(虚构)"
    assert opened.page.locator(".leaflet-container").count() == 1
