"""Cases whose truth is a line, an area or several sites."""

import itertools

import gis_facts as facts
import shapely
from case_rows import case, some

SHORTEST_M = 150
"""Shorter stretches are junctions rather than segments."""

SEGMENT_FORMS = (
    "{}({}—{})", "{}（{}-{}）道路工程", "{}({}至{})提升改造", "{}{}-{}", "{}({}~{}段)综合整治",
    "{}({}到{})", "{}({}——{})项目", "{}自{}起至{}止", "{}({}东侧-{})", "{}沿线（{}－{}）",
)  # fmt: skip

ROAD_FORMS = ("{}", "{}综合整治", "{}沿线", "{}提升改造工程", "{}两侧", "杭州市{}", "{}道路工程")

BLOCK_FORMS = (
    "东至{0}、南至{1}、西至{2}、北至{3}",
    "东临{0},南邻{1},西邻{2},北临{3}",
    "地块东至{0}，南至{1}，西至{2}，北至{3}",
    "北至{3}、东至{0}、南至{1}、西至{2}",
    "东起{0},西至{2},南起{1},北至{3}",
    "东侧为{0},南侧为{1},西侧为{2},北侧为{3}",
    "南靠{1}、东接{0}，西沿{2}、北抵{3}",
    "范围:东至{0};南至{1};西至{2};北至{3}",
)
LARGEST_BLOCK_M2 = 1_500_000
SMALLEST_BLOCK_M2 = 30_000


def segments(rng):
    """Between two measured junctions, left out where drawn; between crossings of drawn roads."""
    for index, (road, (first, row), (last, other)) in enumerate(facts.measured_along()):
        ends = shapely.MultiPoint([facts.point(row), facts.point(other)])
        drawn = [r for r in (row, other) if facts.both_drawn(r)]
        yield case(
            "segment",
            SEGMENT_FORMS[index % len(SEGMENT_FORMS)].format(road, first, last),
            ends,
            tolerance_m=max(float(row["accuracy_m"]), float(other["accuracy_m"])),
            source="gis/junctions.csv: both ends measured",
            independent=len(drawn) == 2,
            without=[f"junction:{r['road_a']}:{r['road_b']}" for r in drawn],
        )
    for index, (road, ends) in enumerate(some(rng, stretches(), 90)):
        yield case(
            "segment",
            SEGMENT_FORMS[index % len(SEGMENT_FORMS)].format(road, *ends),
            facts.stretch(road, *(facts.crossing(road, end) for end in ends)),
            tolerance_m=20,
            source="gis/roads.geojson: the line between two crossings",
        )


def stretches():
    """Roads with two others that each cross them once."""
    by_road = {}
    for pair in facts.crossings():
        for road, other in (pair, pair[::-1]):
            by_road.setdefault(road, []).append(other)
    for road, others in by_road.items():
        for first, last in itertools.pairwise(others):
            places = [facts.crossing(road, end) for end in (first, last)]
            if places[0].distance(places[1]) >= SHORTEST_M:
                yield road, (first, last)


def roads(rng):
    """Whole roads that are drawn as one line."""
    for index, name in enumerate(some(rng, facts.roads(), 50)):
        yield case(
            "road",
            ROAD_FORMS[index % len(ROAD_FORMS)].format(name),
            facts.thinned(facts.roads()[name]),
            tolerance_m=facts.BEND_M,
            source="gis/roads.geojson",
        )


def blocks(rng):
    """Areas that four roads enclose; every second with its area stated."""
    index = 0
    for sides, face in facts.faces().items():
        if not SMALLEST_BLOCK_M2 <= face.area <= LARGEST_BLOCK_M2:
            continue
        text = BLOCK_FORMS[index % len(BLOCK_FORMS)].format(*sides)
        if index % 2:
            text += rng.choice([",总用地面积{:.1f}公顷", "，用地面积约{:.1f}公顷"]).format(
                face.area / 10_000
            )
        index += 1
        yield case("block", text, facts.thinned(face), source="gis/roads.geojson: a face")


