"""read and change: all or nothing, versions, conflicts, drafts, what is told and what is logged."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update
from tests.fixtures.opened import CLOCK, TODAY, actor, add

from mgops_desktop.domain.clock import FixedClock
from mgops_desktop.domain.errors import Conflict, NotAllowed, UserError
from mgops_desktop.domain.rights import Role
from mgops_desktop.domain.visit import VisitKind
from mgops_desktop.operations.visit import FORM, VisitDetails, correct_visit, record_visit
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.blue_card import parties_of, procedures
from mgops_desktop.storage.connections import Use
from mgops_desktop.storage.drafts import drafts_of_account
from mgops_desktop.storage.family import family_card
from mgops_desktop.storage.journal import broken_link, head_of
from mgops_desktop.storage.plan import plans_of_family
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.tables.family import Person
from mgops_desktop.storage.tables.furniture import BLUE_CARD, CENTRE
from mgops_desktop.storage.visit import visit_form

CONTENT = {"topic": "rozmowa o szkole", "persons": ["a", "b"], "km": None}


@question("wersja osoby w teście", None)
def person_row(session, person):
    found = session.get_one(Person, person)
    return found.version, found.surname, found.created_by, found.changed_by, found.changed_at


@operation("nazwisko w teście", None)
def rename(session, person, surname):
    session.get_one(Person, person).surname = surname


@question("dziennik odczytów w teście", None)
def readings(session, furniture=CENTRE):
    log = furniture.reading
    query = select(log.account, log.kind, log.record, log.purpose).order_by(log.at, log.kind)
    return [tuple(row) for row in session.execute(query)]


@question("szkice pliku w teście", None)
def drafts_in(session, furniture):
    return session.scalars(select(furniture.draft)).all()


@question("głowa w teście", None)
def head(session):
    return head_of(session)


@question("łańcuch w teście", None)
def broken(session):
    return broken_link(session)


@operation("zmiana obok w teście", None)
def change_beside(session, person):
    """Change a record that somebody else has changed in the same moment."""
    mine = session.get_one(Person, person)
    session.execute(update(Person.__table__).values(version=7), bind_arguments={"mapper": Person})
    mine.surname = "Moja"


def test_record_is_stamped_with_account_and_moment(on_both):
    head = actor(Role.HEAD)
    (person,) = on_both.seen_by().change(add, Person(number="O/1/2026", surname="Przykładowa"))
    assert on_both.seen_by().read(person_row, person)[1:4] == ("Przykładowa", None, None)
    later = FixedClock(CLOCK.moment + timedelta(hours=1))
    on_both.seen_by(head, later).change(rename, person, "Wzorcowa")
    expected = (2, "Wzorcowa", None, head.account, later.now())
    assert on_both.seen_by().read(person_row, person) == expected


def test_versions_count_every_change(on_both):
    database = on_both.seen_by()
    (person,) = database.change(add, Person(number="O/1/2026"))
    for number in range(1, 5):
        database.change(rename, person, f"Przykładowa {number}")
        assert database.read(person_row, person)[0] == number + 1


def test_record_changed_meanwhile_is_a_conflict_and_nothing_is_overwritten(on_both):
    database = on_both.seen_by()
    (person,) = database.change(add, Person(number="O/1/2026", surname="Przykładowa"))
    before = database.read(head)
    with pytest.raises(Conflict, match="Niczego nie nadpisano"):
        database.change(change_beside, person)
    assert database.read(person_row, person)[:2] == (1, "Przykładowa")
    assert database.read(head) == before


def visit_of(ids, **changes):
    return VisitDetails(day=TODAY, kind=VisitKind.HOME, cases=(ids["case"],), **changes)


def test_second_of_two_corrections_of_one_visit_is_a_conflict(story):
    one, other = story.as_(Role.HEAD), story.as_(Role.ASSISTANT)
    visit, version = story.ids["visit"], one.read(visit_form, story.ids["visit"]).version
    other.change(correct_visit, visit, version, visit_of(story.ids, topic="pierwszy"))
    with pytest.raises(Conflict):
        one.change(correct_visit, visit, version, visit_of(story.ids, topic="drugi"))
    form = one.read(visit_form, visit)
    assert form.topic == "pierwszy"
    assert form.version > version


def test_subscribers_are_told_once_of_all_touched_records(story):
    database, told = story.as_(Role.ASSISTANT), []
    database.subscribe(told.append)
    visit = database.change(record_visit, visit_of(story.ids))
    assert told == [frozenset({("visit", visit)})]
    assert database.unsaved_since_backup


def test_failed_operation_tells_nobody(story):
    database, told = story.as_(Role.ASSISTANT), []
    database.subscribe(told.append)
    with pytest.raises(UserError):
        database.change(record_visit, replace(visit_of(story.ids), cases=()))
    assert told == []
    assert not database.unsaved_since_backup


def test_draft_is_kept_without_journal_version_or_signal(on_both):
    database, told = on_both.seen_by(actor(Role.ASSISTANT)), []
    database.subscribe(told.append)
    before = database.read(head)
    database.keep_draft(FORM, None, CONTENT)
    (draft,) = database.read(drafts_of_account)
    assert (draft.form, draft.record, draft.content) == (FORM, None, CONTENT)
    assert draft.kept_at == CLOCK.now()
    assert (told, database.read(head)) == ([], before)
    assert not database.unsaved_since_backup


def test_newer_draft_of_the_same_form_replaces_the_older(on_both):
    database = on_both.seen_by(actor(Role.ASSISTANT))
    database.keep_draft(FORM, None, {"topic": "a"})
    database.keep_draft(FORM, None, {"topic": "b"})
    assert [draft.content for draft in database.read(drafts_of_account)] == [{"topic": "b"}]


def test_drafts_are_the_account_s_own(on_both):
    on_both.seen_by(actor(Role.ASSISTANT)).keep_draft(FORM, None, CONTENT)
    assert on_both.seen_by(actor(Role.HEAD)).read(drafts_of_account) == []


def test_draft_of_a_blue_card_record_stands_in_the_blue_card_file_alone(on_both):
    database = on_both.seen_by(actor(Role.TEAM_MEMBER))
    database.keep_draft("record:party", None, {"surname": "Umowna"})
    database.keep_draft("record:need", None, CONTENT)
    assert [one.form for one in database.read(drafts_in, CENTRE)] == ["record:need"]
    assert [one.form for one in database.read(drafts_in, BLUE_CARD)] == ["record:party"]
    kept = {one.form: one.content for one in database.read(drafts_of_account)}
    assert kept == {"record:party": {"surname": "Umowna"}, "record:need": CONTENT}
    database.discard_draft("record:party", None)
    assert database.read(drafts_in, BLUE_CARD) == []


def test_committing_the_form_deletes_its_draft_and_no_other(story):
    database = story.as_(Role.ASSISTANT)
    database.keep_draft(FORM, None, CONTENT)
    database.keep_draft(FORM, story.ids["visit"], CONTENT)
    database.change(record_visit, visit_of(story.ids))
    assert [draft.record for draft in database.read(drafts_of_account)] == [story.ids["visit"]]
    database.change(correct_visit, story.ids["visit"], 1, visit_of(story.ids))
    assert database.read(drafts_of_account) == []


def test_refused_form_keeps_its_draft(story):
    database = story.as_(Role.ASSISTANT)
    database.keep_draft(FORM, None, CONTENT)
    with pytest.raises(UserError):
        database.change(record_visit, replace(visit_of(story.ids), cases=()))
    assert len(database.read(drafts_of_account)) == 1


def test_opening_a_family_card_is_logged_with_its_purpose(story):
    head = story.as_(Role.HEAD)
    head.read(family_card, story.ids["family"], "skarga z 12.11.2026")
    entry = (head.actor.account, "family", story.ids["family"], "skarga z 12.11.2026")
    assert story.opened.seen_by().read(readings) == [entry]


def test_reading_on_for_some_minutes_is_one_reading(story):
    head = story.as_(Role.HEAD)
    for _ in range(3):
        head.read(plans_of_family, story.ids["family"])
    assert len(head.read(readings)) == 1
    head.clock = FixedClock(CLOCK.moment + timedelta(minutes=11))
    head.read(plans_of_family, story.ids["family"])
    assert len(head.read(readings)) == 2


def test_refused_card_is_not_logged_as_read(story):
    database = story.as_(Role.ASSISTANT, own=False)
    with pytest.raises(NotAllowed):
        database.read(family_card, story.ids["family"])
    assert database.read(readings) == []


def test_reading_procedures_is_logged_in_their_own_file(story):
    member, procedure = story.as_(Role.TEAM_MEMBER), story.ids["procedure"]
    member.read(procedures)
    member.read(parties_of, procedure)
    account = member.actor.account
    assert sorted(member.read(readings, BLUE_CARD), key=str) == sorted(
        [(account, "procedure", None, ""), (account, "procedure", procedure, "")], key=str
    )
    assert member.read(readings) == []


def test_question_in_another_thread_has_a_connection_of_its_own(story):
    database, seen = story.as_(Role.HEAD), []

    @question("połączenie w teście", None)
    def connection(session):
        return id(session.connection(bind_arguments={"mapper": Person}).engine)

    thread = threading.Thread(target=lambda: seen.append(database.read(connection)))
    thread.start()
    thread.join()
    engines = story.opened.connections.engines[Compartment.CENTRE]
    assert seen == [id(engines[Use.BACKGROUND])]
    assert database.read(connection) == id(engines[Use.READ])


def test_reader_sees_the_committed_state_while_somebody_writes(on_both):
    database = on_both.seen_by()
    (person,) = database.change(add, Person(number="O/1/2026", surname="Przykładowa"))
    begun, finish = threading.Event(), threading.Event()

    @operation("powolna zmiana w teście", None)
    def slowly(session):
        session.get_one(Person, person).surname = "Wzorcowa"
        session.flush()
        begun.set()
        assert finish.wait(20)

    writer = threading.Thread(target=lambda: database.change(slowly))
    writer.start()
    assert begun.wait(20)
    assert database.read(person_row, person)[1] == "Przykładowa"
    finish.set()
    writer.join()
    assert database.read(person_row, person)[1] == "Wzorcowa"


def test_two_programs_writing_at_once_leave_no_gap_and_no_branch(on_both):
    """Only a server has this; SQLite's folder lock keeps a second program out, its transactions would hold too."""
    one, other = on_both.seen_by(), second_connection(on_both)
    people = [(one, "A"), (other, "B")]

    def write(database, letter):
        for number in range(10):
            database.change(add, Person(number=f"{letter}/{number}/2026"))

    threads = [threading.Thread(target=write, args=pair) for pair in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert one.read(broken) is None
    other.close()


def second_connection(opened):
    return opened.again().seen_by()


def test_account_without_the_right_has_no_session_on_the_blue_card_file(story):
    database = story.as_(Role.HEAD)
    assert not database.may_open(Compartment.BLUE_CARD)
    with pytest.raises(NotAllowed):
        database.read(procedures)


def test_right_without_the_key_is_said_plainly(story):
    member = actor(Role.TEAM_MEMBER)
    keyless = replace(
        story.opened, connections=story.opened.connections.without(Compartment.BLUE_CARD)
    )
    with pytest.raises(NotAllowed, match="nie ma klucza"):
        keyless.seen_by(member).read(procedures)
