"""Names that are one slip away from a known one: a wrong character, or another of one sound."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from gongshu_geo.errors import Bilingual

SHORTEST_NAME = 4
"""In a name of three characters one slip is another road: 文一路, 文二路; 康园路, 康贤路."""
SHORTEST_EDITED = 5
"""From here on a wrong character counts as well, if it is not the first: 李家畈路 and 顾家畈路 are
two roads, 文晖实验学校 and 文澜实验学校 two schools. Of shorter names, and of places, only those
that sound alike are taken for slips."""
LONGEST_NAME = 20
"""Longer texts are sentences."""
SUSPECTED = 0.6
"""What a suspected slip leaves of the confidence: the writer may well have meant another road."""

# Characters that tell roads and places apart: never taken for a slip. 石祥路 is not 石祥西路.
_TELLING = frozenset(
    "东西南北中上下内外前后左右新老旧大小高低支辅环一二三四五六七八九十百千零〇两甲乙丙丁"
)
# Characters that say what a thing is: one of them is never taken for another, nor added.
_KINDS = frozenset("路街巷弄道里坊桥河港浜塘村苑园城区段线站口门号期校院所局馆场厂社")
_TELLING_WORDS = ("高架", "地面", "隧道", "快速", "延伸", "支路", "辅路", "公路", "高速")


@dataclass(frozen=True, slots=True)
class Suspicion(Bilingual):
    """The remark that a name is taken for a slip; it stays doubtful whatever follows from it."""


def suspicion(written: str, known: str) -> Suspicion:
    """That ``written`` is probably ``known``, misspelt."""
    return Suspicion(
        f"“{written}”不在地名库,疑为“{known}”之误",
        f"{written} is not in the gazetteer and taken for a slip of {known}",
    )


def suspicions(evidence: Iterable[Bilingual]) -> tuple[Bilingual, ...]:
    """The suspicions among some evidence, as problems."""
    return tuple(Bilingual(text.zh, text.en) for text in evidence if isinstance(text, Suspicion))


@dataclass(frozen=True, slots=True)
class NearNames:
    """Known names, found by what one slip leaves of them.

    Attributes
    ----------
    patterns
        Names by their text with one character left open (``莫*山路``) and with one left out.
    sounds
        Names by their pinyin without tones, character by character.
    """

    patterns: dict[str, set[str]]
    sounds: dict[tuple[str, ...], set[str]]

    @classmethod
    def of(cls, names: Iterable[str], *, edited: bool = True) -> NearNames:
        """The index of names; by sound alone where they are not to be ``edited``."""
        patterns: dict[str, set[str]] = defaultdict(set)
        sounds: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for name in names:
            if len(name) >= SHORTEST_NAME:
                sounds[_sound(name)].add(name)
            if edited and len(name) >= SHORTEST_EDITED:
                for key in (name, *_open(name), *_without_one(name)):
                    patterns[key].add(name)
        return cls(dict(patterns), dict(sounds))

    def near(self, written: str) -> frozenset[str]:
        """Every known name that is one slip away from ``written``, or sounds like it."""
        if not SHORTEST_NAME <= len(written) <= LONGEST_NAME:
            return frozenset()
        edited = len(written) >= SHORTEST_EDITED and self.patterns
        keys = (written, *_open(written), *_without_one(written)) if edited else ()
        found = {name for key in keys for name in self.patterns.get(key, ())}
        found |= self.sounds.get(_sound(written), set())
        return frozenset(found)


def _open(name: str) -> Iterator[str]:
    """The name with each character but the first left open in turn."""
    return (f"{name[:i]}*{name[i + 1 :]}" for i in range(1, len(name)))


def _without_one(name: str) -> Iterator[str]:
    """The name with each character but the first left out in turn."""
    return (name[:i] + name[i + 1 :] for i in range(1, len(name)))


def _sound(name: str) -> tuple[str, ...]:
    """The pinyin of a name, without tones."""
    return tuple(map(_syllable, name))


@lru_cache(maxsize=30_000)  # a name's characters come again in most other names
def _syllable(character: str) -> str:
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - slow to load, and most texts need it never

    return "".join(lazy_pinyin([character]))


def may_be_meant(written: str, known: str) -> bool:
    """Whether two names differ by a slip and not by a word that tells roads apart."""
    if any((word in written) != (word in known) for word in _TELLING_WORDS):
        return False
    if len(written) == len(known):
        pairs = [(a, b) for a, b in zip(written, known, strict=True) if a != b]
        return all(_idle(a) and _idle(b) and not {a, b} <= _KINDS for a, b in pairs)
    odd = _odd_one(written, known)
    return odd is not None and _idle(odd) and odd not in _KINDS


def _idle(character: str) -> bool:
    return character not in _TELLING and not character.isascii() and not character.isdigit()


def _odd_one(written: str, known: str) -> str | None:
    """The character that one of two names has more than the other; ``None`` where it is not one."""
    longer, shorter = sorted((written, known), key=len, reverse=True)
    at = next((i for i, c in enumerate(shorter) if c != longer[i]), len(shorter))
    return longer[at] if longer[at + 1 :] == shorter[at:] else None
