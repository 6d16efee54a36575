"""D. What is done in Blue Card procedures and after them: programmes, notices, children, monitoring (M13, M14)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from mgops_desktop.domain.blue_card import EVENT_LABELS, ProcedureEventKind
from mgops_desktop.domain.figure import Item, RecordRef, Unit
from mgops_desktop.indicators.blue_card import ACT, all_procedures, blue_card
from mgops_desktop.indicators.catalogue import Window
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.families import event
from mgops_desktop.storage.deadline import deadline_rules, monitoring_until
from mgops_desktop.storage.tables.blue_card import Party, ProcedureEvent
from mgops_desktop.storage.tables.blue_card_course import ChildProtection, CorrectionProgramme

MONITORING = f"art. 9h ust. 2 i 3 {ACT}"
_PROTECTION = ChildProtection.__tablename__


def _events(key: str, kind: ProcedureEventKind, basis: str) -> None:
    rule = "Czynności tego rodzaju z datą w okresie."

    @blue_card(key, EVENT_LABELS[kind], Unit.EVENTS, rule, basis=basis)
    def events(counting: Counting) -> Iterable[Item]:
        query = select(ProcedureEvent.id).where(
            ProcedureEvent.kind == kind, event(counting.period, ProcedureEvent.day)
        )
        return (Item(RecordRef("procedure_event", one)) for one in counting.session.scalars(query))


def _programmes(key: str, label: str, day: str, basis: str) -> None:
    """What became of referrals to programmes for violent persons, each by its own day."""

    @blue_card(key, label, Unit.EVENTS, "Skierowania z tą datą w okresie.", basis=basis)
    def steps(counting: Counting) -> Iterable[Item]:
        query = select(CorrectionProgramme.id).where(
            event(counting.period, getattr(CorrectionProgramme, day))
        )
        kind = CorrectionProgramme.__tablename__
        return (Item(RecordRef(kind, one)) for one in counting.session.scalars(query))


_programmes(
    "blue_card_programme_motions",
    "wniosek grupy o skierowanie do programu",
    "motion_on",
    f"art. 9b ust. 8 pkt 5 {ACT}",
)
_programmes(
    "blue_card_programme_referrals",
    "skierowanie do programu",
    "referred",
    f"art. 9b ust. 2 i 11 {ACT}",
)
_programmes(
    "blue_card_programme_enrolled",
    "przystąpienie do programu",
    "enrolled",
    f"art. 9b ust. 11 i 12 {ACT}",
)
_programmes(
    "blue_card_programme_completed",
    "ukończenie programu",
    "completed",
    f"art. 9b ust. 13 {ACT}",
)
_programmes(
    "blue_card_programme_offence_motions",
    "wniosek grupy o zawiadomienie o wykroczeniu (art. 66c KW)",
    "offence_motion",
    f"art. 9b ust. 13 {ACT}, art. 66c KW",
)
_programmes(
    "blue_card_programme_offence_reports",
    "zawiadomienie o wykroczeniu (art. 66c KW)",
    "offence_reported",
    f"art. 9b ust. 2 pkt 10 {ACT}, art. 66c KW",
)
_events("blue_card_crime_notices", ProcedureEventKind.CRIME_NOTICE, f"art. 12 ust. 1 {ACT}")
_events(
    "blue_card_alcohol_referrals",
    ProcedureEventKind.ALCOHOL_REFERRAL,
    "art. 24 i 25 ustawy o wychowaniu w trzeźwości i przeciwdziałaniu alkoholizmowi",
)
_events("blue_card_weapon_notices", ProcedureEventKind.WEAPON_NOTICE, f"art. 9f {ACT}")
_events("blue_card_court_notices", ProcedureEventKind.COURT_NOTICE, "art. 572 KPC")
_events("blue_card_monitoring_visits", ProcedureEventKind.MONITORING_VISIT, MONITORING)


@blue_card(
    "child_protection_interventions",
    "zapewnienie dziecku ochrony (art. 12a)",
    Unit.EVENTS,
    "Zapewnienie dziecku ochrony z datą w okresie.",
    basis=f"art. 12a {ACT}",
)
def child_protections(counting: Counting) -> Iterable[Item]:
    query = select(ChildProtection.id).where(event(counting.period, ChildProtection.day))
    return (Item(RecordRef(_PROTECTION, one)) for one in counting.session.scalars(query))


@blue_card(
    "blue_card_protected_children",
    "dzieci, którym zapewniono ochronę (art. 12a)",
    Unit.CHILDREN,
    "Różne dzieci, którym w okresie zapewniono ochronę; przy zapisie bez wskazanego dziecka liczy się jedno.",
    counts="distinct:party",
    basis=f"art. 12a {ACT}",
)
def protected_children(counting: Counting) -> Iterable[Item]:
    table = ChildProtection
    query = (
        select(table.id, Party.id)
        .outerjoin(Party, Party.id == table.party_id)
        .where(event(counting.period, table.day))
    )
    rows = counting.session.execute(query)
    refs = [
        RecordRef("party", child) if child else RecordRef(_PROTECTION, id_) for id_, child in rows
    ]
    return (Item(ref) for ref in dict.fromkeys(refs))


@dataclass(frozen=True)
class _Monitored:
    """A procedure that ended and was monitored; `until` is the last day of it."""

    id: UUID
    ended: date
    until: date


def _monitored(counting: Counting) -> list[_Monitored]:
    def read() -> list[_Monitored]:
        rules = deadline_rules(counting.session)
        found = []
        for run in all_procedures(counting):
            if run.ended is None:
                continue
            by_law = monitoring_until(
                rules, counting.parameters, run.began, run.ended, run.end_ground
            )
            if by_law is not None:
                found.append(_Monitored(run.id, run.ended, run.monitoring_ended or by_law))
        return found

    return counting.keep("monitored procedures", read)


def _of_monitored(one: _Monitored) -> Item:
    return Item(RecordRef("procedure", one.id), 1, (), None, f"do {one.until:%d.%m.%Y}")


@blue_card(
    "blue_card_monitoring_state",
    "Procedury w monitoringu po zakończeniu – stan na ostatni dzień",
    Unit.PROCEDURES,
    "Procedury zakończone (bez odstąpień), których monitoring w ostatnim dniu okresu jeszcze trwa.",
    window=Window.STATE,
    basis=MONITORING,
)
def monitoring_state(counting: Counting) -> Iterable[Item]:
    last = counting.period.last
    return (_of_monitored(one) for one in _monitored(counting) if one.ended <= last < one.until)


@blue_card(
    "blue_card_monitoring_finished",
    "Procedury, których monitoring zakończono w okresie",
    Unit.PROCEDURES,
    "Procedury, których monitoring skończył się w okresie: z upływem terminu albo w dniu zapisanym wcześniej.",
    basis=MONITORING,
)
def monitoring_finished(counting: Counting) -> Iterable[Item]:
    return (_of_monitored(one) for one in _monitored(counting) if one.until in counting.period)
