"""Counselling sessions and support under the act "Za życiem"."""

from mgops_desktop.domain.counselling import PRO_LIFE_LABELS, SESSION_LABELS
from mgops_desktop.sheets.description import (
    choice,
    day,
    entry,
    integer,
    list_of,
    number_of,
    sheet,
    text,
    yes_no,
)
from mgops_desktop.storage.tables.counselling import CounsellingSession, ProLifeSupport

COUNSELLING_SESSION = sheet(
    "Poradnictwo",
    CounsellingSession,
    day("day", "Data", past=True, required=True),
    integer(
        "minutes", "Minuty", required=True, most=1440, example="60", help="Czas samego spotkania."
    ),
    entry(
        "specialist",
        "Specjalista",
        "specialist",
        may_grow=True,
        required=True,
        example="psycholog",
        help="Zawód, nie nazwisko.",
    ),
    number_of("worker", "Pracownik", "worker", help="Kto przyjmował; puste: osoba spoza wykazu."),
    choice("kind", "Rodzaj", SESSION_LABELS, required=True),
    number_of(
        "family", "Rodzina", "family", help="Puste, gdy osoba nie należy do rodziny z ewidencji."
    ),
    list_of("persons", "Osoby", "person", help="Numery osób, rozdzielone średnikiem.", example=""),
    yes_no("anonymous", "Anonimowo", help="„tak”: bez nazwiska i bez rodziny."),
    yes_no(
        "no_show",
        "Klient nie przyszedł",
        help="„tak”: zapis zostaje, ale nie liczy się do odbytych.",
    ),
    text("topic", "Temat", help="Krótko; bez treści rozmowy."),
)
PRO_LIFE_SUPPORT = sheet(
    "Za życiem",
    ProLifeSupport,
    choice("kind", "Rodzaj", PRO_LIFE_LABELS, required=True),
    day("applied", "Data wniosku", help="Dzień wpływu wniosku; puste: bez wniosku."),
    day("began", "Od", required=True, help="Przy poradnictwie: dzień porady."),
    day("ended", "Do", help="Ostatni dzień; puste: nadal."),
    number_of("family", "Rodzina", "family"),
    number_of("person", "Osoba", "person"),
    text("topic", "Temat", help="Krótko; bez treści rozmowy."),
    about="Koordynacja wsparcia i poradnictwo z ustawy „Za życiem”.",
)
SHEETS = (COUNSELLING_SESSION, PRO_LIFE_SUPPORT)
