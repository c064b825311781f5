"""Located sites that are not where they should be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import geopandas
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gongshu_geo.crs import CoordinateSystem, convert, shift_m
from gongshu_geo.errors import Bilingual, Finding, Severity
from gongshu_geo.fence._coordinates import is_swapped
from gongshu_geo.fence._metres import in_metres
from gongshu_geo.location import Location

SHIFTED = {CoordinateSystem.GCJ02: "GCJ-02", CoordinateSystem.BD09: "BD-09"}
"""Systems whose coordinates look like WGS-84: here 522 m and about 1.2 km off."""

UNSTATED_M = 100.0
"""What coordinates are taken for where their register states no accuracy: a click on a map."""

SLACK_M = 30.0
"""How exactly a shift must explain a disagreement where both sides claim to be exact: the width
of a road."""
LEAST_SHARE = 0.5
"""Of a system's shift, how far coordinates must lie from their text for it to be the cause: a
road or a block is long enough for any shift to end on it."""

FAR_KM = 100
"""What is said of a place beyond the reach of EPSG:4549, which is told to 500 km and more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Site:
    """What is looked at of one site; metres in EPSG:4549, missing numbers as NaN.

    ``shape`` and ``accuracy_m`` are of the position drawn, ``text_shape`` and ``text_accuracy_m``
    of what the location text alone gave.
    """

    name: str
    file: str
    row: int
    text: str
    lon: float
    lat: float
    stated_m: float
    shape: BaseGeometry | None
    accuracy_m: float
    text_shape: BaseGeometry | None
    text_accuracy_m: float

    def finding(
        self,
        code: str,
        what: Bilingual,
        *,
        column: str,
        found: str,
        expected: Bilingual,
        remedy: Bilingual,
    ) -> Finding:
        """A warning at the site's row of its register."""
        return Finding(
            code=code,
            what=what,
            severity=Severity.WARNING,
            file=self.file,
            row=self.row,
            column=column,
            found=found,
            expected=expected,
            remedy=remedy,
        )


def check_sites(
    sites: geopandas.GeoDataFrame,
    district: geopandas.GeoDataFrame | geopandas.GeoSeries | BaseGeometry,
    *,
    by_text: Mapping[str, Location] | None = None,
) -> tuple[Finding, ...]:
    """Sites outside the district, and stated coordinates that their location text contradicts.

    Parameters
    ----------
    sites
        The located table, OGC:CRS84. Of its columns these are looked at: site_id, name, register,
        source_row, location_text, lon, lat, position_accuracy_m (as the register states them,
        NaN where it does not), geometry and accuracy_m (the position drawn; geometry missing
        where there is none, accuracy NaN where it was never measured).
    district
        The district, OGC:CRS84: one geometry, or a table of it.
    by_text
        By site_id, what the location text gives where the position drawn is the register's own:
        stated coordinates must not be compared with themselves. Of other sites the position
        drawn is what the text gave.

    Returns
    -------
    findings
        Warnings, in the order of ``sites``. A site that touches the district, or may do so
        within its accuracy, is inside. Coordinates agree with the text while the two are no
        farther apart than both accuracies together; 100 m stand in where a register states none,
        0 where the text's was never measured.
    """
    if sites.empty:
        return ()
    area = district if isinstance(district, BaseGeometry) else district.geometry.union_all()
    area_4549 = in_metres(area)
    return tuple(
        finding
        for site in _rows(sites, by_text or {})
        for finding in (*_outside(site, area_4549), *_stated(site))
    )


def _rows(sites: geopandas.GeoDataFrame, by_text: Mapping[str, Location]) -> Iterator[_Site]:
    """The rows of ``sites``, geometry in metres."""
    drawn = sites.geometry.to_numpy()
    told = [
        by_text[key].geometry if key in by_text else shape
        for key, shape in zip(sites["site_id"], drawn, strict=True)
    ]
    shapes, texts = in_metres(drawn), in_metres(np.array(told, dtype=object))
    columns = ("site_id", "name", "register", "source_row", "location_text")
    numbers = ("lon", "lat", "position_accuracy_m", "accuracy_m")
    table = sites[[*columns, *numbers]].itertuples(index=False, name=None)
    # A loop over rows: findings are made of texts, and few sites get one.
    for (key, name, register, row, text, lon, lat, stated, accuracy), shape, text_shape in zip(
        table, shapes, texts, strict=True
    ):
        drawn_m = _number(accuracy, missing=0.0)
        yield _Site(
            name=str(name),
            file=f"gis/registers/{register}",
            row=int(row),
            text=str(text),
            lon=float(lon),
            lat=float(lat),
            stated_m=_number(stated, missing=UNSTATED_M),
            shape=_known(shape),
            accuracy_m=drawn_m,
            text_shape=_known(text_shape),
            text_accuracy_m=(by_text[key].accuracy_m or 0.0) if key in by_text else drawn_m,
        )


def _known(shape: BaseGeometry | None) -> BaseGeometry | None:
    return None if shape is None or shape.is_empty else shape


def _number(value: Any, *, missing: float) -> float:
    number = float(value)
    return missing if np.isnan(number) else number


