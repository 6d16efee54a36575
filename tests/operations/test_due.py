"""The list of terms: everything that is due, for whom, how near, and what takes it off."""

from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from tests.conftest_database import ASSISTANT, HEAD, HEAD_AND_TEAM, TODAY
from tests.operations.due_example import put, row
from tests.operations.due_examples import EXAMPLES
from tests.operations.due_procedures import PROCEDURES
from tests.operations.importing.invented import family

from mgops_desktop.domain.deadline import DueState
from mgops_desktop.operations import due as module
from mgops_desktop.operations.due import CASEWORK, due, due_of_family
from mgops_desktop.operations.visit import bin_record, restore_record
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.bin import put_in_bin
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.staff import Worker

SOON = timedelta(days=7)


def state_of(alarm, today=TODAY):
    """Written again: late, today, within a week, later."""
    if alarm <= today:
        return DueState.TODAY if alarm == today else DueState.OVERDUE
    return DueState.WEEK if alarm <= today + SOON else DueState.LATER


def found(database, rule, alarm, today=TODAY):
    return [one for one in database.read(due, today) if (one.rule, one.alarm) == (rule, alarm)]


@pytest.mark.parametrize("example", [*EXAMPLES, *PROCEDURES], ids=str)
def test_what_is_due_is_listed_until_it_is_done(importer, example):
    database = importer.database
    importer.must(example.write)
    (item,) = found(database, example.rule, example.alarm)
    assert item.subject.kind == example.kind
    assert item.start == example.start or item.start.date() == example.start
    assert example.who in item.who
    assert example.explained in item.explanation
    assert item.title
    assert item.basis
    assert item.state is state_of(example.alarm)
    assert (item.family is not None) is (example in EXAMPLES)
    if item.family is not None:
        assert item in database.read(due_of_family, item.family)
    importer.must(lambda book: put(book, example.done))
    assert found(database, example.rule, example.alarm) == []


def test_team_that_last_sat_under_the_former_law_is_due_by_the_present_one(importer):
    importer.must(lambda book: put(book, (row("team_sitting", "NKZ/1", day=date(2023, 5, 10)),)))
    (item,) = found(importer.database, "T18", date(2023, 7, 10))
    assert item.state is DueState.OVERDUE


def test_member_is_to_be_trained_until_his_last_day_is_over(importer):
    member = {"function": "member", "began": date(2026, 1, 5), "training_needed": True}
    importer.must(
        lambda book: put(
            book,
            (
                row("professional", "NKO/1", surname="Umowna", role="police"),
                row("team_member", "NKM/1", professional="NKO/1", ended=TODAY, **member),
            ),
        )
    )
    assert found(importer.database, "T21", date(2027, 1, 5))
    assert not found(importer.database, "T21", date(2027, 1, 5), TODAY + timedelta(days=1))


def test_every_question_that_lists_terms_has_its_example():
    listing = {one.__name__ for one in CASEWORK} | {module.due_blue_card.__name__}
    assert {one.listed_by for one in (*EXAMPLES, *PROCEDURES)} == listing


@pytest.mark.parametrize(
    ("rule", "end_of_period", "last_day"),
    [
        ("half_year_report_2", date(2025, 12, 31), date(2026, 1, 31)),
        ("annual_report", date(2025, 12, 31), date(2026, 3, 31)),
        ("half_year_report_1", date(2026, 6, 30), date(2026, 7, 31)),
    ],
)
def test_statutory_report_is_due_until_its_day_is_over(
    opened_folder, rule, end_of_period, last_day
):
    head = opened_folder.seen_by(HEAD)
    (item,) = found(head, rule, last_day, last_day)
    assert item.start == end_of_period
    assert item.state is DueState.TODAY
    assert found(head, rule, last_day, last_day + timedelta(days=1)) == []
    assert found(opened_folder.seen_by(ASSISTANT), rule, last_day, last_day) == []


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 12, 7), DueState.LATER),
        (date(2026, 12, 8), DueState.WEEK),
        (date(2026, 12, 14), DueState.WEEK),
        (date(2026, 12, 15), DueState.TODAY),
        (date(2026, 12, 16), DueState.OVERDUE),
    ],
)
def test_state_changes_on_the_edges_of_days(importer, today, state):
    (court,) = [one for one in EXAMPLES if one.rule == "court_report"]
    (review,) = [one for one in EXAMPLES if one.rule == "foster_child_review"]
    importer.must(lambda book: (court.write(book), put(book, review.rows)))
    for rule in ("court_report", "foster_child_review"):  # a day that was set, and a computed one
        (item,) = found(importer.database, rule, date(2026, 12, 15), today)
        assert item.state is state


