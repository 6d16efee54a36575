"""The writer of workbooks stands for another program: it knows the description and nothing else."""

import ast
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.acceptance import workbook
from tests.acceptance.workbook import WorkbookWriter

DESCRIPTION = {
    "format": 1,
    "sheets": [
        {
            "key": "need",
            "title": "Potrzeby",
            "columns": [
                {"key": "number", "header": "Numer", "choices": []},
                {"key": "text", "header": "Potrzeba", "choices": [{"key": "x", "label": "inna"}]},
                {"key": "day", "header": "Dzień", "choices": []},
            ],
        }
    ],
}


def test_it_imports_nothing_of_the_program():
    tree = ast.parse(Path(workbook.__file__).read_text("utf-8"))
    imported = {
        name
        for node in ast.walk(tree)
        for name in (
            [one.name for one in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert not [name for name in imported if name.startswith("mgops_desktop")]


def test_it_writes_keys_headers_and_values(tmp_path):
    writer = WorkbookWriter(DESCRIPTION)
    writer.add("need", number="PT/1/2026", text=["a", "b"], day=date(2026, 3, 2))
    writer.add("need", number="PT/2/2026", text=True)
    writer.add("need", number="PT/3/2026", text="x")
    book = load_workbook(writer.save(tmp_path / "plik.xlsx"))
    rows = list(book["Potrzeby"].iter_rows(values_only=True))
    assert rows[0] == ("number", "text", "day", "sheet=need")
    assert rows[1][:3] == ("Numer", "Potrzeba", "Dzień")
    assert rows[2][1] == "a; b"
    assert rows[3][:2] == ("PT/2/2026", "tak")
    assert rows[4][:2] == ("PT/3/2026", "inna")
    assert book["_format"]["B1"].value == 1


def test_a_column_that_is_not_described_is_refused():
    with pytest.raises(KeyError, match="need has no column colour"):
        WorkbookWriter(DESCRIPTION).add("need", colour="red")
