"""Who may open the data: accounts with a role and both papers; the Blue Card file only with its key."""

from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlcipher3 import dbapi2
from tests.fixtures.opened import CLOCK, FIRST, ORIGIN, TODAY, add

from mgops_desktop.domain.actor import PROGRAM
from mgops_desktop.domain.clock import FixedClock
from mgops_desktop.domain.errors import FileRefused, NotAllowed
from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.visit import bin_record
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.opening import connect, open_database
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.account import Account, AccountRole, Authorisation, PaperKind
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.vault.connection import open_live
from mgops_desktop.storage.vault.keys import Unlocked

ACCOUNT = UUID("00000000-0000-7000-8000-0000000000bb")
TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
BOTH_PAPERS = tuple(PaperKind)


@operation("konto w teście", None)
def found_account(session, *records):
    session.add(Account(id=ACCOUNT, login="jan", name="Jan Umowny"))
    session.flush()
    session.add_all(records)


def role(kind=Role.ASSISTANT, valid_from=TODAY, valid_to=None):
    return AccountRole(account_id=ACCOUNT, role=kind, valid_from=valid_from, valid_to=valid_to)


def paper(kind, given_on=TODAY, withdrawn_on=None):
    return Authorisation(
        account_id=ACCOUNT, kind=kind, given_on=given_on, withdrawn_on=withdrawn_on
    )


def papers(**changes):
    return [paper(kind, **changes) for kind in BOTH_PAPERS]


def open_as_jan(opened, clock=CLOCK, keys=("centre",)):
    """Open as the account would with its keys; the password has been checked before."""
    held = {name: opened.unlocked.key(name) for name in keys}
    unlocked = Unlocked(str(ACCOUNT), "jan", opened.unlocked.vault_id, held)
    connections = connect(opened.folder, unlocked)
    return open_database(connections, unlocked, clock)


def test_account_with_role_and_both_papers_opens(opened):
    opened.seen_by().change(found_account, role(), *papers())
    database = open_as_jan(opened)
    assert database.actor.roles == {Role.ASSISTANT}
    assert (database.actor.account, database.actor.name) == (ACCOUNT, "Jan Umowny")
    database.close()


@pytest.mark.parametrize("missing", BOTH_PAPERS)
def test_account_without_a_paper_does_not_open(opened, missing):
    others = [paper(kind) for kind in BOTH_PAPERS if kind is not missing]
    opened.seen_by().change(found_account, role(), *others)
    with pytest.raises(NotAllowed, match=r"bez ważnych dokumentów.*art\. 7 ust\. 4"):
        open_as_jan(opened)


@pytest.mark.parametrize("changes", [{"given_on": TOMORROW}, {"withdrawn_on": TODAY}])
def test_paper_not_yet_given_or_withdrawn_opens_nothing(opened, changes):
    opened.seen_by().change(found_account, role(), *papers(**changes))
    with pytest.raises(NotAllowed, match="bez ważnych dokumentów"):
        open_as_jan(opened)


def test_account_without_a_role_does_not_open(opened):
    opened.seen_by().change(found_account, *papers())
    with pytest.raises(NotAllowed, match="żadnej roli"):
        open_as_jan(opened)


@pytest.mark.parametrize(
    "dates", [{"valid_from": TOMORROW}, {"valid_from": date(2026, 1, 1), "valid_to": YESTERDAY}]
)
def test_role_of_another_time_opens_nothing(opened, dates):
    opened.seen_by().change(found_account, role(**dates), *papers())
    with pytest.raises(NotAllowed, match="żadnej roli"):
        open_as_jan(opened)


def test_role_holds_on_its_last_day(opened):
    opened.seen_by().change(found_account, role(valid_to=TODAY), *papers())
    open_as_jan(opened).close()
    with pytest.raises(NotAllowed):
        open_as_jan(opened, FixedClock.on(TOMORROW))


