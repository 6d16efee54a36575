"""Numbers on the command line: the register, with what was taken back, and the hand-over of a working folder."""

import pytest
from tests.cli.running import PASSWORD, TODAY, run
from tests.fixtures.opened import CLOCK, add

from mgops_desktop.operations.data_folder import open_data
from mgops_desktop.operations.visit import bin_record
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.numbers import next_number
from mgops_desktop.storage.tables.family import Family, Person


def on(folder, *arguments):
    return run(*arguments, "--data", folder, "--today", TODAY)


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "Łódź i okolice"
    assert run("init", "--data", path, "--today", TODAY).code == 0
    return path


def test_register_shows_given_and_cancelled_numbers_of_a_year(folder):
    data = open_data(folder, PASSWORD, CLOCK)
    families = [Family(number=f"R/{number}", name="Wzorcowa") for number in ("1/2026", "9/2025")]
    _kept, old = data.database.change(add, *families)
    (person,) = data.database.change(add, Person(number="O/1/2026", surname="Umowna"))
    data.database.change(bin_record, "family", old, "założona dwa razy")
    data.database.change(bin_record, "person", person, "pomyłka")
    data.let_go()

    every = on(folder, "register", "family")
    assert (every.code, every.said.strip()) == (0, "Numery: 2, w tym anulowane: 1.")
    found = every.json("register")
    assert (found["kind"], found["year"]) == ("family", None)
    cancelled = {
        "number": "R/9/2025",
        "state": "anulowany",
        "day": TODAY,
        "reason": "założona dwa razy",
    }
    given = {"number": "R/1/2026", "state": "nadany", "day": None, "reason": ""}
    assert found["numbers"] == [cancelled, given]
    assert "Wzorcowa" not in every.out
    of_year = on(folder, "register", "family", "--year", 2026).json("register")
    assert (of_year["year"], of_year["numbers"]) == (2026, [given])

    erased = on(folder, "erase", "person", "O/1/2026", "--reason", "na wniosek", "--yes")
    assert erased.code == 0, erased.said
    (line,) = on(folder, "register", "person").json("register")["numbers"]
    assert (line["number"], line["state"], line["reason"]) == (
        "O/1/2026",
        "anulowany",
        "na wniosek",
    )


def test_kind_without_numbers_is_wrong_use(folder):
    refused = on(folder, "register", "setting")
    assert (refused.code, refused.out) == (2, "")
    assert "Nie ma rejestru numerów „setting”" in refused.said


@operation("zapisy w teście", None)
def work(session):
    """A family and a person under the next numbers."""
    session.add(Family(number=next_number(session, Family), name="Robocza"))
    session.add(Person(number=next_number(session, Person), surname="Robocza"))


def work_in(path):
    data = open_data(path, PASSWORD, CLOCK)
    data.database.change(work)
    data.let_go()


@pytest.mark.slow
def test_working_folder_is_handed_over_by_export_and_import(folder, tmp_path):
    laptop, workbook = tmp_path / "laptop asystentki", tmp_path / "przekazanie.xlsx"
    founded = run("init", "--data", laptop, "--today", TODAY, "--working")
    assert founded.code == 0
    assert "To folder roboczy" in founded.said
    work_in(laptop)
    work_in(folder)
    assert on(laptop, "export", workbook).code == 0
    (provisional,) = on(laptop, "register", "family").json("register")["numbers"]
    assert provisional["number"].startswith("robocza-")

    looked = on(folder, "import", workbook, "--dry-run").json("import")
    stored = on(folder, "import", workbook)
    assert stored.code == 0, stored.said
    assert "Numery robocze zastąpione numerami rejestru: 2." in stored.said
    found = stored.json("import")
    assert found["renumbered"] == looked["renumbered"]
    assert {
        "sheet": "family",
        "provisional": provisional["number"],
        "number": "R/2/2026",
    } in found["renumbered"]
    again = on(folder, "import", workbook).json("import")
    assert (again["import_id"], again["renumbered"]) == (None, found["renumbered"])

    taken = on(folder, "import", "--take-back", found["import_id"])
    assert taken.json("import-take-back")["kept"] == []
    states = on(folder, "register", "family").json("register")["numbers"]
    assert [(one["number"], one["state"]) for one in states] == [
        ("R/1/2026", "nadany"),
        ("R/2/2026", "anulowany"),
    ]


def test_working_folder_can_become_the_main_one(tmp_path):
    laptop = tmp_path / "laptop"
    assert run("init", "--data", laptop, "--today", TODAY, "--working").code == 0
    assert on(laptop, "make-main").code == 2
    made = on(laptop, "make-main", "--yes")
    assert (made.code, made.out) == (0, "")
    assert "główny folder ośrodka" in made.said
    assert "Niczego nie zmieniono" in on(laptop, "make-main", "--yes").said
    work_in(laptop)
    (line,) = on(laptop, "register", "family").json("register")["numbers"]
    assert line["number"] == "R/1/2026"
