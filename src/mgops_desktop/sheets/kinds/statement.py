"""Statements and consents of a family's members."""

from mgops_desktop.domain.statement import STATEMENT_LABELS
from mgops_desktop.sheets.description import choice, day, number_of, sheet, text
from mgops_desktop.storage.tables.statement import Statement

STATEMENT = sheet(
    "Oświadczenia i zgody",
    Statement,
    choice(
        "kind",
        "Rodzaj",
        STATEMENT_LABELS,
        required=True,
        help="Zgodę na pracę z asystentem wyraża każdy dorosły opiekun.",
    ),
    number_of("family", "Rodzina", "family", required=True),
    number_of(
        "person", "Kto", "person", required=True, help="Kto oświadcza albo kto dostał klauzulę."
    ),
    day("day", "Data", past=True, required=True, help="Dzień podpisania albo przekazania."),
    number_of("case", "Sprawa", "case", help="Sprawa, której dotyczy; puste: bieżąca."),
    day("withdrawn_on", "Cofnięcie", past=True, help="Od tego dnia oświadczenie nie obowiązuje."),
    text("remark", "Uwagi", help="Na przykład przyczyna odmowy albo rezygnacji."),
    about="Zgoda na wsparcie to nie zgoda na przetwarzanie danych: ich podstawą jest przepis.",
)
SHEETS = (STATEMENT,)
