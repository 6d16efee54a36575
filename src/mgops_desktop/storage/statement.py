"""Whose consent to the work is missing, and what is due because of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.age import Birth, is_child_on
from mgops_desktop.domain.case import Basis, belongs_to_case
from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.family import AgeGroup
from mgops_desktop.domain.figure import RecordRef
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


def missing_consents_on(
    session: Session, day: date, families: Families = None
) -> list[MissingConsent]:
    """Return the cases open on the day in which a consent is missing."""
    names = ("id", "family_id", "basis", "began", "consent_on")
    query = select(*(getattr(Case, name) for name in names)).where(
        Case.began <= day,
        or_(Case.ended.is_(None), Case.ended > day),
        of_these(Case.family_id, families),
    )
    asked = asks_consent_on(session, day, families)
    cases = [case for case in session.execute(query) if asked(case.basis, case.family_id)]
    if not cases:
        return []
    worked_with = {case.family_id for case in cases}
    carers = carers_on(session, worked_with, day)
    declared = _declared(session, worked_with)
    earlier = earlier_ends(session, worked_with)
    found = []
    for case in cases:
        own = carers.get(case.family_id, {})
        said = _said(declared.get(case.family_id, ()), case.id, earlier.get(case.id))
        facts = (case.basis, case.consent_on, own, said, day)
        if lacks_consent(*facts):
            without = missing_consents(*facts)
            words = tuple(own[person] for person in without)
            found.append(
                MissingConsent(case.id, case.family_id, case.began, tuple(without), words, len(own))
            )
    return found


def asks_consent_on(
    session: Session, day: date, families: Families = None
) -> Callable[[Basis, UUID], bool]:
    """Return whether the work on a ground with a family needs its consent on the day: not where the court obliges."""
    needed = _needed(session, day)
    by_court = select(CourtObligation.family_id).where(
        _runs(day), of_these(CourtObligation.family_id, families)
    )
    obliged = set(session.scalars(by_court))
    return lambda basis, family: basis in needed and family not in obliged


def earlier_ends(session: Session, families: Iterable[UUID]) -> dict[UUID, date]:
    """Return when the work before each case ended, for cases of a family that came back."""
    query = (
        select(Case.id, Case.family_id, Case.ended)
        .where(among(Case.family_id, families))
        .order_by(Case.began, Case.number)
    )
    last: dict[UUID, date] = {}
    found: dict[UUID, date] = {}
    for case, family, ended in session.execute(query):
        if family in last:
            found[case] = last[family]
        if ended is not None:
            last[family] = ended
    return found


def _said(
    declared: Iterable[tuple[UUID | None, Declared]], case: UUID, earlier: date | None
) -> list[Declared]:
    """What was declared for this period of work."""
    return [one for named, one in declared if belongs_to_case(named, one.day, case, earlier)]


def _runs(day: date) -> ColumnElement[bool]:
    """An obligation of the court that holds on the day: it may come while a family works of its own will."""
    table = CourtObligation
    return and_(table.began <= day, or_(table.ended.is_(None), table.ended >= day))


def carers_on(session: Session, families: Iterable[UUID], day: date) -> dict[UUID, dict[UUID, str]]:
    """Return the adult carers in each household on the day, with their names."""
    query = (
        select(
            *(Membership.family_id, Person.id, Person.surname, Person.first_name),
            *(Person.birth_date, Person.birth_year, Person.age_group),
        )
        .join(Person, Person.id == Membership.person_id)
        .where(
            among(Membership.family_id, families),
            Membership.role.in_(CARERS),
            Membership.shares_household.is_(True),
            Membership.began <= day,
            or_(Membership.ended.is_(None), Membership.ended >= day),
            or_(Person.died_on.is_(None), Person.died_on > day),
        )
        .order_by(Person.sort_key)
    )
    found: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    for family, person, surname, first_name, born, year, group in session.execute(query):
        if not is_child_on(Birth(born, year, group is AgeGroup.CHILD), day):
            found[family][person] = f"{surname} {first_name}".strip()
    return found


def keep_consent_day(session: Session, statement: Statement, today: date) -> None:
    """Let the case say when the last of the carers consented, once all of them have.

    A day that the case holds already stays while somebody's consent is missing.
    """
    query = select(Case).where(Case.family_id == statement.family_id)
    cases = list(session.scalars(query))
    running = [case for case in cases if case.ended is None or case.ended > statement.day]
    of = {case.id: case for case in cases}.get(statement.case_id) if statement.case_id else None
    case = of or max(running, key=lambda one: one.began, default=None)
    if case is None or case.basis not in _needed(session, today):
        return
    session.flush()
    carers = carers_on(session, [case.family_id], today).get(case.family_id, {})
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


def _needed(session: Session, day: date) -> frozenset[Basis]:
    """The grounds on which carers consent; of a minor parent the centre says it."""
    asks = parameters_of(session).on_or_first(_MINOR_PARENT, day).value == "yes"
    return frozenset({Basis.CONSENT, *((Basis.MINOR_PARENT,) if asks else ())})


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
