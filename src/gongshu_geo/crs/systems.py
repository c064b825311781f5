"""The coordinate systems that coordinates come in, found by the names that people use."""

from __future__ import annotations

import difflib
import unicodedata
from enum import StrEnum

from gongshu_geo.errors import Bilingual, CrsError, Finding


class CoordinateSystem(StrEnum):
    """A system that a pair of coordinates can be in; the order is always x, then y."""

    WGS84 = "wgs84"
    """Longitude, latitude in WGS-84, as GPS gives them (EPSG:4326, here always lon first)."""
    CGCS2000 = "cgcs2000"
    """Longitude, latitude in China's CGCS2000 (EPSG:4490), taken as equal to WGS-84.

    The two frames differ by a few decimetres: CGCS2000 keeps the positions of the year 2000,
    and the ground under Hangzhou has moved about 3 cm a year since.
    """
    EPSG4549 = "epsg4549"
    """Easting, northing in metres: CGCS2000, 3-degree Gauss-Krüger, central meridian 120°E."""
    EPSG4549_ZONED = "epsg4549_zoned"
    """The same with the zone number 40 in front of the easting (EPSG:4528)."""
    GCJ02 = "gcj02"
    """Longitude, latitude as on the maps of Amap and Tencent: WGS-84, shifted by up to 700 m."""
    BD09 = "bd09"
    """Longitude, latitude as on Baidu's maps: GCJ-02, shifted once more (not bd09mc metres)."""

    @property
    def label(self) -> Bilingual:
        """The system's name for a reader."""
        return _LABELS[self]

    @property
    def is_projected(self) -> bool:
        """Whether coordinates are metres (easting, northing) rather than degrees (lon, lat)."""
        return self in {CoordinateSystem.EPSG4549, CoordinateSystem.EPSG4549_ZONED}

    @property
    def is_shifted(self) -> bool:
        """Whether coordinates are shifted against WGS-84 in mainland China."""
        return self in {CoordinateSystem.GCJ02, CoordinateSystem.BD09}


_LABELS = {
    CoordinateSystem.WGS84: Bilingual("WGS-84 经纬度", "WGS-84 lon, lat"),
    CoordinateSystem.CGCS2000: Bilingual("国家2000经纬度", "CGCS2000 lon, lat"),
    CoordinateSystem.EPSG4549: Bilingual(
        "国家2000三度带投影,中央经线120°", "CGCS2000 / 3-degree Gauss-Krüger 120°E"
    ),
    CoordinateSystem.EPSG4549_ZONED: Bilingual(
        "国家2000三度带投影,加40带号", "CGCS2000 / 3-degree Gauss-Krüger zone 40"
    ),
    CoordinateSystem.GCJ02: Bilingual("火星坐标 GCJ-02", "GCJ-02 (Amap, Tencent)"),
    CoordinateSystem.BD09: Bilingual("百度坐标 BD-09", "BD-09 (Baidu)"),
}

# Compared after `_plain`: no case, width, spaces, punctuation, nor the closing 坐标/坐标系.
_NAMES = {
    CoordinateSystem.WGS84: (
        "wgs84", "wgs1984", "epsg4326", "4326", "ogccrs84", "crs84", "gps", "世界大地", "地球",
    ),
    CoordinateSystem.CGCS2000: (
        "cgcs2000", "epsg4490", "4490", "国家2000", "2000国家", "2000国家大地", "国家大地2000",
        "中国大地2000", "大地2000",
    ),
    CoordinateSystem.EPSG4549: (
        "epsg4549", "4549", "cgcs20003degreegausskrugercm120e", "国家2000投影", "国家2000三度带",
    ),
    CoordinateSystem.EPSG4549_ZONED: (
        "epsg4549zoned", "4549zoned", "epsg4528", "4528", "cgcs20003degreegausskrugerzone40",
        "国家2000投影带号", "国家2000三度带40带", "国家200040带",
    ),
    CoordinateSystem.GCJ02: (
        "gcj02", "gcj2", "gcj", "火星", "国测局", "高德", "高德地图", "腾讯", "腾讯地图", "amap",
    ),
    CoordinateSystem.BD09: ("bd09", "bd9", "bd09ll", "百度", "百度地图", "百度经纬度", "baidu"),
}  # fmt: skip
_BY_NAME = {name: system for system, names in _NAMES.items() for name in names}


def parse_system(text: str) -> CoordinateSystem:
    """The coordinate system that a name stands for.

    Parameters
    ----------
    text
        A code such as ``gcj02``, an EPSG number, or a common Chinese name such as 火星坐标,
        百度 or 国家2000; case, width, spaces and punctuation do not matter.

    Raises
    ------
    CrsError
        The name is unknown; the message lists every code allowed. It is never guessed.
    """
    try:
        return _BY_NAME[_plain(text)]
    except KeyError as cause:
        raise CrsError(_unknown(text)) from cause


def _plain(text: str) -> str:
    """``text`` without what varies between writers."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(sign for sign in folded if sign.isalnum())
    return letters.removesuffix("系").removesuffix("坐标")


def _unknown(text: str) -> Finding:
    """The finding for a name that is none of ours."""
    codes = list(CoordinateSystem)
    near = difflib.get_close_matches(_plain(text), _BY_NAME, n=1)
    meant = _BY_NAME[near[0]] if near else None
    return Finding(
        code="unknown_crs",
        what=Bilingual("不认识的坐标系", "the coordinate system is unknown"),
        found=text,
        expected=Bilingual(
            ";".join(f"{code}({code.label.zh})" for code in codes),
            "one of " + ", ".join(codes),
        ),
        remedy=Bilingual(f"可能是 {meant}", f"perhaps {meant} is meant") if meant else None,
    )
