"""A row of data that holds a header's word by chance is still data."""

from mgops_desktop.sheets.kinds import SHEETS
from mgops_desktop.sheets.matching import recognise
from mgops_desktop.sheets.raw import RawRow, RawSheet, RawWorkbook


def test_row_that_repeats_one_header_as_its_value_is_no_header_row():
    keys = RawRow(1, ("number", "family", "officer", "began", "sheet=supervision"))
    data = RawRow(2, ("K/1/2026", "R/1/2026", "Kurator", "2026-01-01"))
    workbook = RawWorkbook("wykaz.xlsx", (RawSheet("Nadzór kuratora", (keys, data)),))
    found = recognise(workbook, SHEETS, {})
    rows = [row for sheet in found.sheets for row in sheet.rows]
    assert rows == [data]
