"""The life cycle: real words of registers, and a table that agrees with itself."""

import pytest

from gongshu_geo._toml import parse_toml
from gongshu_geo.errors import ConfigError
from gongshu_geo.status import Axis, load_statuses
from gongshu_geo.status.statuses import read_statuses

STATUSES = load_statuses()

READINGS = {
    "name": ("在建", "building", "", ""),
    "in service of works": ("在施", "building", "", ""),
    "works going on": ("施工中", "building", "", ""),
    "free text of 2020": ("正常进行中", "building", "", ""),
    "carried on": ("续建", "building", "", "续建"),
    "carried over": ("结转续建", "building", "", "续建"),
    "newly begun": ("新开工", "started", "", "新开工"),
    "begun": ("已开工", "started", "", ""),
    "not begun": ("未开工", "preparation", "", ""),
    "study": ("前期研究", "preparation", "", ""),
    "land being cleared": ("做地中", "cleared", "", ""),
    "sold": ("已出让", "sold", "", ""),
    "waiting for sale is still reserve": ("待出让", "reserved", "", ""),
    "allocated": ("划拨", "allocated", "", ""),
    "land handed over": ("净地交付", "handed_over", "", ""),
    "flats handed over": ("交付使用", "in_use", "", ""),
    "finished": ("完工", "completed", "", ""),
    "finished already": ("已完工", "completed", "", ""),
    "built": ("建成", "completed", "", ""),
    "accepted": ("已完成竣工验收", "completed", "", ""),
    "accounts of the finished work": ("完工决算", "completed", "", ""),
    "in use": ("投入使用", "in_use", "", ""),
    "opened": ("开业", "in_use", "", ""),
    "word before it": ("目前正在施工", "building", "", ""),
    "lagging, full-width brackets": ("在建（滞后）", "building", "滞后", ""),
    "preparation lagging": ("前期(滞后)", "preparation", "滞后", ""),
    "with a forecast": ("续建(预计9月竣工)", "building", "预计9月竣工", "续建"),
    "put off to a year": ("延后至2022年开工", "postponed", "至2022年开工", ""),
    "called off": ("取消实施", "cancelled", "", ""),
    "called off at the end": ("开发模式调整取消", "cancelled", "", ""),
    "61 % is not finished": ("完工率61%", "building", "", ""),
    "100 % is finished": ("完工率100%", "completed", "", ""),
    "half of the work": ("完成50%工程量", "building", "", ""),
    "basement works": ("地下室施工", "building", "", ""),
    "main works of a park": ("东岸公园土建主体施工", "building", "", ""),
    "works stopped": ("停工", "suspended", "", ""),
    "stopped, resumed in this period": ("停建在本期恢复施工", "building", "", ""),
    "spaces and line breaks": (" 在\n建 ", "building", "", ""),
    "code": ("in_use", "in_use", "", ""),
    "English name": ("Under construction", "building", "", ""),
}


@pytest.mark.parametrize(("text", "code", "note", "label"), READINGS.values(), ids=READINGS)
def test_words_of_registers_are_read(text, code, note, label):
    reading = STATUSES.read(text)
    assert (reading.status.code, reading.note, reading.plan_label, reading.planned) == (
        code,
        note,
        label,
        False,
    )


@pytest.mark.parametrize(
    ("text", "code"), [("计划新开工", "started"), ("计划建成", "completed"), ("拟投用", "in_use")]
)
def test_a_planned_status_is_no_fact(text, code):
    reading = STATUSES.read(text)
    assert (reading.status.code, reading.planned) == (code, True)


@pytest.mark.parametrize(
    "text", ["", "在健", "完成招标", "完成前期", "停止主体施工", "甲阶段", "必保", "投资"]
)
def test_other_words_are_not_understood(text):
    assert STATUSES.parse(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [("在健", "building"), ("投用了", "in_use"), ("竣功", "completed"), ("zz", None)],
)
def test_the_nearest_status_is_offered(text, code):
    near = STATUSES.nearest(text)
    assert (near.code if near else None) == code


def test_both_axes_and_side_states_are_there_in_order():
    codes = {axis: [s.code for s in STATUSES.values() if s.axis is axis] for axis in Axis}
    assert codes == {
        "land": ["cleared", "reserved", "sold", "allocated", "handed_over"],
        "works": ["preparation", "started", "building", "completed", "in_use"],
        "side": [
            "unknown",
            "suspended",
            "deferred",
            "postponed",
            "cancelled",
            "relocated",
            "closed",
            "converted",
        ],
    }
    assert STATUSES.begun == {"started", "building", "completed", "in_use"}
    assert STATUSES.finished == {"completed", "in_use"}


@pytest.mark.parametrize("status", STATUSES.values(), ids=list(STATUSES))
def test_every_status_reads_its_own_words(status):
    for word in (status.code, status.name.zh, status.name.en, *status.synonyms):
        assert STATUSES.read(word).status is status, word
    assert len(status.symbol) == 1
    assert status.source


@pytest.mark.parametrize(
    ("code", "dash"),
    [
        ("preparation", (2, 6)),
        ("started", (8, 4)),
        ("building", (14, 4)),
        ("completed", ()),
        ("in_use", ()),
    ],
)
def test_lines_tell_the_stage_by_their_dash(code, dash):
    assert STATUSES[code].dash == dash


STATUS = """
[{code}]
axis = "works"
zh = "{zh}"
en = "{code}"
order = {order}
colour = "#0072B2"
fill = "solid"
symbol = "{symbol}"
dash = []
source = "test"
synonyms = ["{word}"]
"""
THREE = (
    STATUS.format(code="started", zh="开工", order=1, symbol="开", word="动工")
    + STATUS.format(code="completed", zh="竣工", order=2, symbol="竣", word="完工")
    + STATUS.format(code="unknown", zh="未知", order=0, symbol="?", word="不明")
)


def test_a_word_of_two_statuses_is_refused():
    with pytest.raises(ConfigError) as caught:
        parse_toml(THREE.replace("完工", "动工"), read_statuses, name="statuses.toml")
    assert [(f.key, f.found) for f in caught.value.findings] == [("completed.synonyms", "动工")]


def test_mistakes_of_the_table_are_all_named():
    text = THREE.replace('symbol = "开"', 'symbol = "开工"').replace(
        'fill = "solid"', 'fill = "full"'
    )
    with pytest.raises(ConfigError) as caught:
        parse_toml(text, read_statuses, name="statuses.toml")
    assert [f.key for f in caught.value.findings] == [
        "started.symbol",
        "started.fill",
        "completed.fill",
        "unknown.fill",
    ]
