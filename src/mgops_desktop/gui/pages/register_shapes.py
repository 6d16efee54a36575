"""The registers of the office: what each lists, in which columns, narrowed by what."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from operator import attrgetter
from typing import Any

from mgops_desktop.domain.court import DELIVERY_LABELS, LETTER_LABELS, LetterDirection, LetterKind
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.wording import capitalised, clock_time, number, short_date
from mgops_desktop.gui.columns import day_column, number_column, words_column
from mgops_desktop.gui.reading import Ask
from mgops_desktop.gui.rows import Column
from mgops_desktop.storage.intervention import (
    IncidentRow,
    InterventionRow,
    incidents,
    interventions,
)
from mgops_desktop.storage.letter import LetterRow, letters
from mgops_desktop.storage.meeting import MeetingRow, TripRow, meetings, trips

Read = Callable[[Ask, int | None], Sequence[Any]]


@dataclass(frozen=True)
class Narrowing:
    """What the second choice narrows a register by: its name, the words for everything, what a row falls under."""

    name: str
    every: str
    of: Callable[[Any], str]


@dataclass(frozen=True)
class RegisterShape:
    """One register: `key` names its tab, `kind` its records, `known` what a new one begins with."""

    key: str
    tab: str
    title: str
    kind: str
    columns: tuple[Column[Any], ...]
    read: Read
    new: str
    none: str
    narrowing: Narrowing
    known: Mapping[str, str] = field(default_factory=dict)
    right: Right = Right.CASEWORK_READ
    writes: Right = Right.CASEWORK_WRITE


def _words(title: str, name: str, width: int = 0) -> Column[Any]:
    return words_column(title, attrgetter(name), width)


def _day(title: str = "Data", name: str = "day", width: int = 100, none: str = "") -> Column[Any]:
    """What has no day yet is to come: it stands behind everything."""
    return day_column(title, attrgetter(name), width, none, missing=date.max)


def _sent() -> Column[Any]:
    """The day a letter went out, with its hour where one is noted: a notice is told at once."""

    def words(row: LetterRow) -> str:
        hour = f" {clock_time(row.at)}" if row.at else ""
        return f"{short_date(row.day)}{hour}" if row.day else "nie wysłano"

    return Column(
        "Wysłano",
        words,
        lambda row: (row.day or date.max, row.at or time.min),
        width=130,
        value=lambda row: row.day or "nie wysłano",
    )


_NUMBER: Column[Any] = number_column("Numer", attrgetter("number"))


def _matter(row: LetterRow) -> str:
    """What kind of letter it is; another letter is told by its matter."""
    kind = capitalised(LETTER_LABELS[row.kind])
    if row.kind is LetterKind.OTHER and row.subject:
        return row.subject
    return f"{kind}: {row.subject}" if row.subject else kind


def _delivery(row: LetterRow) -> str:
    return DELIVERY_LABELS[row.delivery] if row.delivery else ""


def _letters(direction: LetterDirection) -> tuple[Column[Any], ...]:
    is_out = direction is LetterDirection.OUT
    return (
        _sent() if is_out else _day("Wpłynęło", "day", 104),
        _NUMBER,
        number_column("Znak sprawy", attrgetter("sign"), 112),
        words_column("Rodzaj i sprawa", _matter),
        _words("Adresat" if is_out else "Nadawca", "other_side", 114),
        _words("Rodzina", "family", 108),
        words_column("Sposób", _delivery, 100),
        _day("Doręczono", "delivered_on") if is_out else _words("Znak nadawcy", "their_sign", 100),
        _day("Termin", "due"),
    )


def _hours(began: time, ended: time | None) -> str:
    return f"{clock_time(began)}–{clock_time(ended) if ended else '…'}"


_MEETINGS: tuple[Column[Any], ...] = (
    _day(),
    _words("Rejon", "district", 180),
    _words("Rodzina", "family", 120),
    _words("Przedmiot", "subject"),
    _words("Uczestnicy", "participants", 180),
    Column[MeetingRow](
        "Udział asystentów", lambda row: "tak" if row.attended else "nie", width=130
    ),
    _NUMBER,
)
_TRIPS: tuple[Column[Any], ...] = (
    _day(),
    _words("Rejon", "district", 180),
    _words("Cel", "purpose"),
    _words("Straż lub Policja", "guards", 170),
    Column[TripRow](
        *("Rodziny", lambda row: number(row.families), lambda row: row.families),
        *(True, 84, lambda row: row.families),
    ),
    _NUMBER,
)
_INTERVENTIONS: tuple[Column[Any], ...] = (
    _day(),
    Column[InterventionRow]("Godziny", lambda row: _hours(row.began, row.ended), width=110),
    _words("Rodzina", "family", 130),
    _words("Powód", "reason"),
    _words("Dokąd trafiło dziecko", "child_went", 180),
    _NUMBER,
)
_OPEN, _CLOSED = "w toku", "zamknięte"


def _state(row: IncidentRow) -> str:
    return _CLOSED if row.closed_on else _OPEN


_INCIDENTS: tuple[Column[Any], ...] = (
    _day(),
    Column[IncidentRow]("Godzina", lambda row: clock_time(row.at) if row.at else "", width=80),
    _words("Dziecko", "child", 150),
    _words("Opis", "description"),
    _words("Zawiadomiono", "notified", 170),
    Column[IncidentRow]("Stan", _state, width=90),
    _day("Zamknięto", "closed_on"),
    _NUMBER,
)


def _reading(question: Callable[..., Sequence[Any]], *of: Any) -> Read:
    """Ask a question about the records of a year, or of all years."""
    return lambda ask, year: ask(question, *of, year)


_BY_DISTRICT = Narrowing("Rejon", "wszystkie rejony", attrgetter("district"))


def _letter_register(direction: LetterDirection) -> RegisterShape:
    is_out = direction is LetterDirection.OUT
    what = "wychodzące" if is_out else "przychodzące"
    return RegisterShape(
        key=f"letters_{direction.value}",
        tab=f"Pisma {what}",
        title=f"Rejestr pism: {what}",
        kind="letter",
        columns=_letters(direction),
        read=_reading(letters, direction),
        new="Nowe pismo",
        none=f"Nie ma jeszcze pism w rejestrze ({what}). Dodaj pierwsze albo wczytaj je z arkusza.",
        narrowing=Narrowing("Symbol", "wszystkie symbole", attrgetter("symbol")),
        known={"direction": direction.value},
        right=Right.ADDRESS_READ,
        writes=Right.LETTERS_WRITE,
    )


REGISTERS: tuple[RegisterShape, ...] = (
    _letter_register(LetterDirection.OUT),
    _letter_register(LetterDirection.IN),
    RegisterShape(
        key="meetings",
        tab="Spotkania",
        title="Spotkania w sprawie rodzin",
        kind="family_meeting",
        columns=_MEETINGS,
        read=_reading(meetings),
        new="Nowe spotkanie",
        none="Nie zapisano jeszcze spotkań w sprawie rodzin. Dodaj pierwsze: wystarczy dzień i rejon.",
        narrowing=_BY_DISTRICT,
    ),
    RegisterShape(
        key="trips",
        tab="Wspólne wyjazdy",
        title="Wspólne wyjazdy",
        kind="joint_trip",
        columns=_TRIPS,
        read=_reading(trips),
        new="Nowy wyjazd",
        none="Nie zapisano jeszcze wspólnych wyjazdów. Dodaj pierwszy: dzień, rejon i liczbę rodzin.",
        narrowing=_BY_DISTRICT,
    ),
    RegisterShape(
        key="interventions",
        tab="Interwencje",
        title="Interwencje kryzysowe",
        kind="intervention",
        columns=_INTERVENTIONS,
        read=_reading(interventions),
        new="Nowa interwencja",
        none="Nie zapisano jeszcze interwencji. Zapisz pierwszą z godzinami co do minuty.",
        narrowing=Narrowing("Rodzina", "wszystkie rodziny", attrgetter("family")),
    ),
    RegisterShape(
        key="incidents",
        tab="Incydenty",
        title="Rejestr incydentów",
        kind="incident",
        columns=_INCIDENTS,
        read=_reading(incidents),
        new="Nowy incydent",
        none="Rejestr incydentów jest pusty. Prowadzą go standardy ochrony małoletnich.",
        narrowing=Narrowing("Stan", "w toku i zamknięte", _state),
    ),
)
