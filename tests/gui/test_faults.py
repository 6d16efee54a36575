"""F-T80: an exception that nobody caught is logged without personal data and told once."""

import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton

from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.gui.faults import Faults, describe

SECRET = "Przykładowa Anna, ul. Umowna 8"


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    texts: list[str] = []
    monkeypatch.setattr(
        QMessageBox, "exec", lambda box: texts.append(f"{box.text()} {box.informativeText()}")
    )
    return texts


@pytest.fixture
def faults(qapp, monkeypatch: pytest.MonkeyPatch) -> Iterator[Faults]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made = Faults(qapp, logging.getLogger("test.faults"), lambda: None)
    made.install()
    yield made
    made.deleteLater()


def stumble() -> None:
    name = SECRET
    raise ValueError(name)


def test_f_t80_fault_in_a_slot_is_told_and_the_program_goes_on(
    qtbot, faults: Faults, shown: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    pressed: list[int] = []
    button.clicked.connect(stumble)
    button.clicked.connect(lambda: pressed.append(1))
    button.click()
    qtbot.waitUntil(lambda: bool(shown), timeout=500)
    button.clicked.disconnect(stumble)
    button.click()
    number = caplog.records[0].args[0]
    assert len(pressed) == 2
    assert shown == [text for text in shown if str(number) in text]
    assert "Zapisane dane są bezpieczne" in shown[0]


def test_f_t80_neither_dialog_nor_log_holds_personal_data(
    qtbot, faults: Faults, shown: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    try:
        stumble()
    except ValueError as error:
        faults.take(error)
    qtbot.waitUntil(lambda: bool(shown), timeout=500)
    assert "Przykładowa" not in shown[0] + caplog.text
    assert "ValueError" in caplog.text
    assert "stumble" in caplog.text


def test_f_t80_fault_in_a_thread_is_told_in_the_window(
    qtbot, faults: Faults, shown: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    worker = threading.Thread(target=stumble)
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bool(shown), timeout=500)
    assert "stumble" in caplog.text


def test_user_error_is_shown_as_it_is_and_not_logged(
    qtbot, faults: Faults, shown: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    faults.take(UserError("Nie zapisano wizyty.", [Problem("Data jest z przyszłości.")]))
    qtbot.waitUntil(lambda: bool(shown), timeout=500)
    assert shown == ["Nie zapisano wizyty. Data jest z przyszłości."]
    assert caplog.records == []


def test_description_names_the_cause_too() -> None:
    try:
        try:
            stumble()
        except ValueError as first:
            raise KeyError("inner") from first
    except KeyError as error:
        words = describe(error)
    assert words.index("KeyError") < words.index("ValueError")
    assert "inner" not in words
