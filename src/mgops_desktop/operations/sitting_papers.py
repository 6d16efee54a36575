"""Papers of sittings as reports: the agenda of a day, the attendance list of one procedure."""

from collections.abc import Iterable
from datetime import date, time
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.blue_card_records import SITTING_LABELS
from mgops_desktop.domain.procedure.agenda import Clash
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.wording import clock_time, long_date
from mgops_desktop.operations.annual_report.gather import centre_address
from mgops_desktop.operations.sitting_sheet import Offered, sitting_sheet, team_sheet
from mgops_desktop.reports.blocks import Centre, Report
from mgops_desktop.reports.blue_card.sittings import (
    AgendaContent,
    AgendaLine,
    AttendanceContent,
    agenda_report,
    attendance_report,
)
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import context_of
from mgops_desktop.storage.setting import centre
from mgops_desktop.storage.sittings import DayAgenda, SittingLine, day_agenda
from mgops_desktop.storage.tables.blue_card import GroupSitting, TeamSitting

TEAM_WORDS = "posiedzenie zespołu interdyscyplinarnego"


@question("porządek posiedzeń do wydruku", Right.BLUE_CARD)
def agenda_paper(session: Session, day: date) -> Report:
    """Return the agenda of a day as a paper: numbers of procedures only."""
    found = day_agenda(session, day)
    lines = tuple(
        AgendaLine(
            one.procedure_number or one.number, kind_words(one), one.at, one.until, one.place
        )
        for one in found.lines
    )
    return agenda_report(
        AgendaContent(
            day, *_here(session), lines=lines, told=tuple(clash_words(found)), buffer=found.buffer
        )
    )


@question("lista obecności na posiedzeniu grupy", Right.BLUE_CARD)
def attendance_paper(session: Session, sitting: UUID) -> Report:
    """Return the list for one procedure: the members of its group and nobody of another; the reading is logged."""
    sheet = sitting_sheet(session, sitting)
    found = session.get_one(GroupSitting, sitting)
    facts = (
        ("Procedura", sheet.procedure_number or "–"),
        ("Posiedzenie", f"{sheet.number}, {SITTING_LABELS[sheet.kind]}"),
        *_when(found.day, found.at, found.place),
    )
    return attendance_report(
        AttendanceContent(sheet.day, *_here(session), facts=facts, people=_people(sheet.members))
    )


@question("lista obecności na posiedzeniu zespołu", Right.BLUE_CARD)
def team_attendance_paper(session: Session, sitting: UUID) -> Report:
    """Return the list of the team with its members of the day."""
    sheet = team_sheet(session, sitting)
    found = session.get_one(TeamSitting, sitting)
    when = _when(found.day, found.at, found.place)
    facts = (("Posiedzenie", f"{sheet.number}, {TEAM_WORDS}"), *when)
    return attendance_report(
        AttendanceContent(
            sheet.day,
            *_here(session),
            facts=facts,
            people=_people(sheet.members),
            of_the_team=True,
        )
    )


def kind_words(line: SittingLine) -> str:
    """Return what kind of sitting it is."""
    return SITTING_LABELS[line.kind] if line.kind else TEAM_WORDS


def clash_words(found: DayAgenda) -> Iterable[str]:
    """Say which hours of the agenda do not go together."""
    numbers = {one.procedure: one.procedure_number for one in found.lines}
    for one in found.clashes:
        yield _clash(one, numbers, found.buffer)


def _clash(clash: Clash, numbers: dict[UUID | None, str], buffer: int) -> str:
    first, second = numbers[clash.first.procedure], numbers[clash.second.procedure]
    if clash.is_near:
        whose = first if first == second else f"{first} i {second}"
        return f"{whose}: spotkania obu stron dzieli mniej niż {buffer} minut (§ 18)."
    return f"{first} i {second}: godziny zachodzą na siebie."


def _here(session: Session) -> tuple[Centre, bool]:
    here = centre(session)
    return Centre(here.name, centre_address(here)), context_of(session).practice


def _when(day: date, at: time | None, place: str) -> tuple[tuple[str, str], ...]:
    hour = f", godz. {clock_time(at)}" if at else ""
    return (("Kiedy", f"{long_date(day)}{hour}"), ("Miejsce", place or "–"))


def _people(members: Iterable[Offered]) -> tuple[tuple[str, str], ...]:
    return tuple((one.name, one.what) for one in members)
