"""Zip files, unpacked without letting them grow."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from gongshu_geo._csv import decoded
from gongshu_geo.register import _book_refusals as refusals
from gongshu_geo.register._book_limits import MOST_BYTES, MOST_MEMBERS

ZIP = b"PK\x03\x04"
"""How a zip file begins."""

_DIRECTORY_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
)
"""What Python's zipfile raises on damaged files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """A zip file whose directory was found harmless.

    Attributes
    ----------
    file
        As messages show it.
    source
        The open zip file.
    members
        Its entries by name with forward slashes, folders left out.
    """

    file: str
    source: zipfile.ZipFile
    members: dict[str, zipfile.ZipInfo]

    def read(self, name: str) -> bytes:
        """The content of a member; never more than its declared size.

        Raises
        ------
        RegisterError
            It is damaged.
        """
        member = self.members[name]
        try:
            with self.source.open(member) as opened:
                return opened.read(member.file_size + 1)
        except _DAMAGE as cause:
            raise refusals.unreadable(self.file, f"{name}: {cause}") from cause


def open_archive(content: bytes, *, file: str) -> Archive:
    """A zip file, after its directory was looked through and before anything is unpacked.

    Raises
    ------
    RegisterError
        Damaged, encrypted, or a bomb: too many members, or too much in them.
    """
    # Every entry of the directory has this mark, so this bounds what zipfile is going to make.
    entries = content.count(_DIRECTORY_ENTRY)
    if entries > MOST_MEMBERS:
        raise refusals.bomb(file, f"{entries} entries")
    try:
        source = zipfile.ZipFile(io.BytesIO(content))
    except _DAMAGE as cause:
        raise refusals.unreadable(file, str(cause)) from cause
    members = dict(_members(source, file))
    size = sum(member.file_size for member in members.values())
    if size > MOST_BYTES:
        raise refusals.bomb(file, f"{size / (1 << 20):.0f} MiB")
    return Archive(file=file, source=source, members=members)


def _members(source: zipfile.ZipFile, file: str) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """The files of a zip by name."""
    seen = set()
    for member in source.infolist():
        if not member.filename or member.is_dir():
            continue
        name = _name(member)
        if member.flag_bits & _ENCRYPTED:
            raise refusals.encrypted(file)
        if member.compress_type not in _METHODS:
            raise refusals.unreadable(file, f"{name}: method {member.compress_type}")
        if name in seen:
            # Two programs would take different ones.
            raise refusals.unreadable(file, f"2 × {name}")
        seen.add(name)
        yield name, member


def _name(member: zipfile.ZipInfo) -> str:
    """A member's name; Windows and others write UTF-8 or GBK where zip means code page 437."""
    name = member.filename
    if not member.flag_bits & _UTF8_NAME and not name.isascii():
        found = decoded(name.encode("cp437", errors="replace"))
        name = found[0] if found is not None else name
    return name.replace("\\", "/").lstrip("/")
