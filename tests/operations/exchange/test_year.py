"""A year of one assistant on a laptop and the centre beside it: at its end the centre counts what one folder would."""

import random
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.orm import Session
from tests.fixtures.opened import Founded, Opened, opened_copy
from tests.operations.exchange.conftest import Folder

from mgops_desktop.domain.day import AppointmentKind, WorkKind
from mgops_desktop.domain.intervention import StepKind
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.visit import (
    AssessmentConclusion,
    AssessmentKind,
    HowFar,
    PlanActionResult,
    VisitKind,
)
from mgops_desktop.indicators import compute
from mgops_desktop.operations.exchange.arriving import waiting_clashes
from mgops_desktop.operations.exchange.peers import peers
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.numbers import next_number
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.court import LetterDirection, LetterKind
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.plan import Assessment, PlanAction
from mgops_desktop.storage.tables.staff import Worker
from mgops_desktop.storage.tables.visit import Visit

YEAR = 2026


MADE = (
    *("visit", "assessment", "letter", "work_entry", "appointment", "planned_visit", "reminder"),
    *("family_meeting", "meeting_agreement", "diagnosis", "diagnosis_area", "action_progress"),
    *("intervention", "intervention_step"),
)


@operation("krok roku w teście", None)
def step(session: Session, what: str, record: UUID, **values: Any) -> None:
    """One thing that happens, in whichever folder it does; the same record has the same id everywhere."""
    if what == "visit":
        visit = Visit(id=record, number=next_number(session, Visit), **values["fields"])
        visit.cases = [session.get_one(Case, values["case"])]
        visit.workers = [session.get_one(Worker, values["worker"])]
        session.add(visit)
    elif what == "assessment":
        number = next_number(session, Assessment)
        session.add(Assessment(id=record, number=number, **values["fields"]))
    elif what == "new":
        cls = KINDS[values["kind"]]
        session.add(cls(id=record, number=next_number(session, cls), **values["fields"]))
    else:
        cls = {"action": PlanAction, "family": Family, "case": Case}[what]
        for name, value in values["fields"].items():
            setattr(session.get_one(cls, record), name, value)


def year_of(ids: dict[str, UUID]) -> list[tuple[date, str, str, UUID, dict[str, Any]]]:
    """What happens in the year: day, on which computer, what, to which record, how."""
    chance = random.Random(7)
    steps: list[tuple[date, str, str, UUID, dict[str, Any]]] = []
    kinds = (VisitKind.HOME, VisitKind.HOME, VisitKind.PHONE, VisitKind.FAILED, VisitKind.ELSEWHERE)
    day = date(YEAR, 1, 5)
    while day < date(YEAR, 11, 15):
        where = "laptop" if chance.random() < 0.8 else "centre"
        fields = {"day": day, "kind": chance.choice(kinds), "minutes": 30 + chance.randrange(60)}
        more = {"case": ids["case"], "worker": ids["worker"], "fields": fields}
        steps.append((day, where, "visit", UUID(int=chance.getrandbits(128)), more))
        day += timedelta(days=chance.randrange(3, 12))
    for month, conclusion in ((3, "continue"), (9, "change_plan")):
        fields = {"case_id": ids["case"], "worker_id": ids["worker"], "day": date(YEAR, month, 20)}
        fields |= {"kind": AssessmentKind.PERIODIC, "conclusion": AssessmentConclusion(conclusion)}
        more = {"fields": fields | {"handed_over": date(YEAR, month, 25)}}
        steps.append(
            (date(YEAR, month, 20), "laptop", "assessment", UUID(int=chance.getrandbits(128)), more)
        )
    for month in (2, 6, 10):
        fields = {"direction": LetterDirection.OUT, "kind": LetterKind.COURT_REPORT_ON_PLAN}
        fields |= {"day": date(YEAR, month, 7), "family_id": ids["family"]}
        more = {"kind": "letter", "fields": fields}
        steps.append(
            (date(YEAR, month, 7), "centre", "new", UUID(int=chance.getrandbits(128)), more)
        )
    steps += things_of_every_month(ids, chance)
    done = {"result": PlanActionResult.DONE, "result_on": date(YEAR, 8, 30)}
    steps.append((date(YEAR, 8, 30), "laptop", "action", ids["plan_action"], {"fields": done}))
    steps.append(
        (date(YEAR, 5, 4), "centre", "family", ids["family"], {"fields": {"district": "centrum"}})
    )
    steps.append(
        (date(YEAR, 5, 6), "laptop", "family", ids["family"], {"fields": {"street": "Polna 3"}})
    )
    return sorted(steps, key=lambda one: one[0])


