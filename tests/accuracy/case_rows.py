"""Rows of cases.csv, one shape for all."""

import shapely
from gis_facts import to_degrees

COLUMNS = ("id", "text", "kind", "lon", "lat", "wkt", "tolerance_m", "source", "basis", "without")


def case(kind, text, truth=None, *, tolerance_m=0, source="", independent=False, without=()):
    """One row without its id; ``truth`` in EPSG:4549, ``None`` where there is no place."""
    row = dict.fromkeys(COLUMNS, "")
    row |= {"text": text, "kind": kind, "tolerance_m": str(round(float(tolerance_m)))}
    row |= {"source": source, "basis": "independent" if independent else "same_data"}
    row["without"] = ";".join(without)
    if truth is None:
        return row
    degrees = to_degrees(truth)
    if degrees.geom_type == "Point":
        row |= {"lon": f"{degrees.x:.6f}", "lat": f"{degrees.y:.6f}"}
    else:
        row["wkt"] = shapely.to_wkt(degrees, rounding_precision=6, trim=True)
    return row


def numbered(rows):
    """The rows with ids by kind, each text of a kind once."""
    seen, counts = set(), {}
    for row in rows:
        if (row["kind"], row["text"], row["without"]) in seen:
            continue
        seen.add((row["kind"], row["text"], row["without"]))
        counts[row["kind"]] = counts.get(row["kind"], 0) + 1
        yield row | {"id": f"{row['kind']}-{counts[row['kind']]:03}"}


def some(rng, items, count):
    """``count`` of some items in the order drawn, or all of them."""
    items = list(items)
    return rng.sample(items, min(count, len(items)))
