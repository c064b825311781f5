"""Messages: what is wrong, where, what was found, what belongs there, what to do."""

import pickle

import pytest

from gongshu_geo import errors
from gongshu_geo.errors import Bilingual, ConfigError, Finding, GongshuError, Severity

WHAT = Bilingual("状态不明", "the status is unknown")


def finding(**fields):
    return Finding(code="unknown_status", what=WHAT, **fields)


@pytest.mark.parametrize(
    ("fields", "zh", "en"),
    [
        pytest.param({}, "状态不明。", "the status is unknown.", id="nothing but the matter"),
        pytest.param(
            {"file": "a.csv"}, "a.csv:状态不明。", "a.csv: the status is unknown.", id="a file"
        ),
        pytest.param(
            {"file": "a.csv", "row": 3, "column": "项目状态"},
            "a.csv 第 3 行 “项目状态”列:状态不明。",
            "a.csv, row 3, column 项目状态: the status is unknown.",
            id="a cell",
        ),
        pytest.param(
            {"file": "a.toml", "key": "layers.greenway.colour[2]"},
            "a.toml 键 layers.greenway.colour[2]:状态不明。",
            "a.toml, key layers.greenway.colour[2]: the status is unknown.",
            id="a key",
        ),
        pytest.param(
            {"found": "快好了"},
            "状态不明,读到“快好了”。",
            'the status is unknown, found "快好了".',
            id="what was found",
        ),
        pytest.param(
            {"found": ""},
            "状态不明,读到“”。",
            'the status is unknown, found "".',
            id="an empty text was found",
        ),
        pytest.param(
            {"expected": Bilingual("在建", "在建")},
            "状态不明,应为在建。",
            "the status is unknown, expected 在建.",
            id="what belongs there",
        ),
        pytest.param(
            {"remedy": Bilingual("改之", "mend it")},
            "状态不明。改法:改之。",
            "the status is unknown. Fix: mend it.",
            id="a remedy",
        ),
        pytest.param(
            {
                "file": "gis/registers/a.csv",
                "row": 37,
                "column": "位置",
                "found": "莫干山路K9+700",
                "expected": Bilingual("K0+000 至 K8+460", "K0+000 to K8+460"),
                "remedy": Bilingual("核对桩号", "check the chainage"),
            },
            (
                "gis/registers/a.csv 第 37 行 “位置”列:状态不明,读到“莫干山路K9+700”,"
                "应为K0+000 至 K8+460。改法:核对桩号。"
            ),
            (
                "gis/registers/a.csv, row 37, column 位置: the status is unknown, "
                'found "莫干山路K9+700", expected K0+000 to K8+460. Fix: check the chainage.'
            ),
            id="everything",
        ),
    ],
)
def test_the_whole_message(fields, zh, en):
    told = finding(**fields)
    assert told.message() == Bilingual(zh, en)
    assert str(told) == f"{zh}\n{en}"


def test_what_was_found_stays_on_one_line_and_short():
    text = finding(found="a\n b\t c " + "长" * 200).message().zh
    assert text == f"状态不明,读到“a b c {'长' * 74}…”。"
    assert "\n" not in text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (Bilingual("在建", "in progress"), "在建 in progress"),
        (Bilingual("GCJ-02", "GCJ-02"), "GCJ-02"),
        (Bilingual("", ""), ""),
    ],
)
def test_a_bilingual_text_is_chinese_first_and_not_said_twice(text, told):
    assert str(text) == told


def test_a_finding_is_an_error_unless_it_says_so():
    assert finding().severity is Severity.ERROR
    assert finding(severity=Severity.WARNING).severity == "warning"


def test_an_exception_carries_its_findings():
    first, second = finding(row=1), finding(row=2)
    assert ConfigError(first).findings == (first,)
    error = ConfigError(iter([first, second]))
    assert error.findings == (first, second)
    assert str(error) == f"{first}\n{second}"


ERRORS = [
    value
    for value in vars(errors).values()
    if isinstance(value, type) and issubclass(value, GongshuError)
]


@pytest.mark.parametrize("error", ERRORS)
def test_every_error_is_one_of_ours(error):
    assert issubclass(error, GongshuError)
    assert error.__doc__
    with pytest.raises(GongshuError):
        raise error(finding())


def test_findings_go_from_process_to_process():
    told = finding(file="a.csv", row=3, found="x", remedy=Bilingual("改", "mend"))
    assert pickle.loads(pickle.dumps(told)) == told  # noqa: S301 - our own bytes
