"""An accuracy that was never measured says so."""

import pytest
from ground import zh

from gongshu_geo.location import METHODS
from gongshu_geo.location._unmeasured import NEVER_MEASURED, NOT_MEASURED


@pytest.mark.parametrize(
    ("text", "method"),
    [
        pytest.param("运河亚运公园北侧", "beside", id="a side of a park"),
        pytest.param(
            "东至康园路、南至康桥路、西至康贤路、北至康中路", "bounded", id="a bounded block"
        ),
    ],
)
def test_what_was_never_measured_says_so(gazetteer, text, method):
    location = gazetteer.locate(text)
    assert location.method == method
    assert NOT_MEASURED.zh in zh(location.evidence)


@pytest.mark.parametrize(
    "text", ["莫干山路1129号", "康桥路与拱康路交叉口", "沈半路(西文街-留石高架路)"]
)
def test_what_was_measured_does_not(gazetteer, text):
    assert NOT_MEASURED.zh not in zh(gazetteer.locate(text).evidence)


def test_most_methods_were_measured():
    assert len(NEVER_MEASURED & set(METHODS)) < len(METHODS) / 2


def test_only_methods_are_told():
    assert set(METHODS) >= NEVER_MEASURED
