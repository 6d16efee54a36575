"""Reads a CSV file: finds out its encoding and its separator."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import Any

from mgops_desktop.sheets.child.refusal import Refusal
from mgops_desktop.sheets.csv_prefix import unprotected
from mgops_desktop.sheets.limits import Limits

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEPARATORS = ";\t,|"
_QUOTED = re.compile(r'"[^"]*"')
_HINT = re.compile(r"sep=(.)\r?\n")
# ą ś ź stand at other places in ISO 8859-2 than in Windows 1250, where those places are ± ¶ Ľ.
_ISO_LETTERS = re.compile("[±¶Ľ]")
_WINDOWS_LETTERS = re.compile("[ąśźŚŹ]")


def read_csv(data: bytes, name: str, limits: Limits) -> Iterator[Any]:
    """Yield the only sheet, named `name`, and its rows like `read_xlsx`."""
    content = _decoded(data)
    hint = _HINT.match(content)
    start = hint.end() if hint else 0
    separator = hint[1] if hint else _separator(content)
    csv.field_size_limit(limits.field_length)
    reader = csv.reader(io.StringIO(content[start:], newline=""), delimiter=separator, strict=True)
    yield {"sheet": name}
    rows = 0
    try:
        for number, values in enumerate(reader, 1):
            if len(values) > limits.columns:
                raise Refusal("columns", row=number, most=limits.columns)
            cells = [unprotected(value) if value.strip() else None for value in values]
            if any(cell is not None for cell in cells):
                rows += 1
                if rows > limits.rows:
                    raise Refusal("rows", most=limits.rows)
                yield [number, cells]
    except csv.Error as error:
        raise Refusal("csv", row=reader.line_num) from error


def _decoded(data: bytes) -> str:
    content = _by_encoding(data)
    if "\0" in content:
        raise Refusal("encoding")
    return content


def _by_encoding(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data, encoding)
    if data[1::2].count(0) > len(data) // 4:
        return _strictly(data, "utf-16-le")
    if data[::2].count(0) > len(data) // 4:
        return _strictly(data, "utf-16-be")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        windows = _strictly(data, "cp1250")
    if len(_ISO_LETTERS.findall(windows)) > len(_WINDOWS_LETTERS.findall(windows)):
        return _strictly(data, "iso-8859-2")
    return windows


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refusal("encoding") from error


def _separator(content: str) -> str:
    first_line = _QUOTED.sub("", content[:100_000]).strip().split("\n", 1)[0]
    return max(_SEPARATORS, key=first_line.count)
