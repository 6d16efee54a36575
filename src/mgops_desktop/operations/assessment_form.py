"""The form of an assessment: its own fields, a row for each action of the plan, sentences drafted from the records."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.assessment_draft import (
    PeriodFacts,
    Sentence,
    draft,
    read_sources,
    with_proposals,
)
from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.diagnosis import ScoreChange
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.visit import ACTION_RESULT_LABELS, AssessmentKind
from mgops_desktop.operations.assessment import ACTION, KIND, SENTENCES, version_of
from mgops_desktop.operations.assessment_sentences import sentence_value, sentences_of
from mgops_desktop.operations.records.forms import RecordForm, record_form
from mgops_desktop.operations.records.options import Option
from mgops_desktop.operations.records.parts import part_field
from mgops_desktop.operations.records.shapes import FieldShape, FieldType
from mgops_desktop.operations.records.values import FormValue
from mgops_desktop.sheets.dictionaries import AREA as AREAS
from mgops_desktop.sheets.dictionaries import dictionaries_of
from mgops_desktop.storage import veil
from mgops_desktop.storage.access import question
from mgops_desktop.storage.assessment_facts import actions_of, facts_of
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.describe import describe
from mgops_desktop.storage.reach import require_reach_of
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.plan import Assessment, AssessmentAction, AssessmentSentence

RESULT, WHY = "result", "why"


@dataclass(frozen=True)
class ActionLine:
    """An action of the plan as a row of the form, with its term and what the plan says came of it."""

    key: str
    action: str
    deadline: date | None
    result: FormValue
    note: str


@dataclass(frozen=True)
class AssessmentForm:
    """The form with the actions of the plan."""

    form: RecordForm
    actions: tuple[ActionLine, ...]


@dataclass(frozen=True)
class Drafted:
    """What the rules wrote of a period: sentences as a form holds them, and how the scores moved, by area."""

    sentences: tuple[str, ...]
    changes: tuple[tuple[str, ScoreChange], ...]


@question("formularz oceny", Right.CASEWORK_WRITE)
def assessment_form(
    session: Session,
    record: UUID | None = None,
    owner: RecordRef | None = None,
    draft: Mapping[str, FormValue] | None = None,
    known: Mapping[str, FormValue] | None = None,
) -> AssessmentForm:
    """Return the form of a stored assessment, or of a new one drafted from the records since the last one.

    Raises NotAllowed without the right to write it and outside the account's reach.
    """
    if owner is not None:
        require_reach_of(session, owner.kind, owner.id)
    form = record_form(session, KIND, record, owner, draft, known)
    values: dict[str, FormValue] = {**form.values}
    if record is None:
        values |= _begun(session, owner, values) | dict(known or {})
    with veil.lifted():  # what stands in a form is corrected, and stored again
        case = _id(values.get("case"))
        if case is not None:
            require_reach_of(session, "case", case)
        lines = _lines(session, case) if case else []
        values |= _results(session, record, lines)
        values[SENTENCES] = [*_sentences(session, record, case, values)]
    fields = (
        *form.fields,
        *(shape for line in lines for shape in _shapes(line)),
        FieldShape(SENTENCES, "Zdania z zapisów", FieldType.RECORDS, private=True),
    )
    version = version_of(session, record) if record else 0
    whole = replace(form, fields=fields, values=values, version=version)
    return AssessmentForm(whole, tuple(lines))


@question("zdania z zapisów okresu", Right.CASEWORK_WRITE)
def drafted_sentences(session: Session, case: UUID, first: date | None, last: date) -> Drafted:
    """Return what the rules say of a case for a period; without its first day from the day the case began.

    Raises NotAllowed outside the account's reach.
    """
    require_reach_of(session, "case", case)
    facts = _facts(session, case, first, last)
    if facts is None:
        return Drafted((), ())
    labels = _labels(session)
    made = draft(facts, labels)
    changes = tuple((labels.get(one.area, one.area), one) for one in facts.changes)
    return Drafted(tuple(sentence_value(one) for one in made), changes)


@question("źródła zdań", Right.CASEWORK_WRITE)
def source_words(session: Session, sentence: str) -> tuple[tuple[RecordRef, str], ...]:
    """Return the records behind a sentence as a form holds it, each with its number and what it is."""
    (one,) = sentences_of([sentence])
    named = describe(session, one.sources, with_names=True)
    return tuple(
        (ref, " ".join(part for part in (found.number, found.label) if part))
        for ref in one.sources
        if (found := named.get(ref)) is not None
    )


def _begun(
    session: Session, owner: RecordRef | None, values: Mapping[str, FormValue]
) -> dict[str, FormValue]:
    """What a new assessment begins with: the open case, today, the day after the last assessment."""
    case = _id(values.get("case")) or _open_case(session, owner)
    begun: dict[str, FormValue] = {
        "kind": values.get("kind") or str(AssessmentKind.PERIODIC),
        "day": str(today_of(session)),
    }
    if case is None:
        return begun
    last = session.scalar(
        select(Assessment.day)
        .where(Assessment.case_id == case)
        .order_by(Assessment.day.desc())
        .limit(1)
    )
    since = add_days(last, 1) if last else session.get_one(Case, case).began
    return begun | {"case": str(case), "period_from": str(min(since, today_of(session)))}


def _open_case(session: Session, owner: RecordRef | None) -> UUID | None:
    """The newest case of the family, one that runs before one that is closed."""
    if owner is None or owner.kind != "family":
        return None
    query = (
        select(Case.id)
        .where(Case.family_id == owner.id)
        .order_by(Case.ended.is_not(None), Case.began.desc())
        .limit(1)
    )
    return session.scalars(query).first()


def _facts(session: Session, case: UUID, first: date | None, last: date) -> PeriodFacts | None:
    first = first or session.get_one(Case, case).began
    return facts_of(session, case, Period(first, last)) if first <= last else None


def _labels(session: Session) -> dict[str, str]:
    return {key: one.label for key, one in dictionaries_of(session)[AREAS].entries.items()}


def _sentences(
    session: Session, record: UUID | None, case: UUID | None, values: Mapping[str, FormValue]
) -> Iterable[str]:
    made: Sequence[Sentence] = ()
    last = _day(values.get("day"))
    if case is not None and last is not None:
        facts = _facts(session, case, _day(values.get("period_from")), last)
        made = draft(facts, _labels(session)) if facts is not None else ()
    if record is not None:
        made = with_proposals(_stored(session, record), made)
    return (sentence_value(one) for one in made)


def _stored(session: Session, assessment: UUID) -> list[Sentence]:
    table = AssessmentSentence
    query = (
        select(table.rule, table.text, table.sources)
        .where(table.assessment_id == assessment)
        .order_by(table.position)
    )
    return [
        Sentence(rule, text, read_sources(sources))
        for rule, text, sources in session.execute(query)
    ]


def _lines(session: Session, case: UUID) -> list[ActionLine]:
    return [
        ActionLine(
            str(one.id),
            one.action,
            one.deadline,
            str(one.result) if one.result else None,
            one.result_note,
        )
        for one in actions_of(session, case)
    ]


def _results(
    session: Session, record: UUID | None, lines: Sequence[ActionLine]
) -> dict[str, FormValue]:
    """The results that stand in the assessment; in a new one those that the plan has."""
    found: dict[str, tuple[FormValue, str]] = {}
    if record is None:
        found = {line.key: (line.result, line.note) for line in lines}
    else:
        table = AssessmentAction
        query = select(table.action_id, table.result, table.why).where(
            table.assessment_id == record
        )
        for action, stored, note in session.execute(query):
            found[str(action)] = (str(stored), note)
    values: dict[str, FormValue] = {}
    for line in lines:
        result, why = found.get(line.key, (None, ""))
        values[part_field(ACTION, line.key, RESULT)] = result
        values[part_field(ACTION, line.key, WHY)] = why
    return values


def _shapes(line: ActionLine) -> list[FieldShape]:
    results = tuple(Option(str(key), words) for key, words in ACTION_RESULT_LABELS.items())
    return [
        FieldShape(
            part_field(ACTION, line.key, RESULT),
            f"{line.action}: wynik",
            FieldType.CHOICE,
            options=results,
        ),
        FieldShape(
            part_field(ACTION, line.key, WHY),
            f"{line.action}: dlaczego",
            FieldType.LINE,
            private=True,
        ),
    ]


def _id(value: FormValue) -> UUID | None:
    return UUID(str(value)) if value else None


def _day(value: FormValue) -> date | None:
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:  # typed so far that it is no date yet
        return None
