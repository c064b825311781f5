"""Numerals as old lists and new registers write them."""

import pytest
from awkward_texts import texts
from hypothesis import given
from hypothesis import strategies as st

from gongshu_geo.text import CHINESE_NUMERAL, chinese_number

NUMERALS = [
    pytest.param("1418", 1418, id="Arabic"),
    pytest.param("007", 7, id="Arabic with zeros before"),
    pytest.param("八", 8, id="one digit"),
    pytest.param("十", 10, id="ten alone"),
    pytest.param("十二", 12, id="ten and ones"),
    pytest.param("二十", 20, id="tens"),
    pytest.param("二十一", 21, id="tens and ones"),
    pytest.param("一百", 100, id="a hundred"),
    pytest.param("一百零五", 105, id="a zero between"),
    pytest.param("一百二十三", 123, id="hundreds, tens and ones"),
    pytest.param("一千四百一十八", 1418, id="thousands"),
    pytest.param("一千零八", 1008, id="thousands and ones"),
    pytest.param("两千", 2000, id="liang for two"),
    pytest.param("一一二九", 1129, id="digits one by one"),
    pytest.param("一十八九", 1089, id="ten for a zero between digits"),
    pytest.param("一〇八九", 1089, id="a round zero"),
    pytest.param("一○八", 108, id="a circle for zero"),
    pytest.param("三零五", 305, id="a written zero"),
    pytest.param("二2九", 229, id="Chinese and Arabic mixed"),
    pytest.param("", None, id="nothing"),
    pytest.param("石", None, id="no numeral"),
    pytest.param("一百号", None, id="a numeral with a word behind"),
    pytest.param("-1", None, id="a sign"),
    pytest.param("1.5", None, id="a fraction"),
    pytest.param("百", None, id="a hundred without a digit"),
]


@pytest.mark.parametrize(("text", "expected"), NUMERALS)
def test_numerals(text, expected):
    assert chinese_number(text) == expected


@given(st.integers(1, 9999))
def test_arabic_numerals_are_themselves(number):
    assert chinese_number(str(number)) == number


def spoken(number):
    """A number below 10,000 as spoken: 1008 is 一千零八."""
    digits = "零一二三四五六七八九"
    text, gap = "", False
    for unit, value in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = number // value % 10
        if digit:
            text += ("零" if gap and text else "") + digits[digit] + unit
        gap = digit == 0 and bool(text)
    return text


@pytest.mark.parametrize("number", [*range(1, 130), *range(990, 1130), *range(1400, 9999, 89)])
def test_spoken_numerals(number):
    assert chinese_number(spoken(number)) == number


@given(st.one_of(texts, st.text(CHINESE_NUMERAL + "0123456789٣፩²"), st.just("9" * 5000)))
def test_any_text_is_a_number_or_none(text):
    number = chinese_number(text)
    assert number is None or number >= 0
