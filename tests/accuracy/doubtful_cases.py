"""Cases without a place: invented names near real ones, roads that never meet, other districts."""

import gis_facts as facts
from case_rows import case, some

TELLING = "东西南北中上下"
"""Characters that tell roads apart: one more of them is another road."""
FAR_M = 800
"""Roads further from each other than this never meet, however they are drawn."""
ELSEWHERE = ("西湖区", "萧山区", "余杭区", "滨江区")
INSIDE_M = 700
"""A house number so far within the district is in no other."""

INVENTED_FORMS = (
    "{}{}号", "{}综合整治", "{}", "杭州市{}沿线", "{}({}-{})", "{}与{}交叉口",
)  # fmt: skip


def invented(rng):
    """Names of roads that no file knows, one telling character beside a real one."""
    known = facts.road_names()
    plain = sorted(n for n in facts.roads() if 3 <= len(n) <= 4 and not set(n) & set(TELLING))
    while True:
        road = rng.choice(plain)
        name = f"{road[:-1]}{rng.choice(TELLING)}{road[-1]}"
        if name not in known and not any(name.endswith(other) and other != name for other in known):
            yield name


def unknown(rng):
    """Texts that nothing is known about, and crossings of roads that never meet."""
    names = invented(rng)
    for index in range(72):
        form = INVENTED_FORMS[index % len(INVENTED_FORMS)]
        if form == "{}{}号":
            text = form.format(next(names), rng.randint(1, 900))
        else:
            text = form.format(*(next(names) for _ in range(form.count("{}"))))
        yield case("unknown", text, source="invented")
    roads = sorted(facts.roads())
    apart = 0
    while apart < 25:
        first, last = some(rng, roads, 2)
        if facts.nearest_gap(first, last) > FAR_M:
            apart += 1
            yield case("unknown", f"{first}与{last}交叉口", source="gis/roads.geojson: far apart")


def doubted(rng):
    """Texts of which only a part is known, or that name another district: never without a word."""
    names = invented(rng)
    roads = sorted(facts.roads())
    for road in some(rng, roads, 12):
        yield case("doubted", f"{road}与{next(names)}交叉口", source="one road invented")
        yield case("doubted", f"{road}({next(names)}-{next(names)})", source="both ends invented")
    numbered = sorted({row["road"] for row in facts.rows("house_numbers.csv")} & set(roads))
    for road in some(rng, numbered, 10):
        yield case("doubted", f"{road}{rng.randint(70, 99)}999号", source="a number too far")
    for row in some(rng, facts.rows("house_numbers.csv"), 60):
        if facts.district().buffer(-INSIDE_M).contains(facts.point(row)):
            text = f"{rng.choice(ELSEWHERE)}{row['road']}{row['number']}号"
            yield case("doubted", text, source="another district")
