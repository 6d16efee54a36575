"""D. The persons of Blue Card procedures: who is harmed, who uses violence, the children (M08, M09)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from mgops_desktop.domain.age import Birth, is_minor_since
from mgops_desktop.domain.blue_card import PartyRole
from mgops_desktop.domain.blue_card_records import Known
from mgops_desktop.domain.deadline_rule import Regime, regime_on
from mgops_desktop.domain.family import AgeGroup, Sex
from mgops_desktop.domain.figure import REST, Item, RecordRef, Unit
from mgops_desktop.indicators.blue_card import (
    ACT,
    STARTED,
    all_procedures,
    blue_card,
    has_started,
    procedures,
)
from mgops_desktop.indicators.catalogue import FormerWords, Split, all_of, some_of
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.storage.deadline import regimes
from mgops_desktop.storage.tables.blue_card import Participation, Party, Procedure

HARMED = f"art. 2 ust. 1 i 2 {ACT}"
NO_SEX = "bez podanej płci"
_GIRLS_BOYS = {"girls": "dziewczynki", "boys": "chłopcy"}
_BY_SEX = all_of("sex", _GIRLS_BOYS, rest=NO_SEX)
_BY_SEX_AND_AGE: tuple[Split, ...] = (
    all_of("sex_and_age", {"women": "kobiety", "men": "mężczyźni", **_GIRLS_BOYS}, rest=NO_SEX),
    all_of("age", {"adults": "pełnoletni", "minors": "małoletni"}),
    some_of(
        "witnesses",
        {
            "witnesses": "małoletni, którzy byli tylko świadkami",
            "witness_girls": "dziewczynki tylko świadkowie",
            "witness_boys": "chłopcy tylko świadkowie",
        },
    ),
)
_AGE = (
    "Dorosły albo małoletni w dniu wszczęcia procedury, a gdy ośrodek tak ustawił (do potwierdzenia), 31 grudnia roku, "
    "w którym kończy się okres; kto urodził się później, jest małoletni."
)


def counted_on(counting: Counting, began: date) -> date:
    """The day by whose age somebody is counted as adult or minor: the law names none (blue-card-law 10, row 18)."""
    if counting.text("blue_card_age_day") == "year_end":
        return date(counting.asked.last.year, 12, 31)
    return began


@dataclass(frozen=True)
class PartyRow:
    """A person's role in a procedure.

    `is_minor` as the centre counts; `is_witness` is a minor on the day of the start who witnessed violence.
    """

    party: UUID
    procedure: UUID
    role: PartyRole
    sex: Sex | None
    birth: Birth
    began: date
    is_minor: bool
    is_witness: bool
    marks: frozenset[str]

    @property
    def is_harmed(self) -> bool:
        """Whether violence was used against the person; since 22.06.2023 also a minor who witnessed it (art. 2)."""
        return self.role is PartyRole.HARMED or self.is_witness


def parties(counting: Counting) -> list[PartyRow]:
    """Everybody in the procedures run in the period."""
    run = {one.id for one in procedures(counting)}
    return counting.share(
        "parties",
        lambda: [
            replace(row, is_minor=is_minor_since(row.birth, counted_on(counting, row.began)))
            for row in _all_parties(counting)
            if row.procedure in run
        ],
    )


def _all_parties(counting: Counting) -> list[PartyRow]:
    """Everybody, in the order of the procedures."""

    def read() -> list[PartyRow]:
        began = {run.id: run.began for run in all_procedures(counting)}
        place = {procedure: index for index, procedure in enumerate(began)}
        of_role = ("party_id", "procedure_id", "role", "minor_witness", "soldier", "supervised")
        of_party = ("sex", "birth_date", "birth_year", "age_group")
        query = (
            select(
                *(getattr(Participation, name) for name in (*of_role, "weapon", "number")),
                *(getattr(Party, name) for name in of_party),
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
    was_minor = is_minor_since(birth, began)
    marks = {
        "soldiers": row.soldier,
        "supervised": row.supervised,
        "armed": row.weapon is Known.YES,
    }
    return PartyRow(
        party=row.party_id,
        procedure=row.procedure_id,
        role=row.role,
        sex=row.sex,
        birth=birth,
        began=began,
        is_minor=was_minor,
        is_witness=was_minor and row.minor_witness and is_new_act,
        marks=frozenset(mark for mark, is_set in marks.items() if is_set),
    )


_Parts = Callable[[list[PartyRow]], Iterable[str]]


def _persons(rows: Iterable[PartyRow], parts: _Parts) -> Iterable[Item]:
    """One line per person; `parts` sees all of his rows, by the first of which he is counted."""
    found: Mapping[UUID, list[PartyRow]] = defaultdict(list)
    for row in rows:
        found[row.party].append(row)
    for party, own in found.items():
        yield Item(RecordRef("party", party), 1, tuple(parts(own)))


def by_sex(sex: Sex | None, female: str, male: str) -> str:
    """The part of a split by sex; the rest's where the sex is not known."""
    if sex is None:
        return REST
    return female if sex is Sex.FEMALE else male


