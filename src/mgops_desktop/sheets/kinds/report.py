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
    integer("position", "Kolejność", required=True, most=1000, example="1"),
    text("text", "Potrzeba", required=True, example="drugi asystent rodziny"),
    about="Potrzeby związane z realizacją zadań (art. 179 ust. 1).",
)
YEARLY_COUNT = sheet(
    "Liczby z innych źródeł",
    YearlyCount,
    text("key", "Klucz", required=True, example="meals_programme_children"),
    year("year", "Rok", required=True, example="2026"),
    text("body", "Instytucja lub rejestr"),
    text("wording", "Treść w sprawozdaniu"),
    money("value", "Wartość", required=True, attribute="hundredths", minimum=-1, example="12"),
    text("unit", "Jednostka", example="osoby"),
    text("part_of", "Część liczby", help="Numer liczby, której to jest część.", example=""),
    text("source", "Źródło", required=True, example="sprawozdanie szkoły"),
    day("received", "Data otrzymania"),
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
    integer("value", "Wartość", required=True, example="12"),
    text("source", "Źródło", required=True, example="karty pracy asystenta"),
    about="Co policzono, zanim ośrodek zaczął prowadzić zapisy w programie.",
)
REPORT_TEXT = sheet(
    "Teksty sprawozdań",
    ReportText,
    text("report", "Sprawozdanie", required=True, example="annual"),
    year("year", "Rok", required=True, example="2026"),
    text("section", "Część", required=True, example="conclusions"),
    text("text", "Tekst"),
    identity=("report", "year", "section"),
    about="Teksty opisowe części sprawozdania.",
)
REPORT_HANDOVER = sheet(
    "Przekazane sprawozdania",
    ReportHandover,
    choice("report", "Sprawozdanie", REPORT_LABELS, required=True),
    year("year", "Rok", required=True, example="2026"),
    day("day", "Data przekazania", past=True, required=True),
    text("recipient", "Komu", example="Rada Gminy"),
    identity=("report", "year"),
    about="Które sprawozdania przekazano i kiedy; nieprzekazane pozostają wśród terminów.",
)
SHEETS = (NEED, YEARLY_COUNT, OPENING_FIGURE, REPORT_TEXT, REPORT_HANDOVER)
