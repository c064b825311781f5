"""The first versions of a store: the registers that the project held as files."""

from __future__ import annotations

import hashlib
from pathlib import Path

from gongshu_geo._files import read_bytes
from gongshu_geo.database import Edition, Entry
from gongshu_geo.errors import Bilingual, Finding, Severity
from gongshu_geo.intake.naming import register_name
from gongshu_geo.register import Registers, is_made, sites_of
from gongshu_geo.status import events_of


def seed_entries(registers: Registers, folder: Path) -> tuple[Entry, ...]:
    """One entry for each register of a project's folder of registers, in their order.

    Events told elsewhere (events.csv) go in with the register that has their site. Findings
    without a register of their own go with the first.
    """
    return tuple(
        _entry(registers, folder, file, first=index == 0)
        for index, file in enumerate(source.file for source in registers.sources)
    )


def _entry(registers: Registers, folder: Path, file: str, *, first: bool) -> Entry:
    own = registers.sites[registers.sites["register"] == file]
    events = registers.events[registers.events["site_id"].isin(own["site_id"])]
    (source,) = (source for source in registers.sources if source.file == file)
    others = {source.file for source in registers.sources} - {file}
    return Entry(
        register=register_name(Path(file).stem),
        source=source,
        sha256=sha256_of(folder / file),
        sites=sites_of(own),
        events=events_of(events),
        codes={site: "" for site in own["site_id"] if is_made(site)},
        findings=tuple(
            finding
            for finding in registers.findings
            if _of(finding, file) or (first and not any(_of(finding, one) for one in others))
        ),
    )


def _of(finding: Finding, file: str) -> bool:
    return Path(finding.file or "").name == file


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, as hexadecimal figures.

    Raises
    ------
    StoreError
        The file cannot be read.
    """
    return hashlib.sha256(read_bytes(path)).hexdigest()


def changed_since(editions: tuple[Edition, ...], folder: Path) -> tuple[Finding, ...]:
    """A finding for each file of registers that is not what was entered into the store."""
    entered: dict[str, set[str]] = {}
    for edition in editions:
        entered.setdefault(edition.source.file, set()).add(edition.sha256)
    return tuple(
        _changed(path.name, known=path.name in entered)
        for path in sorted(folder.iterdir() if folder.is_dir() else ())
        if path.is_file()
        and not path.name.startswith(".")
        and sha256_of(path) not in entered.get(path.name, set())
    )


def _changed(file: str, *, known: bool) -> Finding:
    what = (
        Bilingual("文件入库后有改动,地图仍按库中内容", "changed since it was entered: not shown")
        if known
        else Bilingual("文件没有入库,不上图", "was never entered into the store: not shown")
    )
    return Finding(
        code="register_not_entered",
        what=what,
        severity=Severity.WARNING,
        file=f"gis/registers/{file}",
        remedy=Bilingual(
            f"gongshu-geo register add gis/registers/{file} --as-of 日期",
            f"gongshu-geo register add gis/registers/{file} --as-of DATE",
        ),
    )
