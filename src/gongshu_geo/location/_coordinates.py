"""Coordinates written in a text, with the coordinate system that the text states."""

from __future__ import annotations

import re

from gongshu_geo.location.expression import Coordinates, Name

_LABEL = r"(?:(?:东经|北纬|经度|纬度|longitude|latitude|lon|lng|lat|[EN])\s*[:=]?\s*)"
_BETWEEN = rf"(?:\s*[,、;/]\s*{_LABEL}?|\s*{_LABEL}|\s+)"
_DEGREES = re.compile(
    rf"{_LABEL}?(?<![\d.])(?P<first>\d{{2,3}}\.\d{{2,}})(?:\s*°)?(?:\s*[EN](?![A-Z]))?"
    rf"{_BETWEEN}(?P<second>\d{{2,3}}\.\d{{2,}})(?:\s*°)?(?:\s*[EN](?![A-Z]))?",
    re.IGNORECASE,
)
_ANGLE = (
    r"(?P<d{n}>\d{{2,3}})°\s*(?P<m{n}>\d{{1,2}}(?:\.\d+)?)\s*['’′分]"
    r"(?:\s*(?P<s{n}>\d{{1,2}}(?:\.\d+)?)\s*(?:\"|”|″|′′|''|’’|秒))?(?:\s*[EN](?![A-Z]))?"
)
_SEXAGESIMAL = re.compile(
    rf"{_LABEL}?{_ANGLE.format(n=1)}(?:{_BETWEEN})?{_ANGLE.format(n=2)}", re.IGNORECASE
)
_METRES = re.compile(
    r"(?P<name1>[XYxy])\s*[=:]\s*(?P<first>\d{6,8}(?:\.\d+)?)\s*[,、;\s]*"
    r"(?P<name2>[XYxy])\s*[=:]\s*(?P<second>\d{6,8}(?:\.\d+)?)"
)
_NUMERIC = re.compile(r"\d\.\d|°|[XYxy]\s*[=:]")
"""Without any of these a text holds no coordinates."""
_SYSTEM = re.compile(
    r"GCJ-?02|BD-?09|WGS-?84|CGCS-?2000|EPSG:?\d{4}|火星坐标系?|高德|腾讯|百度|国家2000|2000国家大地",
    re.IGNORECASE,
)
_LATITUDES = (3.0, 54.0)
"""Latitudes of China; a longitude of China is never among them."""
_LONGITUDES = (73.0, 136.0)
"""Longitudes of China."""
_LARGEST_DEGREES = 180.0
_NORTHING_M = 10_000_000.0
"""Northings in China stay below this; eastings with a zone number in front lie above."""


def read_coordinates(text: str) -> tuple[Coordinates, ...]:
    """Coordinates in ``text``, in either axis order; outside China only with their system.

    Longitude and latitude are told apart by their size (latitudes of China: 3° to 54°). In the
    Chinese convention of projected coordinates X is the northing and Y the easting; they are told
    apart by size as well: an easting has six digits, or eight with its zone number in front.
    """
    if _NUMERIC.search(text) is None:
        return ()
    system = _SYSTEM.search(text)
    stated = _name(system) if system else None
    pairs = (
        *(_decimal(found, stated) for found in _DEGREES.finditer(text)),
        *(_sexagesimal(found, stated) for found in _SEXAGESIMAL.finditer(text)),
        *(_metres(found, stated) for found in _METRES.finditer(text)),
    )
    return tuple(pair for pair in pairs if stated is not None or _in_china(pair))


def _in_china(pair: Coordinates) -> bool:
    """Whether a pair can be meant: 12.34、56.78公顷 are areas, and no coordinates."""
    if pair.x > _LARGEST_DEGREES:
        return True
    return _LONGITUDES[0] <= pair.x <= _LONGITUDES[1] and _LATITUDES[0] <= pair.y <= _LATITUDES[1]


def _metres(found: re.Match[str], system: Name | None) -> Coordinates:
    """Easting and northing, whichever came first."""
    first, second = float(found["first"]), float(found["second"])
    northing, easting = (first, second) if 1e6 <= first < _NORTHING_M else (second, first)
    return Coordinates(
        x=easting,
        y=northing,
        step=max(_step(found["first"]), _step(found["second"])),
        system=system,
        where=_name(found),
    )


def _decimal(found: re.Match[str], system: Name | None) -> Coordinates:
    """Decimal degrees."""
    first, second = found["first"], found["second"]
    step = max(_step(first), _step(second))
    return _pair((float(first), float(second)), step, system, found)


def _sexagesimal(found: re.Match[str], system: Name | None) -> Coordinates:
    """Degrees, minutes and perhaps seconds."""
    angles, steps = [], []
    for which in ("1", "2"):
        seconds = found[f"s{which}"]
        minutes = float(found[f"m{which}"]) + float(seconds or 0) / 60
        angles.append(float(found[f"d{which}"]) + minutes / 60)
        steps.append(_step(found[f"m{which}"]) / 60 if seconds is None else _step(seconds) / 3600)
    return _pair((angles[0], angles[1]), max(steps), system, found)


def _pair(
    pair: tuple[float, float], step: float, system: Name | None, found: re.Match[str]
) -> Coordinates:
    """Longitude and latitude, whichever came first."""
    first, second = pair
    low, high = _LATITUDES
    lon, lat = (second, first) if low <= first <= high < second else (first, second)
    return Coordinates(x=lon, y=lat, step=step, system=system, where=_name(found))


def _step(number: str) -> float:
    """What one of the last digit of a number is worth: 30.3640 is known to 0.0001."""
    return 10.0 ** -len(number.partition(".")[2])


def _name(found: re.Match[str]) -> Name:
    return Name(found[0], found.start(), found.end())
