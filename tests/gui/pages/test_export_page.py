"""Everything exported to a file, from the page of the import."""

from pathlib import Path

from openpyxl import load_workbook
from tests.gui.hands import click, shown_words
from tests.gui.pages.importing import (
    WAIT,
    Importing,
    importing,
    page,
    window,
)

from mgops_desktop.gui import asking_files
from mgops_desktop.gui.pages.import_page import ImportPage

__all__ = ["importing", "page", "window"]


def save_as(monkeypatch, *answers: Path) -> list[str]:
    """Give these answers to the dialog one after the other; returns what it suggested."""
    left, suggested = list(answers), []

    def answer(_parent, _title, name, _filter) -> tuple[str, str]:
        suggested.append(name)
        chosen = left.pop(0)
        return (str(chosen) if chosen.name else ""), ""

    monkeypatch.setattr(asking_files.QFileDialog, "getSaveFileName", answer)
    return suggested


def test_all_records_are_exported_to_be_imported_again(
    qtbot, page: ImportPage, tmp_path: Path, monkeypatch
) -> None:
    save_as(monkeypatch, tmp_path / "wszystko.xlsx")
    click(page.start.export)
    told = page.notices.text
    qtbot.waitUntil(lambda: "Zapisano wszystko.xlsx" in told.text(), timeout=WAIT)
    families = load_workbook(tmp_path / "wszystko.xlsx")["Rodziny"]
    assert "Przykładowa" in {cell.value for row in families.rows for cell in row}
    Importing(qtbot, page, tmp_path, monkeypatch).choose(tmp_path / "wszystko.xlsx")
    assert not page.preview.run.isEnabled()
    assert "nowe" not in shown_words(page.preview)


def test_file_that_is_there_is_not_replaced_unasked(
    page: ImportPage, tmp_path: Path, monkeypatch
) -> None:
    there = tmp_path / "wszystko.xlsx"
    there.write_text("ważne", encoding="utf-8")
    suggested = save_as(monkeypatch, tmp_path / "wszystko", Path())
    assert asking_files.ask_file(page, tmp_path / "eksport.xlsx", "Skoroszyt Excel") is None
    assert suggested[1] == str(there)
