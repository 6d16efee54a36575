from dataclasses import replace
from uuid import UUID

import pytest
from tests.storage.vault.invented import ANNA, CHEAPEST, JAN, OTHER_PASSWORD, PASSWORD

from mgops_desktop.domain.errors import NotAllowed, UserError, WrongPassword
from mgops_desktop.storage.vault import keys
from mgops_desktop.storage.vault.key_file import KeyStore, read_key_file
from mgops_desktop.storage.vault.keys import NewAccount
from mgops_desktop.storage.vault.passwords import WeakPassword

EWA = UUID("00000000-0000-7000-8000-00000000000c")
EWAS_PASSWORD = "dziewięć małych łódek"


@pytest.fixture
def key_file(founded):
    return KeyStore(founded.folder).read()


@pytest.fixture
def anna(founded):
    return founded.unlocked


@pytest.fixture
def jan(anna):
    """What Jan holds: the centre's key only."""
    return replace(anna, account_id=str(JAN), login="jan", keys={"centre": anna.keys["centre"]})


def ewa(**changes):
    return replace(NewAccount(EWA, "ewa", "Ewa Fikcyjna", EWAS_PASSWORD), **changes)


def test_key_file_survives_writing_and_reading(key_file):
    assert read_key_file(key_file.to_bytes()) == key_file


def test_unknown_login_and_wrong_password_say_the_same(key_file):
    with pytest.raises(WrongPassword) as unknown:
        keys.unlock(key_file, "nikt", PASSWORD)
    with pytest.raises(WrongPassword) as wrong:
        keys.unlock(key_file, "anna", "zupełnie inne hasło")
    assert unknown.value.message == wrong.value.message == "Nieprawidłowy login lub hasło."


def test_empty_login_does_not_open_the_recovery_slot(key_file):
    with pytest.raises(WrongPassword):
        keys.unlock(key_file, "", "")


def test_new_account_opens_what_it_was_given(key_file, anna):
    added = keys.add_account(key_file, anna, ewa(), cost=CHEAPEST)
    assert keys.unlock(added, "EWA", EWAS_PASSWORD).keys == anna.keys
    assert added.generation == key_file.generation + 1


def test_account_added_with_fewer_compartments_has_no_other_key(key_file, anna):
    narrow = keys.add_account(key_file, anna, ewa(compartments=frozenset()), cost=CHEAPEST)
    assert set(keys.unlock(narrow, "ewa", EWAS_PASSWORD).keys) == {"centre"}


def test_nobody_grants_a_key_that_he_does_not_hold(key_file, jan):
    with pytest.raises(NotAllowed):
        keys.add_account(key_file, jan, ewa(), cost=CHEAPEST)
    with pytest.raises(NotAllowed):
        keys.grant(key_file, jan, JAN, "blue_card")


def test_login_is_taken_once_whatever_its_case(key_file, anna):
    with pytest.raises(UserError, match="zajęty"):
        keys.add_account(key_file, anna, ewa(login="Anna"), cost=CHEAPEST)


def test_weak_password_is_accepted_only_in_the_practice_file(key_file, anna):
    with pytest.raises(WeakPassword):
        keys.add_account(key_file, anna, ewa(password="cwiczenie"), cost=CHEAPEST)
    practice = keys.add_account(
        key_file, anna, ewa(password="cwiczenie"), practice=True, cost=CHEAPEST
    )
    assert keys.unlock(practice, "ewa", "cwiczenie").keys == anna.keys


def test_granting_and_revoking_a_compartment(key_file, anna):
    granted = keys.grant(key_file, anna, JAN, "blue_card")
    assert keys.unlock(granted, "jan", OTHER_PASSWORD).keys == anna.keys
    revoked = keys.revoke(granted, anna, JAN, "blue_card")
    assert set(keys.unlock(revoked, "jan", OTHER_PASSWORD).keys) == {"centre"}
    with pytest.raises(UserError, match="Usuń konto"):
        keys.revoke(revoked, anna, JAN, "centre")


def test_changing_the_password_keeps_the_keys_and_the_others(key_file, anna):
    changed = keys.change_password(key_file, "anna", PASSWORD, EWAS_PASSWORD, cost=CHEAPEST)
    assert keys.unlock(changed, "anna", EWAS_PASSWORD).keys == anna.keys
    assert keys.unlock(changed, "jan", OTHER_PASSWORD).login == "jan"
    with pytest.raises(WrongPassword):
        keys.unlock(changed, "anna", PASSWORD)


def test_password_is_reset_only_by_one_who_holds_all_its_keys(key_file, anna, jan):
    with pytest.raises(NotAllowed):
        keys.reset_password(key_file, jan, ANNA, EWAS_PASSWORD, cost=CHEAPEST)
    reset = keys.reset_password(key_file, anna, JAN, EWAS_PASSWORD, cost=CHEAPEST)
    assert set(keys.unlock(reset, "jan", EWAS_PASSWORD).keys) == {"centre"}


def test_last_account_stays(key_file, anna):
    alone = keys.remove_account(key_file, anna, JAN)
    with pytest.raises(UserError, match="jedyne konto"):
        keys.remove_account(alone, anna, ANNA)


def test_new_recovery_sheet_replaces_the_old_one(key_file, anna, founded):
    renewed, code = keys.new_recovery_code(key_file, anna)
    assert keys.unlock_with_recovery(renewed, code).keys == anna.keys
    with pytest.raises(WrongPassword):
        keys.unlock_with_recovery(renewed, founded.code)


def test_recovery_sheet_is_renewed_only_by_one_who_holds_everything(key_file, jan):
    with pytest.raises(NotAllowed):
        keys.new_recovery_code(key_file, jan)


def test_new_compartment_belongs_to_its_maker_and_the_sheet(key_file, anna, founded):
    wider, unlocked = keys.add_compartment(key_file, anna, "notes")
    assert keys.unlock(wider, "anna", PASSWORD).keys == unlocked.keys
    assert keys.unlock_with_recovery(wider, founded.code).keys == unlocked.keys
    assert "notes" not in keys.unlock(wider, "jan", OTHER_PASSWORD).keys
    with pytest.raises(UserError, match="już istnieje"):
        keys.add_compartment(wider, unlocked, "notes")


def test_unlocked_account_without_a_right_is_told_so(jan):
    with pytest.raises(NotAllowed, match="nie ma dostępu"):
        jan.key("blue_card")


def test_unknown_account_is_refused(key_file, anna):
    with pytest.raises(UserError, match="Nie ma takiego konta"):
        keys.grant(key_file, anna, EWA, "blue_card")
