"""What can go wrong, told so that it can be mended: findings for rows, exceptions for runs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in the project's two languages, Chinese first.

    Attributes
    ----------
    zh
        The Chinese text.
    en
        The English text.
    """

    zh: str
    en: str

    def __str__(self) -> str:
        return self.zh if self.zh == self.en else f"{self.zh} {self.en}"


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    """What it names was left out; the rest went on."""
    WARNING = "warning"
    """It was used, and a person should look at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is not as it should be, with its place and its remedy.

    Attributes
    ----------
    code
        Short stable name in snake_case, for programs (``unknown_status``).
    what
        The matter in one sentence without a final full stop.
    severity
        ``ERROR`` where something was left out, ``WARNING`` where it was used as it is.
    file
        Path as the user knows it, relative to the project where possible.
    row
        Row as a spreadsheet shows it: the heading is row 1, the first record row 2.
    column
        Heading of the column.
    key
        Key path in a TOML or JSON file, such as ``layers.greenway.colour[2]``.
    found
        The text that stood there, as it stood.
    expected
        What should have stood there.
    remedy
        What to do about it.
    """

    code: str
    what: Bilingual
    severity: Severity = Severity.ERROR
    file: str | None = None
    row: int | None = None
    column: str | None = None
    key: str | None = None
    found: str | None = None
    expected: Bilingual | None = None
    remedy: Bilingual | None = None

    def place(self) -> Bilingual:
        """Where it is, in both languages; empty texts where no place is known."""
        zh, en = [], []
        for value, in_chinese, in_english in (
            (self.file, "{}", "{}"),
            (self.row, "第 {} 行", "row {}"),
            (self.column, "“{}”列", "column {}"),
            (self.key, "键 {}", "key {}"),
        ):
            if value is not None:
                zh.append(in_chinese.format(value))
                en.append(in_english.format(value))
        return Bilingual(" ".join(zh), ", ".join(en))

    def message(self) -> Bilingual:
        """The whole message, one paragraph in each language."""
        place = self.place()
        zh = f"{place.zh}:{self.what.zh}" if place.zh else self.what.zh
        en = f"{place.en}: {self.what.en}" if place.en else self.what.en
        if self.found is not None:
            zh += f",读到“{_quoted(self.found)}”"
            en += f', found "{_quoted(self.found)}"'
        if self.expected is not None:
            zh += f",应为{self.expected.zh}"
            en += f", expected {self.expected.en}"
        zh, en = zh + "。", en + "."
        if self.remedy is not None:
            zh += f"改法:{self.remedy.zh}。"
            en += f" Fix: {self.remedy.en}."
        return Bilingual(zh, en)

    def __str__(self) -> str:
        text = self.message()
        return f"{text.zh}\n{text.en}"


def _quoted(text: str, longest: int = 80) -> str:
    """``text`` on one line, shortened in the middle of nothing a reader needs."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[:longest]}…"


class GongshuError(Exception):
    """Something that stops the run; carries every finding that led to it.

    Parameters
    ----------
    findings
        One finding, or several where a file has several mistakes: all are reported at once.
    """

    def __init__(self, findings: Finding | Iterable[Finding]) -> None:
        self.findings = (findings,) if isinstance(findings, Finding) else tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))


class ConfigError(GongshuError):
    """A TOML file, a layer, a map or an option is not as it should be."""


class RegisterError(GongshuError):
    """A register cannot be read at all."""


class GazetteerError(GongshuError):
    """A file of the gazetteer cannot be used."""


class LocationSyntaxError(GongshuError):
    """A location expression cannot be written or read."""


class CrsError(GongshuError):
    """A coordinate system is unknown or does not fit the coordinates."""


class StoreError(GongshuError):
    """Something cannot be read from or written to disk."""
