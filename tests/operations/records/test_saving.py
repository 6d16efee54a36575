"""Any kind of record by its form: what is stored, what is refused, what is asked once more."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import select
from tests.conftest_database import ASSISTANT, HEAD
from tests.operations.records.entering import enter

from mgops_desktop.domain.errors import Conflict, NotAllowed, UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.records import joined
from mgops_desktop.operations.records.drafts import draft_name, kind_of_draft
from mgops_desktop.operations.records.forms import FieldType, record_form
from mgops_desktop.operations.records.lines import lines_about
from mgops_desktop.operations.records.options import find_records
from mgops_desktop.operations.records.saving import (
    NeedsConfirmation,
    confirmation_of,
    correct_record,
    record_new,
)
from mgops_desktop.sheets.kinds import SHEETS
from mgops_desktop.storage.access import question
from mgops_desktop.storage.drafts import _table_of, drafts_of_account
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.centre import DictionaryEntry
from mgops_desktop.storage.tables.furniture import CENTRE


@question("zapis w teście", None)
def stored(session, kind, record, *names):
    found = session.get_one(KINDS[kind], record)
    return tuple(getattr(found, name) for name in names)


@question("słownik w teście", None)
def districts(session):
    query = select(DictionaryEntry.key).where(DictionaryEntry.dictionary == "district")
    return set(session.scalars(query))


@pytest.fixture
def head(opened):
    return opened.seen_by(HEAD)


@pytest.fixture
def family(head):
    return enter(head, "family", {"name": "Przykładowa", "street": "ul. Umowna 2"})


@pytest.fixture
def person(head, family):
    found = enter(head, "person", {"surname": "Przykładowa", "first_name": "Ewa", "sex": "female"})
    enter(
        head,
        "membership",
        {"family": str(family), "person": str(found), "role": "mother", "began": "2026-01-01"},
    )
    return found


def problems(error):
    return [(one.field, one.code) for one in error.value.problems]


def test_new_record_gets_its_number_and_what_was_typed(head, family):
    assert head.read(stored, "family", family, "number", "name", "street") == (
        *("R/1/2026", "Przykładowa", "ul. Umowna 2"),
    )


def test_number_is_of_the_year_of_the_record(head, family):
    given = {"family": str(family), "received": "2024-05-06", "source": "school"}
    record = enter(head, "difficulty_report", given)
    assert head.read(stored, "difficulty_report", record, "number", "received") == (
        *("Z/1/2024", date(2024, 5, 6)),
    )


def test_what_is_missing_or_cannot_be_read_is_said_field_by_field_and_nothing_is_stored(head):
    with pytest.raises(UserError) as error:
        head.change(record_new, "person", {"surname": " ", "birth_date": "31.02.2020"})
    assert problems(error) == [("surname", "required"), ("birth_date", "date")]


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("birth_date", "2030-01-01", "future"),
        ("pesel", "44051401358", "pesel_check_digit"),
        ("birth_year", "1800", "entry"),
        ("sex", "inna", "choice"),
    ],
)
def test_rules_of_the_import_hold_for_the_form(head, field, typed, code):
    with pytest.raises(UserError) as error:
        head.change(record_new, "person", {"surname": "Próbna", field: typed})
    assert not isinstance(error.value, NeedsConfirmation)
    assert problems(error) == [(field, code)]


def test_odd_is_asked_once_and_stored_when_confirmed(head, family):
    given = {
        "family": str(family),
        "basis": "consent",
        "began": "2026-01-05",
        "ended": "2026-06-30",
    }
    with pytest.raises(NeedsConfirmation) as error:
        head.change(record_new, "case", given)
    assert ("closure_reason", "closure_reason") in problems(error)
    accepted = [confirmation_of(one) for one in error.value.problems]
    record = head.change(record_new, "case", given, accepted)
    assert head.read(stored, "case", record, "ended") == (date(2026, 6, 30),)


def test_correction_changes_what_was_changed_and_stands_in_its_own_version(head, family):
    head.change(correct_record, "family", family, 1, {"street": "ul. Zmyślona 5"})
    names = ("name", "street", "version")
    assert head.read(stored, "family", family, *names) == ("Przykładowa", "ul. Zmyślona 5", 2)


def test_record_changed_meanwhile_is_not_written_over(head, family):
    head.change(correct_record, "family", family, 1, {"place": "Przykładowo"})
    with pytest.raises(Conflict):
        head.change(correct_record, "family", family, 1, {"place": "Zmyślin"})
    assert head.read(stored, "family", family, "place") == ("Przykładowo",)


def test_new_word_becomes_an_entry_of_the_dictionary_that_may_grow(head, family):
    head.change(correct_record, "family", family, 1, {"district": "Rejon Dolny"})
    assert head.read(stored, "family", family, "district") == ("rejon_dolny",)
    assert "rejon_dolny" in head.read(districts)


def test_word_that_no_fixed_dictionary_knows_is_refused(head, family):
    given = {"family": str(family), "basis": "consent", "began": "2026-01-05"}
    with pytest.raises(UserError) as error:
        head.change(record_new, "case", given | {"closure_reason": "bo tak"})
    assert problems(error) == [("closure_reason", "choice")]


def test_lists_of_records_are_stored_and_come_back(opened, person):
    specialist = opened.seen_by(replace(HEAD, roles=frozenset({Role.HEAD, Role.SPECIALIST})))
    given = {
        "day": "2026-03-02",
        "minutes": "60",
        "specialist": "psycholog",
        "kind": "consultation",
        "persons": [str(person)],
    }
    record = enter(specialist, "counselling_session", given)
    form = specialist.read(record_form, "counselling_session", record)
    assert (form.values["persons"], form.values["minutes"]) == ([str(person)], 60)


def test_saving_throws_the_draft_away(head, family):
    head.keep_draft(draft_name("family"), family, {"values": {"name": "Przykł"}})
    head.change(correct_record, "family", family, 1, {"name": "Przykładowa-Nowa"})
    assert head.read(drafts_of_account) == []


def test_account_without_the_right_can_neither_open_nor_store(opened, family):
    assistant = opened.seen_by(ASSISTANT)
    with pytest.raises(NotAllowed):
        assistant.read(record_form, "worker")
    with pytest.raises(NotAllowed):
        assistant.change(record_new, "worker", {"surname": "Wzorcowa"})
    with pytest.raises(NotAllowed):
        assistant.read(record_form, "family", family)  # none of his families
    with pytest.raises(NotAllowed):
        assistant.change(correct_record, "family", family, 1, {"name": "Inna"})


def test_form_of_every_kind_opens_with_a_field_for_every_column(opened):
    database = opened.seen_by(replace(HEAD, roles=frozenset(Role)))
    for sheet in SHEETS:
        form = database.read(record_form, sheet.key)
        asked = [column.key for column in sheet.columns if column.key != "number"]
        assert [field.name for field in form.fields] == asked, sheet.key
        assert set(form.values) == set(asked)


def test_form_from_a_card_knows_whose_record_it_is(head, family, person):
    owner = RecordRef("family", family)
    fields = {one.name: one for one in head.read(record_form, "stay", None, owner).fields}
    assert [one.label for one in fields["person"].options] == ["Przykładowa Ewa"]
    case = head.read(record_form, "case", None, owner)
    assert case.values["family"] == str(family)
    assert next(one for one in case.fields if one.name == "family").fixed


def test_only_case_of_the_family_is_chosen_already(head, family):
    case = enter(
        *(head, "case"),
        {"family": str(family), "basis": "consent", "began": "2026-01-05"},
    )
    form = head.read(record_form, "work_plan", None, RecordRef("family", family))
    assert form.values["case"] == str(case)
    assert next(one for one in form.fields if one.name == "case").type is FieldType.CHOICE


def test_tie_of_a_newcomer_begins_with_its_owner(head, family, monkeypatch):
    given = {"family": str(family), "basis": "consent", "began": "2026-01-05"}
    case = RecordRef("case", enter(head, "case", given))
    of_case = joined.Join("assignment", "worker", "case", since="began")
    monkeypatch.setitem(joined._JOINS, ("worker", "case"), of_case)
    newcomer = head.read(record_form, "worker", None, case)
    assert newcomer.values["assignment.began"] == "2026-01-05"
    member = head.read(record_form, "person", None, RecordRef("family", family))
    assert member.values["membership.began"] == "2026-11-21"  # nobody said since when


def test_persons_are_found_by_any_of_their_words(head, person):
    found = head.read(find_records, "stay", "person", "ewa przyk")
    assert [(one.key, one.label) for one in found] == [(str(person), "Przykładowa Ewa")]
    assert head.read(find_records, "stay", "person", "nikt") == ()


def test_card_lists_what_belongs_to_the_family_newest_first_and_what_is_over_last(
    head, family, person
):
    for kind, began, ended in (
        ("home", "2026-01-01", "2026-02-28"),
        ("foster_care", "2026-03-01", "2026-04-30"),
        ("home", "2026-05-01", ""),
    ):
        given = {"person": str(person), "kind": kind, "began": began, "ended": ended}
        enter(head, "stay", given)
    (listed,) = head.read(lines_about, ("stay",), RecordRef("family", family))
    assert [line.began for line in listed.lines] == [
        *(date(2026, 5, 1), date(2026, 3, 1), date(2026, 1, 1)),
    ]
    assert listed.may_write


def test_every_draft_has_a_name_that_fits_and_lies_in_the_file_of_its_kind() -> None:
    for sheet in SHEETS:
        name = draft_name(sheet.key, uuid4())
        assert len(name) <= CENTRE.draft.form.type.length
        assert _table_of(name).__table__.metadata is sheet.table.metadata
        assert kind_of_draft(name) == sheet.key


def test_head_of_a_form_names_the_family_only_to_accounts_that_may_know_it(story) -> None:
    letter = ("letter", None, RecordRef("family", story.ids["family"]))
    name = story.as_(Role.HEAD).read(record_form, *letter).whose
    assert name
    number = story.as_(Role.OFFICE).read(record_form, *letter).whose
    assert number not in ("", name)
