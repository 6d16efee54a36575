"""Accounts after the founding: added, changed, closed; roles, passwords, the recovery code.

An account stands in two places: its row in the register and its slot in the key file. Keys are the last thing that is
given and the first that is taken: the row is written before the slot when something is given, the slot before the row
when it is taken. So, whatever is interrupted in between, nobody holds a key without a journalled account or role; what
is missing is completed by doing the same again. Keys that somebody held are replaced afterwards (`rotate_keys`),
because a copy of the old key file would still open what is written later.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from mgops_desktop.domain.errors import NotAllowed, Problem, UserError
from mgops_desktop.domain.rights import Right, Role, rights_of
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.account_records import (
    AccountChange,
    NewAccountRow,
    add_role,
    change_account,
    drop_role,
    mark_closed,
    note_password,
    note_recovery_code,
    register_account,
)
from mgops_desktop.operations.data_folder import OpenData
from mgops_desktop.storage.account import AccountRow, accounts
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.vault import keys
from mgops_desktop.storage.vault.key_file import KeyFile, KeyStore
from mgops_desktop.storage.vault.passwords import check_password
from mgops_desktop.storage.vault.rotate import rotate

_BLUE_CARD = Compartment.BLUE_CARD.value


@dataclass(frozen=True)
class NewLogin:
    """An account to be added: who, as what, on which papers, with which first password."""

    login: str
    name: str
    password: str = field(repr=False)
    roles: frozenset[Role]
    authorised: date
    confidentiality: date
    worker: str = ""


@dataclass(frozen=True)
class ListedAccount:
    """An account of the register, and whether the key file has a slot for it."""

    row: AccountRow
    can_open: bool
    compartments: frozenset[str]


def list_accounts(data: OpenData) -> list[ListedAccount]:
    """Return all accounts; raises NotAllowed without the right."""
    rows = data.database.read(accounts)
    slots = {slot.account_id: frozenset(slot.keys) for slot in _key_file(data).accounts}
    return [
        ListedAccount(row, str(row.id) in slots, slots.get(str(row.id), frozenset()))
        for row in rows
    ]


def add_account(data: OpenData, new: NewLogin) -> None:
    """Add an account: the row first, then the slot with its keys.

    An account whose row was written but whose slot was not is completed with the same login. Raises UserError for a
    login that is taken, WeakPassword, NotAllowed without the right or for a key not held.
    """
    known = _by_login(data, new.login)
    practice = data.database.practice
    if known is not None and (known.row.closed_at is not None or known.can_open):
        text = f"Login „{new.login}” jest już zajęty. Wybierz inny."
        raise UserError(text, [Problem(text, field="login")])
    _require_not_ahead(data, new.authorised, new.confidentiality)
    compartments = _compartments_of(new.roles)
    _require_keys(data, compartments)
    if not practice:
        check_password(new.password, new.login)
    if known is None:
        row = NewAccountRow(
            new.login, new.name, new.roles, new.authorised, new.confidentiality, new.worker
        )
        account, login = data.database.change(register_account, row)
    else:
        account, login = known.row.id, known.row.login
        compartments = _compartments_of(known.row.roles_on(data.database.clock.today()))
        _require_keys(data, compartments)
    slot = keys.NewAccount(account, login, new.name, new.password, compartments)
    _write(data, keys.add_account(_key_file(data), data.unlocked, slot, practice=practice))


def change_details(data: OpenData, login: str, change: AccountChange) -> None:
    """Correct an account's name, its worker or the dates of its papers."""
    days = [day for day in (change.authorised, change.confidentiality) if day is not None]
    _require_not_ahead(data, *days)
    data.database.change(change_account, _existing(data, login).row.id, change)


def close_account(data: OpenData, login: str) -> frozenset[str]:
    """Close an account: the slot first, then the row; returns the compartments whose keys it held.

    Follow it with `rotate_keys`. Raises UserError for one's own account, NotAllowed without the right.
    """
    listed = _existing(data, login)
    if listed.row.id == data.database.actor.account:
        raise UserError("Własnego konta nie można zamknąć. Zamknie je inny kierownik.")
    held = _held(listed)
    if listed.can_open:
        _write(data, keys.remove_account(_key_file(data), data.unlocked, listed.row.id))
    data.database.change(mark_closed, listed.row.id)
    return held


def give_role(data: OpenData, login: str, role: Role) -> None:
    """Give a role from today on: the row first, then the key it needs."""
    listed = _existing(data, login)
    needed = _compartments_of(frozenset({role})) - _held(listed)
    _require_keys(data, needed)
    data.database.change(add_role, listed.row.id, role)
    for compartment in sorted(needed):
        _write(data, keys.grant(_key_file(data), data.unlocked, listed.row.id, compartment))


