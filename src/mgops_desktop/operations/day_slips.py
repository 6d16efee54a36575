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
from mgops_desktop.domain.wording import clock_time, short_date
from mgops_desktop.operations.documents.about_centre import centre_head
from mgops_desktop.operations.documents.guard import covered, secrets_of
from mgops_desktop.operations.due import due_of_family
from mgops_desktop.reports.blocks import Report, Slip
from mgops_desktop.reports.slips import slips_report
from mgops_desktop.storage.access import question
from mgops_desktop.storage.agreed import Promise, promises_of
from mgops_desktop.storage.context import actor_of, context_of, note_reading
from mgops_desktop.storage.day import APPOINTMENT, Scheduled, scheduled_in
from mgops_desktop.storage.diary import diary_of
from mgops_desktop.storage.family import PROTECTED
from mgops_desktop.storage.tables.family import Family

_DAYS = 14
_PURPOSE = "kartka na dzień"
_ASK = "sprawdź w programie przed wyjściem"
"""Stands wherever no place does, so that a slip does not tell that an address is protected."""
_APPOINTMENT = "Termin rodziny"
"""Where the family has to be is not said on paper: a clinic tells of an illness."""
_SAID = frozenset(
    {"work_plan", "periodic_assessment", "first_periodic_assessment", "aftercare", APPOINTMENT}
)
"""Terms that may stand on a paper which is carried about: none of a court and none of violence."""


@dataclass(frozen=True)
class DaySlip:
    """The slip of one family; `initials` stand for its name.

    Of a family with a protected address nothing leads to it: neither place nor way in, and no text that names it. The
    safe telephone stands on no slip: whoever finds one could call.
    """

    family: UUID
    case: UUID
    initials: str
    began: time | None
    address: str
    way_in: str
    together: str
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


@question("arkusz kartek na dzień", Right.CASEWORK_READ)
def slips_on_paper(session: Session, day: date, worker: UUID | None = None) -> Report:
    """Return the slips of a worker's day as sheets to be cut. Raises NotAllowed for somebody else's day."""
    found = day_slips(session, day, worker)
    practice = context_of(session).practice
    return slips_report(
        centre_head(session), day, [_on_paper(one, day) for one in found.slips], practice
    )


def initials(name: str) -> str:
    """Return e.g. "K.-N." of a double name, "P." of a single one."""
    parts = [part.strip() for part in name.split("-")]
    return "-".join(f"{part[0].upper()}." for part in parts if part)


def _slip(session: Session, planned: Scheduled, day: date) -> DaySlip:
    note_reading(session, "family", planned.family, _PURPOSE)
    family = session.get_one(Family, planned.family)
    promises = promises_of(session, family.id, day)
    is_hidden = family.protected_address
    slip = DaySlip(
        family=family.id,
        case=planned.case,
        initials=initials(family.name),
        began=planned.began,
        address="" if is_hidden else planned.place or _address(family),
        way_in="" if is_hidden else family.way_in,
        together=planned.together,
        agreed_family=_promised(promises.family),
        agreed_worker=_promised(promises.worker),
        due=tuple(_terms(due_of_family(session, family.id), day)),
    )
    return covered(slip, secrets_of(session, family.id))


def _promised(promise: Promise | None) -> str:
    return f"{'; '.join(promise.lines)} ({short_date(promise.day)})" if promise else ""


def _on_paper(slip: DaySlip, day: date) -> Slip:
    rows = (
        ("Dokąd", slip.address or _ASK),
        ("Jak wejść", slip.way_in),
        ("Razem z", slip.together),
        ("Rodzina miała", slip.agreed_family),
        ("Asystent miał", slip.agreed_worker),
        ("Terminy", "; ".join(slip.due)),
    )
    hour = f"{clock_time(slip.began)}" if slip.began else "bez godziny"
    return Slip(
        f"{slip.initials} · {short_date(day)}, {hour}",
        tuple((name, words.replace(PROTECTED, "…")) for name, words in rows if words),
    )


def _address(family: Family) -> str:
    return ", ".join(part for part in (family.street, family.place) if part)


def _terms(items: Iterable[DueItem], day: date) -> Iterable[str]:
    """What is due soon, in the fewest words."""
    for one in items:
        if one.rule in _SAID and one.alarm <= add_days(day, _DAYS):
            what = _APPOINTMENT if one.rule == APPOINTMENT else one.title
            yield f"{what}: {short_date(one.alarm)}"
