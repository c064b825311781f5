"""Readings of texts as they come, with spans in the text as it was."""

from awkward_locations import location_texts
from hypothesis import given

from gongshu_geo import parse
from gongshu_geo.location.expression import Block, HouseNumber, Segment


def test_spans_point_into_the_text_as_it_was():
    text = " 沈半路 （石祥路——绕城高速）"
    segment = parse(text).readings[0]
    assert isinstance(segment, Segment)
    names = (*segment.lines, segment.begin, segment.end)
    assert [text[name.start : name.end] for name in names] == ["沈半路", "石祥路", "绕城高速"]


def test_names_are_in_the_form_that_the_gazetteer_knows():
    house = parse("⽯祥路３１９号").readings[0]
    assert isinstance(house, HouseNumber)
    assert (house.road.text, house.number) == ("石祥路", 319)


def test_a_block_begins_where_its_first_bound_does():
    text = "地块 东至拱康路，南至康桥路，西至通益路，北至绕城高速"
    block = next(reading for reading in parse(text).readings if isinstance(reading, Block))
    assert text[block.start] == "东"


def test_an_empty_text_has_no_reading():
    assert parse("").readings == ()


@given(location_texts)
def test_no_text_breaks_it(text):
    for area in parse(text).context:
        assert 0 <= area.name.start <= area.name.end <= len(text)
