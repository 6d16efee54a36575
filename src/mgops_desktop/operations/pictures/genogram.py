"""The genogram of a family on a day, from persons, unions, parental authority and descent."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.drawing.genogram import genogram
from mgops_desktop.domain.drawing.kin import Couple, Kin, Symbol, Tie
from mgops_desktop.domain.drawing.shapes import Drawing
from mgops_desktop.domain.family import MemberRole
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.kinship import UNION_END_LABELS, DescentKind, DrawingKind
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.pictures.arrangement import moved_by_hand
from mgops_desktop.operations.pictures.people import Circle, circle_of, kin_of
from mgops_desktop.storage.access import question
from mgops_desktop.storage.among import among
from mgops_desktop.storage.context import note_reading
from mgops_desktop.storage.reach import require_reach
from mgops_desktop.storage.tables.family import ParentalAuthority, Pregnancy
from mgops_desktop.storage.tables.kinship import Descent, FamilyUnion

_PARENT_ROLES = (MemberRole.MOTHER, MemberRole.FATHER)


@question("genogram", Right.CASEWORK_READ)
def genogram_of(session: Session, family: UUID, day: date, *, on_paper: bool = False) -> Drawing:
    """Return the genogram of a family as it stood on a day; the reading is logged.

    Raises NotAllowed outside the account's reach.
    """
    require_reach(session, family)
    note_reading(session, "family", family, "genogram")
    circle = circle_of(session, family, day, on_paper=on_paper)
    people = [kin_of(circle, one) for one in circle.people]
    expected = list(_expected(session, circle))
    couples = list(_couples(session, circle))
    ties = [*_ties(session, circle), *(Tie(mother, kin.key) for mother, kin in expected)]
    moved = moved_by_hand(session, family, DrawingKind.GENOGRAM)
    return genogram([*people, *(kin for _mother, kin in expected)], couples, ties, moved)


def _expected(session: Session, circle: Circle) -> Iterator[tuple[str, Kin]]:
    """Pregnancies on the day, each with the key of the mother."""
    query = select(Pregnancy).where(
        among(Pregnancy.person_id, sorted(circle.members)),
        Pregnancy.began <= circle.day,
        or_(Pregnancy.ended.is_(None), Pregnancy.ended > circle.day),
    )
    for one in session.scalars(query.order_by(Pregnancy.number)):
        words = f"{circle.name(one.person_id)}, od {short_date(one.began)}"
        kin = Kin(
            f"pregnancy:{one.id}",
            "ciąża",
            Symbol.PREGNANCY,
            words=words,
            record=RecordRef("pregnancy", one.id),
            lives_here=circle.lives_here(one.person_id),
        )
        yield str(one.person_id), kin


def _couples(session: Session, circle: Circle) -> Iterator[Couple]:
    ids = sorted(circle.people)
    query = select(FamilyUnion).where(
        among(FamilyUnion.one_id, ids),
        or_(FamilyUnion.began.is_(None), FamilyUnion.began <= circle.day),
    )
    unions = sorted(session.scalars(query), key=lambda one: (one.began or date.min, one.number))
    for one in unions:
        if one.other_id not in circle.people:
            continue
        is_over = one.ended <= circle.day if one.ended else one.end_kind is not None
        yield Couple(
            str(one.one_id),
            str(one.other_id),
            one.kind,
            is_over,
            one.end_kind if is_over else None,
            one.began,
            _union_words(one, is_over=is_over),
            RecordRef("family_union", one.id),
        )


def _union_words(one: FamilyUnion, *, is_over: bool) -> str:
    words = [f"od {short_date(one.began)}"] if one.began else []
    if is_over and one.ended:
        words.append(f"do {short_date(one.ended)}")
    if is_over and one.end_kind:
        words.append(UNION_END_LABELS[one.end_kind])
    return ", ".join(words)


def _ties(session: Session, circle: Circle) -> Iterator[Tie]:
    """Who is whose child: as noted, else by parental authority; where neither is known, by the roles in the family."""
    noted = {(one.parent_id, one.child_id): one.kind for one in _noted(session, circle, Descent)}
    for one in _noted(session, circle, ParentalAuthority):
        noted.setdefault((one.parent_id, one.child_id), DescentKind.BIOLOGICAL)
    for (parent, child), kind in noted.items():
        yield Tie(str(parent), str(child), kind)
    with_parents = {child for _parent, child in noted}
    members = circle.members.items()
    parents = [one for one, member in members if member.role in _PARENT_ROLES]
    alone = [
        one
        for one, member in members
        if member.role is MemberRole.CHILD and one not in with_parents
    ]
    for parent, child in product(parents, alone):
        yield Tie(str(parent), str(child))


def _noted(session: Session, circle: Circle, table: Any) -> list[Any]:
    query = select(table).where(among(table.child_id, sorted(circle.people)))
    rows = session.scalars(query.order_by(table.number))
    return [one for one in rows if one.parent_id in circle.people]
