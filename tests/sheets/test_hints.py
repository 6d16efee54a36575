"""One-line hints: everything that is not obvious has one, in a form and in the template alike."""

import pytest

from mgops_desktop.sheets.description import Column
from mgops_desktop.sheets.kinds import SHEETS

OBVIOUS = {
    *("Nazwisko", "Imię", "Płeć", "Data urodzenia", "Telefon", "E-mail", "Obywatelstwo"),
    *("Wykształcenie", "Zawód", "Ulica i numer", "Kod pocztowy", "Miejscowość"),
    *("Rodzina", "Osoba", "Rodzic", "Dziecko", "Pracownik", "Sprawa", "Plan pracy", "Zgłoszenie"),
    *("Procedura", "Grupa", "Formularz", "Sąd", "Sygnatura akt sądu", "Cecha", "Rodzaj"),
    *("Kierunek", "Sprawozdanie", "Nazwa", "Nazwa programu", "Numer uchwały", "Przedmiot"),
    *("Data", "Dzień", "Od", "Rok", "Rok sprawozdania", "Pierwszy rok", "Ostatni rok"),
    *("Od godziny", "Do godziny", "Data oceny", "Data konsultacji", "Data postanowienia"),
    *("Data wypełnienia", "Powołana", "Zabezpieczenie – dzień", "Zawiadomienie sądu – dzień"),
    *("Uwagi", "Uwagi do wyniku", "Temat", "Wartość", "Władza rodzicielska"),
    *("Sytuacja dzieci", "Rodzina odmówiła podpisu", "PESEL", "Adres", "Adres zamieszkania"),
    *("Telefon służbowy", "Instytucja", "Godzina", "Miejsce", "Do", "Data zgłoszenia"),
}
"""Words that say all by themselves."""
LONGEST = 150
COLUMNS = [(sheet.key, column) for sheet in SHEETS for column in sheet.columns]
HINTED = [(key, column) for key, column in COLUMNS if column.help]


def test_what_is_not_obvious_has_a_hint() -> None:
    missing = [
        f"{key}.{column.key}"
        for key, column in COLUMNS
        if not column.help and column.header not in OBVIOUS
    ]
    assert missing == []


@pytest.mark.parametrize(("key", "column"), HINTED, ids=lambda one: getattr(one, "key", one))
def test_hint_is_a_short_sentence(key: str, column: Column) -> None:
    assert "\n" not in column.help
    assert len(column.help) <= LONGEST
    assert column.help.endswith(".")
    assert column.help[0].isupper() or column.help[0] in "„1" or "_" in column.help
