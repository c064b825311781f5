"""Drawn registers become real files that hold what was drawn."""

import pytest
from corpus_files import as_text, drawn_rows, load_corpus
from synthetic_registers import register, registers

from gongshu_geo.register._book import read_book

DRAWN = [entry for entry in load_corpus() if entry.expected]
SYNTHETIC = registers(30)
EVERY = [*DRAWN, *SYNTHETIC]


@pytest.mark.parametrize("entry", EVERY, ids=[entry.name for entry in EVERY])
def test_a_file_holds_what_was_drawn(entry, tmp_path):
    book = read_book(entry.write(tmp_path), file=entry.file)
    assert len(book.grids) == len(entry.sheets)
    for grid, sheet in zip(book.grids, entry.sheets, strict=True):
        assert words(grid.cells.tolist()) == words(sheet.rows())
        assert grid.hidden == sheet.hidden


def words(rows):
    """Every filled cell as text, quotes and the marks of merged cells left out."""
    texts = (as_text(cell).replace('"', "").strip() for row in rows for cell in row)
    joined = "".join(text for text in texts if text not in {"", "<", "^"} and text[0] != "=")
    return "".join(joined.split())


def test_the_same_seed_draws_the_same():
    assert register(7) == register(7)
    assert register(7) != register(8)


def test_a_drawn_table_is_rows_of_fields():
    assert drawn_rows("name|area_m2|source_row|hidden\n甲|1.5|3|是\n乙|||\n") == [
        {"name": "甲", "area_m2": 1.5, "source_row": 3, "hidden": True},
        {"name": "乙", "area_m2": None, "source_row": None, "hidden": False},
    ]


@pytest.mark.parametrize("entry", EVERY, ids=[entry.name for entry in EVERY])
def test_every_row_that_is_meant_stands_in_the_file(entry):
    named = "".join("".join(str(sheet.cells).split()) for sheet in entry.sheets)
    for row in entry.expected.rows:
        first = "".join(str(row["name"]).split())
        assert first in named
