"""Local places of help and telephones, as they are written into an NK-B before it is handed over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mgops_desktop.domain.period import Period
from mgops_desktop.domain.wording import short_date
from mgops_desktop.reports.blocks import (
    Block,
    Cell,
    Centre,
    Column,
    FigureTable,
    Note,
    Report,
    Row,
    Section,
    Text,
    Title,
)

KIND = "blue_card_help"
TITLE = "Lokalne miejsca pomocy do wpisania w formularz „Niebieska Karta – B”"
_LOCAL = ("Adres", "Telefon", "Godziny", "Jaka pomoc")
_PHONES = ("Telefon", "Godziny", "Uwagi")
_OPEN = "do potwierdzenia"
_HOW = (
    "Numery drukowane w formularzu starzeją się. Przed przekazaniem sprawdź pozycje oznaczone „do potwierdzenia”. "
    "Formularza NK-B nie przekazuje się osobie stosującej przemoc (§ 6 ust. 4)."
)
_NONE = (
    "W rejestrze nie ma czynnych punktów pomocy. Dodaj je na stronie zespołu interdyscyplinarnego."
)


@dataclass(frozen=True)
class PlaceLine:
    """A local place of help."""

    name: str
    cells: tuple[str, str, str, str]


@dataclass(frozen=True)
class PhoneLine:
    """A telephone of the whole country; `confirmed` if the source could be trusted."""

    name: str
    phone: str
    hours: str
    note: str
    confirmed: bool


def help_report(
    day: date,
    centre: Centre,
    places: Iterable[PlaceLine],
    phones: Iterable[PhoneLine],
    *,
    practice: bool,
) -> Report:
    """Return the sheet of a day."""
    listed = [Row(one.name, tuple(Cell(cell or "–") for cell in one.cells)) for one in places]
    local: Block = (
        FigureTable(_words(_LOCAL), tuple(listed), label_header="Instytucja")
        if listed
        else Text.of(_NONE)
    )
    rows = tuple(Row(one.name, _cells(one)) for one in phones)
    sections = (
        Section(
            "title",
            "Nagłówek",
            (Title(TITLE, (f"stan na {short_date(day)}",)), Note(_HOW)),
            level=0,
        ),
        Section("local", "Miejsca pomocy w okolicy", (local,), level=2),
        Section(
            "phones",
            "Telefony ogólnopolskie",
            (FigureTable(_words(_PHONES), rows, label_header="Gdzie zadzwonić"),),
            level=2,
        ),
    )
    return Report(
        kind=KIND,
        title=TITLE,
        period=Period(day, day),
        centre=centre,
        sections=sections,
        practice=practice,
    )


def _words(headers: Iterable[str]) -> tuple[Column, ...]:
    return tuple(Column(one, numeric=False) for one in headers)


def _cells(one: PhoneLine) -> tuple[Cell, ...]:
    note = one.note or ("" if one.confirmed else _OPEN)
    return Cell(one.phone or "–"), Cell(one.hours or "–"), Cell(note or "–")
