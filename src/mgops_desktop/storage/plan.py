"""Questions about work plans and assessments, and what is due in them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import case as case_when
from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from mgops_desktop.domain.assessment import counted_from, rule_of
from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.plan import AgreedAction, differences
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.veil import Private
from mgops_desktop.domain.visit import (
    AssessmentConclusion,
    AssessmentKind,
    HowFar,
    PlanActionResult,
)
from mgops_desktop.domain.wording import inline_date
from mgops_desktop.storage import veil
from mgops_desktop.storage.access import question
from mgops_desktop.storage.agreed_plan import as_shown, content_now, content_of
from mgops_desktop.storage.among import among, of_these
from mgops_desktop.storage.context import note_reading
from mgops_desktop.storage.reach import require_reach
from mgops_desktop.storage.setting import parameters_of
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.plan import (
    ActionProgress,
    Assessment,
    AssessmentSentence,
    PlanAction,
    PlanVersion,
    WorkPlan,
)
from mgops_desktop.storage.terms import Families, Terms

_HAND_OVER = "Przekazanie okresowej oceny sytuacji rodziny"


@dataclass(frozen=True)
class ActionRow:
    """One action of a plan as it stands now, with what came of it."""

    said: AgreedAction
    result: PlanActionResult | None
    result_note: str
    how_far: HowFar | None = None
    seen_on: date | None = None


@dataclass(frozen=True)
class VersionRow:
    """A version of a plan.

    `content` are the actions as it keeps them, None where those of the plan are the ones it says or nobody kept them.
    `changes` say how it differs from the version before it, in words; None where nobody kept what that one said.
    """

    id: UUID
    number: int
    valid_from: date
    consulted_with: str
    consulted_on: date | None
    family_signed_on: date | None
    family_refused: bool
    coordinated: bool = False
    help_plan: str = ""
    content: tuple[AgreedAction, ...] | None = None
    changes: tuple[str, ...] | None = ()


@dataclass(frozen=True)
class PlanRow:
    """A work plan with its versions and actions; `changes` are those since its newest version was agreed."""

    id: UUID
    number: str
    began: date
    ended: date | None
    versions: tuple[VersionRow, ...]
    actions: tuple[ActionRow, ...]
    changes: tuple[str, ...] = ()


@dataclass(frozen=True)
class AssessmentRow:
    """An assessment as a family's card lists it."""

    id: UUID
    number: str
    kind: AssessmentKind
    day: date
    period_from: date | None
    conclusion: AssessmentConclusion | None
    progress: str
    conclusion_note: str
    handed_over: date | None
    sentences: tuple[str, ...] = ()


@question("plany pracy rodziny", Right.CASEWORK_READ)
def plans_of_family(session: Session, family: UUID) -> list[PlanRow]:
    """Return the plans of a family, the newest first; the reading is logged.

    Raises NotAllowed outside the account's reach.
    """
    require_reach(session, family)
    note_reading(session, "family", family)
    query = (
        select(WorkPlan)
        .join(Case, Case.id == WorkPlan.case_id)
        .where(Case.family_id == family)
        .order_by(WorkPlan.began.desc())
    )
    return [_plan(session, plan) for plan in session.scalars(query)]


def _plan(session: Session, plan: WorkPlan) -> PlanRow:
    query = select(PlanVersion).where(PlanVersion.plan_id == plan.id)
    versions = session.scalars(query.order_by(PlanVersion.version_number)).all()
    now = content_now(session, plan.id)
    actions = tuple(_actions(session, as_shown(now)))
    said = content_of(versions, now)
    since = differences(said[-1] or (), now) if said else ()
    rows = _versions(versions, said)
    return PlanRow(
        plan.id, plan.number, plan.began, plan.ended, tuple(rows), actions, _shown(since)
    )


def _versions(
    versions: Sequence[PlanVersion], said: Sequence[tuple[AgreedAction, ...] | None]
) -> Iterable[VersionRow]:
    before: tuple[AgreedAction, ...] | None = ()
    for place, (version, content) in enumerate(zip(versions, said, strict=True)):
        changes: tuple[str, ...] | None = ()
        if place:
            known = before is not None and content is not None
            changes = _shown(differences(before or (), content or ())) if known else None
        yield VersionRow(
            id=version.id,
            number=version.version_number,
            valid_from=version.valid_from,
            consulted_with=version.consulted_with,
            consulted_on=version.consulted_on,
            family_signed_on=version.family_signed_on,
            family_refused=version.family_refused,
            coordinated=version.coordinated,
            help_plan=version.help_plan,
            content=as_shown(content) if content is not None and version.agreed else None,
            changes=changes,
        )
        before = content