@operation("zamknięcie konta w teście", None)
def close_account(session):
    session.get_one(Account, ACCOUNT).closed_at = datetime(2026, 11, 1, tzinfo=UTC)


def test_closed_account_does_not_open(opened):
    opened.seen_by().change(found_account, role(), *papers())
    opened.seen_by().change(close_account)
    with pytest.raises(NotAllowed, match="zamknięte"):
        open_as_jan(opened)


@pytest.mark.parametrize("kind", ["account", "account_role", "authorisation"])
def test_binned_account_role_or_paper_opens_nothing(opened, kind):
    program = opened.seen_by()
    program.change(found_account, role(), *papers())
    (record, *_rest) = program.read(of_jan, kind)
    program.change(bin_record, kind, record, "pomyłka")
    with pytest.raises(NotAllowed):
        open_as_jan(opened)


@question("zapisy konta w teście", None)
def of_jan(session, kind):
    cls = KINDS[kind]
    column = cls.id if kind == "account" else cls.account_id
    return [row.id for row in session.query(cls).where(column == ACCOUNT)]


def test_unknown_account_does_not_open(opened):
    with pytest.raises(NotAllowed, match="zamknięte"):
        open_as_jan(opened)


def test_roles_held_at_the_same_time_add_up(opened):
    opened.seen_by().change(found_account, role(), role(Role.HEAD), *papers())
    database = open_as_jan(opened)
    assert database.actor.roles == {Role.ASSISTANT, Role.HEAD}
    database.close()


def test_recovery_sheet_opens_as_the_program_itself(opened):
    sheet = Unlocked("", "", opened.unlocked.vault_id, opened.unlocked.keys)
    database = open_database(connect(opened.folder, sheet), sheet, CLOCK)
    assert database.actor is PROGRAM
    assert database.may_open(Compartment.BLUE_CARD)
    database.close()


def test_first_account_of_a_folder_has_papers_and_every_role_of_one_person(opened):
    first = Unlocked(str(FIRST.id), FIRST.login, opened.unlocked.vault_id, opened.unlocked.keys)
    database = open_database(connect(opened.folder, first), first, CLOCK)
    assert database.actor.roles == FIRST.roles
    database.close()


def test_account_without_the_key_holds_no_connection_to_the_blue_card_file(opened):
    opened.seen_by().change(found_account, role(Role.TEAM_MEMBER), *papers())
    database = open_as_jan(opened)
    assert not database.may_open(Compartment.BLUE_CARD)
    database.close()


def test_key_without_the_role_gives_no_session_on_the_blue_card_file(opened):
    opened.seen_by().change(found_account, role(Role.HEAD), *papers())
    database = open_as_jan(opened, keys=("centre", "blue_card"))
    assert not database.may_open(Compartment.BLUE_CARD)
    database.close()


def test_the_centre_s_key_does_not_open_the_blue_card_file_with_any_tool(opened):
    path, key = opened.folder.database("blue_card"), opened.unlocked.key("centre")
    with pytest.raises(FileRefused):
        open_live(path, key)
    with closing(dbapi2.connect(path)) as raw:
        raw.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        with pytest.raises(dbapi2.DatabaseError, match="not a database"):
            raw.execute("SELECT count(*) FROM sqlite_schema")
    assert b"procedure" not in path.read_bytes()


def test_centre_file_holds_no_table_of_procedures(opened):
    with closing(open_live(opened.folder.database("centre"), opened.unlocked.key("centre"))) as raw:
        names = {row[0] for row in raw.execute("SELECT name FROM sqlite_schema")}
    assert not names & {"procedure", "party", "nk_form", "participation", "diagnostic_group"}


def test_records_carry_the_folder_in_which_they_were_born(opened):
    opened.seen_by().change(add, KINDS["family"](number="R/1/2026"))
    assert opened.seen_by().read(origins) == {ORIGIN}


@question("pochodzenie w teście", None)
def origins(session):
    return {row.origin for row in session.query(KINDS["family"])}
