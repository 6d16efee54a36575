"""Section D of the catalogue: Blue Card procedures and the persons in them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from tests.acceptance.counter.dates import Row, Term, days_of, is_child, plus_months
from tests.acceptance.counter.sheets import Figures, Sheets
from tests.acceptance.counter.support import Support

NEW_ACT = date(2023, 6, 22)
MONITORING_MONTHS = 9
VIOLENCE = ("physical", "psychological", "sexual", "economic", "electronic", "other")
GROUNDS = ("violence_ceased", "no_grounds", "withdrawn", "old_ceased_and_plan", "old_no_grounds")


def count_procedures(sheets: Sheets, support: Support, figures: Figures) -> None:
    term = figures.term
    run = [row for row in sheets.all("procedure") if _runs(row, term)]
    figures.put("blue_card_procedures_run", len(run))
    figures.parts(
        "blue_card_procedures",
        ("started", "carried_over", "taken_over"),
        [_origin(row, term) for row in run],
    )
    ended = [row for row in run if row.get("ended") in term]
    figures.put("blue_card_procedures_ended", len(ended))
    grounds = [row.get("end_ground") for row in ended]
    figures.parts("blue_card_procedures_ended", GROUNDS, grounds)
    handed_over = [row for row in run if row.get("handed_over_on") in term]
    figures.put("blue_card_procedures_handed_over", len(handed_over))
    open_state = len(run) - len(ended) - len(handed_over)
    figures.put("blue_card_procedures_open_state", open_state)
    groups = _same_family(sheets.all("procedure"))
    numbers = {row["number"] for row in run}
    figures.put("blue_card_families", sum(bool(group & numbers) for group in groups))
    monitored = sum(_is_monitored(row, term.last) for row in sheets.all("procedure"))
    figures.put("blue_card_monitoring_state", monitored)
    supported = set(_supported(sheets, support))
    figures.put("supported_families_with_blue_card", len(supported))


def _start(procedure: Row) -> date:
    """When it began here."""
    start: date = procedure.get("taken_over_on") or procedure["began"]
    return start


def _end(procedure: Row) -> date | None:
    ends = [procedure.get("ended"), procedure.get("handed_over_on")]
    return min((end for end in ends if end), default=None)


def _runs(procedure: Row, term: Term) -> bool:
    return _start(procedure) <= term.last and (_end(procedure) or term.first) >= term.first


def _origin(procedure: Row, term: Term) -> str:
    if _start(procedure) < term.first:
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


def _is_monitored(procedure: Row, day: date) -> bool:
    """Nine months after the end, unless the Blue Card was withdrawn or began under the old act."""
    ended = procedure.get("ended")
    if ended is None or ended > day or procedure["began"] < NEW_ACT:
        return False
    if procedure.get("end_ground") == "withdrawn":
        return False
    end = procedure.get("monitoring_ended") or plus_months(ended, MONITORING_MONTHS)
    return bool(end > day)


def _supported(sheets: Sheets, support: Support) -> Iterable[str]:
    """Supported families in which a procedure ran on a support day, here or elsewhere before."""
    for row in sheets.all("procedure"):
        days = days_of({"began": row["began"], "ended": _end(row)}, support.term)
        if row.get("family") and days & support.days.get(row["family"], set()):
            yield row["family"]


def count_parties(sheets: Sheets, figures: Figures) -> None:
    """Distinct persons of the procedures run in the term, by their age on the day of the start."""
    run = {row["number"]: row for row in sheets.all("procedure") if _runs(row, figures.term)}
    took_part = sorted(
        (row for row in sheets.all("participation") if row["procedure"] in run),
        key=lambda row: run[row["procedure"]]["began"],
    )
    harmed: dict[str, str] = {}
    violent: dict[str, str] = {}
    minors: dict[str, str] = {}
    victims: dict[str, str] = {}
    for row in took_part:
        began = run[row["procedure"]]["began"]
        party = sheets.get("party", row["party"])
        kind = _kind(party, began)
        minor = kind in ("girls", "boys")
        witness = minor and row.get("minor_witness") and began >= NEW_ACT
        if minor:
            minors.setdefault(row["party"], kind)
        if row["role"] == "harmed" or witness:
            harmed.setdefault(row["party"], kind)
            if minor:
                victims.setdefault(row["party"], kind)
        if row["role"] == "violent":
            violent.setdefault(row["party"], party.get("sex") or "")
    children = ("girls", "boys")
    for key, wanted, found in (
        ("blue_card_persons_harmed", ("women", "men", *children), harmed),
        ("blue_card_children_in_families", children, minors),
        ("blue_card_children_suspected_victims", children, victims),
    ):
        figures.put(key, len(found))
        figures.parts(key, wanted, found.values())
    figures.put("blue_card_persons_using_violence", len(violent))
    for word, sex in (("women", "female"), ("men", "male")):
        of_sex = list(violent.values()).count(sex)
        figures.put(f"blue_card_persons_using_violence_{word}", of_sex)


def _kind(party: Row, day: date) -> str:
    female = party.get("sex") == "female"
    if is_child(party, day):
        return "girls" if female else "boys"
    return "women" if female else "men"


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
    appointed = [row for row in sheets.all("diagnostic_group") if row["appointed"] in term]
    figures.put("groups_appointed", len(appointed))
    attended = {row["group"] for row in groups if row.get("attended_by_unit")}
    figures.put("working_groups_attended_by_unit", len(attended))
    _discussed(sheets, figures, groups)
    kinds = [row["kind"] for row in sheets.all("procedure_event") if row["day"] in term]
    for key, kind in (
        ("blue_card_weapon_notices", "weapon_notice"),
        ("blue_card_court_notices", "court_notice"),
        ("blue_card_monitoring_visits", "monitoring_visit"),
    ):
        figures.put(key, kinds.count(kind))
    programmes = sheets.all("correction_programme")
    for key, day in (
        ("blue_card_programme_referrals", "referred"),
        ("blue_card_programme_enrolled", "enrolled"),
        ("blue_card_programme_completed", "completed"),
    ):
        figures.put(key, sum(row.get(day) in term for row in programmes))
    protected = [row for row in sheets.all("child_protection") if row["day"] in term]
    figures.put("child_protection_interventions", len(protected))


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
    ]
    figures.parts("nk_a_received", institutions, [row.get("institution") for row in received])
    types = ("wszczynajaca", "kolejna")
    figures.parts("nk_a_received", types, [row.get("a_type") for row in received])
    own = [row for row in forms_a if row.get("filler") and row["filled"] in term]
    figures.put("nk_a_filled_by_unit", len(own))
    fillers = ("social_worker", "family_assistant", "other")
    figures.parts("nk_a_filled_by_unit", fillers, [row["filler"] for row in own])
    _violence(sheets, figures, forms_a)
    kinds = [row["kind"] for row in sheets.all("nk_form") if row["filled"] in term]
    for key, kind in (
        ("nk_b_handed", "nk_b"),
        ("nk_c_drawn_up", "nk_c"),
        ("nk_d_drawn_up", "nk_d"),
    ):
        figures.put(key, kinds.count(kind))


def _violence(sheets: Sheets, figures: Figures, forms_a: list[dict[str, Any]]) -> None:
    """Procedures run in the term by the groups ticked on their NK-A."""
    found: list[str] = []
    known = 0
    for procedure in sheets.all("procedure"):
        if _runs(procedure, figures.term):
            ticked = {
                word
                for row in forms_a
                if row.get("procedure") == procedure["number"]
                and row["filled"] <= figures.term.last
                for word in row.get("violence", ())
            }
            known += bool(ticked)
            found += ticked
    figures.put("violence_forms", known)
    figures.parts("violence_forms", VIOLENCE, found)


def _held(row: dict[str, Any]) -> bool:
    return not row.get("planned")


def _discussed(sheets: Sheets, figures: Figures, sittings: list[dict[str, Any]]) -> None:
    found: dict[str, str] = {}
    for row in sorted(sittings, key=lambda row: row["day"]):
        group = sheets.get("diagnostic_group", row["group"])
        day = row["day"]
        if group.get("procedure"):
            day = sheets.get("procedure", group["procedure"])["began"]
        for party in row.get("parties", ()):
            found.setdefault(party, _kind(sheets.get("party", party), day))
    kinds = ["children" if kind in ("girls", "boys") else kind for kind in found.values()]
    figures.put("persons_discussed_in_working_groups", len(found))
    figures.parts("persons_discussed", ("women", "men", "children"), kinds)
