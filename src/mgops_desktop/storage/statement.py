"""Whose consent to the work is missing, and what is due because of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.age import Birth, is_child_on
from mgops_desktop.domain.case import Basis, belongs_to_case
from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.family import AgeGroup
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.intervals import valid_on
from mgops_desktop.domain.parameters import Parameters
from mgops_desktop.domain.statement import (
    CARERS,
    Declared,
    consent_day,
    lacks_consent,
    missing_consents,
)
from mgops_desktop.storage.among import among, of_these
from mgops_desktop.storage.setting import parameters_of
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.court import CourtObligation
from mgops_desktop.storage.tables.family import Membership, Person
from mgops_desktop.storage.tables.statement import Statement
from mgops_desktop.storage.terms import Families, Terms

_MINOR_PARENT = "minor_parent_consent"


@dataclass(frozen=True)
class MissingConsent:
    """A case without the consent of some of the family's adult carers; `carers` counts all of them.

    Nobody is named where no carer of age is noted in the household and no consent at all.
    """

    case: UUID
    family: UUID
    began: date
    persons: tuple[UUID, ...]
    names: tuple[str, ...]
    carers: int

    @property
    def words(self) -> str:
        """What is missing, in words that follow a colon."""
        if not self.carers:
            return "nie zapisano zgody ani opiekunów"
        return f"brakuje {len(self.persons)} z {self.carers}"


@dataclass(frozen=True)
class WorkedCase:
    """A case as far as its consents are concerned."""

    id: UUID
    family: UUID
    basis: Basis
    began: date
    consent_on: date | None


class Consents:
    """Which consents the work with some families needs and has on any day, read once for all of them."""

    def __init__(self, session: Session, families: Iterable[UUID]) -> None:
        listed = list(families)
        self._parameters = parameters_of(session)
        self._obliged = _spans_of_obligation(session, listed)
        self._carers = Carers(session, listed)
        self._declared = _declared(session, listed)
        self._earlier = earlier_ends(session, listed)

    def are_asked(self, case: WorkedCase, day: date) -> bool:
        """Whether the work needs a consent on the day: not where the court obliges, even in mid-work."""
        by_court = any(valid_on(day, *span) for span in self._obliged[case.family])
        return case.basis in needed_on(self._parameters, day) and not by_court

    def missing(self, case: WorkedCase, day: date) -> MissingConsent | None:
        """What the case lacks on the day, None if nothing."""
        if not self.are_asked(case, day):
            return None
        own = self._carers.on(case.family, day)
        said = _said(self._declared[case.family], case.id, self._earlier.get(case.id))
        facts = (case.basis, case.consent_on, own, said, day)
        if not lacks_consent(*facts):
            return None
        without = tuple(missing_consents(*facts))
        names = tuple(own[person] for person in without)
        return MissingConsent(case.id, case.family, case.began, without, names, len(own))

    def is_of(self, case: UUID, named: UUID | None, day: date) -> bool:
        """Whether a record of the family is about this period of work."""
        return belongs_to_case(named, day, case, self._earlier.get(case))


def missing_consents_on(
    session: Session, day: date, families: Families = None
) -> list[MissingConsent]:
    """Return the cases open on the day in which a consent is missing."""
    columns = (Case.id, Case.family_id, Case.basis, Case.began, Case.consent_on)
    query = select(*columns).where(
        Case.began <= day,
        or_(Case.ended.is_(None), Case.ended > day),
        Case.basis.in_(needed_on(parameters_of(session), day)),
        of_these(Case.family_id, families),
    )
    cases = [WorkedCase(*row) for row in session.execute(query)]
    if not cases:
        return []
    consents = Consents(session, {case.family for case in cases})
    found = (consents.missing(case, day) for case in cases)
    return [one for one in found if one is not None]


def needed_on(parameters: Parameters, day: date) -> frozenset[Basis]:
    """The grounds on which carers consent; of a minor parent the centre says it."""
    asks = parameters.yes(_MINOR_PARENT, day)
    return frozenset({Basis.CONSENT, *((Basis.MINOR_PARENT,) if asks else ())})


def earlier_ends(session: Session, families: Iterable[UUID]) -> dict[UUID, date]:
    """Return when the work before each case ended, for cases of a family that came back."""
    query = select(Case.began, Case.number, Case.id, Case.family_id, Case.ended)
    rows = session.execute(query.where(among(Case.family_id, families))).all()
    last: dict[UUID, date] = {}
    found: dict[UUID, date] = {}
    for row in sorted(rows, key=lambda row: (row.began, row.number)):
        if row.family_id in last:
            found[row.id] = last[row.family_id]
        if row.ended is not None:
            last[row.family_id] = row.ended
    return found


def _said(
    declared: Iterable[tuple[UUID | None, Declared]], case: UUID, earlier: date | None
) -> list[Declared]:
    """What was declared for this period of work."""
    return [one for named, one in declared if belongs_to_case(named, one.day, case, earlier)]


def _spans_of_obligation(
    session: Session, families: Iterable[UUID]
) -> dict[UUID, list[tuple[date, date | None]]]:
    """From when till when the court obliges each family."""
    table = CourtObligation
    query = select(table.family_id, table.began, table.ended)
    found: dict[UUID, list[tuple[date, date | None]]] = defaultdict(list)
    for family, began, ended in session.execute(query.where(among(table.family_id, families))):
        found[family].append((began, ended))
    return found


class _Carer(NamedTuple):
    """A member of a household whose role is a carer's."""

    person: UUID
    name: str
    birth: Birth
    died: date | None
    began: date
    ended: date | None

    def cares_on(self, day: date) -> bool:
        is_there = valid_on(day, self.began, self.ended)
        lives = self.died is None or self.died > day
        return is_there and lives and not is_child_on(self.birth, day)


