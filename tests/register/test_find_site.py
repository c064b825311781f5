"""The site that a person means by an identifier, a name or a part of one."""

import pandas as pd
import pytest

from gongshu_geo.errors import RegisterError
from gongshu_geo.register import find_site

SITES = pd.DataFrame(
    {
        "site_id": ["G-1", "G-11", "G-2", "G-3"],
        "name": ["甲路", "甲路(乙街—丙街)", "丁公园", "戊 学校"],
        "aliases": [("老甲路",), (), ("体育 公园",), ("甲路小学",)],
    }
)

MEANT = {
    "identifier": ("G-1", "G-1"),
    "of another width and case": ("ｇ－11", "G-11"),
    "whole name, though others hold it": ("甲路", "G-1"),
    "alias": ("体育公园", "G-2"),
    "part of one name": ("丁公", "G-2"),
    "spaces": (" 戊学校 ", "G-3"),
}


@pytest.mark.parametrize(("text", "expected"), MEANT.values(), ids=MEANT)
def test_one_is_meant(text, expected):
    assert find_site(SITES, text) == expected


def test_several_are_meant():
    with pytest.raises(RegisterError) as caught:
        find_site(SITES, "甲")
    (finding,) = caught.value.findings
    assert finding.code == "several_sites"
    assert finding.expected.en == "one of G-1 甲路, G-11 甲路(乙街—丙街), G-3 戊 学校"


NONE = {
    "like one": ("丁花园", "did you mean G-2 丁公园"),
    "like none": ("xyz", None),
    "": ("", None),
}


@pytest.mark.parametrize(("text", "remedy"), NONE.values(), ids=NONE)
def test_none_is_meant(text, remedy):
    with pytest.raises(RegisterError) as caught:
        find_site(SITES, text)
    (finding,) = caught.value.findings
    assert finding.code == "no_site"
    assert (finding.remedy.en if finding.remedy else None) == remedy
