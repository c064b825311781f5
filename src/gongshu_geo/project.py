"""A project as a whole: its sites, layers and maps, in a line or two each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import overload

import geopandas
import pandas as pd

from gongshu_geo._files import write_text
from gongshu_geo._vector import read_folder
from gongshu_geo.corridors import CorridorConfig, corridor_lines, load_corridors, strips
from gongshu_geo.database import (
    Database,
    Entry,
    discard_empty,
    has_store,
    known_of,
    store_place,
)
from gongshu_geo.errors import (
    Bilingual,
    ConfigError,
    Finding,
    GazetteerError,
    GongshuError,
    RegisterError,
    StoreError,
)
from gongshu_geo.fence import check_sites, check_sources
from gongshu_geo.identity import Decision
from gongshu_geo.intake import (
    Intake,
    Version,
    changed_since,
    enter,
    look,
    register_name,
    seed_entries,
    sha256_of,
    sow,
)
from gongshu_geo.layers import (
    Layer,
    LayerTable,
    MapSpec,
    fill_layer,
    load_layers,
    load_maps,
)
from gongshu_geo.location import Gazetteer, Location, locate_table
from gongshu_geo.location._load import corridors_of, load_gazetteer
from gongshu_geo.look import Tokens, load_tokens
from gongshu_geo.maps import MapContext, draw_map
from gongshu_geo.quality import (
    Material,
    QualityReport,
    quality_page,
    quality_report,
    write_workbook,
)
from gongshu_geo.register import (
    Registers,
    RegisterSource,
    find_site,
    read_progress,
    read_register,
    read_registers,
)
from gongshu_geo.register.understand import ColumnMapping
from gongshu_geo.review import ACCURACY_M, draw_match, draw_review
from gongshu_geo.status import (
    CategoryTable,
    Event,
    EventKey,
    LightRules,
    ScheduleTable,
    SiteHistory,
    StatusReport,
    StatusTable,
    changes_between,
    last_fact_day,
    links_of,
    load_categories,
    load_schedules,
    load_statuses,
    numbers_of,
    site_history,
    status_report,
)
from gongshu_geo.store import Corrections, fit_corrections, read_corrections, site_table
from gongshu_geo.version import VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A map as one self-contained HTML page; a notebook shows it as it stands.

    Attributes
    ----------
    id
        The map's id.
    html
        The page.
    """

    id: str
    html: str

    def save(self, path: Path | str) -> Path:
        """Write the page to ``path``, whole or not at all."""
        write_text(Path(path), self.html)
        return Path(path)

    def _repr_html_(self) -> str:
        """The page inside a frame, for notebooks."""
        import html as escaping  # noqa: PLC0415 - only notebooks ask

        return (
            f'<iframe srcdoc="{escaping.escape(self.html)}" '
            'style="width:100%;height:600px;border:0"></iframe>'
        )


