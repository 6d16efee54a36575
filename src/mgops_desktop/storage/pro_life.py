"""Coordination under the act "Za życiem": an assistant on the application, then first contact and the catalogue."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from mgops_desktop.domain.counselling import ProLifeKind
from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.storage.among import of_these
from mgops_desktop.storage.tables.casework import Assignment, Case
from mgops_desktop.storage.tables.counselling import ProLifeSupport
from mgops_desktop.storage.terms import Families, Terms


def coordinated(family: ColumnElement[UUID] | InstrumentedAttribute[UUID]) -> ColumnElement[bool]:
    """Whether the coordination for a family is recorded with its application: its terms follow from that record."""
    return exists().where(
        ProLifeSupport.family_id == family,
        ProLifeSupport.kind == ProLifeKind.COORDINATION,
        ProLifeSupport.applied.is_not(None),
    )


def due_pro_life(
    session: Session, today: date, terms: Terms, families: Families = None
) -> Iterable[DueItem]:
    """Until somebody coordinates: the assignment; from then on first contact and catalogue; both by the centre's terms.

    Somebody coordinates who is named in the record, or who is assigned to the family since the application.
    """
    table = ProLifeSupport
    assigned = (
        select(Assignment.id)
        .join(Case, Case.id == Assignment.case_id)
        .where(
            Case.family_id == table.family_id,
            or_(Assignment.ended.is_(None), Assignment.ended >= table.applied),
        )
    )
    query = select(
        *(table.id, table.family_id, table.applied, table.began),
        or_(table.worker_id.is_not(None), assigned.exists()).label("coordinated"),
        or_(table.first_contact.is_(None), table.catalogue_on.is_(None)).label("open"),
    ).where(
        table.kind == ProLifeKind.COORDINATION,
        table.applied.is_not(None),
        or_(table.ended.is_(None), table.ended > today),
        of_these(table.family_id, families),
    )
    for id_, family, applied, began, coordinated, is_open in session.execute(query):
        ref = RecordRef("pro_life_support", id_)
        if not coordinated and applied is not None:
            yield terms.item("za_zyciem_assignment", applied, ref, family, today)
        elif is_open:
            yield terms.item("za_zyciem_contact", began, ref, family, today)
