"""What the secretary typed of an NK-A: who was harmed by whom, read and held against the records that are there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.blue_card import PartyRole
from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.domain.likeness import name_key
from mgops_desktop.domain.pesel import PeselCheck, check_pesel
from mgops_desktop.operations.records.parts import Given, is_blank, part_field, parts_of
from mgops_desktop.operations.records.values import FormValue
from mgops_desktop.storage.tables.blue_card import Participation, Party, Procedure

GROUPS: Mapping[str, PartyRole] = {"harmed": PartyRole.HARMED, "violent": PartyRole.VIOLENT}
"""The parts of the form that are persons, and their role in the procedure."""
_NOBODY = {
    "harmed": "Wpisz co najmniej jedną osobę doznającą przemocy.",
    "violent": "Wpisz co najmniej jedną osobę stosującą przemoc.",
}
_OF_THE_PERSON = ("surname", "first_name", "pesel", "birth_date", "birth_year", "sex", "address")
_MALFORMED = frozenset({"digits", "length", "zeros"})
_OLDEST = 125


@dataclass(frozen=True)
class Typed:
    """One person as typed: of which part of the form, what is stored of him, what was said of his role.

    `known` is his record by PESEL or by name and day of birth, `like` one that only bears his name: that is he himself
    only in a procedure of the same pair.
    """

    group: str
    place: str
    own: Mapping[str, FormValue]
    rest: Mapping[str, FormValue]
    known: UUID | None = None
    like: UUID | None = None

    @property
    def perhaps(self) -> UUID | None:
        """The record that is his, or bears his name."""
        return self.known or self.like

    def within(self, procedures: Iterable["Earlier"]) -> "Typed":
        """Return him as who bears his name in one of these procedures, if anybody does there."""
        there = {party for one in procedures for party in one.parties}
        return self if self.known or self.like not in there else replace(self, known=self.like)

    @property
    def role(self) -> PartyRole:
        return GROUPS[self.group]

    def field(self, column: str) -> str:
        """Return the name of his field in the form."""
        return part_field(self.group, self.place, column)


@dataclass(frozen=True)
class Earlier:
    """A procedure of the same pair with everybody in it; it runs if nobody ended it or handed it over.

    It is `certain` if both are known by more than their names.
    """

    id: UUID
    number: str
    began: date
    runs: bool
    certain: bool
    parties: frozenset[UUID]


def typed_persons(
    session: Session, given: Given, day: date, today: date
) -> tuple[list[Typed], list[Problem]]:
    """Return the persons of the form, those known already by their record, and what is odd about their PESEL.

    Raises UserError for a side without anybody and for what cannot be read, at its fields.
    """
    persons: list[Typed] = []
    odd: list[Problem] = []
    wrong: list[Problem] = []
    for group in GROUPS:
        of_side = {
            place: values
            for place, values in parts_of(given, group).items()
            if not _is_empty(values)
        }
        if not of_side:
            wrong.append(Problem(_NOBODY[group], field=part_field(group, "1", "surname")))
        for place, values in of_side.items():
            check = _checked(values, today)
            for one in check.problems if check else ():
                is_wrong = one.code in _MALFORMED
                at = part_field(group, place, "pesel")
                told = Problem(one.message, field=at, code=one.code)
                (wrong if is_wrong else odd).append(told)
            age = values.get("age")
            if isinstance(age, int) and age > _OLDEST:
                message = f"Wiek może mieć najwyżej {_OLDEST} lat. Popraw go."
                wrong.append(Problem(message, field=part_field(group, place, "age")))
            own = _own(values, given.get("address"), check, day)
            persons.append(Typed(group, place, own, values))
    if wrong:
        raise UserError(wrong[0].message, wrong)
    return _with_known(session, persons), odd


def earlier_of(session: Session, persons: Sequence[Typed], today: date) -> list[Earlier]:
    """Return the procedures in which one of the typed pairs is, the latest first."""
    pairs = {
        (violent.perhaps, harmed.perhaps): bool(violent.known and harmed.known)
        for violent in persons
        for harmed in persons
        if violent.group == "violent" and harmed.group == "harmed"
        if violent.perhaps and harmed.perhaps
    }
    rows = session.execute(
        select(Participation.procedure_id, Participation.party_id, Participation.role).where(
            Participation.party_id.in_([one for pair in pairs for one in pair])
        )
    ).all()
    sides: dict[UUID, dict[PartyRole, set[UUID]]] = {}
    for procedure, party, role in rows:
        sides.setdefault(procedure, {}).setdefault(role, set()).add(party)
    found: dict[UUID, bool] = {}
    for procedure, of in sides.items():
        for (violent, harmed), certain in pairs.items():
            there = of.get(PartyRole.VIOLENT, set()), of.get(PartyRole.HARMED, set())
            if violent in there[0] and harmed in there[1]:
                found[procedure] = found.get(procedure, False) or certain
    query = select(Procedure).where(Procedure.id.in_(found)).order_by(Procedure.began.desc())
    return [
        Earlier(
            *(one.id, one.number, one.began),
            _runs(one, today),
            found[one.id],
            frozenset(party for parties in sides[one.id].values() for party in parties),
        )
        for one in session.scalars(query)
    ]


def _runs(procedure: Procedure, today: date) -> bool:
    days = [day for day in (procedure.ended, procedure.handed_over_on) if day is not None]
    return not days or min(days) > today


def _is_empty(values: Given) -> bool:
    """Whether nobody was typed: what a field holds before anything was typed is nothing said."""
    return is_blank({name: value for name, value in values.items() if value is not False})


def _checked(values: Given, today: date) -> PeselCheck | None:
    text = str(values.get("pesel") or "").strip()
    if not text:
        return None
    return check_pesel(text, today=today, birth_date=_day(values.get("birth_date")))


def _own(
    values: Given, shared: FormValue, check: PeselCheck | None, day: date
) -> dict[str, FormValue]:
    """What is stored of the person himself; the PESEL tells birth and sex, an age the year of birth."""
    own = {name: values.get(name) for name in _OF_THE_PERSON}
    own["address"] = values.get("address") or shared
    if check is not None:
        own["pesel"] = check.number
        if check.valid:
            born = check.birth_date
            own["birth_date"] = own["birth_date"] or (born.isoformat() if born else None)
            own["sex"] = own["sex"] or (check.sex.value if check.sex else None)
    age = values.get("age")
    if not own["birth_date"] and isinstance(age, int):
        own["birth_year"] = day.year - age
        own["age_group"] = "child" if age < 18 else "adult"
    return {name: value for name, value in own.items() if value not in (None, "")}


def _with_known(session: Session, persons: Iterable[Typed]) -> list[Typed]:
    """Who is in the file already: by PESEL or name and day of birth, else by name alone unless birth says otherwise."""
    stored = list(session.scalars(select(Party)))
    made = []
    for one in persons:
        known = next((party.id for party in stored if _is_same(one.own, party)), None)
        like = next((party.id for party in stored if _is_like(one.own, party)), None)
        made.append(replace(one, known=known, like=like))
    return made


def _is_same(own: Given, party: Party) -> bool:
    pesel = str(own.get("pesel") or "")
    if pesel and party.pesel:
        return pesel == party.pesel
    born = _day(own.get("birth_date"))
    return born is not None and born == party.birth_date and _is_like(own, party)


def _is_like(own: Given, party: Party) -> bool:
    """The same name, and nothing known of birth or PESEL that speaks against it."""
    name = name_key(str(own.get("surname") or ""), str(own.get("first_name") or ""))
    is_named = own.get("surname") and own.get("first_name")
    if not is_named or name != name_key(party.surname, party.first_name):
        return False
    pesel, born = str(own.get("pesel") or ""), _day(own.get("birth_date"))
    if (pesel and party.pesel and pesel != party.pesel) or (
        born and party.birth_date and born != party.birth_date
    ):
        return False
    mine = born.year if born else own.get("birth_year")
    theirs = party.birth_date.year if party.birth_date else party.birth_year
    return not isinstance(mine, int) or theirs is None or abs(mine - theirs) <= 1


def _day(value: FormValue) -> date | None:
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None
