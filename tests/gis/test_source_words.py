"""Every source that a file of gis/ names is told in Chinese as well, and no other."""

import csv
from pathlib import Path

import pytest

from gongshu_geo._vector import read_folder
from gongshu_geo.location._sources import PART

GIS = Path(__file__).parents[2] / "gis"
TABLES = read_folder(GIS)
WORDS = {
    row["source"]: row["source_zh"]
    for row in csv.DictReader((GIS / "sources.csv").read_text(encoding="utf-8").splitlines())
}
# Registers and events name their sources in Chinese already.
NAMING = sorted(
    stem
    for stem, table in TABLES.items()
    if "source" in table and stem not in {"events", "sources"}
)


def parts(stem):
    return {part for source in TABLES[stem]["source"] if source for part in source.split(PART)}


@pytest.mark.parametrize("stem", NAMING)
def test_every_source_is_told_in_chinese(stem):
    assert not parts(stem) - set(WORDS)


def test_no_words_without_a_source():
    assert set(WORDS) == set().union(*map(parts, NAMING))


@pytest.mark.parametrize("source", sorted(WORDS))
def test_words_are_chinese(source):
    assert any(
        "\u4e00" <= character <= "\u9fff" for character in WORDS[source].replace("ODbL", "")
    ) or (source.startswith("OpenStreetMap"))
