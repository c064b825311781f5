"""What a location text says, before anyone knows where that is: a closed set of expressions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Direction(StrEnum):
    """The eight compass directions, by their Chinese names."""

    EAST = "东"
    SOUTH = "南"
    WEST = "西"
    NORTH = "北"
    NORTHEAST = "东北"
    SOUTHEAST = "东南"
    SOUTHWEST = "西南"
    NORTHWEST = "西北"

    @property
    def vector(self) -> tuple[float, float]:
        """Unit vector (east, north)."""
        east = ("东" in self) - ("西" in self)
        north = ("北" in self) - ("南" in self)
        length = (east * east + north * north) ** 0.5
        return east / length, north / length

    @property
    def opposite(self) -> Direction:
        """The direction that points the other way."""
        return Direction(self.translate(str.maketrans("东南西北", "西北东南")))


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in the normalised text, from ``start`` to ``end``."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Coordinates:
    """A pair of numbers: longitude and latitude, or easting and northing.

    ``system`` is the text's own statement of its coordinate system; ``None`` where it makes none.
    ``step`` is what one of the last digit written is worth, in degrees or metres; of two the
    coarser.
    """

    x: float
    y: float
    step: float
    system: Name | None
    where: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseNumber:
    """A number on a road; ``last`` where a range is given, ``relation`` such as 对面 or 附近."""

    road: Name
    number: int
    last: int | None
    where: Name
    relation: Name | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Intersection:
    """Where two or more lines (roads, rivers) meet, with the side or corner meant.

    ``stated`` says whether the text speaks of a crossing (与, 交叉口) or merely names the lines one
    after the other.
    """

    lines: tuple[Name, ...]
    stated: bool
    side: Direction | None
    side_name: Name | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """The part of a line, or of lines that continue each other, between two ends.

    ``lines`` is empty where the text names the ends alone (南起石祥路,北至半山路): the project's
    name has to tell the road. ``heading`` is the direction from begin to end where the text tells
    it (南起石祥路,北至区界).
    """

    lines: tuple[Name, ...]
    begin: Name
    end: Name
    heading: Direction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Beyond:
    """The part of a line on one side of another: 康桥路拱康路以西段."""

    line: Name
    limit: Name
    direction: Direction
    where: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeLine:
    """A road or river without ends; ``alone`` where the text says nothing else of the place."""

    line: Name
    alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A parcel code, with its plan unit where the text names one."""

    code: Name
    unit: Name | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A name that is no road and no code: a landmark, a station, a village."""

    name: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A direction or a distance in metres, or both, from something else.

    ``road_side`` is the side of the road told behind them (南250米路东).
    """

    origin: HouseNumber | Intersection | Place
    direction: Direction | None
    distance_m: float | None
    where: Name
    road_side: Direction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A community, sub-district, district or plan unit, by its name."""

    name: Name
    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """What a block reaches to on one side."""

    direction: Direction
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """An area told by its bounds; each direction at most once, at least two of them.

    ``start`` is where the first bound begins: what stands before names the site otherwise.
    """

    bounds: tuple[Bound, ...]
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quadrant:
    """On one side of each of some lines: 康桥路以南、拱康路以西."""

    sides: tuple[tuple[Name, Direction], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosed:
    """An area that some lines enclose, in whatever order they are named (由A、B、C路围合)."""

    lines: tuple[Name, ...]
    where: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Chainage:
    """A distance from a road's zero in metres, or a range of them.

    ``road`` is ``None`` where the project's name has to tell it.
    """

    road: Name | None
    begin_m: float
    end_m: float | None
    where: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A size that the text states of its site: ``area_m2`` or ``length_m``."""

    quantity: str
    value: float
    where: Name


Single = (
    Coordinates
    | HouseNumber
    | Intersection
    | Segment
    | Beyond
    | WholeLine
    | Parcel
    | Place
    | Near
    | Area
    | Block
    | Quadrant
    | Enclosed
    | Chainage
)
"""One site, described one way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Several:
    """Several sites in one text; each part has its readings, likeliest first.

    ``stated_count`` is the number that the text gives (等7条道路), where it says that the list is
    not complete.
    """

    parts: tuple[tuple[Single, ...], ...]
    stated_count: int | None = None


Expression = Single | Several


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """Every reading of a text.

    Attributes
    ----------
    readings
        What the text may mean, likeliest first. All describe the same site.
    context
        The areas that the text names before the site itself (拱墅区祥符街道…), widest first.
    measures
        The areas and lengths that it states.
    stated_count
        How many sites it says there are (金昌路等7条道路), whatever a reading lists of them.
    """

    readings: tuple[Expression, ...]
    context: tuple[Area, ...]
    measures: tuple[Measure, ...] = ()
    stated_count: int | None = None
