"""Invented rows for the gallery and for tests of widgets."""

from collections.abc import Sequence
from datetime import date

from mgops_desktop.gui.forms.visit import VisitChoices
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.gui.widgets.figure_panel import FigureView
from mgops_desktop.gui.widgets.meter import Goal
from mgops_desktop.gui.widgets.rows import ListRow, SectionRow, TwoLineRow
from mgops_desktop.gui.widgets.timeline import Bar, Dot, Mark, TimelineRow

DUE: list[ListRow] = [
    SectionRow("Po terminie", 2, "danger", "Pokaż wszystkie", key="overdue"),
    TwoLineRow(
        1,
        "Okresowa ocena sytuacji rodziny",
        "Wzorcowa · termin minął 5 dni temu · art. 15 ust. 1 pkt 15",
        "18.11.2026",
        "środa",
        badge=Badge("5 dni po terminie", "danger"),
    ),
    TwoLineRow(
        2,
        "Sprawozdanie dla sądu z realizacji planu pracy",
        "Przykładowa · termin wyznaczony przez sąd",
        "20.11.2026",
        "piątek",
        badge=Badge("3 dni po terminie", "danger"),
    ),
    SectionRow("Dziś, poniedziałek 23 listopada", 3),
    TwoLineRow(
        3,
        "Wizyta w miejscu zamieszkania",
        "Przykładowa · ostatnio: umówiona lista zakupów i rejestracja w poradni",
        "10:00",
        "wizyta",
        badge=Badge("za 40 min"),
    ),
    TwoLineRow(
        4,
        "Wizyta w miejscu zamieszkania",
        "Testowa · 3. próba kontaktu",
        "12:30",
        "wizyta",
        badge=Badge("2 nieudane próby", "warn"),
    ),
    TwoLineRow(
        5,
        "Informacja dla sądu o sytuacji rodziny",
        "Umowna · sprawa III Nsm 00/26",
        "do końca dnia",
        "pismo",
        badge=Badge("ostatni dzień", "warn"),
    ),
    SectionRow("Najbliższe 7 dni", 6),
    TwoLineRow(
        6,
        "Narada z pracownikiem socjalnym w sprawie planu",
        "Fikcyjna · ośrodek, godz. 9:00",
        "26.11.2026",
        "czwartek",
        badge=Badge("za 3 dni"),
    ),
]
WITHOUT_VISIT: list[ListRow] = [
    TwoLineRow(11, "Wymyślona", "Wola Wzorcowa 30", trailing="34 dni"),
    TwoLineRow(12, "Fikcyjna", "ul. Próbna 1", trailing="27 dni"),
    TwoLineRow(13, "Umowna", "Zmyślin 9", trailing="22 dni"),
]
DRAFTS: list[ListRow] = [
    TwoLineRow(
        21, "Szkic wizyty z 20.11", "Testowa · zapisany 15:02", icon="file-text", link="Wróć"
    ),
    TwoLineRow(22, "Plan pracy – wersja 2", "Fikcyjna · do podpisu", icon="file-text", link="Wróć"),
]
LONG_NAME = "Przykładowa-Najdłuższobrzmiąca de domo Niewyobrażalnie-Rozwlekła primo voto Umowna"
FAMILIES: list[ListRow] = [
    TwoLineRow(1, "Przykładowa", "Anna, 3 dzieci · adres chroniony", badge=Badge("sąd")),
    TwoLineRow(
        2, "Wzorcowa", "Ewa, 2 dzieci · ul. Umowna 8", badge=Badge("ocena po terminie", "danger")
    ),
    TwoLineRow(
        3,
        "Testowa",
        "Maria, Jan, 4 dzieci · Wola Wzorcowa 1",
        badge=Badge("2 nieudane", "warn"),
    ),
    TwoLineRow(4, "Wymyślona", "Irena, 1 dziecko · Wola Wzorcowa 30"),
    TwoLineRow(
        5, "Fikcyjna", "Olga, 2 dzieci · ul. Próbna 1", badge=Badge("plan do podpisu", "warn")
    ),
    TwoLineRow(6, "Umowna", "Zofia, 5 dzieci · Zmyślin 9", badge=Badge("sąd")),
    TwoLineRow(7, "Modelowa", "Helena, 3 dzieci · ul. Testowa 4"),
    TwoLineRow(
        8, "Pokazowa", "Alicja, 2 dzieci · Wola Wzorcowa 7", badge=Badge("monitoring", "ok")
    ),
    TwoLineRow(
        9, LONG_NAME, "Kazimiera, 11 dzieci · ul. Bardzo Długiej Nazwy 123/45", badge=Badge("sąd")
    ),
]
SINCE_LAST: list[ListRow] = [
    TwoLineRow(
        1,
        "Rodzina: zarejestrowała dziecko w poradni psychologicznej (18.11)",
        icon="circle-check",
        icon_tone="ok",
        is_open=False,
        strong=False,
    ),
    TwoLineRow(
        2,
        "Rodzina: lista stałych opłat – obiecana na dziś",
        icon="clock",
        icon_tone="warn",
        is_open=False,
        strong=False,
    ),
    TwoLineRow(
        3,
        "Asystent: pismo o rozłożenie zaległości czynszowych – do 27.11",
        icon="clock",
        icon_tone="warn",
        is_open=False,
        strong=False,
    ),
    TwoLineRow(
        4,
        "Nowe: sąd wyznaczył termin sprawozdania – do 20.11, minął w piątek",
        icon="triangle-alert",
        icon_tone="danger",
        is_open=False,
        strong=False,
    ),
]
GOALS = [
    Goal("Budżet domowy pod kontrolą", 3, 5, "3 z 5 działań", "do 31.12.2026"),
    Goal("Dzieci regularnie w szkole i przedszkolu", 4, 4, "4 z 4 działań", "osiągnięty"),
    Goal("Bezpieczeństwo w domu", 1, 6, "1 z 6 działań", "do 30.06.2027"),
]


