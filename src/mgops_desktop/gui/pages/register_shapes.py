"""The registers of the office: what each lists, in which columns, narrowed by what."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from functools import partial
from typing import Any

from mgops_desktop.domain.court import DELIVERY_LABELS, LETTER_LABELS, LetterDirection, LetterKind
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.sorting import register_key
from mgops_desktop.domain.text import sort_key
from mgops_desktop.domain.wording import capitalised, clock_time, number, short_date
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
class RegisterShape:
    """One register: `key` names its tab, `kind` its records, `known` what a new one begins with.

    `group` is what the second choice narrows by, `every` the words for all of them.
    """

    key: str
    tab: str
    title: str
    kind: str
    columns: tuple[Column[Any], ...]
    read: Read
    new: str
    none: str
    every: str
    group_name: str
    group: Callable[[Any], str]
    known: Mapping[str, str] = field(default_factory=dict)
    right: Right = Right.CASEWORK_READ
    writes: Right = Right.CASEWORK_WRITE


def _day(day: date | None) -> str:
    return short_date(day) if day else ""


def _text(title: str, name: str, width: int = 0) -> Column[Any]:
    """A column of words, sorted by Polish rules."""

    def words(row: Any) -> str:
        return str(getattr(row, name))

    return Column(title, words, lambda row: sort_key(words(row)), width=width)


def _dated(title: str, name: str, width: int = 100, otherwise: str = "") -> Column[Any]:
    def day(row: Any) -> date | None:
        found: date | None = getattr(row, name)
        return found

    return Column(
        title,
        lambda row: _day(day(row)) or otherwise,
        lambda row: day(row) or date.max,
        width=width,
        value=lambda row: day(row) or otherwise,
    )


def _sent() -> Column[Any]:
    """The day a letter went out, with its hour where one is noted: a notice is told at once."""

    def words(row: LetterRow) -> str:
        hour = f" {clock_time(row.at)}" if row.at else ""
        return f"{_day(row.day)}{hour}" if row.day else "nie wysłano"

    return Column(
        "Wysłano", words, lambda row: (row.day or date.max, row.at or time.min), width=130
    )


def _number() -> Column[Any]:
    return Column(
        "Numer", lambda row: str(row.number), lambda row: register_key(row.number), width=100
    )


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
    sign = Column[Any](
        "Znak sprawy", lambda row: row.sign, lambda row: register_key(row.sign), width=112
    )
    return (
        _sent() if is_out else _dated("Wpłynęło", "day", 104),
        _number(),
        sign,
        Column("Rodzaj i sprawa", _matter, lambda row: sort_key(_matter(row))),
        _text("Adresat" if is_out else "Nadawca", "other_side", 114),
        _text("Rodzina", "family", 108),
        Column("Sposób", _delivery, lambda row: sort_key(_delivery(row)), width=100),
        _dated("Doręczono", "delivered_on") if is_out else _text("Znak nadawcy", "their_sign", 100),
        _dated("Termin", "due"),
    )


def _hours(began: time, ended: time | None) -> str:
    return f"{clock_time(began)}–{clock_time(ended) if ended else '…'}"


_MEETINGS: tuple[Column[Any], ...] = (
    _dated("Data", "day"),
    _text("Rejon", "district", 180),
    _text("Rodzina", "family", 120),
    _text("Przedmiot", "subject"),
    _text("Uczestnicy", "participants", 180),
    Column[MeetingRow](
        "Udział asystentów", lambda row: "tak" if row.attended else "nie", width=130
    ),
    _number(),
)
_TRIPS: tuple[Column[Any], ...] = (
    _dated("Data", "day"),
    _text("Rejon", "district", 180),
    _text("Cel", "purpose"),
    _text("Straż lub Policja", "guards", 170),
    Column[TripRow](
        *("Rodziny", lambda row: number(row.families), lambda row: row.families),
        *(True, 84, lambda row: row.families),
    ),
    _number(),
)
_INTERVENTIONS: tuple[Column[Any], ...] = (
    _dated("Data", "day"),
    Column[InterventionRow]("Godziny", lambda row: _hours(row.began, row.ended), width=110),
    _text("Rodzina", "family", 130),
    _text("Powód", "reason"),
    _text("Dokąd trafiło dziecko", "child_went", 180),
    _number(),
)
_OPEN, _CLOSED = "w toku", "zamknięte"


def _state(row: IncidentRow) -> str:
    return _CLOSED if row.closed_on else _OPEN


_INCIDENTS: tuple[Column[Any], ...] = (
    _dated("Data", "day"),
    Column[IncidentRow]("Godzina", lambda row: clock_time(row.at) if row.at else "", width=80),
    _text("Dziecko", "child", 150),
    _text("Opis", "description"),
    _text("Zawiadomiono", "notified", 170),
    Column[IncidentRow]("Stan", _state, width=90),
    _dated("Zamknięto", "closed_on"),
    _number(),
)


def _read_letters(direction: LetterDirection, ask: Ask, year: int | None) -> Sequence[LetterRow]:
    return ask(letters, direction, year)


def _letter_register(direction: LetterDirection) -> RegisterShape:
    is_out = direction is LetterDirection.OUT
    what = "wychodzące" if is_out else "przychodzące"
    return RegisterShape(
        key=f"letters_{direction.value}",
        tab=f"Pisma {what}",
        title=f"Rejestr pism: {what}",
        kind="letter",
        columns=_letters(direction),
        read=partial(_read_letters, direction),
        new="Nowe pismo",
        none=f"Nie ma jeszcze pism w rejestrze ({what}). Dodaj pierwsze albo wczytaj je z arkusza.",
        every="wszystkie symbole",
        group_name="Symbol",
        group=lambda row: row.symbol,
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
        read=lambda ask, year: ask(meetings, year),
        new="Nowe spotkanie",
        none="Nie zapisano jeszcze spotkań w sprawie rodzin. Dodaj pierwsze: wystarczy dzień i rejon.",
        every="wszystkie rejony",
        group_name="Rejon",
        group=lambda row: row.district,
    ),
    RegisterShape(
        key="trips",
        tab="Wspólne wyjazdy",
        title="Wspólne wyjazdy",
        kind="joint_trip",
        columns=_TRIPS,
        read=lambda ask, year: ask(trips, year),
        new="Nowy wyjazd",
        none="Nie zapisano jeszcze wspólnych wyjazdów. Dodaj pierwszy: dzień, rejon i liczbę rodzin.",
        every="wszystkie rejony",
        group_name="Rejon",
        group=lambda row: row.district,
    ),
    RegisterShape(
        key="interventions",
        tab="Interwencje",
        title="Interwencje kryzysowe",
        kind="intervention",
        columns=_INTERVENTIONS,
        read=lambda ask, year: ask(interventions, year),
        new="Nowa interwencja",
        none="Nie zapisano jeszcze interwencji. Zapisz pierwszą z godzinami co do minuty.",
        every="wszystkie rodziny",
        group_name="Rodzina",
        group=lambda row: row.family,
    ),
    RegisterShape(
        key="incidents",
        tab="Incydenty",
        title="Rejestr incydentów",
        kind="incident",
        columns=_INCIDENTS,
        read=lambda ask, year: ask(incidents, year),
        new="Nowy incydent",
        none="Rejestr incydentów jest pusty. Prowadzą go standardy ochrony małoletnich.",
        every="w toku i zamknięte",
        group_name="Stan",
        group=_state,
    ),
)
