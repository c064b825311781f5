"""Compound files, the containers of Office 97: streams by name.

Layout after [MS-CFB]. Every chain of sectors is followed once round at most, so that a damaged
or forged table of sectors ends in a refusal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gongshu_geo.register import _book_refusals as refusals

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins."""

_END_OF_CHAIN = 0xFFFFFFFE
_LAST_SECTOR = 0xFFFFFFFA
_HEADER = 512
_ENTRY = 128
_SECTOR_SHIFTS = (9, 12)
_STREAM, _ROOT = 2, 5
_MOST_ENTRIES = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One entry of the directory."""

    name: str
    kind: int
    start: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CompoundFile:
    """A compound file, opened.

    Attributes
    ----------
    file
        As messages show it.
    content
        All of it.
    sector_size
        In bytes.
    table
        The next sector after each.
    entries
        Its directory.
    """

    file: str
    content: bytes
    sector_size: int
    table: NDArray[np.uint32]
    entries: tuple[_Entry, ...]

    @property
    def names(self) -> frozenset[str]:
        """Names of all streams and storages."""
        return frozenset(entry.name for entry in self.entries)

    def stream(self, name: str) -> bytes:
        """A stream's content; empty where there is none of that name.

        Raises
        ------
        RegisterError
            The chain of its sectors is broken.
        """
        entry = next((it for it in self.entries if it.name == name and it.kind == _STREAM), None)
        if entry is None:
            return b""
        if entry.size >= self._least_in_sectors():
            return self._chain(entry.start)[: entry.size]
        return self._small(entry)

    def _least_in_sectors(self) -> int:
        """Size below which a stream lies in the small sectors of the root."""
        return int.from_bytes(self.content[56:60], "little")

    def _small(self, entry: _Entry) -> bytes:
        """A stream in small sectors of 64 bytes, which lie in the root's own stream."""
        root = next((it for it in self.entries if it.kind == _ROOT), None)
        if root is None:
            raise refusals.unreadable(self.file, "OLE: no root")
        table = _numbers(self._chain(int.from_bytes(self.content[60:64], "little")))
        small = self._chain(root.start)
        sectors = _followed(entry.start, table, self.file)
        return b"".join(small[at * 64 : at * 64 + 64] for at in sectors)[: entry.size]

    def _chain(self, start: int) -> bytes:
        return _joined(self.content, _followed(start, self.table, self.file), self.sector_size)


def open_compound(content: bytes, *, file: str) -> CompoundFile:
    """A compound file.

    Raises
    ------
    RegisterError
        It is damaged.
    """
    if len(content) < _HEADER:
        raise refusals.unreadable(file, f"OLE: {len(content)} bytes")
    shift = int.from_bytes(content[30:32], "little")
    if shift not in _SECTOR_SHIFTS:
        raise refusals.unreadable(file, f"OLE: sector shift {shift}")
    size = 1 << shift
    table = _numbers(_joined(content, _table_sectors(content, size, file), size))
    directory = _joined(
        content, _followed(int.from_bytes(content[48:52], "little"), table, file), size
    )
    entries = tuple(
        _entry(directory[at : at + _ENTRY])
        for at in range(0, min(len(directory), _MOST_ENTRIES * _ENTRY) - _ENTRY + 1, _ENTRY)
    )
    return CompoundFile(file=file, content=content, sector_size=size, table=table, entries=entries)


def _table_sectors(content: bytes, size: int, file: str) -> list[int]:
    """The sectors that hold the table of sectors: 109 in the header, more in a chain of lists."""
    found = _numbers(content[76:_HEADER]).tolist()
    following = int.from_bytes(content[68:72], "little")
    # A table has a number for each sector; what goes beyond that is a forgery or a leftover.
    most = len(content) // size // (size // 4) + 2
    for _ in range(most):
        if following > _LAST_SECTOR:
            return [sector for sector in found if sector <= _LAST_SECTOR][:most]
        *more, following = _numbers(_joined(content, [following], size)).tolist() or [_END_OF_CHAIN]
        found += more
    raise refusals.unreadable(file, "OLE: endless table")


def _followed(start: int, table: NDArray[np.uint32], file: str) -> list[int]:
    """The chain of sectors that begins with one."""
    chain: list[int] = []
    sector = start
    while sector <= _LAST_SECTOR:
        if sector >= len(table) or len(chain) > len(table):
            raise refusals.unreadable(file, "OLE: broken chain of sectors")
        chain.append(sector)
        sector = int(table[sector])
    return chain


def _joined(content: bytes, sectors: Sequence[int], size: int) -> bytes:
    """The content of sectors; the header takes the place of the one before the first."""
    return b"".join(content[(at + 1) * size : (at + 2) * size] for at in sectors)


def _numbers(content: bytes) -> NDArray[np.uint32]:
    return np.frombuffer(content, dtype="<u4", count=len(content) // 4)


def _entry(content: bytes) -> _Entry:
    """An entry of the directory; the upper half of a size is void in files with small sectors."""
    length = min(max(int.from_bytes(content[64:66], "little") - 2, 0), 64)
    return _Entry(
        name=content[:length].decode("utf-16-le", errors="replace"),
        kind=content[66],
        start=int.from_bytes(content[116:120], "little"),
        size=int.from_bytes(content[120:124], "little"),
    )
