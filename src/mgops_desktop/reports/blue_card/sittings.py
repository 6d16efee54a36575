"""Papers of sittings: the agenda of a day by numbers alone, and the attendance list of one procedure."""

from dataclasses import dataclass
from datetime import date, time

from mgops_desktop.domain.period import Period
from mgops_desktop.domain.wording import clock_time, long_date, weekday
from mgops_desktop.reports.blocks import (
    Block,
    Cell,
    Centre,
    Column,
    Fields,
    FigureTable,
    Note,
    Report,
    Row,
    Section,
    Signatures,
    Text,
    Title,
)

AGENDA, ATTENDANCE = "sittings_agenda", "sitting_attendance"
_AGENDA_TITLE, _ATTENDANCE_TITLE = "Porządek posiedzeń", "Lista obecności"
_NUMBERS = (
    "Porządek podaje tylko numery procedur. Spotkania obu stron jednej procedury dzieli co najmniej {} minut "
    "(ustawienie ośrodka, do potwierdzenia)."
)
_OWN = "Lista dotyczy tylko tej procedury; członkowie innych grup jej nie podpisują. "
_SECRECY = (
    "Udział w posiedzeniu zobowiązuje do poufności także po jego zakończeniu (art. 9c ust. 2 ustawy o przeciwdziałaniu "
    "przemocy domowej)."
)
_SPARE = 3


@dataclass(frozen=True)
class AgendaLine:
    """One point: whose procedure or the team, what kind of sitting, from when until when, where."""

    number: str
    what: str
    at: time | None
    until: time | None
    place: str


@dataclass(frozen=True)
class AgendaContent:
    """The agenda of a day; `told` are hours that do not go together."""

    day: date
    centre: Centre
    practice: bool
    lines: tuple[AgendaLine, ...]
    told: tuple[str, ...]
    buffer: int


@dataclass(frozen=True)
class AttendanceContent:
    """The attendance list of one sitting: its facts, and who signs, with what he represents.

    That of the whole team is of no procedure.
    """

    day: date
    centre: Centre
    practice: bool
    facts: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str], ...]
    of_the_team: bool = False


def agenda_report(content: AgendaContent) -> Report:
    """Return the agenda of a day: no names, no addresses."""
    columns = tuple(Column(header, numeric=False) for header in ("Godziny", "Rodzaj", "Miejsce"))
    rows = tuple(
        Row(one.number, (Cell(_hours(one)), Cell(one.what), Cell(one.place or "–")))
        for one in content.lines
    )
    blocks: list[Block] = [Text.of("Tego dnia nie zaplanowano posiedzeń.")]
    if rows:
        blocks = [FigureTable(columns, rows, label_header="Procedura")]
    blocks += [Text.of(one) for one in content.told]
    blocks.append(Note(_NUMBERS.format(content.buffer)))
    return _report(AGENDA, _AGENDA_TITLE, content.day, content.centre, content.practice, blocks)


def attendance_report(content: AttendanceContent) -> Report:
    """Return the list to be signed, with a few empty lines for who else was invited."""
    columns = tuple(Column(header, numeric=False) for header in ("Kogo reprezentuje", "Podpis"))
    listed = (*content.people, *(("", "") for _ in range(_SPARE)))
    rows = tuple(
        Row(name or "…………………………", (Cell(what or "…………………………"), Cell("…………………………")))
        for name, what in listed
    )
    blocks: list[Block] = [
        Fields(tuple((name, Cell(value)) for name, value in content.facts)),
        FigureTable(columns, rows, label_header="Nazwisko i imię"),
        Note(_SECRECY if content.of_the_team else f"{_OWN}{_SECRECY}"),
        Signatures(("prowadzący posiedzenie",)),
    ]
    title = _ATTENDANCE_TITLE
    return _report(ATTENDANCE, title, content.day, content.centre, content.practice, blocks)


def _report(
    kind: str, title: str, day: date, centre: Centre, practice: bool, blocks: list[Block]
) -> Report:
    when = f"{weekday(day)}, {long_date(day)}"
    return Report(
        kind=kind,
        title=f"{title}: {long_date(day)}",
        period=Period(day, day),
        centre=centre,
        sections=(
            Section("title", "Nagłówek", (Title(title, (when,)),), level=0),
            Section("list", title, tuple(blocks), level=0),
        ),
        practice=practice,
    )


def _hours(one: AgendaLine) -> str:
    if one.at is None:
        return "bez godziny"
    return (
        clock_time(one.at) if one.until is None else f"{clock_time(one.at)}–{clock_time(one.until)}"
    )
