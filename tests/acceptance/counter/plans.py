"""Section B of the catalogue: work plans, their actions, assessments."""

from datetime import date
from typing import Any

from tests.acceptance.counter.dates import Row, is_active, is_open, is_valid, plus_months
from tests.acceptance.counter.sheets import Figures, Sheets

HALF_A_YEAR = 6


def count_plans(sheets: Sheets, figures: Figures) -> None:
    term = figures.term
    plans = [_with_end(sheets, plan) for plan in sheets.all("work_plan")]
    figures.put("work_plans_implemented", sum(is_active(plan, term) for plan in plans))
    figures.put("work_plans_new", sum(plan["began"] in term for plan in plans))
    running = {plan["number"] for plan in plans if _runs(sheets, plan, term.last)}
    results = []
    for action in sheets.all("plan_action"):
        done = action.get("result_on")
        if action.get("result") and (done is None or done <= term.last):
            results += [action["result"]] * (done in term)
        elif action["plan"] in running:
            results.append("open")
    figures.put("plan_actions", len(results))
    figures.parts("plan_actions", ("done", "partly", "not_done", "open"), results)
    _assessments(sheets, figures)


def _with_end(sheets: Sheets, plan: Row) -> dict[str, Any]:
    """A plan ends with its case, whether or not its own end was written down."""
    ends = [plan.get("ended"), sheets.get("case", plan["case"]).get("ended")]
    return {**plan, "ended": min((end for end in ends if end), default=None)}


def _runs(sheets: Sheets, plan: Row, day: date) -> bool:
    return is_valid(plan, day) and is_open(sheets.get("case", plan["case"]), day)


def _assessments(sheets: Sheets, figures: Figures) -> None:
    term = figures.term
    made = [row for row in sheets.all("assessment") if row.get("handed_over")]
    periodic = [row for row in made if row["kind"] == "periodic"]
    figures.put("periodic_assessments", sum(row["handed_over"] in term for row in periodic))
    figures.put(
        "final_assessments",
        sum(row["kind"] == "final" and row["handed_over"] in term for row in made),
    )
    late = [
        row
        for row in periodic
        if row["handed_over"] in term and row["handed_over"] > _due(sheets, row["case"], row)
    ]
    figures.put("periodic_assessments_late", len(late))
    overdue = [
        case
        for case in sheets.all("case")
        if is_open(case, term.last) and _due(sheets, case["number"], None, term.last) <= term.last
    ]
    figures.put("periodic_assessments_overdue", len(overdue))


def _due(sheets: Sheets, case: str, assessment: Row | None, day: date | None = None) -> date:
    """Half a year after the assessment before this one (or before the end of the day), or after the start."""
    before = [
        row["handed_over"]
        for row in sheets.all("assessment")
        if row["case"] == case
        and row["kind"] == "periodic"
        and row.get("handed_over")
        and (
            row["handed_over"] < assessment["handed_over"]
            if assessment
            else row["handed_over"] <= (day or date.max)
        )
    ]
    return plus_months(max(before, default=_start(sheets, case)), HALF_A_YEAR)


def _start(sheets: Sheets, case: str) -> date:
    """When the assistant was assigned; the case's own beginning where that was not written down."""
    began = sheets.get("case", case)["began"]
    rows = [row["began"] for row in sheets.all("assignment") if row["case"] == case]
    return min(rows, default=began)
