"""Cycles are found on the window's thread: a widget in one must not be destroyed in another."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from mgops_desktop.gui.garbage import WindowGarbage


class Ring:
    """An object that holds itself, and tells in which thread it went."""

    def __init__(self, went: list[threading.Thread]) -> None:
        self.me = self
        self._went = went

    def __del__(self) -> None:
        self._went.append(threading.current_thread())


@pytest.fixture
def garbage(qapp) -> Iterator[WindowGarbage]:
    thresholds = gc.get_threshold()
    parent = QObject()
    made = WindowGarbage(parent)
    yield made
    made.end()
    gc.set_threshold(*thresholds)


def test_work_beside_the_window_collects_nothing_and_the_window_does(
    qtbot, garbage: WindowGarbage
) -> None:
    went: list[threading.Thread] = []
    gc.collect()
    gc.set_threshold(1_000, 10, 10)
    Ring(went)
    beside = threading.Thread(target=lambda: [[] for _ in range(200_000)])
    beside.start()
    beside.join()
    assert went == []
    kept = [[] for _ in range(2_000)]
    qtbot.waitUntil(lambda: went == [threading.main_thread()], timeout=3_000)
    assert kept


def test_after_the_end_python_looks_itself_again(garbage: WindowGarbage) -> None:
    assert not gc.isenabled()
    garbage.end()
    assert gc.isenabled()
