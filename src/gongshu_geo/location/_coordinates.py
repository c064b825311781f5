"""Coordinates written in a text, with the coordinate system that the text states."""

from __future__ import annotations

import re

from gongshu_geo.location.expression import Coordinates, Name

_DEGREES = re.compile(
    r"(?<![\d.])(?P<first>\d{2,3}\.\d{2,})\s*°?\s*(?P<first_half>[东北]经?|[EN])?\s*[,、 /]\s*"
    r"(?:北纬|东经)?(?P<second>\d{2,3}\.\d{2,})\s*°?\s*(?:[EN])?"
)
_SEXAGESIMAL = re.compile(
    r"(?P<d1>\d{2,3})°(?P<m1>\d{1,2})['′分](?P<s1>\d{1,2}(?:\.\d+)?)?(?:\"|″|′′|''|秒)?\s*[EN]?[,、\s]*"
    r"(?:北纬|东经)?(?P<d2>\d{2,3})°(?P<m2>\d{1,2})['′分](?P<s2>\d{1,2}(?:\.\d+)?)?(?:\"|″|′′|''|秒)?\s*[EN]?"
)
_METRES = re.compile(
    r"(?P<name1>[XYxy])\s*[=:]\s*(?P<first>\d{6,8}(?:\.\d+)?)\s*[,、;\s]*"
    r"(?P<name2>[XYxy])\s*[=:]\s*(?P<second>\d{6,8}(?:\.\d+)?)"
)
_SYSTEM = re.compile(
    r"GCJ-?02|BD-?09|WGS-?84|CGCS-?2000|EPSG:?\d{4}|火星坐标系?|高德|腾讯|百度|国家2000|2000国家大地",
    re.IGNORECASE,
)
_LATITUDES = (3.0, 54.0)
"""Latitudes of China; a longitude of China is never among them."""
_NORTHING_M = 10_000_000.0
"""Northings in China stay below this; eastings with a zone number in front lie above."""


def read_coordinates(text: str) -> tuple[Coordinates, ...]:
    """Coordinates in ``text``, in either axis order.

    Longitude and latitude are told apart by their size (latitudes of China: 3° to 54°). In the
    Chinese convention of projected coordinates X is the northing and Y the easting; they are told
    apart by size as well: an easting has six digits, or eight with its zone number in front.
    """
    system = _SYSTEM.search(text)
    stated = _name(system) if system else None
    return (
        *(_pair(float(f["first"]), float(f["second"]), stated, f) for f in _DEGREES.finditer(text)),
        *(
            _pair(_degrees(f, "1"), _degrees(f, "2"), stated, f)
            for f in _SEXAGESIMAL.finditer(text)
        ),
        *(_metres(found, stated) for found in _METRES.finditer(text)),
    )


def _metres(found: re.Match[str], system: Name | None) -> Coordinates:
    """Easting and northing, whichever came first."""
    first, second = float(found["first"]), float(found["second"])
    northing, easting = (first, second) if 1e6 <= first < _NORTHING_M else (second, first)
    return Coordinates(x=easting, y=northing, system=system, where=_name(found))


def _pair(first: float, second: float, system: Name | None, found: re.Match[str]) -> Coordinates:
    """Longitude and latitude, whichever came first."""
    low, high = _LATITUDES
    lon, lat = (second, first) if low <= first <= high < second else (first, second)
    return Coordinates(x=lon, y=lat, system=system, where=_name(found))


def _degrees(found: re.Match[str], which: str) -> float:
    """Degrees of a sexagesimal number."""
    seconds = float(found[f"s{which}"] or 0)
    return float(found[f"d{which}"]) + float(found[f"m{which}"]) / 60 + seconds / 3600


def _name(found: re.Match[str]) -> Name:
    return Name(found[0], found.start(), found.end())
