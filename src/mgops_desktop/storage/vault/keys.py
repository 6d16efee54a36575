"""Accounts, compartments and the recovery sheet: every change of the key file, as functions that
return a new one.

Whoever grants a compartment must hold its key (`Unlocked.keys`). Data keys are sealed to public
keys, so nobody's password but one's own is ever needed. Nothing here touches the disk;
`key_file.KeyStore` writes the result.
"""

import hmac
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

from mgops_desktop.domain.errors import NotAllowed, UserError, WrongPassword

from . import recovery_code, sealing
from .folder import CENTRE
from .key_file import PASSWORD, RECOVERY, KeyFile, PasswordLock, Slot, damaged_key_file
from .passwords import Argon2Cost, calibrated_cost, check_password, derive_key, normalised

NEXT = "/next"
"""A key of a compartment under rotation is kept beside the old one, as `centre/next` (see
rotate.py).
"""

_WRONG_PASSWORD = "Nieprawidłowy login lub hasło."
_WRONG_CODE = (
    "Ten kod odzyskiwania nie pasuje do tego folderu danych. Sprawdź, czy to właściwa kartka."
)


@dataclass(frozen=True)
class NewAccount:
    """An account to be made; `compartments` None means all that exist."""

    id: UUID
    login: str
    name: str
    password: str = field(repr=False)
    compartments: frozenset[str] | None = None


@dataclass(frozen=True)
class Unlocked:
    """An opened key file: whose, and the data keys that this account holds, by compartment."""

    account_id: str
    login: str
    vault_id: str
    keys: Mapping[str, bytes] = field(repr=False)
    next_keys: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    def key(self, compartment: str) -> bytes:
        """Raises NotAllowed if the account has no right to the compartment."""
        try:
            return self.keys[compartment]
        except KeyError:
            raise NotAllowed("To konto nie ma dostępu do tej części danych.") from None


@dataclass(frozen=True)
class NewKeys:
    """What creating a key file gives: the file, the code for the sheet, all keys for making the
    databases.
    """

    key_file: KeyFile
    recovery_code: str = field(repr=False)
    unlocked: Unlocked


def create_key_file(
    accounts: Sequence[NewAccount],
    compartments: Iterable[str],
    *,
    practice: bool = False,
    cost: Argon2Cost | None = None,
    now: datetime | None = None,
    code: str | None = None,
) -> NewKeys:
    """Make fresh data keys, a slot for each account and the recovery slot.

    `practice` exempts the practice file from the password rules, nothing else. `cost` None measures
    this machine. `code` is a recovery code that was made and printed before.
    Raises WeakPassword, MistypedCode for a code that is none.
    """
    vault_id = str(uuid4())
    first = accounts[0]
    data_keys = {compartment: sealing.new_key() for compartment in (CENTRE, *compartments)}
    unlocked = Unlocked(str(first.id), first.login, vault_id, data_keys)
    code, slot = _recovery_slot(unlocked, code)
    created = (now or datetime.now(UTC)).isoformat(timespec="seconds")
    key_file = KeyFile(vault_id, created, 0, (slot,))
    cost = cost or calibrated_cost()
    for account in accounts:
        key_file = add_account(key_file, unlocked, account, practice=practice, cost=cost)
    return NewKeys(key_file, code, unlocked)


def unlock(key_file: KeyFile, login: str, password: str) -> Unlocked:
    """Open the key file; takes as long as Argon2 does.

    Raises WrongPassword (one constant message), FileRefused if the file was altered.
    """
    slot = _slot_of_login(key_file, login)
    if slot is None:
        raise WrongPassword(_WRONG_PASSWORD)
    return _opened(key_file, slot, _pair_by_password(key_file, slot, password))


def unlock_with_recovery(key_file: KeyFile, code: str) -> Unlocked:
    """Open all compartments with the code of the recovery sheet; the account is empty.

    Raises MistypedCode for a slip of the pen, WrongPassword for the code of another sheet.
    """
    secret = recovery_code.read_code(code)
    slot = key_file.recovery
    pair = _recovery_pair(secret, key_file.vault_id, slot.id)
    if pair.public != slot.public_key:
        raise WrongPassword(_WRONG_CODE)
    return _opened(key_file, slot, pair)


def add_account(
    key_file: KeyFile,
    unlocked: Unlocked,
    account: NewAccount,
    *,
    practice: bool = False,
    cost: Argon2Cost | None = None,
) -> KeyFile:
    """Add a slot. Raises WeakPassword, UserError for a login that is taken, NotAllowed for a key
    not held.
    """
    if _slot_of_login(key_file, account.login) is not None:
        raise UserError(f"Login „{account.login}” jest już zajęty. Wybierz inny.")
    if not practice:
        check_password(account.password, account.login)
    compartments = (
        key_file.compartments if account.compartments is None else account.compartments | {CENTRE}
    )
    slot = Slot(str(uuid4()), PASSWORD, str(account.id), account.login, account.name, b"", {})
    slot = _with_new_pair(unlocked, slot, account.password, compartments, cost or calibrated_cost())
    return _changed(key_file, unlocked, (*key_file.slots, slot))


