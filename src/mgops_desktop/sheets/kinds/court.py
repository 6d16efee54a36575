"""Court obligations, orders, removals of children; letters in and out."""

from mgops_desktop.domain.court import COURT_ORDER_LABELS, DIRECTION_LABELS, LETTER_LABELS
from mgops_desktop.sheets.description import (
    choice,
    day,
    integer,
    moment,
    number_of,
    sheet,
    text,
)
from mgops_desktop.storage.tables.court import ChildRemoval, CourtObligation, CourtOrder, Letter

COURT_OBLIGATION = sheet(
    "Zobowiązania sądu",
    CourtObligation,
    number_of("family", "Rodzina", "family", required=True),
    text("court", "Sąd"),
    text("court_signature", "Sygnatura akt sądu"),
    day("ordered_on", "Data postanowienia"),
    text("scope", "Zakres współpracy"),
    text("control", "Sposób kontroli", help="Kogo i kiedy informuje ośrodek."),
    day("began", "Od", required=True),
    day("ended", "Do"),
    day("next_report_due", "Termin następnego sprawozdania dla sądu"),
    about="Zobowiązanie do współpracy z asystentem rodziny (art. 109 § 2 pkt 1 KRO).",
)
COURT_ORDER = sheet(
    "Postanowienia sądu",
    CourtOrder,
    number_of("family", "Rodzina", "family"),
    choice("kind", "Rodzaj", COURT_ORDER_LABELS, required=True),
    day("received", "Data wpływu", past=True, required=True),
    text("court", "Sąd"),
    text("court_signature", "Sygnatura akt sądu"),
    integer("children", "Liczba dzieci", most=100),
    text("content", "Treść"),
)
CHILD_REMOVAL = sheet(
    "Zabezpieczenia dzieci",
    ChildRemoval,
    number_of("family", "Rodzina", "family", required=True),
    number_of("child", "Dziecko", "person"),
    *moment("moment", "Zabezpieczenie", required=True),
    *moment("court_notified", "Zawiadomienie sądu"),
    text("description", "Opis"),
    about="Dziecko zabezpieczone z powodu zagrożenia życia lub zdrowia (art. 12a).",
)
LETTER = sheet(
    "Pisma",
    Letter,
    choice("direction", "Kierunek", DIRECTION_LABELS, required=True),
    choice("kind", "Rodzaj", LETTER_LABELS, required=True),
    day("day", "Data wpływu lub wysłania"),
    day("due", "Termin wysłania"),
    number_of("family", "Rodzina", "family"),
    text("other_side", "Nadawca lub adresat"),
    text("their_sign", "Znak obcego pisma"),
    text("subject", "Sprawa"),
    number_of("answers", "Odpowiedź na pismo", "letter", example=""),
)
SHEETS = (COURT_OBLIGATION, COURT_ORDER, CHILD_REMOVAL, LETTER)
