"""Court obligations, orders, removals of children; letters in and out."""

from mgops_desktop.domain.court import (
    COURT_ORDER_LABELS,
    DELIVERY_LABELS,
    DIRECTION_LABELS,
    LETTER_LABELS,
)
from mgops_desktop.sheets.description import (
    choice,
    day,
    hour,
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
    text("court", "Sąd", help="Nazwa sądu i wydziału."),
    text("court_signature", "Sygnatura akt sądu"),
    day("ordered_on", "Data postanowienia"),
    text("scope", "Zakres współpracy", help="Do czego sąd zobowiązał rodzinę."),
    text("control", "Sposób kontroli", help="Kogo i kiedy informuje ośrodek."),
    day("began", "Od", required=True, help="Od kiedy rodzina jest zobowiązana."),
    day("ended", "Do", help="Dzień uchylenia; puste: nadal."),
    day(
        "next_report_due",
        "Termin następnego sprawozdania dla sądu",
        help="Dzień wyznaczony przez sąd; pojawi się wśród terminów.",
    ),
    about="Zobowiązanie do współpracy z asystentem rodziny (art. 109 § 2 pkt 1 KRO).",
)
COURT_ORDER = sheet(
    "Postanowienia sądu",
    CourtOrder,
    number_of("family", "Rodzina", "family"),
    choice("kind", "Rodzaj", COURT_ORDER_LABELS, required=True),
    day("received", "Data wpływu", past=True, required=True, help="Dzień wpływu do ośrodka."),
    text("court", "Sąd"),
    text("court_signature", "Sygnatura akt sądu"),
    integer("children", "Liczba dzieci", most=100, help="Ilu dzieci dotyczy postanowienie."),
    text("content", "Treść", help="Co sąd postanowił, w skrócie."),
)
CHILD_REMOVAL = sheet(
    "Zabezpieczenia dzieci",
    ChildRemoval,
    number_of("family", "Rodzina", "family", required=True),
    number_of("child", "Dziecko", "person"),
    *moment("moment", "Zabezpieczenie", required=True),
    *moment("court_notified", "Zawiadomienie sądu"),
    text("description", "Opis", help="Okoliczności i kto brał udział."),
    about="Dziecko zabezpieczone z powodu zagrożenia życia lub zdrowia (art. 12a).",
)
LETTER = sheet(
    "Pisma",
    Letter,
    choice("direction", "Kierunek", DIRECTION_LABELS, required=True),
    choice("kind", "Rodzaj", LETTER_LABELS, required=True),
    day("day", "Data wpływu lub wysłania", help="Puste, dopóki pisma nie wysłano."),
    hour(
        "at",
        "Godzina przekazania",
        example="",
        help="Przy zawiadomieniu sądu, prokuratury albo Policji: czas polski.",
    ),
    *moment(
        "learned",
        "Kiedy dowiedziano się o zdarzeniu",
        hint="Przy zawiadomieniu: od tej chwili liczy się „niezwłocznie”.",
    ),
    day(
        "due",
        "Termin wysłania",
        help="Do kiedy pismo ma wyjść albo trzeba odpowiedzieć; pojawi się wśród terminów.",
    ),
    number_of("family", "Rodzina", "family", help="Puste, gdy pismo nie dotyczy jednej rodziny."),
    text("other_side", "Nadawca lub adresat", help="Instytucja albo osoba po drugiej stronie."),
    text("their_sign", "Znak obcego pisma", help="Znak sprawy nadawcy."),
    text(
        "file_symbol",
        "Symbol z wykazu akt",
        example="4110",
        help="Symbol klasy; nowa sprawa dostaje przy zapisie kolejny numer.",
    ),
    text(
        "sign",
        "Znak sprawy",
        example="",
        kept_if_empty=True,
        help="Puste: program nada następny numer symbolu; odpowiedź dostaje znak pisma, na które odpowiada.",
    ),
    choice(
        "delivery", "Sposób doręczenia", DELIVERY_LABELS, help="Jak pismo wyszło albo wpłynęło."
    ),
    day(
        "delivered_on",
        "Data doręczenia adresatowi",
        past=True,
        help="Z potwierdzenia odbioru; od niej liczy się czas na odpowiedź.",
    ),
    text("subject", "Sprawa"),
    number_of(
        "answers",
        "Odpowiedź na pismo",
        "letter",
        example="",
        help="Pismo przychodzące, na które to jest odpowiedzią.",
    ),
    number_of(
        "assignment",
        "Przydział ponad limit",
        "assignment",
        example="",
        help="Gdy przez to pismo przekroczono limit rodzin asystenta (art. 15 ust. 4).",
    ),
)
SHEETS = (COURT_OBLIGATION, COURT_ORDER, CHILD_REMOVAL, LETTER)
