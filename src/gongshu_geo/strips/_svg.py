"""Elements of SVG as text, everything in them escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

Value = str | float | None
"""Of an attribute; one without a value is left out."""
Attributes = dict[str, Value]


def element(name: str, children: Iterable[str] = (), /, **attributes: Value) -> str:
    """One element; ``_`` in a name is written ``-``, attributes without a value are left out."""
    told = "".join(
        f' {key.strip("_").replace("_", "-")}="{escape(_plain(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(children)
    return f"<{name}{told}>{inner}</{name}>" if inner else f"<{name}{told}/>"


def text(words: str, /, **attributes: Value) -> str:
    """A text element."""
    return element("text", [escape(words)], **attributes)


def title(words: str) -> str:
    """What is shown while the pointer rests on the element around it, and read aloud."""
    return element("title", [escape(words)])


def _plain(value: str | float) -> str:
    return value if isinstance(value, str) else f"{round(value, 2):g}"