def visit_dots() -> tuple[Dot, ...]:
    """Return a year of visits, two of them failed."""
    held = {12: 2, 1: 3, 2: 3, 3: 4, 4: 2, 5: 3, 6: 4, 7: 3, 8: 3, 9: 4, 10: 3, 11: 4}
    dots = []
    for month, count in held.items():
        for number in range(count):
            day = date(2025 if month == 12 else 2026, month, 4 + 6 * number)
            failed = number == 1 and month in (1, 9)
            words = f"{day:%d.%m.%Y}, {'próba nieudana' if failed else 'wizyta'}"
            dots.append(Dot(day, words, "danger" if failed else "accent", hollow=failed))
    return tuple(dots)


TIMELINE = [
    TimelineRow("Wizyty", dots=visit_dots()),
    TimelineRow(
        "Plan i oceny",
        bars=(
            Bar(date(2026, 1, 1), date(2026, 7, 12), "Plan – wersja 1"),
            Bar(date(2026, 7, 19), None, "Plan – wersja 2"),
        ),
    ),
    TimelineRow(
        "Sąd",
        marks=(
            Mark(date(2026, 3, 20), "S", "20.03.2026, postanowienie sądu"),
            Mark(date(2026, 9, 16), "S", "16.09.2026, postanowienie sądu"),
        ),
    ),
    TimelineRow(
        "Piecza", bars=(Bar(date(2026, 4, 1), date(2026, 6, 18), "rodzina zastępcza", "warn"),)
    ),
]
SECTIONS: list[ListRow] = [
    TwoLineRow(
        number,
        words,
        icon="circle-check" if fine else "triangle-alert",
        icon_tone="ok" if fine else "warn",
        strong=False,
    )
    for number, (words, fine) in enumerate(
        [
            ("Strona tytułowa", True),
            ("1. Podstawa i program", True),
            ("2. Kadra", True),
            ("3. Asystent rodziny", True),
            ("4. Niebieskie Karty", False),
            ("5. Poradnictwo", True),
            ("6. Piecza zastępcza", True),
            ("7. Wydatki", False),
            ("8. Potrzeby na 2027", False),
            ("9. Wnioski", True),
        ]
    )
]
FIGURE = FigureView(
    title="Zakończono pracę: 5",
    definition=(
        "Koniec pracy w okresie 1.01–31.12.2026, jedna przyczyna na rodzinę. "
        "Zmiana asystenta nie kończy sprawy."
    ),
    rows=[
        TwoLineRow(1, "Pokazowa", "osiągnięcie celów", trailing="30.09.2026"),
        TwoLineRow(2, "Hipotetyczna", "osiągnięcie celów", trailing="12.06.2026"),
        TwoLineRow(3, "Teoretyczna", "osiągnięcie celów", trailing="28.02.2026"),
        TwoLineRow(4, "Zmyślona", "zaprzestanie współpracy przez rodzinę", trailing="15.05.2026"),
        TwoLineRow(5, "Próbna", "zmiana miejsca zamieszkania", trailing="4.11.2026"),
    ],
    sum_words="3 + 1 + 1 = 5",
    adds_up=True,
    last_year="W sprawozdaniu za 2025 rok: 4",
)
KINDS = [
    Choice("home", "wizyta w miejscu zamieszkania"),
    Choice("accompanying", "towarzyszenie"),
    Choice("elsewhere", "spotkanie w innym miejscu"),
    Choice("phone", "rozmowa telefoniczna"),
    Choice("institution", "kontakt z instytucją"),
    Choice("failed", "próba nieudana"),
]
PERSONS = {
    "f1": [
        Choice("p1", "Anna Przykładowa", "matka"),
        Choice("p2", "Jan Przykładowy", "syn, 9 lat"),
        Choice("p3", "Ola Przykładowa", "córka, 4 lata"),
    ],
    "f2": [Choice("p4", "Ewa Wzorcowa", "matka")],
}


def persons_of(families: Sequence[str]) -> list[Choice]:
    return [person for family in families for person in PERSONS.get(family, [])]


VISIT_CHOICES = VisitChoices(
    kinds=KINDS,
    families=[
        Choice("f1", "Przykładowa", "adres chroniony"),
        Choice("f2", "Wzorcowa", "ul. Umowna 8"),
        Choice("f3", "Testowa", "Wola Wzorcowa 1"),
    ],
    persons=persons_of,
    tasks=[
        Choice("15.1", "plan pracy z rodziną", "pkt 1"),
        Choice("15.3", "prowadzenie gospodarstwa domowego", "pkt 3"),
        Choice("15.4", "problemy socjalne", "pkt 4"),
        Choice("15.5", "problemy psychologiczne", "pkt 5"),
        Choice("15.6", "problemy wychowawcze", "pkt 6"),
        Choice("15.9", "praca zarobkowa", "pkt 9"),
        Choice("15.12", "działania interwencyjne", "pkt 12"),
        Choice("15.18", "współpraca z urzędami i organizacjami", "pkt 18"),
    ],
)
