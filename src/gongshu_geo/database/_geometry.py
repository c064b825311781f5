"""Geometry in columns: the blob of a GeoPackage, the geometry of PostGIS."""

from __future__ import annotations

import struct
from typing import Any

import shapely
import sqlalchemy as sa
from shapely.geometry.base import BaseGeometry
from sqlalchemy.engine import Dialect
from sqlalchemy.types import UserDefinedType

SRS = 4326
"""WGS-84, longitude before latitude in both."""

_HEADER = struct.Struct("<2sBBi")
_MAGIC = b"GP"
_LITTLE_ENDIAN, _EMPTY = 0x01, 0x10
"""Flags of the header: no envelope, little endian (GeoPackage 1.3, clause 2.1.3)."""


class Geometry(UserDefinedType[BaseGeometry]):
    """A column of shapely geometries in WGS-84; missing ones are NULL."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """The column's type in PostGIS; GeoPackages list it in a table of their own."""
        return f"geometry(Geometry,{SRS})"

    def bind_processor(self, dialect: Dialect) -> Any:
        """From shapely to what the database takes."""
        return to_blob if dialect.name == "sqlite" else _to_hex

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:  # noqa: ARG002
        """From what the database gives to shapely."""
        return from_blob if dialect.name == "sqlite" else _from_hex


def to_blob(geometry: BaseGeometry | None) -> bytes | None:
    """A geometry as GeoPackages keep it."""
    if geometry is None:
        return None
    flags = _LITTLE_ENDIAN | (_EMPTY if geometry.is_empty else 0)
    return _HEADER.pack(_MAGIC, 0, flags, SRS) + shapely.to_wkb(geometry, byte_order=1)


def from_blob(blob: bytes | None) -> BaseGeometry | None:
    """The geometry of a blob without an envelope."""
    return None if blob is None else shapely.from_wkb(blob[_HEADER.size :])


def _to_hex(geometry: BaseGeometry | None) -> str | None:
    """A geometry as PostGIS reads it: EWKB with its coordinate system, as hexadecimal figures."""
    if geometry is None:
        return None
    return str(shapely.to_wkb(shapely.set_srid(geometry, SRS), hex=True, include_srid=True))


def _from_hex(text: str | None) -> BaseGeometry | None:
    return None if text is None else shapely.from_wkb(text)


def type_of(dialect: str) -> sa.types.TypeEngine[Any]:
    """The column's type for a table that is made: a GeoPackage names the geometry itself."""
    return sa.LargeBinary() if dialect == "sqlite" else Geometry()
