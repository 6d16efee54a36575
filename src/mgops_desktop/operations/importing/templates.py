"""The empty workbook to fill in, saved where somebody wants it."""

from pathlib import Path

from mgops_desktop.operations.writing_out import write_file
from mgops_desktop.sheets.dictionaries import Dictionaries
from mgops_desktop.sheets.kinds import SHEETS


def save_template(path: Path, dictionaries: Dictionaries, *, flat: bool) -> Path:
    """Save the workbook with a sheet for each kind of record, or the flat one with a row per person.

    Its choices are those of the given dictionaries. Raises a UserError for a disk that refuses.
    """
    from mgops_desktop.sheets.template import start_template, template  # noqa: PLC0415  heavy

    content = start_template(dictionaries) if flat else template(SHEETS, dictionaries)
    write_file(path, content)
    return path
