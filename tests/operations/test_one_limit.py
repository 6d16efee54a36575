"""The limit of families is counted once: refusal, start page, breaches and the report agree on every day."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from uuid import UUID

import pytest
from sqlalchemy.orm import Session
from tests.conftest_database import ASSISTANT, HEAD, Opened
from tests.operations.oversight.invented import add, hire

from mgops_desktop.domain.case import AssignmentKind, Basis
from mgops_desktop.domain.clock import FixedClock
from mgops_desktop.domain.limit import Breach
from mgops_desktop.domain.period import Period
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.staff import days_over_limit
from mgops_desktop.operations import rules
from mgops_desktop.operations.oversight.workload import all_breaches, families_led
from mgops_desktop.operations.rules.draft import Entry, examine
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.casework import own_workload
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.tables.casework import Assignment, Case
from mgops_desktop.storage.tables.centre import Setting
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.plan import Aftercare

FIRST = date(2026, 1, 1)
DAYS = [FIRST + timedelta(number) for number in range(60)]
TURN = DAYS[30]
"""From this day the centre chooses anew what counts, and the limit is one lower."""
CHOICES = ("substitute_counts_to_limit", "pro_life_counts_to_limit", "aftercare_counts_to_limit")


def some_days(chance: Random) -> tuple[date, date | None]:
    began = chance.randrange(55)
    ended = chance.choice([None, began + chance.randrange(30)])
    return FIRST + timedelta(began), None if ended is None else FIRST + timedelta(ended)


@operation("ośrodek na próbę", None)
def invent(session: Session, chance: Random) -> tuple[list[UUID], list[dict]]:
    """Two assistants, random cases, assignments and monitoring; the choices of the centre turn on a day.

    Returns the workers and what was stored, as plain rows for counting once more by hand.
    """
    for key, values in (
        ("family_limit", ("3", "2")),
        *((key, tuple(chance.choice(("yes", "no")) for _ in range(2))) for key in CHOICES),
    ):
        session.query(Setting).filter_by(key=key).delete()
        for value, since, until in zip(
            values, (date(2012, 1, 1), TURN), (TURN - timedelta(1), None), strict=True
        ):
            span = {"valid_from": since, "valid_to": until}
            session.add(Setting(key=key, label=key, value=value, confirmed=True, **span))
    workers = [hire(session, "Pomocna"), hire(session, "Druga")]
    rows = []
    for number in range(9):
        family = add(session, Family, name=f"Umowna {number}")
        basis = chance.choice([Basis.CONSENT, Basis.COURT, Basis.PRO_LIFE])
        ended = chance.choice([None, FIRST + timedelta(chance.randrange(20, 58))])
        case = add(session, Case, family_id=family, basis=basis, began=FIRST, ended=ended)
        for kind in chance.sample([AssignmentKind.MAIN, AssignmentKind.SUBSTITUTE], 2):
            began, until = some_days(chance)
            of = {"worker_id": chance.choice(workers), "kind": kind, "began": began}
            add(session, Assignment, case_id=case, ended=until, **of)
            rows.append({**of, "family": family, "ended": until, "closed": ended, "basis": basis})
            if kind is AssignmentKind.MAIN and ended is not None:
                over = ended + timedelta(10)
                add(session, Aftercare, case_id=case, began=ended, ended=over)
                rows.append({**of, "family": family, "began": ended, "ended": over, "kind": None})
    return workers, rows


@question("wybory ośrodka w teście", None)
def chosen(session: Session) -> dict[tuple[str, bool], str]:
    """The value of each parameter before the turn and after."""
    found = session.query(Setting).filter(Setting.key.in_(("family_limit", *CHOICES)))
    return {(one.key, one.valid_from == TURN): one.value for one in found}


def by_hand(rows: list[dict], values: dict, worker: UUID, day: date) -> set[UUID]:
    """The families of a worker that count on a day, by the words of the law and of the settings."""

    def says(key: str) -> bool:
        return values[key, day >= TURN] == "yes"

    found = set()
    for row in rows:
        runs = row["began"] <= day and (row["ended"] is None or day <= row["ended"])
        if row["worker_id"] != worker or not runs:
            continue
        if row["kind"] is None:
            counts = says("aftercare_counts_to_limit")
        else:
            is_open = row["closed"] is None or day < row["closed"]
            is_own = row["kind"] is AssignmentKind.MAIN or says("substitute_counts_to_limit")
            is_work = row["basis"] is not Basis.PRO_LIFE or says("pro_life_counts_to_limit")
            counts = is_open and is_own and is_work
        if counts:
            found.add(row["family"])
    return found


@question("naruszenia w teście", None)
def breaches_of(session: Session) -> tuple[list[Breach], list]:
    counting = Counting(session, Period(DAYS[0], DAYS[-1]))
    return all_breaches(counting), days_over_limit(counting)


@question("obciążenie w teście", None)
def led_on(session: Session, day: date) -> dict[UUID, set[UUID]]:
    led = families_led(Counting(session, Period(day, day)))
    return {worker: set(families) for worker, families in led.items()}


@question("ocena przydziału w teście", None)
def refused(session: Session, worker: UUID, began: date, ended: date) -> bool:
    """Whether one more family from day to day would be refused because of the limit."""
    rules.load()
    case = session.query(Case).filter(Case.began == DAYS[0] - timedelta(99)).one()
    values = {"case_id": case.id, "worker_id": worker, "kind": AssignmentKind.MAIN}
    values |= {"began": began, "ended": ended, "override_reason": ""}
    found = examine(Entry(session, BY_KEY["assignment"], values, date(2026, 11, 21)))
    return any(one.is_error and one.code == "over_limit" for one in found)


@operation("jeszcze jedna rodzina na próbę", None)
def one_more(session: Session) -> None:
    family = add(session, Family, name="Jeszcze Jedna")
    since = DAYS[0] - timedelta(99)
    add(session, Case, family_id=family, basis=Basis.CONSENT, began=since)


@pytest.mark.parametrize("seed", range(8))
def test_every_count_of_the_families_of_an_assistant_agrees(opened: Opened, seed: int) -> None:
    chance = Random(seed)
    head = opened.seen_by(HEAD)
    workers, rows = head.change(invent, chance)
    head.change(one_more)
    values = head.read(chosen)
    breaches, stretches = head.read(breaches_of)
    for worker in workers:
        own = {day: by_hand(rows, values, worker, day) for day in DAYS}
        limit = {day: int(values["family_limit", day >= TURN]) for day in DAYS}
        over = {day for day in DAYS if len(own[day]) > limit[day]}
        assert {day for day in DAYS if _is_within(breaches, worker, day)} == over
        told = [one for one in stretches if one.worker == worker]
        assert {day for day in DAYS if any(day in one.days for one in told)} == over
        for day in chance.sample(DAYS, 6):
            assert head.read(led_on, day).get(worker, set()) == own[day]
            assistant = replace(ASSISTANT, worker=worker)
            clock = FixedClock.on(day)
            seen = Database(opened.connections, actor=assistant, clock=clock, origin=UUID(int=1))
            load = seen.read(own_workload)
            assert (load.families, load.limit) == (len(own[day]), limit[day])
            until = min(day + timedelta(7), DAYS[-1])
            week = [one for one in DAYS if day <= one <= until]
            expected = any(len(own[one]) + 1 > limit[one] for one in week)
            assert head.read(refused, worker, day, until) == expected


def _is_within(breaches: list[Breach], worker: UUID, day: date) -> bool:
    return any(
        one.worker == worker and one.began <= day and (one.ended is None or day <= one.ended)
        for one in breaches
    )
