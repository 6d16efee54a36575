"""Section B of the catalogue: families, closures, duration, court obligations, applications."""

from collections.abc import Iterable
from datetime import date

from tests.acceptance.counter.dates import ONE_DAY, Row, is_active, is_open, is_valid, plus_months
from tests.acceptance.counter.sheets import Figures, Sheets
from tests.acceptance.counter.support import Support

REASONS = [
    "goals_achieved",
    "family_withdrew",
    "no_effect",
    "method_changed",
    "moved_away",
    "children_placed",
    "court_lifted",
    "not_started",
    "no_minor_children",
    "death",
    "no_assistant",
    "other",
]


def count_casework(sheets: Sheets, support: Support, figures: Figures) -> None:
    _families(support, figures)
    only_pro_life = {
        case["family"] for case in sheets.all("case") if is_active(case, figures.term)
    } - {
        case["family"]
        for case in sheets.all("case")
        if is_active(case, figures.term) and case["basis"] != "za_zyciem"
    }
    figures.families("families_only_za_zyciem", only_pro_life)
    _closures(sheets, support, figures)
    _durations(support, figures)
    _obligations(sheets, support, figures)
    _applications(sheets, figures)


def _families(support: Support, figures: Figures) -> None:
    term = figures.term
    figures.families("families_supported_by_assistant", support.cases)
    before = term.first - ONE_DAY
    carried = {
        family
        for family, cases in support.cases.items()
        if any(is_valid(case, before) and is_valid(case, term.first) for case in cases)
    }
    new = set(support.cases) - carried
    returning = {family for family in new if support.earlier_closed(family)}
    figures.put("families_supported_carried_over", len(carried))
    figures.put("families_supported_new", len(new))
    figures.put("families_supported_returning", len(returning))
    bases = [support.last_case(family)["basis"] for family in support.cases]
    wanted = ("consent", "court", "minor_parent", "za_zyciem")
    figures.parts("families_supported_by_basis", wanted, bases)
    figures.families("families_supported_state", support.state)
    figures.families("assistant_cases_continued_next_year", support.state)


def _closures(sheets: Sheets, support: Support, figures: Figures) -> None:
    figures.families("assistant_cases_closed", support.closed)
    own = {row["key"]: row["maps_to"] for row in sheets.all("dictionary_entry") if "maps_to" in row}
    reasons = [
        support.last_closure(family).get("closure_reason") or "other" for family in support.closed
    ]
    rows = [own.get(reason, reason) for reason in reasons]
    figures.parts("assistant_cases_closed", REASONS, rows)
    closings = [case for case in support.supporting() if case.get("ended") in figures.term]
    figures.put("case_closings", len(closings))
    achieved = rows.count("goals_achieved")
    figures.ratio("goals_achieved_share_pct", achieved, len(support.cases), 100)
    figures.ratio("goals_achieved_share_of_closed_pct", achieved, len(support.closed), 100)


def _durations(support: Support, figures: Figures) -> None:
    for key, families in (
        ("support_duration", set(support.cases)),
        ("closed_support_duration", support.closed),
    ):
        figures.families(key, families)
        bands = [_band(support.last_case(family), figures.term.last) for family in families]
        figures.parts(key, ("up_to_3m", "3_to_12m", "over_12m"), bands)


def _band(case: Row, last: date) -> str:
    end = min(case.get("ended") or last, last)
    if end <= plus_months(case["began"], 3):
        return "up_to_3m"
    return "3_to_12m" if end <= plus_months(case["began"], 12) else "over_12m"


def _obligations(sheets: Sheets, support: Support, figures: Figures) -> None:
    rows = sheets.all("court_obligation")
    obliged = support.with_row(rows)
    figures.families("families_obliged_by_court", obliged)
    from_start = {
        family
        for family in obliged
        for row in rows
        if row["family"] == family and support.with_row([row])
        for case in support.cases[family]
        if is_valid(row, case["began"])
    }
    figures.put("families_obliged_by_court_from_start", len(from_start))
    figures.put("families_obliged_by_court_during_work", len(obliged - from_start))


def _applications(sheets: Sheets, figures: Figures) -> None:
    term = figures.term
    received = [row for row in sheets.all("application") if row["received"] in term]
    figures.put("applications_for_family_assistant", len(received))
    words = ("granted", "waiting", "refused", "withdrawn", "pending")
    known = [decision_on(row, term.last) for row in received]
    figures.parts("applications_for_family_assistant", words, known)
    figures.families("families_waiting_for_assistant", _waiting(sheets, term.last))


def decision_on(application: Row, day: date) -> str:
    """The decision as it was known on the day."""
    decided = application.get("decided") or application["received"]
    decision = application.get("decision")
    return decision if decision and decided <= day else "pending"


def _waiting(sheets: Sheets, day: date) -> Iterable[str]:
    for application in sheets.all("application"):
        if application["received"] > day:
            continue
        if decision_on(application, day) not in ("granted", "waiting", "pending"):
            continue
        if not any(_answers(case, application, day) for case in sheets.all("case")):
            yield application["family"]


def _answers(case: Row, application: Row, day: date) -> bool:
    """Whether the family does not wait any more: a case has begun since, or is open on the day."""
    return case["family"] == application["family"] and (
        application["received"] <= case["began"] <= day or is_open(case, day)
    )
