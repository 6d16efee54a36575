"""Section B of the catalogue: work plans, their actions, assessments."""

from datetime import date
from itertools import pairwise
from typing import Any

from tests.acceptance.counter.dates import Row, is_active, is_open, plus_months
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
    return is_open(plan, day) and is_open(sheets.get("case", plan["case"]), day)


def _assessments(sheets: Sheets, figures: Figures) -> None:
    term = figures.term
    made = [row for row in sheets.all("assessment") if row.get("handed_over")]
    in_term = [row for row in made if row["handed_over"] in term]
    periodic = [row for row in made if row["kind"] == "periodic"]
    figures.put("periodic_assessments", sum(row["kind"] == "periodic" for row in in_term))
    figures.put("final_assessments", sum(row["kind"] == "final" for row in in_term))
    late = 0
    for case in sheets.all("case"):
        start = _start(sheets, case["number"], term.last)
        own = [row["handed_over"] for row in periodic if row["case"] == case["number"]]
        for before, day in pairwise([start, *sorted(own)]):
            if start and before and day in term:
                late += day > plus_months(before, HALF_A_YEAR)
    figures.put("periodic_assessments_late", late)
    overdue = 0
    for case in sheets.all("case"):
        start = _start(sheets, case["number"], term.last)
        if start and is_open(case, term.last):
            done = [
                row["handed_over"]
                for row in periodic
                if row["case"] == case["number"] and row["handed_over"] <= term.last
            ]
            overdue += plus_months(max(done, default=start), HALF_A_YEAR) <= term.last
    figures.put("periodic_assessments_overdue", overdue)


def _start(sheets: Sheets, case: str, day: date) -> date | None:
    """A case begins with its assistant; a centre may count from the first plan instead."""
    if sheets.setting("first_assessment_from", day) == "assignment":
        began: date = sheets.get("case", case)["began"]
        return began
    plans = [row["began"] for row in sheets.all("work_plan") if row["case"] == case]
    return min(plans, default=None)
