"""Rules of work plans, their versions and actions."""

from sqlalchemy import select

from mgops_desktop.domain.case import Basis
from mgops_desktop.domain.family import MemberRole
from mgops_desktop.domain.visit import HOW_FAR_LABELS, HowFar
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.rules.beside import (
    exists,
    known,
    must_have_happened,
    one_at_a_time,
    others,
    span,
    still_on,
    term_of,
    within_its_case,
)
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.family import Membership
from mgops_desktop.storage.tables.foster_care import Placement
from mgops_desktop.storage.tables.plan import ActionProgress, PlanAction, PlanVersion, WorkPlan


@rule("work_plan", on=("case_id", "began", "ended"))
def one_plan_at_a_time(entry: Entry) -> Findings:
    """A case has one plan at a time, within its days; what changes is a version of it."""
    yield from within_its_case(entry, "Plan")
    yield from one_at_a_time(
        entry,
        lambda other: refuse(
            "began",
            "two_plans",
            f"Sprawa ma już w tym czasie plan {other.number} ({span(other)}). Zmianę planu zapisz jako jego "
            "nową wersję.",
        ),
        "case_id",
    )


@rule("work_plan", on=("case_id", "began"))
def plan_comes_in_time(entry: Entry) -> Findings:
    """The act gives no term for the plan: it is the centre's own."""
    case = known(entry, Case, entry["case_id"])
    if case is None:
        return
    if case.basis is Basis.PRO_LIFE:
        yield warn(
            "case",
            "pro_life",
            "Sprawa jest prowadzona na podstawie „Za życiem”. Zamiast planu opracowuje się katalog wsparcia.",
        )
        return
    until = term_of(entry, "work_plan", case.began)
    if until is not None and entry["began"] > until:
        yield warn(
            "began",
            "late",
            f"Termin planu ustalony w ośrodku minął {short_date(until)} (ustawa terminu nie podaje).",
        )


@rule("plan_version", on=("plan_id", "version_number", "valid_from"))
def versions_follow(entry: Entry) -> Findings:
    """Versions are numbered once, and follow each other in time."""
    plan = known(entry, WorkPlan, entry["plan_id"])
    number, since = entry["version_number"], entry["valid_from"]
    if plan is not None and since < plan.began:
        yield refuse(
            "valid_from",
            "before_plan",
            f"Plan {plan.number} obowiązuje od {short_date(plan.began)}. Wersja nie może być wcześniejsza.",
        )
    for other in others(entry, PlanVersion, "plan_id"):
        if other.version_number == number:
            free = max(one.version_number for one in others(entry, PlanVersion, "plan_id")) + 1
            yield refuse(
                "version_number",
                "used",
                f"Wersja {number} tego planu już jest. Wpisz numer {free}.",
            )
        elif (other.version_number < number) != (other.valid_from <= since):
            yield refuse(
                "valid_from",
                "order",
                f"Wersja {other.version_number} obowiązuje od {short_date(other.valid_from)}. "
                "Kolejność dat musi być taka jak kolejność numerów.",
            )


@rule("plan_version", on=("family_signed_on", "family_refused", "refusal_remark"))
def signed_or_refused(entry: Entry) -> Findings:
    """The family signed the plan or refused to, not both."""
    signed, refused = entry["family_signed_on"], entry["family_refused"]
    if signed and refused:
        yield refuse(
            "family_refused",
            "signed_and_refused",
            "Zapisano i podpis rodziny, i odmowę podpisu. Zostaw jedno z nich.",
        )
    elif not signed and not refused:
        yield warn(
            "family_signed_on",
            "not_signed",
            "Nie ma podpisu rodziny ani odmowy. Plan opracowuje się z rodziną (art. 15 ust. 1 pkt 1).",
        )
    elif refused and not entry["refusal_remark"]:
        yield warn(
            "refusal_remark", "no_remark", "Zapisz krótko, dlaczego rodzina odmówiła podpisu."
        )


@rule("plan_version", on=("consulted_with", "consulted_on", "plan_id", "coordinator"))
def plan_is_agreed(entry: Entry) -> Findings:
    """Art. 15 ust. 1 pkt 1 and 2: with the social worker, and with the coordinator of foster care."""
    if not entry["consulted_with"] and not entry["consulted_on"]:
        yield warn(
            "consulted_with",
            "not_consulted",
            "Plan konsultuje się z pracownikiem socjalnym (art. 15 ust. 1 pkt 1). Wpisz z kim i kiedy.",
        )
    plan = known(entry, WorkPlan, entry["plan_id"])
    case = known(entry, Case, plan.case_id) if plan else None
    if case is None or not _child_in_care(entry, case):
        return
    if not entry["coordinator"]:
        yield warn(
            "coordinator",
            "no_coordinator",
            "Dziecko z tej rodziny jest w pieczy zastępczej: plan uzgadnia się z koordynatorem (art. 15 ust. 1 pkt 2).",
        )


