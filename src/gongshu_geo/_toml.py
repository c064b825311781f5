"""Small typed readers for TOML files, which report all mistakes of a file at once.

A file is read by a function that takes a :class:`Table`, asks it for keys and makes frozen
dataclasses of the answers::

    def palette(table: Table) -> Palette:
        return Palette(title=table.bilingual("title"), colour=table.colour("colour"))

    read_toml(path, palette)

A key that is missing or wrong is noted, and the reader gets a stand-in of the right type and
goes on; at the end everything noted is raised together, with every key that nobody asked for.
"""

from __future__ import annotations

import datetime as dt
import math
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

from gongshu_geo._files import read_text
from gongshu_geo._nearest import nearest
from gongshu_geo.errors import Bilingual, ConfigError, Finding

T = TypeVar("T")

COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
"""A colour as #RRGGBB, the one form that CSS, QGIS and SLD share."""


def read_toml(path: Path, parse: Callable[[Table], T], *, name: str | None = None) -> T:
    """What ``parse`` makes of a TOML file.

    Parameters
    ----------
    path
        A UTF-8 file.
    parse
        Takes the top table, asks it for keys, returns the result.
    name
        The path as messages show it; the file's own name by default.

    Raises
    ------
    StoreError
        The file is missing, unreadable or not UTF-8.
    ConfigError
        It is no TOML, or has mistakes: all of them, each with its key path.
    """
    return parse_toml(read_text(path), parse, name=name or path.name)


def package_toml(name: str, parse: Callable[[Table], T]) -> T:
    """What ``parse`` makes of a table of the package's own ``data`` folder."""
    text = resources.files("gongshu_geo").joinpath("data", name).read_text(encoding="utf-8")
    return parse_toml(text, parse, name=name)


