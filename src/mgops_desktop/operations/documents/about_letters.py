"""What documents say of letters, of what a court asked for, of children in care and of the act „Za życiem”."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.clock import as_local
from mgops_desktop.domain.counselling import PRO_LIFE_LABELS
from mgops_desktop.domain.court import LETTER_LABELS, LetterDirection
from mgops_desktop.domain.foster_care import PLACEMENT_LABELS
from mgops_desktop.domain.wording import clock_time, long_date
from mgops_desktop.operations.documents.about_case import around
from mgops_desktop.operations.documents.about_centre import centre_values
from mgops_desktop.operations.documents.about_family import born_words, family_of, full_name
from mgops_desktop.operations.documents.about_visits import (
    members_ever,
    task_labels,
    visit_values,
)
from mgops_desktop.operations.documents.about_work import work_values
from mgops_desktop.operations.documents.gathering import Source, on, source
from mgops_desktop.storage.reach import families_in_reach
from mgops_desktop.storage.tables.counselling import ProLifeSupport
from mgops_desktop.storage.tables.court import CourtObligation, Letter
from mgops_desktop.storage.tables.family import Person
from mgops_desktop.storage.tables.foster_care import Placement
from mgops_desktop.storage.tables.visit import Visit


@source("letter")
def of_letter(session: Session, letter: UUID, day: date) -> Source:
    """Gather a letter: one that goes out, or one that came and is to be answered."""
    found = session.get_one(Letter, letter)
    asked = session.get(Letter, found.answers_id) if found.answers_id else None
    asked = found if found.direction is LetterDirection.IN else asked
    known = (
        centre_values(session, day)
        if found.family_id is None
        else work_values(session, found.family_id, day)
    )
    return Source(
        found.family_id,
        known
        | {
            "letter_kind": LETTER_LABELS[found.kind],
            "recipient": found.other_side,
            "letter_subject": found.subject,
            "letter_due": on(found.due or (asked.due if asked else None)),
            "their_sign": found.their_sign or (asked.their_sign if asked else ""),
            "known_since": _moment(found.learned) if found.learned else "",
            "letter_sent": _sent(found),
            "asked_on": on(asked.day) if asked else "",
        },
    )


def _sent(letter: Letter) -> str:
    """Day and hour of a letter that went out."""
    if letter.direction is LetterDirection.IN or letter.day is None:
        return ""
    hour = f", godz. {clock_time(letter.at)}" if letter.at else ""
    return f"{long_date(letter.day)}{hour}"


def _moment(moment: datetime) -> str:
    local = as_local(moment)
    return f"{long_date(local.date())}, godz. {clock_time(local.time())}"


@source("court_obligation")
def of_obligation(session: Session, obligation: UUID, day: date) -> Source:
    """Gather what a court obliged a family to, with the work done since then."""
    found = session.get_one(CourtObligation, obligation)
    values = work_values(session, found.family_id, day)
    return Source(
        found.family_id,
        values
        | {
            "obliged": True,
            "court": found.court,
            "court_sign": found.court_signature,
            "court_ordered_on": on(found.ordered_on),
            "court_scope": found.scope,
            "court_control": found.control,
            "report_due": on(found.next_report_due),
        },
    )


@source("placement")
def of_placement(session: Session, placement: UUID, day: date) -> Source:
    """Gather a child in foster care and the work with its family."""
    found = session.get_one(Placement, placement)
    child = session.get_one(Person, found.child_id)
    family = found.family_id or family_of(session, found.child_id, day)
    known = centre_values(session, day) if family is None else work_values(session, family, day)
    return Source(
        family,
        known
        | {
            "placed_child": full_name(child),
            "placed_born": born_words(child),
            "placement_form": PLACEMENT_LABELS[found.form],
            "placement_since": on(found.began),
            "placement_sign": found.court_signature,
            "county": found.county,
        },
    )


@source("pro_life_support")
def of_pro_life(session: Session, support: UUID, day: date) -> Source:
    """Gather support under the act „Za życiem”."""
    found = session.get_one(ProLifeSupport, support)
    family = found.family_id or family_of(session, found.person_id, day)
    person = session.get(Person, found.person_id) if found.person_id else None
    known = centre_values(session, day) if family is None else around(session, family, day)
    return Source(
        family,
        known
        | {
            "supported_person": full_name(person) if person else "",
            "supported_born": born_words(person) if person else "",
            "support_kind": PRO_LIFE_LABELS[found.kind],
            "support_applied": on(found.applied),
            "support_from": on(found.began),
            "support_until": on(found.ended),
            "support_topic": found.topic,
            "authority_scope": found.authorisation_scope,
            "authority_until": on(found.authorised_until),
            "support_catalogue": found.catalogue,
        },
    )


@source("visit")
def of_visit(session: Session, visit: UUID, day: date) -> Source:
    """Gather one contact; of several families the one in reach whose case comes first."""
    found = session.get_one(Visit, visit)
    reach = families_in_reach(session)
    cases = sorted(found.cases, key=lambda case: case.number)
    within = [case for case in cases if reach is None or case.family_id in reach]
    family = next((case.family_id for case in within or cases), None)
    known = centre_values(session, day) if family is None else around(session, family, day)
    own = members_ever(session, family) if family else frozenset[UUID]()
    return Source(family, known | visit_values(found, task_labels(session), own))
