"""A project from Python: sites, locating, layers and maps in a line or two each."""

import datetime as dt
import json
from dataclasses import replace

import geopandas
import pytest

import gongshu_geo as gg
from gongshu_geo.errors import ConfigError, RegisterError
from gongshu_geo.project import Page, Project


def test_the_public_names_are_there():
    assert all(hasattr(gg, name) for name in gg.__all__)
    assert gg.__version__


def test_without_a_folder_the_packaged_project_is_opened(gis):
    assert gg.open().folder == gis.parent


def test_a_folder_is_opened_by_name(gis):
    assert gg.open(str(gis.parent)).folder == gis.parent


def test_opening_reads_nothing(tmp_path):
    assert Project.open(tmp_path / "none").folder == tmp_path / "none"


def test_sites_are_a_table(project):
    assert isinstance(project.sites, geopandas.GeoDataFrame)
    assert project.sites.crs.to_string() == "OGC:CRS84"
    assert project.sites is project.sites


def test_one_text_is_one_location(project):
    location = project.locate("莫干山路与石祥路交叉口东南角")
    assert (location.kind, location.geometry.geom_type) == ("intersection", "Point")


@pytest.mark.parametrize(
    "texts", [["康桥路8号", "火星"], ("康桥路8号", "火星"), iter(["康桥路8号", "火星"])]
)
def test_many_texts_are_a_table_in_order(project, texts):
    table = project.locate(texts)
    assert list(table["text"]) == ["康桥路8号", "火星"]
    assert list(table["kind"]) == ["house_number", "unknown"]
    assert list(table.geometry.isna()) == [False, True]
    assert table.crs.to_string() == "OGC:CRS84"


def test_no_texts_are_an_empty_table(project):
    table = project.locate([])
    assert len(table) == 0
    assert table.crs.to_string() == "OGC:CRS84"


def test_a_day_changes_the_stages(gis, project):
    then = gg.open(gis.parent, as_of=dt.date(2021, 12, 31))
    assert then.as_of == dt.date(2021, 12, 31)
    assert list(then.sites["site_id"]) == list(project.sites["site_id"])
    assert list(then.sites["stage"]) != list(project.sites["stage"])
    assert then.sites.geometry.geom_equals(project.sites.geometry).sum() == (
        project.sites.geometry.notna().sum()
    )


def test_the_day_is_that_of_the_last_fact_and_not_the_clocks(project):
    facts = project.registers.events
    facts = facts[~facts["planned"]]
    assert project.as_of == facts["end"].max()
    assert project.as_of < dt.date.today()  # noqa: DTZ011 - the very thing not to depend on


def test_layers_and_maps_are_read(project):
    assert {"planning", "field"} <= {spec.id for spec in project.maps}
    assert {layer.id for layer in project.layers} >= {
        *("district", "water", "roads", "corridors", "strips", "projects", "heritage-streets"),
        *("greenways", "reserved-land", "night-economy", "venues-parks"),
    }
    tables = project.layer_tables()
    assert [table.layer.id for table in tables] == [layer.id for layer in project.layers]


def test_what_layers_are_made_of(project):
    assert {"sites", "corridors", "strips", "roads", "water", "district"} <= set(project.tables)
    assert len(project.tables["corridors"]) == len(project.tables["strips"]) == 4


def test_a_map_is_a_page(project, tmp_path):
    page = project.map("field")
    assert page.id == "field"
    path = page.save(tmp_path / "new" / "map.html")
    assert path.read_text(encoding="utf-8") == page.html


def test_a_page_shows_itself_in_a_notebook():
    page = Page(id="a", html='<p class="x">&</p>')
    frame = page._repr_html_()
    assert frame.startswith('<iframe srcdoc="&lt;p class=&quot;x&quot;&gt;&amp;&lt;/p&gt;"')


def test_a_page_says_how_it_came_about(project):
    html = project.map("field").html
    data = json.loads(
        html.partition('<script type="application/json" id="gg-data">')[2].partition("</script>")[0]
    )
    assert data["meta"]["asOf"] == str(project.as_of)
    assert len(data["sites"]) == len(project.sites)


def test_no_such_map(project):
    with pytest.raises(ConfigError) as caught:
        project.map("plan")
    known = "、".join(spec.id for spec in project.maps)
    assert str(caught.value).splitlines()[0] == f"maps/:没有这张地图,读到“plan”,应为{known}。"


def test_no_gis(tmp_path):
    with pytest.raises(ConfigError) as caught:
        _ = Project.open(tmp_path).gazetteer
    assert str(caught.value).splitlines()[1] == (
        f"{tmp_path / 'gis'}: there is no folder gis/, expected gis/ with gazetteer and registers. "
        "Fix: start one with gongshu-geo init."
    )


def test_no_dated_fact(tmp_path):
    registers = tmp_path / "gis" / "registers"
    registers.mkdir(parents=True)
    (registers / "a.csv").write_text("项目编号,项目名称,建设地点\nA1,甲,康桥路\n", encoding="utf-8")
    with pytest.raises(RegisterError) as caught:
        _ = Project.open(tmp_path).as_of
    assert str(caught.value).splitlines()[1] == (
        "the registers hold no dated fact, expected at least one date. "
        "Fix: name the day with --as-of."
    )
    assert Project.open(tmp_path, as_of=dt.date(2021, 1, 1)).as_of == dt.date(2021, 1, 1)


def test_findings_name_their_place(project):
    for finding in project.findings:
        assert finding.what.zh
        assert finding.what.en
        assert finding.file
        assert replace(finding) == finding
