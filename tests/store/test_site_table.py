"""The table of sites of the project itself: every row, located and dated."""

import numpy as np
import pytest
import shapely

from gongshu_geo.location import AREA_ONLY, KINDS, METHODS
from gongshu_geo.store import SITE_COLUMNS


@pytest.fixture(scope="module")
def sites(project):
    return project.sites


def test_it_has_its_columns(sites):
    assert set(SITE_COLUMNS) <= set(sites.columns)
    assert sites.crs.to_string() == "OGC:CRS84"
    assert list(sites.index) == list(range(len(sites)))


def test_every_site_of_the_registers_is_a_row(sites, project):
    assert list(sites["site_id"]) == list(project.registers.sites["site_id"])
    assert sites["site_id"].is_unique


def test_kinds_and_methods_are_known(sites):
    assert set(sites["kind"]) <= set(KINDS)
    assert set(sites["method"]) <= {"", *METHODS}
    assert ((sites["method"] == "") == (sites["kind"] == "unknown")).all()


def test_a_site_has_a_position_or_a_reason(sites):
    unlocated = sites[sites.geometry.isna()]
    assert set(unlocated["kind"]) <= {"unknown"}
    assert unlocated["problems"].map(len).gt(0).all()
    assert sites[sites["kind"] == "unknown"].geometry.isna().all()


def test_positions_are_valid_and_in_hangzhou(sites):
    placed = sites[sites.geometry.notna()]
    assert placed.geometry.is_valid.all()
    assert not placed.geometry.is_empty.any()
    assert placed.within(shapely.box(119.9, 30.1, 120.4, 30.55)).all()


def test_an_accuracy_is_positive_or_was_never_measured(sites):
    placed = sites[sites.geometry.notna()]
    assert (placed["accuracy_m"].isna() | (placed["accuracy_m"] > 0)).all()
    assert sites[sites.geometry.isna()]["accuracy_m"].isna().all()


def test_sites_known_by_their_area_alone_are_marked(sites):
    assert (sites["area_only"] == sites["method"].isin(AREA_ONLY)).all()
    assert sites["area_only"].any()


def test_sites_known_by_their_area_alone_have_no_corridor(sites):
    area = sites[sites["area_only"] | sites.geometry.isna()]
    assert set(area["corridor"]) == {""}
    assert area["chainage_from_m"].isna().all()


def test_chainage_side_and_offset_belong_to_a_corridor(sites):
    along = sites[sites["corridor"] != ""]
    assert set(along["corridor"]) <= {"莫干山路", "沈半路", "拱康路", "康桥路"}
    assert (along["chainage_from_m"] <= along["chainage_to_m"]).all()
    assert set(along["side"]) <= {"左", "右", "两侧", ""}
    assert along["offset_m"].between(0, 500).all()
    assert sites[sites["corridor"] == ""]["offset_m"].isna().all()


@pytest.mark.parametrize("corridor", ["莫干山路", "沈半路", "拱康路", "康桥路"])
def test_a_corridor_lies_along_itself(sites, corridor):
    row = sites[sites["name"] == corridor].iloc[0]
    assert row["corridor"] == corridor
    assert row["offset_m"] == pytest.approx(0, abs=1)
    assert row["chainage_from_m"] == pytest.approx(0, abs=1)


def test_every_site_has_a_stage_and_a_note(sites, project):
    codes = set(project.statuses)
    assert set(sites["stage"]) <= codes
    assert sites["planned_only"].map(lambda value: isinstance(value, bool | np.bool_)).all()
    assert sites["stage_note"].map(lambda note: bool(note.zh and note.en)).all()


def test_a_stage_known_from_a_plan_only_is_not_told_as_a_fact(sites):
    planned = sites[sites["planned_only"]]
    assert len(planned)
    assert planned["stage_note"].map(lambda note: "计划" in note.zh).all()
