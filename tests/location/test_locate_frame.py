"""A table of pandas located: its own columns, order and index kept."""

import numpy as np
import pandas as pd
import pytest
from gazetteer_builders import gazetteer, line, spot

from gongshu_geo.errors import ConfigError
from gongshu_geo.location import Gazetteer, locate_table
from gongshu_geo.location._pool import CHUNK
from gongshu_geo.location.frame import FRAME_ANSWERS

SMALL = gazetteer(
    line("横路", (-1000, 0), (1000, 0)),
    line("纵路", (200, -500), (200, 500)),
    line("西路", (-800, -500), (-800, 500)),
    spot("公园", 0, 900, accuracy_m=float("nan")),
)


def located(*texts, **columns):
    frame = pd.DataFrame({"where": list(texts), **columns}, index=range(10, 10 + len(texts)))
    return locate_table(frame, "where", gazetteer=SMALL)


def test_columns_order_and_index_are_kept():
    table = located("横路", "火星", "公园", no=[3, 1, 2])
    assert list(table.columns) == ["where", "no", *FRAME_ANSWERS, "geometry"]
    assert table.index.to_list() == [10, 11, 12]
    assert table["no"].to_list() == [3, 1, 2]
    assert table["kind"].to_list() == ["road", "unknown", "landmark"]
    assert table.crs.to_string() == "OGC:CRS84"
    assert table.geometry.isna().to_list() == [False, True, False]


def test_the_table_that_came_is_left_alone():
    frame = pd.DataFrame({"where": ["横路"], "kind": ["mine"]})
    table = locate_table(frame, "where", gazetteer=SMALL)
    assert list(frame.columns) == ["where", "kind"]
    assert table[["row_kind", "kind"]].iloc[0].to_list() == ["mine", "road"]


def test_an_accuracy_never_measured_is_missing():
    assert np.isnan(located("公园")["accuracy_m"].iloc[0])


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, ""])
def test_a_missing_text_is_an_empty_one(missing):
    row = located("横路", missing).iloc[1]
    assert (row["kind"], row["problems"][0].en) == ("unknown", "there is no location text")


def test_a_table_without_rows():
    table = located()
    assert list(table.columns) == ["where", *FRAME_ANSWERS, "geometry"]
    assert table.crs is not None
    assert len(table) == 0


def test_answers_are_those_of_each_text_alone():
    table = located("横路与纵路交叉口东南角", "公园北侧200米", "横路、纵路", "火星")
    for row in table.itertuples():
        alone = SMALL.locate(row.where)
        assert (row.kind, row.method, row.matched) == (alone.kind, alone.method, alone.matched)
        assert (row.evidence, row.problems) == (alone.evidence, alone.problems)
        assert row.candidates == alone.candidates
        assert row.geometry == alone.geometry


def test_two_processes_answer_what_one_answers():
    texts = ["横路", "横路与纵路交叉口", "火星", "公园"]
    frame = pd.DataFrame({"where": [texts[n % 4] for n in range(2 * CHUNK + 7)]})
    one, two = (locate_table(frame, "where", gazetteer=SMALL, workers=n) for n in (1, 2))
    pd.testing.assert_frame_equal(pd.DataFrame(one), pd.DataFrame(two))


def test_a_column_that_is_not_there():
    with pytest.raises(ConfigError, match=r"应为where"):
        locate_table(pd.DataFrame({"where": ["横路"]}), "wehre", gazetteer=SMALL)


def test_the_packaged_gazetteer_is_the_default():
    table = locate_table(pd.DataFrame({"where": ["康桥路8号"]}), "where")
    assert table["kind"].to_list() == [Gazetteer.open().locate("康桥路8号").kind]


def test_a_column_of_lengths_is_held_against_the_segments():
    frame = pd.DataFrame({"where": ["横路(西路-纵路)"] * 4, "metres": [1000, "5000", None, "?"]})
    table = locate_table(frame, "where", length_m="metres", gazetteer=SMALL)
    doubts = [[problem.zh for problem in row] for row in table["problems"]]
    assert doubts == [[], ["登记表所列长度 5000 米,所得路段 1000 米"], [], []]


def test_a_column_of_lengths_that_is_not_there():
    frame = pd.DataFrame({"where": ["横路"], "metres": [1]})
    with pytest.raises(ConfigError, match=r"应为metres"):
        locate_table(frame, "where", length_m="meters", gazetteer=SMALL)
