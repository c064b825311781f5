"""The table of the look's values, and the CSS variables made from it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import TypeVar

from gongshu_geo.errors import Bilingual, ConfigError, Finding

TOKENS_FILE = "data/tokens.toml"
"""Where the table stands in the package."""

_HEX = re.compile(r"#[0-9A-F]{6}")

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Colour:
    """One colour in every theme, as ``#RRGGBB``.

    Attributes
    ----------
    name
        Its name in the table; ``""`` for a colour that is not in it.
    light, dark
        The two themes.
    contrast
        The high-contrast switch for sunlight.
    print
        The paper sheet.
    """

    name: str
    light: str
    dark: str
    contrast: str
    print: str

    @property
    def css(self) -> str:
        """What CSS writes for it: its variable, or the colour itself where it has no name."""
        return f"var({_variable(self.name)})" if self.name else self.light


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The look's values, each under its name.

    Attributes
    ----------
    colour
        Colours of ground, labels, outlines and page.
    px
        Lengths in CSS pixels.
    share
        Opacities and parts of the screen, 0 to 1.
    dash
        Lengths drawn and left out in CSS pixels; empty for a solid line.
    text
        Other values, such as the font stack.
    """

    colour: Mapping[str, Colour]
    px: Mapping[str, float]
    share: Mapping[str, float]
    dash: Mapping[str, tuple[float, ...]]
    text: Mapping[str, str]


def load_tokens() -> Tokens:
    """Read the package's table of values.

    Raises
    ------
    ConfigError
        A value is not as it should be; every one is named.
    """
    source = resources.files("gongshu_geo").joinpath(TOKENS_FILE).read_text(encoding="utf-8")
    return tokens_from_toml(source)


def tokens_from_toml(source: str) -> Tokens:
    """Read a table of values from the text of a TOML file.

    Parameters
    ----------
    source
        TOML with the tables ``colour``, ``px``, ``share``, ``dash`` and ``text``.

    Returns
    -------
    tokens
        The values; ``contrast`` and ``print`` of a colour are its light value where not given.

    Raises
    ------
    ConfigError
        A value is not as it should be; every one is named.
    """
    table = tomllib.loads(source)
    if findings := list(_mistakes(table)):
        raise ConfigError(findings)
    return Tokens(
        colour=_frozen({name: _colour(name, entry) for name, entry in table["colour"].items()}),
        px=_frozen({name: float(value) for name, value in table["px"].items()}),
        share=_frozen({name: float(value) for name, value in table["share"].items()}),
        dash=_frozen({name: tuple(map(float, value)) for name, value in table["dash"].items()}),
        text=_frozen(table["text"]),
    )


def css_variables(tokens: Tokens) -> str:
    """CSS that declares every value as a variable.

    Returns
    -------
    css
        ``:root`` with the light theme, lengths and texts, ``:root[data-theme="dark"]`` and
        ``:root[data-contrast="high"]`` with what differs there, and a ``@media print`` block in
        which paper wins over any theme. Names are those of the table with dashes
        (``road_casing`` is ``--road-casing``); dashes are named ``--dash-…`` and ready for
        ``stroke-dasharray``.
    """
    colours = tokens.colour.values()
    base = [(colour.name, colour.light) for colour in colours]
    base += [(name, f"{value:g}px") for name, value in tokens.px.items()]
    base += [(name, f"{value:g}") for name, value in tokens.share.items()]
    base += [(f"dash_{name}", dash_array(value)) for name, value in tokens.dash.items()]
    base += list(tokens.text.items())
    dark = [(colour.name, colour.dark) for colour in colours if colour.dark != colour.light]
    # Contrast lists every colour: it must also win over the dark theme.
    contrast = [(colour.name, colour.contrast) for colour in colours]
    paper = [(colour.name, colour.print) for colour in colours]
    return "\n".join(
        (
            _block(":root", base),
            _block(':root[data-theme="dark"]', dark),
            _block(':root[data-contrast="high"]', contrast),
            "@media print{",
            _block(":root,:root[data-theme],:root[data-contrast]", paper),
            "}",
            "",
        )
    )


def dash_array(dash: tuple[float, ...]) -> str:
    """Write a dash as ``stroke-dasharray`` takes it: ``"6 3"``, or ``"none"`` for a solid line."""
    return " ".join(f"{value:g}" for value in dash) or "none"


def _mistakes(table: Mapping[str, object]) -> Iterator[Finding]:
    """Every value of the table that is not of its kind."""
    kinds = {
        "colour": (_is_colour, Bilingual("light、dark 等 #RRGGBB", "#RRGGBB for light and dark")),
        "px": (_is_number, Bilingual("不小于 0 的数", "a number of at least 0")),
        "share": (_is_share, Bilingual("0 至 1 的数", "a number from 0 to 1")),
        "dash": (_is_dash, Bilingual("成对的数", "numbers in pairs")),
        "text": (_is_text, Bilingual("文字", "a text")),
    }
    for kind, (fits, expected) in kinds.items():
        entries = table.get(kind)
        if not isinstance(entries, dict):
            yield _mistake(kind, entries, Bilingual("一个表", "a table"))
            continue
        for name, value in entries.items():
            if not fits(value):
                yield _mistake(f"{kind}.{name}", value, expected)


def _mistake(key: str, found: object, expected: Bilingual) -> Finding:
    return Finding(
        code="bad_token",
        what=Bilingual("取值不对", "the value does not fit"),
        file=TOKENS_FILE,
        key=key,
        found=str(found),
        expected=expected,
    )


def _is_colour(value: object) -> bool:
    return (
        isinstance(value, dict)
        and {"light", "dark"} <= value.keys() <= {"light", "dark", "contrast", "print"}
        and all(isinstance(text, str) and _HEX.fullmatch(text) for text in value.values())
    )


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0


def _is_share(value: object) -> bool:
    return _is_number(value) and 0 <= value <= 1  # type: ignore[operator]


def _is_dash(value: object) -> bool:
    return isinstance(value, list) and len(value) % 2 == 0 and all(map(_is_number, value))


def _is_text(value: object) -> bool:
    # A brace or semicolon would end the declaration that the text is put into.
    return isinstance(value, str) and not set(value) & set("{};<>\n")


def _colour(name: str, entry: Mapping[str, str]) -> Colour:
    light = entry["light"]
    return Colour(
        name=name,
        light=light,
        dark=entry["dark"],
        contrast=entry.get("contrast", light),
        print=entry.get("print", light),
    )


def _frozen(values: dict[str, _Value]) -> Mapping[str, _Value]:
    return MappingProxyType(values)


def _variable(name: str) -> str:
    return "--" + name.replace("_", "-")


def _block(selector: str, values: list[tuple[str, str]]) -> str:
    body = "".join(f"{_variable(name)}:{value};" for name, value in values)
    return f"{selector}{{{body}}}"
