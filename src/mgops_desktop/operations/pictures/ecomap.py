"""The ecomap of a family on a day, from its ties to people and institutions."""

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.drawing.ecomap import Around, ecomap
from mgops_desktop.domain.drawing.shapes import Drawing
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.kinship import (
    PRIVATE_SUPPORT,
    STRENGTH_LABELS,
    SUPPORT_LABELS,
    DrawingKind,
)
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.veil import initials
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.pictures.arrangement import moved_by_hand
from mgops_desktop.operations.pictures.people import Circle, circle_of
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import note_reading
from mgops_desktop.storage.reach import families_in_reach, families_of, require_reach
from mgops_desktop.storage.tables.family import Family, Person
from mgops_desktop.storage.tables.kinship import SupportLink

_NOBODY = "N. N."


@question("ekomapa", Right.CASEWORK_READ)
def ecomap_of(session: Session, family: UUID, day: date, *, on_paper: bool = False) -> Drawing:
    """Return the ecomap of a family as it stood on a day; the reading is logged.

    Raises NotAllowed outside the account's reach.
    """
    require_reach(session, family)
    note_reading(session, "family", family, "ekomapa")
    circle = circle_of(session, family, day, on_paper=on_paper)
    at_home = [one for one in circle.people if circle.lives_here(one)]
    query = select(SupportLink).where(
        SupportLink.family_id == family,
        or_(SupportLink.began.is_(None), SupportLink.began <= day),
        or_(SupportLink.ended.is_(None), SupportLink.ended >= day),
    )
    links = session.scalars(query.order_by(SupportLink.kind, SupportLink.number)).all()
    return ecomap(
        session.get_one(Family, family).name,
        [circle.people[one].first_name for one in at_home],
        list(_around(session, circle, links, on_paper=on_paper)),
        moved_by_hand(session, family, DrawingKind.ECOMAP),
    )


def _around(
    session: Session, circle: Circle, links: Iterable[SupportLink], *, on_paper: bool
) -> Iterator[Around]:
    for link in links:
        kind = SUPPORT_LABELS[link.kind]
        since = f"od {short_date(link.began)}" if link.began else ""
        words = [kind, f"więź {STRENGTH_LABELS[link.strength]}", since]
        if not on_paper:
            words.append(link.remark)
        yield Around(
            key=str(link.id),
            name=_name(session, circle, link, on_paper=on_paper) or kind,
            note=kind,
            strength=link.strength,
            is_person=link.person_id is not None or link.kind in PRIVATE_SUPPORT,
            words=", ".join(word for word in words if word),
            record=RecordRef("support_link", link.id),
        )


def _name(session: Session, circle: Circle, link: SupportLink, *, on_paper: bool) -> str:
    """What a tie leads to; third persons by their initials on paper, and where they are out of reach."""
    if link.person_id is None:
        is_private = on_paper and link.kind in PRIVATE_SUPPORT
        return initials(link.name) if is_private else link.name
    if link.person_id in circle.people:
        return circle.name(link.person_id)
    person = session.get(Person, link.person_id)
    if person is None or person.binned_at is not None:
        return link.name
    whole = f"{person.first_name} {person.surname}".strip()
    reach = families_in_reach(session)
    families = families_of(session, Person.__tablename__, [person.id])
    out_of_reach = reach is not None and reach.isdisjoint(families.get(person.id, frozenset()))
    return initials(whole) or _NOBODY if on_paper or out_of_reach else whole
