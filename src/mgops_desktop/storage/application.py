"""What is due on the way in: applications under the act „Za życiem” and the first contact that follows."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.case import ApplicationDecision, Basis
from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.storage.among import of_these
from mgops_desktop.storage.pro_life import coordinated
from mgops_desktop.storage.tables.casework import Application, Case
from mgops_desktop.storage.terms import Families, Terms


def due_pro_life_cases(
    session: Session, today: date, terms: Terms, families: Families = None
) -> Iterable[DueItem]:
    """Assistants to be assigned on an application „Za życiem”, and first contacts of those who are.

    Both lengths are the centre's own settings. Other applications have no term in the act. A family whose coordination
    is recorded has its terms from there: due_pro_life.
    """
    open_ones = or_(
        Application.decision.is_(None), Application.decision == ApplicationDecision.WAITING
    )
    waiting = select(Application.id, Application.family_id, Application.received).where(
        Application.basis == Basis.PRO_LIFE,
        open_ones,
        ~coordinated(Application.family_id),
        of_these(Application.family_id, families),
    )
    for id_, family, received in session.execute(waiting):
        ref = RecordRef("application", id_)
        yield terms.item("za_zyciem_assignment", received, ref, family, today)
    assigned = select(Case.id, Case.family_id, Case.began).where(
        Case.basis == Basis.PRO_LIFE,
        Case.first_contact.is_(None),
        Case.began <= today,
        or_(Case.ended.is_(None), Case.ended > today),
        ~coordinated(Case.family_id),
        of_these(Case.family_id, families),
    )
    for id_, family, began in session.execute(assigned):
        yield terms.item("za_zyciem_contact", began, RecordRef("case", id_), family, today)
