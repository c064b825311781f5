"""Register files of many forms, drawn by hand and by lot: read as a person reads them."""

import json

import pytest
from corpus_files import NUMBER_FIELDS, UNSAID, load_corpus
from synthetic_registers import registers

from gongshu_geo.errors import RegisterError
from gongshu_geo.register import read_book
from gongshu_geo.register.understand import ROW_FIELDS, Tables, load_headings, understand
from gongshu_geo.register.understand.report import as_json
from gongshu_geo.status import load_categories, load_statuses

CORPUS = load_corpus()
READ = [*(entry for entry in CORPUS if entry.expected), *registers(60)]
REFUSED = [entry for entry in CORPUS if not entry.expected]


def told(entry, folder):
    """The JSON object of what was understood."""
    tables = Tables(
        statuses=load_statuses(), categories=load_categories(), headings=load_headings()
    )
    book = read_book(entry.write(folder), file=entry.file)
    return json.loads(as_json(understand(book, tables=tables)))


@pytest.mark.parametrize("entry", READ, ids=[entry.name for entry in READ])
def test_a_form_is_read_as_a_person_reads_it(entry, tmp_path):
    expected, found = entry.expected, told(entry, tmp_path)
    if expected.sheet is not None:
        assert found["sheet"] == expected.sheet
    if expected.heading_rows is not None:
        assert tuple(found["heading_rows"]) == expected.heading_rows
    sure = {code: text for code, text in expected.columns.items() if text != UNSAID}
    assert as_meant(found["columns"], expected.columns) == sure
    assert len(found["rows"]) == len(expected.rows)
    for row, meant in zip(found["rows"], expected.rows, strict=True):
        assert comparable(row, meant) == {**dict.fromkeys(names(row, meant)), **said(meant)}
    assert set(expected.problems) <= {problem["row"] for problem in found["problems"]}


def as_meant(columns, meant):
    """Columns under the names that a person gave: a status column may stand under either."""
    twins = {"status": "status_text", "status_text": "status"}
    return {
        code: heading
        for code, heading in columns.items()
        if meant.get(code) != UNSAID
        and (code in meant or columns.get(twins.get(code)) != heading or twins[code] not in meant)
    }


def names(row, meant):
    """The fields that are compared: all, but for what the form leaves open."""
    return [code for code in ROW_FIELDS if meant.get(code) != UNSAID and code in row]


def said(meant):
    """What a person read, where it is not left open."""
    return {
        code: pytest.approx(value) if code in NUMBER_FIELDS and value is not None else value
        for code, value in meant.items()
        if value != UNSAID and code in ROW_FIELDS
    }


def comparable(row, meant):
    return {code: row[code] for code in names(row, meant)}


@pytest.mark.parametrize("entry", REFUSED, ids=[entry.name for entry in REFUSED])
def test_what_is_no_register_is_refused(entry, tmp_path):
    with pytest.raises(RegisterError):
        told(entry, tmp_path)
