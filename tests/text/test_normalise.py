"""One form for every text, with spans that point back into the text as it was."""

import pytest
from awkward_texts import texts
from hypothesis import given
from hypothesis import strategies as st

from gongshu_geo.text import DASHES, _character_by_character, normalise

FORMS = [
    pytest.param("石祥路", "石祥路", id="a plain name stays"),
    pytest.param("", "", id="nothing stays nothing"),
    pytest.param("ＧＳ１００１－０２", "GS1001-02", id="full-width letters, digits and dash"),
    pytest.param("沈半路（石祥路）", "沈半路(石祥路)", id="full-width brackets"),
    pytest.param("余政工出【2020】28号", "余政工出(2020)28号", id="lenticular brackets"),
    pytest.param("杭政函〔2020〕98号", "杭政函(2020)98号", id="tortoise-shell brackets"),
    pytest.param("杭政储出[2015]10号", "杭政储出(2015)10号", id="square brackets"),
    pytest.param("《运河》「城」『西』〖东〗", "(运河)(城)(西)(东)", id="quotation brackets"),
    pytest.param("石祥路—康桥路", "石祥路-康桥路", id="em dash"),
    pytest.param("石祥路——康桥路", "石祥路-康桥路", id="a double dash is one"),
    pytest.param("K0+605～K0+690", "K0+605-K0+690", id="full-width tilde"),
    pytest.param("储鑫路~丰庆路", "储鑫路-丰庆路", id="plain tilde"),
    pytest.param("储鑫路–丰庆路", "储鑫路-丰庆路", id="en dash"),
    pytest.param("石祥路 与 莫干山路", "石祥路与莫干山路", id="blanks beside Chinese vanish"),
    pytest.param("石祥路　319　号", "石祥路319号", id="ideographic blanks vanish"),
    pytest.param("  石祥路\t", "石祥路", id="blanks at the edges vanish"),
    pytest.param("Ins.  Park", "Ins. Park", id="blanks between Latin words become one"),
    pytest.param("EPSG 4549", "EPSG 4549", id="a blank before digits stays"),
    pytest.param("石祥路\n319号", "石祥路319号", id="a line break in a cell"),
    pytest.param("石\u200b祥\ufeff路", "石祥路", id="zero-width characters vanish"),
    pytest.param("石\x00祥\x07路", "石祥路", id="control characters vanish"),
    pytest.param("⻓阳路", "长阳路", id="a supplement radical"),
    pytest.param("⽯祥路", "石祥路", id="a Kangxi radical"),
    pytest.param("⻢塍路、⻰宇街", "马塍路、龙宇街", id="two radicals"),
    pytest.param("㎡", "m2", id="one character that becomes two"),
    pytest.param("①号", "1号", id="a circled digit"),
    pytest.param("石祥路，康桥路；", "石祥路,康桥路;", id="Chinese comma and semicolon"),
    pytest.param(
        "莫干山路、石祥路。", "莫干山路、石祥路。", id="enumeration comma and full stop stay"
    ),
    pytest.param("石祥西路", "石祥西路", id="no character of a name is dropped"),
    pytest.param("120.14°，30.33°", "120.14°,30.33°", id="degrees stay"),
    pytest.param("120°08′26″", "120°08′26′′", id="a double prime is two"),
    pytest.param("120º08′", "120°08′", id="an ordinal written for degrees"),
    pytest.param("120˚08′", "120°08′", id="a ring written for degrees"),
    pytest.param(
        "沈半路︵石祥路︱康桥路︶", "沈半路(石祥路-康桥路)", id="upright brackets and dash"
    ),
    pytest.param("石祥路﹘康桥路", "石祥路-康桥路", id="small em dash"),
    pytest.param("e\u0301", "e\u0301", id="a combining mark stays"),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_one_form(text, expected):
    assert normalise(text).text == expected


@pytest.mark.parametrize("dash", DASHES)
def test_every_dash_is_one(dash):
    assert normalise(f"石祥路{dash}康桥路").text == "石祥路-康桥路"


SPANS = [
    pytest.param("石 祥 路", "石祥路", "石 祥 路", id="blanks inside"),
    pytest.param("（石祥路）", "石祥路", "石祥路", id="brackets before"),
    pytest.param("沈半路——石祥路", "-", "——", id="a double dash whole"),
    pytest.param("石祥路㎡康桥路", "m2", "㎡", id="two characters of one"),
    pytest.param("石祥路㎡康桥路", "2康桥路", "㎡康桥路", id="half of what one became"),
    pytest.param("\ufeff⻓阳路", "长阳路", "⻓阳路", id="a radical behind a mark that vanishes"),
    pytest.param("ＧＳ１００１－０２地块", "GS1001-02", "ＧＳ１００１－０２", id="full-width code"),
    pytest.param("石\u200b祥\u200b路口", "石祥路", "石\u200b祥\u200b路", id="zero-width inside"),
]


@pytest.mark.parametrize(("original", "piece", "expected"), SPANS)
def test_a_piece_points_back_to_where_it_came_from(original, piece, expected):
    normalised = normalise(original)
    start = normalised.text.index(piece)
    begin, end = normalised.original_span(start, start + len(piece))
    assert original[begin:end] == expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        pytest.param(0, (1, 1), id="before the first character"),
        pytest.param(2, (4, 4), id="before the last"),
        pytest.param(3, (6, 6), id="behind the last"),
    ],
)
def test_an_empty_piece_is_an_empty_span(at, expected):
    assert normalise(" 石 祥路 ").original_span(at, at) == expected


