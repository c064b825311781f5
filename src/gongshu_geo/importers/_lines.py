"""Segments of roads and rivers as one entry a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import geopandas
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from gongshu_geo.importers._harvest import make_table


def lines_by_name(segments: pd.DataFrame, geometry: Any, *, kind: str) -> geopandas.GeoDataFrame:
    """One row a name: its segments joined where they meet, as parts where they do not.

    Parameters
    ----------
    segments
        ``name``, ``ref``, ``accuracy_m``, ``source``, and as far as known ``aliases``,
        ``class`` and ``oneway`` (bool), one row a segment.
    geometry
        (n,) LineStrings and MultiLineStrings.
    kind
        ``roads`` or ``rivers``.

    Returns
    -------
    lines
        In the order of their names; the carriageways of a dual carriageway are kept as parts.
        The first segment tells source and class, the worst the accuracy.
    """
    geometry = np.asarray(geometry, dtype=object)
    names, owner = np.unique(segments["name"].to_numpy(dtype=str), return_inverse=True)
    groups = segments.assign(owner=owner).groupby("owner", sort=True)
    first = groups.first()
    columns: dict[str, Any] = {
        name: first[name] for name in ("ref", "source", "class") if name in first
    }
    if "aliases" in segments:
        columns["aliases"] = groups["aliases"].agg(_together)
    if "oneway" in segments:
        columns["oneway_share"] = _shares(
            segments["oneway"].to_numpy(dtype=bool), shapely.length(geometry), owner, len(names)
        )
    columns["accuracy_m"] = groups["accuracy_m"].agg("max")
    return make_table(kind, {"name": names, **columns}, _joined(geometry, owner, len(names)))


def _together(aliases: Sequence[tuple[tuple[str, str], ...]]) -> tuple[tuple[str, str], ...]:
    """The aliases of all segments, each once."""
    return tuple(dict.fromkeys(pair for pairs in aliases for pair in pairs))


def _shares(
    oneway: npt.NDArray[np.bool_],
    length: npt.NDArray[np.float64],
    owner: npt.NDArray[np.intp],
    count: int,
) -> npt.NDArray[np.float64]:
    """How much of each line is one-way: of a dual carriageway, all of it."""
    whole = np.bincount(owner, weights=length, minlength=count)
    one = np.bincount(owner, weights=length * oneway, minlength=count)
    return np.asarray(np.divide(one, whole, out=np.zeros(count), where=whole > 0))


def _joined(geometry: Any, owner: npt.NDArray[np.intp], count: int) -> Any:
    """(count,) lines, the parts of each owner merged."""
    parts, index = shapely.get_parts(geometry, return_index=True)
    owners = owner[index]
    order = np.argsort(owners, kind="stable")
    together: Any = shapely.multilinestrings(parts[order], indices=owners[order])
    if len(together) != count:
        raise ValueError(count)  # an empty line came through, which the readers leave out
    return shapely.line_merge(together)
