"""Records of BIFF8, the form in which Excel 97 to 2003 keep a workbook.

Layout after [MS-XLS]. Reading them here, and not by a library, lets damage end in a refusal: what
reads XLS elsewhere takes sizes and counts from the file on trust.
"""

from __future__ import annotations

import datetime as dt
import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

BOF, EOF, CONTINUE = 0x0809, 0x000A, 0x003C
FILEPASS, DATEMODE, BOUNDSHEET, SST, FORMAT, XF = 0x002F, 0x0022, 0x0085, 0x00FC, 0x041E, 0x00E0
NUMBER, LABEL, LABELSST, RSTRING, RK, MULRK = 0x0203, 0x0204, 0x00FD, 0x00D6, 0x027E, 0x00BD
BOOLERR, FORMULA, STRING, MERGED, ROW, COLINFO = 0x0205, 0x0006, 0x0207, 0x00E5, 0x0208, 0x007D

BIFF8 = 0x0600
"""The version in the first record of Excel 97 and later."""

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
"""What the codes of errors show as."""

DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)})
"""Built-in number formats that show dates or times; 27 to 36 and 50 to 58 are the Chinese ones
(ECMA-376 part 1, 18.8.30)."""

_NO_FORMAT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)

_HIGH, _RICH, _PHONETIC = 0x01, 0x08, 0x04
_LAST_SERIAL = 2_958_466
"""The first day after 9999-12-31."""


class Record(NamedTuple):
    """One record.

    Attributes
    ----------
    kind
        One of the numbers above.
    data
        Its content.
    """

    kind: int
    data: bytes


def records(stream: bytes, start: int = 0) -> Iterator[Record]:
    """The records of one part of a stream, up to its end; parts within it are left out."""
    at, depth = start, 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        at += 4
        if kind == BOF:
            depth += 1
        elif kind == EOF:
            depth -= 1
            if depth <= 0:
                return
        if depth <= 1:
            yield Record(kind, stream[at : at + size])
        at += size


def is_date_format(text: str) -> bool:
    """Whether a number format shows a date or a time."""
    plain = _NO_FORMAT.sub("", text.partition(";")[0])
    return plain.lower() != "general" and re.search(r"[ymdhs]", plain, re.IGNORECASE) is not None


def moment(serial: float, *, from_1904: bool) -> dt.datetime | dt.date | dt.time | None:
    """The moment that a serial number stands for, or ``None`` where it is none.

    Excel counts 1900-02-29, which never was, as day 60.
    """
    if not 0 <= serial < _LAST_SERIAL:
        return None
    if serial < 1:
        seconds = min(round(serial * 86_400), 86_399)
        return dt.time(seconds // 3600, seconds // 60 % 60, seconds % 60)
    first = dt.datetime(1904, 1, 1) if from_1904 else dt.datetime(1899, 12, 30)  # noqa: DTZ001
    if not from_1904 and serial < 60:
        first += dt.timedelta(days=1)
    try:
        found = first + dt.timedelta(seconds=round(serial * 86_400))
    except OverflowError:
        return None
    return found if found.time() != dt.time() else found.date()


def rk_number(data: bytes) -> float:
    """A number packed into 30 bits: an integer or half a float, maybe in hundredths."""
    packed: int = struct.unpack("<i", data)[0]
    if packed & 2:
        value = float(packed >> 2)
    else:
        value = struct.unpack("<d", struct.pack("<q", (packed & ~3) << 32))[0]
    return value / 100 if packed & 1 else value


def short_string(data: bytes, at: int, *, length_bytes: int = 2) -> str:
    """A string within one record, its length before it in one or two bytes."""
    count = int.from_bytes(data[at : at + length_bytes], "little")
    at += length_bytes
    if at >= len(data):
        return ""
    flags = data[at]
    at += 1 + (2 if flags & _RICH else 0) + (4 if flags & _PHONETIC else 0)
    return _characters(data[at:], count, wide=bool(flags & _HIGH))


def _characters(data: bytes, count: int, *, wide: bool) -> str:
    if wide:
        return data[: count * 2].decode("utf-16-le", errors="replace")
    return data[:count].decode("latin-1")


def shared_strings(blocks: list[bytes]) -> list[str]:
    """The strings of the table that cells point into, as far as it is whole.

    Parameters
    ----------
    blocks
        The SST record and the CONTINUE records behind it.
    """
    reader = _Blocks(blocks)
    reader.take(8)
    strings = []
    while reader.more():
        try:
            strings.append(reader.string())
        except (EOFError, struct.error):
            break
    return strings


class _Blocks:
    """A reader over records that continue each other."""

    def __init__(self, blocks: list[bytes]) -> None:
        self._blocks = blocks
        self._block = 0
        self._at = 0

    def more(self) -> bool:
        """Whether anything is left, going on to the next block where this one is at its end."""
        while self._block < len(self._blocks):
            if self._at < len(self._blocks[self._block]):
                return True
            self._block += 1
            self._at = 0
        return False

    def take(self, count: int) -> bytes:
        """The next bytes, over the edges of blocks."""
        taken = bytearray()
        while len(taken) < count:
            if not self.more():
                raise EOFError
            block = self._blocks[self._block]
            part = block[self._at : self._at + count - len(taken)]
            taken += part
            self._at += len(part)
        return bytes(taken)

    def string(self) -> str:
        """The next string without its fonts and its phonetic guide."""
        count, flags = struct.unpack("<HB", self.take(3))
        runs = struct.unpack("<H", self.take(2))[0] if flags & _RICH else 0
        guide = struct.unpack("<I", self.take(4))[0] if flags & _PHONETIC else 0
        text = self._text(count, wide=bool(flags & _HIGH))
        self._skip(runs * 4 + guide)
        return text

    def _text(self, count: int, *, wide: bool) -> str:
        """Characters; where they go on in the next block, that tells anew how wide they are."""
        parts = []
        while count:
            if self._at >= len(self._blocks[self._block]):
                if not self.more():
                    raise EOFError
                wide = bool(self.take(1)[0] & _HIGH)
                continue
            block = self._blocks[self._block]
            width = 2 if wide else 1
            here = min(count, (len(block) - self._at) // width)
            if not here:
                raise EOFError
            parts.append(_characters(block[self._at :][: here * width], here, wide=wide))
            self._at += here * width
            count -= here
        return "".join(parts)

    def _skip(self, count: int) -> None:
        """Pass over bytes, as far as there are any."""
        while count and self.more():
            here = min(count, len(self._blocks[self._block]) - self._at)
            self._at += here
            count -= here
