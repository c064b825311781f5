"""Ties between registers, events and targets."""

from __future__ import annotations

from collections.abc import Iterator

from gongshu_geo.errors import Bilingual, Finding
from gongshu_geo.fence._records import ID, NAME, PROGRAMME, RELATED, Records


def check_references(records: Records) -> Iterator[Finding]:
    """Related sites, sites of events and programmes that exist nowhere."""
    names = {record[ID]: record[NAME] for record in records["registers"] if record[ID]}
    yield from _related(records, names)
    yield from _events(records, names)
    yield from _programmes(records)


def _related(records: Records, names: dict[str, str]) -> Iterator[Finding]:
    """Related sites that do not exist, are the site itself, or do not answer the tie."""
    related = {record[ID]: record.parts(RELATED) for record in records["registers"]}
    for record in records["registers"]:
        for other in record.parts(RELATED):
            if other not in names or other == record[ID]:
                yield record.finding(
                    "unknown_related",
                    Bilingual("关联项目不存在", "the related site does not exist"),
                    column=RELATED,
                    found=other,
                    expected=Bilingual("登记表中另一项目的编号", "the identifier of another site"),
                    remedy=Bilingual("改正编号或删去", "correct the identifier or remove it"),
                )
            elif record[ID] not in related[other]:
                yield record.finding(
                    "one_way_related",
                    Bilingual("关联是单向的", "the tie goes one way only"),
                    column=RELATED,
                    found=other,
                    expected=Bilingual(
                        f"{other} 也关联 {record[ID]}", f"{other} related to {record[ID]} too"
                    ),
                    remedy=Bilingual(
                        f"在 {other} 的“{RELATED}”中补上 {record[ID]}",
                        f"enter {record[ID]} in {RELATED} of {other}",
                    ),
                )


def _events(records: Records, names: dict[str, str]) -> Iterator[Finding]:
    """Events whose site is in no register, or has another name there."""
    for record in records["events"]:
        site = record["site_id"]
        if site not in names:
            yield record.finding(
                "unknown_site",
                Bilingual("登记表中没有这个项目", "no register has this site"),
                column="site_id",
                expected=Bilingual(f"登记表中的{ID}", "an identifier of a register"),
                remedy=Bilingual("改正编号,或先登记项目", "correct it, or enter the site first"),
            )
        elif record["site_name"] != names[site]:
            yield record.finding(
                "wrong_site_name",
                Bilingual(f"名称与 {site} 不符", f"the name is not that of {site}"),
                column="site_name",
                expected=Bilingual(names[site], names[site]),
                remedy=Bilingual("核对编号与名称", "check identifier and name"),
            )


def _programmes(records: Records) -> Iterator[Finding]:
    """Programmes of sites that neither programme.csv nor targets.csv knows."""
    known = records.texts("programme", "programme") | records.texts("targets", "outcome")
    for record in records["registers"]:
        if record[PROGRAMME] and known and record[PROGRAMME] not in known:
            yield record.finding(
                "unknown_programme",
                Bilingual("没有这项成果", "there is no such programme"),
                column=PROGRAMME,
                expected=Bilingual(
                    "programme.csv 或 targets.csv 中的名称", "one of programme.csv or targets.csv"
                ),
                remedy=Bilingual("改正名称,或补入 targets.csv", "correct it, or enter it there"),
            )
