"""What belongs to no single family: a substitute in July, schedules, accepted months, needs of the next year."""

from datetime import date

from tests.acceptance.year.deeds import LEADING, STANDING_IN
from tests.acceptance.year.hands import Worker

AWAY_FROM, AWAY_UNTIL = date(2026, 7, 6), date(2026, 7, 17)
_LAST_MONTH = 12


def finds_a_substitute(head: Worker) -> None:
    """The assistant goes on leave, and all families to the other assistant until it ends."""
    head.turns_to("Kadra")
    head.clicks_row("Pomocna")
    head.adds(
        "nieobecność",
        {
            "Rodzaj": "urlop wypoczynkowy",
            "Od": f"{AWAY_FROM:%d.%m.%Y}",
            "Do": f"{AWAY_UNTIL:%d.%m.%Y}",
        },
    )
    head.clicks("Zastępstwo…")
    head.fills({"Zastępca": STANDING_IN})
    head.clicks("Zapisz zastępstwo")
    head.awaits("Zastępstwo zapisano:")


def writes_down_the_month(assistant: Worker, day: date) -> None:
    """An hour out of the office, an hour of papers, and the schedule of the next month."""
    written = f"{day:%d.%m.%Y}"
    assistant.turns_to("Karta miesiąca")
    assistant.adds(
        "inne zajęcie",
        {"Dzień": written, "Rodzaj": "dokumentacja", "Od godziny": "6:00", "Do godziny": "6:45"},
    )
    assistant.adds(
        "wyjście służbowe",
        {"Dzień": written, "Wyjście": "6:50", "Powrót": "6:58", "Dokąd": "Urząd Gminy"},
    )
    if day.month < _LAST_MONTH:
        following = date(day.year, day.month + 1, 1)
        assistant.adds(
            "harmonogram miesięczny",
            {"Miesiąc": f"{following:%d.%m.%Y}", "Przedłożono": written},
        )


def accepts_the_month(head: Worker) -> None:
    """The head approves the schedule of the month that begins, and accepts the one that is over."""
    head.turns_to("Karta miesiąca")
    head.chooses_worker(LEADING)
    head.clicks("Zatwierdź harmonogram")
    head.clicks("Poprzedni miesiąc")
    head.clicks("Przyjmij miesiąc")
    head.awaits("przyjęty")


def tells_what_is_needed(head: Worker) -> None:
    """Without the needs of the next year the annual report may not be handed over (art. 179 ust. 1)."""
    head.turns_to("Dane do sprawozdań")
    head.adds(
        "potrzeba",
        {
            "Rok sprawozdania": f"{AWAY_FROM.year}",
            "Kolejność": "1",
            "Potrzeba": "drugi asystent rodziny",
        },
    )
