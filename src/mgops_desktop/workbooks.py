"""Workbooks written in memory: openpyxl alone leaves each sheet readable in the system's temporary folder meanwhile.

Shared by `sheets` and `reports`; imports nothing of the program.
"""

from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter


def streamed_sheet(book: Workbook, title: str) -> Any:
    """Add a sheet that is written row by row, and whose rows wait in memory and not in a file."""
    page: Any = book.create_sheet(title)
    page._get_writer = partial(_begin, page)
    return page


def workbook_bytes(book: Workbook) -> bytes:
    """Return the finished file."""
    book.properties.modified = datetime.now(UTC).replace(tzinfo=None)
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, allowZip64=True) as archive:
        _MemoryWriter(book, archive).write_data()
    return out.getvalue()


def _begin(page: Any) -> None:
    """What openpyxl does before the first row, when the page has been set up."""
    if page._writer is None:
        page._writer = WorksheetWriter(page, out=BytesIO())
        page._writer.write_top()


class _MemoryWriter(ExcelWriter):  # type: ignore[misc]
    """Packs each sheet from memory."""

    def write_worksheet(self, ws: Any) -> None:
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        if self.workbook.write_only:
            if not ws.closed:
                ws.close()
            writer = ws._writer
        else:
            writer = WorksheetWriter(ws, out=BytesIO())
            writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], writer.out.getvalue())
        self.manifest.append(ws)
