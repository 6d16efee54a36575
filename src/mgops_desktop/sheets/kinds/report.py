"""What goes into reports besides counted figures."""

from mgops_desktop.domain.statutory_report import REPORT_LABELS
from mgops_desktop.sheets.description import choice, day, integer, money, month, sheet, text, year
from mgops_desktop.storage.tables.report import (
    Need,
    OpeningFigure,
    ReportHandover,
    ReportText,
    YearlyCount,
)

NEED = sheet(
    "Potrzeby",
    Need,
    year("year", "Rok sprawozdania", required=True, example="2026"),
    integer(
        "position",
        "Kolejność",
        required=True,
        most=1000,
        example="1",
        help="Miejsce w sprawozdaniu: mniejsza liczba wyżej.",
    ),
    text(
        "text",
        "Potrzeba",
        required=True,
        example="drugi asystent rodziny",
        help="Jedno zdanie bez kropki, na przykład: drugi asystent rodziny.",
    ),
    about="Potrzeby związane z realizacją zadań (art. 179 ust. 1).",
)
YEARLY_COUNT = sheet(
    "Liczby z innych źródeł",
    YearlyCount,
    text(
        "key",
        "Klucz",
        required=True,
        example="meals_programme_children",
        help="Nazwa wewnętrzna: małe litery bez polskich znaków i „_”.",
    ),
    year("year", "Rok", required=True, example="2026"),
    text("body", "Instytucja lub rejestr", help="Kto podał liczbę."),
    text("wording", "Treść w sprawozdaniu", help="Tak stanie w sprawozdaniu."),
    money("value", "Wartość", required=True, attribute="hundredths", minimum=-1, example="12"),
    text("unit", "Jednostka", example="osoby", help="Na przykład osoby, dzieci, zł."),
    text("part_of", "Część liczby", help="Numer liczby, której to jest część.", example=""),
    text(
        "source",
        "Źródło",
        required=True,
        example="sprawozdanie szkoły",
        help="Pismo, sprawozdanie albo rejestr.",
    ),
    day("received", "Data otrzymania", help="Kiedy ośrodek dostał liczbę."),
    text("remark", "Uwagi"),
    about="Liczby instytucji zewnętrznych i innych rejestrów, zawsze ze źródłem.",
)
OPENING_FIGURE = sheet(
    "Dane sprzed wdrożenia",
    OpeningFigure,
    text(
        "indicator",
        "Wskaźnik",
        required=True,
        help="Klucz z katalogu wskaźników programu.",
        example="assistant_visits",
    ),
    month("month", "Miesiąc", required=True),
    integer(
        "value",
        "Wartość",
        required=True,
        example="12",
        help="Tylko to, czego nie ma w zapisach programu.",
    ),
    text(
        "source",
        "Źródło",
        required=True,
        example="karty pracy asystenta",
        help="Skąd liczba; pokaże się w „Skąd ta liczba?”.",
    ),
    about="Co policzono, zanim ośrodek zaczął prowadzić zapisy w programie.",
)
REPORT_TEXT = sheet(
    "Teksty sprawozdań",
    ReportText,
    text(
        "report",
        "Sprawozdanie",
        required=True,
        example="annual",
        help="Sprawozdanie roczne to „annual”.",
    ),
    year("year", "Rok", required=True, example="2026"),
    text(
        "section",
        "Część",
        required=True,
        example="conclusions",
        help="Nazwa wewnętrzna części, na przykład conclusions.",
    ),
    text("text", "Tekst", help="Zastępuje tekst podstawowy programu."),
    identity=("report", "year", "section"),
    about="Teksty opisowe części sprawozdania.",
)
REPORT_HANDOVER = sheet(
    "Przekazane sprawozdania",
    ReportHandover,
    choice("report", "Sprawozdanie", REPORT_LABELS, required=True),
    year("year", "Rok", required=True, example="2026"),
    day(
        "day",
        "Data przekazania",
        past=True,
        required=True,
        help="Od tego dnia termin przestaje się pokazywać.",
    ),
    text("recipient", "Komu", example="Rada Gminy", help="Nazwa organu, w mianowniku."),
    identity=("report", "year"),
    about="Które sprawozdania przekazano i kiedy; nieprzekazane pozostają wśród terminów.",
)
SHEETS = (NEED, YEARLY_COUNT, OPENING_FIGURE, REPORT_TEXT, REPORT_HANDOVER)
