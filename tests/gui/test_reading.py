"""Reading beside the window: old rows stay, the newest reading counts, what went wrong is said in its place."""

import threading
from collections.abc import Callable
from functools import partial

import pytest
from tests.gui.hands import click, settled, shown_words

from mgops_desktop.domain.errors import UserError
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.reading import Ask, Reader
from mgops_desktop.gui.widgets.button import Button


def rows(_session: object, word: str) -> list[str]:
    return [word]


def ask_for(word: str, ask: Ask) -> list[str]:
    return ask(rows, word)


class Shelf:
    """A reading that lasts until it is let go."""

    def __init__(self) -> None:
        self.free = threading.Event()

    def read(self, word: str, ask: Ask) -> list[str]:
        self.free.wait(5)
        return ask(rows, word)


@pytest.fixture
def shown() -> list[list[str]]:
    return []


@pytest.fixture
def reader(qtbot, parts: Parts) -> Reader:
    made = Reader(parts)
    qtbot.addWidget(made)
    return made


def until(qtbot, condition: Callable[[], bool]) -> None:
    qtbot.waitUntil(condition, timeout=2000)


def test_rows_are_given_in_the_thread_of_the_window(qtbot, reader: Reader) -> None:
    threads: list[int] = []
    reader.read(partial(ask_for, "a"), lambda _rows: threads.append(threading.get_ident()))
    assert reader.is_reading
    settled(reader)
    assert threads == [threading.get_ident()]


def test_newer_reading_makes_an_older_one_void(qtbot, reader: Reader, shown) -> None:
    shelf = Shelf()
    reader.read(partial(shelf.read, "stare"), shown.append)
    reader.read(partial(ask_for, "nowe"), shown.append)
    shelf.free.set()
    settled(reader)
    qtbot.wait(20)
    assert shown == [["nowe"]]


def test_first_answer_that_lets_wait_is_announced_calmly(qtbot, reader: Reader, shown) -> None:
    shelf = Shelf()
    reader.read(partial(shelf.read, "a"), shown.append)
    qtbot.wait(50)
    assert not reader.isVisible()  # a short wait is not worth a word
    until(qtbot, reader.isVisible)
    assert "Wczytuję…" in shown_words_now(reader)
    shelf.free.set()
    settled(reader)
    assert not reader.isVisible()


def test_later_answers_are_waited_for_in_silence(qtbot, reader: Reader, shown) -> None:
    reader.read(partial(ask_for, "a"), shown.append)
    settled(reader)
    shelf = Shelf()
    reader.read(partial(shelf.read, "b"), shown.append)
    qtbot.wait(250)
    assert not reader.isVisible()
    shelf.free.set()
    settled(reader)
    assert shown == [["a"], ["b"]]


def test_refusal_is_said_in_its_place_and_can_be_tried_again(qtbot, reader: Reader, shown) -> None:
    refusals = [UserError("Plik danych jest zajęty.")]

    def read(ask: Ask) -> list[str]:
        if refusals:
            raise refusals.pop()
        return ask(rows, "a")

    reader.read(read, shown.append)
    until(qtbot, reader.isVisible)
    assert "Plik danych jest zajęty." in shown_words(reader)
    click(next(one for one in reader.findChildren(Button) if one.isVisible()))
    assert shown == [["a"]]
    assert not reader.isVisible()


def shown_words_now(reader: Reader) -> str:
    """What stands there while it still reads."""
    return reader.words.text() if reader.words.isVisible() else ""
