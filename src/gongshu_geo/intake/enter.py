"""A register set beside the store and entered into it, in one transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from gongshu_geo.database import Database, Entry, Reader, Writer
from gongshu_geo.errors import Bilingual, Finding, RegisterError
from gongshu_geo.identity import Decision
from gongshu_geo.intake.intake import Intake, plan_intake
from gongshu_geo.register import Registers


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a register on its way into the store.

    Attributes
    ----------
    read
        What it says: one register.
    register
        The name that its versions share.
    sha256
        Of the file.
    decisions
        What people decided about doubtful matches.
    """

    read: Registers
    register: str
    sha256: str
    decisions: Sequence[Decision] = ()


class UndecidedError(RegisterError):
    """Matches wait for a person; ``intake`` tells which."""

    def __init__(self, intake: Intake) -> None:
        self.intake = intake
        super().__init__(_undecided(len(intake.plan.open)))


def look(version: Version, known: pd.DataFrame) -> Intake:
    """What entering a version would do beside the sites known; nothing is written."""
    return plan_intake(
        version.read,
        known,
        register=version.register,
        sha256=version.sha256,
        decisions=version.decisions,
    )


def enter(
    database: Database,
    version: Version,
    *,
    seed: Sequence[Entry] = (),
    who: str,
    now: dt.datetime,
    wait_s: float = 0.0,
) -> Intake:
    """Enter a version: all of it, or nothing.

    Parameters
    ----------
    database
        The store.
    version
        The version of a register.
    seed
        What a store without editions begins with.
    who, now
        Who enters it, and when (UTC).
    wait_s
        How long to wait for another writer, seconds.

    Raises
    ------
    UndecidedError
        Matches wait for a person.
    RegisterError
        The same file was entered before.
    StoreError
        Somebody else writes, or the store refuses.
    """
    file = version.read.sources[0].file
    with database.writing(what=f"register add {file}", wait_s=wait_s) as writer:
        sow(writer, seed, who=who, now=now)
        _check_new(writer, version)
        intake = look(version, writer.known())
        if intake.entry is None:
            raise UndecidedError(intake)
        writer.enter(intake.entry, who=who, now=now)
    return intake


def sow(writer: Writer, seed: Sequence[Entry], *, who: str, now: dt.datetime) -> bool:
    """Enter the seed into a store that holds nothing yet; whether there was anything to enter."""
    if writer.editions():
        return False
    for entry in seed:
        writer.enter(entry, who=who, now=now)
    return bool(seed)


def _check_new(reader: Reader, version: Version) -> None:
    """That the same file of the same register was not entered before."""
    for edition in reader.editions():
        if (edition.register, edition.sha256) == (version.register, version.sha256):
            raise RegisterError(_entered(edition.source.file, edition.added_at, edition.added_by))


def _entered(file: str, when: str, who: str) -> Finding:
    return Finding(
        code="entered_before",
        what=Bilingual(
            f"同一文件已于 {when} 由 {who} 入库,未重复写入",
            f"the same file was entered on {when} by {who}; it was not entered again",
        ),
        file=file,
    )


def _undecided(count: int) -> Finding:
    return Finding(
        code="undecided",
        what=Bilingual(
            f"{count} 处对应关系有待人工确认,未写入任何内容",
            f"{count} matches wait for a person; nothing was written",
        ),
        remedy=Bilingual(
            "用 register match --decisions-out FILE 写出清单,填好后加 --decisions FILE 再运行",
            "write the list with register match --decisions-out FILE, fill it in, "
            "and run again with --decisions FILE",
        ),
    )