def end_role(data: OpenData, login: str, role: Role) -> frozenset[str]:
    """End a role with yesterday: the key first, then the row; returns the compartments whose keys were taken.

    Follow it with `rotate_keys`. Raises UserError for a role the account does not have, and for the last head.
    """
    listed = _existing(data, login)
    today = data.database.clock.today()
    left = listed.row.roles_on(today) - {role}
    if role not in listed.row.roles_on(today):
        raise UserError(f"Konto „{listed.row.login}” nie ma dziś tej roli. Niczego nie zmieniono.")
    _require_head_left(data, listed.row, left)
    taken = _held(listed) - _compartments_of(left)
    for compartment in sorted(taken):
        _write(data, keys.revoke(_key_file(data), data.unlocked, listed.row.id, compartment))
    data.database.change(drop_role, listed.row.id, role)
    return taken


def confirm_own_password(data: OpenData, password: str) -> None:
    """Do nothing if it is the password of the account that is open; raises WrongPassword."""
    keys.unlock(_key_file(data), data.unlocked.login, password)


def change_own_password(data: OpenData, old: str, new: str) -> None:
    """Change one's own password: the key file first, because only there it can turn out to be wrong.

    Raises WrongPassword, WeakPassword.
    """
    login = data.unlocked.login
    practice = data.database.practice
    _write(data, keys.change_password(_key_file(data), login, old, new, practice=practice))
    data.database.change(note_password, None)


def reset_password(data: OpenData, login: str, new: str) -> None:
    """Give an account a new password that was forgotten; raises NotAllowed for keys not held."""
    listed = _existing(data, login)
    practice = data.database.practice
    changed = keys.reset_password(
        _key_file(data), data.unlocked, listed.row.id, new, practice=practice
    )
    _write(data, changed)
    data.database.change(note_password, listed.row.id)


def replace_recovery_code(data: OpenData) -> str:
    """Make a new recovery code; the sheet with the old one opens nothing any more.

    Raises NotAllowed without the right, and unless every compartment's key is held.
    """
    data.database.actor.require(Right.ACCOUNTS, "nowy kod odzyskiwania")
    key_file, code = keys.new_recovery_code(_key_file(data), data.unlocked)
    _write(data, key_file)
    data.database.change(note_recovery_code)
    return code


def rotate_keys(data: OpenData, compartments: Iterable[str]) -> frozenset[str]:
    """Replace the keys of compartments and close the folder; returns those whose key is not held here.

    Their key can be replaced only by an account that holds it. Every old backup still opens with its old keys.
    """
    wanted = frozenset(compartments)
    held = wanted & frozenset(data.unlocked.keys)
    try:
        data.leave_counts()
        data.shut()
        unlocked = data.unlocked
        for compartment in sorted(held):
            unlocked = rotate(data.opened.lock, unlocked, compartment)
    finally:
        data.shut()
        data.opened.close()
    return wanted - held


def _key_file(data: OpenData) -> KeyFile:
    return KeyStore(data.folder).read()


def _write(data: OpenData, key_file: KeyFile) -> None:
    data.opened.lock.require()
    KeyStore(data.folder).write(key_file)
    data.database.unsaved_since_backup = True


def _by_login(data: OpenData, login: str) -> ListedAccount | None:
    wanted = login.strip().casefold()
    found = (one for one in list_accounts(data) if one.row.login.casefold() == wanted)
    return next(found, None)


def _existing(data: OpenData, login: str) -> ListedAccount:
    listed = _by_login(data, login)
    if listed is None or listed.row.closed_at is not None:
        raise UserError(f"Nie ma otwartego konta „{login}”. Wykaz: account list.")
    return listed


def _held(listed: ListedAccount) -> frozenset[str]:
    return frozenset(name.removesuffix(keys.NEXT) for name in listed.compartments)


def _compartments_of(roles: frozenset[Role]) -> frozenset[str]:
    """Only who may read procedures gets the key to them."""
    blue = Right.BLUE_CARD in rights_of(roles)
    return frozenset({Compartment.CENTRE.value} | ({_BLUE_CARD} if blue else set()))


def _require_keys(data: OpenData, compartments: frozenset[str]) -> None:
    if not compartments <= data.unlocked.keys.keys():
        raise NotAllowed(
            "Ta rola otwiera procedury „Niebieskie Karty”, a to konto nie ma do nich klucza. "
            "Nic nie zmieniono. Klucz nadaje ten, kto go ma."
        )


def _require_not_ahead(data: OpenData, *days: date) -> None:
    today = data.database.clock.today()
    for day in days:
        if day > today:
            raise UserError(f"Data z przyszłości: {short_date(day)}. Niczego nie zmieniono.")


def _require_head_left(data: OpenData, row: AccountRow, left: frozenset[Role]) -> None:
    """Somebody must be left who may give roles."""
    if Right.ACCOUNTS in rights_of(left):
        return
    today = data.database.clock.today()
    for other in list_accounts(data):
        is_open = other.can_open and other.row.closed_at is None and other.row.id != row.id
        if is_open and Right.ACCOUNTS in rights_of(other.row.roles_on(today)):
            return
    raise UserError("To jedyne konto kierownika. Nadaj najpierw tę rolę innemu kontu.")
