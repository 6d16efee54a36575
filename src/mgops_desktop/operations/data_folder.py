"""A data folder from founding to closing: create, open, back up, close."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.actor import PROGRAM
from mgops_desktop.domain.clock import Clock
from mgops_desktop.domain.errors import FolderRefused, UserError
from mgops_desktop.domain.rights import Right, Role
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.account import write_account
from mgops_desktop.storage.attachments import Attachments
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.opening import connect, open_database
from mgops_desktop.storage.reading_log import prune_readings
from mgops_desktop.storage.seeding import load_seeds, needs_seeds
from mgops_desktop.storage.tables.account import Account, PaperKind
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.tables.centre import Centre, Setting
from mgops_desktop.storage.types import new_id
from mgops_desktop.storage.vault.backup import make_backup, thin_out
from mgops_desktop.storage.vault.create import create_vault
from mgops_desktop.storage.vault.engine import Purpose, open_engine
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.holding import hold
from mgops_desktop.storage.vault.key_file import KeyFile, KeyStore
from mgops_desktop.storage.vault.keys import NewAccount, Unlocked, unlock
from mgops_desktop.storage.vault.lock import FolderLock
from mgops_desktop.storage.vault.opening import OpenedFolder, open_held
from mgops_desktop.storage.vault.passwords import Argon2Cost
from mgops_desktop.storage.vault.place import Room, require_room, room
from mgops_desktop.storage.vault.register import Backup

ON_REQUEST = "na życzenie"
EVERY_ROLE = frozenset(Role) - {Role.SOCIAL_WORKER, Role.OFFICE}
"""One account is enough for one person: assistant, head and member of the team at once."""


@dataclass(frozen=True)
class FirstAccount:
    """An account that a new folder is founded with."""

    login: str
    name: str
    password: str = field(repr=False)
    roles: frozenset[Role] = EVERY_ROLE
    id: UUID = field(default_factory=new_id)

    @property
    def compartments(self) -> frozenset[str]:
        held = {Compartment.CENTRE.value}
        if Role.TEAM_MEMBER in self.roles:
            held.add(Compartment.BLUE_CARD.value)
        return frozenset(held)


@dataclass
class OpenData:
    """An open data folder: its database as one account sees it, and what must happen on closing."""

    opened: OpenedFolder
    unlocked: Unlocked
    database: Database
    attachments: Attachments
    warnings: tuple[str, ...] = ()

    @property
    def folder(self) -> DataFolder:
        return self.opened.folder

    def back_up(self, to: Path | None = None, reason: str = ON_REQUEST) -> Backup:
        """Make a verified backup, in the folder's own place or in `to`.

        Raises BackupFailed, and NotAllowed where somebody asks for one without the right; the program's own need none.
        """
        if reason == ON_REQUEST:
            self.database.actor.require(Right.BACKUP, "kopia zapasowa")
        waiting = self.database.unsaved_since_backup
        if to is None:
            # before the copy: what is changed while it is made waits for the next one
            self.database.unsaved_since_backup = False
        try:
            with self.database.quiet():
                backup = make_backup(
                    self.opened.lock,
                    self.unlocked,
                    to=to,
                    reason=reason,
                    clock=self.database.clock.now,
                )
        except BaseException:
            self.database.unsaved_since_backup |= waiting
            raise
        broken = self.database.broken_journals()
        if to is None and not broken:
            # the older backups may hold the journal as it was
            thin_out(self.folder, self.database.clock.now())
        return replace(backup, warnings=broken)

    def room(self) -> Room:
        """How much free space there is for work."""
        return room(self.folder.path)

    def leave_counts(self) -> None:
        """Leave the counts of the Blue Card compartment for those who cannot open it."""
        from mgops_desktop.operations.left_figures import (  # noqa: PLC0415  all indicators: heavy
            leave_figures,
            must_leave,
        )

        if self.room() is Room.TOO_LITTLE:
            return
        if not self.database.may_open(Compartment.BLUE_CARD):
            return
        with self.database.unconfined():
            if self.database.read(must_leave):
                self.database.change(leave_figures)

    def empty_old_logs(self) -> None:
        """Throw away what stood in the reading log longer than the years it is kept."""
        if self.room() is not Room.TOO_LITTLE:
            self.database.change(prune_readings)

    def close(self) -> Backup | None:
        """Leave counts, empty old logs, back up what has changed, let the files and the folder go."""
        backup = None
        try:
            self.leave_counts()
            self.empty_old_logs()
            if self.database.unsaved_since_backup:
                backup = self.back_up(reason="przy zamknięciu")
        finally:
            self.let_go()
        return backup

    def let_go(self) -> None:
        """Let the files and the folder go; nothing is written."""
        self.shut()
        self.opened.close()

    def shut(self) -> None:
        """Let files and keys go, keep the folder held: the window is locked, or about to close."""
        self.database.close()
        self.attachments.close()


def create_data_folder(
    path: Path,
    accounts: Sequence[FirstAccount],
    clock: Clock,
    *,
    practice: bool = False,
    cost: Argon2Cost | None = None,
    papers_from: date | None = None,
    working: bool = False,
    code: str | None = None,
    fill: Callable[[Database], None] | None = None,
) -> str:
    """Found an encrypted data folder with these accounts; returns the recovery code to be printed.

    Roles and papers hold from `papers_from`, else from today. A `working` folder is not the centre's main one: it gives
    provisional numbers. `code` is a recovery code that was printed before. `fill` writes what the folder begins with.
    The folder is there with all of it or, whatever happens, not at all.
    Raises FolderRefused for a refused place or a folder with content, WeakPassword.
    """
    folder = DataFolder(path)
    _require_empty(folder)

    def complete(staging: DataFolder, unlocked: Unlocked) -> None:
        database = Database(
            connect(staging, unlocked),
            actor=PROGRAM,
            clock=clock,
            origin=UUID(unlocked.vault_id),
            practice=practice,
        )
        try:
            database.change(load_seeds)
            database.change(_register, tuple(accounts), papers_from or clock.today(), working)
            if fill is not None:
                fill(database)
        finally:
            database.close()

    created = create_vault(
        folder,
        [_key_holder(one) for one in accounts],
        practice=practice,
        cost=cost,
        clock=clock.now,
        code=code,
        complete=complete,
    )
    return created.recovery_code


def _require_empty(folder: DataFolder) -> None:
    if folder.path.exists() and not folder.is_empty():
        raise FolderRefused(
            f"Folder {folder.path} nie jest pusty. Nowy folder danych zakłada się tylko w pustym miejscu."
        )


def _key_holder(account: FirstAccount) -> NewAccount:
    """The account as the key file knows it."""
    named = (account.id, account.login, account.name)
    return NewAccount(*named, account.password, account.compartments)


@operation("założenie folderu danych", Right.FOUNDING)
def _register(
    session: Session, accounts: Sequence[FirstAccount], day: date, working: bool = False
) -> None:
    """Write the first accounts with their roles and papers, and an empty header of the centre."""
    session.add(Centre(working=working))
    _assume_recording(session)
    for one in accounts:
        account = Account(id=one.id, login=one.login, name=one.name)
        write_account(session, account, one.roles, day, dict.fromkeys(PaperKind, day))


def _assume_recording(session: Session) -> None:
    """Assume that the recording began with the year of founding, until the centre says otherwise."""
    since = session.scalars(select(Setting).where(Setting.key == "recording_since")).one()
    since.value = today_of(session).replace(month=1, day=1).isoformat()
    since.confirmed = False
    since.note = "przyjęto 1 stycznia roku założenia folderu danych; do potwierdzenia"


def open_data(
    path: Path,
    password: str,
    clock: Clock,
    *,
    login: str | None = None,
    key: Unlocked | None = None,
) -> OpenData:
    """Open a data folder; without a login, the first account that the password opens.

    Raises FolderRefused, FolderInUse, WrongPassword, FileRefused.
    """
    folder = DataFolder(path)
    if not folder.is_initialised():
        raise FolderRefused(
            f"W folderze {path} nie ma danych programu. Załóż je poleceniem: mgops-desktop init --data FOLDER"
        )
    lock = hold(folder)
    try:
        return open_locked(lock, way_in(password, login, key), clock)
    except BaseException:
        lock.release()
        raise


def open_locked(lock: FolderLock, way_in: Callable[[KeyFile], Unlocked], clock: Clock) -> OpenData:
    """Open a folder that is already held (the window holds it while the password is typed)."""
    opened = open_held(lock, way_in)
    unlocked = opened.unlocked
    connections = connect(lock.folder, unlocked)
    try:
        database = open_database(connections, unlocked, clock)
        if database.read(needs_seeds):
            database.change(load_seeds)
        engine = open_engine(
            lock.folder.database("attachments"), unlocked.key("centre"), Purpose.WRITER
        )
    except BaseException:
        connections.dispose()
        raise
    database.before_change = partial(require_room, lock.folder.path)
    return OpenData(
        opened, unlocked, database, Attachments(engine, clock), warnings=opened.warnings
    )


def way_in(
    password: str, login: str | None = None, key: Unlocked | None = None
) -> Callable[[KeyFile], Unlocked]:
    """Return how a key file is opened: without a login, by the first account that the password opens."""
    if key is not None:
        return lambda _key_file: key

    def open_with_password(key_file: KeyFile) -> Unlocked:
        logins = [login] if login else [slot.login for slot in key_file.accounts]
        for index, name in enumerate(logins):
            try:
                return unlock(key_file, name, password)
            except UserError:
                if index == len(logins) - 1:
                    raise
        raise FolderRefused("Ten folder danych nie ma żadnego konta. Użyj kodu odzyskiwania.")

    return open_with_password


def logins_of(path: Path) -> list[str]:
    """Return the log-ins of a folder, for the password window; nothing is decrypted."""
    return [slot.login for slot in KeyStore(DataFolder(path)).read().accounts]