def remove_account(key_file: KeyFile, unlocked: Unlocked, account_id: UUID) -> KeyFile:
    """Remove a slot. The removed account's old key file still opens the old data: rotate the keys
    as well.
    """
    slot = _slot_of_account(key_file, account_id)
    if len(key_file.accounts) == 1:
        raise UserError("To jedyne konto. Załóż najpierw drugie, potem usuń to.")
    return _changed(
        key_file, unlocked, tuple(other for other in key_file.slots if other.id != slot.id)
    )


def change_password(
    key_file: KeyFile,
    login: str,
    old: str,
    new: str,
    *,
    practice: bool = False,
    cost: Argon2Cost | None = None,
) -> KeyFile:
    """Lock the account's private key with a new password; the databases are not touched."""
    unlocked = unlock(key_file, login, old)
    slot = _slot_of_account(key_file, UUID(unlocked.account_id))
    if not practice:
        check_password(new, login)
    pair = _pair_by_password(key_file, slot, old)
    changed = replace(
        slot, password=_password_lock(unlocked, slot, pair, new, cost or calibrated_cost())
    )
    return _with_slot(key_file, unlocked, changed)


def reset_password(
    key_file: KeyFile,
    unlocked: Unlocked,
    account_id: UUID,
    new: str,
    *,
    practice: bool = False,
    cost: Argon2Cost | None = None,
) -> KeyFile:
    """Give an account a new password without its old one (forgotten password, recovery sheet).

    Raises NotAllowed if the one who resets does not hold every key that the account has.
    """
    slot = _slot_of_account(key_file, account_id)
    if not practice:
        check_password(new, slot.login)
    compartments = {name for name in slot.keys if not name.endswith(NEXT)}
    return _with_slot(
        key_file,
        unlocked,
        _with_new_pair(unlocked, slot, new, compartments, cost or calibrated_cost()),
    )


def grant(key_file: KeyFile, unlocked: Unlocked, account_id: UUID, compartment: str) -> KeyFile:
    """Seal a compartment's key to an account. Raises NotAllowed if the key is not held."""
    slot = _slot_of_account(key_file, account_id)
    box = _sealed(unlocked.vault_id, slot, compartment, unlocked.key(compartment))
    return _with_slot(key_file, unlocked, replace(slot, keys={**slot.keys, compartment: box}))


def revoke(key_file: KeyFile, unlocked: Unlocked, account_id: UUID, compartment: str) -> KeyFile:
    """Take a compartment's key from an account; the centre's key goes only with the account."""
    if compartment == CENTRE:
        raise UserError("Dostępu do głównej części danych nie można odebrać. Usuń konto.")
    slot = _slot_of_account(key_file, account_id)
    kept = {name: box for name, box in slot.keys.items() if name.removesuffix(NEXT) != compartment}
    return _with_slot(key_file, unlocked, replace(slot, keys=kept))


def add_compartment(
    key_file: KeyFile, unlocked: Unlocked, compartment: str
) -> tuple[KeyFile, Unlocked]:
    """Make a key for a new compartment, sealed to the recovery sheet and to the one who adds it."""
    if compartment in key_file.compartments:
        raise UserError("Ta część danych już istnieje.")
    richer = replace(unlocked, keys={**unlocked.keys, compartment: sealing.new_key()})
    slots = tuple(
        with_key(richer, slot, compartment, richer.keys[compartment])
        if slot.kind == RECOVERY or slot.account_id == unlocked.account_id
        else slot
        for slot in key_file.slots
    )
    return _changed(key_file, richer, slots), richer


def new_recovery_code(key_file: KeyFile, unlocked: Unlocked) -> tuple[KeyFile, str]:
    """Replace the recovery sheet; the old one stops working for this key file.

    Raises NotAllowed unless every compartment's key is held.
    """
    for compartment in key_file.compartments:
        unlocked.key(compartment)
    code, slot = _recovery_slot(unlocked)
    others = tuple(other for other in key_file.slots if other.kind != RECOVERY)
    return _changed(key_file, unlocked, (slot, *others)), code


def with_key(unlocked: Unlocked, slot: Slot, name: str, key: bytes) -> Slot:
    """Return the slot with a data key sealed to it under this name."""
    return replace(slot, keys={**slot.keys, name: _sealed(unlocked.vault_id, slot, name, key)})


