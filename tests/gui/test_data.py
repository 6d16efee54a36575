"""The screens' way to the data: read, change, and one signal for many changes."""

import threading
from uuid import UUID

from tests.gui.fake_database import FakeDatabase

from mgops_desktop.gui.data import Data, Touched

FAMILY, VISIT = ("family", UUID(int=1)), ("visit", UUID(int=2))


def names_of(session: FakeDatabase, prefix: str, *, most: int = 9) -> list[str]:
    return [f"{prefix}{number}" for number in range(most)]


def rename(session: FakeDatabase, name: str) -> str:
    session.commit(FAMILY)
    return name.upper()


def test_questions_and_operations_get_their_arguments(qapp) -> None:
    data = Data(qapp, FakeDatabase())
    assert data.read(names_of, "W", most=2) == ["W0", "W1"]
    assert data.change(rename, "wzorcowa") == "WZORCOWA"


def test_changes_that_follow_each_other_are_told_once(qtbot, qapp) -> None:
    database = FakeDatabase()
    data = Data(qapp, database)
    told: list[Touched] = []
    data.changed.connect(told.append)
    with qtbot.waitSignal(data.changed, timeout=500):
        database.commit(FAMILY)
        database.commit(VISIT, FAMILY)
    assert told == [frozenset({FAMILY, VISIT})]
    with qtbot.waitSignal(data.changed, timeout=500):
        database.commit(VISIT)
    assert told[1:] == [frozenset({VISIT})]


def test_nothing_is_told_before_the_changes_were_gathered(qtbot, qapp) -> None:
    database = FakeDatabase()
    data = Data(qapp, database)
    with qtbot.assertNotEmitted(data.changed, wait=10):
        database.commit(FAMILY)


def test_change_in_the_background_is_told_in_the_window(qtbot, qapp) -> None:
    database = FakeDatabase()
    data = Data(qapp, database)
    threads: list[int] = []
    data.changed.connect(lambda _touched: threads.append(threading.get_ident()))
    with qtbot.waitSignal(data.changed, timeout=500):
        worker = threading.Thread(target=database.commit, args=(FAMILY,))
        worker.start()
        worker.join()
    assert threads == [threading.get_ident()]
