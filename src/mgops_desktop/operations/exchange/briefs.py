"""Karty na zastępstwo: one page about each family for whoever stands in for its assistant.

Why the family is supported, what was promised, what is due, how to get in, whom to call. Nothing of a Blue Card and
of who reported; protected addresses are covered as in every document.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.case import BASIS_LABELS
from mgops_desktop.domain.clock import local_day
from mgops_desktop.domain.day import APPOINTMENT_LABELS, PlannedState
from mgops_desktop.domain.deadline import DueState
from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.visit import VisitKind
from mgops_desktop.domain.wording import clock_time, short_date
from mgops_desktop.operations.documents.about_centre import centre_head
from mgops_desktop.operations.documents.about_family import family_values, running, worker_name
from mgops_desktop.operations.documents.guard import covered, secrets_of
from mgops_desktop.operations.due import due_of_family
from mgops_desktop.reports.blocks import (
    Block,
    Cell,
    Fields,
    Heading,
    ListBlock,
    Note,
    Report,
    Section,
    Text,
    Title,
)
from mgops_desktop.storage import veil
from mgops_desktop.storage.access import question
from mgops_desktop.storage.agreed import AGREED, promises_of
from mgops_desktop.storage.context import context_of, note_reading, today_of
from mgops_desktop.storage.day import APPOINTMENT, SCHEDULED
from mgops_desktop.storage.family import PROTECTED
from mgops_desktop.storage.plan import plans_of_family
from mgops_desktop.storage.reach import require_reach
from mgops_desktop.storage.setting import centre
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.tables.casework import Assignment, Case
from mgops_desktop.storage.tables.day import Appointment, ScheduledVisit
from mgops_desktop.storage.tables.exchange import ExchangePeer
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.visit import Visit, visit_case

KIND, TITLE = "karty-na-zastepstwo", "Karty na zastępstwo"
_AHEAD = 45
_MOST_DUE, _MOST_DATES, _MOST_GOALS, _MOST_PROMISES, _MOST_MEMBERS = 4, 4, 3, 3, 10
_LONGEST = 90
_NOTHING_AGREED = "nic nie zapisano"
_SECRET = (
    "Adres jest chroniony: nie ma go na tej kartce. Odczytasz go w programie, na karcie rodziny."
)


@dataclass(frozen=True)
class _Day:
    """What is on a day: for the list of days to come."""

    day: date
    began: time | None
    what: str

    @property
    def words(self) -> str:
        hour = f", {clock_time(self.began)}" if self.began else ""
        return f"{short_date(self.day)}{hour}: {self.what}"


@question("karty rodzin na zastępstwo", Right.EXCHANGE)
def family_briefs(session: Session, families: Collection[UUID]) -> Report:
    """Return one page about each of these families, by name; the reading is logged.

    Raises NotAllowed for a family outside the account's reach.
    """
    require_reach(session, *families)
    today = today_of(session)
    with veil.lifted():
        found = session.scalars(
            select(Family).where(Family.id.in_(families)).order_by(Family.sort_key, Family.number)
        ).all()
        sections = tuple(_section(session, one, today) for one in found)
    return Report(
        kind=KIND,
        title=TITLE,
        period=Period(today, today),
        centre=centre_head(session),
        sections=sections,
        practice=context_of(session).practice,
    )


@question("karty rodzin wspólnych z innym folderem", Right.EXCHANGE)
def briefs_for(session: Session, peer: UUID) -> Report:
    """Return one page about each family that another folder has too. Raises what `family_briefs` raises."""
    common = session.get_one(ExchangePeer, peer).families
    return family_briefs(session, [UUID(one) for one in common])


def _section(session: Session, family: Family, today: date) -> Section:
    note_reading(session, Family.__tablename__, family.id, "karta na zastępstwo")
    name = f"Rodzina {family.name} ({family.number})"
    blocks = tuple(_blocks(session, family, name, today))
    safe = covered(blocks, secrets_of(session, family.id))
    return Section(f"family_{family.id.hex}", name, safe, level=0, new_page=True)


def _blocks(session: Session, family: Family, name: str, today: date) -> Iterator[Block]:
    values: dict[str, Any] = dict(family_values(session, family.id, today))
    case = _case(session, family.id)
    yield Title(name, (f"Karta na zastępstwo, stan na {short_date(today)}",))
    yield Fields(
        tuple(
            (label, Cell(text))
            for label, text in (
                ("Adres", PROTECTED if family.protected_address else values["family_address"]),
                ("Jak wejść", family.way_in),
                ("Bezpieczny kontakt", family.safe_phone),
                ("Domownicy", _members(values["members"])),
                ("Praca z rodziną", _basis(case)),
            )
            if text
        )
    )
    if family.protected_address:
        yield Note(_SECRET)
    yield Heading("Dlaczego rodzina ma wsparcie", 2)
    yield from _why(session, family.id, values["problems"])
    yield Heading("Co obiecano ostatnim razem", 2)
    yield from _promises(session, family.id, today)
    yield Heading("Najbliższe wizyty, terminy i sprawy", 2)
    dates = sorted(
        _dates(session, family.id, today), key=lambda one: (one.day, one.began or time.max)
    )
    due = [_due_words(one) for one in due_of_family(session, family.id) if _may_stand(one, today)]
    lines = [*_first([one.words for one in dates], _MOST_DATES), *_first(due, _MOST_DUE)]
    if lines:
        yield ListBlock(tuple((one,) for one in lines))
    else:
        yield Text.of("W najbliższych tygodniach nic nie jest zaplanowane.")
    yield Heading("Do kogo dzwonić", 2)
    yield ListBlock(tuple((line,) for line in _whom(session, family, case, today)))


def _case(session: Session, family: UUID) -> Case | None:
    query = select(Case).where(Case.family_id == family).order_by(Case.began.desc())
    return session.scalars(query.limit(1)).first()


def _basis(case: Case | None) -> str:
    if case is None:
        return ""
    until = f", zakończona {short_date(case.ended)}" if case.ended else ""
    return f"od {short_date(case.began)} ({BASIS_LABELS[case.basis]}){until}"


def _members(members: Iterable[dict[str, str]]) -> str:
    said = []
    for one in members:
        age = f", {one['member_age']} l." if one["member_age"] else ""
        apart = "" if one["member_where"].startswith("wspólne") else ", poza domem"
        said.append(f"{one['member_name']} ({one['member_role']}{age}{apart})")
    return _run(said, _MOST_MEMBERS)


def _why(session: Session, family: UUID, problems: Iterable[dict[str, str]]) -> Iterator[Block]:
    reasons = ", ".join(one["problem"].lower() for one in problems)
    yield Text.of(f"Powody: {reasons}." if reasons else "Powodów wsparcia jeszcze nie zapisano.")
    plan = next((one for one in plans_of_family(session, family) if one.ended is None), None)
    goals = list(dict.fromkeys(one.said.goal for one in plan.actions)) if plan else []
    if goals:
        yield Text.of(f"Nad czym teraz pracujemy: {_run(goals, _MOST_GOALS)}.")


def _promises(session: Session, family: UUID, today: date) -> Iterator[Block]:
    query = (
        select(func.max(Visit.day))
        .join(visit_case, visit_case.c.visit_id == Visit.id)
        .join(Case, Case.id == visit_case.c.case_id)
        .where(Case.family_id == family, Visit.kind != VisitKind.FAILED, Visit.day <= today)
    )
    last = session.scalar(query)
    if last is None:
        yield Text.of("Nie było jeszcze żadnego kontaktu.")
        return
    rows = [("Ostatni kontakt", short_date(last))]
    promises = promises_of(session, family, today)
    for who, promise in (
        ("Rodzina obiecała", promises.family),
        ("Asystent obiecał", promises.worker),
    ):
        said = _run(list(promise.lines), _MOST_PROMISES) if promise else _NOTHING_AGREED
        earlier = f" ({short_date(promise.day)})" if promise and promise.day != last else ""
        rows.append((who, f"{said}{earlier}"))
    yield Fields(tuple((label, Cell(text)) for label, text in rows))


def _may_stand(item: DueItem, today: date) -> bool:
    """Nothing of a Blue Card; and what is due so late that somebody else will be there again is left out."""
    kind = KINDS.get(item.subject.kind)
    is_blue = kind is not None and kind.compartment is not Compartment.CENTRE  # type: ignore[attr-defined]
    return not is_blue and item.rule not in _BY_DATE and item.alarm <= add_days(today, _AHEAD)


_BY_DATE = frozenset({AGREED, SCHEDULED, APPOINTMENT})
"""They stand in the list of days to come."""


def _due_words(item: DueItem) -> str:
    day = item.shifted or item.nominal
    if day is None:
        return f"{item.title}: bez terminu"
    until = local_day(day) if isinstance(day, datetime) else day
    words = "termin minął" if item.state is DueState.OVERDUE else "do"
    return f"{item.title}: {words} {short_date(until)}"


def _dates(session: Session, family: UUID, today: date) -> Iterator[_Day]:
    until = add_days(today, _AHEAD)
    planned = (
        select(ScheduledVisit.day, ScheduledVisit.began, ScheduledVisit.place)
        .join(Case, Case.id == ScheduledVisit.case_id)
        .where(Case.family_id == family, ScheduledVisit.state == PlannedState.PLANNED)
        .where(ScheduledVisit.day.between(today, until))
    )
    for row in session.execute(planned):
        place = f" ({row.place})" if row.place else ""
        yield _Day(row.day, row.began, f"wizyta asystenta{place}")
    own = select(Appointment).where(
        Appointment.family_id == family, Appointment.day.between(today, until)
    )
    for one in session.scalars(own):
        with_ = ", z asystentem" if one.with_assistant else ""
        place = f", {one.place}" if one.place else ""
        yield _Day(one.day, one.began, f"{APPOINTMENT_LABELS[one.kind]}{place}{with_}")
    for item in due_of_family(session, family):
        if item.rule == AGREED and today <= item.alarm <= until:
            yield _Day(item.alarm, None, "umówione spotkanie")


def _whom(session: Session, family: Family, case: Case | None, today: date) -> Iterator[str]:
    here = centre(session)
    phone = f", tel. {here.phone}" if here.phone else ""
    yield f"ośrodek: {here.name}{phone}"
    who = []
    if case is not None:
        leading = running(session, Assignment, Assignment.case_id == case.id, day=today)
        who += [f"asystent rodziny: {worker_name(session, one.worker_id)}" for one in leading[-1:]]
    if family.social_worker_id is not None:
        who.append(f"pracownik socjalny: {worker_name(session, family.social_worker_id)}")
    if here.head_name:
        who.append(f"kierownik: {here.head_name}")
    if who:
        yield "; ".join(who)
    yield "gdy ktoś jest w niebezpieczeństwie: 112"


def _first(lines: Sequence[str], most: int) -> list[str]:
    """The first lines, and how many more there are."""
    shown = [_short(one) for one in lines[:most]]
    return [*shown, f"i jeszcze {len(lines) - most}: w programie"] if len(lines) > most else shown


def _run(lines: Sequence[str], most: int) -> str:
    """The same in one sentence."""
    shown = [_short(one) for one in lines[:most]]
    if len(lines) > most:
        shown.append(f"i jeszcze {len(lines) - most}")
    return "; ".join(shown)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
