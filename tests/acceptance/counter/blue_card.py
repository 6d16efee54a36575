"""Section D of the catalogue: Blue Card procedures and the persons in them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from tests.acceptance.counter.blue_card_persons import (
    NEW_ACT,
    NOT_GIVEN,
    count_discussed,
    runs,
    start,
    stopped,
)
from tests.acceptance.counter.dates import Row, Term, days_of, plus_months
from tests.acceptance.counter.sheets import Figures, Sheets
from tests.acceptance.counter.support import Support

MONITORING_MONTHS = 9
VIOLENCE = ("physical", "psychological", "sexual", "economic", "electronic", "other")
GROUNDS = ("violence_ceased", "no_grounds", "withdrawn", "old_ceased_and_plan", "old_no_grounds")
BODIES = ("gdp", "gr")


def count_procedures(sheets: Sheets, support: Support, figures: Figures) -> None:
    term = figures.term
    run = [row for row in sheets.all("procedure") if runs(row, term)]
    figures.put("blue_card_procedures_run", len(run))
    figures.parts(
        "blue_card_procedures",
        ("started", "carried_over", "taken_over"),
        [_origin(row, term) for row in run],
    )
    ended = [row for row in run if row.get("ended") in term]
    figures.put("blue_card_procedures_ended", len(ended))
    grounds = [row.get("end_ground", NOT_GIVEN) for row in ended]
    figures.parts("blue_card_procedures_ended", (*GROUNDS, NOT_GIVEN), grounds)
    handed_over = [row for row in run if row.get("handed_over_on") in term]
    figures.put("blue_card_procedures_handed_over", len(handed_over))
    open_state = len(run) - len(ended) - len(handed_over)
    figures.put("blue_card_procedures_open_state", open_state)
    groups = _same_family(sheets.all("procedure"))
    numbers = {row["number"] for row in run}
    figures.put("blue_card_families", sum(bool(group & numbers) for group in groups))
    monitored = [until for row in sheets.all("procedure") for until in _monitored(sheets, row)]
    ongoing = [ended for ended, until in monitored if ended <= term.last < until]
    figures.put("blue_card_monitoring_state", len(ongoing))
    figures.put("blue_card_monitoring_finished", sum(until in term for _ended, until in monitored))
    supported = set(_supported(sheets, support))
    figures.put("supported_families_with_blue_card", len(supported))


def _origin(procedure: Row, term: Term) -> str:
    if start(procedure) < term.first:
        return "carried_over"
    return "taken_over" if procedure.get("taken_over_on") else "started"


def _same_family(procedures: list[dict[str, Any]]) -> list[set[str]]:
    """Numbers of procedures that belong together by environment or by family."""
    groups: list[set[str]] = []
    for row in procedures:
        own = {row["number"]}
        for other in procedures:
            for column in ("environment", "family"):
                if row.get(column) and row.get(column) == other.get(column):
                    own.add(other["number"])
        apart = [group for group in groups if not group & own]
        groups = [*apart, own.union(*(group for group in groups if group & own))]
    return groups


def _monitored(sheets: Sheets, procedure: Row) -> Iterable[tuple[date, date]]:
    """End and nine months after it, unless the Blue Card was withdrawn or began under the old act."""
    ended, ground = procedure.get("ended"), procedure.get("end_ground")
    if ended is None or procedure["began"] < NEW_ACT or ground == "withdrawn":
        return
    if ground == "no_grounds" and sheets.setting("blue_card_monitoring_no_grounds", ended) == "no":
        return
    yield ended, procedure.get("monitoring_ended") or plus_months(ended, MONITORING_MONTHS)


def _supported(sheets: Sheets, support: Support) -> Iterable[str]:
    """Supported families in which a procedure ran on a support day, here or elsewhere before."""
    for row in sheets.all("procedure"):
        days = days_of({"began": row["began"], "ended": stopped(row)}, support.term)
        if row.get("family") and days & support.days.get(row["family"], set()):
            yield row["family"]


def count_bodies(sheets: Sheets, figures: Figures) -> None:
    """Forms, the team, the groups, events."""
    _forms(sheets, figures)
    term = figures.term
    team = [row for row in sheets.all("team_sitting") if row["day"] in term and _held(row)]
    groups = [row for row in sheets.all("group_sitting") if row["day"] in term and _held(row)]
    for key, rows in (
        ("interdisciplinary_team_sittings", team),
        ("working_group_sittings", groups),
    ):
        figures.put(key, len(rows))
        figures.put(f"{key}_attended", sum(bool(row.get("attended_by_unit")) for row in rows))
    bodies = [sheets.get("diagnostic_group", row["group"])["kind"] for row in groups]
    figures.parts("working_group_sittings", BODIES, bodies)
    kinds = [row.get("kind", "group") for row in groups]
    figures.parts("working_group_sittings", ("group", "with_harmed", "with_violent"), kinds)
    appointed = [row for row in sheets.all("diagnostic_group") if row["appointed"] in term]
    figures.put("groups_appointed", len(appointed))
    figures.parts("groups_appointed", BODIES, [row["kind"] for row in appointed])
    attended = {row["group"] for row in groups if row.get("attended_by_unit")}
    figures.put("working_groups_attended_by_unit", len(attended))
    count_discussed(sheets, figures, groups)
    _steps(sheets, figures)


def _forms(sheets: Sheets, figures: Figures) -> None:
    term = figures.term
    forms_a = [row for row in sheets.all("nk_form") if row["kind"] == "nk_a"]
    received = [row for row in forms_a if row.get("received") in term]
    figures.put("nk_a_received", len(received))
    institutions = [
        "social_assistance",
        "police",
        "education",
        "health",
        "alcohol_commission",
        "military_police",
        "other",
        NOT_GIVEN,
    ]
    types = ("wszczynajaca", "kolejna")
    by = [row.get("institution", NOT_GIVEN) for row in received]
    figures.parts("nk_a_received", institutions, by)
    of_type = [row.get("a_type", "wszczynajaca") for row in received]
    figures.parts("nk_a_received", types, of_type)
    crossed = [f"{one}_{other}" for one, other in zip(by, of_type, strict=True)]
    wanted = [f"{one}_{other}" for one in institutions for other in types]
    figures.parts("nk_a_received", wanted, crossed)
    own = [row for row in forms_a if row.get("filler") and row["filled"] in term]
    figures.put("nk_a_filled_by_unit", len(own))
    fillers = ("social_worker", "family_assistant", "other")
    figures.parts("nk_a_filled_by_unit", fillers, [row["filler"] for row in own])
    _violence(sheets, figures, forms_a)
    kinds = [row["kind"] for row in sheets.all("nk_form") if row["filled"] in term]
    for key, kind in (
        ("nk_b_handed", "nk_b"),
        ("nk_d_drawn_up", "nk_d"),
    ):
        figures.put(key, kinds.count(kind))
    plans = [row for row in sheets.all("nk_form") if row["kind"] == "nk_c"]
    figures.put(
        "nk_c_drawn_up", sum(_is_first(row, plans) for row in plans if row["filled"] in term)
    )


def _is_first(form: dict[str, Any], plans: list[dict[str, Any]]) -> bool:
    """No earlier NK-C of the same procedure is about the same person."""
    if not form.get("procedure"):
        return True

    def place(row: dict[str, Any]) -> tuple[Any, ...]:
        return row["filled"], row["number"]

    own = (form["procedure"], form.get("about"))
    same = [row for row in plans if (row.get("procedure"), row.get("about")) == own]
    return all(place(form) <= place(row) for row in same)


def _violence(sheets: Sheets, figures: Figures, forms_a: list[dict[str, Any]]) -> None:
    """Procedures run in the term by the groups ticked on their NK-A, and the pairs for which something was ticked."""
    found: list[str] = []
    known = 0
    pairs: dict[tuple[str, str], set[str]] = {}
    for procedure in sheets.all("procedure"):
        if not runs(procedure, figures.term):
            continue
        ticked: set[str] = set()
        for form in forms_a:
            if form.get("procedure") != procedure["number"] or form["filled"] > figures.term.last:
                continue
            ticked |= set(form.get("violence", ()))
            for row in sheets.all("violent_acts"):
                groups = {act.split(".")[0] for act in row.get("acts", ())}
                if row["form"] == form["number"] and groups:
                    ticked |= groups
                    pair = (row["violent"], row["harmed"])
                    pairs[pair] = pairs.get(pair, set()) | groups
        known += bool(ticked)
        found += ticked
    figures.put("violence_forms", known)
    figures.parts("violence_forms", VIOLENCE, found)
    figures.put("violence_pairs", len(pairs))
    figures.parts("violence_pairs", VIOLENCE, [one for groups in pairs.values() for one in groups])


def _steps(sheets: Sheets, figures: Figures) -> None:
    """Programmes, notices, children taken into care, plans of help."""
    term = figures.term
    kinds = [row["kind"] for row in sheets.all("procedure_event") if row["day"] in term]
    for key, kind in (
        ("blue_card_crime_notices", "crime_notice"),
        ("blue_card_alcohol_referrals", "alcohol_referral"),
        ("blue_card_weapon_notices", "weapon_notice"),
        ("blue_card_court_notices", "court_notice"),
        ("blue_card_monitoring_visits", "monitoring_visit"),
    ):
        figures.put(key, kinds.count(kind))
    programmes = sheets.all("correction_programme")
    for key, day in (
        ("motions", "motion_on"),
        ("referrals", "referred"),
        ("enrolled", "enrolled"),
        ("completed", "completed"),
        ("offence_motions", "offence_motion"),
        ("offence_reports", "offence_reported"),
    ):
        found = sum(row.get(day) in term for row in programmes)
        figures.put(f"blue_card_programme_{key}", found)
    protected = [row for row in sheets.all("child_protection") if row["day"] in term]
    figures.put("child_protection_interventions", len(protected))
    children = {row.get("party", row["number"]) for row in protected}
    figures.put("blue_card_protected_children", len(children))
    plans: dict[tuple[str, str | None], date] = {}
    for row in sheets.all("help_action"):
        plan = (row["procedure"], row.get("party"))
        plans[plan] = min(row["agreed_on"], plans.get(plan, date.max))
    figures.put("help_plans_made", sum(day in term for day in plans.values()))


def _held(row: dict[str, Any]) -> bool:
    return not row.get("planned")