def _shown(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(veil.as_shown(Private.TEXT, one) for one in words)


def _actions(session: Session, said: Sequence[AgreedAction]) -> Iterator[ActionRow]:
    ids = [one.id for one in said]
    columns = (PlanAction.id, PlanAction.result, PlanAction.result_note)
    ended = {row.id: row for row in session.execute(select(*columns).where(among(columns[0], ids)))}
    moved = _last_steps(session, ids)
    for one in said:
        row, step = ended[one.id], moved.get(one.id, (None, None))
        yield ActionRow(one, row.result, row.result_note, *step)


def _last_steps(session: Session, actions: list[UUID]) -> dict[UUID, tuple[HowFar, date]]:
    """How far each action had come when it was last looked at."""
    table = ActionProgress
    query = (
        select(table.action_id, table.how_far, table.day)
        .where(table.action_id.in_(actions))
        .order_by(table.day, table.number)
    )
    return {action: (how_far, day) for action, how_far, day in session.execute(query)}


@question("oceny sytuacji rodziny", Right.CASEWORK_READ)
def assessments_of_family(session: Session, family: UUID) -> list[AssessmentRow]:
    """Return the assessments of a family, the newest first; the reading is logged.

    Raises NotAllowed outside the account's reach.
    """
    require_reach(session, family)
    note_reading(session, "family", family)
    names = [name for name in AssessmentRow.__dataclass_fields__ if name != "sentences"]
    query = (
        select(*(getattr(Assessment, name) for name in names))
        .join(Case, Case.id == Assessment.case_id)
        .where(Case.family_id == family)
        .order_by(Assessment.day.desc())
    )
    found = session.execute(query).all()
    texts = _sentences(session, [row.id for row in found])
    return [AssessmentRow(**row._mapping, sentences=tuple(texts[row.id])) for row in found]


def _sentences(session: Session, assessments: list[UUID]) -> dict[UUID, list[str]]:
    table = AssessmentSentence
    query = (
        select(table.assessment_id, table.text)
        .where(table.assessment_id.in_(assessments))
        .order_by(table.assessment_id, table.position)
    )
    found: dict[UUID, list[str]] = defaultdict(list)
    for assessment, text in session.execute(query):
        found[assessment].append(text)
    return found


def due_assessments(
    session: Session, today: date, terms: Terms, families: Families = None
) -> Iterable[DueItem]:
    """The next periodic assessment of every open case (art. 15 ust. 1 pkt 15)."""
    from_plan = parameters_of(session).text("first_assessment_from", today) == "plan"
    open_cases = select(Case.id, Case.family_id, Case.began, Case.assessment_months).where(
        Case.began <= today,
        or_(Case.ended.is_(None), Case.ended > today),
        of_these(Case.family_id, families),
    )
    at_work = open_cases.with_only_columns(Case.id)
    kept_back = case_when((Assessment.handed_over.is_(None), Assessment.day))
    assessed = (
        select(Assessment.case_id, func.max(Assessment.handed_over), func.max(kept_back))
        .where(Assessment.kind == AssessmentKind.PERIODIC, Assessment.case_id.in_(at_work))
        .group_by(Assessment.case_id)
    )
    made: dict[UUID, tuple[date | None, date | None]] = {
        case: (handed, written) for case, handed, written in session.execute(assessed)
    }
    planned = (
        select(WorkPlan.case_id, func.min(WorkPlan.began))
        .where(WorkPlan.case_id.in_(at_work))
        .group_by(WorkPlan.case_id)
    )
    plans: dict[UUID, date] = dict(session.execute(planned).all()) if from_plan else {}
    for case, family, began, rhythm in session.execute(open_cases):
        last, written = made.get(case, (None, None))
        own = [plans[case]] if case in plans else []
        start = last or counted_from(began, own, from_plan=from_plan)
        if start is None:
            continue
        key = rule_of(rhythm, last)
        item = terms.item(key, start, RecordRef("case", case), family, today)
        yield _to_hand_over(item, last, written)


def _to_hand_over(item: DueItem, last: date | None, written: date | None) -> DueItem:
    """An assessment that is written only waits to be handed to the employer; with that day it is made."""
    if written is None or (last is not None and written <= last):
        return item
    words = f"{item.explanation}; ocena z {inline_date(written)} czeka na przekazanie pracodawcy"
    return replace(item, title=_HAND_OVER, explanation=words)


def due_plans_to_county(
    session: Session, today: date, terms: Terms, families: Families = None
) -> Iterable[DueItem]:
    """Co-ordinated plans of open cases that have not gone to the child's documents (art. 38a ust. 1 pkt 8)."""
    later = aliased(PlanVersion)
    newer = select(later.id).where(
        later.plan_id == PlanVersion.plan_id, later.version_number > PlanVersion.version_number
    )
    query = (
        select(PlanVersion.id, Case.family_id, PlanVersion.valid_from)
        .join(WorkPlan, WorkPlan.id == PlanVersion.plan_id)
        .join(Case, Case.id == WorkPlan.case_id)
        .where(PlanVersion.coordinated.is_(True), PlanVersion.sent_to_county_on.is_(None))
        .where(PlanVersion.valid_from <= today, WorkPlan.ended.is_(None), ~newer.exists())
        .where(or_(Case.ended.is_(None), Case.ended > today), of_these(Case.family_id, families))
    )
    for id_, family, since in session.execute(query):
        yield terms.item("plan_to_county", since, RecordRef("plan_version", id_), family, today)