def _changed(key_file: KeyFile, unlocked: Unlocked, slots: tuple[Slot, ...]) -> KeyFile:
    newer = replace(key_file, slots=slots, generation=key_file.generation + 1)
    return newer.authenticated(unlocked.key(CENTRE))


def _with_slot(key_file: KeyFile, unlocked: Unlocked, slot: Slot) -> KeyFile:
    slots = tuple(slot if other.id == slot.id else other for other in key_file.slots)
    return _changed(key_file, unlocked, slots)


def _with_new_pair(
    unlocked: Unlocked, slot: Slot, password: str, compartments: Iterable[str], cost: Argon2Cost
) -> Slot:
    pair = sealing.key_pair()
    slot = replace(slot, public_key=pair.public, keys={})
    for compartment in sorted(compartments):
        slot = with_key(unlocked, slot, compartment, unlocked.key(compartment))
    return replace(slot, password=_password_lock(unlocked, slot, pair, password, cost))


def _password_lock(
    unlocked: Unlocked, slot: Slot, pair: sealing.KeyPair, password: str, cost: Argon2Cost
) -> PasswordLock:
    salt = os.urandom(16)
    box = sealing.lock(
        derive_key(password, salt, cost),
        pair.private,
        _context(unlocked.vault_id, slot, "private key"),
    )
    return PasswordLock(salt, cost, box)


def _pair_by_password(key_file: KeyFile, slot: Slot, password: str) -> sealing.KeyPair:
    if slot.password is None:
        raise damaged_key_file()
    key = derive_key(password, slot.password.salt, slot.password.cost)
    try:
        private = sealing.unlock(
            key, slot.password.box, _context(key_file.vault_id, slot, "private key")
        )
    except sealing.WrongBoxError:
        raise WrongPassword(_WRONG_PASSWORD) from None
    return sealing.key_pair(private)


def _opened(key_file: KeyFile, slot: Slot, pair: sealing.KeyPair) -> Unlocked:
    """Open the sealed keys of a slot and only then trust the rest of the file."""
    try:
        opened = {
            name: sealing.open_sealed(pair, box, _context(key_file.vault_id, slot, name))
            for name, box in slot.keys.items()
        }
    except sealing.WrongBoxError:
        raise damaged_key_file() from None
    if pair.public != slot.public_key or CENTRE not in opened:
        raise damaged_key_file()
    if not hmac.compare_digest(key_file.mac, key_file.expected_mac(opened[CENTRE])):
        raise damaged_key_file()
    keys = {name: key for name, key in opened.items() if not name.endswith(NEXT)}
    coming = {name.removesuffix(NEXT): key for name, key in opened.items() if name.endswith(NEXT)}
    return Unlocked(slot.account_id, slot.login, key_file.vault_id, keys, coming)


def _recovery_slot(unlocked: Unlocked, code: str | None = None) -> tuple[str, Slot]:
    secret = recovery_code.read_code(code) if code else recovery_code.new_secret()
    slot_id = str(uuid4())
    pair = _recovery_pair(secret, unlocked.vault_id, slot_id)
    slot = Slot(slot_id, RECOVERY, "", "", "", pair.public, {})
    for compartment in sorted(unlocked.keys):
        slot = with_key(unlocked, slot, compartment, unlocked.keys[compartment])
    return recovery_code.write_code(secret), slot


def _recovery_pair(secret: bytes, vault_id: str, slot_id: str) -> sealing.KeyPair:
    return sealing.key_pair(
        sealing.draw(secret, sealing.context(vault_id, slot_id), "mgops recovery sheet")
    )


def _sealed(vault_id: str, slot: Slot, name: str, key: bytes) -> bytes:
    return sealing.seal(slot.public_key, key, _context(vault_id, slot, name))


def _context(vault_id: str, slot: Slot, what: str) -> bytes:
    return sealing.context(vault_id, slot.id, slot.kind, slot.account_id, what)


def _slot_of_login(key_file: KeyFile, login: str) -> Slot | None:
    wanted = normalised(login).strip().casefold()
    return next(
        (slot for slot in key_file.accounts if normalised(slot.login).strip().casefold() == wanted),
        None,
    )


def find_account(key_file: KeyFile, login: str) -> Slot:
    """Return the slot of a login. Raises UserError if there is none."""
    slot = _slot_of_login(key_file, login)
    if slot is None:
        logins = ", ".join(other.login for other in key_file.accounts)
        raise UserError(f"Nie ma konta „{login}”. Konta: {logins}.")
    return slot


def _slot_of_account(key_file: KeyFile, account_id: UUID) -> Slot:
    for slot in key_file.accounts:
        if slot.account_id == str(account_id):
            return slot
    raise UserError("Nie ma takiego konta.")
