"""Visits and other contacts."""

from mgops_desktop.domain.visit import (
    CANCELLED_LABELS,
    FAILED_LABELS,
    PURPOSE_LABELS,
    VISIT_LABELS,
)
from mgops_desktop.sheets.description import (
    Meaning,
    choice,
    day,
    hour,
    integer,
    list_of,
    sheet,
    text,
    yes_no,
)
from mgops_desktop.storage.tables.visit import Visit

_MINUTES_OF_A_DAY = 1440

VISIT = sheet(
    "Wizyty i kontakty",
    Visit,
    list_of("cases", "Sprawy", "case", required=True, help="Numery spraw, rozdzielone średnikiem."),
    list_of("workers", "Pracownicy", "worker", help="Dwóch pracowników to jedno spotkanie."),
    list_of(
        "persons",
        "Obecni członkowie rodziny",
        "person",
        example="",
        help="Kto z rodziny był obecny.",
    ),
    day("day", "Data", past=True, required=True),
    hour("began", "Od godziny", example="10:00"),
    hour("ended", "Do godziny", example="11:00"),
    integer(
        "minutes",
        "Minuty",
        most=_MINUTES_OF_A_DAY,
        help="Puste: obliczone z godzin.",
        kept_if_empty=True,
        example="60",
    ),
    choice(
        "kind",
        "Rodzaj",
        VISIT_LABELS,
        required=True,
        help="Próba nieudana liczy się osobno i nie jest wizytą.",
    ),
    choice("purpose", "Czego dotyczy", PURPOSE_LABELS, help="Puste: praca z rodziną."),
    text("place", "Miejsce", help="Gdzie się spotkano, jeżeli nie w mieszkaniu rodziny."),
    text(
        "tasks",
        "Zadania z art. 15 ust. 1",
        help="Numery zadań, rozdzielone średnikiem, np. 15.3; 15.6.",
        dictionary="task",
        meaning=Meaning.KEYS,
        example="15.3; 15.6",
    ),
    text("topic", "Temat"),
    text("course", "Przebieg", help="Fakty, bez ocen osób trzecich."),
    text("agreed_family", "Ustalenia: rodzina", help="Co do następnego razu zrobi rodzina."),
    text("agreed_worker", "Ustalenia: asystent", help="Co do następnego razu zrobi asystent."),
    day("next_day", "Następna wizyta", help="Umówiony dzień; pojawi się wśród terminów."),
    integer("km", "Kilometry", most=10_000, help="Razem w obie strony."),
    integer(
        "travel_minutes",
        "Minuty dojazdu",
        most=_MINUTES_OF_A_DAY,
        help="Nie wlicza się do czasu spotkania.",
    ),
    integer(
        "paperwork_minutes",
        "Minuty dokumentacji",
        most=_MINUTES_OF_A_DAY,
        help="Nie wlicza się do czasu spotkania.",
    ),
    yes_no(
        "incomplete",
        "Do uzupełnienia",
        help="„tak”: wizyta się liczy, a „Sprawdź” przypomni o brakach.",
    ),
    text(
        "card_number",
        "Numer karty wizyty",
        help="Z druku wypełnionego u rodziny.",
        example="",
    ),
    choice(
        "failed_reason",
        "Dlaczego się nie odbyła",
        FAILED_LABELS,
        help="Tylko przy próbie nieudanej.",
        example="",
    ),
    choice(
        "cancelled_by",
        "Kto odwołał",
        CANCELLED_LABELS,
        help="Tylko gdy wizytę odwołano.",
        example="",
    ),
    about="Jedno spotkanie to jeden wiersz, także gdy dotyczyło dwóch rodzin.",
)
SHEETS = (VISIT,)
