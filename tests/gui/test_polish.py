"""Qt itself speaks Polish."""

import pytest
from PySide6.QtCore import QLibraryInfo, QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit

from mgops_desktop.gui.polish import speak_polish
from mgops_desktop.gui.style.look import Look


def test_standard_buttons_are_polish(qtbot, look: Look) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text().replace("&", "") == "Anuluj"


def test_menu_of_a_text_field_is_polish(qtbot, look: Look) -> None:
    line = QLineEdit("tekst")
    qtbot.addWidget(line)
    words = [action.text() for action in line.createStandardContextMenu().actions()]
    assert any("Wklej" in text for text in words)
    assert not any("Paste" in text for text in words)


def test_numbers_and_dates_follow_polish_custom(look: Look) -> None:
    assert QLocale().dayName(1) == "poniedziałek"
    assert QLocale().decimalPoint() == ","


def test_missing_words_are_a_clear_failure(qapp: QApplication, monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(QLibraryInfo, "path", lambda _place: str(tmp_path))
    with pytest.raises(FileNotFoundError, match=r"qtbase_pl\.qm"):
        speak_polish(qapp)
