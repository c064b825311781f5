"""Chainages in words."""

import math

import pytest

from gongshu_geo.corridors import ChainageError, chainage_range_text, chainage_text


@pytest.mark.parametrize(
    ("chainage_m", "expected"),
    [
        (0, "K0+000"),
        (7.4, "K0+007"),
        (999.6, "K1+000"),
        (1200, "K1+200"),
        (10773.2, "K10+773"),
        (-0.3, "K0+000"),
        (math.nan, ""),
    ],
    ids=["zero", "metres", "rounded up", "plain", "two digits", "rounding error", "missing"],
)
def test_chainage_in_words(chainage_m, expected):
    assert chainage_text(chainage_m) == expected


@pytest.mark.parametrize("chainage_m", [-1, math.inf], ids=["negative", "infinite"])
def test_what_no_road_has_is_refused(chainage_m):
    with pytest.raises(ChainageError, match="不是桩号"):
        chainage_text(chainage_m)


@pytest.mark.parametrize(
    ("from_m", "to_m", "expected"),
    [
        (1200, 2400, "K1+200~K2+400"),
        (1200.2, 1200.4, "K1+200"),
        (1200, math.nan, ""),
    ],
    ids=["range", "one place", "half missing"],
)
def test_range_in_words(from_m, to_m, expected):
    assert chainage_range_text(from_m, to_m) == expected
