"""Reads an XLSX file in a stream: formulas as their last values, links and macros never."""

import io
from collections.abc import Iterator
from typing import Any

from openpyxl import load_workbook

from mgops_desktop.sheets.child.refusal import Refusal
from mgops_desktop.sheets.limits import Limits

_ESCAPED_RETURN = "_x000D_"


def read_xlsx(data: bytes, limits: Limits) -> Iterator[Any]:
    """Yield a dict for each sheet, followed by [row number, cells] for each row that holds something."""
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    rows = 0
    for sheet in book.worksheets:
        yield {"sheet": sheet.title}
        sheet.reset_dimensions()  # declared sizes are often wrong
        for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
            cells = [_plain(value) for value in values[: limits.columns]]
            while cells and cells[-1] is None:
                cells.pop()
            if cells:
                rows += 1
                if rows > limits.rows:
                    raise Refusal("rows", most=limits.rows)
                yield [number, cells]


def _plain(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if _ESCAPED_RETURN in value:
        value = value.replace(f"{_ESCAPED_RETURN}\n", "\n").replace(_ESCAPED_RETURN, "\n")
    return value if value.strip() else None
