"""Small roads and sites near 120°E 30°N, drawn in metres (EPSG:4549)."""

import geopandas
import shapely

from gongshu_geo.corridors import Corridor, CorridorConfig
from gongshu_geo.errors import Bilingual

ORIGIN = (500_000.0, 3_360_000.0)
"""False easting of the central meridian, and a northing in Hangzhou."""


def shifted(geometry):
    return shapely.transform(geometry, lambda xy: xy + ORIGIN)


def roads(**lines):
    """Roads by name; each a WKT text or several of them, in metres from the origin."""
    rows = [
        (name, shifted(shapely.from_wkt(text)))
        for name, texts in lines.items()
        for text in ([texts] if isinstance(texts, str) else texts)
    ]
    names, geometry = zip(*rows, strict=True) if rows else ((), ())
    gdf = geopandas.GeoDataFrame({"name": list(names)}, geometry=list(geometry), crs="EPSG:4549")
    return gdf.to_crs("OGC:CRS84")


def config(*names, from_end="south", strip_m=500.0):
    return CorridorConfig(
        corridors=tuple(
            Corridor(
                name=name,
                name_en=f"{name} Road",
                pinyin=name,
                zero=Bilingual("南端", "south end"),
                from_end=from_end,
                strip_m=strip_m,
            )
            for name in names
        )
    )


def sites(*texts, kind="coordinates"):
    """Sites from WKT texts in metres; ``None`` is unlocated."""
    geometry = [None if text is None else shifted(shapely.from_wkt(text)) for text in texts]
    kinds = ["unknown" if text is None else kind for text in texts]
    return geopandas.GeoDataFrame({"kind": kinds}, geometry=geometry, crs="EPSG:4549").to_crs(
        "OGC:CRS84"
    )
