"""Registers as offices save them are read by the fence as the build reads them."""

import shutil

import pytest
from fence_projects import PROJECT

from gongshu_geo.fence import check_sources


@pytest.fixture
def register(tmp_path):
    """A copy of gis/ and the register whose rows events.csv and plan-2021.csv refer to."""
    shutil.copytree(PROJECT / "gis", tmp_path / "gis")
    return tmp_path / "gis" / "registers" / "public.csv"


def test_a_register_saved_in_gbk_by_excel_loses_no_tie(register, tmp_path):
    text = register.read_text(encoding="utf-8")
    register.write_bytes(text.replace("\n", "\r\n").encode("gb18030"))
    assert check_sources(tmp_path) == ()


def test_other_headings_lose_no_tie(register, tmp_path):
    text = register.read_text(encoding="utf-8")
    text = text.replace("项目编号", "项目 代码", 1).replace("项目名称", "工程名称", 1)
    text = text.replace("关联项目", "相关项目", 1).replace("所属成果", "所属任务", 1)
    register.write_text(text, encoding="utf-8-sig")
    assert check_sources(tmp_path) == ()


def test_a_programme_that_does_not_exist_is_told_in_gbk_too(register, tmp_path):
    (register.parent / "a.csv").write_bytes(
        "编号,名称,地点,所属任务\r\nA1,甲,某路,大城南\r\n".encode("gbk")
    )
    assert [
        (finding.code, finding.file, finding.row, finding.found)
        for finding in check_sources(tmp_path)
    ] == [("unknown_programme", "gis/registers/a.csv", 2, "大城南")]
