"""What goes wrong, told by exit code and in Polish; as JSON where asked for (contracts 2)."""

import json
from io import StringIO

import pytest
from tests.cli.running import PASSWORD, TODAY, run, validate

from mgops_desktop import cli
from mgops_desktop.cli import session
from mgops_desktop.domain.errors import FolderInUse
from mgops_desktop.domain.rights import MATRIX, Right, Role
from mgops_desktop.storage.seeds import shipped_deadline_rules
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.lock import FolderLock


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("kody") / "dane"
    assert run("init", "--data", path, "--today", TODAY).code == 0
    return path


@pytest.fixture
def here(monkeypatch, capsys):
    """Runs a command in this process: the same way in, without the time of a new interpreter."""

    def command(*arguments, password=PASSWORD):
        monkeypatch.delenv("MGOPS_PASSWORD", raising=False)
        if password is not None:
            monkeypatch.setenv("MGOPS_PASSWORD", password)
        monkeypatch.setattr("sys.stdin", StringIO())
        code = cli.main([str(one) for one in arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return command


def as_json(printed, code):
    """The error on standard output, valid by its schema."""
    found = json.loads(printed)
    validate("error", found)
    assert found["error"]["code"] == code
    return found["error"]["message"]


WRONG_USE = [
    ["nieznane"],
    ["indicators"],
    ["indicators", "--year", "dwa"],
    ["indicators", "--year", "2026", "--half", "3"],
    ["indicators", "--year", "1066"],
    ["indicators", "--from", "2026-02-31", "--to", "2026-03-01"],
    ["indicators", "--from", "2026-03-01"],
    ["indicators", "--from", "2026-03-01", "--to", "2026-02-01"],
    ["indicators", "--year", "2026", "--nieznana"],
    ["report", "nieznane", "--year", "2026", "-o", "x.pdf"],
    ["report", "annual", "--year", "2026", "--format", "odt", "-o", "x.odt"],
    ["report", "annual", "--year", "2026"],
    ["report", "annual", "--procedure", "NK/1/2026", "-o", "x.pdf"],
    ["document", "nieznany", "--number", "R/1/2026", "-o", "x.pdf"],
    ["document", "karta-rodziny", "-o", "x.pdf"],
    ["restore", "kopia"],
    ["deadline"],
    ["deadline", "nieznana", "--from", "2026-01-01"],
    ["deadline", "T01", "--from", "wczoraj"],
    ["deadline", "T23", "--from", "2026-03-29T02:30"],
    ["import"],
    ["import", "--take-back", "nie-numer"],
    ["template"],
    ["due", "--on", "jutro"],
    ["due", "--on", "0001-01-01"],
    ["due", "--today", "9999-12-31"],
    ["check", "--year", "99999"],
    ["register"],
    ["register", "family", "--year", "99999"],
    ["due", "--format", "xml"],
    ["indicators", "--year", "2026", "--format", "pdf"],
    ["check", "--year", "1899"],
    ["deadline", "T02", "--from", "9999-12-31"],
    ["deadline", "T12", "--from", "9999-12-31"],
    ["deadline", "T23", "--from", "9999-12-31T23:00"],
    ["demo", "--data", "nigdzie", "--as-of", "1900-01-01"],
    ["demo", "--data", "nigdzie", "--as-of", "2199-01-01"],
]


@pytest.mark.parametrize("arguments", WRONG_USE, ids=" ".join)
def test_2_wrong_use_is_said_in_polish_and_prints_nothing(here, arguments):
    code, out, said = here(*arguments)
    assert (code, out) == (2, "")
    assert said.strip()
    assert not any(word in said for word in ("required", "invalid", "unrecognized", "expected"))


@pytest.mark.parametrize("year", [1900, 2200])
def test_first_and_last_year_are_counted_like_any_other(here, folder, tmp_path, year):
    out = tmp_path / "sprawozdanie.json"
    for command in (
        ["due", "--on", f"{year}-01-01"],
        ["due", "--on", f"{year}-12-31"],
        ["check", "--year", year],
        ["indicators", "--year", year],
        ["report", "annual", "--year", year, "--format", "json", "-o", out],
    ):
        assert here(*command, "--data", folder)[0] in (0, 1), command


@pytest.mark.parametrize("rule", sorted({rule.key for rule in shipped_deadline_rules()}))
@pytest.mark.parametrize("start", ["1900-01-01", "2200-12-31", "2200-12-31T23:59"])
def test_every_rule_is_counted_or_refused_on_the_outermost_days(here, rule, start):
    assert here("deadline", rule, "--from", start)[0] in (0, 2)


def test_bad_row_of_a_batch_leaves_the_others(here, tmp_path):
    batch = tmp_path / "terminy.csv"
    rows = ["rule,from", "T01,2026-11-09", "T02,9999-12-31", ",2026-11-09", "T01,", "T01,wczoraj"]
    batch.write_text("\n".join([*rows, "T01", "T01,2026-11-09,za dużo"]), encoding="utf-8")
    code, out, _said = here("deadline", "--batch", batch)
    found = json.loads(out)
    validate("deadline-batch", found)
    assert code == 0
    errors = ["error" in one for one in found["results"]]
    assert errors == [False, True, True, True, True, True, False]


def test_2_wrong_use_as_json(here):
    code, out, said = here("indicators", "--year", "dwa", "--format", "json")
    assert (code, said) == (2, "")
    assert "--year: 'dwa' nie jest liczbą całkowitą" in as_json(out, 2)


def test_2_unknown_figure(here, folder):
    code, out, said = here("indicators", "--data", folder, "--year", "2026", "--list", "nieznany")
    assert (code, out) == (2, "")
    assert "nieznany" in said


def test_2_recovery_code_that_cannot_be_written_founds_nothing(here, tmp_path):
    new = tmp_path / "nowy"
    code, _out, said = here("init", "--data", new, "--recovery-out", tmp_path / "nie ma" / "kod")
    assert code == 2
    assert "Niczego nie zmieniono" in said
    assert not new.exists()


def test_2_recovery_code_is_never_written_over_a_file(here, tmp_path):
    (tmp_path / "kod").write_text("ważne", encoding="utf-8")
    code, *_ = here("init", "--data", tmp_path / "nowy", "--recovery-out", tmp_path / "kod")
    assert code == 2
    assert (tmp_path / "kod").read_text(encoding="utf-8") == "ważne"


def test_refused_founding_leaves_no_empty_file_for_the_code(here, folder, tmp_path):
    code, *_ = here("init", "--data", folder, "--recovery-out", tmp_path / "kod")
    assert code == 4
    assert not (tmp_path / "kod").exists()


@pytest.mark.parametrize("password", [None, "nie to hasło wcale", ""])
def test_3_password_missing_or_wrong(here, folder, password):
    code, out, said = here("due", "--data", folder, password=password)
    assert (code, out) == (3, "")
    assert "hasł" in said.lower()


def test_3_nobody_is_asked_where_there_is_no_terminal(here, folder, monkeypatch):
    monkeypatch.setattr(session.getpass, "getpass", lambda *_: pytest.fail("asked for a password"))
    for command in (["due"], ["backup"], ["check"], ["indicators", "--year", "2026"]):
        assert here(*command, "--data", folder, password=None)[0] == 3
    assert here("init", "--data", folder.parent / "nowy", password=None)[0] == 3


def test_3_password_is_asked_on_a_terminal(folder, monkeypatch, capsys):
    class Terminal:
        def isatty(self):
            return True

    monkeypatch.delenv("MGOPS_PASSWORD", raising=False)
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr(session.getpass, "getpass", lambda _prompt: PASSWORD)
    assert cli.main(["due", "--data", str(folder), "--today", TODAY]) == 0
    assert json.loads(capsys.readouterr().out)["on"] == TODAY


def test_3_short_password_founds_nothing(here, tmp_path):
    code, out, said = here("init", "--data", tmp_path / "nowy", password="za krótkie")
    assert (code, out) == (3, "") or (code, out) == (2, "")
    assert "12" in said
    assert not (tmp_path / "nowy" / "vault").exists()


@pytest.mark.parametrize(
    "command", [["due"], ["backup"], ["check"], ["indicators", "--year", 2026]]
)
def test_4_folder_without_data(here, tmp_path, command):
    code, out, said = here(*command, "--data", tmp_path / "nie ma")
    assert (code, out) == (4, "")
    assert "nie ma danych" in said


def test_4_founding_and_restoring_never_touch_a_folder_with_content(here, folder, tmp_path):
    assert here("init", "--data", folder)[0] == 4
    (tmp_path / "moje.txt").write_text("ważne", encoding="utf-8")
    assert here("init", "--data", tmp_path)[0] == 4
    made = json.loads(here("backup", "--data", folder)[1])
    code, out, _said = here("restore", made["file"], "--data", tmp_path, "--yes")
    assert (code, out) == (4, "")
    assert [path.name for path in tmp_path.iterdir()] == ["moje.txt"]


def test_5_folder_in_use_says_by_whom(here, folder):
    with FolderLock(DataFolder(folder)):
        code, out, said = here("due", "--data", folder)
        assert (code, out) == (5, "")
        assert "proces" in said
        code, out, _said = here("due", "--data", folder, "--format", "json")
        assert "proces" in as_json(out, FolderInUse.exit_code)


def test_6_damaged_or_missing_file(here, folder, tmp_path):
    broken = tmp_path / "kopia.kopia"
    broken.write_bytes(b"to nie jest kopia")
    for file in (broken, tmp_path / "nie ma.kopia"):
        code, out, said = here("restore", file, "--data", tmp_path / "nowy", "--yes")
        assert (code, out) == (6, ""), said
        assert not (tmp_path / "nowy").exists()
    for command in (["import", broken], ["deadline", "--batch", tmp_path / "nie ma.csv"]):
        assert here(*command, "--data", folder)[:2] == (6, "")


def test_6_recovery_code_file_that_is_not_there(here, folder, tmp_path):
    made = json.loads(here("backup", "--data", folder)[1])
    new = tmp_path / "nowy"
    code, out, _said = here(
        *("restore", made["file"], "--data", new, "--yes"),
        *("--recovery-code-file", tmp_path / "nie ma"),
    )
    assert (code, out) == (6, "")


def test_70_fault_of_the_program_tells_where_but_nothing_of_the_data(here, folder, monkeypatch):
    def fail(*_arguments):
        raise RuntimeError("Kowalska Anna, PESEL 44051401359")

    monkeypatch.setattr("mgops_desktop.operations.check.CHECKS", (fail,))
    for options in ([], ["--format", "json"]):
        code, out, said = here("check", "--data", folder, *options)
        assert code == 70
        assert "RuntimeError" in out + said
        assert "Kowalska" not in out + said
        if options:
            as_json(out, 70)
    assert not FolderLock(DataFolder(folder)).is_held


def test_0_help_is_words_for_people(capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main(["--help"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("command", [[], ["report"], ["account"], ["account", "add"], ["log"]])
def test_help_is_in_polish_throughout(capsys, command):
    with pytest.raises(SystemExit):
        cli.main([*command, "--help"])
    told = capsys.readouterr().err
    assert "użycie: " in told
    assert "pokazuje tę pomoc" in told
    english = ("usage", "positional", "options:", "show ", "command", "The ", "exit")
    assert not any(word in told for word in english), told


def test_account_without_the_right_makes_no_backup_on_request(here, folder, monkeypatch):
    poorer = {role: rights - {Right.BACKUP} for role, rights in MATRIX.items()}
    for role in Role:
        monkeypatch.setitem(MATRIX, role, poorer[role])
    code, out, said = here("backup", "--data", folder)
    assert (code, out) == (2, "")
    assert "kopia zapasowa" in said
