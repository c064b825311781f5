"""The words of a table's entries, each of which may mean one entry only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

from gongshu_geo._nearest import nearest
from gongshu_geo.errors import Bilingual, ConfigError, Finding


class Entry(Protocol):
    """What has a code, a name in both languages, and synonyms."""

    @property
    def code(self) -> str:
        """Stable name in tables and files."""

    @property
    def name(self) -> Bilingual:
        """Name in both languages."""

    @property
    def synonyms(self) -> tuple[str, ...]:
        """Other words with the same meaning."""


E = TypeVar("E", bound=Entry)


def fold(text: str) -> str:
    """``text`` in half width and lower case, without spaces and line breaks."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()


class WordIndex(Generic[E]):
    """Entries by their words: code, names in both languages, synonyms; all folded.

    Parameters
    ----------
    entries
        The table's entries.
    file
        The table's file, for messages.

    Raises
    ------
    ConfigError
        A word means two entries; every such word is named.
    """

    def __init__(self, entries: Iterable[E], *, file: str) -> None:
        self._by_word: dict[str, E] = {}
        findings = []
        for entry in entries:
            for word in (entry.name.zh, entry.code, entry.name.en, *entry.synonyms):
                other = self._by_word.setdefault(fold(word), entry)
                if other is not entry:
                    findings.append(_two_meanings(word, other, entry, file))
        if findings:
            raise ConfigError(findings)

    def __contains__(self, word: str) -> bool:
        return word in self._by_word

    def get(self, word: str) -> E | None:
        """The entry of a folded word."""
        return self._by_word.get(word)

    def words(self) -> Iterable[str]:
        """All folded words."""
        return self._by_word.keys()

    def nearest(self, text: str) -> E | None:
        """The entry with the word most like ``text``."""
        word = nearest(fold(text), self._by_word)
        return self._by_word[word] if word else None


def names_of(entries: Iterable[Entry]) -> Bilingual:
    """All names in a row, for messages; the English ones beside the words to be written."""
    names = [entry.name for entry in entries]
    return Bilingual(
        "、".join(name.zh for name in names),
        ", ".join(f"{name.zh} ({name.en})" for name in names),
    )


def _two_meanings(word: str, one: Entry, other: Entry, file: str) -> Finding:
    return Finding(
        code="word_of_two_meanings",
        what=Bilingual(
            f"同一个词属于“{one.name.zh}”与“{other.name.zh}”",
            f"one word means both {one.code} and {other.code}",
        ),
        file=file,
        key=f"{other.code}.synonyms",
        found=word,
        remedy=Bilingual("只留在一处", "keep it in one place"),
    )
