"""Getting back in: a backup restored to a new folder, a new password by the code of the recovery sheet."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.actor import PROGRAM
from mgops_desktop.domain.clock import Clock
from mgops_desktop.domain.errors import FolderRefused, UserError
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.opening import connect
from mgops_desktop.storage.tables.account import Account
from mgops_desktop.storage.unit_of_work import touch
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.holding import hold
from mgops_desktop.storage.vault.key_file import KeyFile, KeyStore, Slot
from mgops_desktop.storage.vault.keys import (
    Unlocked,
    find_account,
    reset_password,
    unlock_with_recovery,
)
from mgops_desktop.storage.vault.lock import FolderLock
from mgops_desktop.storage.vault.opening import open_held
from mgops_desktop.storage.vault.passwords import check_password
from mgops_desktop.storage.vault.restore import Restored, restore
from mgops_desktop.storage.vault.unpacking import Progress, unwatched

Unlock = Callable[[KeyFile], Unlocked]


@dataclass(frozen=True)
class NewPassword:
    """The recovery code, and the password that it sets; `login` None means the folder's only account."""

    code: str = field(repr=False)
    password: str = field(repr=False)
    login: str | None = None

    def unlock(self, key_file: KeyFile) -> Unlocked:
        return unlock_with_recovery(key_file, self.code)

    def set_in(self, key_file: KeyFile, unlocked: Unlocked) -> KeyFile:
        account = UUID(self.account_of(key_file).account_id)
        return reset_password(key_file, unlocked, account, self.password)

    def account_of(self, key_file: KeyFile) -> Slot:
        """Raises UserError if the login is unknown, or none was named and there are several."""
        if self.login is not None:
            return find_account(key_file, self.login)
        if len(key_file.accounts) == 1:
            return key_file.accounts[0]
        logins = ", ".join(slot.login for slot in key_file.accounts)
        raise UserError(f"Podaj konto, które ma dostać nowe hasło: --login KONTO. Konta: {logins}.")


def restore_data(
    file: Path, path: Path, way_in: Unlock, clock: Clock, progress: Progress = unwatched
) -> Restored:
    """Restore a backup into a new folder that opens with the passwords of then. Raises what `restore` raises."""
    return restore(file, DataFolder(path), way_in, clock=clock.now, progress=progress)


def restore_with_code(
    file: Path, path: Path, new: NewPassword, clock: Clock, progress: Progress = unwatched
) -> Restored:
    """Restore a backup with the recovery code and give an account a password, without which nobody could come in.

    Raises what `restore` raises, WeakPassword, UserError for an unknown account; nothing is restored then.
    """
    check_password(new.password, new.login or "")
    folder = DataFolder(path)
    restored = restore(
        file, folder, new.unlock, change_keys=new.set_in, clock=clock.now, progress=progress
    )
    lock = hold(folder)
    try:
        _journal(lock, restored.unlocked, new, clock)
    finally:
        lock.release()
    return restored


def reset_password_with_code(path: Path, new: NewPassword, clock: Clock) -> str:
    """Give an account of an existing folder a new password by the recovery code; returns its login.

    Raises FolderRefused, FolderInUse, WrongPassword for a wrong code, WeakPassword, UserError for an unknown account.
    """
    check_password(new.password, new.login or "")
    folder = DataFolder(path)
    if not folder.is_initialised():
        raise FolderRefused(f"W folderze {path} nie ma danych programu.")
    lock = hold(folder)
    try:
        return reset_password_held(lock, new, clock)
    finally:
        lock.release()


def reset_password_held(lock: FolderLock, new: NewPassword, clock: Clock) -> str:
    """The same in a folder that is held already, as the password window holds it."""
    check_password(new.password, new.login or "")
    store = KeyStore(lock.folder)
    unlocked = open_held(lock, new.unlock).unlocked
    store.write(new.set_in(store.read(), unlocked))
    _journal(lock, unlocked, new, clock)
    return new.account_of(store.read()).login


def _journal(lock: FolderLock, unlocked: Unlocked, new: NewPassword, clock: Clock) -> None:
    """Write down that the password was set; the sheet opens as the program itself, not as an account."""
    folder = open_held(lock, lambda _key_file: unlocked).folder
    account = UUID(new.account_of(KeyStore(folder).read()).account_id)
    connections = connect(folder, unlocked)
    origin = UUID(unlocked.vault_id)
    database = Database(connections, actor=PROGRAM, clock=clock, origin=origin)
    try:
        database.change(note_new_password, account)
    finally:
        database.close()


@operation("nowe hasło ustawione kodem odzyskiwania", Right.ACCOUNTS)
def note_new_password(session: Session, account: UUID) -> None:
    """Touch the account, so that the journal says whose password was set."""
    touch(session.get_one(Account, account))
