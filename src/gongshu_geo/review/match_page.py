"""The page on which a person says which row of a register is which site."""

from __future__ import annotations

import json
from typing import Any

import jinja2
from markupsafe import Markup

from gongshu_geo.errors import Bilingual
from gongshu_geo.identity import NAMES, Kind, Match
from gongshu_geo.intake import Intake
from gongshu_geo.look import Tokens, css_variables
from gongshu_geo.maps import asset
from gongshu_geo.maps._json import Record

WORDS = {
    "rows": Bilingual("登记表中", "in the register"),
    "sites": Bilingual("已知项目", "sites known"),
    "open": Bilingual("待确认", "to be confirmed"),
    "none": Bilingual("没有待确认的对应关系。", "Nothing waits for a person."),
    "why": Bilingual("理由", "why"),
    "who": Bilingual("决定人", "your name"),
    "save": Bilingual("存下决定", "save decisions"),
    "left": Bilingual("尚未决定", "undecided"),
    "saved": Bilingual("已存", "saved"),
}

_BOTH = {
    Kind.SAME: Bilingual("是同一项目", "the same site"),
    Kind.RENAMED: Bilingual("是同一项目,已更名", "the same site, renamed"),
    Kind.SPLIT: Bilingual("由这一项目拆分而来", "parts of that site"),
    Kind.MERGED: Bilingual("由这些项目合并而成", "those sites put together"),
    Kind.NEW: Bilingual("是新增项目", "a new site"),
    Kind.DROPPED: Bilingual("登记表不再列出", "no longer in the register"),
}
_APART = Bilingual(
    "不是同一项目:各行为新增,原项目不再列出",
    "not the same: the rows are new sites, the known ones are dropped",
)


def draw_match(intake: Intake, tokens: Tokens, *, register: str) -> str:
    """One HTML file with every match that changed or is doubtful; it asks nothing of the network.

    Parameters
    ----------
    intake
        The register beside what is known.
    tokens
        The look's values.
    register
        Its name.

    Returns
    -------
    html
        The page; what is decided on it is saved as a file for ``register add --decisions``.
    """
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("gongshu_geo.review", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
    )
    plan = intake.plan
    settled = {kind: [m for m in plan.of_kind(kind) if m.certain] for kind in Kind}
    return environment.get_template("match.html").render(
        title=f"登记表比对 Register match: {register}",
        css=Markup(css_variables(tokens) + asset("match.css")),  # noqa: S704 - our own assets
        js=Markup(asset("match.js")),  # noqa: S704
        words=WORDS,
        counts=[{"name": NAMES[kind], "number": len(plan.of_kind(kind))} for kind in Kind],
        open=[_card(match, intake, number) for number, match in enumerate(plan.open)],
        groups=[
            {
                "code": kind.value,
                "name": NAMES[kind],
                "matches": [_card(match, intake) for match in matches],
            }
            for kind, matches in settled.items()
            if matches and kind is not Kind.SAME
        ],
    )


def _card(match: Match, intake: Intake, number: int = 0) -> Record:
    return {
        "number": number,
        "kind": NAMES[match.kind],
        "score": match.score,
        "rows": [
            {"name": intake.rows[row], "place": Bilingual(f"第 {row} 行", f"row {row}")}
            for row in match.rows
        ],
        "sites": [{"id": site, "name": intake.names.get(site, "")} for site in match.site_ids],
        "reasons": match.reasons,
        "choices": _choices(match),
    }


def _choices(match: Match) -> list[dict[str, Any]]:
    """What may be decided: as proposed, or that rows and sites have nothing to do with another."""
    choices = [_choice(_BOTH[match.kind], [_line(match.kind, match.rows, match.site_ids)])]
    if match.kind is Kind.RENAMED:
        choices.append(_choice(_BOTH[Kind.SAME], [_line(Kind.SAME, match.rows, match.site_ids)]))
    if match.rows and match.site_ids:
        apart = [_line(Kind.NEW, (row,), ()) for row in match.rows]
        apart += [_line(Kind.DROPPED, (), (site,)) for site in match.site_ids]
        choices.append(_choice(_APART, apart))
    return choices


def _choice(words: Bilingual, lines: list[list[str]]) -> dict[str, Any]:
    return {"words": words, "lines": json.dumps(lines, ensure_ascii=False)}


def _line(kind: Kind, rows: tuple[int, ...], site_ids: tuple[str, ...]) -> list[str]:
    """The first cells of a line in the file of decisions."""
    return [";".join(map(str, rows)), ";".join(site_ids), kind.value]