@given(texts)
def test_spans_never_leave_the_text(text):
    normalised = normalise(text)
    length = len(normalised.text)
    assert len(normalised.starts) == len(normalised.ends) == length
    spans = [normalised.original_span(i, i + 1) for i in range(length)]
    assert all(0 <= begin < end <= len(text) for begin, end in spans)


@given(texts)
def test_spans_are_monotone(text):
    normalised = normalise(text)
    assert list(normalised.starts) == sorted(normalised.starts)
    assert list(normalised.ends) == sorted(normalised.ends)


@given(texts, st.data())
def test_a_wider_piece_has_a_wider_span(text, data):
    normalised = normalise(text)
    length = len(normalised.text)
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, length))
    begin, last = normalised.original_span(start, end)
    assert 0 <= begin <= last <= len(text)
    whole = normalised.original_span(0, length)
    assert whole[0] <= begin
    assert last <= max(whole[1], begin)


@given(texts)
def test_the_original_stays(text):
    assert normalise(text).original == text


@given(texts)
def test_the_form_holds_no_controls_no_other_dashes_and_no_double_blanks(text):
    form = normalise(text).text
    assert form == form.strip(" ")
    assert "  " not in form
    assert "--" not in form
    assert not set(form) & (set(DASHES) - {"-"})
    assert not set(form) & set("（）【】〔〕[]{}\n\t\u200b\ufeff\x00")


@given(texts)
def test_a_text_in_the_one_form_stays(text):
    form = normalise(text).text
    assert normalise(form).text == form


def seen(normalised):
    """A normalised text with its spans, however they are kept."""
    return (normalised.text, normalised.original, *map(list, (normalised.starts, normalised.ends)))


@given(texts)
def test_the_short_way_is_the_long_one(text):
    assert seen(normalise(text)) == seen(_character_by_character(text))


@pytest.mark.parametrize(
    "codes", [range(0x3400), range(0x4DB0, 0x4E10), range(0x9FF0, 0xA000), range(0xF900, 0x10000)]
)
def test_every_character_by_itself_goes_the_same_way(codes):
    for character in map(chr, codes):
        for text in (character, f"路{character}号", f"{character}-{character}"):
            assert seen(normalise(text)) == seen(_character_by_character(text))
