"""Sprostowanie: what was signed, handed over or accepted is put right with a reason, and the old text stays."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select
from tests.fixtures.opened import actor
from tests.operations.records.entering import enter

from mgops_desktop.domain.court import LetterDirection
from mgops_desktop.domain.errors import NotAllowed, UserError
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Role
from mgops_desktop.domain.statutory_report import StatutoryReport
from mgops_desktop.domain.visit import VisitKind
from mgops_desktop.operations.accepted_months import accept_month, take_back_acceptance
from mgops_desktop.operations.erasing import Erasing, erase_record
from mgops_desktop.operations.exporting import AMENDMENTS, export_workbook
from mgops_desktop.operations.records.amending import NeedsReason, amending_of
from mgops_desktop.operations.records.history import history_of
from mgops_desktop.operations.records.saving import (
    NeedsConfirmation,
    confirmation_of,
    correct_record,
)
from mgops_desktop.operations.report_text import write_needs, write_text
from mgops_desktop.operations.visit import (
    VisitDetails,
    bin_record,
    correct_visit,
    record_visit,
)
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.furniture import BLUE_CARD, CENTRE

WHY = "omyłka w dacie rozmowy"
NOVEMBER = Period.month(2026, 11)


@question("stan w teście", None)
def state(session, kind, record, name):
    """A field of a record as it stands now, and its version."""
    found = session.get_one(KINDS[kind], record)
    return getattr(found, name), found.version


@question("liczba sprostowań w teście", None)
def amendments(session):
    """How many are kept, in the centre's file and in that of Blue Cards."""
    tables = (CENTRE.amendment, BLUE_CARD.amendment)
    return tuple(session.scalar(select(func.count()).select_from(table)) for table in tables)


@operation("ustawienie pól w teście", None)
def put(session, kind, record, **fields):
    for name, value in fields.items():
        setattr(session.get_one(KINDS[kind], record), name, value)


@operation("przyjęcie w teście", None)
def accept(session, worker, month):
    session.add(KINDS["accepted_month"](worker_id=worker, month=month.first, day=month.last))


@pytest.fixture
def ids(story):
    return story.ids


@pytest.fixture
def head(story):
    return story.opened.seen_by(actor(Role.HEAD, Role.TEAM_MEMBER))


@pytest.fixture
def handed_over(head, ids):
    """The assessment of the story, handed over on a day."""
    fields = {"handed_over": date(2026, 9, 10), "progress": "Rodzina spłaca czynsz."}
    head.change(put, "assessment", ids["assessment"], **fields)
    return ids["assessment"]


@pytest.fixture
def accepted(head, ids):
    """The visit of the story, in a month that was accepted."""
    head.change(accept, ids["worker"], NOVEMBER)
    return ids["visit"]


def correct(database, kind, record, given, reason=""):
    """Correct a record with every warning confirmed."""
    _value, version = database.read(state, kind, record, "id")
    accepted = []
    while True:
        try:
            return database.change(correct_record, kind, record, version, given, accepted, reason)
        except NeedsConfirmation as error:
            accepted += [confirmation_of(one) for one in error.problems]


SEALED = [
    ("assessment", {"handed_over": date(2026, 9, 10)}, {"progress": "Inaczej."}, "przekazano 10"),
    ("plan_version", {"family_signed_on": date(2026, 9, 3)}, {"coordinator": "Inna"}, "podpisała"),
    ("plan_version", {"sent_to_county_on": date(2026, 9, 3)}, {"coordinator": "Inna"}, "powiatu"),
    (
        "plan_version",
        {"family_signed_on": None, "sent_to_county_on": None, "family_refused": True},
        {"coordinator": "Inna"},
        "Rodzina odmówiła podpisania tej wersji planu",
    ),
    ("letter", {"day": date(2026, 9, 4)}, {"subject": "Inny temat"}, "Pismo wysłano"),
    ("procedure", {"handed_over_on": date(2026, 11, 9)}, {"environment": "Inne"}, "Procedurę"),
]


