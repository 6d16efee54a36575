"""Reminders of workers."""

from mgops_desktop.sheets.description import day, number_of, sheet, text
from mgops_desktop.storage.tables.reminder import Reminder

REMINDER = sheet(
    "Przypomnienia",
    Reminder,
    text(
        "content",
        "Treść",
        required=True,
        example="Zapytać o wynik bilansu",
        help="Jedno zdanie: co zrobić.",
    ),
    day("day", "Na dzień", required=True, help="Tego dnia stanie wśród terminów."),
    number_of("family", "Rodzina", "family", help="Puste: bez rodziny."),
    number_of(
        "worker", "Komu przypomnieć", "worker", required=True, help="Widzi je tylko ta osoba."
    ),
    day("done_on", "Zrobione", past=True, help="Dzień załatwienia; puste: czeka."),
)
SHEETS = (REMINDER,)
