"""An outgoing document is one letter: one sign, one entry in the register, one step of the chain."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select
from tests.fixtures.opened import TODAY
from tests.fixtures.story import Story

from mgops_desktop.domain.court import LetterDirection, LetterKind
from mgops_desktop.domain.day import FailedStep
from mgops_desktop.domain.document import DocumentState
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Role
from mgops_desktop.domain.visit import FailedReason, VisitKind
from mgops_desktop.operations.documents.composing import document_draft
from mgops_desktop.operations.documents.keeping import (
    NewDocument,
    document_report,
    make_document,
    note_document,
)
from mgops_desktop.operations.documents.register import (
    document_choices,
    documents_register,
    record_of_number,
)
from mgops_desktop.operations.oversight.signing import waiting_for_signature
from mgops_desktop.operations.setting import NewValue, set_parameter
from mgops_desktop.operations.visit import VisitDetails, bin_record, record_visit
from mgops_desktop.reports.as_json import as_json
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.failed_visits import failed_chain
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.court import Letter

SUMMONS = "wezwanie-do-kontaktu"


@operation("zmiana w teście", None)
def changed(session, kind, record, **values):
    for name, value in values.items():
        setattr(session.get_one(KINDS[kind], record), name, value)


@operation("pismo w teście", None)
def entered(session, **values):
    letter = Letter(number=f"PI/{values.pop('place', 90)}/2026", **values)
    session.add(letter)
    session.flush()
    return letter.id


@question("pisma w teście", None)
def letters_of(session, kind):
    found = session.scalars(select(Letter).where(Letter.kind == kind).order_by(Letter.number)).all()
    session.expunge_all()
    return found


@question("do podpisu w teście", None)
def unsigned(session):
    return [one.ref.id for one in waiting_for_signature(session, TODAY)]


@pytest.fixture
def head(story: Story):
    head = story.as_(Role.HEAD)
    symbol = NewValue("file_plan_symbol", "4110", date(2026, 1, 1), "wykaz akt", confirmed=True)
    head.change(set_parameter, symbol)
    return head


@pytest.fixture
def case(story: Story) -> RecordRef:
    return RecordRef("case", story.ids["case"])


def words(report) -> str:
    return str(as_json(report))


def row(head, story, document):
    every = head.read(documents_register, story.ids["family"])
    return next(one for one in every if one.id == document)


def test_document_that_leaves_stands_once_in_the_register_and_prints_its_sign(story, head, case):
    draft = head.read(document_draft, SUMMONS, case, {})
    assert "nada go rejestr pism" in words(draft.report)
    document = head.change(make_document, NewDocument(SUMMONS, case, {}))
    (letter,) = head.read(letters_of, LetterKind.FAMILY_SUMMONS)
    assert (letter.direction, letter.sign) == (LetterDirection.OUT, f"4110.1.{TODAY.year}")
    assert (letter.day, letter.subject) == (None, "Prośba o kontakt")
    assert letter.other_side == "Kanarek-family-name"
    assert f"Znak pisma: {letter.sign}" in words(head.read(document_report, document))
    assert row(head, story, document).letter == letter.sign


def test_sending_is_noted_in_the_letter_and_ticks_the_chain(story, head, case):
    failed = {"cases": (case.id,), "failed_reason": FailedReason.NOBODY_HOME}
    assistant = story.as_(Role.ASSISTANT)
    for day in (16, 17, 18):
        details = VisitDetails(date(2026, 11, day), VisitKind.FAILED, **failed)
        assistant.change(record_visit, details)
    document = head.change(make_document, NewDocument(SUMMONS, case, {}))
    head.change(note_document, document, DocumentState.PRINTED)
    family = story.ids["family"]
    assert FailedStep.SUMMONS in head.read(failed_chain, family).left
    assert document in head.read(unsigned)
    head.change(note_document, document, DocumentState.SENT, TODAY)
    (letter,) = head.read(letters_of, LetterKind.FAMILY_SUMMONS)
    assert letter.day == TODAY
    taken = head.read(failed_chain, family).taken(FailedStep.SUMMONS)
    assert taken.record == RecordRef("letter", letter.id)
    found = row(head, story, document)
    assert (found.state, found.since) == (DocumentState.SENT, TODAY)
    assert document not in head.read(unsigned)
    with pytest.raises(UserError, match="ma już datę wysłania"):
        head.change(note_document, document, DocumentState.SENT, TODAY)


def test_nothing_is_filed_before_it_was_sent(story, head, case):
    document = head.change(make_document, NewDocument(SUMMONS, case, {}))
    head.change(changed, "document", document, made_on=date(2026, 11, 3))
    head.change(note_document, document, DocumentState.PRINTED, date(2026, 11, 4))
    head.change(note_document, document, DocumentState.SENT, date(2026, 11, 20))
    with pytest.raises(UserError, match=r"Ostatnia czynność .* z 20\.11\.2026"):
        head.change(note_document, document, DocumentState.FILED, date(2026, 11, 10))
    # a signature that comes back before the day of sending was noted is another matter
    head.change(note_document, document, DocumentState.SIGNED, date(2026, 11, 5))
    head.change(note_document, document, DocumentState.FILED, date(2026, 11, 20))
    assert row(head, story, document).state is DocumentState.FILED


def test_what_is_put_right_in_the_letter_is_told_of_the_document(story, head, case):
    document = head.change(make_document, NewDocument(SUMMONS, case, {}))
    head.change(note_document, document, DocumentState.PRINTED)
    (letter,) = head.read(letters_of, LetterKind.FAMILY_SUMMONS)
    head.change(changed, "letter", letter.id, sign="4110.77.2026", day=date(2026, 11, 20))
    found = row(head, story, document)
    assert (found.letter, found.state) == ("4110.77.2026", DocumentState.SENT)
    assert (found.sent, found.changed) == (date(2026, 11, 20), ("znak pisma",))


def test_letter_entered_first_gets_its_paper_and_is_no_second_letter(story, head, case):
    family = story.ids["family"]
    given = {"direction": LetterDirection.OUT, "kind": LetterKind.FAMILY_SUMMONS}
    letter = head.change(entered, **given, family_id=family, sign="4110.5.2026", day=TODAY)
    draft = head.read(document_draft, SUMMONS, case, {})
    assert any("PI/90/2026 (wezwanie rodziny) bez dokumentu" in one for one in draft.warnings)
    choices = {one.kind.key: one for one in head.read(document_choices, family)}
    assert [one.kind for one in choices[SUMMONS].records] == ["case", "letter"]
    of = head.read(record_of_number, SUMMONS, "PI/90/2026")
    assert of == RecordRef("letter", letter)
    draft = head.read(document_draft, SUMMONS, of, {})
    assert not any("bez dokumentu" in one for one in draft.warnings)
    document = head.change(make_document, NewDocument(SUMMONS, of, {}))
    assert len(head.read(letters_of, LetterKind.FAMILY_SUMMONS)) == 1
    found = row(head, story, document)
    assert (found.of, found.letter, found.sent) == (case, "4110.5.2026", TODAY)
    choices = {one.kind.key: one for one in head.read(document_choices, family)}
    assert [one.kind for one in choices[SUMMONS].records] == ["case"]


def test_letter_of_another_kind_is_not_its_paper(story, head):
    of = RecordRef("letter", story.ids["letter"])
    with pytest.raises(UserError, match="z innego zapisu"):
        head.change(make_document, NewDocument(SUMMONS, of, {}))


def test_new_version_is_the_same_letter(story, head, case):
    first = head.change(make_document, NewDocument(SUMMONS, case, {}))
    again = NewDocument(SUMMONS, case, {}, first, "poprawka")
    second = head.change(make_document, again)
    (letter,) = head.read(letters_of, LetterKind.FAMILY_SUMMONS)
    assert row(head, story, second).letter == row(head, story, first).letter == letter.sign


def test_draft_of_a_new_version_bears_the_sign_it_is_printed_with(story, head, case):
    first = head.change(make_document, NewDocument(SUMMONS, case, {}))
    (letter,) = head.read(letters_of, LetterKind.FAMILY_SUMMONS)
    given = {"direction": LetterDirection.OUT, "kind": LetterKind.FAMILY_SUMMONS}
    head.change(entered, **given, family_id=story.ids["family"])
    draft = head.read(document_draft, SUMMONS, case, {}, first)
    second = head.change(make_document, NewDocument(SUMMONS, case, {}, first, "poprawka"))
    for report in (draft.report, head.read(document_report, second)):
        assert f"Znak pisma: {letter.sign}" in words(report)
    assert not any("bez dokumentu" in one for one in draft.warnings)  # it is a letter already


def test_new_version_of_what_was_sent_is_a_letter_still_to_go(story, head, case):
    first = head.change(make_document, NewDocument(SUMMONS, case, {}))
    head.change(note_document, first, DocumentState.PRINTED)
    head.change(note_document, first, DocumentState.SENT, TODAY)
    assert "nada go rejestr pism" in words(
        head.read(document_draft, SUMMONS, case, {}, first).report
    )
    second = head.change(make_document, NewDocument(SUMMONS, case, {}, first, "poprawka"))
    found = row(head, story, second)
    assert (found.state, found.sent, found.may_be_sent) == (DocumentState.MADE, None, True)
    assert row(head, story, first).sent == TODAY
    head.change(note_document, second, DocumentState.PRINTED)
    head.change(note_document, second, DocumentState.SENT, TODAY)
    assert [one.day for one in head.read(letters_of, LetterKind.FAMILY_SUMMONS)] == [TODAY, TODAY]


def test_answer_to_a_court_is_a_letter_that_answers_under_its_sign(story, head):
    asked = head.change(
        entered,
        place=91,
        direction=LetterDirection.IN,
        kind=LetterKind.COURT_REQUEST,
        family_id=story.ids["family"],
        day=date(2026, 11, 3),
        due=date(2026, 12, 1),
        other_side="Sąd Rejonowy we Wzorowie",
        their_sign="III Nsm 0/26",
        sign="4110.8.2026",
        file_symbol="4110",
    )
    of = RecordRef("letter", asked)
    head.change(make_document, NewDocument("opinia-dla-sadu", of, {}))
    (letter,) = head.read(letters_of, LetterKind.COURT_OPINION)
    assert (letter.answers_id, letter.sign) == (asked, "4110.8.2026")
    assert (letter.other_side, letter.due) == ("Sąd Rejonowy we Wzorowie", date(2026, 12, 1))
    document = head.change(make_document, NewDocument("opinia-dla-sadu", of, {}))
    assert len(head.read(letters_of, LetterKind.COURT_OPINION)) == 1
    head.change(note_document, document, DocumentState.PRINTED)
    head.change(note_document, document, DocumentState.SENT, TODAY)
    again = NewDocument("opinia-dla-sadu", of, {}, document, "poprawka")
    document = head.change(make_document, again)
    assert row(head, story, document).may_be_sent
    sent, new = head.read(letters_of, LetterKind.COURT_OPINION)
    assert (sent.day, new.day, new.answers_id) == (TODAY, None, asked)


NOTICE = "zawiadomienie-o-przestepstwie"


@pytest.fixture
def notice(story, head) -> RecordRef:
    """A notice of a crime that was entered and is still to be sent."""
    entry = {
        "direction": LetterDirection.OUT,
        "kind": LetterKind.CRIME_NOTICE,
        "family_id": story.ids["family"],
        "learned": datetime(2026, 11, 20, 9, 15, tzinfo=UTC),
        "other_side": "Prokuratura Rejonowa we Wzorowie",
        "subject": "zawiadomienie",
        "sign": "4110.30.2026",
    }
    return RecordRef("letter", head.change(entered, **entry))


def test_corrected_notice_is_a_letter_of_its_own_that_is_still_to_go(story, head, notice):
    first = head.change(make_document, NewDocument(NOTICE, notice, {}))
    head.change(note_document, first, DocumentState.PRINTED)
    head.change(note_document, first, DocumentState.SENT, TODAY)
    draft = head.read(document_draft, NOTICE, notice, {}, first)
    assert "nada go rejestr pism" in words(draft.report)
    second = head.change(make_document, NewDocument(NOTICE, notice, {}, first, "poprawka"))
    head.change(note_document, second, DocumentState.PRINTED)
    found = row(head, story, second)
    assert (found.state, found.sent, found.may_be_sent) == (DocumentState.PRINTED, None, True)
    sent, new = sorted(head.read(letters_of, LetterKind.CRIME_NOTICE), key=lambda one: not one.day)
    assert (sent.day, new.day, new.direction) == (TODAY, None, LetterDirection.OUT)
    same = ("kind", "family_id", "other_side", "subject", "learned")
    assert all(getattr(new, name) == getattr(sent, name) for name in same)
    assert f"Znak pisma ośrodka: {new.sign}." in words(head.read(document_report, second))
    head.change(note_document, second, DocumentState.SENT, TODAY)
    third = head.change(make_document, NewDocument(NOTICE, notice, {}, second, "jeszcze raz"))
    assert row(head, story, third).sent is None
    assert len(head.read(letters_of, LetterKind.CRIME_NOTICE)) == 3


def test_corrected_notice_that_was_not_sent_is_the_same_letter(story, head, notice):
    first = head.change(make_document, NewDocument(NOTICE, notice, {}))
    second = head.change(make_document, NewDocument(NOTICE, notice, {}, first, "poprawka"))
    assert row(head, story, second).letter == row(head, story, first).letter == "4110.30.2026"
    assert len(head.read(letters_of, LetterKind.CRIME_NOTICE)) == 1


def test_file_lists_a_letter_with_a_paper_once(story, head, case):
    document = head.change(make_document, NewDocument(SUMMONS, case, {}))
    head.change(note_document, document, DocumentState.PRINTED)
    head.change(note_document, document, DocumentState.SENT, TODAY)
    of = RecordRef("family", story.ids["family"])
    listed = words(head.read(document_draft, "spis-akt", of, {}).report)
    assert listed.count("Prośba o kontakt") == 1
    assert "wezwanie rodziny" not in listed


def test_document_that_stays_is_no_letter(story, head):
    of = RecordRef("family", story.ids["family"])
    document = head.change(make_document, NewDocument("karta-rodziny", of, {}))
    head.change(note_document, document, DocumentState.PRINTED)
    with pytest.raises(UserError, match="nie stoi w rejestrze pism wychodzących"):
        head.change(note_document, document, DocumentState.SENT, TODAY)


def test_letter_in_the_bin_takes_its_paper_along(story, head, case):
    document = head.change(make_document, NewDocument(SUMMONS, case, {}))
    (letter,) = head.read(letters_of, LetterKind.FAMILY_SUMMONS)
    head.change(bin_record, "letter", letter.id, "pomyłka")
    every = head.read(documents_register, story.ids["family"])
    assert document not in [one.id for one in every]
