"""The centre, its dated settings, dictionaries, days off and programmes."""

from mgops_desktop.domain.calendar import DayKind
from mgops_desktop.domain.case import CLOSURE_LABELS
from mgops_desktop.sheets.description import choice, day, integer, sheet, text, year, yes_no
from mgops_desktop.storage.tables.centre import (
    CalendarException,
    Centre,
    DictionaryEntry,
    Programme,
    Setting,
)

_DAY_LABELS = {DayKind.FREE: "wolny", DayKind.WORKING: "pracujący"}

CENTRE = sheet(
    "Ośrodek",
    Centre,
    text(
        "name",
        "Nazwa ośrodka",
        required=True,
        example="Ośrodek Pomocy Społecznej w Przykładowie",
        help="Pełna nazwa, jak na pieczątce.",
    ),
    text("municipality", "Gmina", example="Przykładowo", help="Nazwa gminy w mianowniku."),
    text("street", "Ulica i numer", example="ul. Umowna 1"),
    text("post_code", "Kod pocztowy", example="00-000"),
    text(
        "place", "Miejscowość", example="Przykładowo", help="Miejscowość przed datą na wydrukach."
    ),
    text("phone", "Telefon", example=""),
    text("email", "E-mail", example=""),
    text("head_name", "Kierownik", help="Imię i nazwisko do podpisu pod sprawozdaniami."),
    text("council", "Rada", help="Nazwa rady, której składa się sprawozdanie, w mianowniku."),
    text(
        "case_sign_unit",
        "Symbol komórki w znaku sprawy",
        example="AR",
        help="Początek znaku sprawy, na przykład AR.",
    ),
    text(
        "case_sign_class",
        "Symbol klasy z wykazu akt",
        example="",
        help="Z jednolitego rzeczowego wykazu akt ośrodka.",
    ),
    identity=(),
    about="Jeden wiersz: dane do nagłówka wydruków.",
)
SETTING = sheet(
    "Parametry",
    Setting,
    text(
        "key",
        "Klucz",
        required=True,
        example="family_limit",
        help="Nazwa wewnętrzna parametru; nie zmieniaj jej.",
    ),
    text("label", "Nazwa", required=True, example="Limit rodzin asystenta"),
    text("value", "Wartość", example="15", help="Liczba, tekst albo „yes” i „no”."),
    text("unit", "Jednostka", help="Na przykład dni, rodzin, %."),
    day(
        "valid_from",
        "Obowiązuje od",
        required=True,
        help="Nowa wartość to nowy zapis z nowym dniem.",
    ),
    day("valid_to", "Obowiązuje do", help="Puste: nadal obowiązuje."),
    text("basis", "Podstawa", help="Artykuł, zarządzenie albo „wybór ośrodka”."),
    yes_no("confirmed", "Potwierdzone", required=True, help="„nie” oznacza: do potwierdzenia."),
    text("note", "Uwaga", help="Skąd wartość i co jeszcze ustalić."),
    identity=("key", "valid_from"),
    about="Parametry ustawowe i wybory ośrodka, każdy z datą i podstawą.",
)
DICTIONARY_ENTRY = sheet(
    "Słowniki",
    DictionaryEntry,
    text(
        "dictionary",
        "Słownik",
        required=True,
        help="closure_reason (przyczyny zakończenia), problem (powody wsparcia), specialist (specjaliści), "
        "district (rejony), task (zadania z art. 15 ust. 1).",
        example="district",
    ),
    text(
        "key",
        "Klucz",
        required=True,
        help="Małe litery bez polskich znaków, cyfry i „_”.",
        example="rejon_1",
    ),
    text(
        "label", "Nazwa", required=True, example="Rejon 1", help="Tak stoi na listach i wydrukach."
    ),
    choice(
        "maps_to",
        "Wiersz sprawozdania",
        CLOSURE_LABELS,
        help="Tylko przy przyczynach zakończenia: pod którą przyczyną są liczone w sprawozdaniu.",
        example="",
    ),
    integer(
        "position", "Kolejność", required=True, help="Miejsce na liście: mniejsza liczba wyżej."
    ),
    day("valid_to", "Używane do", help="Puste: nadal używane."),
    identity=("dictionary", "key"),
    about="Własne pozycje słowników ośrodka; cas_row i cas_column to wiersze i kolumny zestawienia do CAS, "
    "violence_programme to cele gminnego programu.",
)
CALENDAR_EXCEPTION = sheet(
    "Dni wyjątkowe",
    CalendarException,
    text(
        "name",
        "Nazwa",
        required=True,
        example="dzień wolny za święto w sobotę",
        help="Dlaczego ten dzień jest inny.",
    ),
    day("day", "Dzień", required=True),
    choice(
        "kind",
        "Wolny czy pracujący",
        _DAY_LABELS,
        required=True,
        help="Wolny: terminy w dniach roboczych go pomijają.",
    ),
    identity=("day",),
    about="Dni wolne ośrodka i dni pracujące inaczej niż w kalendarzu.",
)
PROGRAMME = sheet(
    "Programy wspierania rodziny",
    Programme,
    text("name", "Nazwa programu", required=True, example="Program wspierania rodziny 2025–2027"),
    year("first_year", "Pierwszy rok", required=True, example="2025"),
    year("last_year", "Ostatni rok", required=True, example="2027"),
    text("resolution_number", "Numer uchwały", example="I/1/2025"),
    day("resolution_day", "Data uchwały", help="Dzień podjęcia uchwały."),
    text("adopted_by", "Kto uchwalił", help="Na przykład rada gminy, w mianowniku."),
    text("main_goal", "Cel główny", help="Jedno zdanie; wchodzi do sprawozdania."),
    about="Trzyletnie gminne programy wspierania rodziny (art. 179 ust. 2).",
)
SHEETS = (CENTRE, SETTING, DICTIONARY_ENTRY, CALENDAR_EXCEPTION, PROGRAMME)