@pytest.mark.parametrize(("kind", "fields", "given", "words"), SEALED)
def test_sealed_record_is_not_simply_corrected(head, ids, kind, fields, given, words):
    head.change(put, kind, ids[kind], **fields)
    before = head.read(state, kind, ids[kind], next(iter(given)))
    with pytest.raises(NeedsReason, match=words):
        correct(head, kind, ids[kind], given)
    assert head.read(state, kind, ids[kind], next(iter(given))) == before
    assert words in head.read(amending_of, kind, ids[kind]).seal


@pytest.mark.parametrize(("kind", "fields", "given", "_words"), SEALED)
def test_amendment_keeps_reason_and_old_text_in_the_file_of_the_record(
    head, ids, kind, fields, given, _words
):
    head.change(put, kind, ids[kind], **fields)
    correct(head, kind, ids[kind], given, WHY)
    (name, value), *_ = given.items()
    assert head.read(state, kind, ids[kind], name)[0] == value
    (one,) = head.read(amending_of, kind, ids[kind]).earlier
    assert (one.reason, len(one.before)) == (WHY, 1)
    assert head.read(amendments) == ((0, 1) if kind == "procedure" else (1, 0))


def test_old_text_stays_readable(head, handed_over):
    correct(head, "assessment", handed_over, {"progress": "Rodzina spłaciła czynsz."}, WHY)
    (one,) = head.read(amending_of, "assessment", handed_over).earlier
    assert one.before == (("Postępy rodziny", "Rodzina spłaca czynsz."),)
    newest = head.read(history_of, "assessment", handed_over)[0]
    assert newest.doing == "sprostowanie"
    said = {change.field: (change.before, change.after) for change in newest.changes}
    assert said["Postępy rodziny"] == ("Rodzina spłaca czynsz.", "Rodzina spłaciła czynsz.")
    assert said["przyczyna sprostowania"] == ("", WHY)


def test_amendments_add_up_and_the_newest_comes_first(head, handed_over):
    for text in ("Po pierwsze.", "Po drugie."):
        correct(head, "assessment", handed_over, {"progress": text}, WHY)
    earlier = head.read(amending_of, "assessment", handed_over).earlier
    assert [one.before[0][1] for one in earlier] == ["Po pierwsze.", "Rodzina spłaca czynsz."]


def test_saving_without_a_change_needs_no_reason(head, handed_over):
    correct(head, "assessment", handed_over, {"progress": "Rodzina spłaca czynsz."})
    assert head.read(amendments) == (0, 0)


def test_what_comes_after_signing_is_filled_in_without_a_reason(head, ids):
    head.change(put, "plan_version", ids["plan_version"], family_signed_on=date(2026, 9, 3))
    correct(head, "plan_version", ids["plan_version"], {"sent_to_county_on": "2026-09-20"})
    assert head.read(amendments) == (0, 0)


def test_refusal_that_comes_after_sending_is_filled_in_and_taken_back_with_a_reason(head, ids):
    version = ids["plan_version"]
    sent = {"family_signed_on": None, "sent_to_county_on": date(2026, 9, 20)}
    head.change(put, "plan_version", version, **sent, family_refused=False, refusal_remark="")
    refused = {"family_refused": True, "refusal_remark": "nie zgadza się z celem"}
    correct(head, "plan_version", version, refused)
    assert head.read(amendments) == (0, 0)
    with pytest.raises(NeedsReason):
        correct(head, "plan_version", version, {"family_refused": False, "refusal_remark": ""})


def test_letter_from_outside_is_corrected(head, ids):
    fields = {"direction": LetterDirection.IN, "day": date(2026, 9, 4)}
    head.change(put, "letter", ids["letter"], **fields)
    assert head.read(amending_of, "letter", ids["letter"]).seal == ""


def test_need_of_a_report_that_was_handed_over_is_amended(head, ids):
    hand_over(head, ids)
    with pytest.raises(NeedsReason, match="Sprawozdanie za 2026"):
        correct(head, "need", ids["need"], {"text": "Drugi asystent."})
    correct(head, "need", ids["need"], {"text": "Drugi asystent."}, WHY)
    assert head.read(amendments) == (1, 0)


def hand_over(head, ids):
    fields = {"report": StatutoryReport.ANNUAL, "year": 2026, "day": date(2026, 11, 20)}
    head.change(put, "report_handover", ids["report_handover"], **fields)


