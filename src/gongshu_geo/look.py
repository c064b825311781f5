"""The table of the look's values, and the CSS variables made from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from gongshu_geo._toml import Table, package_toml
from gongshu_geo.errors import Bilingual

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
    return package_toml("tokens.toml", read_tokens)


def read_tokens(table: Table) -> Tokens:
    """Read a table of values from TOML.

    Parameters
    ----------
    table
        With the tables ``colour``, ``px``, ``share``, ``dash`` and ``text``. ``contrast`` and
        ``print`` of a colour are its light value where not given.
    """
    return Tokens(
        colour=_each(table.table("colour"), _colour),
        px=_each(table.table("px"), _length),
        share=_each(table.table("share"), _share),
        dash=_each(table.table("dash"), _dash),
        text=_each(table.table("text"), _css_text),
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


def _each(table: Table, read: Callable[[Table, str], _Value]) -> Mapping[str, _Value]:
    """Read every key of a table, unchangeable."""
    return MappingProxyType({name: read(table, name) for name in table.keys()})  # noqa: SIM118 - no dict: asking for the keys makes them known


def _colour(table: Table, name: str) -> Colour:
    entry = table.table(name)
    light = entry.colour("light")
    return Colour(
        name=name,
        light=light,
        dark=entry.colour("dark"),
        contrast=entry.colour("contrast", default=light),
        print=entry.colour("print", default=light),
    )


def _length(table: Table, name: str) -> float:
    return table.number(name, least=0)


def _share(table: Table, name: str) -> float:
    value = table.number(name, least=0)
    if value > 1:
        table.refuse(name, expected=Bilingual("0 至 1 的数", "a number from 0 to 1"))
    return value


def _dash(table: Table, name: str) -> tuple[float, ...]:
    values = table.numbers(name)
    if len(values) % 2:
        table.refuse(name, expected=Bilingual("成对的数", "numbers in pairs"))
    return values


def _css_text(table: Table, name: str) -> str:
    value = table.text(name)
    if set(value) & set("{};<>\n"):
        # One of these would end the declaration that the text is put into.
        table.refuse(name, expected=Bilingual("不含 { } ; < > 的文字", "a text without { } ; < >"))
    return value


def _variable(name: str) -> str:
    return "--" + name.replace("_", "-")


def _block(selector: str, values: list[tuple[str, str]]) -> str:
    body = "".join(f"{_variable(name)}:{value};" for name, value in values)
    return f"{selector}{{{body}}}"
