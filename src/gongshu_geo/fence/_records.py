"""Rows of the files in gis/ as text, each with its place, read as far as they can be read."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gongshu_geo._files import read_text
from gongshu_geo._toml import Table, read_toml
from gongshu_geo._vector import read_rows
from gongshu_geo.errors import Bilingual, Finding, GazetteerError, GongshuError, Severity
from gongshu_geo.register import read_registers
from gongshu_geo.status import load_categories, load_statuses

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "roads.geojson": ("name", "part", "class", "length_m", "accuracy_m", "source"),
    "rivers.geojson": ("name", "aliases", "accuracy_m", "source"),
    "water.geojson": ("area_m2", "accuracy_m", "source"),
    "district.geojson": ("name", "accuracy_m", "source"),
    "junctions.csv": ("road_a", "road_b", "lon", "lat", "accuracy_m", "source"),
    "road_aliases.csv": ("alias", "name", "kind", "note"),
    "house_numbers.csv": ("road", "number", "lon", "lat", "accuracy_m", "source"),
    "areas.csv": ("name", "code", "level", "part_of", "lon", "lat", "radius_m", "source"),
    "stations.csv": ("name", "aliases", "lines", "lon", "lat", "accuracy_m", "source"),
    "landmarks.csv": ("name", "aliases", "kind", "address", "lon", "lat", "accuracy_m", "source"),
    "places.csv": ("name", "aliases", "kind", "lon", "lat", "accuracy_m", "source"),
    "plan_units.csv": (
        *("code", "name", "aliases", "bounds_text", "area_ha"),
        *("lon", "lat", "radius_m", "source"),
    ),
    "parcels.csv": ("unit_code", "unit", "code", "aliases", "lon", "lat", "accuracy_m", "source"),
    "programme.csv": ("programme", "dimension", "item", "count", "total", "year"),
    "targets.csv": ("outcome", "measure", "year", "value", "unit", "comparison", "cumulative"),
    "events.csv": ("site_id", "site_name", "date", "precision", "status", "kind", "source"),
    "unmapped_roads.csv": ("name", "known_by", "source"),
}
"""The files of gis/ and the columns (properties) that each must have."""

ID, NAME, RELATED, PROGRAMME = "项目编号", "项目名称", "关联项目", "所属成果"
"""Columns of the registers' records, under the headings that officials write."""

