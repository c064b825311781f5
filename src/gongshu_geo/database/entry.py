"""What is entered into the store at one time: one version of one register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from gongshu_geo.errors import Finding
from gongshu_geo.register import RegisterSource, Site
from gongshu_geo.status import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """How two sites belong together.

    Attributes
    ----------
    site_id, other_id
        The sites; the first was there before.
    kind
        ``split_into`` or ``merged_into``.
    who, why
        Whose decision it is.
    """

    site_id: str
    other_id: str
    kind: str
    who: str = ""
    why: str = ""


def _no_codes() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One version of one register, ready to be entered.

    Attributes
    ----------
    register
        The name that all versions of this register share.
    source
        Its file, title and day.
    sha256
        Of the file's bytes, as hexadecimal figures.
    sites
        Its rows, each with the identifier under which the site is known from now on.
    events
        What it tells, each of one of its sites or of one that is known.
    codes
        The register's own code of a site where it differs from its identifier.
    links
        What was taken apart or put together.
    findings
        What was not as it should be.
    """

    register: str
    source: RegisterSource
    sha256: str
    sites: tuple[Site, ...]
    events: tuple[Event, ...] = ()
    codes: Mapping[str, str] = field(default_factory=_no_codes)
    links: tuple[Link, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One version of one register as it was entered.

    Attributes
    ----------
    id
        Its number, growing.
    register, source, sha256
        As in :class:`Entry`.
    added_at
        When it was entered: ISO, UTC.
    added_by
        Who entered it.
    """

    id: int
    register: str
    source: RegisterSource
    sha256: str
    added_at: str
    added_by: str
