"""The sentences of recent assessments, drafted by the program's own rules from the records just written."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.assessment_draft import Sentence, draft, sources_text
from mgops_desktop.domain.calendar import add_months
from mgops_desktop.domain.period import Period
from mgops_desktop.operations.practice.ledger import Ledger
from mgops_desktop.sheets.dictionaries import AREA, dictionaries_of
from mgops_desktop.storage.assessment_facts import facts_of
from mgops_desktop.storage.tables.plan import Assessment, AssessmentSentence

DRAFTED_MONTHS = 12
"""How far back assessments are drafted; those before were written by hand."""
_QUOTED = "quote_course"


def draft_assessments(session: Session, as_of: date, ledger: Ledger) -> None:
    """Note the sentences of the assessments of the last year, with one visit quoted in each."""
    labels = {key: one.label for key, one in dictionaries_of(session)[AREA].entries.items()}
    table = Assessment
    query = (
        select(table.id, table.case_id, table.day, table.period_from)
        .where(table.day >= add_months(as_of, -DRAFTED_MONTHS))
        .order_by(table.day, table.number)
    )
    for assessment, case, day, first in session.execute(query).all():
        if first is not None and first <= day:
            made = draft(facts_of(session, case, Period(first, day)), labels)
            _note(ledger, assessment, day, made)


def _note(ledger: Ledger, assessment: UUID, day: date, made: list[Sentence]) -> None:
    quotes = [one for one in made if one.rule == _QUOTED]
    kept = [*(one for one in made if one.kept), *quotes[-1:]]
    for position, one in enumerate(kept, 1):
        ledger.note(
            AssessmentSentence,
            day,
            assessment_id=assessment,
            position=position,
            rule=one.rule,
            text=one.text,
            sources=sources_text(one.sources),
        )