def test_text_of_a_report_that_was_handed_over_is_amended(head, ids):
    hand_over(head, ids)
    change = ("annual", 2026, "introduction", "Inny wstęp.")
    with pytest.raises(NeedsReason, match="Sprawozdanie za 2026"):
        head.change(write_text, *change)
    head.change(write_text, *change, WHY)
    (one,) = head.read(amending_of, "report_text", ids["report_text"]).earlier
    assert one.before[0][1].startswith("Kanarek")


def test_needs_of_a_report_that_was_handed_over_are_amended_one_by_one(head, ids):
    hand_over(head, ids)
    needs = ("Inna potrzeba.", "Nowa potrzeba.")
    with pytest.raises(NeedsReason):
        head.change(write_needs, 2026, needs)
    head.change(write_needs, 2026, needs, WHY)
    assert head.read(amendments) == (2, 0)
    head.change(write_needs, 2026, needs[:1], WHY)


# months


def details(ids, **more):
    values = {"day": date(2026, 11, 13), "kind": VisitKind.HOME, "cases": (ids["case"],)}
    return VisitDetails(**values | {"workers": (ids["worker"],)} | more)


def test_visit_of_an_accepted_month_is_amended(head, ids, accepted):
    _course, version = head.read(state, "visit", accepted, "course")
    with pytest.raises(NeedsReason, match="listopad 2026"):
        head.change(correct_visit, accepted, version, details(ids, course="Inaczej."))
    head.change(correct_visit, accepted, version, details(ids, course="Inaczej."), WHY)
    (one,) = head.read(amending_of, "visit", accepted).earlier
    assert one.reason == WHY
    assert dict(one.before)["Przebieg"].startswith("Kanarek")


def test_agreed_day_of_a_visit_in_an_accepted_month_can_still_be_moved(head, ids, accepted):
    head.change(put, "visit", accepted, next_day=date(2026, 11, 27))
    correct(head, "visit", accepted, {"next_day": "2026-12-01"})
    assert head.read(amendments) == (0, 0)


def test_forgotten_visit_is_added_to_an_accepted_month_with_a_reason(head, ids, accepted):
    with pytest.raises(NeedsReason):
        head.change(record_visit, details(ids, day=date(2026, 11, 3)))
    visit = head.change(record_visit, details(ids, day=date(2026, 11, 3)), WHY)
    (one,) = head.read(amending_of, "visit", visit).earlier
    assert (one.reason, one.before) == (WHY, ())


def test_visit_is_not_moved_into_an_accepted_month_without_a_reason(head, ids, accepted):
    visit = head.change(record_visit, details(ids, day=date(2026, 10, 3)))
    with pytest.raises(NeedsReason):
        head.change(correct_visit, visit, 1, details(ids))


def test_absence_and_hours_of_an_accepted_month_are_amended(head, ids, accepted):
    head.change(put, "leave", ids["leave"], began=date(2026, 10, 28), ended=date(2026, 11, 2))
    head.change(put, "service_hours", ids["service_hours"], month=date(2026, 11, 1))
    given = {"leave": {"ended": "2026-11-03"}, "service_hours": {"minutes": 90}}
    for kind, change in given.items():
        with pytest.raises(NeedsReason, match="listopad 2026"):
            correct(head, kind, ids[kind], change)
        correct(head, kind, ids[kind], change, WHY)
        assert len(head.read(amending_of, kind, ids[kind]).earlier) == 1


def test_absence_is_entered_into_an_accepted_month_with_a_reason(head, ids, accepted):
    head.change(put, "leave", ids["leave"], ended=date(2026, 9, 1))
    given = {"worker": str(ids["worker"]), "kind": "holiday", "began": "2026-10-30"}
    with pytest.raises(NeedsReason, match="listopad 2026"):
        enter(head, "leave", given)
    leave = enter(head, "leave", given, WHY)
    (one,) = head.read(amending_of, "leave", leave).earlier
    assert (one.reason, one.before) == (WHY, ())