def things_of_every_month(ids: dict[str, UUID], chance: random.Random) -> list[Any]:
    """The rest of an assistant's work: papers, meetings, agreements, terms, own days; some of it in the office."""
    steps: list[Any] = []

    def new(month: int, where: str, kind: str, /, **fields: Any) -> UUID:
        record = UUID(int=chance.getrandbits(128))
        steps.append((date(YEAR, month, 9), where, "new", record, {"kind": kind, "fields": fields}))
        return record

    family, case, worker = ids["family"], ids["case"], ids["worker"]
    for month in range(1, 11):
        day = date(YEAR, month, 9)
        where = "centre" if month % 3 == 0 else "laptop"
        new(month, where, "work_entry", worker_id=worker, day=day, kind=WorkKind.TRAVEL, minutes=40)
        new(month, where, "appointment", family_id=family, day=day, kind=AppointmentKind.DOCTOR)
        new(month, where, "planned_visit", case_id=case, worker_id=worker, day=day)
        new(month, where, "reminder", family_id=family, worker_id=worker, day=day, content="Kartka")
    for month, where in ((2, "laptop"), (6, "centre"), (9, "laptop")):
        day = date(YEAR, month, 9)
        meeting = new(month, where, "family_meeting", family_id=family, day=day, subject="Szkoła")
        new(month, where, "meeting_agreement", meeting_id=meeting, what="Zajęcia", until=day)
        diagnosis = new(month, where, "diagnosis", case_id=case, worker_id=worker, day=day)
        new(month, where, "diagnosis_area", diagnosis_id=diagnosis, area="budzet", score=month % 5)
        action = {"action_id": ids["plan_action"], "how_far": HowFar.BEGUN}
        new(month, where, "action_progress", day=day, **action)
        hours = {"began": time(17), "ended": time(18)}
        fight = new(month, where, "intervention", family_id=family, day=day, **hours)
        called = {"intervention_id": fight, "kind": StepKind.CALLED, "at": time(17, 20)}
        new(month, where, "intervention_step", **called)
    return steps


@pytest.fixture
def common(told: Any, tmp_path: Path) -> Any:
    """One folder in which everything happens."""
    founded: Founded = told.founded
    opened: Opened = opened_copy(founded, tmp_path / "wspólny")
    yield opened.seen_by()
    opened.connections.dispose()


def figures(database: Database) -> dict[str, Any]:
    found = database.read(compute, Period.year(YEAR))
    return {key: (one.value, len(one.items)) for key, one in found.items()}


def test_the_centre_counts_what_one_folder_would(
    centre: Folder, laptop: Folder, common: Database, ids: dict[str, UUID]
) -> None:
    for folder in (centre.data.database, common):
        folder.change(step, "case", ids["case"], fields={"began": date(YEAR, 1, 2), "ended": None})
    peer = centre.new_peer("Laptop asystenta")
    pack = centre.gives(peer, ids["family"])
    laptop.takes(pack, pack.code)
    [home] = laptop.data.database.read(peers)
    laptop.belongs_to(ids["worker"])
    databases = {"laptop": laptop.data.database, "centre": centre.data.database}
    month, lost = 1, 0
    for day, where, what, record, more in [
        *year_of(ids),
        (date(YEAR, 12, 31), "", "", UUID(int=0), {}),
    ]:
        while month < day.month:
            given = laptop.gives_back(home.id)
            if month in (4, 8):
                lost += 1  # this one never arrives
            else:
                assert centre.takes(given).refused == ()
                back = laptop.takes(centre.gives_back(peer))
                assert (back.refused, back.waiting) == ((), 0)
            month += 1
        if where:
            databases[where].change(step, what, record, **more)
            common.change(step, what, record, **more)
    assert lost == 2
    assert centre.data.database.read(waiting_clashes, peer) == []
    assert figures(centre.data.database) == figures(common)
    assert figures(common)["assistant_visits"][0] > 20
    for kind in MADE:
        assert centre.ids(kind) == laptop.ids(kind) == _ids(common, kind)
        for record in centre.ids(kind):
            assert not centre.values(kind, record)["number"].startswith("robocza")
            assert laptop.values(kind, record)["number"] == centre.values(kind, record)["number"]


def _ids(database: Database, kind: str) -> set[UUID]:
    from tests.operations.exchange.conftest import _ids as ids_of  # noqa: PLC0415

    return database.read(ids_of, kind)
