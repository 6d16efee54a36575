"""What was counted before the program was used, and what was not recorded at all."""

from datetime import date
from typing import Any

from tests.acceptance.counter.blue_card_terms import RULES
from tests.acceptance.counter.dates import ONE_DAY, Row, Term, plus_months
from tests.acceptance.counter.sheets import Figures, Sheets

WHOLE_OF = {
    "assistant_visits_home": "assistant_visits",
    "counselling_sessions_psycholog": "counselling_sessions",
}
"""A part that was typed in counts in its whole, too."""
SAME = ("assistant_cases_continued_next_year", "families_supported_state")

EVENTS = (
    "case_closings applications_for_family_assistant periodic_assessments final_assessments assistant_visits "
    "periodic_assessments_late assistant_contacts failed_visits visit_hours travel_hours paperwork_hours "
    "monitoring_visits foster_child_reviews_attended court_applications_for_care_orders court_annotations_sent "
    "court_reports_on_work_plan_sent court_opinions_sent court_letters_late crime_notices_sent work_plans_new "
    "alcohol_commission_applications court_orders child_removals nk_ interdisciplinary_team_sittings "
    "working_group_sittings groups_appointed blue_card_programme blue_card_weapon_notices blue_card_court_notices "
    "blue_card_crime_notices blue_card_alcohol_referrals persons_discussed_at_sittings help_plans_made "
    "child_protection_interventions blue_card_monitoring_visits blue_card_monitoring_finished "
    "blue_card_timeliness counselling_sessions "
    "interdisciplinary_meetings joint_monitoring crisis_interventions children_removed_in_interventions "
    "blue_card_procedures_ended blue_card_procedures_handed_over counselling_hours "
    "counselling_person_services counselling_no_shows"
)
"""What is added up, with all its parts; families are not, nor the longest of several delays."""
NOT_EVENTS = ("_longest_delay", "_families", "_share")

STATES = (
    "family_assistants_state family_assistants_fte families_supported_state families_waiting_for_assistant "
    "assistant_cases_continued_next_year children_in_supported_families_state periodic_assessments_overdue "
    "children_monitored_without_assistant_state blue_card_procedures_open_state blue_card_monitoring_state "
    "post_closure_monitoring_months"
)
RATIOS = {
    "families_per_assistant": ("families_supported_state", "family_assistants_state", 1),
    "families_per_fte": ("families_supported_state", "family_assistants_fte", 1),
    "goals_achieved_share_pct": (
        "assistant_cases_closed_goals_achieved", "families_supported_by_assistant", 100,
    ),
    "goals_achieved_share_of_closed_pct": (
        "assistant_cases_closed_goals_achieved", "assistant_cases_closed", 100,
    ),
    **{
        f"blue_card_timeliness_{rule}_share": (
            f"blue_card_timeliness_{rule}_in_time", f"blue_card_timeliness_{rule}", 100,
        )
        for rule in RULES
    },
}  # fmt: skip


def add_opening_figures(sheets: Sheets, figures: Figures, asked: Term) -> None:
    """Add the months before the recording to events; of all else leave what was recorded whole or typed in whole."""
    since = _recording_since(sheets)
    for key in list(figures.values):
        if not _is_event(key):
            day = figures.term.last if _is_state(key) else figures.term.first
            if day < since:
                figures.values[key] = _typed(sheets, key, figures.term, asked)
    typed = set()
    for row in sheets.all("opening_figure"):
        if _lies_in_term(row, figures.term) and row["month"].replace(day=1) < since:
            for key in {row["indicator"], WHOLE_OF.get(row["indicator"], row["indicator"])}:
                if _is_event(key):
                    figures.values[key] += row["value"]
                    typed.add(key)
    for key in figures.values:
        if _is_event(key) and key not in typed and figures.term.first < since:
            figures.values[key] = None
    for key, (above, below, factor) in RATIOS.items():
        del figures.values[key]
        dividend = figures.values[above]
        figures.ratio(
            key, dividend or 0, figures.values[below] if dividend is not None else None, factor
        )


def _recording_since(sheets: Sheets) -> date:
    """The day that the centre confirmed; an assumed one gives way to figures of later months."""
    rows = [row for row in sheets.all("setting") if row["key"] == "recording_since"]
    newest = max(rows, key=lambda row: row["valid_from"])
    since = date.fromisoformat(newest["value"])
    if newest["confirmed"]:
        return since
    months = [row["month"].replace(day=1) for row in sheets.all("opening_figure")]
    return max([since, *(plus_months(month, 1) for month in months)])


def _is_event(key: str) -> bool:
    if _is_state(key) or any(word in key for word in NOT_EVENTS):
        return False
    return key.startswith(tuple(EVENTS.split()))


def _is_state(key: str) -> bool:
    return key.startswith(tuple(STATES.split()))


def _typed(sheets: Sheets, key: str, term: Term, asked: Term) -> Any:
    """The one value that was typed in for the day of a state, or for a whole term."""
    found = None
    for row in sheets.all("opening_figure"):
        month = row["month"].replace(day=1)
        if row["indicator"].replace(*SAME) == key.replace(*SAME) and (
            plus_months(month, 1) - ONE_DAY == term.last
            if _is_state(key)
            else asked == _term_of(month)
        ):
            found = row["value"]
    return found


def _term_of(month: date) -> Term | None:
    """A value of December is that of the year, one of June that of the half-year."""
    if month.month not in (6, 12):
        return None
    return Term(date(month.year, 1, 1), plus_months(month, 1) - ONE_DAY)


def _lies_in_term(row: Row, term: Term) -> bool:
    first = row["month"].replace(day=1)
    return first in term and plus_months(first, 1) - ONE_DAY in term
