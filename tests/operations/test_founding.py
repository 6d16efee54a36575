"""Founding the centre's folder: whole with what was typed, or not at all."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.conftest_database import CLOCK, PASSWORD, TODAY
from tests.faults.children import Child

from mgops_desktop.domain.errors import FolderRefused
from mgops_desktop.operations import founding
from mgops_desktop.operations.data_folder import FirstAccount, create_data_folder, open_data
from mgops_desktop.operations.founding import (
    NewCentre,
    found,
    judge_centre,
    new_code,
    require_empty,
)
from mgops_desktop.operations.practice import Scale, Size, make_practice_folder
from mgops_desktop.storage.access import question
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.setting import centre
from mgops_desktop.storage.tables.account import Account
from mgops_desktop.storage.tables.staff import Worker
from mgops_desktop.storage.vault import keys
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.key_file import KeyStore
from mgops_desktop.storage.vault.keys import unlock_with_recovery
from mgops_desktop.storage.vault.passwords import Argon2Cost

NEW = NewCentre(
    {"name": "Ośrodek w Przykładowie", "post_code": "00-000", "head_name": "Ewa Wzorowa"},
    *("Zofia", "Wzorowa", "asystent rodziny", "zofia", PASSWORD),
)


@pytest.fixture(autouse=True)
def no_calibration(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the least cost instead of measuring how much this machine can bear."""
    monkeypatch.setattr(keys, "calibrated_cost", Argon2Cost)


@question("pierwsza osoba w teście", None)
def first_person(session) -> tuple[str, str, str, bool]:
    worker = session.scalars(select(Worker)).one()
    linked = session.scalars(select(Account.worker_id)).one() == worker.id
    return worker.surname, worker.job_title, worker.number, linked


def test_founded_folder_holds_what_was_typed_and_opens_by_the_printed_code(tmp_path: Path) -> None:
    path, code = tmp_path / "dane", new_code()
    found(path, NEW, code, CLOCK)
    data = open_data(path, PASSWORD, CLOCK)
    try:
        header = data.database.read(centre)
        assert (header.name, header.head_name) == ("Ośrodek w Przykładowie", "Ewa Wzorowa")
        assert data.database.read(first_person) == (
            *("Wzorowa", "asystent rodziny", "P/1/2026", True),
        )
    finally:
        data.let_go()
    assert unlock_with_recovery(KeyStore(DataFolder(path)).read(), code).keys


def test_working_folder_gives_the_first_person_a_provisional_number(tmp_path: Path) -> None:
    found(tmp_path / "dane", replace(NEW, working=True), new_code(), CLOCK)
    data = open_data(tmp_path / "dane", PASSWORD, CLOCK)
    try:
        assert data.database.read(first_person)[2].startswith("robocza-")
    finally:
        data.let_go()


@pytest.mark.parametrize("is_there", [False, True], ids=["new folder", "empty folder"])
def test_founding_that_fails_on_its_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_there: bool
) -> None:
    def fail(*_: object) -> str:
        raise ValueError("in the middle")

    path = tmp_path / "dane"
    if is_there:
        path.mkdir()
    monkeypatch.setattr(founding, "next_number", fail)
    with pytest.raises(ValueError, match="in the middle"):
        found(path, NEW, new_code(), CLOCK)
    assert path.exists() is is_there
    assert not is_there or not list(path.iterdir())


def found_until_killed(reports, path: Path) -> None:
    """Found a folder and stop in the middle of filling it."""

    def fill(_database: Database) -> None:
        reports.send(1)
        while True:
            pass

    accounts = [FirstAccount("zofia", "Zofia Wzorowa", PASSWORD)]
    create_data_folder(path, accounts, CLOCK, cost=Argon2Cost(), fill=fill)


@pytest.mark.skipif(os.name == "nt", reason="the fork server")
def test_killed_founding_is_no_folder_and_does_not_stand_in_the_way(tmp_path: Path) -> None:
    path = tmp_path / "dane"
    with Child(found_until_killed, path) as child:
        child.report()
    assert not DataFolder(path).is_initialised()
    require_empty(path)
    found(path, NEW, new_code(), CLOCK)
    open_data(path, PASSWORD, CLOCK).let_go()
    assert sorted(one.name for one in path.iterdir()) == ["kopie", "logi", "vault"]


def test_practice_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    said: list[tuple[int, int]] = []

    def stop_in_the_middle(done: int, total: int, _words: str) -> None:
        said.append((done, total))
        if done > total / 3:
            raise ValueError("stopped")

    path = tmp_path / "ćwiczenia"
    with pytest.raises(ValueError, match="stopped"):
        make_practice_folder(path, Scale(Size.SMALL, TODAY, 1), told=stop_in_the_middle)
    assert not path.exists()
    assert len({done for done, total in said if total}) > 1


def test_place_with_other_files_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    (tmp_path / "zdjęcie.jpg").write_bytes(b"x")
    with pytest.raises(FolderRefused, match="nie jest pusty"):
        require_empty(tmp_path)


@pytest.mark.parametrize(
    ("given", "field", "said"),
    [
        ({"name": ""}, "name", ""),
        ({"name": "Ośrodek", "post_code": "0000"}, "post_code", "Kod pocztowy ma postać 00-000."),
        ({"name": "Ośrodek", "email": "ops"}, "email", "To nie jest adres e-mail."),
    ],
)
def test_centre_is_judged_by_the_rules_of_its_record(
    given: dict[str, str], field: str, said: str
) -> None:
    problems, _later = judge_centre(given, date(2026, 11, 23))
    assert [one.field for one in problems] == [field]
    assert problems[0].message.startswith(said)


def test_what_can_be_made_up_for_later_is_told_apart() -> None:
    problems, later = judge_centre({"name": "Ośrodek"}, date(2026, 11, 23))
    assert not problems
    assert [one.field for one in later] == ["head_name", "council"]
