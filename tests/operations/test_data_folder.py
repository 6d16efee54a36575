"""A data folder from founding to closing: accounts, attachments, backups, what is left for others."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2
from tests.cli.running import run
from tests.conftest_database import CLOCK, PASSWORD

from mgops_desktop.domain.clock import FixedClock
from mgops_desktop.domain.errors import (
    FileRefused,
    FolderInUse,
    FolderRefused,
    NotAllowed,
    UserError,
    WrongPassword,
)
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Role
from mgops_desktop.indicators import compute
from mgops_desktop.operations.data_folder import FirstAccount, create_data_folder, open_data
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.tables.blue_card import Procedure
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.register import list_backups

YEAR = Period.year(2026)


@operation("procedura na próbę", None)
def start_procedure(session):
    session.add(Procedure(number="NK/1/2026", environment="1", began=date(2026, 3, 1)))


@pytest.fixture(scope="module")
def three_accounts(tmp_path_factory):
    """A folder with a head who runs the team, an assistant, and an office without Blue Cards."""
    path = tmp_path_factory.mktemp("Łódź i okolice") / "dane"
    accounts = [
        FirstAccount("ewa", "Ewa", PASSWORD, frozenset({Role.HEAD, Role.TEAM_MEMBER})),
        FirstAccount("jan", "Jan", f"{PASSWORD} Jana", frozenset({Role.HEAD})),
    ]
    create_data_folder(path, accounts, CLOCK)
    data = open_data(path, PASSWORD, CLOCK)
    data.database.change(start_procedure)
    data.close()
    return path


def test_closing_backs_up_what_was_changed(three_accounts):
    assert list_backups(DataFolder(three_accounts).backups)


def test_account_without_the_key_sees_the_counts_that_were_left(three_accounts):
    data = open_data(three_accounts, f"{PASSWORD} Jana", CLOCK)
    try:
        figure = data.database.read(compute, YEAR, ["blue_card_procedures_run"])
        found = figure["blue_card_procedures_run"]
        assert (found.value, found.items) == (1, ())
        assert found.note == "podał zespół, stan na 21.11.2026"
        assert not data.database.may_open(Compartment.BLUE_CARD)
        assert "blue_card" not in data.unlocked.keys
    finally:
        data.close()


def test_list_of_a_count_that_was_left_says_who_left_it_and_when(three_accounts):
    asked = ("indicators", "--data", three_accounts, "--login", "jan", "--today", "2026-11-25")
    listed = run(
        *asked,
        *("--year", 2026, "--list", "blue_card_procedures_run"),
        password=f"{PASSWORD} Jana",
    ).json("indicators-list")
    assert (listed["value"], listed["records"]) == (1, [])
    assert (listed["note"], listed["as_of"]) == ("podał zespół, stan na 21.11.2026", "2026-11-21")
    before = run(
        *asked,
        *("--year", 2019, "--list", "blue_card_procedures_run"),
        password=f"{PASSWORD} Jana",
    ).json("indicators-list")
    assert (before["value"], before["note"]) == (None, "zespół nie podał jeszcze tej liczby")


def test_account_without_the_key_cannot_read_the_file_with_other_tools(three_accounts):
    data = open_data(three_accounts, f"{PASSWORD} Jana", CLOCK)
    key = data.unlocked.key("centre")
    data.close()
    connection = dbapi2.connect(str(DataFolder(three_accounts).database("blue_card")))
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    with pytest.raises((dbapi2.DatabaseError, DatabaseError)):
        connection.execute("SELECT count(*) FROM procedure")
    connection.close()


def test_wrong_password_opens_nothing_and_lets_go_of_the_folder(three_accounts):
    with pytest.raises(WrongPassword):
        open_data(three_accounts, "nie to hasło wcale", CLOCK)
    open_data(three_accounts, PASSWORD, CLOCK).close()


def test_folder_is_open_once(three_accounts):
    data = open_data(three_accounts, PASSWORD, CLOCK)
    with pytest.raises(FolderInUse):
        open_data(three_accounts, PASSWORD, CLOCK)
    data.close()


def test_folder_with_content_is_never_founded_over(three_accounts):
    with pytest.raises(FolderRefused):
        create_data_folder(three_accounts, [FirstAccount("ola", "Ola", PASSWORD)], CLOCK)


def test_empty_folder_is_not_a_data_folder(tmp_path):
    with pytest.raises(FolderRefused, match="init"):
        open_data(tmp_path, PASSWORD, CLOCK)


def test_account_does_not_open_before_its_papers(three_accounts):
    earlier = FixedClock(datetime(2026, 11, 20, 12, tzinfo=UTC))
    with pytest.raises(NotAllowed, match="upoważnienia"):
        open_data(three_accounts, PASSWORD, earlier)


def test_attachment_is_kept_once_and_read_back(three_accounts):
    data = open_data(three_accounts, PASSWORD, CLOCK)
    try:
        first = data.attachments.add("skan planu – ąę".encode())
        assert data.attachments.add("skan planu – ąę".encode()) == first
        assert data.attachments.read(first).decode() == "skan planu – ąę"
        with pytest.raises(FileRefused):
            data.attachments.read(b"\0" * 32)
        with pytest.raises(UserError, match="pusty"):
            data.attachments.add(b"")
        with pytest.raises(UserError, match="20 MB"):
            data.attachments.add(b"x" * (20 * 1024 * 1024 + 1))
    finally:
        data.close()
