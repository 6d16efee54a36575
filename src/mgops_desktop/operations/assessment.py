"""What a user does with an assessment: it is entered with its sentences and the results of actions in one form."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.assessment_draft import Sentence, sources_text
from mgops_desktop.domain.errors import Conflict, Problem
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import clean_text
from mgops_desktop.operations.assessment_sentences import sentences_of
from mgops_desktop.operations.records.amending import amend_if_sealed
from mgops_desktop.operations.records.drafts import draft_name
from mgops_desktop.operations.records.parts import (
    Given,
    at_part,
    own_fields,
    parts_of,
    refused_at,
)
from mgops_desktop.operations.records.saving import (
    ask_about,
    correct_record,
    store_new,
    writable_sheet,
)
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.sheets.records import stored_values
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.bin import put_in_bin
from mgops_desktop.storage.drafts import discard
from mgops_desktop.storage.numbers import next_number
from mgops_desktop.storage.reach import require_reach_of
from mgops_desktop.storage.tables.base import NOTE_LENGTH
from mgops_desktop.storage.tables.plan import Assessment, AssessmentAction, AssessmentSentence

KIND, RESULT, SENTENCES = "assessment", "assessment_action", "sentences"
ACTION = "action"
_CHANGED = "Ktoś zmienił tę ocenę, odkąd ją otwarto. Niczego nie nadpisano; porównaj obie wersje."
_LEFT_OUT = "pominięto w ocenie"


@operation("zapisanie oceny", Right.CASEWORK_WRITE)
def record_assessment(
    session: Session,
    given: Given,
    accepted: Sequence[str] = (),
    owner: RecordRef | None = None,
) -> UUID:
    """Store a new assessment with the sentences that were kept and a result for each action that has one.

    Fields of actions are named "action.<id>.<column>". Raises what `record_new` raises, at these fields.
    """
    record, odd = store_new(session, writable_sheet(session, KIND), _own(given))
    for number, sentence in enumerate(_kept(given), 1):
        session.add(_made(session, record.id, number, sentence))
    for action, values in parts_of(given, ACTION).items():
        if values.get("result"):
            odd += _store_result(session, record.id, action, values)
    ask_about(odd, accepted)
    require_reach_of(session, KIND, record.id)
    discard(session, draft_name(KIND, owner.id if owner else None), None)
    return record.id


@operation("poprawienie oceny", Right.CASEWORK_WRITE)
def correct_assessment(
    session: Session,
    assessment: UUID,
    version: int,
    given: Given,
    accepted: Sequence[str] = (),
    reason: str = "",
) -> None:
    """Store what was changed in an assessment, its sentences and results; what was handed over is amended.

    `version` is that of `version_of`. Raises Conflict, NeedsReason and what `correct_record` raises.
    """
    require_reach_of(session, KIND, assessment)
    found = session.get_one(Assessment, assessment)
    if version_of(session, assessment) != version:
        raise Conflict(_CHANGED)
    was_handed_over = found.handed_over is not None
    correct_record(session, KIND, assessment, found.version, _own(given), accepted, reason)
    seal = reason if was_handed_over else None
    _store_sentences(session, assessment, _kept(given), seal)
    ask_about(_correct_results(session, assessment, given, accepted, seal), accepted)


def version_of(session: Session, assessment: UUID) -> int:
    """Return a number that grows with every change of the assessment, its sentences or its results."""
    parts: list[AssessmentSentence | AssessmentAction] = [
        *_sentences(session, assessment),
        *_results(session, assessment).values(),
    ]
    return session.get_one(Assessment, assessment).version + sum(one.version for one in parts)


def _own(given: Given) -> Given:
    return {name: value for name, value in own_fields(given).items() if name != SENTENCES}


def _kept(given: Given) -> list[Sentence]:
    """The sentences that stay, in the order of the form."""
    listed = given.get(SENTENCES)
    found = sentences_of(listed if isinstance(listed, list) else ())
    return [one for one in found if one.kept and one.text.strip()]


def _made(session: Session, assessment: UUID, position: int, one: Sentence) -> AssessmentSentence:
    return AssessmentSentence(
        number=next_number(session, AssessmentSentence),
        assessment_id=assessment,
        position=position,
        rule=one.rule,
        text=clean_text(one.text, NOTE_LENGTH, multiline=True, field=SENTENCES).strip(),
        sources=sources_text(one.sources),
    )


def _store_sentences(
    session: Session, assessment: UUID, kept: Sequence[Sentence], seal: str | None
) -> None:
    """Take over the sentences: those of the same rule and source are corrected, the others come and go."""
    stored, kept_rows = _sentences(session, assessment), []
    free = {(one.rule, one.sources): one for one in stored}
    for number, sentence in enumerate(kept, 1):
        known = free.pop((sentence.rule, sources_text(sentence.sources)), None)
        if known is None:
            known = _made(session, assessment, number, sentence)
            session.add(known)
            session.flush()
            _amend(session, known, None, seal)
            continue
        kept_rows.append(known)
        text = clean_text(sentence.text, NOTE_LENGTH, multiline=True, field=SENTENCES).strip()
        if (known.position, known.text) != (number, text):
            before = stored_values(session, BY_KEY["assessment_sentence"], [known.id])[known.id]
            known.position, known.text = number, text
            session.flush()
            _amend(session, known, before, seal)
    used = {id(one) for one in kept_rows}
    for one in [one for one in stored if id(one) not in used]:
        _amend(session, one, None, seal)
        put_in_bin(session, one, _LEFT_OUT)


def _correct_results(
    session: Session, assessment: UUID, given: Given, accepted: Sequence[str], seal: str | None
) -> list[Problem]:
    stored = _results(session, assessment)
    odd: list[Problem] = []
    for action, values in parts_of(given, ACTION).items():
        known = stored.get(action)
        if known is None and values.get("result"):
            odd += _store_result(session, assessment, action, values)
        elif known is not None and not values.get("result"):
            _amend(session, known, None, seal)
            put_in_bin(session, known, _LEFT_OUT)
        elif known is not None:
            with refused_at(ACTION, action, "result"):
                own = (known.id, known.version, values, accepted, seal or "")
                correct_record(session, RESULT, *own)
    return odd


def _amend(
    session: Session,
    record: AssessmentSentence | AssessmentAction,
    before: Mapping[str, object] | None,
    seal: str | None,
) -> None:
    """Keep what a handed-over assessment said; of any other (`seal` None) nothing need be kept."""
    if seal is not None:
        amend_if_sealed(session, record, before, seal)


def _store_result(session: Session, assessment: UUID, action: str, values: Given) -> list[Problem]:
    whole: Given = {**values, "assessment": str(assessment), "action": action}
    with refused_at(ACTION, action, "result"):
        _record, odd = store_new(session, writable_sheet(session, RESULT), whole)
    return at_part(ACTION, action, odd, "result")


def _sentences(session: Session, assessment: UUID) -> list[AssessmentSentence]:
    table = AssessmentSentence
    query = select(table).where(table.assessment_id == assessment).order_by(table.position)
    return list(session.scalars(query))


def _results(session: Session, assessment: UUID) -> dict[str, AssessmentAction]:
    query = select(AssessmentAction).where(AssessmentAction.assessment_id == assessment)
    return {str(one.action_id): one for one in session.scalars(query)}
