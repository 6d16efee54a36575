"""Accounts after the founding: register and key file change together, and keys only go to who may use them."""

from datetime import date

import pytest
from sqlalchemy import select
from tests.conftest_database import CLOCK, PASSWORD

from mgops_desktop.domain.errors import NotAllowed, UserError, WrongPassword
from mgops_desktop.domain.rights import Role
from mgops_desktop.operations import accounts as module
from mgops_desktop.operations.account_records import AccountChange
from mgops_desktop.operations.accounts import (
    NewLogin,
    add_account,
    change_details,
    change_own_password,
    close_account,
    end_role,
    give_role,
    list_accounts,
    replace_recovery_code,
    reset_password,
    rotate_keys,
)
from mgops_desktop.operations.data_folder import FirstAccount, create_data_folder, open_data
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.tables.furniture import CENTRE
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.key_file import KeyStore
from mgops_desktop.storage.vault.keys import unlock, unlock_with_recovery
from mgops_desktop.storage.vault.passwords import Argon2Cost

DAY = date(2026, 11, 2)
OTHER = "niebieski rower pod oknem"


@pytest.fixture(autouse=True)
def light_keys(monkeypatch):
    """The least work factor of the product, not measured for each account."""
    monkeypatch.setattr("mgops_desktop.storage.vault.keys.calibrated_cost", Argon2Cost)


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "dane"
    create_data_folder(made, [FirstAccount("ewa", "Ewa", PASSWORD)], CLOCK, cost=Argon2Cost())
    return made


@pytest.fixture
def head(path):
    data = open_data(path, PASSWORD, CLOCK)
    yield data
    if data.opened.lock.is_held:
        data.let_go()


def new(login="jan", *roles, **more):
    wanted = frozenset(roles) or frozenset({Role.ASSISTANT})
    return NewLogin(login, "Jan", OTHER, wanted, DAY, DAY, **more)


def opened_by(path, login, password):
    data = open_data(path, password, CLOCK, login=login)
    data.let_go()
    return data


def listed(data, login):
    return next(one for one in list_accounts(data) if one.row.login == login)


@question("dziennik", None)
def journal(session):
    return list(session.scalars(select(CENTRE.operation.name).order_by(CENTRE.operation.sequence)))


def test_added_account_opens_with_its_roles_and_without_keys_it_has_no_right_to(head, path):
    add_account(head, new())
    assert head.database.read(journal)[-1] == "założenie konta"
    row = listed(head, "jan").row
    assert (row.authorised, row.confidentiality) == (DAY, DAY)
    head.let_go()
    data = opened_by(path, "jan", OTHER)
    assert data.database.actor.roles == {Role.ASSISTANT}
    assert data.unlocked.keys.keys() == {"centre"}


def test_interrupted_adding_leaves_no_key_and_is_completed(head, path, monkeypatch):
    def no_disk(*_arguments):
        raise OSError("dysk pełny")

    with monkeypatch.context() as broken:
        broken.setattr(module.KeyStore, "write", no_disk)
        with pytest.raises(OSError, match="dysk"):
            add_account(head, new())
    assert not listed(head, "jan").can_open
    add_account(head, new())
    assert listed(head, "jan").can_open
    with pytest.raises(UserError, match="zajęty"):
        add_account(head, new())


def test_interrupted_closing_takes_the_key_first(head, monkeypatch):
    add_account(head, new())

    def no_row(*_arguments):
        raise OSError("dysk pełny")

    with monkeypatch.context() as broken:
        broken.setattr(head.database, "change", no_row)
        with pytest.raises(OSError, match="dysk"):
            close_account(head, "jan")
    assert not listed(head, "jan").can_open
    close_account(head, "jan")
    assert listed(head, "jan").row.closed_at is not None