def _outside(site: _Site, area_4549: BaseGeometry) -> Iterator[Finding]:
    """A site whose distance from the district is more than its accuracy."""
    if site.shape is None:
        return
    distance_m = float(site.shape.distance(area_4549))
    # EPSG:4549 has no answer for what lies far beyond its zone: that is far outside as well.
    if not distance_m <= site.accuracy_m:
        apart = _apart(distance_m)
        yield site.finding(
            "outside_district",
            Bilingual(
                f"“{site.name}”在区界外 {apart.zh}",
                f"{site.name} lies {apart.en} outside the district",
            ),
            column="建设地点",
            found=site.text,
            expected=Bilingual(
                f"区界内,或区界外不超过其精度 {site.accuracy_m:.0f} 米",
                f"inside, or outside by no more than its accuracy, {site.accuracy_m:.0f} m",
            ),
            remedy=Bilingual(
                "确在区外的项目(如跨区道路、地铁)不必改;否则核对建设地点与坐标",
                "leave it if the project really is outside; else check its place and coordinates",
            ),
        )


def _stated(site: _Site) -> Iterator[Finding]:
    """Coordinates of a register that are swapped, or not where the location text lies."""
    if np.isnan(site.lon) or np.isnan(site.lat):
        return
    if is_swapped(site.lon, site.lat):
        yield _swapped(site)
        return
    if site.text_shape is None:
        return
    distance_m = _distance_m(site.lon, site.lat, site.text_shape)
    if not distance_m <= site.stated_m + site.text_accuracy_m:
        system = _explained_by(site, distance_m)
        yield _shifted(site, distance_m, system) if system else _elsewhere(site, distance_m)


def _apart(distance_m: float) -> Bilingual:
    """A distance in words; one that EPSG:4549 cannot tell is told as far."""
    if not np.isfinite(distance_m):
        return Bilingual(f"{FAR_KM} 公里以上", f"more than {FAR_KM} km")
    return Bilingual(f"{distance_m:.0f} 米", f"{distance_m:.0f} m")


def _distance_m(lon: float, lat: float, shape_4549: BaseGeometry) -> float:
    """Metres from a WGS-84 position to a geometry; NaN where the position cannot be."""
    x, y = convert(lon, lat, source="wgs84", target="epsg4549")
    return float(shapely.distance(shapely.Point(x, y), shape_4549))


def _explained_by(site: _Site, apart_m: float) -> CoordinateSystem | None:
    """The shifted system that, taken as the true one, makes coordinates and text agree."""
    if site.text_shape is None:
        return None
    near: dict[CoordinateSystem, float] = {}
    for system in SHIFTED:
        lon, lat = convert(site.lon, site.lat, source=system, target="wgs84")
        distance_m = _distance_m(lon, lat, site.text_shape)
        shift = shift_m(site.lon, site.lat, source=system, target="wgs84")
        far_enough = apart_m >= shift * LEAST_SHARE
        if far_enough and distance_m <= max(site.stated_m + site.text_accuracy_m, SLACK_M):
            near[system] = distance_m
    return min(near, key=lambda system: near[system]) if near else None


def _position(site: _Site) -> str:
    return f"{site.lon:.6f}, {site.lat:.6f}"


def _swapped(site: _Site) -> Finding:
    return site.finding(
        "swapped_coordinates",
        Bilingual(
            f"“{site.name}”的经纬度颠倒", f"longitude and latitude of {site.name} are swapped"
        ),
        column="经度",
        found=_position(site),
        expected=Bilingual("经度约 120.1、纬度约 30.3", "longitude about 120.1, latitude 30.3"),
        remedy=Bilingual("两数互换", "exchange the two"),
    )


def _agreement(site: _Site) -> Bilingual:
    allowed = site.stated_m + site.text_accuracy_m
    return Bilingual(
        f"距“{site.text}”不超过 {allowed:.0f} 米",
        f'no more than {allowed:.0f} m from "{site.text}"',
    )


def _shifted(site: _Site, distance_m: float, system: CoordinateSystem) -> Finding:
    name = SHIFTED[system]
    return site.finding(
        "wrong_system",
        Bilingual(
            f"“{site.name}”的坐标距建设地点 {_apart(distance_m).zh},看来是 {name}",
            f"the coordinates of {site.name} lie {_apart(distance_m).en} from its location text: "
            f"they look like {name}",
        ),
        column="经度",
        found=_position(site),
        expected=_agreement(site),
        remedy=Bilingual(
            f"核实后用 gongshu-geo convert --from {system} --to wgs84 换算",
            f"if so, convert them with gongshu-geo convert --from {system} --to wgs84",
        ),
    )


def _elsewhere(site: _Site, distance_m: float) -> Finding:
    return site.finding(
        "coordinates_disagree",
        Bilingual(
            f"“{site.name}”的坐标距建设地点 {_apart(distance_m).zh}",
            f"the coordinates of {site.name} lie {_apart(distance_m).en} from its location text",
        ),
        column="经度",
        found=_position(site),
        expected=_agreement(site),
        remedy=Bilingual("核对坐标与建设地点,改正其一", "check both and correct one of them"),
    )
