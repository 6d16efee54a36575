"""Families that agreed: from the report to the monitoring, waiting, refused, resigned, paused, from the year before."""

from tests.acceptance.year.deeds import (
    MONITORING,
    Family,
    Member,
    applied,
    assessed,
    came_in,
    came_of,
    case_before,
    closed,
    consented,
    decided,
    declared,
    diagnosed,
    met,
    met_first,
    met_on,
    moved_on,
    noted,
    planned,
    reason,
    reported,
    typed,
)

RESIGNED = "zaprzestanie współpracy"

MONITORED = Family(
    "Przykładowa",
    "8.1",
    (
        Member("Anna", "kobieta", "5.5.1990", "matka"),
        Member("Adam", "mężczyzna", "6.6.2016", "dziecko"),
        Member("Ala", "kobieta", "7.7.2018", "dziecko"),
    ),
    (
        reported("8.1", "szkoła lub przedszkole", interview="20.1", Treść="Dzieci są głodne."),
        applied("22.1", interview="20.1"),
        decided("26.1"),
        reason("26.1", "bezradność"),
        consented("26.1", "Anna"),
        declared("26.1", "przekazanie klauzuli informacyjnej", "Anna"),
        declared("26.1", "zasady współpracy", "Anna"),
        met_first("28.1", with_social_worker=True),
        met("28.1", "9:00", "10:30"),
        diagnosed("10.2"),
        met("10.2", "9:00", "10:00"),
        *planned("24.2", "Zapisać dzieci do świetlicy", "Ustalić porę snu"),
        met("24.2", "9:00", "10:00"),
        met("17.3", "9:00", "10:15", "towarzyszenie"),
        moved_on("17.3", "Zapisać dzieci", "rozpoczęto"),
        met("21.4", "9:00", "10:00"),
        moved_on("19.5", "Ustalić porę", "w połowie drogi"),
        met("19.5", "9:00", "9:45", "spotkanie w innym miejscu"),
        came_of("16.6", "Zapisać dzieci"),
        met("16.6", "9:00", "10:00"),
        assessed("21.7"),
        came_of("15.9", "Ustalić porę"),
        met("15.9", "9:00", "10:00"),
        assessed("28.9", "końcowa", "zakończenie pracy", **{MONITORING: True}),
        declared("28.9", "zgoda na monitoring", "Anna"),
        closed("30.9", "osiągnięcie celów"),  # the monitoring begins by itself
        met("17.11", "9:00", "9:30"),
        noted(
            "17.11",
            "case",
            "karta monitoringu",
            {
                "Dzień": typed("17.11"),
                "Sposób kontaktu": "wizyta w środowisku",
                "Co się utrzymało": "Stała pora snu.",
                "Decyzja": "dalszy monitoring",
            },
        ),
    ),
)

WAITED = Family(
    "Próbna",
    "2.2",
    (
        Member("Wanda", "kobieta", "1.2.1988", "matka"),
        Member("Witold", "mężczyzna", "3.4.1986", "ojciec"),
        Member("Wit", "mężczyzna", "5.6.2019", "dziecko"),
    ),
    (
        reported("2.2", "rodzina", interview="10.2"),
        applied("12.2", interview="10.2"),
        decided("16.2", "lista oczekujących"),
        decided("4.5"),
        reason("4.5", "ubóstwo"),
        consented("4.5", "Wanda"),
        consented("4.5", "Witold"),
        met_first("5.5"),
        *met_on("5.5 9.6 14.10 18.11", "7:00", "7:45"),
        diagnosed("9.6"),
        *planned("12.6", "Ułożyć domowy budżet"),
        assessed("3.11"),
    ),
    town=False,
)

REFUSED = Family(
    "Fikcyjna",
    "9.3",
    (
        Member("Felicja", "kobieta", "9.9.1979", "matka"),
        Member("Filip", "mężczyzna", "8.8.2009", "dziecko"),
    ),
    (
        reported("9.3", "osoba z otoczenia", interview="18.3"),
        applied("20.3", interview="18.3"),
        decided("24.3", "odmowa"),
    ),
)

GAVE_UP = Family(
    "Ćwiczebna",
    "3.3",
    (
        Member("Celina", "kobieta", "4.4.1992", "matka"),
        Member("Cezary", "mężczyzna", "2.2.2014", "dziecko"),
    ),
    (
        *came_in("10.3", "16.3", "Celina", interview="9.3"),
        *met_on("18.3 15.4", "7:50", "8:40"),
        diagnosed("15.4"),
        declared("12.5", "rezygnacja z pracy", "Celina"),
        assessed("12.5", "końcowa", "zakończenie pracy"),
        closed("14.5", RESIGNED),
    ),
)

PAUSED = Family(
    "Bajkowa",
    "12.1",
    (
        Member("Beata", "kobieta", "3.3.1985", "matka"),
        Member("Bartosz", "mężczyzna", "4.7.2011", "dziecko"),
        Member("Basia", "kobieta", "9.1.2013", "dziecko"),
        Member("Bolesław", "mężczyzna", "1.12.2017", "dziecko"),
    ),
    (
        *came_in("16.1", "19.1", "Beata", interview="14.1"),
        *met_on("21.1 11.2 18.3 15.4 13.5", "16:00", "17:00"),
        diagnosed("11.2"),
        *planned("18.2", "Znaleźć poradnię"),
        noted(
            "1.6",
            "case",
            "przerwa w pracy z rodziną",
            {"Rodzaj": "zawieszenie", "Od": typed("1.6"), "Do": typed("31.8"), "Uwagi": "Wyjazd."},
        ),
        assessed("17.7"),
        *met_on("9.9 14.10 10.12", "16:00", "17:00"),
        came_of("10.12", "Znaleźć poradnię", "zrealizowano częściowo"),
    ),
)

CARRIED_OVER = Family(
    "Pokazowa",
    "2.1",
    (
        Member("Paulina", "kobieta", "2.5.1991", "matka"),
        Member("Piotr", "mężczyzna", "6.10.2012", "dziecko"),
    ),
    (
        *case_before("15.9.2025", **{"Data zgody": "15.09.2025", "Rytm ocen": "co 3 miesiące"}),
        reason("2.1", "bezrobocie"),
        *met_on("14.1 4.2 11.3", "15:00", "16:00"),
        assessed("14.1"),
        assessed("25.3", "końcowa", "zakończenie pracy"),
        closed("27.3", "zmiana miejsca"),
    ),
    town=False,
)

STILL_WAITING = Family(
    "Domyślna",
    "30.11",
    (
        Member("Dorota", "kobieta", "7.7.1994", "matka"),
        Member("Daniel", "mężczyzna", "7.7.2020", "dziecko"),
    ),
    (
        reported("30.11", "ochrona zdrowia", interview="9.12"),
        applied("11.12", interview="9.12"),
        decided("14.12", "lista oczekujących"),
    ),
)

WITH_CONSENT = (MONITORED, WAITED, REFUSED, GAVE_UP, PAUSED, CARRIED_OVER, STILL_WAITING)
