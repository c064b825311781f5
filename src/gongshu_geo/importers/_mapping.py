"""What the columns of a vector file mean: from the command line, a TOML file, or both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from gongshu_geo._nearest import nearest
from gongshu_geo._toml import Table, read_toml
from gongshu_geo.errors import Bilingual, ConfigError, Finding

NEEDED: Mapping[str, tuple[str, ...]] = {
    "roads": ("name",),
    "rivers": ("name",),
    "addresses": ("name", "number"),
    "places": ("name",),
    "areas": ("name",),
    "parcels": ("code",),
}
"""Kinds of layers and the fields without which a row says nothing; the name of an address is
its road's."""

_COMMON = ("accuracy_m", "source", "x", "y")
FIELDS: Mapping[str, tuple[str, ...]] = {
    "roads": ("name", "alias", "level", *_COMMON),
    "rivers": ("name", "alias", *_COMMON),
    "addresses": ("name", "number", *_COMMON),
    "places": ("name", "alias", "kind", "address", *_COMMON),
    "areas": ("name", "code", "level", "part_of", "radius_m", *_COMMON),
    "parcels": ("code", "alias", "unit", "unit_code", *_COMMON),
}
"""All fields of a kind; ``x`` and ``y`` are columns of a CSV file with coordinates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerMapping:
    """What a vector file holds and what its columns mean.

    Attributes
    ----------
    kind
        One of :data:`FIELDS`; ``""`` where it is not known yet, and likewise below.
    fields
        The file's column by field.
    accuracy_m
        Accuracy of rows that state none.
    source
        Words for where the rows come from.
    licence
        Words for their licence, put behind the source in brackets.
    crs
        Coordinate system; by default the one that the file states.
    layer
        Layer of a file that has several.
    encoding
        Encoding of texts; by default told from the file.
    """

    kind: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    accuracy_m: float | None = None
    source: str = ""
    licence: str = ""
    crs: str = ""
    layer: str = ""
    encoding: str = ""

    @property
    def told_source(self) -> str:
        """Source and licence as one text, as the column ``source`` has them."""
        return f"{self.source} ({self.licence})" if self.licence else self.source

    def over(self, other: LayerMapping) -> LayerMapping:
        """What the mapping says, else what ``other`` does; fields are put together."""
        return LayerMapping(
            kind=self.kind or other.kind,
            fields={**other.fields, **self.fields},
            accuracy_m=other.accuracy_m if self.accuracy_m is None else self.accuracy_m,
            source=self.source or other.source,
            licence=self.licence or other.licence,
            crs=self.crs or other.crs,
            layer=self.layer or other.layer,
            encoding=self.encoding or other.encoding,
        )

    def checked(self) -> LayerMapping:
        """The mapping itself, sure to be complete.

        Raises
        ------
        ConfigError
            Something is missing or unknown: all of it is named.
        """
        if findings := list(self._faults()):
            raise ConfigError(findings)
        return replace(self, fields=dict(self.fields))

    def _faults(self) -> Iterator[Finding]:
        """What is missing, and fields that the kind does not have."""
        if self.kind not in FIELDS:
            yield _unknown("kind", self.kind, tuple(FIELDS))
            return
        known = FIELDS[self.kind]
        yield from (_unknown("field", name, known) for name in self.fields if name not in known)
        for name in NEEDED[self.kind]:
            if name not in self.fields:
                yield _missing(f"field {name}", f"--field {name}=COLUMN")
        if not self.source and "source" not in self.fields:
            yield _missing("source", "--source TEXT")
        if "accuracy_m" not in self.fields and not self.accuracy_m:
            yield _missing("accuracy_m", "--accuracy METRES")
        if self.accuracy_m is not None and not 0 < self.accuracy_m < float("inf"):
            yield Finding(
                code="wrong_accuracy",
                what=Bilingual("精度不是正的米数", "the accuracy is no positive distance"),
                key="accuracy_m",
                found=f"{self.accuracy_m:g}",
                expected=Bilingual("大于 0 的米数", "metres, more than 0"),
            )


def read_mapping(path: Path) -> LayerMapping:
    """The mapping that a TOML file states; what it leaves out is left to the command line.

    Raises
    ------
    ConfigError
        The file has mistakes; all of them are named.
    """
    return read_toml(path, _mapping)


def _mapping(table: Table) -> LayerMapping:
    fields = table.table("fields", required=False)
    names = fields.keys()
    accuracy = table.number("accuracy_m", default=0.0, least=0.0)
    return LayerMapping(
        kind=table.text("kind", default="", choices=tuple(FIELDS)),
        fields={name: fields.text(name) for name in names},
        accuracy_m=accuracy or None,
        source=table.text("source", default=""),
        licence=table.text("licence", default=""),
        crs=table.text("crs", default=""),
        layer=table.text("layer", default=""),
        encoding=table.text("encoding", default=""),
    )


def _unknown(key: str, found: str, known: tuple[str, ...]) -> Finding:
    near = nearest(found, known) if found else None
    return Finding(
        code=f"unknown_{key}",
        what=Bilingual("图层类别未知", "the kind of the layer is not known")
        if key == "kind"
        else Bilingual("没有这个字段", "there is no such field"),
        key=key,
        found=found or None,
        expected=Bilingual("、".join(known), "one of " + ", ".join(known)),
        remedy=Bilingual(f"是否指“{near}”", f'did you mean "{near}"') if near else None,
    )


def _missing(what: str, option: str) -> Finding:
    return Finding(
        code="incomplete_mapping",
        what=Bilingual(f"没有说明 {what}", f"{what} is not stated"),
        key=what,
        remedy=Bilingual(
            f"加上 {option},或写进 --mapping 的 TOML 文件",
            f"add {option}, or write it into the TOML file of --mapping",
        ),
    )
