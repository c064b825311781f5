"""Chainages: read in every way of writing, found on corridors, refused on other roads."""

from dataclasses import replace

import geopandas
import pytest
from expression_text import reading
from gazetteer_builders import at, gazetteer, line
from ground import length, metres, zh

from gongshu_geo.corridors import Corridor, CorridorConfig, corridor_axes
from gongshu_geo.errors import Bilingual

ROAD = line("长路", [(0, 0), (0, 2000)], [(0, 2100), (0, 4000)])
SIDE_ROAD = line("横路", (-1000, 500), (1000, 500))


def cases(*rows):
    return [pytest.param(*row[:-1], id=row[-1]) for row in rows]


@pytest.fixture(scope="module")
def town():
    """A corridor of 4 km that counts from its south end, with a gap of 100 m."""
    corridor = Corridor(
        name="长路",
        name_en="Long Road",
        pinyin="chang lu",
        zero=Bilingual("南端", "south end"),
        from_end="south",
        strip_m=500.0,
    )
    roads = geopandas.GeoDataFrame({"name": ["长路"]}, geometry=[ROAD.axis_4549], crs="EPSG:4549")
    axes = corridor_axes(roads, CorridorConfig(corridors=(corridor,)))
    return replace(gazetteer(ROAD, SIDE_ROAD), axes={"长路": axes[0]})


@pytest.mark.parametrize(
    ("text", "expected"),
    cases(
        ("拱康路K1+200", "chainage 拱康路 1200", "a point"),
        ("拱康路K1+200~K2+400", "chainage 拱康路 1200-2400", "a range"),
        ("拱康路K1+200—K2+400段", "chainage 拱康路 1200-2400", "a long dash"),
        ("拱康路K1+200至K2+400", "chainage 拱康路 1200-2400", "至"),
        ("沈半路桩号 k0+605.5~K2+100", "chainage 沈半路 605.5-2100", "small k, decimals"),
        ("K1+330~k2+000", "chainage 1330-2000", "no road"),
        ("中心桩号:k2+017", "chainage 2017", "centre"),
        ("莫干山路（桩号K3+050）", "chainage 莫干山路 3050", "in brackets"),
        ("莫干山路里程桩号为Ｋ３＋０５０", "chainage 莫干山路 3050", "full width"),
        ("拱康路K2+400~K1+200", "chainage 拱康路 1200-2400", "falling"),
        (
            "康桥路K0+605~K0+690、K0+950~K1+020",
            "several [chainage 康桥路 605-690] [chainage 康桥路 950-1020]",
            "two ranges",
        ),
        (
            "康桥路K0+605；拱康路K1+020",
            "several [chainage 康桥路 605] [chainage 拱康路 1020]",
            "two roads",
        ),
    ),
)
def test_chainages_are_read(text, expected):
    assert reading(text) == expected


@pytest.mark.parametrize("text", ["K11路公交站", "C++", "1+1", "A+B地块", "石祥路+莫干山路"])
def test_other_sums_are_no_chainages(text):
    assert not reading(text).startswith("chainage")


@pytest.mark.parametrize(
    ("text", "point"),
    cases(
        ("长路K1+200", (0, 1200), "from the south end"),
        ("长路K0+000", (0, 0), "zero itself"),
        ("长路k3+999.5", (0, 3999.5), "near the far end"),
    ),
)
def test_a_chainage_is_a_point_on_its_corridor(town, text, point):
    location = town.locate(text)
    assert (location.kind, location.method) == ("chainage", "at_chainage")
    assert at(location) == pytest.approx(point, abs=0.1)
    assert location.accuracy_m == 2 * 10 + 25
    assert "桩号按本项目约定自南端起算,未与设计桩号核对" in zh(location.evidence)


def test_a_range_is_a_stretch_and_tells_its_gap(town):
    location = town.locate("长路K1+200~K2+400")
    assert (location.kind, location.method) == ("chainage", "between_chainages")
    assert length(location.geometry) == pytest.approx(1200, rel=1e-3)
    assert zh(location.problems) == ["长路在 K2+000 处缺 100 米"]


def test_the_project_lends_its_road(town):
    assert zh(town.locate("K1+200").problems)[0] == "桩号没有说是哪条路"
    assert at(town.locate("K1+200", project="长路改建工程")) == pytest.approx((0, 1200), abs=0.1)


@pytest.mark.parametrize(
    ("text", "problem"),
    cases(
        (
            "横路K0+500",
            "横路的桩号起点未知,不予推算;可在 corridors.toml 中注明",
            "a road whose zero nobody told",
        ),
        ("长路K4+200", "K4+200 超出长路的 K0+000 至 K4+000", "beyond the end"),
        ("长路K3+000~K9+000", "K9+000 超出长路的 K0+000 至 K4+000", "a range beyond the end"),
        ("无路K1+000", "“无路”不在地名库", "an unknown road"),
    ),
)
def test_a_chainage_that_tells_no_place(town, text, problem):
    location = town.locate(text)
    assert (location.kind, location.geometry) == ("unknown", None)
    assert zh(location.problems) == [problem]


@pytest.mark.parametrize("road", ["莫干山路", "沈半路", "拱康路", "康桥路"])
def test_the_corridors_of_the_project_have_their_zero(request, road):
    location = request.getfixturevalue("gazetteer").locate(f"{road}K0+000")
    assert location.kind == "chainage"


def test_a_stated_length_is_compared_with_the_range(town):
    assert zh(town.locate("长路K0+200~K1+400,全长1200米").problems) == []
    assert zh(town.locate("长路K0+200~K1+400,全长3.3公里").problems) == [
        "文中长 3300 米,所得路段 1200 米"
    ]


def test_the_zero_of_a_corridor_lies_where_its_words_say(request):
    gis = request.getfixturevalue("gazetteer")
    zero = gis.locate("拱康路K0+000").geometry.coords[0]
    crossing = gis.locate("拱康路与石祥路交叉口").geometry.coords[0]
    assert metres(zero, crossing) < 100
