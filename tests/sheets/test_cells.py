from dataclasses import replace
from datetime import date, datetime, time

import pytest

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.family import Sex
from mgops_desktop.sheets.cells import Reading, read_cell
from mgops_desktop.sheets.dictionaries import shipped_dictionaries
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.sheets.masks import KEEP, too_long

TODAY = date(2026, 11, 21)


def column(path):
    sheet, key = path.split(".")
    return BY_KEY[sheet].column(key)


def read(path, cell):
    return read_cell(column(path), cell, Reading(TODAY, shipped_dictionaries()))


@pytest.mark.parametrize(
    ("path", "cell", "value"),
    [
        ("person.surname", "  Przykładowa  ", "Przykładowa"),
        ("person.phone", 600100200, "600100200"),
        ("person.phone", 600100200.0, "600100200"),
        ("person.occupation", 1.5, "1,5"),
        ("person.remark", date(2026, 3, 2), "02.03.2026"),
        ("person.remark", datetime(2026, 3, 2, 9, 30), "02.03.2026 9:30"),  # noqa: DTZ001
        ("person.remark", time(9, 30), "9:30"),
        ("person.remark", True, "tak"),
        ("person.remark", "dwa\nwiersze", "dwa\nwiersze"),
        ("person.surname", "dwa\nwiersze", "dwa wiersze"),
        ("person.pesel", 2270812345, "02270812345"),
        ("visit.minutes", 60, 60),
        ("visit.minutes", 60.0, 60),
        ("visit.minutes", "1 234", 1234),
        ("contract.fraction", 0.5, 50),
        ("contract.fraction", "0,5", 50),
        ("contract.fraction", 1, 100),
        ("contract.fraction", 0.1 + 0.2, 30),
        ("yearly_count.value", "1 234,56", 123456),
        ("yearly_count.value", -3, -300),
        ("visit.day", datetime(2026, 3, 2, 9, 30), date(2026, 3, 2)),  # noqa: DTZ001
        ("visit.day", "2.3.26", date(2026, 3, 2)),
        ("visit.day", "020326", date(2026, 3, 2)),
        ("visit.day", 121226, date(2026, 12, 12)),
        ("visit.day", "dziś", TODAY),
        ("person.birth_date", "1.5.40", date(1940, 5, 1)),
        ("opening_figure.month", date(2026, 3, 17), date(2026, 3, 1)),
        ("opening_figure.month", "03.2026", date(2026, 3, 1)),
        ("opening_figure.month", "2026-03", date(2026, 3, 1)),
        ("visit.began", time(9, 30), time(9, 30)),
        ("visit.began", time(9, 29, 59, 999000), time(9, 30)),
        ("visit.began", "9.30", time(9, 30)),
        ("visit.began", 930, time(9, 30)),
        ("visit.incomplete", "TAK", True),
        ("visit.incomplete", False, False),
        ("visit.incomplete", 0, False),
        ("person.sex", "Kobieta", Sex.FEMALE),
        ("person.sex", "MEZCZYZNA", Sex.MALE),
        ("person.sex", "female", Sex.FEMALE),
        ("case.closure_reason", "Osiągnięcie celów planu pracy", "goals_achieved"),
        ("case.closure_reason", "goals_achieved", "goals_achieved"),
        ("dictionary_entry.maps_to", "zgon", "death"),
        ("case.family", 12, "12"),
        ("visit.cases", "AR/1/2026; AR/2/2026;AR/1/2026", ("AR/1/2026", "AR/2/2026")),
        ("visit.cases", "AR/1/2026, AR/2/2026", ("AR/1/2026", "AR/2/2026")),
        ("visit.tasks", "15.3; 15.13a", ["15.3", "15.13a"]),
        ("visit.tasks", 15.3, ["15.3"]),
    ],
)
def test_a_cell_becomes_the_value_of_its_column(path, cell, value):
    found = read(path, cell)
    assert (type(found), found) == (type(value), value)


@pytest.mark.parametrize(
    ("path", "cell", "says"),
    [
        ("person.surname", "#REF!", "błąd arkusza"),
        ("person.surname", "x" * 201, "nic nie zostało obcięte"),
        ("person.surname", "Prz\x00ykładowa", "uszkodzony"),
        ("visit.minutes", 1.5, "nie jest liczbą całkowitą"),
        ("visit.minutes", 1441, "poza zakresem"),
        ("visit.minutes", -1, "poza zakresem"),
        ("visit.minutes", True, "liczba całkowita"),
        ("visit.km", 10**11, "poza zakresem"),
        ("visit.km", 10**30, "nie jest liczbą całkowitą"),
        ("contract.fraction", 0.333, "dwa miejsca"),
        ("contract.fraction", float("nan"), "liczba"),
        ("contract.fraction", float("inf"), "liczba"),
        ("contract.fraction", -1, "ujemna"),
        ("visit.day", "31.02.2026", "nie ma dnia 31"),
        ("visit.day", 45000, "a nie data"),
        ("visit.day", 10524, "a nie data"),
        ("visit.day", date(1899, 12, 31), "poza zakresem"),
        ("visit.began", 0.4, "nie jest godziną"),
        ("visit.began", "25:00", "Nie ma godziny"),
        ("visit.incomplete", "może", "ani tak, ani nie"),
        ("person.sex", "żeńska", "Można wpisać: kobieta; mężczyzna"),
        ("case.closure_reason", "rezygnacja", "Słowniki"),
        ("visit.tasks", "15.99", "Nie ma zadania"),
        ("visit.tasks", 15.1, "15.1, czy 15.10"),
        ("visit.tasks", date(2026, 3, 15), "zamienił numer zadania na datę"),
    ],
)
def test_what_cannot_be_read_for_certain_is_refused(path, cell, says):
    with pytest.raises(UserError, match=says):
        read(path, cell)


def test_an_unknown_word_of_a_growing_dictionary_becomes_an_entry():
    reading = Reading(TODAY, shipped_dictionaries())
    district = column("family.district")
    assert read_cell(district, "Żółta Góra", reading) == "zolta_gora"
    assert read_cell(district, "żółta  góra", reading) == "zolta_gora"
    assert reading.new_entries == [("district", "zolta_gora", "Żółta Góra")]


def test_cells_that_stand_for_a_hidden_value_leave_it_alone():
    assert read("person.street", "Adres chroniony") is KEEP
    assert read("visit.course", too_long(40_000)) is KEEP
    assert read("person.occupation", "adres chroniony") == "adres chroniony"


def test_a_dictionary_that_may_not_grow_stays_as_it_is():
    fixed = replace(column("family.district"), may_grow=False)
    with pytest.raises(UserError, match="Nie ma na liście"):
        read_cell(fixed, "Rejon 1", Reading(TODAY, shipped_dictionaries()))
