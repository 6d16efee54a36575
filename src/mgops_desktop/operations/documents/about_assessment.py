"""What documents say of an assessment: its sentences under their headings, the result of each action, the scores."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.assessment_draft import HEADINGS
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.visit import ACTION_RESULT_LABELS, ASSESSMENT_LABELS, CONCLUSION_LABELS
from mgops_desktop.operations.documents.about_case import around
from mgops_desktop.operations.documents.about_family import worker_name
from mgops_desktop.operations.documents.about_plan import plan_of_case
from mgops_desktop.operations.documents.about_visits import visits_values
from mgops_desktop.operations.documents.gathering import Gathered, Source, on, so, source
from mgops_desktop.storage.assessment_facts import facts_of
from mgops_desktop.storage.diagnosis import AREAS
from mgops_desktop.storage.setting import dictionary
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.plan import Assessment, AssessmentAction, AssessmentSentence


@source("assessment")
def of_assessment(session: Session, assessment: UUID, day: date) -> Source:
    """Gather an assessment with the contacts and the plan of its time."""
    found = session.get_one(Assessment, assessment)
    case = session.get_one(Case, found.case_id)
    first = found.period_from or case.began
    results = _results(session, assessment)
    return Source(
        case.family_id,
        around(session, case.family_id, day, case)
        | visits_values(session, case.id, first, found.day)
        | plan_of_case(session, case.id, found.day, results)
        | _own_values(session, found, first)
        | {
            "sentence_groups": _sentences(session, assessment),
            "with_scores": found.with_scores,
            "score_changes": _scores(session, found, first) if found.with_scores else [],
        },
    )


def _own_values(session: Session, found: Assessment, first: date) -> Gathered:
    return {
        "assessment_kind": ASSESSMENT_LABELS[found.kind],
        "assessment_number": found.number,
        "assessment_day": on(found.day),
        "assessed_from": on(first),
        "assessed_until": on(found.day),
        "assessor": worker_name(session, found.worker_id),
        "progress": found.progress,
        "children_situation": found.children_situation,
        "child_voice": found.child_opinion,
        "family_engagement": found.engagement,
        "conclusion": CONCLUSION_LABELS[found.conclusion] if found.conclusion else "",
        "conclusion_note": found.conclusion_note,
        "effects": found.effects,
        "recommendations": found.recommendations,
        "aftercare_consent": so(found.aftercare_consent),
        "handed_over": on(found.handed_over),
    }


def _sentences(session: Session, assessment: UUID) -> list[Gathered]:
    """The sentences under the headings of their rules, in the order of these; inside each as the assistant left it."""
    query = (
        select(AssessmentSentence)
        .where(AssessmentSentence.assessment_id == assessment)
        .order_by(AssessmentSentence.position)
    )
    order = list(HEADINGS)
    rows = [(_part(one.rule), one.text) for one in session.scalars(query)]
    rows.sort(key=lambda row: order.index(row[0]))
    return [
        {
            "sentence_heading": HEADINGS[part],
            "sentences": [{"sentence": text} for _part_, text in found],
        }
        for part, found in groupby(rows, key=lambda row: row[0])
    ]


def _part(rule: str) -> str:
    part = rule.partition("_")[0]
    return part if part in HEADINGS else ""


def _results(session: Session, assessment: UUID) -> Mapping[UUID, tuple[str, str]]:
    """What the assessment says of each action: it goes before what the plan says by now."""
    query = select(AssessmentAction).where(AssessmentAction.assessment_id == assessment)
    return {
        one.action_id: (ACTION_RESULT_LABELS[one.result], one.why) for one in session.scalars(query)
    }


def _scores(session: Session, found: Assessment, first: date) -> list[Gathered]:
    """How the scores of the areas changed; only of an assessment whose assistant wanted them on paper."""
    if first > found.day:
        return []
    labels = {one.key: one.label for one in dictionary(session, AREAS)}
    facts = facts_of(session, found.case_id, Period(first, found.day))
    return [
        {
            "area": labels.get(one.area, one.area),
            "score_before": str(one.before),
            "score_after": str(one.after),
        }
        for one in facts.changes
    ]
