"""Elements of an XML part, found without building a tree.

A workbook's sheet of 40 MB is looked through in half a second; a tree of it would take a
gigabyte. Comments and CDATA are taken out first and document types refused, so that what looks
like an element is one.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from gongshu_geo.register import _book_refusals as refusals

# Possessive throughout: no text makes these look at a character twice.
ATTRIBUTES = rb"""(?:[^"'<>]++|"[^"]*+"|'[^']*+')*+"""
PREFIX = rb"(?:[\w.-]++:)?+"

_MOST_MARKS = 1_000_000
"""Comments, CDATA and the like in a part; a program may write each text as CDATA."""

_ATTRIBUTE = re.compile(rb"""([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_NO_ELEMENT = re.compile(
    rb"<!--(?:.*?-->|.*)|<!\[CDATA\[((?:(?!\]\]>).)*+)(?:\]\]>)?|<\?(?:.*?\?>|.*)", re.DOTALL
)


def plain(xml: bytes, *, file: str) -> bytes:
    """An XML part without comments, processing instructions and CDATA marks.

    Raises
    ------
    RegisterError
        It declares a document type, as entity bombs do and no office program does, or has no end
        of comments.
    """
    if b"<!" not in xml and xml.find(b"<?", 5) < 0:
        return xml
    marks = xml.count(b"<!") + xml.count(b"<?")
    if marks > _MOST_MARKS:
        raise refusals.bomb(file, f"<!-- × {marks}")
    xml = _NO_ELEMENT.sub(lambda found: html.escape(_text(found[1])).encode(), xml)
    if b"<!" in xml:
        raise refusals.bomb(file, "<!DOCTYPE")
    return xml


def opening(name: bytes) -> re.Pattern[bytes]:
    """Finds the opening tags of an element, whatever its prefix; group 1 holds the attributes."""
    return re.compile(rb"<" + PREFIX + name + rb"(?=[\s/>])(" + ATTRIBUTES + rb")>")


def elements(xml: bytes, name: bytes) -> Iterator[dict[str, str]]:
    """Attributes of every element of that name, by their names without prefix."""
    return (attributes(found[1]) for found in opening(name).finditer(xml))


def attributes(text: bytes) -> dict[str, str]:
    """Attributes of a tag by their names without prefix."""
    return {
        _text(found[1]).rpartition(":")[2]: html.unescape(
            _text(found[2] if found[2] is not None else found[3])
        )
        for found in _ATTRIBUTE.finditer(text)
    }


def is_true(value: str | None) -> bool:
    """Whether an attribute says yes."""
    return value in {"1", "true"}


def _text(content: bytes | None) -> str:
    return (content or b"").decode("utf-8", errors="replace")