def several(rng):
    """Two or three sites in one text, of one kind or of two."""
    points = facts.named_points()
    pairs = list(facts.crossings())
    ways = list(stretches())
    for index in range(45):
        count = rng.choice([2, 2, 3])
        if index % 3 == 0:
            chosen = some(rng, [p for p in points if len(p[2]) > 3 and "、" not in p[2]], count)
            text = "、".join(name for _, _, name in chosen)
            truth = shapely.GeometryCollection([facts.point(row) for _, row, _ in chosen])
        elif index % 3 == 1:
            chosen = some(rng, pairs, count)
            text = "、".join("{}与{}交叉口".format(*pair) for pair in chosen)
            truth = shapely.GeometryCollection([facts.crossings()[pair] for pair in chosen])
        else:
            chosen = some(rng, ways, count)
            text = "、".join(f"{road}({ends[0]}-{ends[1]})" for road, ends in chosen) + "等项目"
            truth = shapely.GeometryCollection(
                [
                    facts.stretch(road, *(facts.crossing(road, end) for end in ends))
                    for road, ends in chosen
                ]
            )
        yield case("several", text, truth, tolerance_m=20, source="gis/: each part by itself")


CORRIDORS = {"莫干山路": 10_000, "沈半路": 5_000, "康桥路": 4_600}
"""Corridors drawn as one line from their chainage zero on, and how far they are asked for."""


def chainages(rng):
    """Points and stretches along corridors, from where corridors.toml lets them begin."""
    for index in range(24):
        road = list(CORRIDORS)[index % len(CORRIDORS)]
        start = rng.randint(1, CORRIDORS[road] // 10 - 60) * 10
        end = start + rng.randint(10, 50) * 10
        line = facts.roads()[road]
        first, last = (f"K{m // 1000}+{m % 1000:03}" for m in (start, end))
        if index % 2:
            text = rng.choice(["{}{}~{}", "{}(桩号{}-{})", "{}{}至{}段"]).format(road, first, last)
            truth = facts.stretch(road, line.interpolate(start), line.interpolate(end))
        else:
            text = rng.choice(["{}{}", "{}{}处", "{}桩号{}"]).format(road, first)
            truth = line.interpolate(start)
        yield case("chainage", text, truth, tolerance_m=20, source="gis/roads.geojson: along it")


def quadrants(rng):
    """Stations near a crossing, told by the sides of both roads on which they lie."""
    stations = [p for p in facts.named_points() if p[0] == "stations.csv"]
    for _, row, _ in some(rng, stations, len(stations)):
        place = facts.point(row)
        near = [pair for pair, spot in facts.crossings().items() if spot.distance(place) < 600]
        told = [sides for pair in near if (sides := _sides(place, pair))]
        if told:
            (first, one), (last, other) = min(told)
            text = rng.choice(["{}以{}、{}以{}地块", "{}以{},{}以{}", "{}{}侧、{}{}侧"])
            yield case(
                "quadrant",
                text.format(first, one, last, other),
                place,
                tolerance_m=row["accuracy_m"],
                source=f"gis/stations.csv: {row['source']}",
                independent=True,
            )


def _sides(place, pair):
    """On which side of each road a place lies; nothing where it is on one or both say the same."""
    sides = []
    for road in pair:
        foot = shapely.get_coordinates(shapely.shortest_line(facts.roads()[road], place))
        east, north = foot[1] - foot[0]
        if not 60 <= (east * east + north * north) ** 0.5 <= 400:
            return ()
        along = abs(east) > abs(north)
        sides.append((road, ("东" if east > 0 else "西") if along else "北" if north > 0 else "南"))
    same_axis = {side for _, side in sides} <= set("东西") or {s for _, s in sides} <= set("南北")
    return () if same_axis else tuple(sides)
