"""What a document and its record both tell is kept once, in the record: a signature, a consent, a hand-over, a sending.

Of the papers that say so in spis.toml the day of signing is that of the statements of all carers, or that of the plan's
version; of an assessment the day of its hand-over, of a letter the day on which it was sent. Whatever has no record
keeps its days in the document itself.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session, undefer

from mgops_desktop.domain.court import LetterDirection
from mgops_desktop.domain.document import Days, DocumentState
from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.domain.statement import StatementKind
from mgops_desktop.domain.text import clean_text
from mgops_desktop.domain.wording import listing
from mgops_desktop.operations.documents.kinds import listed_kind
from mgops_desktop.operations.documents.outgoing import note_sent
from mgops_desktop.operations.documents.reaching import FOR_WHOM, same_name
from mgops_desktop.storage.among import among
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.numbers import next_number
from mgops_desktop.storage.statement import Carers, keep_consent_day
from mgops_desktop.storage.tables.base import LINE_LENGTH
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.court import Letter
from mgops_desktop.storage.tables.document import Document
from mgops_desktop.storage.tables.plan import Assessment, PlanVersion
from mgops_desktop.storage.tables.statement import Statement

_ASSESSMENT = Assessment.__tablename__
_CASE = "case"
_ANSWERS = (StatementKind.CONSENT, StatementKind.REFUSAL)


def days_of(session: Session, documents: Sequence[Document]) -> dict[UUID, Days]:
    """Return when each document was made, printed, signed or refused, sent and filed, by the records."""
    records = _Records(session, documents)
    return {one.id: records.days(one) for one in documents}


def read_contents(session: Session, documents: Sequence[Document]) -> None:
    """Read in one go the contents that a list of documents left out because they are large."""
    left_out = [one.id for one in documents if "content" in inspect(one).unloaded]
    if left_out:
        query = select(Document).where(among(Document.id, left_out))
        session.scalars(query.options(undefer(Document.content))).all()


def note_step(
    session: Session,
    document: Document,
    step: DocumentState,
    day: date,
    remark: str,
    refusing: Collection[UUID] = (),
) -> bool:
    """Note a signature, a refusal or a sending where it is kept; says whether that is in a record.

    `refusing` are those who refuse a consent. Raises UserError for the sending of what is neither a letter nor handed
    over, and for a refusal of one of several who are not told apart.
    """
    kind = listed_kind(document.template)
    if step is DocumentState.SENT:
        _note_sent(session, document, day)
        return True
    if kind is None or step not in (DocumentState.SIGNED, DocumentState.REFUSED):
        return False
    if kind.plan_signature:
        version = session.get(PlanVersion, document.of_record)
        if version is None:
            return False
        version.family_refused = step is DocumentState.REFUSED
        version.family_signed_on = day if step is DocumentState.SIGNED else None
        if version.family_refused:
            version.refusal_remark = clean_text(remark, LINE_LENGTH)
            document.refused_on = day  # the version says that they refused, not when
        return True
    if kind.statement is None or document.family_id is None:
        return False
    return _declare(session, document, kind.statement, step, day, remark, refusing)


def undecided(session: Session, document: Document) -> dict[UUID, str]:
    """Return the carers who said neither yes nor no to a consent, with their names; nobody for other papers."""
    kind = listed_kind(document.template)
    is_asked = kind is not None and kind.statement is StatementKind.CONSENT
    if not is_asked or document.family_id is None:
        return {}
    records = _Records(session, [document])
    said, made = records.said(document), document.made_on
    return {
        one: name
        for one, name in records.who(document).items()
        if not any(_day_of(said, one, answer, made) for answer in _ANSWERS)
    }


class _Records:
    """The records in which the days of these documents are kept, each kind asked for once."""

    def __init__(self, session: Session, documents: Sequence[Document]) -> None:
        self._letters: Mapping[UUID, Letter] = _of(
            session, Letter, [one.letter_id for one in documents if one.letter_id]
        )
        plans = [one.of_record for one in documents if _is(one, "plan_signature")]
        self._versions = _of(session, PlanVersion, plans)
        assessments = [one.of_record for one in documents if one.of_kind == _ASSESSMENT]
        self._assessments = _of(session, Assessment, assessments)
        declared = [one for one in documents if _is(one, "statement")]
        read_contents(session, declared)  # they say for whom a copy is
        families = {one.family_id for one in declared if one.family_id is not None}
        self._statements = _by_family(session, Statement, families)
        self._cases = _by_family(session, Case, families)
        self._carers = Carers(session, families)

    def days(self, document: Document) -> Days:
        kind = listed_kind(document.template)
        own = Days(
            *(document.made_on, document.printed_on, document.signed_on, document.refused_on),
            document.filed_on,
            self._sent(document),
        )
        if kind is not None and kind.plan_signature:
            own = self._of_plan(document, own)
        elif kind is not None and kind.statement is not None:
            own = self._of_statements(document, kind.statement, own)
        is_on_paper = document.printed_on or (own.signed and own.signed >= document.made_on)
        return own if is_on_paper else replace(own, signed=document.signed_on)

    def _sent(self, document: Document) -> date | None:
        letter = self._letters.get(document.letter_id) if document.letter_id else None
        if letter is not None and letter.direction is LetterDirection.OUT:
            return letter.day
        assessment = self._assessments.get(document.of_record)
        return assessment.handed_over if assessment is not None else None

    def _of_plan(self, document: Document, own: Days) -> Days:
        version = self._versions.get(document.of_record)
        if version is None:
            return own
        refused = (own.refused or own.printed or own.made) if version.family_refused else None
        return replace(own, signed=version.family_signed_on or own.signed, refused=refused)

    def _of_statements(self, document: Document, kind: StatementKind, own: Days) -> Days:
        said, who = self.said(document), self.who(document)
        signed = [_day_of(said, person, kind, own.made) for person in who]
        days = [day for day in signed if day is not None]
        if days and len(days) == len(signed):
            return replace(own, signed=max(days), refused=None)
        if kind is StatementKind.CONSENT:
            lacking = [p for p, day in zip(who, signed, strict=True) if day is None]
            no = [_day_of(said, one, StatementKind.REFUSAL, own.made) for one in lacking]
            refused = [day for day in no if day is not None]
            own = replace(own, refused=max(refused) if refused else None)
        return own

    def said(self, document: Document) -> list[Statement]:
        """What was declared for the work that a paper of the family is about."""
        case = self.case(document)
        every = self._statements.get(document.family_id, [])
        return [one for one in every if one.case_id in (None, case)]

    def who(self, document: Document) -> Mapping[UUID, str]:
        """Who signs: the carers of the day on which it was made."""
        assert document.family_id is not None
        return _of_the_paper(document, self._carers.on(document.family_id, document.made_on))

    def case(self, document: Document) -> UUID | None:
        """The case that a paper of the family is about: its own, or the newest that ran when it was made."""
        if document.of_kind == _CASE:
            return document.of_record
        made = document.made_on
        begun = [one for one in self._cases.get(document.family_id, []) if one.began <= made]
        newest = max(begun, key=lambda one: one.began, default=None)
        is_over = newest is None or (newest.ended is not None and newest.ended < made)
        return None if newest is None or is_over else newest.id


def _is(document: Document, name: str) -> bool:
    return bool(getattr(listed_kind(document.template), name, None))


def _of(session: Session, cls: Any, ids: Sequence[UUID]) -> dict[UUID, Any]:
    if not ids:
        return {}
    return {one.id: one for one in session.scalars(select(cls).where(among(cls.id, ids)))}


def _declare(
    session: Session,
    document: Document,
    kind: StatementKind,
    step: DocumentState,
    day: date,
    remark: str,
    refusing: Collection[UUID],
) -> bool:
    """Enter what a paper says for every carer who has not answered yet; False where nothing can be entered.

    Raises UserError where only those are left who answered otherwise: one signature must not undo another's word.
    """
    is_refusal = step is DocumentState.REFUSED
    if is_refusal and kind is not StatementKind.CONSENT:
        return False  # nobody has to agree to the others, so nobody refuses them in the records
    records = _Records(session, [document])
    said, carers = records.said(document), records.who(document)
    if kind is StatementKind.RESIGNATION and len(carers) > 1:
        return False  # whoever signs resigns for himself, and the paper does not tell who did
    lacking = [one for one in carers if _day_of(said, one, kind, document.made_on) is None]
    if not lacking:
        return False
    people = _unanswered(document, carers, lacking, said, kind)
    for person in _who_refuse(people, refusing, carers) if is_refusal else people:
        statement = Statement(
            number=next_number(session, Statement),
            family_id=document.family_id,
            case_id=records.case(document),
            person_id=person,
            kind=StatementKind.REFUSAL if is_refusal else kind,
            day=day,
            remark=clean_text(remark, LINE_LENGTH),
        )
        session.add(statement)
        session.flush()
        if statement.kind in _ANSWERS:
            keep_consent_day(session, statement, today_of(session))
    return True


def _unanswered(
    document: Document,
    carers: Mapping[UUID, str],
    lacking: Sequence[UUID],
    said: Sequence[Statement],
    kind: StatementKind,
) -> Sequence[UUID]:
    """Those who said neither yes nor no; on a paper of one person only, also whoever changed his mind."""
    if kind is not StatementKind.CONSENT or len(carers) == 1:
        return lacking
    refusal = StatementKind.REFUSAL
    silent = [one for one in lacking if _day_of(said, one, refusal, document.made_on) is None]
    if silent:
        return silent
    names = listing([carers[one] for one in lacking])
    raise UserError(
        f"Odmowa zgody jest już zapisana: {names}. Jeżeli to się zmieniło, zapisz zgodę tej osoby w oświadczeniach. "
        "Niczego nie zmieniono."
    )


def _who_refuse(
    silent: Sequence[UUID], refusing: Collection[UUID], carers: Mapping[UUID, str]
) -> Sequence[UUID]:
    """Those of the silent ones who refuse: one's word is not another's, so of several it has to be said."""
    if (len(silent) > 1 and not refusing) or set(refusing) - set(silent):
        names = listing([carers[one] for one in silent])
        words = f"Wskaż, kto odmówił. Nie odpowiedzieli jeszcze: {names}. Niczego nie zmieniono."
        raise UserError(words, [Problem(words, field="refusing")])
    return [one for one in silent if not refusing or one in refusing]


def _note_sent(session: Session, document: Document, day: date) -> None:
    assessment = session.get(Assessment, document.of_record)
    if assessment is not None:
        assessment.handed_over = day
        return
    note_sent(session, document.letter_id, day)
    version = session.get(PlanVersion, document.of_record)
    if version is not None:
        version.sent_to_county_on = version.sent_to_county_on or day


def _by_family(
    session: Session, cls: Any, families: Collection[UUID]
) -> dict[UUID | None, list[Any]]:
    found: dict[UUID | None, list[Any]] = {}
    if families:
        for one in session.scalars(select(cls).where(among(cls.family_id, families))):
            found.setdefault(one.family_id, []).append(one)
    return found


def _day_of(
    said: Sequence[Statement], person: UUID, kind: StatementKind, made: date
) -> date | None:
    """The day on which somebody declared it: with this paper, or before it in a way that still held."""
    days = sorted(
        one.day
        for one in said
        if (one.person_id, one.kind) == (person, kind)
        and (one.withdrawn_on is None or one.withdrawn_on > made)
    )
    return next((day for day in days if day >= made), days[-1] if days else None)


def _of_the_paper(document: Document, carers: Mapping[UUID, str]) -> Mapping[UUID, str]:
    """Of a copy for one of two sides only that one signs."""
    whom = document.content["typed"].get(FOR_WHOM)
    if not whom:
        return carers
    return {one: name for one, name in carers.items() if same_name(name, whom)}
