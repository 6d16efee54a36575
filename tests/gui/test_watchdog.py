"""The watchdog itself: a block is measured, named and given to the step in which it happened."""

import time

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from tests.gui.watchdog import Block, watched

from mgops_desktop.gui.reading import Reader


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def test_block_is_measured_and_belongs_to_its_step(qapp) -> None:
    with watched() as watchdog:
        watchdog.step = "spokojnie"
        QTest.qWait(30)
        watchdog.step = "zapis"
        QTimer.singleShot(0, qapp, lambda: sleep(0.25))
        QTest.qWait(60)
    assert watchdog.longest.seconds == pytest.approx(0.25, abs=0.2)
    assert watchdog.longest.seconds >= 0.25
    assert watchdog.longest.cpu < 0.2  # it slept
    assert watchdog.longest.step == "zapis"
    assert watchdog.over(0.1)[0] is watchdog.longest


def test_window_that_is_never_deaf_has_no_block_of_a_tenth_of_a_second(qapp) -> None:
    with watched() as watchdog:
        QTest.qWait(100)
    assert [one for one in watchdog.over(0.1) if one.cpu > 0.05] == []


def test_block_is_named_by_the_programs_own_line(qapp, parts, monkeypatch) -> None:
    reader = Reader(parts)
    monkeypatch.setattr(reader, "words", _Slow())
    with watched() as watchdog:
        QTimer.singleShot(0, reader, reader._say_waiting)
        QTest.qWait(60)
    reader.deleteLater()
    assert "gui/reading.py" in watchdog.longest.where


class _Slow:
    """Words that take their time to be shown."""

    def show(self) -> None:
        sleep(0.2)


def test_nothing_seen_has_no_name() -> None:
    assert Block(0.2).where == ""
