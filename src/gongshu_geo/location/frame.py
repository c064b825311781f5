"""A table of pandas with a column of location texts, located."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import geopandas
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from gongshu_geo._nearest import nearest
from gongshu_geo._vector import WGS84
from gongshu_geo.errors import Bilingual, ConfigError, Finding
from gongshu_geo.location._pool import chunks_of, spread
from gongshu_geo.location.gazetteer import Gazetteer
from gongshu_geo.location.locate import locate_all

FRAME_ANSWERS = (
    "kind",
    "method",
    "accuracy_m",
    "confidence",
    "matched",
    "evidence",
    "candidates",
    "problems",
)
"""Columns that locating adds to a table, ``geometry`` beside them."""


def locate_table(
    frame: pd.DataFrame,
    column: str,
    *,
    length_m: str | None = None,
    gazetteer: Gazetteer | None = None,
    workers: int | None = None,
) -> geopandas.GeoDataFrame:
    """A table with where the text of each row lies.

    Parameters
    ----------
    frame
        Any table; its columns, its order and its index stay.
    column
        Name of the column with the texts; missing ones are like empty ones.
    length_m
        Name of a column with lengths in metres, which are held against the segments found; what
        is no number counts as missing.
    gazetteer
        Where names are looked up; by default the one that came along.
    workers
        Processes to share the work of long tables; ``None`` for as many as there are cores
        where a process can be forked (Linux), else one.

    Returns
    -------
    located
        OGC:CRS84. The columns that came, then ``kind``, ``method``, ``accuracy_m`` (NaN where
        never measured), ``confidence``, ``matched``, ``evidence``, ``candidates``, ``problems``
        and ``geometry`` (missing where unknown), as in :class:`Location`. A column of the table
        named like one of these is kept as ``row_<name>``.

    Raises
    ------
    ConfigError
        There is no such column.

    Examples
    --------
    >>> table = pd.DataFrame({"no": [7, 8], "where": ["莫干山路与石祥路交叉口", "火星"]})
    >>> located = locate_table(table, "where")
    >>> located[["no", "kind"]].to_numpy().tolist()
    [[7, 'intersection'], [8, 'unknown']]
    """
    if list(frame.columns).count(column) != 1:
        raise ConfigError(_no_column(column, [str(name) for name in frame.columns]))
    if length_m is not None and list(frame.columns).count(length_m) != 1:
        raise ConfigError(_no_column(length_m, [str(name) for name in frame.columns]))
    texts = ["" if missing else str(text) for text, missing in
             zip(frame[column], frame[column].isna(), strict=True)]  # fmt: skip
    gazetteer = gazetteer or Gazetteer.open()
    rows = list(zip(texts, _lengths(frame, length_m), strict=True))
    distinct = {row: at for at, row in enumerate(dict.fromkeys(rows))}
    parts = list(spread(_answers, gazetteer, chunks_of(distinct), workers=workers))
    places = [distinct[row] for row in rows]
    taken = {name: f"row_{name}" for name in (*FRAME_ANSWERS, "geometry")}
    table = pd.DataFrame(frame).rename(columns=taken)
    for index, name in enumerate(FRAME_ANSWERS):
        values = [value for part in parts for value in part.columns[index]]
        table[name] = pd.Series(
            [values[place] for place in places],
            index=table.index,
            dtype=float if name in {"accuracy_m", "confidence"} else object,
        )
    shapes = shapely.from_wkb(np.concatenate([_NO_SHAPES, *(part.wkb for part in parts)]))
    return geopandas.GeoDataFrame(table, geometry=shapes[places], crs=WGS84)


_NO_SHAPES: NDArray[np.object_] = np.empty(0, dtype=object)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Answers column by column, as :data:`FRAME_ANSWERS` names them; geometries as bytes."""

    columns: tuple[list[object], ...]
    wkb: NDArray[np.object_]


def _lengths(frame: pd.DataFrame, column: str | None) -> list[float]:
    """The lengths of a column, NaN where there is none."""
    if column is None:
        return [math.nan] * len(frame)
    lengths = pd.to_numeric(frame[column], errors="coerce")
    # One and the same NaN, so that rows without a length are found to be alike.
    return [math.nan if math.isnan(length) else float(length) for length in lengths]


def _answers(gazetteer: Gazetteer, rows: Sequence[tuple[str, float]]) -> _Part:
    """Some texts located; done in whichever process has time."""
    texts, lengths = zip(*rows, strict=True) if rows else ((), ())
    locations = locate_all(gazetteer, texts, lengths_m=lengths)
    shapes = np.array([location.geometry for location in locations], dtype=object)
    return _Part(
        columns=tuple(
            [getattr(location, name) for location in locations] for name in FRAME_ANSWERS
        ),
        wkb=np.asarray(shapely.to_wkb(shapes), dtype=object),
    )


def _no_column(column: str, known: list[str]) -> Finding:
    close = nearest(str(column), known)
    names = [close] if close else known
    return Finding(
        code="no_column",
        what=Bilingual("没有这一列,或有不止一列", "there is no such column, or more than one"),
        column=str(column),
        expected=Bilingual("、".join(names), ", ".join(names)),
    )