def two_families(importer):
    """Two families with the same terms; the first has an assistant."""

    def write(book):
        for number, name in ((1, "Przykładowa"), (2, "Fikcyjna")):
            family(book, number, name)
        book.add("worker", number="P/1/2026", surname="Wzorcowa", first_name="Anna")
        book.add(
            "contract",
            number="U/1/2026",
            worker="P/1/2026",
            position="family_assistant",
            form="employment",
            fraction=1,
            began=date(2026, 1, 1),
        )
        book.add(
            "assignment",
            number="PA/1/2026",
            case="AR/1/2026",
            worker="P/1/2026",
            kind="main",
            began=date(2026, 2, 1),
        )
        put(book, PROCEDURES[0].rows)
        put(book, (row("letter", "L/9", direction="out", kind="other", due=TODAY),))

    importer.must(write)


@question("kto jest kim w teście", None)
def who(session):
    families = session.execute(select(Family.number, Family.id)).all()
    return dict(families), session.scalars(select(Worker.id)).one()


def test_most_urgent_comes_first(importer):
    two_families(importer)
    alarms = [one.alarm for one in importer.database.read(due, TODAY)]
    assert len(set(alarms)) > 2
    assert alarms == sorted(alarms)


def test_hours_of_one_day_stand_in_their_order(importer):
    def write(book):
        family(book, 1, "Przykładowa")
        book.add("worker", number="P/1/2026", surname="Wzorcowa", first_name="Anna")
        for number, began in ((1, time(14, 30)), (2, time(8, 30))):
            book.add(
                "planned_visit",
                number=f"ZW/{number}/2026",
                case="AR/1/2026",
                worker="P/1/2026",
                day=date(2026, 11, 24),
                began=began,
            )

    importer.must(write)
    planned = [one for one in importer.database.read(due, TODAY) if one.rule == "scheduled_visit"]
    assert [one.title[-5:].strip() for one in planned] == ["8:30", "14:30"]


def test_everybody_sees_what_his_rights_let_him_see(importer, opened_folder):
    two_families(importer)
    numbers, worker = importer.database.read(who)
    assistant = replace(ASSISTANT, worker=worker)
    stranger = replace(ASSISTANT, account=UUID(int=5), worker=None)
    own = opened_folder.seen_by(assistant).read(due, TODAY)
    assert {one.family for one in own} == {numbers["R/1/2026"]}
    assert opened_folder.seen_by(stranger).read(due, TODAY) == []
    every = opened_folder.seen_by(HEAD).read(due, TODAY)
    assert {one.family for one in every} == {*numbers.values(), None}


def test_terms_of_procedures_are_for_those_with_the_right(importer, opened_folder):
    two_families(importer)
    team = opened_folder.seen_by(HEAD_AND_TEAM).read(due, TODAY)
    assert "T01" in {one.rule for one in team}
    for actor in (HEAD, ASSISTANT):
        seen = {one.rule for one in opened_folder.seen_by(actor).read(due, TODAY)}
        assert not seen & {one.rule for one in PROCEDURES}


def test_letter_goes_into_the_bin_with_its_family_and_comes_back_with_it(importer):
    letter = next(one for one in EXAMPLES if one.rule == "letter")
    importer.must(letter.write)
    (item,) = found(importer.database, "letter", letter.alarm)
    assert item.family is not None
    importer.database.change(bin_record, "family", item.family, "pomyłka")
    assert found(importer.database, "letter", letter.alarm) == []
    importer.database.change(restore_record, "letter", item.subject.id)
    assert found(importer.database, "letter", letter.alarm) == [item]


@operation("kosz dawnej wersji w teście", None)
def bin_only_the_family(session, family):
    put_in_bin(session, session.get_one(Family, family), "pomyłka")


def test_letter_that_an_older_version_left_without_its_family_stays_due_and_names_nobody(importer):
    letter = next(one for one in EXAMPLES if one.rule == "letter")
    importer.must(letter.write)
    (item,) = found(importer.database, "letter", letter.alarm)
    importer.database.change(bin_only_the_family, item.family)
    (item,) = found(importer.database, "letter", letter.alarm)
    assert item.family is None