def test_closed_account_opens_nothing_not_even_with_the_old_key_file(head, path):
    add_account(head, new("jan", Role.TEAM_MEMBER))
    old = KeyStore(DataFolder(path)).read()
    assert rotate_keys(head, close_account(head, "jan")) == frozenset()
    with pytest.raises(WrongPassword):
        open_data(path, OTHER, CLOCK, login="jan")
    stolen = unlock(old, "jan", OTHER)
    data = open_data(path, PASSWORD, CLOCK)
    assert data.database.read(journal)[-1] == "zamknięcie konta"
    for part in Compartment:
        assert stolen.key(part.value) != data.unlocked.key(part.value)
    data.let_go()


def test_role_gives_and_takes_the_key_to_procedures(head, path):
    add_account(head, new())
    give_role(head, "jan", Role.TEAM_MEMBER)
    assert listed(head, "jan").compartments == {"centre", "blue_card"}
    taken = end_role(head, "jan", Role.TEAM_MEMBER)
    assert taken == {"blue_card"}
    assert listed(head, "jan").compartments == {"centre"}
    rotate_keys(head, taken)
    assert opened_by(path, "jan", OTHER).database.actor.roles == {Role.ASSISTANT}


def test_nobody_locks_everybody_out(head):
    with pytest.raises(UserError, match="jedyne konto kierownika"):
        end_role(head, "ewa", Role.HEAD)
    with pytest.raises(UserError, match="Własnego konta"):
        close_account(head, "ewa")


def test_who_holds_no_key_to_procedures_gives_none_and_writes_nothing(head, path):
    add_account(head, new("ola", Role.HEAD))
    head.let_go()
    other = open_data(path, OTHER, CLOCK, login="ola")
    with pytest.raises(NotAllowed, match="Niebieskie"):
        add_account(other, new("jan", Role.TEAM_MEMBER))
    assert [one.row.login for one in list_accounts(other)] == ["ewa", "ola"]
    with pytest.raises(NotAllowed):
        replace_recovery_code(other)
    other.let_go()


def test_assistant_manages_no_accounts_but_his_own_password(head, path):
    add_account(head, new())
    head.let_go()
    data = open_data(path, OTHER, CLOCK, login="jan")
    for refused in (
        lambda: list_accounts(data),
        lambda: add_account(data, new("ola")),
        lambda: close_account(data, "ewa"),
        lambda: give_role(data, "jan", Role.HEAD),
        lambda: reset_password(data, "ewa", PASSWORD),
        lambda: replace_recovery_code(data),
    ):
        with pytest.raises(NotAllowed):
            refused()
    with pytest.raises(WrongPassword):
        change_own_password(data, "nie to hasło wcale", "zupełnie nowe hasło")
    change_own_password(data, OTHER, "zupełnie nowe hasło")
    assert data.database.read(journal)[-1] == "zmiana hasła"
    data.let_go()
    opened_by(path, "jan", "zupełnie nowe hasło")


def test_forgotten_password_and_recovery_code_are_replaced(head, path):
    add_account(head, new())
    reset_password(head, "jan", "jeszcze inne hasło")
    code = replace_recovery_code(head)
    assert head.database.read(journal)[-1] == "nowy kod odzyskiwania"
    assert unlock_with_recovery(KeyStore(DataFolder(path)).read(), code).keys.keys() == {
        "centre",
        "blue_card",
    }
    head.let_go()
    opened_by(path, "jan", "jeszcze inne hasło")


def test_dates_of_papers_are_corrected_never_ahead(head):
    change_details(head, "ewa", AccountChange(authorised=date(2025, 1, 2)))
    row = listed(head, "ewa").row
    assert (row.authorised, row.confidentiality) == (date(2025, 1, 2), CLOCK.today())
    with pytest.raises(UserError, match="przyszłości"):
        change_details(head, "ewa", AccountChange(confidentiality=date(2027, 1, 1)))
    with pytest.raises(UserError, match="pracownika"):
        change_details(head, "ewa", AccountChange(worker="P/9/2026"))
