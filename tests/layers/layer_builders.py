"""Small sites, layers and project folders."""

import geopandas
import pandas as pd
import shapely

NOWHERE = None

LAYER = """
title_zh = "绿道"
title_en = "Greenways"
group = "place"
order = 5
source = "sites"
geometry = "any"

[style]
"""

MAP = """
title_zh = "图"
title_en = "Map"
kind = "planning"
layers = ["*"]
"""


def sites(**columns):
    """Sites with the columns given and enough others; geometry as WKT or ``None``."""
    count = len(next(iter(columns.values())))
    table = {
        "site_id": [f"S{number}" for number in range(1, count + 1)],
        "name": [f"项目{number}" for number in range(1, count + 1)],
        **columns,
    }
    texts = table.pop("geometry", ["POINT (120.14 30.33)"] * count)
    geometry = [None if text is None else shapely.from_wkt(text) for text in texts]
    return geopandas.GeoDataFrame(pd.DataFrame(table), geometry=geometry, crs="OGC:CRS84")


def folder(path, **files):
    """A folder with TOML files; ``_`` in a keyword is ``-`` in the file's name."""
    path.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (path / f"{name.replace('_', '-')}.toml").write_text(text, encoding="utf-8")
    return path
