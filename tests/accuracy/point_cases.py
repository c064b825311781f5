"""Cases whose truth is a point: house numbers, junctions, places, distances, coordinates."""

import eviltransform
import gis_facts as facts
import shapely
from case_rows import case, some

GOOD_ENOUGH_M = 120
"""Truths known to worse than this say little."""
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
CHINESE = str.maketrans("0123456789", "〇一二三四五六七八九")
COMPASS = {
    "东": (1, 0), "南": (0, -1), "西": (-1, 0), "北": (0, 1),
    "东北": (0.7071, 0.7071), "东南": (0.7071, -0.7071),
    "西南": (-0.7071, -0.7071), "西北": (-0.7071, 0.7071),
}  # fmt: skip
ROUNDED = 0.1
"""A stated distance is rounded, and its bearing is one of eight."""

HOUSE_FORMS = (
    lambda road, n, _: f"{road}{n}号",
    lambda road, n, _: f"杭州市{road}{n}号",
    lambda road, n, _: f"浙江省杭州市{road}{n}号",
    lambda road, n, rng: f"{road}{n}号{rng.randint(1, 9)}幢{rng.randint(101, 2809)}室",
    lambda road, n, _: f"{road} {n} 号",
    lambda road, n, _: f"{road}{str(n).translate(FULL_WIDTH)}号",
    lambda road, n, _: f"{road}{n}#" if n < 100 else f"{road}{str(n).translate(CHINESE)}号",
    lambda road, n, _: f"{road}{n}号底层商铺改造项目",
    lambda road, n, _: f"位于{road}{n}号",
    lambda road, n, _: f"{road}{n}号院内加装电梯",
)

CROSSING_FORMS = (
    "{}与{}交叉口", "{}/{}路口", "{}、{}交叉口", "{}和{}交汇处", "杭州市{}与{}交叉口",
    "{}{}口", "{}—{}交叉口", "位于{}与{}相交处", "{}与{}交叉路口附近", "{}及{}路口",
)  # fmt: skip

PLACE_FORMS = (
    "{}", "{}旁", "杭州市{}", "{}附近", "{}周边地块", "{}提升改造工程", "拱墅区{}", "原{}", "位于{}",
)  # fmt: skip

DISTANCE_FORMS = ("{}{}侧约{}米", "{}往{}{}米", "{}以{}{}m", "{}{}{}米", "{}向{}约{}米")


def house_numbers(rng):
    """Every known number asked for while it is left out."""
    numbers = {}
    for row in facts.rows("house_numbers.csv"):
        if row["number"].isdigit() and float(row["accuracy_m"]) <= GOOD_ENOUGH_M:
            numbers.setdefault((row["road"], int(row["number"])), []).append(row)
    for index, ((road, number), known) in enumerate(numbers.items()):
        places = [facts.point(row) for row in known]
        spread = max(place.distance(places[0]) for place in places)
        yield case(
            "house_number",
            HOUSE_FORMS[index % len(HOUSE_FORMS)](road, number, rng),
            places[0],
            tolerance_m=max(spread, *(float(row["accuracy_m"]) for row in known)),
            source=f"gis/house_numbers.csv: {known[0]['source']}",
            independent=True,
            without=[f"house_number:{road}:{number}"],
        )


def intersections(rng):
    """Measured junctions, left out where both roads are drawn there; crossings of drawn roads."""
    for row in facts.rows("junctions.csv"):
        drawn = facts.both_drawn(row)
        for form in some(rng, CROSSING_FORMS, 4):
            pair = some(rng, (row["road_a"], row["road_b"]), 2)
            yield case(
                "intersection",
                form.format(*pair),
                facts.point(row),
                tolerance_m=row["accuracy_m"],
                source=f"gis/junctions.csv: {row['source']}",
                independent=drawn,
                without=[f"junction:{row['road_a']}:{row['road_b']}"] if drawn else (),
            )
    for index, pair in enumerate(some(rng, facts.crossings(), 120)):
        yield case(
            "intersection",
            CROSSING_FORMS[index % len(CROSSING_FORMS)].format(*pair),
            facts.crossings()[pair],
            tolerance_m=20,
            source="gis/roads.geojson: where the two lines cross",
        )


