"""corridors.toml: what comes out, and what is refused."""

from pathlib import Path

import pytest

from gongshu_geo.corridors import Corridor, load_corridors
from gongshu_geo.errors import Bilingual, ConfigError

PROJECT = Path(__file__).parents[2]

GOOD = """
[[corridor]]
name = "莫干山路"
name_en = "Moganshan Road"
pinyin = "moganshanlu"
zero = { zh = "天目山路口", en = "at Tianmushan Road" }
from_end = "south"
"""


def load(tmp_path, text):
    path = tmp_path / "corridors.toml"
    path.write_text(text, encoding="utf-8")
    return load_corridors(path)


def test_a_corridor(tmp_path):
    assert load(tmp_path, GOOD).corridors == (
        Corridor(
            name="莫干山路",
            name_en="Moganshan Road",
            pinyin="moganshanlu",
            zero=Bilingual("天目山路口", "at Tianmushan Road"),
            from_end="south",
            strip_m=500.0,
        ),
    )


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", ["corridor"]),
        (GOOD.replace("south", "up"), ["corridor[0].from_end"]),
        (GOOD + "strip_m = 0", ["corridor[0].strip_m"]),
        (GOOD + "strips_m = 9", ["corridor[0].strips_m"]),
        (GOOD + GOOD, ["corridor[0].name", "corridor[1].name"]),
    ],
    ids=["nothing", "no such end", "no width", "unknown key", "twice the same road"],
)
def test_mistakes_are_named(tmp_path, text, keys):
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, text)
    assert [finding.key for finding in caught.value.findings] == keys


def test_the_project_s_own_corridors():
    corridors = load_corridors(PROJECT / "gis" / "corridors.toml").corridors
    assert [corridor.name for corridor in corridors] == ["莫干山路", "沈半路", "拱康路", "康桥路"]
