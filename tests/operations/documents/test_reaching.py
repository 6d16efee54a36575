"""Papers go to a family only where it is safe; papers of two sides are never one."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from tests.fixtures.opened import TODAY
from tests.fixtures.story import Story

from mgops_desktop.domain.court import LetterDelivery
from mgops_desktop.domain.document import DocumentState
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.family import MemberRole
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.kinship import UnionEnd, UnionKind
from mgops_desktop.domain.rights import Role
from mgops_desktop.domain.safe_contact import PaperWay, SafeContact
from mgops_desktop.operations.documents.composing import document_draft
from mgops_desktop.operations.documents.keeping import (
    NewDocument,
    document_report,
    make_document,
    note_document,
)
from mgops_desktop.operations.documents.register import documents_register
from mgops_desktop.reports.as_json import as_json
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.court import Letter
from mgops_desktop.storage.tables.document import Document
from mgops_desktop.storage.tables.family import FamilyProblem, Membership, Person
from mgops_desktop.storage.tables.kinship import FamilyUnion
from mgops_desktop.storage.tables.statement import Statement

SUMMONS, ASSIGNED, CONSENT = "wezwanie-do-kontaktu", "przydzielenie-asystenta", "zgoda-rodziny"
HOME = {"street": "Jawna 7", "protected_address": False}
PHONE = "po 16, tylko głosem"


@operation("zmiana w teście", None)
def changed(session: Session, kind: str, record: UUID, **values: object) -> None:
    for name, value in values.items():
        setattr(session.get_one(KINDS[kind], record), name, value)


@operation("dwoje opiekunów w teście", None)
def two_carers(session: Session, family: UUID) -> list[UUID]:
    for one in session.scalars(select(Statement)):
        session.delete(one)
    for one in session.scalars(select(FamilyProblem)):
        one.problem = "ubostwo"
    for one in session.scalars(select(Membership).where(Membership.family_id == family)):
        one.role = MemberRole.CHILD
    made = []
    for place, (role, name) in enumerate(
        ((MemberRole.MOTHER, "Maria"), (MemberRole.FATHER, "Adam")), 80
    ):
        person = Person(
            number=f"O/{place}/2026",
            surname="Wzorowa",
            first_name=name,
            birth_date=date(1980, 1, 1),
        )
        session.add(person)
        session.flush()
        member = {"family_id": family, "person_id": person.id, "role": role}
        member |= {"shares_household": True, "began": date(2020, 1, 1)}
        session.add(Membership(number=f"CR/{place}/2026", **member))
        made.append(person.id)
    session.flush()
    return made


@operation("spór w teście", None)
def divide(session: Session, why: str, family: UUID, carers: list[UUID]) -> None:
    if why == "violence":
        day = date(2026, 1, 2)
        session.add(
            FamilyProblem(
                number="PW/90/2026", family_id=family, problem="przemoc_domowa", began=day
            )
        )
    elif why == "address":
        session.get_one(Person, carers[0]).protected_address = True
    else:
        pair = {"one_id": carers[0], "other_id": carers[1], "kind": UnionKind.MARRIAGE}
        session.add(FamilyUnion(number="ZWI/90/2026", **pair, end_kind=UnionEnd.DIVORCED))


@question("pismo w teście", None)
def letter_of(session: Session, document: UUID) -> tuple[LetterDelivery | None, str]:
    letter = session.get_one(Letter, session.get_one(Document, document).letter_id)
    return letter.delivery, letter.other_side


@question("kto oświadczył w teście", None)
def declared_by(session: Session) -> list[UUID]:
    return list(session.scalars(select(Statement.person_id)))


@pytest.fixture
def head(story: Story):
    return story.as_(Role.HEAD)


@pytest.fixture
def family(story: Story) -> UUID:
    return story.ids["family"]


def words(report: object) -> str:
    return str(as_json(report))


@pytest.mark.parametrize(
    ("letters", "where", "protected", "way"),
    [
        (None, "", False, PaperWay.HOME),
        (True, "", False, PaperWay.HOME),
        (True, "szkoła", False, PaperWay.ELSEWHERE),
        (None, "szkoła", True, PaperWay.ELSEWHERE),
        (True, "", True, PaperWay.BY_HAND),
        (None, "", True, PaperWay.BY_HAND),
        (False, "", False, PaperWay.BY_HAND),
    ],
)
def test_way_of_a_paper(letters, where, protected, way):
    contact = SafeContact(letters, where, PHONE, protected)
    assert contact.way is way
    assert bool(contact.refusal("Prośba")) is (way is PaperWay.BY_HAND)
    assert (contact.advice() == "") is (way is PaperWay.HOME)


@pytest.mark.parametrize(
    "agreed", [{"letters_allowed": False}, {"letters_allowed": True, "protected_address": True}]
)
def test_summons_is_neither_shown_nor_made_nor_printed_where_letters_are_not_safe(
    story, head, family, agreed
):
    case = RecordRef("case", story.ids["case"])
    safe = {"safe_letters": "", "safe_phone": PHONE}
    head.change(changed, "family", family, **HOME | safe, letters_allowed=True)
    before = head.change(make_document, NewDocument(SUMMONS, case, {}))
    assert not rows(head, family)[before].blocked
    head.change(changed, "family", family, **agreed)
    with pytest.raises(UserError, match=f"Bezpieczny kontakt: {PHONE}"):
        head.read(document_draft, SUMMONS, case, {})
    with pytest.raises(UserError, match="nie drukuje pisma „Prośba o kontakt”"):
        head.change(make_document, NewDocument(SUMMONS, case, {}))
    assert PHONE in rows(head, family)[before].blocked
    with pytest.raises(UserError, match="nie drukuje"):
        head.change(note_document, before, DocumentState.PRINTED)


def test_letter_goes_where_the_family_said(story, head, family):
    case = RecordRef("case", story.ids["case"])
    where = "szkoła, do pani pedagog"
    head.change(changed, "family", family, **HOME, letters_allowed=True, safe_letters=where)
    draft = head.read(document_draft, SUMMONS, case, {})
    assert where in words(draft.report)
    assert "Jawna 7" not in words(draft.report)
    assert any(where in one for one in draft.warnings)


def test_paper_that_can_be_handed_over_bears_no_address_and_is_noted_so(story, head, family):
    of = RecordRef("assignment", story.ids["assignment"])
    head.change(changed, "family", family, **HOME, letters_allowed=False, safe_letters="")
    document = head.change(make_document, NewDocument(ASSIGNED, of, {}))
    text = words(head.read(document_report, document))
    assert "do rąk własnych" in text
    assert "Jawna 7" not in text
    assert head.read(letter_of, document)[0] is LetterDelivery.BY_HAND


def test_family_without_any_agreement_gets_letters_at_home(story, head, family):
    none = {"letters_allowed": None, "safe_letters": ""}
    head.change(changed, "family", family, **HOME, **none)
    case = RecordRef("case", story.ids["case"])
    document = head.change(make_document, NewDocument(SUMMONS, case, {}))
    assert "Jawna 7" in words(head.read(document_report, document))
    assert head.read(letter_of, document)[0] is None


@pytest.mark.parametrize("why", ["violence", "address", "divorce"])
def test_each_of_two_sides_gets_a_paper_of_its_own(head, family, why):
    carers = head.change(two_carers, family)
    of = RecordRef("family", family)
    together = head.read(document_draft, CONSENT, of, {})
    assert together.sides == ()
    assert {"Maria Wzorowa", "Adam Wzorowa"} <= set(named(together.report))
    head.change(divide, why, family, carers)
    nobody = head.read(document_draft, CONSENT, of, {})
    assert nobody.asked[0].name == "for_whom"
    assert any("dla dwóch stron" in one for one in nobody.warnings)
    assert named(nobody.report) == []
    with pytest.raises(UserError, match="osobny egzemplarz"):
        head.change(make_document, NewDocument(CONSENT, of, {}))
    with pytest.raises(UserError, match="osobny egzemplarz"):
        head.change(make_document, NewDocument(CONSENT, of, {"for_whom": "Ktoś Inny"}))
    typed = {"for_whom": "Maria Wzorowa"}
    document = head.change(make_document, NewDocument(CONSENT, of, typed))
    assert named(head.read(document_report, document)) == ["Maria Wzorowa"]
    head.change(note_document, document, DocumentState.PRINTED)
    head.change(note_document, document, DocumentState.SIGNED)
    assert head.read(declared_by) == [carers[0]]
    row = rows(head, family)[document]
    assert (row.state, row.since, row.changed) == (DocumentState.SIGNED, TODAY, ())


def test_one_carer_alone_is_no_two_sides(head, family):
    carers = head.change(two_carers, family)
    head.change(divide, "violence", family, carers)
    head.change(leave, carers[1])
    of = RecordRef("family", family)
    assert head.read(document_draft, CONSENT, of, {}).sides == ()


@operation("wyprowadzka w teście", None)
def leave(session: Session, person: UUID) -> None:
    [member] = session.scalars(select(Membership).where(Membership.person_id == person))
    member.ended = date(2026, 1, 1)


def rows(head, family):
    return {one.id: one for one in head.read(documents_register, family)}


def named(report) -> list[str]:
    text = words(report)
    return [one for one in ("Maria Wzorowa", "Adam Wzorowa") if one in text]
