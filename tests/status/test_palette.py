"""The palette of stages under four kinds of vision, and its contrast with the ground.

Smallest CIEDE2000 between stage colours, by vision (Machado et al. 2009, severity 1):
normal 22.2, protanopia 12.2, deuteranopia 12.5, tritanopia 10.9; `SMALLEST` names the pairs.
Stages that share a colour are told apart by fill or character, whichever the vision.
"""

import itertools
import warnings

import numpy as np
import pytest

from gongshu_geo.look import load_tokens
from gongshu_geo.status import load_statuses

with warnings.catch_warnings():
    # The library warns of parts that need SciPy and Matplotlib; none is used here.
    warnings.simplefilter("ignore")
    import colour
    from colour.blindness import matrix_cvd_Machado2009

    # Its matrix for tritanopia is an approximation, as the library warns; the others are the model's.
    VISIONS = {
        "normal": np.eye(3),
        "protanopia": matrix_cvd_Machado2009("Protanomaly", 1),
        "deuteranopia": matrix_cvd_Machado2009("Deuteranomaly", 1),
        "tritanopia": matrix_cvd_Machado2009("Tritanomaly", 1),
    }

STATUSES = load_statuses()
COLOURS = sorted({status.colour for status in STATUSES.values()})
GROUND = load_tokens().colour["land"].light
KEYLINE = load_tokens().colour["keyline"].light
SENSIBLE = 10.0
"""CIEDE2000 below which a pair may not rest on colour alone."""

SMALLEST = {
    "normal": (22.2, "#D55E00", "#E69F00"),
    "protanopia": (12.2, "#0072B2", "#CC79A7"),
    "deuteranopia": (12.5, "#D55E00", "#E69F00"),
    "tritanopia": (10.9, "#CC79A7", "#E69F00"),
}


def lab(code, vision):
    linear = colour.cctf_decoding(colour.notation.HEX_to_RGB(code))
    seen = np.clip(np.asarray(vision) @ linear, 0, 1)
    return colour.XYZ_to_Lab(colour.RGB_to_XYZ(seen, "sRGB"))


def distance(one, other, vision):
    return float(colour.delta_E(lab(one, vision), lab(other, vision), method="CIE 2000"))


def luminance(code):
    """Relative luminance as WCAG 2.2 defines it."""
    return float(
        np.dot(colour.cctf_decoding(colour.notation.HEX_to_RGB(code)), (0.2126, 0.7152, 0.0722))
    )


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", VISIONS)
def test_the_smallest_distance_is_the_one_stated(name):
    pairs = itertools.combinations(COLOURS, 2)
    found = min((distance(a, b, VISIONS[name]), a, b) for a, b in pairs)
    smallest, one, other = SMALLEST[name]
    assert found == (pytest.approx(smallest, abs=0.05), one, other)


@pytest.mark.parametrize("name", VISIONS)
def test_no_pair_of_stages_rests_on_colours_too_near(name):
    for one, other in itertools.combinations(STATUSES.values(), 2):
        near = distance(one.colour, other.colour, VISIONS[name]) < SENSIBLE
        told = (one.fill, one.symbol) != (other.fill, other.symbol)
        assert told or not near, (one.code, other.code)


def test_every_status_differs_from_every_other_without_colour():
    marks = [(status.fill, status.symbol) for status in STATUSES.values()]
    assert len(set(marks)) == len(STATUSES)
    symbols = [status.symbol for status in STATUSES.values()]
    assert len(set(symbols)) == len(STATUSES)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("completed", "in_use"),
        ("cancelled", "unknown"),
        ("suspended", "building"),
        ("sold", "suspended"),
    ],
)
def test_stages_that_must_differ_in_fill_do(one, other):
    assert STATUSES[one].fill is not STATUSES[other].fill


def test_colours_are_those_of_the_design():
    assert {s.code: s.colour for s in STATUSES.values() if s.axis != "side"} == {
        "cleared": "#E69F00",
        "reserved": "#E69F00",
        "sold": "#E69F00",
        "allocated": "#E69F00",
        "handed_over": "#E69F00",
        "preparation": "#56B4E9",
        "started": "#0072B2",
        "building": "#0072B2",
        "completed": "#009E73",
        "in_use": "#009E73",
    }
    assert (STATUSES["suspended"].colour, STATUSES["suspended"].fill) == ("#D55E00", "hatch")
    assert (STATUSES["cancelled"].colour, STATUSES["cancelled"].fill) == ("#FFFFFF", "cross")
    assert (STATUSES["unknown"].colour, STATUSES["unknown"].fill) == ("#FFFFFF", "dashed")


def test_the_keyline_stands_out_from_the_ground():
    # WCAG 1.4.11 wants 3:1; the fills alone do not reach it, so every mark has the keyline.
    assert contrast(KEYLINE, GROUND) == pytest.approx(12.9, abs=0.05)
    assert contrast("#E69F00", GROUND) < 3
    assert contrast("#56B4E9", GROUND) < 3


@pytest.mark.parametrize("name", ["label", "panel_text", "panel_muted"])
def test_text_stands_out_from_the_ground(name):
    assert contrast(load_tokens().colour[name].light, GROUND) >= 4.5


@pytest.mark.parametrize("code", COLOURS)
def test_the_character_can_be_read_on_its_fill(code):
    """Black or white, whichever stands out more, reaches 4.5:1 on every fill."""
    assert max(contrast("#000000", code), contrast("#FFFFFF", code)) >= 4.5
