"""Papers for the family go only where it is safe, and those of two sides are never one paper (contracts 7).

Whether somebody stands against somebody is told by the records of the casework alone: violence among the problems of
the family, a protected address of one of the carers, a separation. The Blue Card file is not asked.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.document import Addressee
from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.domain.inflection import plain
from mgops_desktop.domain.safe_contact import PaperWay, SafeContact
from mgops_desktop.domain.wording import listing
from mgops_desktop.operations.documents.about_family import running, whole_address
from mgops_desktop.operations.documents.filling import names_of
from mgops_desktop.operations.documents.kinds import DocumentKind
from mgops_desktop.reports.wording import Value
from mgops_desktop.storage.statement import Carers
from mgops_desktop.storage.tables.family import Family, FamilyProblem, Person
from mgops_desktop.storage.tables.kinship import FamilyUnion

FOR_WHOM = "for_whom"
"""The name under which it is typed for which of two sides a copy is."""
POST_FIELD = "family_post"
_CARERS = "carers"
_VIOLENCE = "przemoc"


def safe_contact(session: Session, family: UUID) -> SafeContact:
    """Return what was agreed with a family about reaching it."""
    own = session.get_one(Family, family)
    return SafeContact(own.letters_allowed, own.safe_letters, own.safe_phone, own.protected_address)


def advice(session: Session, kind: DocumentKind, family: UUID | None) -> str:
    """Return what to know before a paper for the family leaves."""
    if kind.addressee is not Addressee.FAMILY or family is None:
        return ""
    return safe_contact(session, family).advice()


def goes_by_hand(session: Session, kind: DocumentKind, family: UUID | None) -> bool:
    """Whether a paper for the family is handed over and not sent."""
    if kind.addressee is not Addressee.FAMILY or family is None:
        return False
    return safe_contact(session, family).way is PaperWay.BY_HAND


def blocked(session: Session, kind: DocumentKind, family: UUID | None) -> str:
    """Return why a paper must not be printed: it is a letter, and the family must not get one."""
    if not kind.by_post or family is None:
        return ""
    return safe_contact(session, family).refusal(kind.title)


def require_safe(session: Session, kind: DocumentKind, family: UUID | None) -> None:
    """Raise UserError for a letter that must not reach the family's home; it names the safe way."""
    if words := blocked(session, kind, family):
        raise UserError(words)


def post_line(session: Session, family: UUID) -> str:
    """Return the address for a letter to the family."""
    return safe_contact(session, family).post_line(whole_address(session.get_one(Family, family)))


def sides_of(
    session: Session, kind: DocumentKind, family: UUID | None, day: date
) -> Mapping[UUID, str]:
    """Return the carers of whom each gets a paper of his own, with their names; nothing where one is for all."""
    if kind.addressee is not Addressee.FAMILY or family is None or _CARERS not in names_of(kind):
        return {}
    carers = Carers(session, [family]).on(family, day)
    is_divided = len(carers) > 1 and (
        _has_violence(session, family, day)
        or _has_separated(session, list(carers), day)
        or _has_protected(session, list(carers))
    )
    return carers if is_divided else {}


def of_one_side(
    session: Session,
    kind: DocumentKind,
    family: UUID | None,
    day: date,
    values: Mapping[str, Value],
    whom: str,
) -> dict[str, Value]:
    """Return the values of a paper of two sides with one of them only, nobody until it is said for whom it is."""
    sides = sides_of(session, kind, family, day)
    carers = values.get(_CARERS)
    if not sides or not isinstance(carers, list):
        return dict(values)
    own = [one for one in carers if same_name(str(one["carer_name"]), whom)]
    return {**values, _CARERS: own}


def require_side(sides: Mapping[UUID, str], whom: str) -> None:
    """Raise UserError where a paper is for two sides and nobody, or nobody of them, is named."""
    if sides and not any(same_name(name, whom) for name in sides.values()):
        problem = f"Podaj, dla kogo jest ten egzemplarz: {listing(list(sides.values()))}."
        raise UserError(
            f"To pismo jest dla dwóch stron, więc każda dostaje osobny egzemplarz. {problem}",
            [Problem(problem, field=FOR_WHOM)],
        )


def same_name(one: str, other: str) -> bool:
    """Whether two lines name the same person, in either order of the names."""
    return sorted(plain(one).split()) == sorted(plain(other).split())


def _has_violence(session: Session, family: UUID, day: date) -> bool:
    rows = running(session, FamilyProblem, FamilyProblem.family_id == family, day=day)
    return any(row.problem.startswith(_VIOLENCE) for row in rows)


def _has_separated(session: Session, carers: Sequence[UUID], day: date) -> bool:
    query = select(FamilyUnion.id).where(
        FamilyUnion.one_id.in_(carers),
        FamilyUnion.other_id.in_(carers),
        or_(FamilyUnion.ended <= day, FamilyUnion.end_kind.is_not(None)),
    )
    return session.scalars(query.limit(1)).first() is not None


def _has_protected(session: Session, carers: Sequence[UUID]) -> bool:
    query = select(Person.id).where(Person.id.in_(carers), Person.protected_address)
    return session.scalars(query.limit(1)).first() is not None
