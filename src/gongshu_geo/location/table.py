"""A CSV file of location texts, located row by row into another file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import TextIO

import numpy as np
import shapely
from numpy.typing import NDArray

from gongshu_geo._csv import csv_lines, csv_rows
from gongshu_geo._files import written_whole
from gongshu_geo._nearest import nearest
from gongshu_geo.errors import Bilingual, ConfigError, Finding
from gongshu_geo.location._pool import chunks_of, spread
from gongshu_geo.location._rows import (
    ATTRIBUTION,
    CSV_ANSWERS,
    Row,
    RowFormat,
    free_names,
    written_rows,
)
from gongshu_geo.location.gazetteer import Gazetteer
from gongshu_geo.location.locate import locate_all

_SUFFIXES = {form.value: form for form in RowFormat} | {".json": RowFormat.GEOJSON}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many rows of a table there are, and how many of them were located."""

    rows: int
    located: int


def locate_csv(
    gazetteer: Gazetteer,
    path: Path,
    *,
    column: str,
    output: Path,
    workers: int | None = None,
    told: Callable[[Tally], None] | None = None,
) -> Tally:
    """Locate the texts of one column of a CSV file, and write each row with where it lies.

    Only some thousands of rows are in memory at a time, however long the table is. What is
    written does not depend on the number of workers.

    Parameters
    ----------
    gazetteer
        Where names are looked up.
    path
        CSV with commas and a heading, in UTF-8 or GB18030. Rows without any text are left out.
    column
        Heading of the column with the texts.
    output
        Written as its suffix says (.geojson, .jsonl or .csv), whole or not at all.
    workers
        Processes to share the work; ``None`` for as many as there are cores.
    told
        Called now and then with what is done.

    Raises
    ------
    ConfigError
        There is no such column, or more than one; or the suffix of ``output`` is none of these.
    RegisterError, StoreError
        A file cannot be read or written.
    """
    form = _SUFFIXES.get(output.suffix.lower())
    if form is None:
        raise ConfigError(_suffix(output))
    records = csv_rows(path)
    titles = [title.strip() for title in next(records)]
    if titles.count(column) != 1:
        raise ConfigError(_no_column(path, column, titles))
    names = free_names(titles)
    work = partial(_located, names=names, at=titles.index(column), form=form)
    pieces = spread(work, gazetteer, chunks_of(_rows(records, len(titles))), workers=workers)
    with (
        written_whole(output) as temporary,
        temporary.open("w", encoding="utf-8", newline="\n") as target,
    ):
        return _written(target, form, names, pieces, told or (lambda _: None))


def _rows(records: Iterator[list[str]], width: int) -> Iterator[Row]:
    """The rows that hold anything, each as wide as the heading."""
    for number, record in zip(count(2), records, strict=False):
        if any(record):
            yield Row(number=number, cells=tuple((record + [""] * width)[:width]))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """Some rows as text; ``box`` holds all of their geometries, if there are any."""

    text: str
    tally: Tally
    box: NDArray[np.float64] | None


def _located(
    gazetteer: Gazetteer, rows: Sequence[Row], *, names: Sequence[str], at: int, form: RowFormat
) -> _Piece:
    """Some rows located and written; done in whichever process has time."""
    locations = locate_all(gazetteer, [row.cells[at] for row in rows])
    shapes = [location.geometry for location in locations if location.geometry is not None]
    return _Piece(
        text=written_rows(form, names, rows, locations),
        tally=Tally(rows=len(rows), located=len(shapes)),
        box=shapely.total_bounds(shapes) if shapes else None,
    )


def _written(
    target: TextIO,
    form: RowFormat,
    names: Sequence[str],
    pieces: Iterator[_Piece],
    told: Callable[[Tally], None],
) -> Tally:
    """Write the pieces one after the other, with what stands before and behind them."""
    rows = located = 0
    boxes: list[NDArray[np.float64]] = []
    target.write(_opening(form, names))
    for piece in pieces:
        if rows and form is RowFormat.GEOJSON:
            target.write(",\n")
        target.write(piece.text)
        rows, located = rows + piece.tally.rows, located + piece.tally.located
        boxes += [] if piece.box is None else [piece.box]
        told(Tally(rows=rows, located=located))
    target.write(_closing(form, boxes))
    return Tally(rows=rows, located=located)


def _opening(form: RowFormat, names: Sequence[str]) -> str:
    """What stands before the first row."""
    match form:
        case RowFormat.GEOJSON:
            head = json.dumps(
                {"type": "FeatureCollection", "attribution": ATTRIBUTION}, ensure_ascii=False
            )
            return f'{head[:-1]}, "features": [\n'
        case RowFormat.CSV:
            return csv_lines([[*names, *CSV_ANSWERS]])
        case RowFormat.JSONL:
            return ""


def _closing(form: RowFormat, boxes: Sequence[NDArray[np.float64]]) -> str:
    """What stands behind the last row: of GeoJSON the box, which is known only then."""
    if form is not RowFormat.GEOJSON:
        return ""
    if not boxes:
        return "\n]}\n"
    west, south, east, north = np.transpose(boxes)
    box = [min(west), min(south), max(east), max(north)]
    return f'\n], "bbox": {json.dumps([round(float(edge), 6) for edge in box])}}}\n'


def _no_column(path: Path, column: str, titles: list[str]) -> Finding:
    close = nearest(column, titles)
    known = [title for title in titles if title]
    hint = (
        Bilingual(f"“{close}”", f'"{close}"')
        if close
        else Bilingual("、".join(known), ", ".join(known))
    )
    return Finding(
        code="no_column",
        what=Bilingual("没有这一列,或有不止一列", "there is no such column, or more than one"),
        file=str(path),
        row=1,
        column=column,
        expected=Bilingual(f"表头之一:{hint.zh}", f"one of the headings: {hint.en}"),
        remedy=Bilingual("核对 --column", "check --column"),
    )


def _suffix(path: Path) -> Finding:
    return Finding(
        code="unknown_format",
        what=Bilingual("不认识的输出格式", "the output format is not known"),
        file=str(path),
        found=path.suffix,
        expected=Bilingual(".geojson、.jsonl 或 .csv", ".geojson, .jsonl or .csv"),
        remedy=Bilingual("改 --output 的扩展名", "change the suffix of --output"),
    )
