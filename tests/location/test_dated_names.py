"""Old and new names carry the years that they are known from."""

import pytest
from ground import rows, zh


def cases(*rows):
    return [pytest.param(*row[:-1], id=row[-1]) for row in rows]


@pytest.mark.parametrize(
    ("text", "remark"),
    cases(
        ("湖州路", "“湖州路”即“湖州街”(旧名,见于 2012–2018 年资料)", "a span of years"),
        ("巨州路", "“巨州路”即“通益路”(旧名,见于 2015 年资料)", "one year"),
        ("平炼东路", "“平炼东路”即“平炼路”(其中一段,见于 2024 年资料)", "a part"),
        ("康兴路", "“康兴路”即“丽水北路”(旧名,见于 2018 年资料)", "a road named anew"),
        ("衢州路", "“衢州路”即“通益路”(旧名)", "no year known"),
        ("杭印路", "“杭印路”即“通益路”(旧名)", "a number is no year"),
        ("康慧路", "“康慧路”即“康惠路”(异写)", "a variant"),
        ("104国道", "“104国道”即“莫干山路”(路线编号)", "a road number"),
        ("长青路", "“长青路”即“广业街”(新旧名之一)", "which is older is not known"),
        ("长青路/广业街", "“长青路”即“广业街”(新旧名之一)", "both names"),
        ("巨州路与康桥路交叉口", "“巨州路”即“通益路”(旧名,见于 2015 年资料)", "at a crossing"),
    ),
)
def test_a_former_name_is_told_with_its_years(gazetteer, text, remark):
    assert remark in zh(gazetteer.locate(text).evidence)


@pytest.mark.parametrize("row", rows("road_aliases.csv"), ids=lambda row: row["alias"])
def test_every_alias_says_what_it_is(gazetteer, row):
    found = gazetteer.line(row["alias"])
    if row["name"] not in gazetteer.lines:
        assert found is None  # 临半路 is not drawn yet
        return
    assert found.line.name == row["name"]
    assert found.remark.zh.startswith(f"“{row['alias']}”即“{row['name']}”(")


@pytest.mark.parametrize("text", ["下城区体育场路", "杭州市下城区朝晖路", "杭州下城区文晖路"])
def test_a_district_that_was_merged_is_told_with_its_date(gazetteer, text):
    location = gazetteer.locate(text)
    assert "下城区:2021 年 4 月并入拱墅区" in zh(location.evidence)
    assert not location.problems
    road = text.partition("区")[2]
    assert location.geometry.equals(gazetteer.locate(road).geometry)


def test_a_text_that_names_todays_district_has_no_such_remark(gazetteer):
    assert not [e for e in zh(gazetteer.locate("拱墅区朝晖路").evidence) if "并入" in e]
