"""What people decided about positions, as gis/corrections.csv keeps it."""

from __future__ import annotations

import csv
import datetime as dt
import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from gongshu_geo._csv import csv_records, decoded, harmless
from gongshu_geo._files import read_bytes
from gongshu_geo.errors import Bilingual, Finding, GongshuError
from gongshu_geo.location.result import rounded_mapping

FILE = "gis/corrections.csv"
"""The file, as findings name it. People add rows to it; no run ever writes it by itself."""

COLUMNS = ("id", "text", "geometry", "accuracy_m", "who", "when", "why", "kind")

CHINA = dt.timezone(dt.timedelta(hours=8))
"""Time zone of a time that states none."""


class Kind(StrEnum):
    """What a row decides."""

    POINT = "point"
    LINE = "line"
    POLYGON = "polygon"
    ACCEPT = "accept"
    """The position stays as it was found; ``geometry`` is the point where its mark stood."""
    NONE = "none"
    """The site cannot be located."""


TYPES: Mapping[Kind, tuple[str, ...]] = {
    Kind.POINT: ("Point",),
    Kind.LINE: ("LineString", "MultiLineString"),
    Kind.POLYGON: ("Polygon", "MultiPolygon"),
    Kind.ACCEPT: ("Point",),
    Kind.NONE: (),
}
"""GeoJSON types that each kind takes."""


