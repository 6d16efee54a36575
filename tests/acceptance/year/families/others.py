"""A child that comes home, a mother under age, „Za życiem”, meetings and trips, and a substitute for two weeks."""

from tests.acceptance.year.deeds import (
    SUBSTITUTE,
    Family,
    Member,
    another_version,
    applied,
    assessed,
    came_in,
    came_of,
    changed,
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

CHILD = "Umowna Urszula"

CAME_HOME = Family(
    "Umowna",
    "5.1",
    (
        Member("Ula", "kobieta", "6.1.1986", "matka"),
        Member("Urszula", "kobieta", "3.9.2017", "dziecko"),
        Member("Uriel", "mężczyzna", "4.2.2014", "dziecko"),
    ),
    (
        *came_in("9.1", "12.1", "Ula", interview="8.1"),
        *met_on("13.1 10.2 10.3", "18:00", "19:00"),
        diagnosed("10.2"),
        *planned("12.2", "Utrzymać porządek"),
        noted(
            "7.4",
            "court",
            "postanowienie sądu",
            {
                "Rodzaj": "umieszczenie dziecka",
                "Data wpływu": typed("7.4"),
                "Sąd": "Sąd Rejonowy w Przykładowie",
                "Sygnatura akt sądu": "III Nsm 3/26",
                "Liczba dzieci": "1",
            },
        ),
        noted(
            "8.4",
            "foster_care",
            "pobyt dziecka w pieczy",
            {
                "Dziecko": CHILD,
                "Forma pieczy": "rodzina zastępcza spokrewniona",
                "Opiekun lub placówka": "Babcia Umowna",
                "Powiat": "Przykładowski",
                "Sygnatura akt sądu": "III Nsm 3/26",
                "Od": typed("8.4"),
            },
        ),
        noted(
            "8.4",
            "members",
            "miejsce pobytu dziecka",
            {
                "Dziecko": CHILD,
                "Gdzie przebywa": "w pieczy zastępczej",
                "Od": typed("8.4"),
                "Do": typed("13.9.2026"),
            },
        ),
        another_version(
            "20.4",
            2,
            "Dziecko w pieczy",
            **{
                "Plan skoordynowany": True,
                "Plan pomocy dziecku": "z 18.04.2026",
                "Koordynator pieczy": "Koordynator Wzorowy",
                "Przekazano do powiatu": typed("21.4"),
            },
        ),
        noted(
            "22.4",
            "foster_care",
            "plan kontaktów",
            {"Dziecko": CHILD, "Ustalone kontakty": "W soboty.", "Od": typed("22.4")},
        ),
        *met_on("14.4 12.5 9.6", "18:00", "19:00"),
        noted(
            "10.6",
            "foster_care",
            "ocena sytuacji dziecka",
            {
                "Dziecko": CHILD,
                "Data": typed("10.6"),
                "Udział asystenta": True,
                "Stanowisko asystenta na piśmie": "Powrót jest możliwy.",
            },
        ),
        noted(
            "3.7",
            "foster_care",
            "urlopowanie",
            {"Dziecko": CHILD, "Od": typed("3.7"), "Do": typed("5.7")},
        ),
        assessed("10.7"),
        noted(
            "11.9",
            "court",
            "postanowienie sądu",
            {
                "Rodzaj": "powrót dzieci",
                "Data wpływu": typed("11.9"),
                "Sąd": "Sąd Rejonowy w Przykładowie",
                "Sygnatura akt sądu": "III Nsm 3/26",
                "Liczba dzieci": "1",
            },
        ),
        changed(
            "14.9",
            "foster_care",
            "pobyt dziecka w pieczy",
            "Rodzina zastępcza",
            {"Do": typed("13.9"), "Przyczyna ustania": "powrót do rodziny"},
        ),
        came_of("16.9", "Utrzymać porządek"),
        *met_on("16.9 13.10 10.11 8.12", "18:00", "19:00"),
    ),
)

MINOR_MOTHER = Family(
    "Testowa",
    "16.2",
    (
        Member("Tola", "kobieta", "20.6.2009", "matka"),
        Member("Tymon", "mężczyzna", "2.1.2026", "dziecko"),
        Member("Teresa", "kobieta", "1.1.1965", "babcia"),
    ),
    (
        reported("16.2", "inne źródło", interview="19.2", Ścieżka="małoletni rodzic"),
        applied("20.2", "małoletni rodzic", interview="19.2"),
        decided("23.2", basis="małoletni rodzic"),
        reason("23.2", "potrzeba ochrony macierzyństwa"),
        declared("24.2", "przekazanie klauzuli informacyjnej", "Teresa"),
        met_first("24.2"),
        *met_on("24.2 24.3 21.4 26.5", "10:45", "11:45"),
        diagnosed(
            "24.3", **{"Jak wysłuchano dziecka": "dziecko jest za małe", "Zdanie dziecka": ""}
        ),
        *planned("27.3", "Nauczyć się karmienia"),
        assessed("20.8"),
        *met_on("22.9 27.10 24.11", "10:45", "11:45"),
        moved_on("27.10", "Nauczyć się", "blisko celu"),
    ),
)

FOR_LIFE = Family(
    "Wymyślona",
    "6.5",
    (
        Member("Wiktoria", "kobieta", "9.8.1996", "matka"),
        Member("Wiesław", "mężczyzna", "9.8.1994", "ojciec"),
    ),
    (
        applied("6.5", "„Za życiem”"),
        decided("7.5", basis="„Za życiem”"),
        noted(
            "7.5",
            "case",
            "wsparcie „Za życiem”",
            {
                "Rodzaj": "koordynacja",
                "Data wniosku": typed("6.5"),
                "Od": typed("7.5"),
                "Osoba": "Wymyślona Wiktoria",
                "Zaświadczenie": "od lekarza prowadzącego",
                "Asystent": "Pomocna",
                "Pierwszy kontakt": typed("8.5"),
                "Katalog możliwego wsparcia": "Opieka położnej; poradnia.",
                "Data katalogu": typed("12.5"),
                "Data upoważnienia": typed("8.5"),
                "Upoważnienie do": typed("31.12"),
                "Zakres upoważnienia": "Poradnie i szpital.",
            },
        ),
        noted(
            "8.5",
            "members",
            "ciąża",
            {
                "Osoba": "Wymyślona Wiktoria",
                "Ciąża wysokiego ryzyka": True,
                "Od": typed("1.3"),
                "Do": typed("20.11.2026"),
            },
        ),
        met_first("8.5"),
        *met_on("8.5 10.6 9.9 21.10", "10:45", "11:45"),
        assessed("4.11"),
    ),
)

TALKED_ABOUT = Family(
    "Modelowa",
    "9.2",
    (
        Member("Magda", "kobieta", "10.10.1990", "matka"),
        Member("Marek", "mężczyzna", "11.10.1988", "partner"),
        Member("Maja", "kobieta", "12.10.2016", "dziecko"),
    ),
    (
        *came_in("16.2", "19.2", "Magda", interview="13.2"),
        consented("19.2", "Marek"),
        *met_on("26.2 26.3 23.4", "14:00", "15:00"),
        diagnosed("26.3"),
        *planned("27.3", "Szukać pracy"),
        noted(
            "27.4",
            "appointments",
            "termin rodziny",
            {
                "Kogo dotyczy": "Modelowa Maja",
                "Rodzaj": "poradnia",
                "Dzień": typed("6.5"),
                "Godzina": "8:30",
                "Z asystentem": True,
            },
        ),
        noted(
            "28.4",
            "appointments",
            "zaplanowana wizyta",
            {"Dzień": typed("20.5"), "Godzina": "14:00"},
        ),
        met("20.5", "14:00", "15:00"),
        noted(
            "27.5",
            "meetings",
            "spotkanie w sprawie rodziny",
            {
                "Data": typed("27.5"),
                "Od godziny": "14:00",
                "Do godziny": "15:30",
                "Przedmiot": "Nauka dziecka",
                "Udział asystentów": True,
                "Miejsce": "Szkoła",
                "Uczestnicy": "Pedagog Wzorowa",
            },
        ),
        noted(
            "27.5",
            "meetings",
            "ustalenie ze spotkania",
            {"Co ustalono": "Zajęcia wyrównawcze.", "Kto zrobi": "szkoła", "Termin": typed("15.6")},
        ),
        noted(
            "5.6",
            "meetings",
            "wspólny wyjazd",
            {
                "Data": typed("5.6"),
                "Cel": "Sprawdzenie warunków",
                "Straż lub Policja": "Straż Miejska",
                "Inne odwiedzone rodziny": "2",
            },
        ),
        met("18.6", "14:00", "14:30", "konsultacja z pracownikiem"),
        assessed("19.8"),
        *met_on("23.9 22.10 19.11", "14:00", "15:00"),
    ),
    town=False,
)

STOOD_IN_FOR = Family(
    "Zmyślona",
    "5.1",
    (
        Member("Zuzanna", "kobieta", "7.3.1990", "matka"),
        Member("Zenon", "mężczyzna", "8.4.2008", "dziecko"),
        Member("Zosia", "kobieta", "9.5.2011", "dziecko"),
        Member("Zyta", "kobieta", "10.6.2013", "dziecko"),
        Member("Zygmunt", "mężczyzna", "11.7.2015", "dziecko"),
    ),
    (
        *came_in("13.1", "19.1", "Zuzanna", interview="12.1"),
        *met_on("22.1 19.2 19.3 16.4 14.5 11.6", "15:00", "16:00"),
        diagnosed("19.2"),
        *planned("26.2", "Ustalić dyżury domowe", "Spłacić czynsz"),
        met("9.7", "15:00", "16:00", who=SUBSTITUTE),
        assessed("19.7"),
        came_of("17.9", "Spłacić czynsz", "nie zrealizowano"),
        *met_on("17.9 15.10 12.11 17.12", "15:00", "16:00"),
    ),
)

OTHERS = (CAME_HOME, MINOR_MOTHER, FOR_LIFE, TALKED_ABOUT, STOOD_IN_FOR)
