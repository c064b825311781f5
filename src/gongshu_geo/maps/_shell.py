"""The page around the data: one HTML file, made by folium, that asks the network for nothing."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any
from urllib.parse import urlsplit

import folium
import jinja2
from branca.element import Element, Figure, MacroElement
from folium.template import Environment
from markupsafe import Markup

from gongshu_geo.errors import Bilingual, ConfigError, Finding
from gongshu_geo.look import Tokens, css_variables

_PACKAGE = "gongshu_geo"
_ASSETS = "maps/assets"
_TEMPLATES = "maps/templates"

_CENTRE = (30.33, 120.15)
"""Latitude, longitude that folium writes down; the page fits the map to its extent at once."""

_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; "
    "img-src data: blob:{origins}; base-uri 'none'; form-action 'none'"
)
"""What the browser may load: nothing but the tiles that a reader can switch on.

The page's scripts stand in the page; forbidding eval beside them would keep nobody out."""


def page_html(data: dict[str, Any], tokens: Tokens, *, bundle: str = "page") -> str:
    """One self-contained HTML page.

    Parameters
    ----------
    data
        What ``web/src/types.d.ts`` names PageData; any text in it is shown as text.
    tokens
        The look's values.
    bundle
        Name of the scripts and styles that the page runs.

    Returns
    -------
    html
        The same for the same input.

    Raises
    ------
    ConfigError
        The page's assets are missing, as the package was not built.
    """
    meta = data["meta"]
    figure = _Figure(meta["title"]["zh"], _policy([base["url"] for base in meta["online"]]))
    sheet = _SheetMap()
    sheet.add_child(_Page(data, tokens, figure, sheet=sheet.get_name(), bundle=bundle))
    figure.add_child(sheet)
    return str(figure.render())


def script_json(data: Any) -> str:
    r"""Write JSON that is safe inside a script element.

    ``<``, ``>`` and ``&`` are written as ``\uXXXX``, so that no text can end the element or
    begin a comment; U+2028 and U+2029 too, as old scripts take them for line ends.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


class _Figure(Figure):
    """The document: head, body and the one script that starts the page."""

    def __init__(self, title: str, policy: str) -> None:
        super().__init__()
        self._template = _template("shell.html")
        self.header = Element()
        self.header._parent = self  # noqa: SLF001 - drops branca's meta element, the shell has its own
        self.title = title
        self.policy = policy


class _SheetMap(folium.Map):
    """folium's map without the links to the internet that folium adds."""

    default_js: list[tuple[str, str]] = []  # noqa: RUF012 - as folium declares it
    default_css: list[tuple[str, str]] = []  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__(
            location=_CENTRE,
            tiles=None,
            zoom_start=12,
            zoom_control=False,
            attribution_control=False,
        )
        self._template = _template("map.html")
        # folium names its elements at random; the same input shall give the same page.
        self._name, self._id = "map", "sheet"


class _Page(MacroElement):
    """Assets, data and the call that starts the page, put into the document."""

    def __init__(
        self, data: dict[str, Any], tokens: Tokens, figure: _Figure, *, sheet: str, bundle: str
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name, self._id = "page", "sheet"
        self.data = data
        self.tokens = tokens
        self.figure = figure
        self.sheet = sheet
        self.bundle = bundle

    def render(self, **_kwargs: Any) -> str:
        """Fill the templates."""
        name = self.get_name()
        css = css_variables(self.tokens) + asset(f"{self.bundle}.css")
        head = _filled("head.html", css=css, js=asset(f"{self.bundle}.js"))
        body = _filled("body.html", data=script_json(self.data), notice=asset("NOTICE"))
        start = _filled("start.html", map=self.sheet)
        self.figure.header.add_child(_Verbatim(head), name=name)
        self.figure.html.add_child(_Verbatim(body), name=name)
        self.figure.script.add_child(_Verbatim(start), name=name)
        return ""


class _Verbatim(Element):
    """Text that goes into the document as it is.

    branca reads what an element rendered as a template a second time, which would run
    ``{{ … }}`` in a project's name.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def render(self, **_kwargs: Any) -> str:
        """Give the text."""
        return self.text


def _policy(urls: list[str]) -> str:
    """Content policy that lets images come from the hosts of ``urls`` alone."""
    hosts = {urlsplit(url.replace("{s}", "*")).netloc for url in urls}
    return _POLICY.format(origins="".join(f" https://{host}" for host in sorted(hosts)))


def _filled(name: str, **values: str) -> str:
    return _template(name).render({key: Markup(value) for key, value in values.items()})  # noqa: S704 - our own assets and script_json's output


def _template(name: str) -> jinja2.Template:
    """Give one of the package's templates, with folium's filters."""
    environment = Environment(  # type: ignore[no-untyped-call]
        loader=jinja2.FunctionLoader(_template_text),
        autoescape=jinja2.select_autoescape(),
        undefined=jinja2.StrictUndefined,
    )
    return environment.get_template(name)


def _template_text(name: str) -> str:
    return resources.files(_PACKAGE).joinpath(_TEMPLATES, name).read_text(encoding="utf-8")


def asset(name: str) -> str:
    """Give one of the bundled assets."""
    try:
        return resources.files(_PACKAGE).joinpath(_ASSETS, name).read_text(encoding="utf-8")
    except FileNotFoundError as cause:
        raise ConfigError(
            Finding(
                code="assets_missing",
                what=Bilingual(
                    "网页资源缺失,安装包未经构建",
                    "the page's assets are missing, the package was not built",
                ),
                file=f"{_PACKAGE}/{_ASSETS}/{name}",
                remedy=Bilingual(
                    "运行 pip install .,或在源码目录运行 python hatch_build.py assets",
                    "run pip install ., or python hatch_build.py assets in the sources",
                ),
            )
        ) from cause