class CorrectionError(GongshuError):
    """Corrections cannot be taken over as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One decision.

    Attributes
    ----------
    site_id
        The site that it is about.
    text
        The location text that it answers; another text is another question.
    geometry
        WGS-84, six decimals; ``None`` where the site cannot be located.
    accuracy_m
        As the person states it; ``None`` where nothing is placed.
    who, when, why
        The person, the time (with its zone), the reason.
    kind
        What is decided.
    row
        Row of the file as a spreadsheet shows it.
    """

    site_id: str
    text: str
    geometry: BaseGeometry | None
    accuracy_m: float | None
    who: str
    when: dt.datetime
    why: str
    kind: Kind
    row: int = 0

    @property
    def places(self) -> bool:
        """Whether it says where the site is, or that nobody can."""
        return self.kind is not Kind.ACCEPT

    def answers(self, text: str) -> bool:
        """Whether ``text`` is the text that it answered; gaps between words do not count."""
        return _words(text) == _words(self.text)

    def cells(self) -> dict[str, str]:
        """The row as text, by column."""
        shape = self.geometry
        return {
            "id": self.site_id,
            "text": self.text,
            "geometry": "" if shape is None else json.dumps(rounded_mapping(shape)),
            "accuracy_m": "" if self.accuracy_m is None else f"{self.accuracy_m:g}",
            "who": self.who,
            "when": self.when.isoformat(),
            "why": self.why,
            "kind": self.kind.value,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """The decisions of a file, and what is not as it should be in it."""

    rows: tuple[Correction, ...] = ()
    findings: tuple[Finding, ...] = ()

    def by_site(self) -> dict[str, tuple[Correction, ...]]:
        """Decisions of each site, oldest first; of the same time, in the file's order."""
        found: dict[str, list[Correction]] = {}
        for row in sorted(self.rows, key=lambda row: (row.when, row.row)):
            found.setdefault(row.site_id, []).append(row)
        return {site: tuple(rows) for site, rows in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the decisions about one site come to, given its present location text.

    Attributes
    ----------
    decided
        The decision that says where the site is.
    accepted
        The decision that the position found needs no more review.
    stale
        The last position given, where it answers other words than the present ones.
    """

    decided: Correction | None = None
    accepted: Correction | None = None
    stale: Correction | None = None


def standing(rows: tuple[Correction, ...], text: str) -> Standing:
    """What ``rows`` of one site, oldest first, come to: the last one counts.

    An acceptance moves nothing: the last position given to the same words stays under it.
    """
    if not rows:
        return Standing()
    last = rows[-1]
    placing = [row for row in rows if row.places]
    if not last.answers(text):
        return Standing(stale=placing[-1] if placing else None)
    if last.places:
        return Standing(decided=last)
    under = [row for row in placing if row.answers(text)]
    return Standing(decided=under[-1] if under else None, accepted=last)


def read_corrections(path: Path, *, file: str = FILE) -> Corrections:
    """The decisions in a file; none where there is no file.

    Parameters
    ----------
    path
        A CSV file with :data:`COLUMNS`, UTF-8 or GB18030.
    file
        How findings name it.

    Returns
    -------
    corrections
        Rows that cannot be used are left out and named in the findings; the others stand.
    """
    if not path.exists():
        return Corrections()
    try:
        heading, rows = corrections_table(path, file=file)
    except CorrectionError as error:
        return Corrections(findings=error.findings)
    good: list[Correction] = []
    findings: list[Finding] = []
    for number, cells in enumerate(rows, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        row = _Row(file, number, dict(zip(heading, cells, strict=False)))
        try:
            good.append(_correction(row))
        except CorrectionError as error:
            findings.extend(error.findings)
    return Corrections(rows=tuple(good), findings=tuple(findings))


def corrections_table(path: Path, *, file: str) -> tuple[list[str], list[list[str]]]:
    """Heading and rows of a file of corrections, cells as they stand.

    Raises
    ------
    CorrectionError
        It is no table, a quote is never closed, or a column is missing.
    StoreError
        It cannot be read.
    """
    text = decoded(read_bytes(path))
    if text is None:
        raise CorrectionError(_no_table(file, "NUL"))
    try:
        records, unclosed = csv_records(text[0])
    except csv.Error as cause:
        raise CorrectionError(_no_table(file, str(cause))) from cause
    if unclosed is not None:
        raise CorrectionError(_no_table(file, ", ".join(records[-1]), row=unclosed))
    heading = [cell.strip() for cell in records[0]] if records else []
    if missing := [name for name in COLUMNS if name not in heading]:
        raise CorrectionError(_no_columns(file, missing))
    return heading, records[1:]


def plain(text: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from running it."""
    return text[1:] if text.startswith("'") and harmless(text[1:]) == text else text


def _words(text: str) -> str:
    """A text for comparing: as a spreadsheet was given it, each gap one space."""
    return harmless(" ".join(text.split()))


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the file, with its place."""

    file: str
    number: int
    values: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values.get(column, "").strip()

    def bad(self, code: str, column: str, what: Bilingual, expected: Bilingual) -> CorrectionError:
        """The error of one cell; the row is left out."""
        return CorrectionError(
            Finding(
                code=code,
                what=what,
                file=self.file,
                row=self.number,
                column=column,
                found=self[column],
                expected=expected,
            )
        )


def _correction(row: _Row) -> Correction:
    """One row, checked as far as it can be by itself."""
    errors: list[Finding] = []
    try:
        kind = Kind(row["kind"])
    except ValueError as cause:
        raise row.bad("unknown_kind", "kind", _UNKNOWN_KIND, _KINDS) from cause
    for column in ("id", "who"):
        if not row[column]:
            errors.extend(row.bad("empty_cell", column, _EMPTY, _FILLED).findings)
    geometry, accuracy, when = None, None, dt.datetime.now(tz=CHINA)
    try:
        geometry = _geometry(row, kind)
    except CorrectionError as error:
        errors.extend(error.findings)
    try:
        accuracy = _accuracy(row, kind)
    except CorrectionError as error:
        errors.extend(error.findings)
    try:
        when = _when(row)
    except CorrectionError as error:
        errors.extend(error.findings)
    if errors:
        raise CorrectionError(errors)
    return Correction(
        site_id=plain(row["id"]),
        text=plain(row["text"]),
        geometry=geometry,
        accuracy_m=accuracy,
        who=plain(row["who"]),
        when=when,
        why=plain(row["why"]),
        kind=kind,
        row=row.number,
    )


def _geometry(row: _Row, kind: Kind) -> BaseGeometry | None:
    """The geometry: of a type that fits the kind, valid, in degrees."""
    text = row["geometry"]
    if not text and kind in {Kind.ACCEPT, Kind.NONE}:
        return None
    expected = _shape_of(kind)
    try:
        given = json.loads(text)
        name = given["type"] if isinstance(given, dict) else ""
    except (ValueError, KeyError, RecursionError) as cause:
        raise row.bad("not_geojson", "geometry", _NO_GEOJSON, expected) from cause
    if name not in TYPES[kind]:
        raise row.bad("wrong_geometry", "geometry", _WRONG_TYPE, expected)
    shape = shapely.from_geojson(text, on_invalid="ignore")
    if shape is None or shape.is_empty:
        raise row.bad("not_geojson", "geometry", _NO_GEOJSON, expected)
    rounded: BaseGeometry = shapely.transform(shapely.force_2d(shape), lambda xy: xy.round(6))
    west, south, east, north = rounded.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise row.bad("not_degrees", "geometry", _NO_DEGREES, expected)
    if not rounded.is_valid or (kind is Kind.LINE and rounded.length == 0):
        raise row.bad("invalid_geometry", "geometry", _INVALID, expected)
    return rounded


def _accuracy(row: _Row, kind: Kind) -> float | None:
    text = row["accuracy_m"]
    if not text and kind in {Kind.ACCEPT, Kind.NONE}:
        return None
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not (math.isfinite(value) and value > 0):
        raise row.bad("bad_accuracy", "accuracy_m", _BAD_ACCURACY, _METRES)
    return value


_WHEN = re.compile(
    r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?"
    r"\s*(Z|[+-]\d{2}:\d{2})?",
    re.ASCII,
)
"""ISO, and what a spreadsheet makes of it when it saves the file (2026/7/1 9:30)."""


def _when(row: _Row) -> dt.datetime:
    found = _WHEN.fullmatch(row["when"])
    if found is None:
        raise row.bad("bad_time", "when", _BAD_TIME, _TIME)
    try:
        zone = dt.datetime.fromisoformat(f"2000-01-01T00:00{found[7]}").tzinfo if found[7] else None
        year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
        return dt.datetime(year, month, day, hour, minute, second, tzinfo=zone or CHINA)
    except ValueError as cause:
        raise row.bad("bad_time", "when", _BAD_TIME, _TIME) from cause


def unlike(rows: Iterable[Correction], known: Iterable[Correction]) -> Iterator[Correction]:
    """Rows that ``known`` does not hold word for word."""
    seen = {tuple(row.cells().values()) for row in known}
    for row in rows:
        key = tuple(row.cells().values())
        if key not in seen:
            seen.add(key)
            yield row


def _shape_of(kind: Kind) -> Bilingual:
    names = "/".join(TYPES[kind])
    if not names:
        return Bilingual("空", "nothing")
    return Bilingual(
        f"有效的 GeoJSON {names}(WGS-84)", f"a valid GeoJSON {names} in WGS-84 degrees"
    )


_KIND_CODES = "/".join(kind.value for kind in Kind)
_KINDS = Bilingual(_KIND_CODES, _KIND_CODES)
_UNKNOWN_KIND = Bilingual("不认识的更正种类", "the kind of correction is not known")
_EMPTY = Bilingual("没有填写", "is empty")
_FILLED = Bilingual("文字", "a text")
_NO_GEOJSON = Bilingual("几何不是 GeoJSON", "the geometry is no GeoJSON")
_WRONG_TYPE = Bilingual("几何与种类不符", "the geometry does not fit the kind")
_NO_DEGREES = Bilingual("坐标不是经纬度", "the coordinates are no degrees")
_INVALID = Bilingual("几何无效(自相交或无长度)", "the geometry crosses itself or has no extent")
_BAD_ACCURACY = Bilingual("精度不是正数", "the accuracy is not positive")
_METRES = Bilingual("大于 0 的米数", "metres above 0")
_BAD_TIME = Bilingual("时间无法读出", "the time cannot be read")
_TIME = Bilingual("如 2026-07-01T09:30:00+08:00", "a time such as 2026-07-01T09:30:00+08:00")


def _no_table(file: str, found: str, *, row: int | None = None) -> Finding:
    return Finding(
        code="unclosed_quote" if row else "not_csv",
        what=Bilingual("引号没有闭合", "a quote is never closed")
        if row
        else Bilingual("不是 CSV 表格", "is no CSV table"),
        file=file,
        row=row,
        found=found,
        expected=Bilingual("复核页存下的 corrections.csv", "corrections.csv of the review page"),
        remedy=Bilingual("其中的更正都未采用,请修好文件", "none of it was used: mend the file"),
    )


def _no_columns(file: str, missing: list[str]) -> Finding:
    return Finding(
        code="missing_columns",
        what=Bilingual(f"缺少列 {'、'.join(missing)}", f"columns are missing: {missing}"),
        file=file,
        row=1,
        expected=Bilingual(",".join(COLUMNS), ",".join(COLUMNS)),
        remedy=Bilingual("其中的更正都未采用,请补上表头", "none of it was used: add the heading"),
    )
