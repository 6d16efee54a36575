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
    text(
        "certificate",
        "Zaświadczenie",
        help="Dokument o ciąży albo zaświadczenie z art. 4 ust. 3: kto i kiedy wydał.",
    ),
    number_of("worker", "Asystent", "worker", help="Asystent, który koordynuje wsparcie."),
    day("first_contact", "Pierwszy kontakt", past=True, help="Dzień pierwszej rozmowy."),
    text("catalogue", "Katalog możliwego wsparcia", help="Co rodzina może uzyskać i gdzie."),
    day("catalogue_on", "Data katalogu", past=True, help="Dzień przekazania katalogu rodzinie."),
    day("authorised_on", "Data upoważnienia", past=True, help="Dzień podpisania upoważnienia."),
    day("authorised_until", "Upoważnienie do", help="Ostatni dzień; puste: bezterminowo."),
    text(
        "authorisation_scope",
        "Zakres upoważnienia",
        help="W jakich sprawach i gdzie asystent może występować w imieniu rodziny.",
    ),
    about="Koordynacja wsparcia i poradnictwo z ustawy „Za życiem”.",
)
SHEETS = (COUNSELLING_SESSION, PRO_LIFE_SUPPORT)