def _of_harmed(rows: list[PartyRow]) -> Iterable[str]:
    sex, is_minor = rows[0].sex, rows[0].is_minor
    yield by_sex(sex, *(("girls", "boys") if is_minor else ("women", "men")))
    yield "minors" if is_minor else "adults"
    if all(row.role is not PartyRole.HARMED for row in rows):
        yield from ("witnesses", by_sex(sex, "witness_girls", "witness_boys"))


@blue_card(
    "blue_card_persons_harmed",
    "Osoby doznające przemocy domowej",
    Unit.PERSONS,
    "Różne osoby doznające przemocy w procedurach prowadzonych w okresie, w procedurach od 22.06.2023 także "
    f"małoletni świadkowie. {_AGE}",
    counts="distinct:party",
    splits=_BY_SEX_AND_AGE,
    basis=HARMED,
)
def persons_harmed(counting: Counting) -> Iterable[Item]:
    return _persons((row for row in parties(counting) if row.is_harmed), _of_harmed)


@blue_card(
    "blue_card_persons_harmed_in_started",
    "Osoby doznające przemocy domowej w procedurach wszczętych w okresie",
    Unit.PERSONS,
    "Różne osoby doznające przemocy w procedurach wszczętych w okresie, bez kontynuowanych i przejętych; to osobna "
    f"liczba, której nie dodaje się do osób z procedur prowadzonych. {_AGE}",
    counts="distinct:party",
    splits=_BY_SEX_AND_AGE,
    basis=HARMED,
)
def persons_harmed_in_started(counting: Counting) -> Iterable[Item]:
    started = {run.id for run in procedures(counting) if has_started(run, counting.period)}
    rows = (row for row in parties(counting) if row.is_harmed and row.procedure in started)
    return _persons(rows, _of_harmed)


@blue_card(
    "blue_card_persons_using_violence",
    "Osoby stosujące przemoc domową",
    Unit.PERSONS,
    "Różne osoby stosujące przemoc w procedurach prowadzonych w okresie; żołnierz, dozór kuratora i broń według "
    "którejkolwiek z nich.",
    counts="distinct:party",
    splits=(
        some_of("sex", {"women": "kobiety", "men": "mężczyźni"}),
        some_of(
            "marks",
            {
                "soldiers": "żołnierze w czynnej służbie",
                "supervised": "pod dozorem kuratora",
                "armed": "z bronią palną",
            },
        ),
    ),
    basis=f"art. 2 ust. 1 {ACT}",
)
def persons_using_violence(counting: Counting) -> Iterable[Item]:
    rows = (row for row in parties(counting) if row.role is PartyRole.VIOLENT)
    return _persons(rows, _of_violent)


def _of_violent(rows: list[PartyRow]) -> Iterable[str]:
    yield by_sex(rows[0].sex, "women", "men")
    yield from sorted(frozenset().union(*(row.marks for row in rows)))


def _children(
    key: str,
    label: str,
    rule: str,
    wanted: Callable[[PartyRow], bool],
    basis: str,
    former: FormerWords | None = None,
) -> None:
    @blue_card(
        key,
        label,
        Unit.CHILDREN,
        f"{rule} {_AGE}",
        counts="distinct:party",
        splits=(_BY_SEX,),
        basis=basis,
        former=former,
    )
    def listed(counting: Counting) -> Iterable[Item]:
        rows = (row for row in parties(counting) if row.is_minor and wanted(row))
        return _persons(rows, lambda own: (by_sex(own[0].sex, "girls", "boys"),))


_children(
    "blue_card_children_in_families",
    "Dzieci w rodzinach objętych procedurą",
    "Różne osoby małoletnie żyjące w środowisku objętym procedurą.",
    lambda _row: True,
    STARTED,
)
_children(
    "blue_card_children_suspected_victims",
    "Małoletni doznający przemocy domowej",
    "Małoletni zapisani jako osoby doznające przemocy; w procedurach od 22.06.2023 także świadkowie.",
    lambda row: row.is_harmed,
    HARMED,
    FormerWords(
        "Małoletni, co do których istnieje podejrzenie, że są dotknięci przemocą w rodzinie",
        "Małoletni doznający przemocy domowej (przed 22.06.2023: dotknięci przemocą w rodzinie)",
    ),
)