def landmarks(rng):
    """Places by every name that is theirs alone, in the words that registers put around them."""
    for index, (file, row, name) in enumerate(some(rng, facts.named_points(), 150)):
        form = PLACE_FORMS[index % len(PLACE_FORMS)]
        text = f"地铁{name}" if file == "stations.csv" and index % 4 == 0 else form.format(name)
        yield case("landmark", text, facts.point(row), source=f"gis/{file}: {row['source']}")


def near(rng):
    """A distance and bearing from a place, moved in the plane of EPSG:4549."""
    known = [place for place in facts.named_points() if place[0] == "stations.csv"]
    for index, (file, row, name) in enumerate(some(rng, known, 40)):
        side, metres = rng.choice(list(COMPASS)), rng.choice([50, 80, 100, 150, 200, 300, 500])
        form = DISTANCE_FORMS[index % len(DISTANCE_FORMS)]
        yield case(
            "near",
            form.format(name, side, metres),
            moved(facts.point(row), side, metres),
            tolerance_m=ROUNDED * metres,
            source=f"gis/{file}: {row['source']}",
        )


def moved(place, side, metres):
    east, north = COMPASS[side]
    return shapely.Point(place.x + east * metres, place.y + north * metres)


def coordinates(rng):
    """Stations in four systems; GCJ-02 and BD-09 by a package that has nothing to do with us."""
    for file, row, name in some(rng, [p for p in facts.named_points() if p[0][0] == "s"], 32):
        lon, lat = float(row["lon"]), float(row["lat"])
        place = facts.point(row)
        gcj = eviltransform.wgs2gcj(lat, lon)[::-1]
        bd09 = eviltransform.wgs2bd(lat, lon)[::-1]
        text = rng.choice(
            [
                f"{lon:.6f},{lat:.6f}(WGS-84)",
                f"北纬{lat:.6f},东经{lon:.6f} CGCS2000",
                f"{gcj[0]:.6f},{gcj[1]:.6f}(GCJ-02)",
                f"{name}({gcj[0]:.5f}, {gcj[1]:.5f} 高德坐标)",
                f"{bd09[0]:.6f}、{bd09[1]:.6f}(BD-09)",
                f"X={place.y:.2f},Y={place.x:.2f} CGCS2000",
                f"X={place.y:.1f},Y=40{place.x:.1f} 国家2000",
            ]
        )
        yield case("coordinates", text, place, tolerance_m=2, source=f"gis/{file}")


def parcels(rng):
    """Parcels by code; asked for while they are left out, their plan unit answers."""
    for row in facts.rows("parcels.csv"):
        place, source = facts.point(row), f"gis/parcels.csv: {row['source']}"
        code, unit = row["code"], row["unit"]
        forms = [f"{unit}{code}", f"{code}地块", f"{unit}{code}地块商业综合用房"]
        for text in (*forms, f"拱墅区{unit}{code.replace('-', '—')}地块"):
            if "GS" in code or unit in text:
                yield case("parcel", text, place, source=source)
        yield case(
            "parcel",
            f"{unit}{code}地块",
            place,
            tolerance_m=row["accuracy_m"],
            source=source,
            independent=True,
            without=[f"parcel:{code}"],
        )
    for unit in facts.rows("plan_units.csv"):
        number = rng.randint(1, 99)
        text = f"{unit['name']}{unit['code'] or 'A'}09-{number:02}地块"
        yield case("parcel", text, facts.point(unit), source="gis/plan_units.csv")


def areas(rng):
    """Sub-districts, communities by theirs, plan units."""
    places = {row["name"]: row for row in facts.rows("areas.csv")}
    source = "gis/areas.csv"
    for name, row in places.items():
        if row["lon"] and row["level"] == "sub_district":
            text = rng.choice(["{}", "拱墅区{}", "杭州市拱墅区{}", "{}辖区内"]).format(name)
            yield case("area", text, facts.point(row), source=f"{source}: {row['source']}")
    communities = [row for row in places.values() if row["level"] == "community"]
    for row in some(rng, communities, 12):
        yield case("area", row["name"], facts.point(places[row["part_of"]]), source=source)
    for row in facts.rows("plan_units.csv"):
        yield case("area", row["name"], facts.point(row), source="gis/plan_units.csv")
