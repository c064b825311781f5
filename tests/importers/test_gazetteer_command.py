"""``gongshu-geo gazetteer import`` as it is typed."""

import pytest
from import_projects import BOX, HELSINKI, MOGANSHAN, SHIXIANG, features, roads_layer

from gongshu_geo.cli import main

AREA = ",".join(map(str, BOX))


@pytest.fixture
def layer(tmp_path):
    return roads_layer(tmp_path, {"莫干山路": MOGANSHAN, "石祥路": SHIXIANG})


def run(*arguments):
    return main(["gazetteer", "import", *map(str, arguments)])


def test_a_layer_with_a_mapping_on_the_command_line(layer, tmp_path, capsys):
    options = ["--kind", "roads", "--field", "name=路名", "--accuracy", "5", "--source", "路网"]
    assert run(layer, "--project", tmp_path, "--bbox", AREA, *options) == 0
    assert capsys.readouterr().out.splitlines()[0] == "roads.geojson: 新增 added 2"
    assert len(features(tmp_path / "gis" / "roads.geojson")) == 2


def test_a_mapping_file_and_an_option_over_it(layer, tmp_path):
    mapping = tmp_path / "roads.toml"
    mapping.write_text(
        'kind = "roads"\naccuracy_m = 5\nsource = "路网"\n[fields]\nname = "路名"\n',
        encoding="utf-8",
    )
    options = ["--mapping", mapping, "--source", "新路网", "--bbox", AREA]
    assert run(layer, "--project", tmp_path, *options) == 0
    (first, _) = features(tmp_path / "gis" / "roads.geojson")
    assert first["properties"]["source"] == "新路网"


def test_a_mapping_file_with_mistakes(layer, tmp_path, capsys):
    mapping = tmp_path / "roads.toml"
    mapping.write_text('kind = "road"\nsorce = "路网"\n', encoding="utf-8")
    assert run(layer, "--mapping", mapping, "--bbox", AREA, "--project", tmp_path) == 2
    told = capsys.readouterr().err
    assert 'did you mean "roads"' in told
    assert 'did you mean "source"' in told


def test_a_dry_run_writes_nothing(tmp_path, capsys):
    assert run(HELSINKI, "--project", tmp_path, "--all", "--dry-run") == 0
    assert list(tmp_path.iterdir()) == []
    assert "roads.geojson: 新增 added 92" in capsys.readouterr().out


def test_nothing_in_the_area_wanted(layer, tmp_path):
    options = ["--kind", "roads", "--field", "name=路名", "--accuracy", "5", "--source", "路网"]
    assert run(layer, "--project", tmp_path, "--bbox", "100,20,101,21", *options) == 1
    assert not (tmp_path / "gis").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--bbox", "120.2,30.3,120.1,30.4"], id="west is east of east"),
        pytest.param(["--bbox", "120.2,30.3"], id="half a box"),
        pytest.param(["--bbox", AREA, "--all"], id="a box and everything"),
        pytest.param(["--buffer", "nan"], id="no distance"),
        pytest.param(["--prefer", "both"], id="no such choice"),
    ],
)
def test_mistakes_in_the_arguments(arguments):
    with pytest.raises(SystemExit) as caught:
        run("x.gpkg", *arguments)
    assert caught.value.code == 2


def test_a_field_that_is_no_pair(layer, tmp_path, capsys):
    assert run(layer, "--project", tmp_path, "--field", "路名", "--bbox", AREA) == 2
    assert "such as name=路名" in capsys.readouterr().err
