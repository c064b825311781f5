"""Every role that a piece of text may have is told, and has its words on the page."""

import re
from pathlib import Path

import pytest

from gongshu_geo.location import Gazetteer

WEB = Path(__file__).parents[2] / "src" / "gongshu_geo" / "maps" / "web" / "src"
PANEL = (WEB / "panels" / "place.js").read_text(encoding="utf-8")
WORDS = (WEB / "i18n.js").read_text(encoding="utf-8")

CASES = [
    ("上塘河(石祥路-石桥路)", {"上塘河": "river"}),
    ("京杭大运河", {"京杭大运河": "river"}),
    ("登云路与京杭大运河相交处", {"登云路": "road", "京杭大运河": "river"}),
    ("康桥路(京杭大运河-拱康路)", {"康桥路": "road", "京杭大运河": "end", "拱康路": "end"}),
    ("康桥路拱康路以西段", {"康桥路": "road", "拱康路": "end", "以西段": "side"}),
    ("祥符街道石祥路319号附近", {"祥符街道": "area", "319号": "number", "附近": "side"}),
    ("康桥路(K0+100~K0+300)", {"K0+100~K0+300": "chainage"}),
    ("运河新城单元GS1003-18", {"运河新城单元": "unit", "GS1003-18": "code"}),
    ("康桥路以南、拱康路以西", {"康桥路": "bound", "拱康路": "bound"}),
    ("120.1405,30.3640(GCJ-02)", {"GCJ-02": "system"}),
    ("运河亚运公园", {"运河亚运公园": "place"}),
]


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.open()


@pytest.mark.parametrize(("text", "roles"), CASES, ids=[case[0] for case in CASES])
def test_roles(gazetteer, text, roles):
    location = gazetteer.locate(text)
    found = {text[match.start : match.end]: match.role for match in location.matched}
    assert roles.items() <= found.items()


@pytest.mark.parametrize("role", sorted({role for _, roles in CASES for role in roles.values()}))
def test_each_role_has_words_on_the_page(role):
    entry = re.search(rf'^  {role}: "(role\w+)",$', PANEL, re.MULTILINE)
    assert entry is not None
    assert re.search(rf'^  {entry[1]}: \["[^"]+", "[^"]+"\],$', WORDS, re.MULTILINE)
