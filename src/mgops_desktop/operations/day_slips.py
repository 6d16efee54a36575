"""What stands on the slips of a day: one per family, with initials, no diagnosis and nothing of a Blue Card."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.visit import MEETINGS
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.documents.guard import covered, secrets_of
from mgops_desktop.operations.due import due_of_family
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import actor_of, note_reading
from mgops_desktop.storage.day import APPOINTMENT, Scheduled, scheduled_in
from mgops_desktop.storage.diary import diary_of
from mgops_desktop.storage.family import PROTECTED
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.visit import Visit
from mgops_desktop.storage.visit import visits_of_family

_DAYS = 14
_PURPOSE = "kartka na dzień"
_APPOINTMENT = "Termin rodziny"
"""Where the family has to be is not said on paper: a clinic tells of an illness."""
_SAID = frozenset(
    {"work_plan", "periodic_assessment", "first_periodic_assessment", "aftercare", APPOINTMENT}
)
"""Terms that may stand on a paper which is carried about: none of a court and none of violence."""


@dataclass(frozen=True)
class DaySlip:
    """The slip of one family; `initials` stand for its name, and the address only where it is not protected."""

    family: UUID
    initials: str
    began: time | None
    address: str
    way_in: str
    contact: str
    together: str
    last_day: date | None
    agreed_family: str
    agreed_worker: str
    due: tuple[str, ...]


@dataclass(frozen=True)
class DaySlips:
    """All slips of a worker's day, in the order of his plan."""

    day: date
    slips: tuple[DaySlip, ...]


@question("kartki na dzień", Right.CASEWORK_READ)
def day_slips(session: Session, day: date, worker: UUID | None = None) -> DaySlips:
    """Return what the slips of a worker's day say, by default of the account's own worker; the reading is logged.

    Raises NotAllowed for somebody else's day.
    """
    who = diary_of(session, worker) or actor_of(session).worker
    planned = scheduled_in(session, Period(day, day), who) if who is not None else []
    by_family = {one.family: one for one in reversed(planned)}
    slips = [_slip(session, one, day) for one in planned if by_family[one.family] is one]
    return DaySlips(day, tuple(slips))


def initials(name: str) -> str:
    """Return e.g. "K.-N." of a double name, "P." of a single one."""
    parts = [part.strip() for part in name.split("-")]
    return "-".join(f"{part[0].upper()}." for part in parts if part)


def _slip(session: Session, planned: Scheduled, day: date) -> DaySlip:
    note_reading(session, "family", planned.family, _PURPOSE)
    family = session.get_one(Family, planned.family)
    met = next((one for one in visits_of_family(session, family.id) if one.kind in MEETINGS), None)
    last = session.get_one(Visit, met.id) if met is not None else None
    slip = DaySlip(
        family=family.id,
        initials=initials(family.name),
        began=planned.began,
        address=_address(family, planned.place),
        way_in=family.way_in,
        contact=family.safe_phone,
        together=planned.together,
        last_day=last.day if last else None,
        agreed_family=last.agreed_family if last else "",
        agreed_worker=last.agreed_worker if last else "",
        due=tuple(_terms(due_of_family(session, family.id), day)),
    )
    return covered(slip, secrets_of(session, family.id))


def _address(family: Family, place: str) -> str:
    if place:
        return place
    if family.protected_address:
        return PROTECTED
    return ", ".join(part for part in (family.street, family.place) if part)


def _terms(items: Iterable[DueItem], day: date) -> Iterable[str]:
    """What is due soon, in the fewest words."""
    for one in items:
        if one.rule in _SAID and one.alarm <= add_days(day, _DAYS):
            what = _APPOINTMENT if one.rule == APPOINTMENT else one.title
            yield f"{what}: {short_date(one.alarm)}"
