"""The flat sheet for beginners: one row per person, everything about a family beside him."""

from dataclasses import replace

from mgops_desktop.domain.case import BASIS_LABELS
from mgops_desktop.domain.family import AREA_LABELS, MEMBER_ROLE_LABELS, SEX_LABELS
from mgops_desktop.sheets.description import CellType, Column, Sheet, choice, day, text, yes_no
from mgops_desktop.storage.tables.base import LINE_LENGTH
from mgops_desktop.storage.tables.family import Family

_COLUMNS: tuple[Column, ...] = (
    text(
        "family",
        "Numer rodziny",
        required=True,
        help="Ten sam numer w wierszach wszystkich osób z jednej rodziny, np. R/1/2026.",
        aliases=("nr rodziny", "numer", "nr", "lp"),
        example="PRZYKŁAD-R1",
    ),
    text("surname", "Nazwisko", required=True, example="Przykładowa"),
    text("first_name", "Imię", example="Ewa"),
    text(
        "born",
        "Data lub rok urodzenia",
        help="Cała data albo sam rok.",
        aliases=("data urodzenia", "rok urodzenia", "ur."),
        example="1990",
    ),
    choice("sex", "Płeć", SEX_LABELS),
    choice("role", "Rola w rodzinie", MEMBER_ROLE_LABELS, required=True),
    yes_no(
        "shares_household",
        "Wspólnie gospodaruje",
        help="Puste: tak. „nie” oznacza ważną osobę spoza gospodarstwa.",
        default=True,
    ),
    text(
        "street",
        "Ulica i numer",
        help="Wystarczy w jednym wierszu rodziny.",
        aliases=("adres",),
        example="ul. Umowna 2",
    ),
    text("place", "Miejscowość", example="Przykładowo"),
    choice("area", "Miasto czy wieś", AREA_LABELS),
    day(
        "support_since",
        "Wsparcie asystenta od",
        help="Puste: rodzina bez asystenta. Wystarczy w jednym wierszu rodziny.",
        past=True,
        aliases=("objęta wsparciem od", "od"),
        example="12.01.2026",
    ),
    choice("basis", "Podstawa objęcia", BASIS_LABELS, help="Puste: zgoda rodziny."),
    yes_no(
        "court", "Zobowiązanie sądu", help="„tak”, gdy sąd zobowiązał do współpracy z asystentem."
    ),
)


def _length(column: Column) -> int | None:
    return LINE_LENGTH if column.type is CellType.TEXT else column.max


START = Sheet(
    key="start",
    title="Rodziny na start",
    table=Family,
    columns=tuple(
        replace(column, attribute=column.key, max=_length(column)) for column in _COLUMNS
    ),
    identity=("family",),
    about="Jeden wiersz to jedna osoba. Na początek wystarczy ten arkusz.",
)
