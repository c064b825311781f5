"""Synthetic location texts from the names of gis/, of all kinds, the same in every run."""

import csv
import json
import random
from collections.abc import Callable
from pathlib import Path

import shapely

GIS = Path(__file__).parents[1] / "gis"
SEED = 20210331
SHARES = {
    "place": 15,
    "house_number": 12,
    "intersection": 12,
    "segment": 12,
    "whole_road": 10,
    "parcel": 10,
    "nowhere": 10,
    "area": 8,
    "near": 4,
    "block": 3,
    "several": 2,
    "coordinates": 2,
}
"""Percent of each kind, about as the project's registers and address lists have them."""
NEAR_DEGREES = 0.0005
"""Roads within about 50 m of each other are taken to cross."""
PREFIXES = ("", "", "", "杭州市拱墅区", "拱墅区", "浙江省杭州市拱墅区")
TAILS = ("", "", "工程", "沿线整治工程", "项目", "地块")
SIDES = ("东", "南", "西", "北", "东南", "东北", "西南", "西北")


def rows(name: str) -> list[dict[str, str]]:
    """Rows of a CSV file of gis/."""
    with (GIS / name).open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def crossings() -> dict[str, list[str]]:
    """For each road the roads that cross it, by the centrelines of gis/."""
    features = json.loads((GIS / "roads.geojson").read_text(encoding="utf-8"))["features"]
    names = [feature["properties"]["name"] for feature in features]
    lines = [shapely.geometry.shape(feature["geometry"]) for feature in features]
    pairs = shapely.STRtree(lines).query(lines, predicate="dwithin", distance=NEAR_DEGREES)
    found: dict[str, set[str]] = {}
    for one, other in pairs.T:
        if names[one] != names[other]:
            found.setdefault(names[one], set()).add(names[other])
    return {road: sorted(others) for road, others in sorted(found.items())}


def mixed_texts(count: int) -> list[str]:
    """``count`` texts, their kinds in the shares of :data:`SHARES`."""
    rng = random.Random(SEED)  # noqa: S311 - no secrets here
    kinds = _kinds(rng)
    chosen = rng.choices(list(SHARES), weights=list(SHARES.values()), k=count)
    return [kinds[kind]() for kind in chosen]


def _kinds(rng: random.Random) -> dict[str, Callable[[], str]]:  # noqa: C901 - a list of small ones
    crossed = crossings()
    roads = list(crossed)
    busy = [road for road, others in crossed.items() if len(others) > 1]
    numbers = rows("house_numbers.csv")
    places = [
        row["name"] for name in ("landmarks", "places", "stations") for row in rows(f"{name}.csv")
    ]
    parcels = rows("parcels.csv")
    units = [row["name"] for row in rows("plan_units.csv")]
    areas = [row["name"] for row in rows("areas.csv")]
    pick = rng.choice

    def house_number() -> str:
        row = pick(numbers)
        number = int("".join(filter(str.isdigit, row["number"])) or 1) + pick((0, 0, 2, 4, 17))
        behind = pick(("", "", f"{rng.randint(1, 20)}幢", "附近"))
        return f"{pick(PREFIXES)}{row['road']}{number}号{behind}"

    def intersection() -> str:
        road = pick(roads)
        meet = pick(("交叉口", "路口", "交汇处", "口"))
        corner = pick(("", f"{pick(SIDES)}角", f"{pick(SIDES)}侧"))
        return f"{pick(PREFIXES)}{road}{pick('与和、')}{pick(crossed[road])}{meet}{corner}"

    def segment() -> str:
        road = pick(busy)
        begin, end = rng.sample(crossed[road], 2)
        form = pick(("{}（{}－{}）", "{}({}-{})", "{}（{}至{}）", "{}南起{}，北至{}"))
        return form.format(road, begin, end) + pick(TAILS)

    def whole_road() -> str:
        return pick(PREFIXES) + pick(roads) + pick(("", "沿线", "两侧", "全线整治工程"))

    def place() -> str:
        return pick(PREFIXES) + pick(places) + pick(("", "", "旁", "地块"))

    def near() -> str:
        return f"{pick(places)}{pick(SIDES)}侧约{rng.randrange(50, 900, 50)}米"

    def parcel() -> str:
        row = pick(parcels)
        return f"{row['unit'] or pick(units)}{row['code']}{pick(('', '地块', '号地块'))}"

    def block() -> str:
        road = pick(busy)
        others = crossed[road]
        return f"东至{pick(others)}，南至{road}，西至{pick(others)}，北至{pick(roads)}"

    def several() -> str:
        return "、".join(rng.sample(roads, rng.randint(2, 4))) + "整治工程"

    def coordinates() -> str:
        lon, lat = rng.uniform(120.1, 120.2), rng.uniform(30.27, 30.41)
        return f"{lon:.6f},{lat:.6f}{pick(('', '(GCJ-02)', ' WGS84', '（百度）'))}"

    def area() -> str:
        return pick(("杭州市拱墅区", "拱墅区")) + pick(areas)

    def nowhere() -> str:
        return (
            pick(places)[:1]
            + "".join(rng.sample("星海云天月明华锦瑞丰", 3))
            + pick(("小区", "大厦", "广场", "园"))
        )

    makers = (
        *(house_number, intersection, segment, whole_road, place, near, parcel),
        *(block, several, coordinates, area, nowhere),
    )
    return {maker.__name__: maker for maker in makers}
