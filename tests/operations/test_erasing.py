"""Erasing for good: only what lies in the bin, by the head, with a reason; the journal's chain holds."""

import pytest
from sqlalchemy import func, select
from tests.fixtures.opened import TODAY, actor, add
from tests.fixtures.story import Story

from mgops_desktop.domain.errors import NotAllowed, UserError
from mgops_desktop.domain.family import MemberRole
from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.erasing import Erasing, erase_record
from mgops_desktop.operations.visit import bin_record
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.journal import broken_link
from mgops_desktop.storage.tables.blue_card import NkForm, Procedure
from mgops_desktop.storage.tables.family import Family, Membership, Person
from mgops_desktop.storage.tables.furniture import CENTRE

WHY = "na wniosek osoby"


@question("stan", None)
def left(session, record):
    change, operation = CENTRE.change, CENTRE.operation
    query = select(operation.name, change.before).join(
        change, change.sequence == operation.sequence
    )
    entries = [tuple(row) for row in session.execute(query.where(change.record == record))]
    return broken_link(session), entries


@question("liczba", None)
def count(session, table):
    return session.scalar(
        select(func.count()).select_from(table).execution_options(include_binned=True)
    )


def test_record_outside_the_bin_or_without_reason_is_not_erased(database):
    database.change(add, Person(number="O/1/2026", surname="Umowna"))
    for what in (
        Erasing("person", "O/1/2026", WHY),
        Erasing("person", "O/2/2026", WHY),
        Erasing("osoba", "O/1/2026", WHY),
        Erasing("person", "O/1/2026", " "),
    ):
        with pytest.raises(UserError):
            database.change(erase_record, what)
    assert database.read(count, Person) == 1


def test_erased_record_leaves_who_when_and_why_and_an_unbroken_journal(database):
    (person,) = database.change(add, Person(number="O/1/2026", surname="Umowna"))
    database.change(bin_record, "person", person, "pomyłka")
    assert database.change(erase_record, Erasing("person", "O/1/2026", WHY)) == 1
    broken, entries = database.read(left, person)
    assert (broken, entries) == (None, [("usunięcie na zawsze", {"erased": WHY})])
    assert database.read(count, Person) == 0


def test_family_is_erased_with_what_went_into_the_bin_with_it(story: Story):
    database = story.opened.seen_by()
    family = story.ids["family"]
    database.change(bin_record, "family", family, "pomyłka")
    number = database.read(number_of, family)
    assert database.change(erase_record, Erasing("family", number, WHY)) > 3
    assert database.read(count, Family) == 0
    assert database.read(left, family)[0] is None


def test_procedure_is_erased_with_its_forms(story: Story):
    database = story.opened.seen_by(actor(Role.HEAD, Role.TEAM_MEMBER))
    procedure = story.ids["procedure"]
    database.change(bin_record, "procedure", procedure, "pomyłka")
    number = database.read(number_of, procedure, Procedure)
    database.change(erase_record, Erasing("procedure", number, WHY))
    assert database.read(count, NkForm) == 0


@question("numer", None)
def number_of(session, record, table=Family):
    query = select(table.number).where(table.id == record)
    return session.scalar(query.execution_options(include_binned=True))


@operation("odwołanie w teście", None)
def refer_to(session, person, family):
    session.add(
        Membership(
            number="CR/1/2026",
            person_id=person,
            family_id=family,
            role=MemberRole.CHILD,
            began=TODAY,
        )
    )


def test_record_that_another_outside_the_bin_needs_is_kept(database):
    person, family = database.change(
        add, Person(number="O/1/2026", surname="Umowna"), Family(number="R/1/2026")
    )
    database.change(bin_record, "person", person, "pomyłka")
    database.change(refer_to, person, family)
    with pytest.raises(UserError, match="odwołuje się"):
        database.change(erase_record, Erasing("person", "O/1/2026", WHY))
    assert database.read(count, Person) == 1


def test_only_the_head_erases(opened):
    with pytest.raises(NotAllowed):
        opened.seen_by(actor(Role.ASSISTANT)).change(
            erase_record, Erasing("person", "O/1/2026", WHY)
        )
