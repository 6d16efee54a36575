"""A signature, a consent, a hand-over: noted at the document or at the record, it is one fact and shows at both."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select
from tests.fixtures.opened import TODAY
from tests.fixtures.story import Story

from mgops_desktop.domain.case import Basis
from mgops_desktop.domain.document import DocumentState
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.family import MemberRole
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Role
from mgops_desktop.domain.statement import StatementKind
from mgops_desktop.operations.documents.keeping import (
    NewDocument,
    make_document,
    note_document,
    who_is_silent,
)
from mgops_desktop.operations.documents.register import DocumentRow, documents_register
from mgops_desktop.operations.oversight.signing import waiting_for_signature
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.statement import Carers, missing_consents_on
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.court import CourtObligation
from mgops_desktop.storage.tables.document import Document
from mgops_desktop.storage.tables.family import Membership, Person
from mgops_desktop.storage.tables.statement import Statement

EARLIER = date(2026, 11, 12)


@operation("zmiana w teście", None)
def changed(session, kind, record, **values):
    for name, value in values.items():
        setattr(session.get_one(KINDS[kind], record), name, value)


@operation("dwoje opiekunów w teście", None)
def two_carers(session, family: UUID, case: UUID) -> list[UUID]:
    """A mother and a father of age, nobody of whom has declared anything; the case asks for their consent."""
    for one in session.scalars(select(Statement)):
        session.delete(one)
    for one in session.scalars(select(CourtObligation)):
        one.ended = one.began  # while a court obliges, nobody is asked
    own = session.get_one(Case, case)
    own.basis, own.consent_on, own.ended = Basis.CONSENT, None, None
    for one in session.scalars(select(Membership).where(Membership.family_id == family)):
        one.role = MemberRole.CHILD
    for place, role in enumerate((MemberRole.MOTHER, MemberRole.FATHER), 80):
        person = Person(
            number=f"O/{place}/2026",
            surname="Wzorowa",
            first_name=role.value,
            birth_date=date(1980, 1, 1),
        )
        session.add(person)
        session.flush()
        session.add(
            Membership(
                number=f"CR/{place}/2026",
                family_id=family,
                person_id=person.id,
                role=role,
                shares_household=True,
                began=date(2020, 1, 1),
            )
        )
    session.flush()
    return list(Carers(session, [family]).on(family, TODAY))


@operation("oświadczenie w teście", None)
def declare(session, family, person, kind=StatementKind.CONSENT, day=EARLIER):
    session.add(
        Statement(
            number=f"OZ/{person.hex[-4:]}/{kind}",
            family_id=family,
            person_id=person,
            kind=kind,
            day=day,
        )
    )


@question("oświadczenia w teście", None)
def declared(session):
    found = session.scalars(select(Statement).order_by(Statement.number)).all()
    return {(one.person_id, one.kind, one.day) for one in found}


@question("brak zgód w teście", None)
def without_consent(session):
    return [one.persons for one in missing_consents_on(session, TODAY)]


@question("do podpisu w teście", None)
def waiting(session):
    return [one.ref.id for one in waiting_for_signature(session, TODAY)]


@question("zapis w teście", None)
def stored(session, kind, record):
    found = session.get_one(KINDS[kind], record)
    return {column.key: getattr(found, column.key) for column in KINDS[kind].__table__.columns}


@pytest.fixture
def head(story: Story):
    return story.as_(Role.HEAD)


@pytest.fixture
def family(story: Story) -> UUID:
    return story.ids["family"]


@pytest.fixture
def carers(head, story, family) -> list[UUID]:
    return head.change(two_carers, family, story.ids["case"])


def printed(head, key: str, kind: str, record: UUID) -> UUID:
    document = head.change(make_document, NewDocument(key, RecordRef(kind, record), {}))
    head.change(note_document, document, DocumentState.PRINTED)
    return document


def row(head, family, document) -> DocumentRow:
    every = head.read(documents_register, family)
    return next(one for one in every if one.id == document)


def state(head, family, document) -> tuple[DocumentState, date]:
    found = row(head, family, document)
    return found.state, found.since


def test_signed_consent_is_the_consent_of_every_carer(head, family, carers, story):
    document = printed(head, "zgoda-rodziny", "family", family)
    assert head.read(without_consent) == [tuple(carers)]
    assert document in head.read(waiting)
    head.change(note_document, document, DocumentState.SIGNED)
    said = {(one, StatementKind.CONSENT, TODAY) for one in carers}
    assert head.read(declared) == said
    assert head.read(without_consent) == []
    assert head.read(stored, "case", story.ids["case"])["consent_on"] == TODAY
    assert head.read(stored, "document", document)["signed_on"] is None
    assert state(head, family, document) == (DocumentState.SIGNED, TODAY)
    assert document not in head.read(waiting)


def test_consents_noted_one_by_one_sign_the_paper(head, family, carers):
    document = printed(head, "zgoda-rodziny", "family", family)
    head.change(declare, family, carers[0], day=TODAY)
    assert state(head, family, document)[0] is DocumentState.PRINTED
    head.change(note_document, document, DocumentState.SIGNED)
    assert len(head.read(declared)) == 2
    assert state(head, family, document) == (DocumentState.SIGNED, TODAY)


def test_paper_made_after_the_consents_is_not_asked_for_again(head, family, carers):
    for one in carers:
        head.change(declare, family, one)
    document = printed(head, "zgoda-rodziny", "family", family)
    assert state(head, family, document)[0] is DocumentState.SIGNED
    assert document not in head.read(waiting)


def test_refused_consent_is_the_refusal_of_those_who_did_not_consent(head, family, carers):
    document = printed(head, "zgoda-rodziny", "family", family)
    head.change(declare, family, carers[0], day=TODAY)
    head.change(note_document, document, DocumentState.REFUSED, None, "nie chce")
    assert head.read(declared) == {
        (carers[0], StatementKind.CONSENT, TODAY),
        (carers[1], StatementKind.REFUSAL, TODAY),
    }
    assert state(head, family, document) == (DocumentState.REFUSED, TODAY)
    with pytest.raises(UserError, match="zapisz zgodę tej osoby w oświadczeniach"):
        head.change(note_document, document, DocumentState.SIGNED)
    head.change(declare, family, carers[1], day=TODAY)
    assert state(head, family, document) == (DocumentState.SIGNED, TODAY)


def test_refusal_of_two_who_are_silent_is_that_of_whom_it_is_said(head, family, carers):
    document = printed(head, "zgoda-rodziny", "family", family)
    assert [one for one, _name in head.read(who_is_silent, document)] == carers
    for nobody_in_particular in ((), (UUID(int=7),)):
        with pytest.raises(UserError, match="Wskaż, kto odmówił"):
            head.change(
                note_document, document, DocumentState.REFUSED, None, "", nobody_in_particular
            )
    head.change(note_document, document, DocumentState.REFUSED, None, "", carers[:1])
    assert head.read(declared) == {(carers[0], StatementKind.REFUSAL, TODAY)}
    assert state(head, family, document) == (DocumentState.REFUSED, TODAY)
    assert [one for one, _name in head.read(who_is_silent, document)] == carers[1:]


def test_signature_of_one_is_no_consent_of_who_refused(head, family, carers):
    document = printed(head, "zgoda-rodziny", "family", family)
    head.change(declare, family, carers[1], StatementKind.REFUSAL, TODAY)
    head.change(note_document, document, DocumentState.SIGNED)
    assert head.read(declared) == {
        (carers[0], StatementKind.CONSENT, TODAY),
        (carers[1], StatementKind.REFUSAL, TODAY),
    }
    assert state(head, family, document) == (DocumentState.REFUSED, TODAY)


def test_resignation_signed_on_a_paper_of_two_is_entered_for_nobody(head, family, carers, story):
    document = printed(head, "rezygnacja-rodziny", "case", story.ids["case"])
    head.change(note_document, document, DocumentState.SIGNED)
    assert head.read(declared) == set()
    assert state(head, family, document) == (DocumentState.SIGNED, TODAY)


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("zasady-wspolpracy", StatementKind.PRINCIPLES),
        ("zgoda-na-wymiane-informacji", StatementKind.INFORMATION_EXCHANGE),
    ],
)
def test_signed_agreement_is_the_statement_of_every_carer(head, family, carers, key, kind):
    document = printed(head, key, "family", family)
    head.change(note_document, document, DocumentState.SIGNED)
    assert head.read(declared) == {(one, kind, TODAY) for one in carers}
    assert state(head, family, document) == (DocumentState.SIGNED, TODAY)


def test_signature_taken_back_in_the_record_is_gone_at_the_paper(head, family, carers):
    document = printed(head, "zasady-wspolpracy", "family", family)
    head.change(note_document, document, DocumentState.SIGNED)
    head.change(remove_statements)
    assert state(head, family, document)[0] is DocumentState.PRINTED


@operation("bez oświadczeń w teście", None)
def remove_statements(session):
    for one in session.scalars(select(Statement)):
        session.delete(one)


@operation("dzień sporządzenia w teście", None)
def made_on(session, document, day):
    found = session.get_one(Document, document)
    found.made_on = found.printed_on = day


def test_waiting_papers_are_read_at_once_however_many_they_are(head, family, carers, statements):
    def asked() -> list[UUID]:
        statements.clear()
        return head.read(waiting)

    keys = ("zgoda-rodziny", "zasady-wspolpracy", "zgoda-na-wymiane-informacji", "karta-rodziny")
    first = [printed(head, key, "family", family) for key in keys]
    assert set(first[:3]) <= set(asked())
    of_few = len(statements)
    more = [printed(head, key, "family", family) for key in keys * 3]
    for place, one in enumerate(more, 1):
        head.change(made_on, one, date(2026, 11, place))
    assert {one for place, one in enumerate(more) if place % 4 < 3} <= set(asked())
    assert len(statements) == of_few


def test_plan_is_signed_or_refused_once(head, family, story):
    version = story.ids["plan_version"]
    head.change(changed, "plan_version", version, family_signed_on=None, family_refused=False)
    document = printed(head, "plan-pracy", "plan_version", version)
    assert state(head, family, document)[0] is DocumentState.PRINTED
    assert document not in head.read(waiting)  # the plan itself waits, once
    head.change(note_document, document, DocumentState.REFUSED, None, "nie zgadza się")
    found = head.read(stored, "plan_version", version)
    assert (found["family_refused"], found["refusal_remark"]) == (True, "nie zgadza się")
    assert state(head, family, document) == (DocumentState.REFUSED, TODAY)
    head.change(note_document, document, DocumentState.SIGNED)
    found = head.read(stored, "plan_version", version)
    assert (found["family_refused"], found["family_signed_on"]) == (False, TODAY)
    assert state(head, family, document) == (DocumentState.SIGNED, TODAY)
    head.change(changed, "plan_version", version, family_signed_on=None)
    assert state(head, family, document)[0] is DocumentState.PRINTED


def test_plan_signed_in_its_record_is_signed_on_paper(head, family, story):
    version = story.ids["plan_version"]
    document = printed(head, "plan-pracy", "plan_version", version)
    head.change(changed, "plan_version", version, family_signed_on=EARLIER, family_refused=False)
    assert state(head, family, document)[0] is DocumentState.SIGNED


def test_assessment_is_handed_over_once(head, family, story):
    assessment = story.ids["assessment"]
    head.change(changed, "assessment", assessment, handed_over=None)
    document = printed(head, "ocena-okresowa", "assessment", assessment)
    head.change(note_document, document, DocumentState.SENT)
    assert head.read(stored, "assessment", assessment)["handed_over"] == TODAY
    assert state(head, family, document) == (DocumentState.SENT, TODAY)
    head.change(changed, "assessment", assessment, handed_over=EARLIER)
    assert state(head, family, document) == (DocumentState.SENT, EARLIER)


def test_assessment_handed_over_still_waits_for_its_signature(head, family, story):
    assessment = story.ids["assessment"]
    head.change(changed, "assessment", assessment, handed_over=None)
    document = printed(head, "ocena-okresowa", "assessment", assessment)
    head.change(note_document, document, DocumentState.SENT)
    assert document in head.read(waiting)
    assert row(head, family, document).changed == ()  # its own step is no reason for a new version
    head.change(note_document, document, DocumentState.SIGNED)
    assert document not in head.read(waiting)
    assert row(head, family, document).is_signed


def test_refused_plan_is_not_told_as_changed(head, family, story):
    version = story.ids["plan_version"]
    head.change(changed, "plan_version", version, family_signed_on=None, family_refused=False)
    document = printed(head, "plan-pracy", "plan_version", version)
    head.change(note_document, document, DocumentState.REFUSED, None, "nie zgadza się")
    assert row(head, family, document).changed == ()


def test_signature_of_a_plan_kept_at_the_paper_alone_still_counts(head, family, story):
    version = story.ids["plan_version"]
    head.change(changed, "plan_version", version, family_signed_on=None, family_refused=False)
    document = printed(head, "plan-pracy", "plan_version", version)
    head.change(changed, "document", document, signed_on=TODAY)
    assert state(head, family, document) == (DocumentState.SIGNED, TODAY)


def test_plan_sent_to_the_county_is_told_in_the_plan(head, family, story):
    version = story.ids["plan_version"]
    head.change(changed, "plan_version", version, sent_to_county_on=None)
    document = printed(head, "przekazanie-planu", "plan_version", version)
    head.change(note_document, document, DocumentState.SENT)
    assert head.read(stored, "plan_version", version)["sent_to_county_on"] == TODAY
    assert state(head, family, document) == (DocumentState.SENT, TODAY)
