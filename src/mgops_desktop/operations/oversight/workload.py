"""The families of each assistant on a day, and what makes the work with them more or less."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import func, or_, select

from mgops_desktop.domain.calendar import add_months
from mgops_desktop.domain.limit import LIMIT, Breach, breaches
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.visit import MEETINGS
from mgops_desktop.domain.workload import FamilyLoad, Weights, usual_way
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.families import cases, households
from mgops_desktop.indicators.staff import counted_families, limit_of_act
from mgops_desktop.storage.among import among
from mgops_desktop.storage.card_reach import card_reach_is_whole
from mgops_desktop.storage.context import actor_of
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.tables.blue_card import Procedure
from mgops_desktop.storage.tables.diagnosis import Diagnosis, DiagnosisArea
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.visit import Visit, visit_case

_WAYS_MONTHS = 6
WEIGHT_KEYS = (
    "workload_family",
    "workload_child",
    "workload_risk",
    "workload_distance",
    "workload_blue_card",
)
RISK_SCORE = "workload_risk_score"


def families_led(counting: Counting) -> dict[UUID, tuple[UUID, ...]]:
    """Return the families that each assistant leads on the last day counted, as the limit counts them."""

    def find() -> dict[UUID, tuple[UUID, ...]]:
        day = counting.period.last
        found: dict[UUID, dict[UUID, None]] = defaultdict(dict)
        for load in counted_families(counting):
            if load.covers(day):
                found[load.worker][load.family] = None
        return {worker: tuple(families) for worker, families in found.items()}

    return counting.share("families_led", find)


def leaders_of(counting: Counting) -> dict[UUID, tuple[UUID, ...]]:
    """Return who leads each family on the last day counted; a substitute beside the one he stands in for."""
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for worker, families in families_led(counting).items():
        for family in families:
            found[family].append(worker)
    return {family: tuple(workers) for family, workers in found.items()}


def weights_on(counting: Counting) -> Weights:
    """Return the weights in force on the last day counted."""
    return Weights(*(counting.number(key) for key in WEIGHT_KEYS))


def knows_blue_cards(counting: Counting) -> bool:
    """Whether the acting account may know which families have a procedure.

    The others get points without them, not a sum with them: beside the list of the families it would tell how many of
    an assistant's few families have one, and with one family which.
    """
    may = actor_of(counting.session).may(Right.BLUE_CARD)
    is_there = may and counting.may_count(Compartment.BLUE_CARD)
    return is_there and card_reach_is_whole(counting.session)


def family_loads(counting: Counting) -> dict[UUID, FamilyLoad]:
    """Return what makes the work with each led family more or less, on the last day counted."""

    def find() -> dict[UUID, FamilyLoad]:
        day = counting.period.last
        families = {one for own in families_led(counting).values() for one in own}
        children = {one.support.family: len(one.children_on(day)) for one in households(counting)}
        at_risk = _at_risk(counting, families)
        ways = _ways(counting, families)
        procedures = _in_procedure(counting) if knows_blue_cards(counting) else None
        return {
            family: FamilyLoad(
                family,
                case,
                children.get(family, 0),
                family in at_risk,
                usual_way(ways.get(family, ())),
                None if procedures is None else family in procedures,
            )
            for family, case in _open_cases(counting, families).items()
        }

    return counting.share("family_loads", find)


def _open_cases(counting: Counting, families: Collection[UUID]) -> dict[UUID, UUID]:
    day = counting.period.last
    running = [
        one
        for one in cases(counting)
        if one.family in families and one.began <= day and (one.ended is None or one.ended > day)
    ]
    return {one.family: one.id for one in sorted(running, key=lambda one: one.began)}


def _at_risk(counting: Counting, families: Collection[UUID]) -> set[UUID]:
    """Families whose newest diagnosis has an area scored as badly as the centre's threshold, or worse."""
    worst = counting.number(RISK_SCORE)
    owner = {case: family for family, case in _open_cases(counting, families).items()}
    query = (
        select(Diagnosis.case_id, Diagnosis.day, Diagnosis.number, func.min(DiagnosisArea.score))
        .join(DiagnosisArea, DiagnosisArea.diagnosis_id == Diagnosis.id)
        .where(Diagnosis.day <= counting.period.last, among(Diagnosis.case_id, owner))
        .group_by(Diagnosis.id)
    )
    newest: dict[UUID, tuple[date, str, int | None]] = {}
    for case, day, number, score in counting.session.execute(query):
        known = newest.get(case)
        if known is None or (day, number) > known[:2]:
            newest[case] = (day, number, score)
    return {
        owner[case]
        for case, (_day, _number, score) in newest.items()
        if score is not None and score <= worst
    }


def _ways(counting: Counting, families: Collection[UUID]) -> dict[UUID, list[int]]:
    """Kilometres noted at meetings with each family in the last months."""
    last = counting.period.last
    owner = {case: family for family, case in _open_cases(counting, families).items()}
    query = (
        select(visit_case.c.case_id, Visit.km)
        .join(Visit, Visit.id == visit_case.c.visit_id)
        .where(
            Visit.day.between(add_months(last, -_WAYS_MONTHS), last),
            Visit.kind.in_(MEETINGS),
            Visit.km.is_not(None),
            among(visit_case.c.case_id, owner),
        )
    )
    found: dict[UUID, list[int]] = defaultdict(list)
    for case, km in counting.session.execute(query):
        found[owner[case]].append(km)
    return found


def _in_procedure(counting: Counting) -> set[UUID]:
    day = counting.period.last
    query = select(Procedure.family_link).where(
        Procedure.family_link.is_not(None),
        Procedure.began <= day,
        or_(Procedure.ended.is_(None), Procedure.ended > day),
        or_(Procedure.handed_over_on.is_(None), Procedure.handed_over_on > day),
    )
    links = set(counting.session.scalars(query))
    codes = counting.session.execute(select(Family.id, Family.link_code))
    return {family for family, code in codes if code in links}


def all_breaches(counting: Counting) -> list[Breach]:
    """Return every time an assistant was over the limit of the act up to the last day counted."""
    return counting.share(
        "breaches",
        lambda: breaches(
            counted_families(counting),
            limit_of_act(counting),
            counting.parameters.turns(LIMIT),
            counting.period.last,
        ),
    )
