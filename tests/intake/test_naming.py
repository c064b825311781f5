"""What of a file's name is shared by all versions of a register."""

import pytest

from gongshu_geo.intake import register_name

CASES = {
    "重点项目进展表-2021年6月": "重点项目进展表",
    "重点项目进展表 2021年7月(第2版)": "重点项目进展表",
    "重点项目进展表_202107_最终": "重点项目进展表",
    "2021年上半年重点项目进展表": "重点项目进展表",
    "重点项目进展表(截至2021.9.30)": "重点项目进展表",
    "拱墅区404个公共项目_v2": "拱墅区404个公共项目",
    "plan-2021": "plan",
    "public": "public",
    "2021": "2021",
}


@pytest.mark.parametrize(("stem", "name"), CASES.items(), ids=CASES)
def test_register_name(stem, name):
    assert register_name(stem) == name
