"""A table of location texts, each row located, its own columns kept."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gongshu_geo._csv import read_csv, write_csv
from gongshu_geo._files import write_text
from gongshu_geo._nearest import nearest
from gongshu_geo.errors import Bilingual, ConfigError, Finding
from gongshu_geo.location.gazetteer import Gazetteer
from gongshu_geo.location.result import Location, rounded_mapping

ANSWERS = (
    "text",
    "kind",
    "method",
    "accuracy_m",
    "confidence",
    "matched",
    "evidence",
    "candidates",
    "problems",
)
"""Properties that locating adds to a row."""

POSITIONS = ("geometry", "lon", "lat", "wkt")
"""Columns that hold the position. A row's own column named like one of these or of
:data:`ANSWERS` is kept as ``row_<name>``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedTable:
    """Rows of a table with where each lies.

    Attributes
    ----------
    heading
        The headings as they came.
    rows
        Cells as text, in order.
    locations
        One a row.
    """

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    locations: tuple[Location, ...]

    def write(self, path: Path) -> None:
        """Write as the suffix says: .geojson, .jsonl or .csv; whole or not at all.

        Raises
        ------
        ConfigError
            The suffix is none of these.
        StoreError
            The file cannot be written.
        """
        writers: dict[str, Callable[[Path], None]] = {
            ".geojson": self._write_geojson,
            ".json": self._write_geojson,
            ".jsonl": self._write_jsonl,
            ".csv": self._write_csv,
        }
        writer = writers.get(path.suffix.lower())
        if writer is None:
            raise ConfigError(_suffix(path))
        writer(path)

    def _write_geojson(self, path: Path) -> None:
        bounds = [loc.geometry.bounds for loc in self.locations if loc.geometry is not None]
        box = (
            [
                round(pick(values), 6)
                for pick, values in zip(
                    (min, min, max, max), zip(*bounds, strict=True), strict=True
                )
            ]
            if bounds
            else None
        )
        features = ",\n".join(
            json.dumps(self._feature(index), ensure_ascii=False) for index in range(len(self.rows))
        )
        head = {"type": "FeatureCollection", "attribution": ATTRIBUTION}
        if box is not None:
            head["bbox"] = box  # type: ignore[assignment]
        opening = json.dumps(head, ensure_ascii=False)[:-1]
        write_text(path, f'{opening}, "features": [\n{features}\n]}}\n')

    def _feature(self, index: int) -> dict[str, Any]:
        """One row as a GeoJSON feature; ``id`` is the row as a spreadsheet counts it."""
        geometry = self.locations[index].geometry
        return {
            "type": "Feature",
            "id": index + 2,
            "geometry": None if geometry is None else rounded_mapping(geometry),
            "properties": self._properties(index),
        }

    def _properties(self, index: int) -> dict[str, Any]:
        answer = self.locations[index].as_json()
        del answer["geometry"]
        return {**dict(zip(self._names(), self.rows[index], strict=True)), **answer}

    def _names(self) -> list[str]:
        """The headings, each once and none like an answer's, so that no cell hides another."""
        names: list[str] = []
        for number, title in enumerate(self.heading, start=1):
            name = title or f"column_{number}"
            if name in ANSWERS or name in POSITIONS:
                name = f"row_{name}"
            names.append(f"{name}_{number}" if name in names else name)
        return names

    def _write_jsonl(self, path: Path) -> None:
        lines = [
            json.dumps(
                {**self._properties(i), "geometry": loc.as_json()["geometry"]}, ensure_ascii=False
            )
            for i, loc in enumerate(self.locations)
        ]
        write_text(path, "".join(f"{line}\n" for line in lines))

    def _write_csv(self, path: Path) -> None:
        """Lon and lat of a point within the geometry, and the geometry itself as WKT."""
        write_csv(
            path,
            [
                *self._names(),
                "kind",
                "method",
                "lon",
                "lat",
                "accuracy_m",
                "confidence",
                "problems",
                "wkt",
            ],
            ([*row, *_cells(loc)] for row, loc in zip(self.rows, self.locations, strict=True)),
        )


ATTRIBUTION = "© OpenStreetMap contributors (ODbL)"
"""What every export of positions has to name."""


def locate_csv(gazetteer: Gazetteer, path: Path, *, column: str) -> LocatedTable:
    """Locate the texts of one column of a CSV file.

    Raises
    ------
    ConfigError
        There is no such column, or more than one.
    RegisterError, StoreError
        The file cannot be read.
    """
    heading, rows = read_csv(path)
    titles = [title.strip() for title in heading]
    if titles.count(column) != 1:
        raise ConfigError(_no_column(path, column, titles))
    at = titles.index(column)
    width = len(heading)
    padded = [tuple((row + [""] * width)[:width]) for row in rows if any(row)]
    return LocatedTable(
        heading=tuple(titles),
        rows=tuple(padded),
        locations=tuple(gazetteer.locate(row[at]) for row in padded),
    )


def _cells(location: Location) -> Sequence[str]:
    """The answer's cells of a CSV row."""
    geometry = location.geometry
    point = None if geometry is None else geometry.representative_point()
    return [
        location.kind,
        location.method,
        "" if point is None else f"{point.x:.6f}",
        "" if point is None else f"{point.y:.6f}",
        "" if location.accuracy_m is None else str(math.ceil(location.accuracy_m)),
        f"{location.confidence:.2f}",
        "; ".join(str(problem) for problem in location.problems),
        "" if geometry is None else geometry.wkt,
    ]


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