@pytest.mark.parametrize(("ended", "is_amended"), [("2026-12-04", False), ("2026-11-12", True)])
def test_end_of_an_absence_is_news_unless_it_changes_days_that_were_accepted(
    head, ids, accepted, ended, is_amended
):
    head.change(put, "leave", ids["leave"], began=date(2026, 10, 28), ended=None)
    correct(head, "leave", ids["leave"], {"ended": ended}, WHY)
    assert head.read(amendments) == (int(is_amended), 0)


def test_head_accepts_a_month_that_is_over_once(head, ids):
    october = Period.month(2026, 10)
    head.change(accept_month, ids["worker"], october)
    with pytest.raises(UserError, match="przyjęto już"):
        head.change(accept_month, ids["worker"], october)
    with pytest.raises(UserError, match="trwa do"):
        head.change(accept_month, ids["worker"], NOVEMBER)
    with pytest.raises(UserError, match="Podaj przyczynę"):
        head.change(take_back_acceptance, ids["worker"], october, " ")
    head.change(take_back_acceptance, ids["worker"], october, "brak dwóch wizyt")
    head.change(accept_month, ids["worker"], october)


def test_nobody_but_the_head_accepts(story, ids):
    with pytest.raises(NotAllowed):
        story.as_(Role.ASSISTANT).change(accept_month, ids["worker"], Period.month(2026, 10))


# bin, erasing, export


def test_sealed_record_goes_into_the_bin_by_the_head_only(story, head, handed_over, ids):
    assistant = story.as_(Role.ASSISTANT)
    with pytest.raises(UserError, match=r"Ocenę przekazano.*tylko kierownik"):
        assistant.change(bin_record, "assessment", handed_over, "pomyłka")
    with pytest.raises(UserError, match="Razem z tym zapisem"):
        assistant.change(bin_record, "case", ids["case"], "pomyłka")
    head.change(bin_record, "assessment", handed_over, "pomyłka")


def test_family_with_signed_papers_goes_into_the_bin_by_the_head_only(story, head, handed_over):
    family = story.ids["family"]
    with pytest.raises(UserError, match="przenosi do kosza tylko kierownik"):
        story.as_(Role.ASSISTANT).change(bin_record, "family", family, "pomyłka")
    head.change(bin_record, "family", family, "pomyłka")


def test_erased_family_takes_its_amendments_with_it(story, head, handed_over):
    correct(head, "assessment", handed_over, {"progress": "Inaczej."}, WHY)
    assert head.read(amendments) == (1, 0)
    head.change(bin_record, "family", story.ids["family"], "pomyłka")
    number = head.read(number_of, story.ids["family"])
    head.change(erase_record, Erasing("family", number, "na wniosek"))
    assert head.read(amendments) == (0, 0)


@question("numer w teście", None)
def number_of(session, family):
    table = KINDS["family"]
    query = select(table.number).where(table.id == family)
    return session.scalar(query.execution_options(include_binned=True))


def exported(database):
    page = load_workbook(BytesIO(database.read(export_workbook).content))[AMENDMENTS]
    _headers, *rows = page.iter_rows(values_only=True)
    return rows


def test_export_tells_what_was_amended(head, handed_over, ids):
    correct(head, "assessment", handed_over, {"progress": "Inaczej."}, WHY)
    ((sheet, number, _day, _hour, who, reason, seal, before),) = exported(head)
    assert (sheet, number, reason) == ("Oceny sytuacji rodziny", "OC/9077/2026", WHY)
    assert "przekazano" in seal
    assert before == "Postępy rodziny: Rodzina spłaca czynsz."
    assert who


def test_export_leaves_out_amendments_of_what_lies_in_the_bin(head, handed_over, ids):
    correct(head, "assessment", handed_over, {"progress": "Inaczej."}, WHY)
    head.change(bin_record, "family", ids["family"], "pomyłka")
    assert exported(head) == []


def test_account_without_the_right_learns_nothing(story, handed_over):
    with pytest.raises(NotAllowed):
        story.as_(Role.SPECIALIST).read(amending_of, "assessment", handed_over)
    with pytest.raises(NotAllowed):
        story.as_(Role.ASSISTANT, own=False).read(amending_of, "assessment", handed_over)
