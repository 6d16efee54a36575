"""Each command as a process of its own, in a folder with spaces and Polish letters (plain ones: test_exit_codes.py)."""

import json
import shutil
from datetime import date

import pytest
from sqlalchemy import select
from tests.cli.running import PASSWORD, TODAY, run, validate
from tests.fixtures.processes import a_fresh_start
from tests.fixtures.records import add_one_of_each

from mgops_desktop.domain.clock import FixedClock, SystemClock
from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.data_folder import FirstAccount, create_data_folder, open_data
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.furniture import CENTRE
from mgops_desktop.storage.vault.passwords import Argon2Cost
from mgops_desktop.storage.vault.recovery_code import read_code

DAY = FixedClock.on(date(2026, 11, 21))
NEW_PASSWORD = "siedem dzikich kaczek"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder made by `init`, with one record of every kind in it; beside it the recovery code."""
    path = tmp_path_factory.mktemp("cli") / "Łódź i okolice" / "dane ośrodka"
    code = path.parent.parent / "kod odzyskiwania.txt"
    made = run("init", "--data", path, "--today", TODAY, "--recovery-out", code)
    assert (made.code, made.out) == (0, "")
    assert "Wydrukuj kod odzyskiwania" in made.said
    data = open_data(path, PASSWORD, DAY)
    data.database.change(add_one_of_each)
    data.close()
    return path


def on(folder, *arguments):
    return run(*arguments, "--data", folder, "--today", TODAY)


def test_init_writes_a_recovery_code_that_can_be_read_and_only_by_its_owner(folder):
    code = folder.parent.parent / "kod odzyskiwania.txt"
    assert read_code(code.read_text(encoding="utf-8"))
    assert code.stat().st_mode & 0o077 == 0


def test_indicators_of_a_year_and_of_any_period(folder):
    year = on(folder, "indicators", "--year", 2026)
    assert year.code == 0
    found = {one["key"]: one["value"] for one in year.json("indicators")["indicators"]}
    assert found["families_supported_by_assistant"] == 1
    dates = on(folder, "indicators", "--from", "2026-11-01", "--to", "2026-11-30")
    assert dates.json("indicators")["period"] == {"first": "2026-11-01", "last": "2026-11-30"}


def test_list_behind_a_figure_has_no_names_unless_asked_for(folder):
    listed = on(folder, "indicators", "--year", 2026, "--list", "families_supported_by_assistant")
    found = listed.json("indicators-list")
    assert len(found["records"]) == found["value"] == 1
    assert found["records"][0] == {"kind": "family", "number": "R/9077/2026", "label": "rodzina"}
    named = on(
        folder,
        *("indicators", "--year", 2026, "--with-names"),
        *("--list", "families_supported_by_assistant", "visit_hours"),
    )
    first, second = named.json("indicators-list")["lists"]
    assert first["records"][0]["label"] == "Kanarek-family-name"
    assert sum(one["amount"] for one in second["records"]) == pytest.approx(second["value"])


def test_report_in_every_format(folder, tmp_path):
    for form, begins in (("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK"), ("json", b"{")):
        out = tmp_path / f"sprawozdanie.{form}"
        made = on(folder, "report", "annual", "--year", 2026, "--format", form, "-o", out)
        assert (made.code, made.out) == (0, ""), made.said
        assert out.read_bytes().startswith(begins)
    validate("report", json.loads(out.read_text(encoding="utf-8")))


def test_form_of_a_report_is_told_by_the_name_of_its_file(folder, tmp_path):
    out = tmp_path / "sprawozdanie.DOCX"
    assert on(folder, "report", "annual", "--year", 2026, "-o", out).code == 0
    assert out.read_bytes().startswith(b"PK")


def test_proof_of_terms_of_one_procedure(folder, tmp_path):
    out = tmp_path / "metryka.json"
    asked = ("report", "blue_card_terms", "--format", "json", "-o", out)
    made = on(folder, *asked, "--procedure", "NK/9077/2026")
    assert (made.code, made.out) == (0, ""), made.said
    assert "procedura NK/9077/2026" in out.read_text(encoding="utf-8")
    unknown = on(folder, *asked, "--procedure", "NK/1/1999")
    assert unknown.code != 0
    assert "nie ma procedury NK/1/1999" in unknown.out


def test_due_and_check(folder):
    due = on(folder, "due")
    items = due.json("due")["items"]
    labels = [item["subject"]["label"] for item in items]
    assert "sprawa z 03.03.2026" in labels
    assert not any("Kanarek-family" in label for label in labels)
    check = on(folder, "check", "--year", 2026)
    problems = check.json("check")["problems"]
    assert check.code == 1
    assert any(problem["severity"] == "error" for problem in problems)


def test_backup_and_restore_with_password_and_with_the_recovery_code(folder, tmp_path):
    stick = tmp_path / "pendrive"
    stick.mkdir()
    made = on(folder, "backup", "--to", stick).json("backup")
    assert made["counts"]["family"] == 1
    by_password = tmp_path / "odtworzone hasłem"
    restored = run("restore", made["file"], "--data", by_password, "--yes")
    assert restored.json("restore")["sha256"] == made["sha256"]
    by_code = tmp_path / "odtworzone kodem"
    code = folder.parent.parent / "kod odzyskiwania.txt"
    again = run(
        *("restore", made["file"], "--data", by_code, "--yes"),
        *("--recovery-code-file", code),
        password=None,
        new_password=NEW_PASSWORD,
    )
    assert again.json("restore")["verified"] is True
    assert run("due", "--data", by_code).code == 3
    assert run("due", "--data", by_code, password=NEW_PASSWORD).code == 0
    figures = on(by_password, "indicators", "--year", 2026)
    assert figures.out == on(folder, "indicators", "--year", 2026).out


def test_restoring_with_the_code_needs_a_good_new_password_first(folder, tmp_path):
    made = on(folder, "backup").json("backup")
    new, code = tmp_path / "nowy", folder.parent.parent / "kod odzyskiwania.txt"
    words = ("restore", made["file"], "--data", new, "--yes", "--recovery-code-file", code)
    missing = run(*words, password=None)
    assert (missing.code, "MGOPS_NEW_PASSWORD" in missing.said) == (3, True)
    weak = run(*words, password=None, new_password="za krótkie")
    assert "12" in weak.said
    assert weak.code in (2, 3)
    unknown = run(*words, "--login", "nikt", password=None, new_password=NEW_PASSWORD)
    assert (unknown.code, "Nie ma konta" in unknown.said) == (2, True)
    assert not new.exists()


def test_new_password_by_the_recovery_code_is_set_and_journalled(folder, tmp_path):
    copy = tmp_path / "kopia"
    shutil.copytree(folder, copy)
    code = folder.parent.parent / "kod odzyskiwania.txt"
    words = ("password", "--data", copy, "--recovery-code-file", code)
    done = run(*words, password=None, new_password=NEW_PASSWORD)
    assert done.json("password") == {"folder": str(copy), "login": "kierownik"}
    assert run("due", "--data", copy).code == 3
    data = open_data(copy, NEW_PASSWORD, SystemClock())
    assert data.database.read(last_entry) == "nowe hasło ustawione kodem odzyskiwania"
    data.let_go()


@question("ostatni wpis", None)
def last_entry(session):
    table = CENTRE.operation
    return session.scalar(select(table.name).order_by(table.sequence.desc()).limit(1))


def test_password_of_any_account_restores_and_a_missing_key_is_told(tmp_path):
    path = tmp_path / "dane"
    accounts = [
        FirstAccount("ewa", "Ewa", PASSWORD),
        FirstAccount("jan", "Jan", NEW_PASSWORD, frozenset({Role.HEAD})),
    ]
    create_data_folder(path, accounts, DAY, cost=Argon2Cost())
    whole = run("backup", "--data", path).json("backup")
    assert whole["verified"] is True
    made = run("backup", "--data", path, password=NEW_PASSWORD)
    found = made.json("backup")
    assert (found["verified"], found["only_copied"]) == (False, ["blue_card.db"])
    assert "Tylko skopiowano" in made.said
    target = tmp_path / "nowy"
    words = ("restore", found["file"], "--data", target, "--yes")
    assert run(*words, "--login", "ewa", password=NEW_PASSWORD).code == 3
    restored = run(*words, password=NEW_PASSWORD)
    assert restored.json("restore")["only_copied"] == ["blue_card.db"]
    by_owner = run("restore", found["file"], "--data", tmp_path / "drugi", "--yes")
    assert by_owner.json("restore")["verified"] is True


def test_template_and_description(folder, tmp_path):
    assert on(folder, "template", "--describe").json("template")["format"] == 1
    for options in ((), ("--start",)):
        out = tmp_path / f"szablon{len(options)}.xlsx"
        made = on(folder, "template", out, *options)
        assert (made.code, made.out, out.read_bytes()[:2]) == (0, "", b"PK")


def test_import_of_an_empty_template_changes_nothing(folder, tmp_path):
    out = tmp_path / "pusty szablon.xlsx"
    on(folder, "template", out)
    imported = on(folder, "import", out, "--dry-run")
    assert imported.code == 0, imported.said
    assert imported.json("import")["errors"] == []


def test_deadlines_need_no_folder(tmp_path):
    one = run("deadline", "T01", "--from", "2026-11-09", "--format", "json", cwd=tmp_path)
    assert one.json("deadline")["nominal"] == "2026-11-17"
    assert "pominięte: 11.11" in one.said
    rules = run("deadline", "--list").json("deadline-list")["rules"]
    assert "T01" in {rule["rule"] for rule in rules}
    batch = tmp_path / "terminy z pliku.csv"
    batch.write_text("rule,from\nT01,2026-11-09\nnieznana,2026-11-09\n", encoding="utf-8")
    known, unknown = run("deadline", "--batch", batch).json("deadline-batch")["results"]
    assert (known["nominal"], unknown["rule"]) == ("2026-11-17", "nieznana")
    moment = run("deadline", "T23", "--from", "2026-10-24T18:00").json("deadline")
    assert moment["nominal"] == "2026-10-25T17:00:00+01:00"  # a day of 25 hours


def test_catalogue_and_report_list_need_no_folder():
    catalogue = run("indicators", "--catalogue", password=None).json("indicators-catalogue")
    keys = [one["key"] for one in catalogue["indicators"]]
    assert len(keys) == len(set(keys)) > 150
    assert run("report", "--list", password=None).json("report-list")["reports"]


def test_self_check():
    checked = a_fresh_start(["--self-check"], {})
    assert checked.code == 0, checked.err
    validate("self-check", found := json.loads(checked.out))
    assert found["pdf"] > 10_000


def test_document_of_a_record_is_registered_and_written_in_every_format(folder, tmp_path):
    listed = run("document", "--list", password=None).json("document-list")["documents"]
    assert {"key", "title", "of", "basis"} <= listed[0].keys()
    command = ("document", "karta-rodziny", "--number", "R/9077/2026", "--text", "housing=Dwór")
    for form, begins in (("pdf", b"%PDF"), ("docx", b"PK"), ("json", b"{")):
        out = tmp_path / f"karta.{form}"
        made = on(folder, *command, "--format", form, "-o", out)
        assert (made.code, made.out) == (0, ""), made.said
        assert "Braki widoczne na wydruku" in made.said
        assert "Zapisano dokument DOK/" in made.said
        assert out.read_bytes().startswith(begins)
    text = out.read_text(encoding="utf-8")
    validate("report", json.loads(text))
    assert "Dwór" in text


def test_paper_of_a_procedure_is_registered_and_written_and_its_file_says_nothing(folder, tmp_path):
    listed = run("document", "--list", password=None).json("document-list")["documents"]
    assert any(one["key"] == "zawiadomienie-o-wszczeciu" for one in listed)
    command = ("document", "notatka-z-czynnosci", "--number", "NK/9077/2026")
    out = tmp_path / "notatka.pdf"
    made = on(folder, *command, "--text", "action_who=Iga Socjalna", "-o", out)
    assert (made.code, made.out) == (0, ""), made.said
    assert "Zapisano dokument DP/" in made.said
    assert out.read_bytes().startswith(b"%PDF")
