"""A worker's day: planned visits, appointments of families, slips, other work, leaving the office, travel terms."""

from mgops_desktop.domain.day import (
    APPOINTMENT_LABELS,
    FAILED_STEP_LABELS,
    PLANNED_LABELS,
    TRAVEL_LABELS,
    WORK_LABELS,
)
from mgops_desktop.domain.visit import CANCELLED_LABELS
from mgops_desktop.sheets.description import (
    choice,
    day,
    hour,
    integer,
    money,
    month,
    number_of,
    sheet,
    text,
    yes_no,
)
from mgops_desktop.storage.tables.day import (
    Appointment,
    FailedVisitStep,
    MonthlySchedule,
    OfficeExit,
    ScheduledVisit,
    TravelTerms,
    VisitSlips,
    WorkEntry,
)

_MINUTES_OF_A_DAY = 1440
_YEAR = 366

PLANNED_VISIT = sheet(
    "Zaplanowane wizyty",
    ScheduledVisit,
    number_of("case", "Sprawa", "case", required=True),
    number_of("worker", "Pracownik", "worker", required=True),
    day("day", "Dzień", required=True),
    hour("began", "Godzina", help="O której; puste: nie ustalono.", example="10:00"),
    text("place", "Miejsce", help="Puste: mieszkanie rodziny.", example=""),
    number_of(
        "second_worker", "Drugi pracownik", "worker", help="Gdy to wizyta we dwoje.", example=""
    ),
    choice("state", "Stan", PLANNED_LABELS, help="Puste: zaplanowana.", example=""),
    choice(
        "cancelled_by",
        "Kto odwołał",
        CANCELLED_LABELS,
        help="Tylko gdy wizytę odwołano.",
        example="",
    ),
    day(
        "cancelled_on",
        "Kiedy odwołano",
        past=True,
        help="Dzień, w którym to odnotowano.",
        example="",
    ),
    day("moved_to", "Przełożona na", help="Nowy dzień; tam stoi nowy wpis.", example=""),
    text("reason", "Przyczyna", help="Odwołania albo przełożenia.", example=""),
    number_of(
        "visit",
        "Co z niej wyszło",
        "visit",
        help="Wizyta zapisana potem w dzienniku.",
        example="",
    ),
    about="Wizyty umówione naprzód; odwołane i przełożone zostają w wykazie.",
)
APPOINTMENT = sheet(
    "Terminy rodzin",
    Appointment,
    number_of("family", "Rodzina", "family", required=True),
    number_of("person", "Kogo dotyczy", "person", help="Puste: całej rodziny.", example=""),
    choice("kind", "Rodzaj", APPOINTMENT_LABELS, required=True),
    day("day", "Dzień", required=True),
    hour("began", "Godzina", help="O której; puste: nie wiadomo.", example="9:30"),
    text("place", "Miejsce", help="Dokąd rodzina ma się udać.", example="poradnia w Przykładowie"),
    integer(
        "remind_days",
        "Przypomnij na ile dni przed",
        most=_YEAR,
        help="Puste: przypomni w tygodniu terminu.",
        example="3",
    ),
    yes_no("with_assistant", "Z asystentem", help="„tak”: asystent towarzyszy rodzinie."),
    text("outcome", "Wynik", help="Co ustalono; po wpisaniu termin nie przypomina o sobie."),
    about="Gdzie i kiedy rodzina ma być: sąd, lekarz, poradnia, urząd pracy, szkoła.",
)
FAILED_VISIT_STEP = sheet(
    "Kroki po nieudanych wizytach",
    FailedVisitStep,
    number_of("case", "Sprawa", "case", required=True),
    choice(
        "step",
        "Co zrobiono",
        FAILED_STEP_LABELS,
        required=True,
        help="Jeden krok to jeden wpis.",
    ),
    day("day", "Dzień", required=True),
    number_of("visit", "Po której próbie", "visit", help="Ostatnia nieudana próba.", example=""),
    text("remark", "Uwagi", example=""),
    about="Po kilku nieudanych próbach z rzędu: list, notatka, informacje.",
)
VISIT_SLIPS = sheet(
    "Kartki na dzień",
    VisitSlips,
    number_of("worker", "Pracownik", "worker", required=True),
    day("day", "Dzień", required=True),
    integer(
        "printed",
        "Ile wydrukowano",
        required=True,
        most=100,
        help="Kartek zabranych w teren.",
    ),
    day("destroyed_on", "Zniszczono dnia", help="Po powrocie; puste: jeszcze nie."),
    integer("destroyed", "Ile zniszczono", most=100, help="Powinno być tyle, ile wydrukowano."),
    text(
        "missing",
        "Których brakuje",
        help="Numery kartek, których nie odnaleziono.",
        example="",
    ),
    about="Kartki z danymi rodzin zabrane w teren: ile wydano i ile zniszczono po powrocie.",
)
OFFICE_EXIT = sheet(
    "Wyjścia służbowe",
    OfficeExit,
    number_of("worker", "Pracownik", "worker", required=True),
    day("day", "Dzień", required=True),
    hour("left", "Wyjście", required=True, help="Godzina wyjścia z ośrodka.", example="9:00"),
    hour("planned_return", "Planowany powrót", help="Kiedy zacząć się niepokoić.", example="12:00"),
    hour("returned", "Powrót", help="Wpisuje się po powrocie.", example="12:15"),
    text(
        "place",
        "Dokąd",
        required=True,
        help="Rejon albo instytucja; bez nazwisk.",
        example="teren, rejon 1",
    ),
    text("companion", "Z kim", help="Gdy to wizyta we dwoje.", example=""),
    about="Kto wyszedł z ośrodka, dokąd i kiedy miał wrócić.",
)
MONTHLY_SCHEDULE = sheet(
    "Harmonogramy miesięczne",
    MonthlySchedule,
    number_of("worker", "Pracownik", "worker", required=True),
    month("month", "Miesiąc", required=True),
    day("submitted", "Przedłożono", past=True, help="Kiedy przedstawiono go kierownikowi."),
    day("approved_on", "Zatwierdzono", past=True, help="Wpisuje kierownik."),
    text("remark", "Uwagi", example=""),
    about="Plan wizyt na miesiąc; same wizyty stoją w arkuszu „Zaplanowane wizyty”.",
)
WORK_ENTRY = sheet(
    "Inne zajęcia",
    WorkEntry,
    number_of("worker", "Pracownik", "worker", required=True),
    day("day", "Dzień", required=True),
    choice("kind", "Rodzaj", WORK_LABELS, required=True),
    hour("began", "Od godziny", example="13:00"),
    hour("ended", "Do godziny", example="14:30"),
    integer(
        "minutes",
        "Minuty",
        most=_MINUTES_OF_A_DAY,
        help="Tylko gdy nie podano godzin.",
        example="",
    ),
    text("remark", "Czego dotyczyło", help="Kilka słów, bez nazwisk.", example=""),
    about="Praca poza kontaktami z rodzinami: dokumentacja, zespoły, szkolenia, dojazdy, ośrodek.",
)
TRAVEL_TERMS = sheet(
    "Zwrot za dojazdy",
    TravelTerms,
    number_of("worker", "Pracownik", "worker", required=True),
    choice("way", "Sposób", TRAVEL_LABELS, required=True, help="Jak ustalono w umowie."),
    money("amount", "Kwota w zł", help="Za miesiąc albo za kilometr; ustala ją ośrodek."),
    day("began", "Od", required=True),
    day("ended", "Do", help="Ostatni dzień; puste: trwa."),
    text("remark", "Podstawa", help="Umowa albo zarządzenie.", example=""),
    about="Jak ośrodek zwraca pracownikowi koszty dojazdów do rodzin.",
)
SHEETS = (
    PLANNED_VISIT,
    APPOINTMENT,
    FAILED_VISIT_STEP,
    VISIT_SLIPS,
    OFFICE_EXIT,
    MONTHLY_SCHEDULE,
    WORK_ENTRY,
    TRAVEL_TERMS,
)