def parse_toml(text: str, parse: Callable[[Table], T], *, name: str) -> T:
    """What ``parse`` makes of TOML text; ``name`` stands for the file in messages."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as cause:
        raise ConfigError(
            Finding(
                code="not_toml",
                what=Bilingual("不是有效的 TOML", "is not valid TOML"),
                file=name,
                found=str(cause),
                expected=Bilingual("TOML 1.0 文本", "TOML 1.0"),
                remedy=Bilingual(
                    "检查所指行的引号、括号与等号", "check quotes, brackets and = in the line named"
                ),
            )
        ) from cause
    findings: list[Finding] = []
    table = Table(values, file=name, findings=findings)
    try:
        result = parse(table)
    except ConfigError as error:
        # The keys that parse did not reach are not unknown, so none is called so.
        raise ConfigError((*findings, *error.findings)) from error
    table.note_unknown_keys()
    if findings:
        raise ConfigError(findings)
    return result


class Table:
    """One table of a TOML file, which remembers what it was asked for.

    Every reader below takes a ``key`` and, optionally, ``default``; without a default the key
    is required. After a mistake the value returned is a stand-in: nothing made from it is used.

    Parameters
    ----------
    values
        Keys and values as :mod:`tomllib` gives them.
    file
        The file as messages show it.
    findings
        Where mistakes are noted; shared by all tables of a file.
    path
        Key path of this table, ``""`` for the top.
    """

    def __init__(
        self, values: Mapping[str, Any], *, file: str, findings: list[Finding], path: str = ""
    ) -> None:
        self.path = path
        self.file = file
        self._values = values
        self._findings = findings
        self._known: dict[str, None] = {}
        self._children: list[Table] = []

    def __contains__(self, key: str) -> bool:
        """Whether the table has ``key``; asking makes it a known key."""
        self._known[key] = None
        return key in self._values

    def keys(self) -> tuple[str, ...]:
        """All keys of the table, in the file's order, for tables whose keys are free names."""
        self._known.update(dict.fromkeys(self._values))
        return tuple(self._values)

    def path_to(self, key: str) -> str:
        """The key path of ``key`` in this table, such as ``layers.greenway.colour``."""
        part = key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else f'"{key}"'
        return f"{self.path}.{part}" if self.path else part

    def text(
        self, key: str, *, default: str | None = None, choices: Sequence[str] | None = None
    ) -> str:
        """A text; one of ``choices`` where given. Empty text is a mistake unless default."""
        value: str = self._take(key, str, default, "", Bilingual("文字", "a text"))
        if value == default or (value and (choices is None or value in choices)):
            return value
        if choices is not None:
            if value:
                self._refuse_choice(key, value, choices)
            return choices[0]
        if key in self._values and self._values[key] == "":
            self.refuse(key, expected=Bilingual("非空的文字", "a text that is not empty"))
        return value

    def texts(
        self,
        key: str,
        *,
        default: Sequence[str] | None = None,
        choices: Sequence[str] | None = None,
    ) -> tuple[str, ...]:
        """A list of texts, each one of ``choices`` where given."""
        values = self._items(key, str, default, Bilingual("一列文字", "a list of texts"))
        for index, value in enumerate(values):
            if choices is not None and value not in choices:
                self._refuse_choice(f"{key}[{index}]", value, choices)
        return tuple(values)

    def integer(self, key: str, *, default: int | None = None, least: int | None = None) -> int:
        """A whole number, at least ``least``."""
        value = self._take(key, int, default, least or 0, Bilingual("整数", "a whole number"))
        return int(self._at_least(key, value, least))

    def number(
        self, key: str, *, default: float | None = None, least: float | None = None
    ) -> float:
        """A number, whole or not, at least ``least``."""
        value = self._take(key, (int, float), default, least or 0.0, Bilingual("数", "a number"))
        if not math.isfinite(value):
            self.refuse(key, expected=Bilingual("有限的数", "a finite number"))
            return float(least or 0.0)
        return float(self._at_least(key, value, least))

    def numbers(
        self, key: str, *, default: Sequence[float] | None = None, length: int | None = None
    ) -> tuple[float, ...]:
        """A list of numbers, exactly ``length`` of them where given."""
        kind = Bilingual("一列数", "a list of numbers")
        if length is not None:
            kind = Bilingual(f"{length} 个数", f"a list of {length} numbers")
        values = self._items(key, (int, float), default, kind)
        if length is not None and key in self._values and len(values) != length:
            if isinstance(self._values[key], list) and len(self._values[key]) != length:
                self.refuse(key, expected=kind)
            return (0.0,) * length
        return tuple(float(value) for value in values)

    def flag(self, key: str, *, default: bool | None = None) -> bool:
        """``true`` or ``false``."""
        return bool(
            self._take(key, bool, default, False, Bilingual("true 或 false", "true or false"))
        )

    def day(self, key: str, *, default: dt.date | None = None) -> dt.date:
        """A date, written without quotes: 2021-12-31."""
        kind = Bilingual("日期,如 2021-12-31(不加引号)", "a date such as 2021-12-31, unquoted")
        value: dt.date = self._take(key, dt.date, default, dt.date.min, kind)
        return value

    def colour(self, key: str, *, default: str | None = None) -> str:
        """A colour as #RRGGBB."""
        kind = Bilingual("颜色,如 #0072B2", "a colour such as #0072B2")
        value: str = self._take(key, str, default, "#000000", kind)
        if value != default and not COLOUR.fullmatch(value):
            self.refuse(key, expected=kind)
        return value

    def bilingual(self, key: str = "", *, default: Bilingual | None = None) -> Bilingual:
        """A text in both languages: ``KEY_zh`` and ``KEY_en``, or ``zh`` and ``en`` without KEY.

        With a default both may be missing, but not one of them.
        """
        zh, en = (f"{key}_zh", f"{key}_en") if key else ("zh", "en")
        if default is not None and zh not in self and en not in self:
            return default
        return Bilingual(self.text(zh), self.text(en))

    def table(self, key: str, *, required: bool = True) -> Table:
        """The table under ``key``; an empty one where it is missing and not required."""
        empty: dict[str, Any] = {}
        kind = Bilingual("一个表", "a table")
        value = self._take(key, dict, None if required else empty, empty, kind)
        return self._child(value, self.path_to(key))

    def tables(self, key: str, *, required: bool = True) -> tuple[Table, ...]:
        """The tables of the array ``[[key]]``, in the file's order."""
        kind = Bilingual(f"若干 [[{key}]] 表", f"an array of tables [[{key}]]")
        values = self._items(key, dict, None if required else (), kind)
        return tuple(
            self._child(value, f"{self.path_to(key)}[{index}]")
            for index, value in enumerate(values)
        )

    def named_tables(self) -> tuple[tuple[str, Table], ...]:
        """All keys of this table as (name, table), for tables whose keys are free names."""
        return tuple((key, self.table(key)) for key in self.keys())

    def refuse(self, key: str, *, expected: Bilingual, remedy: Bilingual | None = None) -> None:
        """Note that the value under ``key`` is not as expected; ``key`` may end in ``[2]``."""
        name, _, index = key.partition("[")
        found = self._values.get(name)
        if index and isinstance(found, list):
            found = found[int(index.rstrip("]"))]
        self.note(
            Finding(
                code="wrong_value",
                what=Bilingual("取值不对", "the value is not allowed"),
                file=self.file,
                key=self.path_to(name) + (f"[{index}" if index else ""),
                found=_as_toml(found),
                expected=expected,
                remedy=remedy,
            )
        )

    def note(self, finding: Finding) -> None:
        """Note a mistake that the caller found itself; the file is then refused at the end."""
        self._findings.append(finding)

    def note_unknown_keys(self) -> None:
        """Note every key that nobody asked for, with the nearest known one, here and below."""
        for key in self._values:
            if key not in self._known:
                self.note(self._unknown_key(key))
        for child in self._children:
            child.note_unknown_keys()

    def _unknown_key(self, key: str) -> Finding:
        known = [name for name in self._known if name not in self._values] or list(self._known)
        near = nearest(key, known) or nearest(key, self._known)
        return Finding(
            code="unknown_key",
            what=Bilingual("没有这个键", "there is no such key"),
            file=self.file,
            key=self.path_to(key),
            found=key,
            expected=Bilingual("、".join(self._known), ", ".join(self._known)),
            remedy=Bilingual(f"是否指“{near}”", f'did you mean "{near}"')
            if near
            else Bilingual("删去此键", "remove this key"),
        )

    def _child(self, values: Mapping[str, Any], path: str) -> Table:
        child = Table(values, file=self.file, findings=self._findings, path=path)
        self._children.append(child)
        return child

    def _take(
        self,
        key: str,
        kind: type | tuple[type, ...],
        default: Any,
        stand_in: Any,
        expected: Bilingual,
    ) -> Any:
        """The value under ``key`` where it is of ``kind``, else the default or a stand-in."""
        self._known[key] = None
        if key not in self._values:
            if default is None:
                self.note(self._missing_key(key, expected))
                return stand_in
            return default
        value = self._values[key]
        if _is_a(value, kind):
            return value
        self.refuse(key, expected=expected)
        return stand_in

    def _items(
        self,
        key: str,
        kind: type | tuple[type, ...],
        default: Sequence[Any] | None,
        expected: Bilingual,
    ) -> list[Any]:
        """The items under ``key`` that are of ``kind``; wrong items are noted and left out."""
        values = self._take(key, list, None if default is None else list(default), [], expected)
        for index, value in enumerate(values):
            if not _is_a(value, kind):
                self.refuse(f"{key}[{index}]", expected=expected)
        return [value for value in values if _is_a(value, kind)]

    def _missing_key(self, key: str, expected: Bilingual) -> Finding:
        return Finding(
            code="missing_key",
            what=Bilingual("缺少这个键", "this key is missing"),
            file=self.file,
            key=self.path_to(key),
            expected=expected,
        )

    def _at_least(self, key: str, value: float, least: float | None) -> float:
        if least is not None and value < least:
            self.refuse(
                key, expected=Bilingual(f"不小于 {least} 的数", f"a number of at least {least}")
            )
            return least
        return value

    def _refuse_choice(self, key: str, value: str, choices: Sequence[str]) -> None:
        near = nearest(value, choices)
        self.refuse(
            key,
            expected=Bilingual(f"下列之一:{'、'.join(choices)}", f"one of {', '.join(choices)}"),
            remedy=Bilingual(f"是否指“{near}”", f'did you mean "{near}"') if near else None,
        )


def _is_a(value: Any, kind: type | tuple[type, ...]) -> bool:
    """Whether ``value`` is of ``kind``; true is no number, and a moment is no day."""
    if isinstance(value, bool):
        return kind is bool
    return isinstance(value, kind) and not isinstance(value, dt.datetime)


def _as_toml(value: Any) -> str:
    """``value`` about as it stands in the file."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(_as_toml, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_as_toml(item)}" for key, item in value.items()) + "}"
    return str(value)
