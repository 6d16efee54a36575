"""B. Work plans and their actions, periodic and final assessments."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import select

from mgops_desktop.domain.assessment import (
    MadeAssessment,
    due_and_not_made,
    every,
    late_assessments,
)
from mgops_desktop.domain.deadline_rule import rule_on_or_first
from mgops_desktop.domain.figure import Item, RecordRef, Unit
from mgops_desktop.domain.intervals import open_on
from mgops_desktop.domain.support import CaseSpan
from mgops_desktop.domain.visit import ACTION_RESULT_LABELS, AssessmentKind
from mgops_desktop.indicators.catalogue import Window, all_of, indicator
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.families import active, cases, event
from mgops_desktop.storage.deadline import deadline_rules
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.plan import Assessment, PlanAction, WorkPlan

PLAN = "art. 15 ust. 1 pkt 1 i ust. 3"
ASSESSMENT = "art. 15 ust. 1 pkt 15"


@indicator(
    "work_plans_implemented",
    "Plany pracy z rodziną realizowane w okresie",
    Unit.PLANS,
    basis=PLAN,
    rule="Plany, które obowiązywały choć jeden dzień okresu; wersje jednego planu to jeden plan.",
    window=Window.ACTIVE,
)
def plans_implemented(counting: Counting) -> Iterable[Item]:
    query = (
        select(WorkPlan.id, Case.family_id)
        .join(Case, Case.id == WorkPlan.case_id)
        .where(active(counting.period, WorkPlan.began, WorkPlan.ended))
        .where(active(counting.period, Case.began, Case.ended))
    )
    return _plans(counting.session.execute(query))


@indicator(
    "work_plans_new",
    "Plany pracy z rodziną rozpoczęte w okresie",
    Unit.PLANS,
    basis=PLAN,
    rule="Plany, których realizacja zaczęła się w okresie; rodzina, która wróciła, ma nowy plan.",
)
def plans_new(counting: Counting) -> Iterable[Item]:
    query = (
        select(WorkPlan.id, Case.family_id)
        .join(Case, Case.id == WorkPlan.case_id)
        .where(event(counting.period, WorkPlan.began))
    )
    return _plans(counting.session.execute(query))


def _plans(rows: Iterable[tuple[UUID, UUID]]) -> Iterable[Item]:
    return (Item(RecordRef("work_plan", plan), 1, (), family) for plan, family in rows)


@indicator(
    "plan_actions",
    "Działania planów pracy wg wyniku",
    Unit.EVENTS,
    basis=PLAN,
    rule="Działania z wynikiem zapisanym w okresie oraz działania bez wyniku w ostatnim dniu okresu "
    "w planach, które wtedy trwają.",
    splits=(
        all_of(
            "result",
            {**{one.value: label for one, label in ACTION_RESULT_LABELS.items()}, "open": "w toku"},
        ),
    ),
    window=Window.ACTIVE,
)
def plan_actions(counting: Counting) -> Iterable[Item]:
    last = counting.period.last
    query = (
        select(
            PlanAction.id,
            PlanAction.result,
            PlanAction.result_on,
            WorkPlan.began,
            WorkPlan.ended,
            Case.family_id,
            Case.ended,
        )
        .join(WorkPlan, WorkPlan.id == PlanAction.plan_id)
        .join(Case, Case.id == WorkPlan.case_id)
    )
    for id_, result, on, began, plan_ended, family, closed in counting.session.execute(query):
        ref = RecordRef("plan_action", id_)
        if result is not None and on in counting.period:
            yield Item(ref, 1, (result.value,), family)
        elif (result is None or (on is not None and on > last)) and (
            open_on(last, began, plan_ended) and (closed is None or closed > last)
        ):
            yield Item(ref, 1, ("open",), family)


def _made(counting: Counting, kind: AssessmentKind) -> Mapping[UUID, list[MadeAssessment]]:
    def read() -> dict[UUID, list[MadeAssessment]]:
        query = select(Assessment.id, Assessment.case_id, Assessment.handed_over).where(
            Assessment.kind == kind, Assessment.handed_over <= counting.period.last
        )
        found: dict[UUID, list[MadeAssessment]] = defaultdict(list)
        for id_, case, made in counting.session.execute(query):
            if made is not None:
                found[case].append(MadeAssessment(id_, case, made))
        return found

    return counting.share(f"assessments:{kind}", read)


def _case_of(counting: Counting) -> Mapping[UUID, CaseSpan]:
    return counting.share("cases_by_id", lambda: {case.id: case for case in cases(counting)})


def _item(counting: Counting, made: MadeAssessment, *parts: str) -> Item:
    family = _case_of(counting)[made.case].family
    return Item(RecordRef("assessment", made.id), 1, parts, family, f"{made.made:%d.%m.%Y}")


def _in_period(counting: Counting, kind: AssessmentKind) -> Iterable[Item]:
    return (
        _item(counting, one)
        for case, made in _made(counting, kind).items()
        if case in _case_of(counting)
        for one in made
        if one.made in counting.period
    )


@indicator(
    "periodic_assessments",
    "Okresowe oceny sytuacji rodziny",
    Unit.EVENTS,
    basis=ASSESSMENT,
    rule="Oceny przekazane pracodawcy asystenta w okresie; ocena jest wykonana w dniu przekazania.",
)
def periodic_assessments(counting: Counting) -> Iterable[Item]:
    return _in_period(counting, AssessmentKind.PERIODIC)


@indicator(
    "final_assessments",
    "Oceny końcowe",
    Unit.EVENTS,
    basis=ASSESSMENT,
    rule="Oceny końcowe przekazane pracodawcy asystenta w okresie.",
)
def final_assessments(counting: Counting) -> Iterable[Item]:
    return _in_period(counting, AssessmentKind.FINAL)


@indicator(
    "periodic_assessments_late",
    "Okresowe oceny wykonane po terminie",
    Unit.EVENTS,
    basis=ASSESSMENT,
    rule="Oceny z okresu wykonane później niż pół roku po poprzedniej albo po rozpoczęciu pracy.",
)
def assessments_late(counting: Counting) -> Iterable[Item]:
    months = assessment_months(counting)
    starts = first_assessment_from(counting)
    for case, made in _made(counting, AssessmentKind.PERIODIC).items():
        if case in starts:
            for late in late_assessments(made, every(months, starts[case])):
                if late.made in counting.period:
                    yield _item(counting, late)


@indicator(
    "periodic_assessments_overdue",
    "Okresowe oceny niewykonane mimo upływu terminu – stan na ostatni dzień",
    Unit.EVENTS,
    basis=ASSESSMENT,
    rule="Sprawy trwające w ostatnim dniu okresu, w których termin kolejnej oceny minął, a oceny nie ma.",
    window=Window.STATE,
)
def assessments_overdue(counting: Counting) -> Iterable[Item]:
    last = counting.period.last
    months = assessment_months(counting)
    made = _made(counting, AssessmentKind.PERIODIC)
    starts = first_assessment_from(counting)
    for case in cases(counting):
        if open_on(last, case.began, case.ended) and case.id in starts:
            due = due_and_not_made(made.get(case.id, ()), every(months, starts[case.id]), last)
            if due is not None:
                remark = f"termin {due:%d.%m.%Y}"
                yield Item(RecordRef("case", case.id), 1, (), case.family, remark)


def assessment_months(counting: Counting) -> int:
    """The longest time between assessments, by the term in force on the last day of the period."""
    rules = deadline_rules(counting.session)
    rule = rule_on_or_first(rules, "periodic_assessment", counting.period.last)
    assert rule.length is not None
    return rule.length


def first_assessment_from(counting: Counting) -> Mapping[UUID, date]:
    """The day from which the first assessment of each case is counted (a choice of the centre)."""
    starts = {case.id: case.began for case in cases(counting)}
    if counting.text("first_assessment_from") != "plan":
        return starts
    query = select(WorkPlan.case_id, WorkPlan.began).order_by(WorkPlan.began.desc())
    plans = dict(counting.session.execute(query).all())
    return {case: plans[case] for case in starts if case in plans}