OPTIONAL = frozenset({"unmapped_roads.csv", "programme.csv", "targets.csv", "events.csv"})
"""Files that a project may do without: registers of one's own have no plan, and where no road is
known by its name alone every road of the tables needs a centreline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One row of a CSV file, or one feature of a GeoJSON file.

    Attributes
    ----------
    file
        Path below the project folder.
    row
        Row as a spreadsheet shows it; features count from 1.
    values
        Texts by column; properties of features likewise, with a missing one as ``""``.
    key
        Identifier of a feature.
    geometry
        Geometry of a feature, as it stands in the file.
    """

    file: str
    row: int
    values: Mapping[str, str]
    key: str | None = None
    geometry: BaseGeometry | None = None

    def __getitem__(self, column: str) -> str:
        return self.values.get(column, "")

    def parts(self, column: str) -> tuple[str, ...]:
        """The items of a cell that holds several, parted by semicolons."""
        return tuple(part.strip() for part in self[column].split(";") if part.strip())

    def finding(
        self,
        code: str,
        what: Bilingual,
        *,
        column: str | None = None,
        found: str | None = None,
        expected: Bilingual | None = None,
        remedy: Bilingual | None = None,
        severity: Severity = Severity.WARNING,
    ) -> Finding:
        """A finding at this record; ``found`` is the text of ``column`` unless given.

        It is a warning by default: the fence leaves nothing out, it names what looks wrong.
        """
        return Finding(
            code=code,
            what=what,
            severity=severity,
            file=self.file,
            row=self.row,
            column=column,
            key=self.key,
            found=self[column] if found is None and column is not None else found,
            expected=expected,
            remedy=remedy,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """Everything in gis/ that the fence looks at.

    Attributes
    ----------
    tables
        Records by the file's name without its suffix; ``corridors`` are those of corridors.toml,
        ``registers`` the sites of all registers.
    findings
        Files and columns that are missing or cannot be read.
    """

    tables: Mapping[str, tuple[Record, ...]]
    findings: tuple[Finding, ...] = field(default=())

    def __getitem__(self, stem: str) -> tuple[Record, ...]:
        return self.tables.get(stem, ())

    def texts(self, stem: str, column: str) -> frozenset[str]:
        """All texts of one column, without the empty one."""
        return frozenset(record[column] for record in self[stem]) - {""}


def read_records(project_dir: Path) -> Records:
    """Read gis/ of a project; what cannot be read becomes a finding and is empty."""
    folder = project_dir / "gis"
    tables: dict[str, tuple[Record, ...]] = {}
    findings: list[Finding] = []
    for file, columns in COLUMNS.items():
        path = folder / file
        if not path.is_file():
            findings += [] if file in OPTIONAL else [_missing_file(file)]
            continue
        records = _tried(_features if path.suffix == ".geojson" else _rows, path, findings)
        findings += _missing_columns(file, records, columns)
        tables[path.stem] = records
    tables["corridors"] = _tried(_corridors, folder / "corridors.toml", findings)
    tables["registers"] = _registers(folder / "registers")
    return Records(tables=tables, findings=tuple(findings))


def _registers(folder: Path) -> tuple[Record, ...]:
    """The sites of all registers, read as a build reads them: in any encoding, with any headings.

    What is wrong with them is reported by their reader.
    """
    try:
        read = read_registers(folder, statuses=load_statuses(), categories=load_categories())
    except GongshuError:
        return ()
    columns = ("register", "source_row", "site_id", "name", "related", "programme")
    return tuple(
        Record(
            file=f"gis/registers/{file}",
            row=int(row),
            values={ID: site_id, NAME: name, RELATED: ";".join(related), PROGRAMME: programme},
        )
        for file, row, site_id, name, related, programme in read.sites[list(columns)].itertuples(
            index=False, name=None
        )
    )


def _tried(
    read: Callable[[Path], tuple[Record, ...]], path: Path, findings: list[Finding]
) -> tuple[Record, ...]:
    """What ``read`` makes of ``path``; nothing, and its findings noted, where it cannot."""
    try:
        return read(path)
    except GongshuError as error:
        findings += [replace(finding, file=_place(path)) for finding in error.findings]
        return ()


def _rows(path: Path) -> tuple[Record, ...]:
    """Rows of a CSV file."""
    file = _place(path)
    return tuple(Record(file=file, row=row.pop("row"), values=row) for row in read_rows(path))


def _place(path: Path) -> str:
    """The path below the project folder."""
    above = path.parent.parent if path.parent.name == "registers" else path.parent
    return f"gis/{path.relative_to(above).as_posix()}"


def _features(path: Path) -> tuple[Record, ...]:
    """Features of a GeoJSON file, valid or not."""
    file = _place(path)
    try:
        features = json.loads(read_text(path))["features"]
        texts = [json.dumps(feature["geometry"]) for feature in features]
        properties = [_texts(feature["properties"]) for feature in features]
        keys = [feature.get("id") for feature in features]
    except (json.JSONDecodeError, KeyError, TypeError, AttributeError) as cause:
        raise GazetteerError(_not_geojson(file, cause)) from cause
    geometry = shapely.from_geojson(np.array(texts, dtype=object), on_invalid="ignore")
    return tuple(
        Record(file=file, row=row, values=values, key=key, geometry=shape)
        for row, (values, key, shape) in enumerate(
            zip(properties, keys, geometry, strict=True), start=1
        )
    )


def _texts(properties: Mapping[str, Any]) -> dict[str, str]:
    """Properties as texts."""
    return {name: "" if value is None else str(value) for name, value in properties.items()}


def _corridors(path: Path) -> tuple[Record, ...]:
    """The corridors by name; all else in the file is the business of its own reader."""

    def names(table: Table) -> list[str]:
        entries = table.tables("corridor")
        for entry in entries:
            entry.keys()
        return [entry.text("name") for entry in entries]

    return tuple(
        Record(file="gis/corridors.toml", row=row, values={"name": name}, key=f"corridor[{row}]")
        for row, name in enumerate(read_toml(path, names, name="gis/corridors.toml"))
    )


def _missing_columns(
    file: str, records: tuple[Record, ...], columns: tuple[str, ...]
) -> list[Finding]:
    """A finding for each column that no record has."""
    if not records:
        return []
    present = {name for record in records for name in record.values}
    return [
        Finding(
            code="missing_column",
            what=Bilingual("缺少一列", "a column is missing"),
            severity=Severity.WARNING,
            file=f"gis/{file}",
            column=column,
            expected=Bilingual("、".join(columns), ", ".join(columns)),
            remedy=Bilingual("补上这一列,没有内容的单元格留空", "add it; cells may stay empty"),
        )
        for column in columns
        if column not in present
    ]


def _missing_file(file: str) -> Finding:
    return Finding(
        code="missing_file",
        what=Bilingual("缺少底数文件", "a source file is missing"),
        severity=Severity.WARNING,
        file=f"gis/{file}",
        remedy=Bilingual(
            "从 gongshu-geo init 生成的项目中取回", "take it from a project that init has made"
        ),
    )


def _not_geojson(file: str, cause: Exception) -> Finding:
    return Finding(
        code="not_geojson",
        what=Bilingual("不是 GeoJSON 要素集", "is not a GeoJSON FeatureCollection"),
        file=file,
        found=str(cause),
        expected=Bilingual("含 features 的 FeatureCollection", "a FeatureCollection with features"),
        remedy=Bilingual("用 GIS 软件重新导出为 GeoJSON", "export it again as GeoJSON"),
    )
