"""D. Blue Card procedures, their families and persons (M-codes of blue-card-law 6.5)."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from mgops_desktop.domain.age import Birth, is_child_on
from mgops_desktop.domain.blue_card import PROCEDURE_END_LABELS, PartyRole, ProcedureEnd
from mgops_desktop.domain.deadline_rule import Regime, regime_on
from mgops_desktop.domain.family import AgeGroup, Sex
from mgops_desktop.domain.figure import Item, RecordRef, Unit
from mgops_desktop.domain.intervals import open_on
from mgops_desktop.domain.period import Period
from mgops_desktop.indicators.catalogue import (
    FormerWords,
    ListItems,
    Split,
    Window,
    all_of,
    some_of,
)
from mgops_desktop.indicators.catalogue import indicator as any_indicator
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.storage.deadline import regimes
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.tables.blue_card import Participation, Party, Procedure

ACT = "ustawy o przeciwdziałaniu przemocy domowej"
REGULATION = "rozporządzenia RM z 6.09.2023 (Dz.U. 2023 poz. 1870)"
STARTED = f"art. 9d ust. 1 {ACT}"
HARMED = f"art. 2 ust. 1 i 2 {ACT}"
GIRLS_BOYS = {"girls": "dziewczynki", "boys": "chłopcy"}


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
        table = Procedure
        query = select(
            table.id,
            table.environment,
            table.family_link,
            table.began,
            table.taken_over_on,
            table.ended,
            table.end_ground,
            table.handed_over_on,
            table.number,
        )
        return [Run(*row[:-1]) for row in counting.ordered(query, "began", "number")]

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
            _of(run, *([run.end_ground.value] if run.end_ground else []))
            for run in procedures(counting)
            if wanted(run, counting.period)
        )


def _was_carried_over(run: Run, period: Period) -> bool:
    return run.here_from < period.first


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
            part = "taken_over" if run.taken_over_on else "started"
        yield _of(run, part)


_run(
    "blue_card_procedures_ended",
    "Procedury zakończone w okresie",
    "Procedury z datą zakończenia w okresie, wg podstawy; przekazane innej gminie liczone są osobno.",
    f"art. 9b ust. 15 i art. 9h ust. 1 {ACT}",
    _has_ended,
    (all_of("ground", {one.value: label for one, label in PROCEDURE_END_LABELS.items()}),),
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


@dataclass(frozen=True)
class PartyRow:
    """A person's role in a procedure; adult or minor on the day the procedure began."""

    party: UUID
    procedure: UUID
    role: PartyRole
    sex: Sex | None
    is_minor: bool
    is_witness: bool

    @property
    def is_harmed(self) -> bool:
        """Whether violence was used against the person; since 22.06.2023 also a minor who witnessed it (art. 2)."""
        return self.role is PartyRole.HARMED or (self.is_minor and self.is_witness)


def parties(counting: Counting) -> list[PartyRow]:
    """Everybody in the procedures run in the period."""
    run = {one.id for one in procedures(counting)}
    return counting.share(
        "parties", lambda: [row for row in _all_parties(counting) if row.procedure in run]
    )


def _all_parties(counting: Counting) -> list[PartyRow]:
    """Everybody, in the order of the procedures."""

    def read() -> list[PartyRow]:
        began = {run.id: run.began for run in all_procedures(counting)}
        place = {procedure: index for index, procedure in enumerate(began)}
        query = (
            select(
                Participation.party_id,
                Participation.procedure_id,
                Participation.role,
                Participation.minor_witness,
                Party.sex,
                Party.birth_date,
                Party.birth_year,
                Party.age_group,
                Participation.number,
            )
            .join(Party, Party.id == Participation.party_id)
            .join(Procedure, Procedure.id == Participation.procedure_id)
        )
        rows = sorted(
            counting.session.execute(query), key=lambda row: (place[row.procedure_id], row.number)
        )
        return [_party(row, began[row.procedure_id]) for row in rows]

    return counting.keep("parties", read)


