"""Accounts from the command line: a second account is added, used, and closed."""

import pytest
from tests.cli.running import PASSWORD, TODAY, run

OTHER = "niebieski rower pod oknem"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("konta") / "Łódź i okolice"
    made = run("init", "--data", path, "--today", TODAY, "--authorised", "2026-11-02")
    assert made.code == 0, made.said
    assert "z dnia 02.11.2026" in made.said
    assert "account change kierownik --authorised" in made.said
    return path


def on(folder, *arguments, **more):
    return run(*arguments, "--data", folder, "--today", TODAY, **more)


def logins(folder):
    found = on(folder, "account", "list").json("account-list")["accounts"]
    return {one["login"]: one for one in found}


@pytest.mark.slow
def test_account_lives_from_adding_to_closing(folder, monkeypatch, tmp_path):
    assert logins(folder)["kierownik"]["authorised"] == "2026-11-02"
    monkeypatch.setenv("MGOPS_NEW_PASSWORD", OTHER)
    added = on(
        folder,
        *("account", "add", "jan", "--name", "Jan Wzorcowy", "--role", "assistant"),
        *("--authorised", "2026-11-10"),
    )
    assert (added.code, added.out) == (0, ""), added.said
    assert on(folder, "due", "--login", "jan", password=OTHER).code == 0
    given = on(folder, "account", "role", "jan", "--give", "team_member")
    assert given.code == 0, given.said
    changed = on(folder, "account", "change", "jan", "--confidentiality", "2026-11-11")
    assert changed.code == 0, changed.said
    monkeypatch.setenv("MGOPS_NEW_PASSWORD", f"{OTHER} nowe")
    own = on(folder, "account", "password", "--login", "jan", password=OTHER)
    assert own.code == 0, own.said
    code = tmp_path / "kod"
    sheet = on(folder, "account", "recovery-code", "--recovery-out", code)
    assert (sheet.code, sheet.out, bool(code.read_text(encoding="utf-8"))) == (0, "", True)
    found = logins(folder)["jan"]
    assert (found["confidentiality"], found["can_open"]) == ("2026-11-11", True)
    assert [one["role"] for one in found["roles"]] == ["assistant", "team_member"]
    closed = on(folder, "account", "close", "jan")
    assert closed.code == 0, closed.said
    assert on(folder, "due", "--login", "jan", password=f"{OTHER} nowe").code == 3
    assert (logins(folder)["jan"]["closed"], logins(folder)["jan"]["can_open"]) == (True, False)
    assert on(folder, "backup").code == 0


def test_wrong_use_and_missing_password(folder):
    for wrong in (
        ("account", "add", "ola", "--name", "Ola", "--role", "szef", "--authorised", TODAY),
        ("account", "role", "kierownik"),
        ("account", "change", "kierownik"),
        ("account", "close", "nikt"),
        ("account", "nieznane"),
    ):
        ran = on(folder, *wrong)
        assert (ran.code, ran.out) == (2, ""), ran.said
    ran = on(
        folder, "account", "add", "ola", "--name", "Ola", "--role", "office", "--authorised", TODAY
    )
    assert (ran.code, ran.out) == (3, "")
    assert "MGOPS_NEW_PASSWORD" in ran.said


def test_first_account_cannot_have_papers_of_tomorrow(tmp_path):
    made = run("init", "--data", tmp_path / "nowy", "--today", TODAY, "--authorised", "2026-11-22")
    assert (made.code, made.out) == (2, "")
    assert not (tmp_path / "nowy").exists()
    assert PASSWORD not in made.said