def _carers(session: Session, families: Iterable[UUID]) -> dict[UUID, list[_Carer]]:
    query = (
        select(
            *(Person.sort_key, Membership.family_id, Person.id, Person.surname, Person.first_name),
            *(Person.birth_date, Person.birth_year, Person.age_group, Person.died_on),
            *(Membership.began, Membership.ended),
        )
        .join(Person, Person.id == Membership.person_id)
        .where(
            among(Membership.family_id, families),
            Membership.role.in_(CARERS),
            Membership.shares_household.is_(True),
        )
    )
    found: dict[UUID, list[_Carer]] = defaultdict(list)
    rows = sorted(session.execute(query), key=lambda row: row.sort_key)
    for _key, family, person, surname, first_name, born, year, group, *days in rows:
        birth = Birth(born, year, group is AgeGroup.CHILD)
        found[family].append(_Carer(person, f"{surname} {first_name}".strip(), birth, *days))
    return found


class Carers:
    """The adult carers in the households of some families, read once and told for any day."""

    def __init__(self, session: Session, families: Iterable[UUID]) -> None:
        self._found = _carers(session, families)

    def on(self, family: UUID, day: date) -> dict[UUID, str]:
        """Return the adult carers in a household on the day, with their names."""
        return {one.person: one.name for one in self._found.get(family, ()) if one.cares_on(day)}


def keep_consent_day(session: Session, statement: Statement, today: date) -> None:
    """Let the case say when the last of the carers consented, once all of them have.

    A day that the case holds already stays while somebody's consent is missing.
    """
    query = select(Case).where(Case.family_id == statement.family_id)
    cases = list(session.scalars(query))
    running = [case for case in cases if case.ended is None or case.ended > statement.day]
    of = {case.id: case for case in cases}.get(statement.case_id) if statement.case_id else None
    case = of or max(running, key=lambda one: one.began, default=None)
    if case is None or case.basis not in needed_on(parameters_of(session), today):
        return
    session.flush()
    carers = Carers(session, [case.family_id]).on(case.family_id, today)
    declared = _declared(session, [case.family_id]).get(case.family_id, [])
    earlier = earlier_ends(session, [case.family_id])
    said = _said(declared, case.id, earlier.get(case.id))
    last = consent_day(carers, said, today)
    if last is not None and last != case.consent_on:
        case.consent_on = last


def due_consents(
    session: Session, today: date, terms: Terms, families: Families = None
) -> Iterable[DueItem]:
    """Consents of adult carers to the work that goes on (art. 8 ust. 3)."""
    for one in missing_consents_on(session, today, families):
        ref = RecordRef("case", one.case)
        title = f"Zgoda na pracę z asystentem rodziny: {one.words}"
        yield terms.item("family_consent", one.began, ref, one.family, today, title=title)


def _declared(
    session: Session, families: Iterable[UUID]
) -> dict[UUID, list[tuple[UUID | None, Declared]]]:
    names = ("family_id", "case_id", "person_id", "kind", "day", "withdrawn_on")
    query = select(*(getattr(Statement, name) for name in names)).where(
        among(Statement.family_id, families)
    )
    found: dict[UUID, list[tuple[UUID | None, Declared]]] = defaultdict(list)
    for family, case, *declared in session.execute(query):
        found[family].append((case, Declared(*declared)))
    return found