class Project:
    """A folder with gis/, layers/ and maps/, read as it is asked for.

    Parameters
    ----------
    folder
        The project's folder.
    as_of
        The day whose status is told; by default the day of the last fact in the registers, so
        that what comes out depends on what went in and not on the clock.
    known_by
        Only registers and events that were told by this day count, as if nothing later had been
        heard; by default all. Needs a store.
    store
        Path or URL of the store; by default what store.toml names, else store.gpkg in the
        folder. Where there is none, the files of gis/registers/ tell of the sites.

    Examples
    --------
    >>> import gongshu_geo as gg
    >>> project = gg.open()
    >>> project.sites.crs.to_string()
    'OGC:CRS84'
    >>> project.locate("莫干山路与石祥路交叉口东南角").kind
    'intersection'
    """

    def __init__(
        self,
        folder: Path | str,
        *,
        as_of: dt.date | None = None,
        known_by: dt.date | None = None,
        store: str | None = None,
    ) -> None:
        self.folder = Path(folder)
        self._as_of = as_of
        self._known_by = known_by
        self._store = store

    @classmethod
    def open(
        cls,
        folder: Path | str,
        *,
        as_of: dt.date | None = None,
        known_by: dt.date | None = None,
        store: str | None = None,
    ) -> Project:
        """The project in ``folder``; nothing is read before it is asked for."""
        return cls(folder, as_of=as_of, known_by=known_by, store=store)

    @cached_property
    def statuses(self) -> StatusTable:
        """The table of the life cycle."""
        return load_statuses()

    @cached_property
    def categories(self) -> CategoryTable:
        """The table of categories."""
        return load_categories()

    @cached_property
    def schedules(self) -> ScheduleTable:
        """The rule of the schedule."""
        return load_schedules()

    @cached_property
    def tokens(self) -> Tokens:
        """The values of the look."""
        return load_tokens()

    @cached_property
    def store(self) -> Path | str:
        """Path or URL of the store, whether there is one yet or not."""
        return store_place(self.folder, self._store)

    @cached_property
    def registers(self) -> Registers:
        """What the store tells, or the registers in gis/registers/ where there is none.

        Raises
        ------
        RegisterError
            There is no register, or none that can be read.
        StoreError
            The store cannot be read.
        """
        if not has_store(self.store):
            return self._register_files()
        with closing(Database.open(self.store)) as database, database.reading() as reader:
            told = reader.registers(told_by=self._known_by)
            changed = changed_since(reader.editions(), self.folder / "gis" / "registers")
        return replace(told, findings=(*told.findings, *changed))

    def _register_files(self) -> Registers:
        gis = self.folder / "gis"
        return read_registers(
            gis / "registers",
            statuses=self.statuses,
            categories=self.categories,
            config=gis / "registers.toml",
            events=gis / "events.csv",
        )

    def version(
        self,
        path: Path,
        *,
        source: RegisterSource,
        register: str = "",
        decisions: Sequence[Decision] = (),
        mapping: ColumnMapping | None = None,
    ) -> Version:
        """A register's file as a version on its way into the store.

        Parameters
        ----------
        path
            The file.
        source
            What is known of it.
        register
            The name that its versions share; by default told from the file's name.
        decisions
            What people decided about doubtful matches.
        mapping
            Pins the sheet, its heading rows and columns.
        """
        return Version(
            read=read_register(
                path,
                source,
                statuses=self.statuses,
                categories=self.categories,
                mapping=mapping,
            ),
            register=register or register_name(path.stem),
            sha256=sha256_of(path),
            decisions=decisions,
        )

    def look(self, version: Version) -> Intake:
        """What entering a version would do; nothing is written."""
        if not has_store(self.store):
            return look(version, known_of(self._seed()))
        with closing(Database.open(self.store)) as database, database.reading() as reader:
            return look(version, reader.known())

    def match_page(self, version: Version) -> Page:
        """Draw the page on which a person decides about doubtful matches."""
        html = draw_match(self.look(version), self.tokens, register=version.register)
        return Page(id="match", html=html)

    def enter(self, version: Version, *, who: str, now: dt.datetime, wait_s: float = 0.0) -> Intake:
        """Enter a version into the store, which is made where there is none.

        A new store begins with the registers of gis/registers/. See
        :func:`gongshu_geo.intake.enter` for what may be raised.
        """
        made = not has_store(self.store)
        seed = self._seed() if made else ()
        try:
            with closing(Database.open(self.store, create=True)) as database:
                return enter(database, version, seed=seed, who=who, now=now, wait_s=wait_s)
        except GongshuError:
            if made and isinstance(self.store, Path):
                discard_empty(self.store)
            raise

    def make_store(self, *, who: str, now: dt.datetime, wait_s: float = 0.0) -> bool:
        """Make the store of the registers in gis/registers/; whether it was empty before.

        Raises
        ------
        RegisterError
            There is no register, or none that can be read.
        StoreError
            Somebody else writes, or the store refuses.
        """
        seed = self._seed()
        with (
            closing(Database.open(self.store, create=True)) as database,
            database.writing(what="store init", wait_s=wait_s) as writer,
        ):
            return sow(writer, seed, who=who, now=now)

    def refresh_store(self) -> bool:
        """Bring the store's layers for QGIS up to date; whether there is a store to bring.

        A day or a state of knowledge that somebody asked for is no reason: the layers show what
        is known now.

        Raises
        ------
        StoreError
            Somebody else writes, or the store refuses.
        """
        if not has_store(self.store) or self._as_of is not None or self._known_by is not None:
            return False
        with (
            closing(Database.open(self.store)) as database,
            database.writing(what="build") as writer,
        ):
            writer.write_layers(self.sites, self.statuses, as_of=self.as_of)
        return True

    def _seed(self) -> tuple[Entry, ...]:
        """The registers of gis/registers/ as a store begins with them; none where none is."""
        folder = self.folder / "gis" / "registers"
        if not folder.is_dir():
            return ()
        try:
            return seed_entries(self._register_files(), folder)
        except RegisterError as error:
            if all(finding.code == "no_register" for finding in error.findings):
                return ()
            raise

    @cached_property
    def progress(self) -> pd.DataFrame:
        """How far works have come by gis/progress.csv, where there is one.

        See :data:`gongshu_geo.status.PROGRESS_COLUMNS`.
        """
        return self._progress[0]

    @cached_property
    def _progress(self) -> tuple[pd.DataFrame, tuple[Finding, ...]]:
        path = self.folder / "gis" / "progress.csv"
        return read_progress(path, set(self.registers.sites["site_id"]))

    def status_report(self, rules: LightRules | None = None) -> StatusReport:
        """The statuses of all sites, with the lights of ``rules``."""
        return status_report(
            self.registers.sites,
            self.registers.events,
            self.as_of,
            rules=rules,
            progress=self.progress,
            undated=self.registers.undated,
            statuses=self.statuses,
        )

    def history(self, site: str) -> SiteHistory:
        """The statuses of one site, named by identifier, name or a part of it.

        Raises
        ------
        RegisterError
            No site or several are meant.
        """
        registers = self.registers
        return site_history(
            registers.events,
            find_site(registers.sites, site),
            self.as_of,
            links_of(registers.sites),
            statuses=self.statuses,
        )

    def changes(self, day_a: dt.date, day_b: dt.date) -> pd.DataFrame:
        """What changed between two days; see :func:`gongshu_geo.status.changes_between`.

        Where a store keeps the versions of registers, sites that a later one leaves out vanish.
        """
        listed = None
        if has_store(self.store):
            with closing(Database.open(self.store)) as database, database.reading() as reader:
                listed = (reader.listed(told_by=day_a), reader.listed(told_by=day_b))
        events = self.registers.events
        return changes_between(events, day_a, day_b, listed=listed, statuses=self.statuses)

    def event_numbers(self) -> Mapping[EventKey, str]:
        """The numbers under which the store keeps events; none without a store."""
        if not has_store(self.store):
            return {}
        with closing(Database.open(self.store)) as database, database.reading() as reader:
            return numbers_of(reader.events())

    def record(self, event: Event, *, now: dt.datetime, wait_s: float = 0.0) -> int:
        """Add an event to the store; its number.

        Raises
        ------
        StoreError
            There is no store, it does not know the site, or somebody else writes.
        """
        with (
            closing(Database.open(self._existing_store())) as database,
            database.writing(what="status set", wait_s=wait_s) as writer,
        ):
            return writer.add_event(event, now=now)

    def take_back(
        self, event_id: int, *, who: str, why: str, now: dt.datetime, wait_s: float = 0.0
    ) -> tuple[int, Event]:
        """Take an event back by a new one; the new one's number, and what is taken back.

        Raises
        ------
        StoreError
            There is no store or no such event, or somebody else writes.
        """
        with (
            closing(Database.open(self._existing_store())) as database,
            database.writing(what="status undo", wait_s=wait_s) as writer,
        ):
            events = writer.events()
            number = writer.retract(event_id, who=who, why=why, now=now)
            return number, events[event_id]

    def _existing_store(self) -> Path | str:
        if not has_store(self.store):
            raise StoreError(_no_store(self.store))
        return self.store

    @cached_property
    def gis(self) -> Mapping[str, geopandas.GeoDataFrame]:
        """The files of gis/ by stem, OGC:CRS84."""
        folder = self.folder / "gis"
        if not folder.is_dir():
            raise ConfigError(_no_gis(folder))
        try:
            return read_folder(folder)
        except GazetteerError as error:
            raise GazetteerError(
                replace(finding, file=f"gis/{finding.file}") for finding in error.findings
            ) from error

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Named geography, for locating texts."""
        return load_gazetteer(self.gis, corridors=corridors_of(self.folder / "gis"))

    @cached_property
    def corrections(self) -> Corrections:
        """What people decided about positions (gis/corrections.csv), as far as it can be used."""
        sites = self.registers.sites
        texts = dict(zip(sites["site_id"], sites["location_text"], strict=True))
        corrections = read_corrections(self.folder / "gis" / "corrections.csv")
        return fit_corrections(corrections, texts, self.gis["district"])

    @cached_property
    def corridors(self) -> CorridorConfig:
        """The corridors of gis/corridors.toml."""
        return load_corridors(self.folder / "gis" / "corridors.toml")

    @cached_property
    def as_of(self) -> dt.date:
        """The day whose status is told.

        Raises
        ------
        RegisterError
            No day was given, and the registers hold no dated fact.
        """
        day = self._as_of or last_fact_day(self.registers.events)
        if day is None:
            raise RegisterError(_no_day())
        return day

    @cached_property
    def sites(self) -> geopandas.GeoDataFrame:
        """Every site: where it is, along which corridor, in which status (OGC:CRS84).

        See :data:`gongshu_geo.store.SITE_COLUMNS`.
        """
        return site_table(
            self.registers,
            self.gazetteer,
            centrelines=self.gis["roads"],
            corridors=self.corridors,
            statuses=self.statuses,
            schedules=self.schedules,
            day=self.as_of,
            corrections=self.corrections,
        )

    @cached_property
    def tables(self) -> Mapping[str, geopandas.GeoDataFrame]:
        """What layers are made of: ``sites``, ``corridors``, ``strips`` and the files of gis/."""
        roads = self.gis["roads"]
        return {
            **self.gis,
            "corridors": corridor_lines(roads, self.corridors),
            "strips": strips(roads, self.corridors),
            "sites": self.sites,
        }

    @cached_property
    def layers(self) -> tuple[Layer, ...]:
        """The layers of layers/*.toml."""
        return load_layers(self.folder / "layers")

    @cached_property
    def maps(self) -> tuple[MapSpec, ...]:
        """The maps of maps/*.toml."""
        return load_maps(self.folder / "maps", self.layers)

    def layer_tables(self) -> tuple[LayerTable, ...]:
        """Every layer with what it shows."""
        return tuple(fill_layer(layer, self.tables) for layer in self.layers)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is not as it should be in registers, sources and positions."""
        return (
            *self.registers.findings,
            *self._progress[1],
            *self.corrections.findings,
            *check_sources(self.folder),
            *check_sites(self.sites, self.gis["district"], by_text=self._told()),
        )

    def quality(self, between: tuple[dt.date, dt.date] | None = None) -> tuple[QualityReport, ...]:
        """The quality report of every register; ``between`` are two days to compare."""
        material = Material(
            sites=self.sites,
            events=self.registers.events,
            findings=self.findings,
            programme=self.gis.get("programme"),
            statuses=self.statuses,
            categories=self.categories,
            as_of=self.as_of,
            areas=self.gis.get("areas"),
            between=between,
            listed=self._listed(between),
        )
        return tuple(quality_report(source, material) for source in self.registers.sources)

    def _listed(
        self, between: tuple[dt.date, dt.date] | None
    ) -> tuple[Collection[str], Collection[str]] | None:
        """The sites that the registers list on two days, where a store keeps their versions."""
        if between is None or not has_store(self.store):
            return None
        with closing(Database.open(self.store)) as database, database.reading() as reader:
            return reader.listed(told_by=between[0]), reader.listed(told_by=between[1])

    def write_quality(self, report: QualityReport, folder: Path) -> tuple[Path, Path]:
        """Write a report as a page and a workbook, named after its register."""
        stem = f"quality-{Path(report.source.file).stem}"
        page = Page(id=stem, html=quality_page(report, self.tokens)).save(folder / f"{stem}.html")
        return page, write_workbook(report, folder / f"{stem}.xlsx")

    def _told(self) -> Mapping[str, Location]:
        """What the location texts of sites say whose position is not from their text."""
        stated = self.sites[self.sites["method"].isin(["register", "corrected"])]
        columns = zip(stated["site_id"], stated["location_text"], stated["name"], strict=True)
        return {
            site_id: self.gazetteer.locate(text, project=name) for site_id, text, name in columns
        }

    @overload
    def locate(self, texts: str) -> Location: ...
    @overload
    def locate(self, texts: Iterable[str]) -> geopandas.GeoDataFrame: ...
    def locate(self, texts: str | Iterable[str]) -> Location | geopandas.GeoDataFrame:
        """Where a text lies, or a table of where many lie (OGC:CRS84, one row a text).

        The table has the columns of :class:`~gongshu_geo.location.Location`.
        """
        if isinstance(texts, str):
            return self.gazetteer.locate(texts)
        columns = ("text", "kind", "method", "accuracy_m", "confidence", "evidence", "problems")
        table = pd.DataFrame({"text": list(texts)}, dtype=object)
        located = locate_table(table, "text", gazetteer=self.gazetteer)
        return located[[*columns, "geometry"]]

    def map(self, map_id: str) -> Page:
        """Draw the map ``map_id`` of maps/.

        Raises
        ------
        ConfigError
            There is no such map.
        """
        for spec in self.maps:
            if spec.id == map_id:
                return Page(id=spec.id, html=draw_map(spec, self._context))
        raise ConfigError(_no_map(map_id, [spec.id for spec in self.maps]))

    def review(self, *, accuracy_m: float = ACCURACY_M) -> Page:
        """Draw the page of the positions that need a person.

        Those known less exactly than ``accuracy_m`` are among them.
        """
        html = draw_review(
            self._context, self.corrections, told=self._told(), accuracy_m=accuracy_m
        )
        return Page(id="review", html=html)

    @cached_property
    def _context(self) -> MapContext:
        """What every map of the project is made from."""
        plan_total, plan_named = self._plan_counts()
        return MapContext(
            sites=self.sites,
            events=self.registers.events,
            layers=self.layer_tables(),
            tables=self.tables,
            statuses=self.statuses,
            categories=self.categories,
            schedules=self.schedules,
            tokens=self.tokens,
            as_of=self.as_of,
            sources=self.registers.sources,
            plan_total=plan_total,
            plan_named=plan_named,
            version=VERSION,
        )

    def _plan_counts(self) -> tuple[int, int]:
        """How many sites the plan of programme.csv counts, and how many registers name of them.

        Both are 0 where the project has no plan, or one whose total is no number; the fence
        tells of the latter.
        """
        table = self.gis.get("programme")
        if table is None or not {"dimension", "total", "year"} <= set(table.columns):
            return 0, 0
        for row in table[table["dimension"] == "total"].itertuples():
            if str(row.total).isdecimal():
                named = (s.sites for s in self.registers.sources if str(s.year) == row.year)
                return int(str(row.total)), sum(named)
        return 0, 0


def _no_gis(folder: Path) -> Finding:
    return Finding(
        code="no_gis",
        what=Bilingual("没有 gis/ 文件夹", "there is no folder gis/"),
        file=str(folder),
        expected=Bilingual("含地名库与登记表的 gis/", "gis/ with gazetteer and registers"),
        remedy=Bilingual("用 gongshu-geo init 新建", "start one with gongshu-geo init"),
    )


def _no_store(place: Path | str) -> Finding:
    return Finding(
        code="no_store",
        what=Bilingual("这个项目还没有库", "this project has no store yet"),
        file=str(place),
        expected=Bilingual("register add 建立的库", "a store that register add makes"),
        remedy=Bilingual(
            "先用 gongshu-geo register add 录入登记表,或用 --store 指明",
            "enter a register with gongshu-geo register add first, or name one with --store",
        ),
    )


def _no_day() -> Finding:
    return Finding(
        code="no_day",
        what=Bilingual("登记表里没有任何带日期的事实", "the registers hold no dated fact"),
        expected=Bilingual("至少一个日期", "at least one date"),
        remedy=Bilingual("用 --as-of 指定截至日", "name the day with --as-of"),
    )


def _no_map(map_id: str, known: list[str]) -> Finding:
    return Finding(
        code="no_map",
        what=Bilingual("没有这张地图", "there is no such map"),
        file="maps/",
        found=map_id,
        expected=Bilingual("、".join(known), ", ".join(known)),
    )
