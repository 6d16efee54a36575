"""Child processes that work on a vault until they are killed; each tells its parent through a pipe what is done.

They come from a fork server that has imported the program once, so that 25 kills take seconds.
"""

import multiprocessing
import os
import random
import signal
from collections.abc import Callable
from contextlib import closing
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy.orm import Session, configure_mappers
from tests.faults.trace import environment
from tests.fixtures.opened import CLOCK, ORIGIN, TODAY
from tests.storage.vault.invented import add_family, schemas_in

from mgops_desktop.domain.actor import PROGRAM
from mgops_desktop.domain.case import Basis
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.family import MemberRole
from mgops_desktop.domain.visit import VisitKind
from mgops_desktop.operations.visit import VisitDetails, record_visit
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.family import families
from mgops_desktop.storage.numbers import next_number
from mgops_desktop.storage.opening import connect
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.family import Family, Membership, Person
from mgops_desktop.storage.vault import keys
from mgops_desktop.storage.vault.backup import make_backup
from mgops_desktop.storage.vault.connection import open_live
from mgops_desktop.storage.vault.engine import Purpose, open_engine
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.key_file import KeyStore
from mgops_desktop.storage.vault.keys import Unlocked
from mgops_desktop.storage.vault.lock import FolderLock
from mgops_desktop.storage.vault.migrate import migrate

if os.name != "nt":
    import resource
    from multiprocessing import forkserver

# once, in the fork server, instead of in each child
configure_mappers()

_CONTEXT = multiprocessing.get_context("spawn" if os.name == "nt" else "forkserver")


def _start_server() -> None:
    """Let the fork server import this module once; it finds modules by the environment only."""
    _CONTEXT.set_forkserver_preload([__name__])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", environment()["PYTHONPATH"])
        forkserver.ensure_running()


class Child:
    """A running child and what it reported; a context manager that kills it at the end."""

    def __init__(self, work: Callable[..., None], *arguments: object) -> None:
        if os.name != "nt":
            _start_server()
        self._reports, its_end = _CONTEXT.Pipe(duplex=False)
        self._process = _CONTEXT.Process(target=work, args=(its_end, *arguments), daemon=True)
        self._process.start()
        its_end.close()

    def __enter__(self) -> "Child":
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def report(self, seconds: float = 60.0) -> object:
        """Wait for the next report; EOFError once the child has ended without another."""
        assert self._reports.poll(seconds), "the child said nothing"
        return self._reports.recv()

    def all_reports(self) -> list[object]:
        """Everything reported until the child ended."""
        reports = []
        try:
            while True:
                reports.append(self.report())
        except EOFError:
            return reports

    def kill_after(self, seconds: float) -> None:
        self._process.join(seconds)
        self.kill()

    def kill(self) -> None:
        self._process.kill()
        self._process.join()

    @property
    def exit_code(self) -> int | None:
        self._process.join(60)
        return self._process.exitcode


def save_families(pipe: Pipe, folder: Path, key: bytes, hold_lock: bool = True) -> None:
    """Hold the lock and save one family after the other through the engine; reports each saved number."""
    data = DataFolder(folder)
    lock = FolderLock(data)
    if hold_lock:
        lock.acquire()
    engine = open_engine(data.database("centre"), key, Purpose.WRITER)
    with engine.connect() as connection:
        number = connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM family").scalar_one()
    while True:
        number += 1
        with engine.connect() as connection, connection.begin():
            driver = connection.connection.driver_connection
            assert driver is not None
            add_family(driver, number)
        pipe.send(number)


def save_records(pipe: Pipe, folder: Path, unlocked: Unlocked) -> None:
    """Hold the lock and save families with members and a visit by the program's own operations, without end.

    Reports the number of each family that is safely saved with its visit.
    """
    data = DataFolder(folder)
    FolderLock(data).acquire()
    database = Database(connect(data, unlocked), actor=PROGRAM, clock=CLOCK, origin=ORIGIN)
    number = len(database.read(families))
    while True:
        number += 1
        case = database.change(add_household, number)
        visit = VisitDetails(
            day=TODAY, kind=VisitKind.HOME, cases=(case,), topic=f"wizyta {number}"
        )
        database.change(record_visit, visit)
        pipe.send(number)


@operation("rodzina z członkami w teście", None)
def add_household(session: Session, number: int) -> UUID:
    """Store a family, its three members and its case; returns the case."""
    family = Family(number=f"R/{number}/2026", name=f"Przykładowa {number}")
    session.add(family)
    session.flush()
    for role in (MemberRole.MOTHER, MemberRole.FATHER, MemberRole.CHILD):
        person = Person(number=next_number(session, Person), surname="Przykładowa", first_name=role)
        session.add(person)
        session.flush()
        member = Membership(family_id=family.id, person_id=person.id, role=role, began=TODAY)
        member.number = next_number(session, Membership)
        session.add(member)
    case = Case(number=f"AR/{number}/2026", family_id=family.id, basis=Basis.CONSENT, began=TODAY)
    session.add(case)
    session.flush()
    return case.id


def fill_until_refused(pipe: Pipe, folder: Path, key: bytes, limit: int) -> None:
    """Save families with a limit on the size of files; reports each number, then the error's type and text."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        save_families(pipe, folder, key)
    except UserError as error:
        pipe.send((type(error).__name__, error.message))


def write_key_file(pipe: Pipe, folder: Path, unlocked: Unlocked) -> None:
    """Write ever newer key files; reports each generation that is safely written."""
    store = KeyStore(DataFolder(folder))
    while True:
        key_file = keys.revoke(store.read(), unlocked, UUID(unlocked.account_id), "blue_card")
        store.write(key_file)
        pipe.send(key_file.generation)


def change_password_for_ever(pipe: Pipe, folder: Path, passwords: tuple[str, str]) -> None:
    """Change Anna's password to and fro; reports before and after each change."""
    store = KeyStore(DataFolder(folder))
    old, new = passwords
    while True:
        pipe.send("begin")
        store.write(keys.change_password(store.read(), "anna", old, new))
        pipe.send("done")
        old, new = new, old


def back_up(pipe: Pipe, folder: Path, unlocked: Unlocked) -> None:
    """Make backups without end; reports before and after each."""
    with FolderLock(DataFolder(folder)) as lock:
        while True:
            pipe.send("begin")
            backup = make_backup(lock, unlocked)
            pipe.send(backup.name)


def migrate_and_die(pipe: Pipe, database: Path, key: bytes, migrations: Path, kill_at: str) -> None:
    """Run migrations whose scripts kill the process at the step named."""
    os.environ["MGOPS_TEST_KILL_AT"] = kill_at
    migrate(database, key, schemas_in(migrations)("centre"))
    pipe.send("migrated")


def commit_once(pipe: Pipe, database: Path, key: bytes, name: str) -> None:
    """Add a family on an own connection, without the folder's lock."""
    with closing(open_live(database, key)) as connection:
        connection.execute("INSERT INTO family (name) VALUES (?)", (name,))
    pipe.send(name)


def try_to_hold(pipe: Pipe, folder: Path) -> None:
    """Report why the folder cannot be held, or "held"."""
    try:
        with FolderLock(DataFolder(folder)):
            pipe.send("held")
    except UserError as error:
        pipe.send(error.message)


def moments(count: int, longest: float) -> list[float]:
    """Seeded moments for kills, spread over a duration in seconds."""
    rng = random.Random(7)
    return [rng.uniform(0, longest) for _ in range(count)]
