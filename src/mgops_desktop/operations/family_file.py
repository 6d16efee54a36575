"""Everything the card of a family shows, in one reading."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.case_state import ON_THE_WAY_IN, Standing
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.application import OpenApplication, open_application
from mgops_desktop.operations.family_overview import FamilyOverview, family_overview
from mgops_desktop.storage.access import question
from mgops_desktop.storage.case_state import standings
from mgops_desktop.storage.casework import cases_in_aftercare
from mgops_desktop.storage.context import actor_of
from mgops_desktop.storage.family import FamilyCard, family_card
from mgops_desktop.storage.plan import (
    AssessmentRow,
    PlanRow,
    assessments_of_family,
    plans_of_family,
)
from mgops_desktop.storage.setting import dictionary
from mgops_desktop.storage.visit import VisitRow, visits_of_family


@dataclass(frozen=True)
class FamilyFile:
    """The card with its tabs; `closure_reasons` are the words of the centre's dictionary by key."""

    card: FamilyCard
    overview: FamilyOverview
    plans: tuple[PlanRow, ...]
    visits: tuple[VisitRow, ...]
    assessments: tuple[AssessmentRow, ...]
    in_aftercare: bool
    standing: Standing | None
    application: OpenApplication | None
    closure_reasons: dict[str, str]


@question("karta rodziny", Right.CASEWORK_READ)
def family_file(session: Session, family: UUID, purpose: str = "") -> FamilyFile:
    """Return a family's card with all its tabs; the reading is logged.

    Raises UserError outside the account's reach.
    """
    card = family_card(session, family, purpose)
    plans = tuple(plans_of_family(session, family))
    visits = tuple(visits_of_family(session, family))
    assessments = tuple(assessments_of_family(session, family))
    standing = standings(session, {family}).get(family)
    return FamilyFile(
        card=card,
        overview=family_overview(session, family, visits, plans, assessments),
        plans=plans,
        visits=visits,
        assessments=assessments,
        standing=standing,
        application=_to_decide(session, family, standing),
        in_aftercare=any(case.family == family for case in cases_in_aftercare(session)),
        closure_reasons={one.key: one.label for one in dictionary(session, "closure_reason")},
    )


def _to_decide(session: Session, family: UUID, standing: Standing | None) -> OpenApplication | None:
    """The application that the acting head is to decide, while the family is on its way in."""
    on_its_way = standing is not None and standing.state in ON_THE_WAY_IN
    may = actor_of(session).may(Right.ASSIGN)
    return open_application(session, family) if on_its_way and may else None
