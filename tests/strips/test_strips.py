"""Corridors as straight strips."""

import xml.etree.ElementTree as ET

import geopandas
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

import gongshu_geo as gg
from gongshu_geo.corridors import corridor_axes
from gongshu_geo.strips import Tables, draw_strip
from gongshu_geo.strips._crossings import crossings
from gongshu_geo.strips._lanes import lanes, shortened

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def project():
    return gg.open()


@pytest.fixture(scope="module")
def axes(project):
    return {
        axis.corridor.name: axis for axis in corridor_axes(project.gis["roads"], project.corridors)
    }


@pytest.fixture(scope="module")
def tables(project):
    return Tables(
        statuses=project.statuses,
        schedules=project.schedules,
        categories=project.categories,
        tokens=project.tokens,
    )


def drawn(project, axes, tables, name, sites=None):
    used = project.sites if sites is None else sites
    return ET.fromstring(draw_strip(axes[name], used, project.gis["roads"], tables))  # noqa: S314 - ours


CORRIDORS = ["莫干山路", "沈半路", "拱康路", "康桥路"]


@pytest.mark.parametrize("name", CORRIDORS)
def test_every_site_of_the_corridor_stands_on_it_once(project, axes, tables, name):
    strip = drawn(project, axes, tables, name)
    own = project.sites.loc[project.sites["corridor"] == name, "site_id"]
    marks = [group.get("data-site") for group in strip.iter(f"{SVG}g") if group.get("data-site")]
    assert sorted(marks) == sorted(own)


@pytest.mark.parametrize("name", CORRIDORS)
def test_sites_stand_on_their_side_of_the_road(project, axes, tables, name):
    strip = drawn(project, axes, tables, name)
    sides = project.sites.set_index("site_id")["side"]
    for group in strip.iter(f"{SVG}g"):
        if group.get("data-site") and sides[group.get("data-site")] in {"左", "右"}:
            below = float(group.get("transform").split()[-1].rstrip(")")) > 0
            assert below == (sides[group.get("data-site")] == "右")


KNOWN = {
    # Chainages of the reverse geocoder's junctions, which come from the same centrelines.
    "莫干山路": ["文一路", "大关路", "登云路", "花园岗街", "好运路"],
    "康桥路": ["丽水北路", "拱康路", "康贤路", "康园路", "康惠路"],
}


@pytest.mark.parametrize("name", KNOWN)
def test_junctions_come_in_the_order_in_which_one_drives_past(project, axes, name):
    found = [crossing.name for crossing in crossings(axes[name], project.gis["roads"])]
    places = [found.index(junction) for junction in KNOWN[name]]
    assert places == sorted(places)


def test_a_road_that_runs_along_crosses_nothing(axes):
    along = axes["康桥路"].line_4549
    ends = shapely.LineString([along.interpolate(900), along.interpolate(900).buffer(50).centroid])
    roads = geopandas.GeoDataFrame(
        {"name": ["并行路", "断头路"], "class": ["street", "street"]},
        geometry=[shapely.ops.substring(along, 100, 800), shapely.affinity.translate(ends, 0, 10)],
        crs="EPSG:4549",
    )
    found = crossings(axes["康桥路"], roads)
    assert [crossing.name for crossing in found] == ["断头路"]


def test_names_are_text(project, axes, tables):
    sites = project.sites.copy()
    sites.loc[sites["corridor"] == "康桥路", "name"] = "<script>alert('&')</script>"
    strip = drawn(project, axes, tables, "康桥路", sites)
    assert not list(strip.iter(f"{SVG}script"))
    assert any("<script>" in (element.text or "") for element in strip.iter(f"{SVG}title"))


def test_nothing_sticks_out_of_the_drawing(project, axes, tables):
    for name in CORRIDORS:
        strip = drawn(project, axes, tables, name)
        width = float(strip.get("width"))
        for bar in strip.iter(f"{SVG}rect"):
            assert (
                0 <= float(bar.get("x")) <= float(bar.get("x")) + float(bar.get("width")) <= width
            )


SPANS = st.lists(
    st.tuples(st.integers(0, 100), st.integers(1, 30)).map(lambda pair: (pair[0], sum(pair)))
)


@given(SPANS)
def test_no_interval_lies_over_another_of_its_lane(spans):
    placed = list(zip(spans, lanes(spans), strict=True))
    for index, ((begin, end), lane) in enumerate(placed):
        for (other, until), row in placed[:index]:
            assert row != lane or end <= other or begin >= until


@pytest.mark.parametrize(("text", "short"), [("康桥路", "康桥路"), ("运河东岸景观带", "运河东岸…")])
def test_shortened(text, short):
    assert shortened(text, 5) == short
