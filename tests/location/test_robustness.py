"""No text breaks the geocoder, and none takes it long."""

import json
import random
import time

import numpy as np
import pytest
import shapely
from awkward_locations import PIECES, location_texts
from hypothesis import given, settings

from gongshu_geo.location.grammar import parse
from gongshu_geo.location.result import KINDS
from gongshu_geo.text import normalise

SECONDS_A_KILOBYTE = 0.05
BUSY = 4
"""How much slower a busy machine may be."""


@settings(max_examples=250)
@given(text=location_texts)
def test_any_text_is_answered(gazetteer, text):
    location = gazetteer.locate(text)
    assert location.text == text
    assert location.kind in KINDS
    assert (location.geometry is None) == (location.kind == "unknown")
    assert location.problems or location.geometry is not None
    assert all(0 <= m.start < m.end <= len(text) for m in location.matched)
    assert 0 <= location.confidence < 1
    json.dumps(location.as_json(), allow_nan=False)
    if location.geometry is not None:
        assert location.geometry.is_valid
        assert not location.geometry.is_empty
        assert np.isfinite(shapely.get_coordinates(location.geometry)).all()


@settings(max_examples=100)
@given(text=location_texts, project=location_texts)
def test_any_project_is_answered(gazetteer, text, project):
    location = gazetteer.locate(text, project=project)
    assert location.text == text
    assert all(0 <= m.start < m.end <= len(text) for m in location.matched)


REPEATED = [
    *PIECES,
    *(
        "石祥路与",
        "石祥路、",
        "石祥路(",
        "石祥路(康桥路-",
        "东至石祥路,",
        "穿过石祥路",
        "石祥路以东",
    ),
    *(
        "石祥路1号、",
        "120.14,30.33 ",
        "120.14,30.33 GCJ-02 ",
        "120°08′26″E",
        "自石祥路至",
        "A-",
        "A-A/",
    ),
    *(
        "沈半路(石祥路-康桥路),",
        "莫干山路与石祥路交叉口,",
        "康桥路8号向南300米",
        "公园北侧",
        "巷路",
    ),
    *(
        "((((",
        "))))",
        "(,",
        "(-",
        "等7条",
        "段",
        "项目",
        "地块",
        "X=3361000,",
        "12",
        "\u0301",
        "单元A1-1",
    ),
]


@pytest.mark.parametrize("piece", REPEATED)
def test_a_long_text_takes_no_longer_a_kilobyte(gazetteer, piece):
    gazetteer.locate("120.14,30.33 GCJ-02")  # what is made once is not the text's
    for size in (400, 4000):
        text = (piece * (size // len(piece) + 1))[:size]
        begin = time.process_time()
        gazetteer.locate(text)
        spent = time.process_time() - begin
        assert spent <= BUSY * SECONDS_A_KILOBYTE * max(1.0, len(text.encode()) / 1000)


@pytest.mark.parametrize(
    "piece", ["石祥路", "路", "巷路", "石祥路(", "A-", "公园北侧", "穿过石祥路", "("]
)
def test_reading_a_text_ten_times_as_long_takes_about_ten_times_as_long(piece):
    def seconds(size):
        form = normalise((piece * size)[:size]).text
        runs = []
        for _ in range(3):
            begin = time.process_time()
            parse(form)
            runs.append(time.process_time() - begin)
        return min(runs)

    assert seconds(20_000) <= 40 * max(seconds(2_000), 1e-3)


@pytest.mark.parametrize("depth", [1, 10, 1000])
def test_nested_brackets(gazetteer, depth):
    text = "沈半路" + "(" * depth + "石祥路-康桥路" + ")" * depth
    assert gazetteer.locate(text).kind in {"segment", "road", "unknown"}


@pytest.mark.parametrize(
    "text",
    [
        "石祥路" + "1" * 5000 + "号",
        "石祥路319号向南" + "9" * 400 + "米",
        "一" * 5000 + "号",
        "石祥路" + "一" * 5000 + "号",
        "120." + "1" * 5000 + ",30.3 WGS84",
        "等" + "9" * 5000 + "条",
    ],
    ids=lambda text: text[:9],
)
def test_rows_of_digits(gazetteer, text):
    json.dumps(gazetteer.locate(text).as_json(), allow_nan=False)


def unicode_text(size):
    """Random characters of all planes, surrogates left out; the same ones every time."""
    draw = random.Random(1)  # noqa: S311 - no secret
    ranges = [(0x20, 0xD800), (0xE000, 0x110000)]
    return "".join(chr(draw.randrange(*draw.choice(ranges))) for _ in range(size))


MEGABYTE = {
    "random Unicode": unicode_text(290_000),
    "brackets nested": "(" * 500_000 + ")" * 500_000,
    "brackets never closed": "沈半路(" * 100_000,
    "control characters": "".join(map(chr, range(32))) * 31_250,
    "one road over and over": "石祥路" * 111_111,
    "digits": "1" * 1_000_000,
}


@pytest.mark.parametrize("text", MEGABYTE.values(), ids=list(MEGABYTE))
def test_a_megabyte_is_answered_in_time(gazetteer, text):
    begin = time.process_time()
    location = gazetteer.locate(text)
    assert time.process_time() - begin <= BUSY * SECONDS_A_KILOBYTE * len(text.encode()) / 1000
    assert location.problems or location.geometry is not None


@pytest.mark.parametrize(
    "piece", ["石祥路以东、", "善贤站、", "石祥路1号、", "120.14,30.33 GCJ-02 ", "石祥路K1+200、"]
)
def test_lists_without_end_are_answered_in_time(gazetteer, piece):
    text = piece * 8_000
    begin = time.process_time()
    gazetteer.locate(text)
    assert time.process_time() - begin <= BUSY * SECONDS_A_KILOBYTE * len(text.encode()) / 1000
