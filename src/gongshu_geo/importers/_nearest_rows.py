"""For each imported point the nearest one of its name that is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from gongshu_geo.importers._metres import Metres

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """Entries of the gazetteer that points are compared with.

    Attributes
    ----------
    keys
        (n,) names; an entry with other names stands once for each.
    files, rows
        (n,) where each stands: the stem of its file, and its index there.
    points
        (n,) points, missing where the entry has no position.
    accuracy_m
        (n,) metres, 0 where none is stated.
    """

    keys: Sequence[str]
    files: Sequence[str]
    rows: Sequence[int]
    points: Any
    accuracy_m: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """What was found for (m,) imported points.

    Attributes
    ----------
    entry
        (m,) index into the entries, -1 where the name is new.
    distance_m
        (m,) metres, NaN where the name is new or the entry has no position.
    """

    entry: npt.NDArray[np.intp]
    distance_m: FloatArray


def nearest_entries(keys: Sequence[str], points: Any, entries: Entries, metres: Metres) -> Nearest:
    """The nearest entry of the same name for each point."""
    ours = pd.DataFrame({"key": np.asarray(keys, dtype=object), "ours": np.arange(len(keys))})
    theirs = pd.DataFrame(
        {"key": np.asarray(entries.keys, dtype=object), "theirs": np.arange(len(entries.keys))}
    )
    pairs = ours.merge(theirs, on="key", how="inner")
    left, right = pairs["ours"].to_numpy(), pairs["theirs"].to_numpy()
    here = np.asarray(entries.points, dtype=object)
    pairs["distance_m"] = shapely.distance(
        metres.project(np.asarray(points, dtype=object)[left]), metres.project(here[right])
    )
    pairs = pairs.sort_values(["ours", "distance_m", "theirs"], na_position="last", kind="stable")
    best = pairs.drop_duplicates("ours")
    entry = np.full(len(keys), -1, dtype=np.intp)
    distance = np.full(len(keys), np.nan)
    entry[best["ours"].to_numpy()] = best["theirs"].to_numpy()
    distance[best["ours"].to_numpy()] = best["distance_m"].to_numpy()
    return Nearest(entry=entry, distance_m=distance)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Imported points of one key as one, and those whose key stands for several places.

    Attributes
    ----------
    first
        Index of the point nearest to the middle, one a key.
    spread_m
        How far the key's farthest point is from it.
    """

    first: npt.NDArray[np.intp]
    spread_m: FloatArray


def gathered(keys: Sequence[str], points: Any, metres: Metres) -> Gathered:
    """One point a key, the one nearest to the middle of all, in the order of first mention.

    Entrances of one house and shops of one building carry the same number.
    """
    xy = shapely.get_coordinates(metres.project(np.asarray(points, dtype=object)))
    table = pd.DataFrame({"key": np.asarray(keys, dtype=object), "x": xy[:, 0], "y": xy[:, 1]})
    if table.empty:
        return Gathered(first=np.array([], dtype=np.intp), spread_m=np.array([]))
    groups = table.groupby("key", sort=False)
    middle = groups[["x", "y"]].transform("mean")
    table["off"] = np.hypot(table["x"] - middle["x"], table["y"] - middle["y"])
    first = table.groupby("key", sort=False)["off"].idxmin().to_numpy(dtype=np.intp)
    chosen = table.loc[first].set_index("key")
    own = table["key"].map(chosen["x"]), table["key"].map(chosen["y"])
    table["from_first"] = np.hypot(table["x"] - own[0], table["y"] - own[1])
    spread = table.groupby("key", sort=False)["from_first"].max().to_numpy(dtype=float)
    return Gathered(first=first, spread_m=spread)
