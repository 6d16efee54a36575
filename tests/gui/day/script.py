"""The day itself, told in the order in which the centre's head lives it."""

import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from tests.gui.day.user import User

PASSWORD, NEW_PASSWORD = "trzy zielone ławki", "cztery żółte parasole"
FROM_SHEET = 20
LETTERS = "abcdefghijklłmnoprsśtuwz"
SHEET_HEAD = "Numer rodziny;Nazwisko;Imię;Data lub rok urodzenia;Rola w rodzinie;Miejscowość"
_CODE = re.compile(r"(?:[A-Z0-9]{4}-){8}[A-Z0-9]{2}")


def work_through(window: QWidget, place: Path) -> None:
    """Do the whole day; everything that it makes lies below `place`."""
    user = User(window)
    code = founds(user, place)
    takes_on_an_assistant(user)
    enters_families(user)
    takes_them_on(user)
    plans(user)
    enters_visits(user)
    assesses(user)
    answers_the_court(user)
    closes(user)
    imports(user, place)
    searches(user)
    checks(user)
    prints(user, place)
    saves_a_file(user, place)
    backs_up_and_restores(user, place)
    locks(user)
    comes_in_by_code(user, code)


def founds(user: User, place: Path) -> str:
    """The first run in its five steps; returns the recovery code."""
    user.clicks("Załóż nowy folder danych")
    user.awaits("Nazwa ośrodka")
    user.writes_lines("Ośrodek w Przykładowie", "Przykładowo", *[""] * 9)
    user.writes_lines("Zofia", "Wzorowa", "kierownik", "zofia", "", "")
    user.writes_lines(PASSWORD, PASSWORD)
    user.awaits("Przepisz kod")
    found = _CODE.search(user.words())
    assert found, user.words()
    user.writes_lines(found[0].lower().replace("-", " "))
    drive = place / "nośnik"
    drive.mkdir()
    user.writes_lines(str(drive))
    user.awaits("naciśnij „Dalej” jeszcze raz")  # it is the same disk
    user.press(Qt.Key.Key_Return)
    user.clicks("Zacznij z pustym folderem")
    user.awaits("Nie pamiętam hasła")
    user.writes_lines(PASSWORD)
    user.awaits("Pulpit")
    return found[0]


def takes_on_an_assistant(user: User) -> None:
    """A worker with a contract: from it the limit of families is counted."""
    user.clicks("Kadra")
    user.clicks("Dodaj pracownika")
    user.fills({"Nazwisko": "Pomocna", "Imię": "Iga", "Sprawdzenie w rejestrze": "2.1.2026"})
    user.saves()
    user.awaits("Umowy")
    user.clicks("Dodaj: umowa")
    user.fills(
        {
            "Stanowisko": "asystent rodziny",
            "Rodzaj umowy": "umowa o pracę",
            "Część etatu": "1",
            "Od": "2.1.2026",
        }
    )
    user.saves()


def enters_families(user: User) -> None:
    """Two families, each with a mother and a child."""
    user.clicks("Rodziny")
    for name, street in (("Pierwsza", "ul. Umowna 1"), ("Druga", "ul. Umowna 2")):
        user.clicks("Dodaj rodzinę")
        user.fills(
            {
                "Nazwisko rodziny": name,
                "Ulica i numer": street,
                "Miejscowość": "Przykładowo",
                "Miasto czy wieś": "miasto",
                "W ewidencji od": "1.10.2026",
            }
        )
        user.saves()
        user.clicks_tab("Skład")
        for first_name, sex, born, role in (
            ("Ewa", "kobieta", "5.5.1990", "matka"),
            ("Ala", "kobieta", "7.7.2016", "dziecko"),
        ):
            user.clicks("Nowa osoba")
            user.fills(
                {
                    "Nazwisko": name,
                    "Imię": first_name,
                    "Płeć": sex,
                    "Data urodzenia": born,
                    "Rola w rodzinie": role,
                    "Wspólnie gospodaruje": True,
                }
            )
            user.saves()


def takes_them_on(user: User) -> None:
    """Application, case and assistant of both families."""
    for family in ("Pierwsza", "Druga"):
        user.clicks_row(family)
        user.clicks_tab("Sprawa")
        user.clicks("Dodaj: wniosek o przydzielenie asystenta rodziny")
        user.fills(
            {
                "Data wpływu": "1.10.2026",
                "Rozstrzygnięcie": "przydzielono",
                "Data rozstrzygnięcia": "8.10.2026",
            }
        )
        user.saves()
        user.clicks("Dodaj: sprawa")
        user.fills(
            {
                "Podstawa objęcia": "zgoda rodziny",
                "Objęta wsparciem od": "8.10.2026",
                "Data zgody": "8.10.2026",
                "Pierwszy kontakt": "9.10.2026",
            }
        )
        user.saves()
        user.clicks("Dodaj: przydział asystenta")
        user.fills({"Asystent": "Pomocna", "Rodzaj": "prowadzący", "Od": "8.10.2026"})
        user.saves()


def plans(user: User) -> None:
    """The plan of work with the second family, with two actions."""
    user.clicks_tab("Plan")
    user.clicks("Dodaj: plan pracy z rodziną")
    user.fills({"Od": "30.10.2026"})
    user.saves()
    user.clicks("Dodaj: wersja planu pracy")
    user.fills({"Numer wersji": "1", "Obowiązuje od": "30.10.2026", "Podpis rodziny": "30.10.2026"})
    user.saves()
    for goal, action in (
        ("Odciążenie rodzica", "Zapisać dziecko do świetlicy"),
        ("Spokojne wieczory", "Ustalić stałą porę snu"),
    ):
        user.clicks("Dodaj: działanie planu")
        user.fills(
            {"Cel": goal, "Działanie": action, "Termin": "31.3.2027", "Kto wykonuje": "matka"}
        )
        user.saves()