def _party(row: Any, began: date) -> PartyRow:
    birth = Birth(row.birth_date, row.birth_year, row.age_group is AgeGroup.CHILD)
    is_new_act = regime_on(began, regimes()) is not Regime.OLD
    return PartyRow(
        row.party_id,
        row.procedure_id,
        row.role,
        row.sex,
        is_minor=is_child_on(birth, began),
        is_witness=row.minor_witness and is_new_act,
    )


def _persons(rows: Iterable[PartyRow], part_of: Callable[[PartyRow], str | None]) -> Iterable[Item]:
    """One line per person: a person in several procedures counts once, by the first of them."""
    found: dict[UUID, Item] = {}
    for row in rows:
        part = part_of(row)
        parts = (part,) if part else ()
        found.setdefault(row.party, Item(RecordRef("party", row.party), 1, parts))
    return found.values()


def _girl_or_boy(row: PartyRow) -> str | None:
    return {Sex.FEMALE: "girls", Sex.MALE: "boys"}.get(row.sex) if row.sex else None


def _woman_man_girl_boy(row: PartyRow) -> str | None:
    if row.sex is None:
        return None
    if row.is_minor:
        return _girl_or_boy(row)
    return "women" if row.sex is Sex.FEMALE else "men"


@blue_card(
    "blue_card_persons_harmed",
    "Osoby doznające przemocy domowej",
    Unit.PERSONS,
    "Różne osoby doznające przemocy w procedurach prowadzonych w okresie, w procedurach od 22.06.2023 także "
    "małoletni świadkowie; dorosły albo małoletni w dniu rozpoczęcia procedury.",
    counts="distinct:party",
    splits=(all_of("sex_and_age", {"women": "kobiety", "men": "mężczyźni", **GIRLS_BOYS}),),
    basis=HARMED,
)
def persons_harmed(counting: Counting) -> Iterable[Item]:
    rows = (row for row in parties(counting) if row.is_harmed)
    return _persons(rows, _woman_man_girl_boy)


@blue_card(
    "blue_card_persons_using_violence",
    "Osoby stosujące przemoc domową",
    Unit.PERSONS,
    "Różne osoby stosujące przemoc w procedurach prowadzonych w okresie.",
    counts="distinct:party",
    splits=(some_of("sex", {"women": "kobiety", "men": "mężczyźni"}),),
    basis=f"art. 2 ust. 1 {ACT}",
)
def persons_using_violence(counting: Counting) -> Iterable[Item]:
    rows = (row for row in parties(counting) if row.role is PartyRole.VIOLENT)
    return _persons(
        rows, lambda row: {Sex.FEMALE: "women", Sex.MALE: "men"}.get(row.sex) if row.sex else None
    )


@blue_card(
    "blue_card_children_in_families",
    "Dzieci w rodzinach objętych procedurą",
    Unit.CHILDREN,
    "Różne osoby małoletnie w dniu rozpoczęcia procedury, żyjące w środowisku objętym procedurą.",
    counts="distinct:party",
    splits=(all_of("sex", GIRLS_BOYS),),
    basis=STARTED,
)
def children(counting: Counting) -> Iterable[Item]:
    return _persons((row for row in parties(counting) if row.is_minor), _girl_or_boy)


@blue_card(
    "blue_card_children_suspected_victims",
    "Małoletni doznający przemocy domowej",
    Unit.CHILDREN,
    "Małoletni zapisani jako osoby doznające przemocy; w procedurach od 22.06.2023 także świadkowie.",
    counts="distinct:party",
    splits=(all_of("sex", GIRLS_BOYS),),
    basis=HARMED,
    former=FormerWords(
        "Małoletni, co do których istnieje podejrzenie, że są dotknięci przemocą w rodzinie",
        "Małoletni doznający przemocy domowej (przed 22.06.2023: dotknięci przemocą w rodzinie)",
    ),
)
def children_harmed(counting: Counting) -> Iterable[Item]:
    rows = (row for row in parties(counting) if row.is_minor and row.is_harmed)
    return _persons(rows, _girl_or_boy)
