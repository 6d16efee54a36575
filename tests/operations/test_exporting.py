from io import BytesIO

import pytest
from openpyxl import load_workbook
from tests.operations.importing.every_kind import every_kind
from tests.operations.importing.invented import Importer

from mgops_desktop.operations.exporting import export_workbook
from mgops_desktop.operations.importing import file_of, plan_import
from mgops_desktop.sheets.kinds import SHEETS


@pytest.fixture
def full(importer: Importer) -> Importer:
    importer.must(every_kind)
    return importer


def rows_of(content, title):
    book = load_workbook(BytesIO(content), read_only=True)
    return [row for row in book[title].iter_rows(values_only=True)][2:]


def saved(content, folder):
    path = folder / "eksport.xlsx"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("uncover", [True, False])
def test_an_export_of_every_kind_imports_as_equal(full, tmp_path, uncover):
    exported = full.database.read(export_workbook, uncover=uncover)
    plan = full.database.read(plan_import, file_of(saved(exported.content, tmp_path)))

    assert plan.errors == ()
    assert {sheet.key for sheet in plan.sheets if sheet.rows} == {sheet.key for sheet in SHEETS}
    assert [sheet for sheet in plan.sheets if sheet.rows != sheet.equal] == []