@rule("plan_version", on=("coordinated", "help_plan", "plan_id", "valid_from"))
def plan_is_coordinated(entry: Entry) -> Findings:
    """Art. 15 ust. 1 pkt 2: with a child in foster care the plan goes along with the child's help plan."""
    plan = known(entry, WorkPlan, entry["plan_id"])
    case = known(entry, Case, plan.case_id) if plan else None
    if not entry["coordinated"]:
        if entry["help_plan"]:
            yield refuse(
                "coordinated",
                "help_plan_alone",
                "Podano plan pomocy dziecku, a plan nie jest skoordynowany. Zaznacz „Plan skoordynowany” "
                "albo usuń odwołanie.",
            )
        elif case is not None and _child_in_care(entry, case):
            yield warn(
                "coordinated",
                "not_coordinated",
                "Dziecko z tej rodziny jest w pieczy zastępczej: plan ma być skoordynowany z planem pomocy dziecku "
                "(art. 15 ust. 1 pkt 2).",
            )
    elif not entry["help_plan"]:
        yield warn(
            "help_plan",
            "no_help_plan",
            "Wpisz, z którym planem pomocy dziecku ten plan jest skoordynowany.",
        )


def _child_in_care(entry: Entry, case: Case) -> bool:
    """Whether a child of the family is in foster care on the day from which the version is in force."""
    children = select(Membership.person_id).where(
        Membership.family_id == case.family_id, Membership.role == MemberRole.CHILD
    )
    placed = still_on(Placement, entry["valid_from"])
    return exists(entry, Placement, Placement.child_id.in_(children), placed)


@rule("plan_action", on=("result", "result_on", "plan_id"))
def result_has_come(entry: Entry) -> Findings:
    """A day of a result has a result, has been, and lies in the plan."""
    if entry["result_on"] is None:
        return
    yield from must_have_happened(entry, "result_on", "Wynik byłby znany")
    if entry["result"] is None:
        yield refuse(
            "result", "no_result", "Podano datę wyniku bez wyniku. Wybierz wynik albo usuń datę."
        )
    plan = known(entry, WorkPlan, entry["plan_id"])
    if plan is not None and entry["result_on"] < plan.began:
        yield refuse(
            "result_on",
            "before_plan",
            f"Plan obowiązuje od {short_date(plan.began)}. Wynik nie może być wcześniejszy; popraw datę.",
        )


@rule("plan_action", on=("deadline", "deadline_text", "expected_effect", "plan_id"))
def action_is_whole(entry: Entry) -> Findings:
    """Art. 15 ust. 3: each action has a term and an expected effect."""
    if not entry["deadline"] and not entry["deadline_text"]:
        yield warn(
            "deadline",
            "no_deadline",
            "Plan zawiera terminy działań (art. 15 ust. 3). Wpisz datę albo termin słownie.",
        )
    if not entry["expected_effect"]:
        yield warn(
            "expected_effect",
            "no_effect",
            "Plan zawiera przewidywane efekty (art. 15 ust. 3). Wpisz, co ma się zmienić.",
        )
    plan = known(entry, WorkPlan, entry["plan_id"])
    if plan is not None and entry["deadline"] and entry["deadline"] < plan.began:
        yield warn(
            "deadline",
            "before_plan",
            f"Termin jest wcześniejszy niż początek planu ({short_date(plan.began)}). Sprawdź datę.",
        )


@rule("action_progress", on=("action_id", "day"))
def progress_lies_in_the_plan(entry: Entry) -> Findings:
    """Progress has been seen, after the plan began, once on a day."""
    yield from must_have_happened(entry, "day", "Postęp stwierdzono by")
    action, day = known(entry, PlanAction, entry["action_id"]), entry["day"]
    plan = known(entry, WorkPlan, action.plan_id) if action else None
    if plan is not None and day < plan.began:
        yield refuse(
            "day",
            "before_plan",
            f"Plan obowiązuje od {short_date(plan.began)}. Postęp nie może być wcześniejszy; popraw datę.",
        )
    for other in others(entry, ActionProgress, "action_id", "day"):
        yield refuse(
            "day", "twice", f"Postęp z tego dnia już jest ({other.number}). Popraw tamten."
        )
    if action is not None and action.result_on is not None and day > action.result_on:
        yield warn(
            "day",
            "after_result",
            f"Działanie ma już wynik z {short_date(action.result_on)}. Sprawdź datę albo popraw wynik.",
        )


@rule("action_progress", on=("how_far", "note", "day"))
def going_back_says_why(entry: Entry) -> Findings:
    """Less than before needs a word."""
    steps = list(HowFar)
    earlier = [one for one in others(entry, ActionProgress, "action_id") if one.day < entry["day"]]
    last = max(earlier, key=lambda one: one.day, default=None)
    if last is None or entry["note"]:
        return
    if steps.index(entry["how_far"]) < steps.index(last.how_far):
        yield warn(
            "note",
            "goes_back",
            f"Poprzednio było dalej: {HOW_FAR_LABELS[last.how_far]} ({short_date(last.day)}). Zapisz, co się stało.",
        )