def enters_visits(user: User) -> None:
    """Eight visits out of the notebook."""
    for day in range(16, 20):
        for family, hours in (("Pierwsza", ("9", "10")), ("Druga", ("1130", "1245"))):
            user.clicks_row(family)
            user.control(Qt.Key.Key_N)
            user.fills(
                {
                    "Data": f"{day}.11",
                    "Od godziny": hours[0],
                    "Do godziny": hours[1],
                    "Temat": "Rozmowa",
                }
            )
            user.saves()


def assesses(user: User) -> None:
    """The periodic assessment of the second family."""
    user.clicks_row("Druga")
    user.clicks_tab("Oceny")
    user.clicks("Dodaj: ocena sytuacji rodziny")
    user.fills(
        {
            "Asystent": "Pomocna",
            "Rodzaj": "okresowa",
            "Data oceny": "20.11.2026",
            "Postępy rodziny": "Rodzina prowadzi zeszyt wydatków.",
            "Sytuacja dzieci": "Dziecko chodzi do szkoły i na świetlicę.",
            "Wniosek": "kontynuacja pracy",
        }
    )
    user.saves()


def answers_the_court(user: User) -> None:
    """The court asks about the second family, and gets its answer."""
    user.clicks_tab("Sąd i pisma")
    user.clicks("Dodaj: pismo")
    user.fills(
        {
            "Kierunek": "przychodzące",
            "Rodzaj": "pismo sądu z żądaniem",
            "Data wpływu lub wysłania": "16.11.2026",
            "Termin wysłania": "30.11.2026",
            "Nadawca lub adresat": "Sąd Rejonowy w Przykładowie",
            "Sprawa": "opinia o rodzinie",
        }
    )
    user.saves()


def closes(user: User) -> None:
    """The case of the first family ends: its goals are reached."""
    user.clicks_row("Pierwsza")
    user.clicks_tab("Sprawa")
    user.clicks_row("AR/1/2026")
    user.fills(
        {"Zakończona": "20.11.2026", "Przyczyna zakończenia": "osiągnięcie celów planu pracy"}
    )
    user.saves()


def imports(user: User, place: Path) -> None:
    """Twenty more families out of a list that the centre kept in a sheet."""
    lines = [
        f"R/{number}/2025;Wczytana {LETTERS[number]};{first};{born};{role};Przykładowo"
        for number in range(FROM_SHEET)
        for first, born, role in (("Ewa", "1.2.1988", "matka"), ("Jan", "3.4.2015", "dziecko"))
    ]
    sheet = place / "start.csv"
    sheet.write_text("\n".join([SHEET_HEAD, *lines, ""]), encoding="utf-8-sig")
    user.clicks("Wczytaj dane")
    user.gives_file(sheet)
    user.clicks("Wybierz plik…")
    user.clicks("Importuj")
    user.awaits("Cofnij ten import")
    user.clicks("Gotowe")


def searches(user: User) -> None:
    """Ctrl+K finds without Polish letters, and Enter opens."""
    user.control(Qt.Key.Key_K)
    user.writes("wczytana ł")
    user.press(Qt.Key.Key_Escape)
    user.control(Qt.Key.Key_K)
    user.writes("druga")
    user.press(Qt.Key.Key_Return)
    user.awaits("Karta rodziny")
    assert user.sees("wsparcie od 08.10.2026")


def checks(user: User) -> None:
    """The report of the year, and what "Sprawdź" says of it."""
    user.clicks("Sprawozdania")
    user.awaits("strona 1 z")
    user.clicks_beginning("Sprawdź")


def prints(user: User, place: Path) -> None:
    """Ctrl+P, to a file, as the system's own dialog offers where there is no printer."""
    user.prints_to(place / "wydruk.pdf")
    user.clicks("Drukuj")
    user.awaits_file(place / "wydruk.pdf")


def saves_a_file(user: User, place: Path) -> None:
    user.gives_file(place / "sprawozdanie.pdf")
    user.clicks("Zapisz PDF")
    user.awaits_file(place / "sprawozdanie.pdf")


def backs_up_and_restores(user: User, place: Path) -> None:
    """A backup on demand, restored to a second folder."""
    user.clicks("Ustawienia")
    user.clicks_row("Kopie")
    user.clicks("Zrób kopię teraz")
    user.awaits("sprawdzona")
    user.clicks("Odtwórz…")
    user.fills({"Nowy folder": str(place / "odtworzone"), "Hasło z dnia kopii": PASSWORD})
    user.clicks("Odtwórz")
    user.awaits("Otwórz odtworzony folder")


def locks(user: User) -> None:
    user.control(Qt.Key.Key_L)
    user.awaits("Nie pamiętam hasła")
    assert not user.sees("Druga")


def comes_in_by_code(user: User, code: str) -> None:
    """The password is forgotten: the code on the sheet gives a new one."""
    user.clicks("Nie pamiętam hasła")
    user.writes_lines(code.lower(), NEW_PASSWORD, NEW_PASSWORD)
    user.awaits("Nie pamiętam hasła")
    user.writes_lines(NEW_PASSWORD)
    user.awaits("Pulpit")
