"""D. Blue Card procedures and their families (M02–M07 of blue-card-law 6.5)."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from mgops_desktop.domain.blue_card import PROCEDURE_END_LABELS, ProcedureEnd
from mgops_desktop.domain.figure import REST, Item, RecordRef, Unit
from mgops_desktop.domain.intervals import open_on
from mgops_desktop.domain.period import Period
from mgops_desktop.indicators.catalogue import (
    FormerWords,
    ListItems,
    Split,
    Window,
    all_of,
)
from mgops_desktop.indicators.catalogue import indicator as any_indicator
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.tables.blue_card import Procedure

ACT = "ustawy o przeciwdziałaniu przemocy domowej"
REGULATION = "rozporządzenia RM z 6.09.2023 (Dz.U. 2023 poz. 1870)"
STARTED = f"art. 9d ust. 1 {ACT}"
HARMED = f"art. 2 ust. 1 i 2 {ACT}"


def blue_card(
    key: str,
    label: str,
    unit: Unit,
    rule: str,
    *,
    basis: str,
    counts: str = "records",
    splits: tuple[Split, ...] = (),
    window: Window = Window.EVENT,
    former: FormerWords | None = None,
) -> Callable[[ListItems], ListItems]:
    """Enter an indicator that only accounts with the Blue Card key can count."""
    return any_indicator(
        key,
        label,
        unit,
        basis=basis,
        rule=rule,
        counts=counts,
        splits=splits,
        compartment=Compartment.BLUE_CARD,
        window=window,
        former=former,
    )


@dataclass(frozen=True)
class Run:
    """A procedure as counting needs it; `here_from` is the start, or the day it was taken over."""

    id: UUID
    environment: str
    family_link: UUID | None
    began: date
    taken_over_on: date | None
    ended: date | None
    end_ground: ProcedureEnd | None
    handed_over_on: date | None
    monitoring_ended: date | None

    @property
    def here_from(self) -> date:
        return self.taken_over_on or self.began

    @property
    def here_to(self) -> date | None:
        ends = [day for day in (self.ended, self.handed_over_on) if day is not None]
        return min(ends, default=None)


def procedures(counting: Counting) -> list[Run]:
    """Procedures of our municipality active in the period."""
    return counting.share(
        "procedures",
        lambda: [
            run
            for run in all_procedures(counting)
            if counting.period.overlaps(run.here_from, run.here_to)
        ],
    )


def all_procedures(counting: Counting) -> list[Run]:
    def read() -> list[Run]:
        columns = [getattr(Procedure, name) for name in Run.__dataclass_fields__]
        rows = counting.ordered(select(*columns, Procedure.number), "began", "number")
        return [Run(*row[:-1]) for row in rows]

    return counting.keep("all_procedures", read)


def _of(run: Run, *parts: str) -> Item:
    return Item(RecordRef("procedure", run.id), 1, parts)


def _run(
    key: str,
    label: str,
    rule: str,
    basis: str,
    wanted: Callable[[Run, Period], bool],
    splits: tuple[Split, ...] = (),
) -> None:
    @blue_card(key, label, Unit.PROCEDURES, rule, basis=basis, splits=splits)
    def listed(counting: Counting) -> Iterable[Item]:
        return (
            _of(run, run.end_ground.value if run.end_ground else REST)
            for run in procedures(counting)
            if wanted(run, counting.period)
        )


def _was_carried_over(run: Run, period: Period) -> bool:
    return run.here_from < period.first


def has_started(run: Run, period: Period) -> bool:
    """M02: begun here in the period."""
    return run.here_from in period and run.taken_over_on is None


def _has_ended(run: Run, period: Period) -> bool:
    return run.ended in period and run.here_to == run.ended


def _was_handed_over(run: Run, period: Period) -> bool:
    return run.handed_over_on in period and run.here_to != run.ended


@blue_card(
    "blue_card_procedures_run",
    "Procedury „Niebieskie Karty” prowadzone w okresie",
    Unit.PROCEDURES,
    "Procedury prowadzone choć jeden dzień okresu: rozpoczęte, kontynuowane i przejęte.",
    splits=(
        all_of(
            "origin",
            {"started": "rozpoczęte", "carried_over": "kontynuowane", "taken_over": "przejęte"},
            prefix="blue_card_procedures",
        ),
    ),
    window=Window.ACTIVE,
    basis=STARTED,
)
def procedures_run(counting: Counting) -> Iterable[Item]:
    for run in procedures(counting):
        if _was_carried_over(run, counting.period):
            part = "carried_over"
        else:
            part = "started" if has_started(run, counting.period) else "taken_over"
        yield _of(run, part)


_run(
    "blue_card_procedures_ended",
    "Procedury zakończone w okresie",
    "Procedury z datą zakończenia w okresie, wg podstawy; przekazane innej gminie liczone są osobno.",
    f"art. 9b ust. 15 i art. 9h ust. 1 {ACT}",
    _has_ended,
    (
        all_of(
            "ground",
            {one.value: label for one, label in PROCEDURE_END_LABELS.items()},
            rest="bez podanej podstawy",
        ),
    ),
)
_run(
    "blue_card_procedures_handed_over",
    "Procedury przekazane innej gminie",
    "Procedury przekazane w okresie; przekazanie nie jest zakończeniem.",
    f"art. 9e ust. 3 {ACT}",
    _was_handed_over,
)


@blue_card(
    "blue_card_procedures_open_state",
    "Procedury w toku – stan na ostatni dzień",
    Unit.PROCEDURES,
    "Procedury prowadzone, które na koniec ostatniego dnia okresu nie są zakończone ani przekazane.",
    window=Window.STATE,
    basis=STARTED,
)
def procedures_open(counting: Counting) -> Iterable[Item]:
    last = counting.period.last
    return (_of(run) for run in procedures(counting) if open_on(last, run.here_from, run.here_to))


@blue_card(
    "blue_card_families",
    "Rodziny objęte procedurą „Niebieskie Karty”",
    Unit.FAMILIES,
    "Różne środowiska z procedurą prowadzoną w okresie; druga procedura tej samej rodziny liczy się raz.",
    counts="distinct:environment",
    basis=STARTED,
)
def families(counting: Counting) -> Iterable[Item]:
    environments = _environments(all_procedures(counting))
    found: dict[Hashable, Item] = {}
    for run in procedures(counting):
        found.setdefault(environments[run.id], _of(run))
    return found.values()


def _environments(runs: Iterable[Run]) -> Mapping[UUID, Hashable]:
    """The family of each procedure: joined by its environment's name, by the family on record, or by both."""
    names: dict[Hashable, Hashable] = {}

    def first(name: Hashable) -> Hashable:
        while names.setdefault(name, name) != name:
            name = names[name]
        return name

    own: dict[UUID, Hashable] = {}
    for run in runs:
        known = [name for name in (run.environment, run.family_link) if name]
        own[run.id] = known[0] if known else run.id
        for name in known[1:]:
            names[first(name)] = first(own[run.id])
    return {procedure: first(name) for procedure, name in own.items()}
