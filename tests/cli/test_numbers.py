"""Numbers on the command line: the register, with what was taken back."""

import pytest
from tests.cli.running import PASSWORD, TODAY, run
from tests.fixtures.opened import CLOCK, add

from mgops_desktop.operations.data_folder import open_data
from mgops_desktop.operations.visit import bin_record
from mgops_desktop.storage.tables.family import Family, Person


def on(folder, *arguments):
    return run(*arguments, "--data", folder, "--today", TODAY)


@pytest.fixture(params=["dane", "Łódź i okolice"])
def folder(request, tmp_path):
    path = tmp_path / request.param
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
