"""The site that a person means by an identifier, a name or a part of one."""

from __future__ import annotations

import difflib
import unicodedata

import pandas as pd

from gongshu_geo.errors import Bilingual, Finding, RegisterError

SHOWN = 8
"""Sites named in a message."""


NEAREST = 3
"""Sites suggested where none is meant."""

LEAST_LIKENESS = 0.3
"""Ratio of shared characters (difflib) from which on a site is suggested."""


def find_site(sites: pd.DataFrame, text: str) -> str:
    """The identifier of the one site that ``text`` names.

    Parameters
    ----------
    sites
        With ``site_id``, ``name`` and ``aliases``.
    text
        The identifier, a name or an alias, or a part of these that no other site has; width of
        letters and figures, case and spaces do not matter.

    Raises
    ------
    RegisterError
        No site or several are meant; those that come nearest are named.
    """
    wanted = _folded(text)
    rows = list(zip(sites["site_id"], sites["name"], sites["aliases"], strict=True))
    words = {str(row[0]): [_folded(word) for word in (*row[:2], *row[2])] for row in rows}
    names = {str(site_id): f"{site_id} {name}" for site_id, name, _ in rows}
    found = _meant(wanted, words)
    if len(found) == 1:
        return found[0]
    if found:
        raise RegisterError(_several(text, [names[site_id] for site_id in found]))
    raise RegisterError(_none(text, [names[site_id] for site_id in _nearest(wanted, words)]))


def _meant(wanted: str, words: dict[str, list[str]]) -> list[str]:
    """The sites of that identifier, else of that name, else with it in a name."""
    if not wanted:
        return []
    for fits in (
        lambda known: known[0] == wanted,
        lambda known: wanted in known,
        lambda known: any(wanted in word for word in known),
    ):
        found = [site_id for site_id, known in words.items() if fits(known)]
        if found:
            return found
    return []


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", str(text)).casefold().split())


def _nearest(wanted: str, words: dict[str, list[str]]) -> list[str]:
    """The sites with the words most like what is wanted, the likest first."""
    likeness = {
        site_id: max(difflib.SequenceMatcher(None, word, wanted).ratio() for word in known)
        for site_id, known in words.items()
    }
    near = [site_id for site_id in likeness if likeness[site_id] >= LEAST_LIKENESS]
    return sorted(near, key=lambda site_id: -likeness[site_id])[:NEAREST]


def _several(text: str, names: list[str]) -> Finding:
    more = "" if len(names) <= SHOWN else f" … ({len(names)})"
    return Finding(
        code="several_sites",
        what=Bilingual("这个名称对应多个项目", "several sites go by this name"),
        found=text,
        expected=Bilingual(
            f"其中一个:{'、'.join(names[:SHOWN])}{more}", f"one of {', '.join(names[:SHOWN])}{more}"
        ),
        remedy=Bilingual("写编号,或把名称写全", "give the identifier, or more of the name"),
    )


def _none(text: str, names: list[str]) -> Finding:
    return Finding(
        code="no_site",
        what=Bilingual("没有这个项目", "there is no such site"),
        found=text,
        expected=Bilingual("项目编号、名称或其一部分", "an identifier, a name or a part of one"),
        remedy=Bilingual(f"是否指 {'、'.join(names)}", f"did you mean {', '.join(names)}")
        if names
        else None,
    )
