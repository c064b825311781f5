"""How a name is typed by who has no Chinese keyboard: its pinyin and its initials."""

from __future__ import annotations

from collections.abc import Iterable

from pypinyin import lazy_pinyin


def readings(names: Iterable[str]) -> tuple[str, str]:
    """Give full pinyin and initials of a site's names.

    Parameters
    ----------
    names
        The name and its aliases; what is not Chinese stays, in lower case without spaces.

    Returns
    -------
    pinyin, initials
        Such as ``"dadoulu"`` and ``"ddl"``; several readings are parted by spaces. Each name is
        read as phrases (重庆路: chongqinglu), then character by character, as who does not know
        the phrase types it (zhongqinglu).
    """
    full: list[str] = []
    initials: list[str] = []
    for name in names:
        for syllables in (lazy_pinyin(name), lazy_pinyin(list(name))):
            full.append(_joined(syllables))
            initials.append(_joined(_initial(syllable) for syllable in syllables))
    return " ".join(dict.fromkeys(full)), " ".join(dict.fromkeys(initials))


def _initial(syllable: str) -> str:
    """Shorten a syllable; other runs of characters (K1, 2021) stay whole."""
    return syllable[0] if syllable.isalpha() and syllable.islower() else syllable


def _joined(parts: Iterable[str]) -> str:
    return "".join("".join(parts).lower().split())
