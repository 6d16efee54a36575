"""F-T19, F-T20, F-T27, F-T31: nothing readable on the disk, nothing secret in any message, erased is erased."""

import importlib.util
import json
import logging
import random
import re
import sqlite3
import traceback
from contextlib import closing
from pathlib import Path

import pytest
from tests.faults.trace import calls, trace
from tests.storage.vault.invented import ANNA, LOCAL_DISK, PASSWORD, attach, fill

from mgops_desktop.domain.errors import UserError
from mgops_desktop.storage.vault import keys, rotate
from mgops_desktop.storage.vault.backup import make_backup
from mgops_desktop.storage.vault.compaction import ERASING
from mgops_desktop.storage.vault.connection import open_live
from mgops_desktop.storage.vault.engine import checkpoint, open_engine
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.restore import restore
from mgops_desktop.storage.vault.verify import table_names

CANARY = "Kanarkowska-Żółtodziób"
TOOL = Path(__file__).resolve().parents[2] / "packaging" / "awaryjne_odszyfrowanie.py"


@pytest.fixture(scope="module")
def emergency():
    spec = importlib.util.spec_from_file_location("awaryjne_odszyfrowanie", TOOL)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def plant(vault):
    vault.run(
        f"INSERT INTO family VALUES (999, '{CANARY}')",
        f"INSERT INTO search (rowid, text) VALUES (999, '{CANARY}')",
        "INSERT INTO journal_operation VALUES (999, 'x', 'y')",
    )


def hits(folder, word=CANARY):
    patterns = [word.encode(code) for code in ("utf-8", "utf-16-le", "cp1250")]
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(pattern in path.read_bytes() for pattern in patterns)
    ]


def test_f_t19_no_file_of_a_whole_session_holds_a_canary_word(vault, tmp_path, monkeypatch):
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("SQLITE_TMPDIR", str(temporary))
    monkeypatch.setenv("TMPDIR", str(temporary))
    plant(vault)
    with closing(vault.connect()) as working:  # a write-ahead log is there while we look
        working.execute("BEGIN IMMEDIATE")
        working.execute(f"INSERT INTO family VALUES (1000, '{CANARY}')")
        working.execute("COMMIT")
        working.execute("SELECT a.name FROM family a, family b ORDER BY a.name DESC").fetchall()
        stick = tmp_path / "pendrive"
        stick.mkdir()
        with vault.lock() as lock:
            made = make_backup(lock, vault.unlocked, to=stick)
        restore(
            made.path,
            DataFolder(tmp_path / "odtworzone"),
            lambda key_file: keys.unlock_with_recovery(key_file, vault.code),
            schemas=vault.schemas,
            place=LOCAL_DISK,
        )
        assert vault.folder.database("centre").with_name("centre.db-wal").stat().st_size > 0
        assert hits(tmp_path) == []


def test_f_t19_the_search_for_canaries_would_find_one(tmp_path):
    with closing(sqlite3.connect(tmp_path / "plain.db")) as plain:
        plain.execute("CREATE TABLE family (name TEXT)")
        plain.execute("INSERT INTO family VALUES (?)", (CANARY,))
        plain.commit()
    assert hits(tmp_path) == ["plain.db"]


def test_f_t20_pure_python_reads_the_same_rows_with_the_log_applied(vault, emergency, tmp_path):
    fill(vault, 30)
    with closing(vault.connect()) as working:
        plant(vault)
        working.execute("DELETE FROM family WHERE id = 5")
        expected = {
            t: working.execute(f'SELECT * FROM "{t}"').fetchall() for t in table_names(working)
        }
        parts = emergency.read_parts(vault.folder.path)
    found = emergency.keys_by_password(json.loads(parts["klucze.json"]), "anna", PASSWORD)
    assert found == dict(vault.unlocked.keys)
    assert emergency.decrypt_all(parts, found, tmp_path) == ["centre", "attachments", "blue_card"]
    with closing(sqlite3.connect(tmp_path / "centre.sqlite")) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        for table, rows in expected.items():
            assert plain.execute(f'SELECT * FROM "{table}"').fetchall() == rows
    assert len(expected["family"]) == 30


def test_f_t20_emergency_tool_opens_a_backup_with_the_recovery_code(
    vault, emergency, tmp_path, monkeypatch
):
    fill(vault, 3)
    with vault.lock() as lock:
        made = make_backup(lock, vault.unlocked)
    monkeypatch.setattr("builtins.input", lambda _prompt: "")
    monkeypatch.setattr(emergency.getpass, "getpass", lambda _prompt: vault.code.lower())
    assert emergency.main([str(made.path), str(tmp_path / "wynik")]) == 0
    with closing(sqlite3.connect(tmp_path / "wynik" / "centre.sqlite")) as plain:
        assert plain.execute("SELECT count(*) FROM person").fetchone() == (9,)


def test_f_t20_emergency_tool_reads_the_packs_beside_a_backup(
    vault, emergency, tmp_path, monkeypatch, capsys
):
    with vault.lock() as lock:
        for content in (b"skan", b"pismo"):
            attach(vault, content)
            made = make_backup(lock, vault.unlocked)
    monkeypatch.setattr("builtins.input", lambda _prompt: "")
    monkeypatch.setattr(emergency.getpass, "getpass", lambda _prompt: vault.code)
    assert emergency.main([str(made.path), str(tmp_path / "wynik")]) == 0
    with closing(sqlite3.connect(tmp_path / "wynik" / "attachments.sqlite")) as plain:
        rows = plain.execute("SELECT content FROM attachment").fetchall()
    assert sorted(rows) == [(b"pismo",), (b"skan",)]
    (vault.folder.backups / made.packs[0]).unlink()
    assert emergency.main([str(made.path), str(tmp_path / "drugi")]) == 6
    assert f"brakuje pliku {made.packs[0]}" in capsys.readouterr().err
    assert not (tmp_path / "drugi").exists()


def test_f_t20_emergency_tool_refuses_a_wrong_password(
    vault, emergency, tmp_path, monkeypatch, capsys
):
    monkeypatch.setattr("builtins.input", lambda _prompt: "anna")
    monkeypatch.setattr(emergency.getpass, "getpass", lambda _prompt: "nie to hasło")
    assert emergency.main([str(vault.folder.path), str(tmp_path / "wynik")]) == 6
    assert "nie pasuje" in capsys.readouterr().err


def test_f_t27_erased_person_is_gone_from_file_and_log_after_the_checkpoint(vault, emergency):
    path = vault.folder.database("centre")
    fill(vault, 50)
    plant(vault)
    engine = open_engine(path, vault.key())
    before = decrypted(emergency, vault)
    with engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("DELETE FROM family WHERE id = 999")
        connection.exec_driver_sql("DELETE FROM search WHERE rowid = 999")
    assert checkpoint(engine)
    after = decrypted(emergency, vault)
    engine.dispose()
    folded = "zołtodziob".encode()  # what the full-text index keeps of the word
    assert CANARY.encode() in before
    assert folded in before
    assert CANARY.encode() not in after
    assert folded not in after


def test_f_t27_erased_persons_are_in_no_later_backup_and_nowhere_in_the_file(vault, emergency):
    """Rows that move leave their text in the page they came from, which `secure_delete` does not clear."""
    plant(vault)
    write_rewrite_and_erase_persons(vault, 6000)
    vault.run("DELETE FROM family WHERE id = 999")
    vault.run("DELETE FROM search WHERE rowid = 999", "DELETE FROM journal_operation")
    with vault.lock() as lock:
        carelessly = in_backup(emergency, vault, make_backup(lock, vault.unlocked))
        vault.run(f"INSERT INTO journal_operation VALUES (7, '{ERASING}', 'skrót-7')")
        made = make_backup(lock, vault.unlocked)
    gone = [b"skasowana", CANARY.encode(), "zołtodziob".encode()]
    assert gone[0] in carelessly  # else this test shows nothing
    for content in (in_backup(emergency, vault, made), decrypted(emergency, vault)):
        assert b"zostaje" in content
        assert [word for word in gone if word in content] == []


def write_rewrite_and_erase_persons(vault, count):
    """Every third is erased, in no order, after half of all were rewritten at another length."""
    rng = random.Random(2)

    def name(number, longest):
        return f"{'zostaje' if number % 3 else 'skasowana'} {number} " * rng.randint(1, longest)

    with closing(vault.connect()) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO family VALUES (1, 'Rodzina Przykładowa')")
        for number in range(count):
            row = (number, name(number, 60))
            connection.execute("INSERT INTO person VALUES (?, 1, ?)", row)
        for number in rng.sample(range(count), count // 2):
            row = (name(number, 400), number)
            connection.execute("UPDATE person SET name = ? WHERE id = ?", row)
        for number in rng.sample(range(0, count, 3), count // 3):
            connection.execute("DELETE FROM person WHERE id = ?", (number,))
        connection.execute("COMMIT")


def in_backup(emergency, vault, made):
    parts = emergency.read_parts(made.path)
    return emergency.decrypt_database(parts["centre.db"], b"", vault.key())


def decrypted(emergency, vault):
    parts = emergency.read_parts(vault.folder.path)
    log = parts.get("centre.db-wal", b"")
    main = emergency.decrypt_database(parts["centre.db"], b"", vault.key())
    return main + emergency.decrypt_database(parts["centre.db"], log, vault.key())


def wrong_key(vault, _tmp_path):
    open_engine(vault.folder.database("centre"), bytes(reversed(vault.key())))


def wrong_length(vault, _tmp_path):
    open_live(vault.folder.database("centre"), vault.key()[:-1])


def destroyed_file(vault, _tmp_path):
    path = vault.folder.database("centre")
    path.write_bytes(b"\x07" * 8192)
    open_live(path, vault.key())


def export_refused(vault, _tmp_path):
    vault.folder.database("centre").with_name("centre.db.nowy").mkdir()
    with closing(vault.connect()) as connection:
        rotate._copy_under_key(
            connection, vault.folder.database("centre").with_name("centre.db.nowy"), vault.key()
        )


def wrong_password(vault, _tmp_path):
    keys.unlock(rotate.KeyStore(vault.folder).read(), "anna", PASSWORD + "!")


def weak_password(vault, _tmp_path):
    key_file = rotate.KeyStore(vault.folder).read()
    keys.reset_password(key_file, vault.unlocked, ANNA, PASSWORD[:5])


def altered_slot(vault, _tmp_path):
    store = rotate.KeyStore(vault.folder)
    key_file = store.read()
    slot = key_file.accounts[0]
    swapped = keys.replace(slot, public_key=key_file.accounts[1].public_key)
    keys.unlock(keys.replace(key_file, slots=(key_file.recovery, swapped)), "anna", PASSWORD)


@pytest.mark.parametrize(
    "fault",
    [
        wrong_key,
        wrong_length,
        destroyed_file,
        export_refused,
        wrong_password,
        weak_password,
        altered_slot,
    ],
)
def test_f_t31_no_message_log_or_repr_shows_a_key_or_password(
    vault, tmp_path, fault, caplog, capfd
):
    caplog.set_level(logging.DEBUG)
    with pytest.raises((UserError, ValueError)) as caught:
        fault(vault, tmp_path)
    text = "".join(traceback.format_exception(caught.value)) + repr(caught.value)
    captured = capfd.readouterr()
    seen = text + caplog.text + captured.out + captured.err + repr(vault.unlocked)
    for key in (*vault.unlocked.keys.values(), bytes(reversed(vault.key()))):
        assert key.hex() not in seen.lower()
        assert repr(key) not in seen
    assert PASSWORD not in seen
    assert PASSWORD[:5] not in seen.replace("PASSWORD[:5]", "")


def test_f_t31_objects_that_hold_secrets_do_not_show_them(vault):
    account = keys.NewAccount(ANNA, "anna", "Anna", PASSWORD)
    assert PASSWORD not in repr(account)
    assert vault.key().hex() not in repr(vault.unlocked).lower()
    assert repr(vault.key()) not in repr(vault.unlocked)


@pytest.mark.slow
def test_f_t19_whole_day_creates_no_file_outside_the_data_and_what_was_asked_for(
    tmp_path, monkeypatch
):
    """Also none that is gone at the end: what lay in the temporary folder for a moment can be read from the disk."""
    temporary, place = tmp_path / "tmp", tmp_path / "dzień"
    temporary.mkdir()
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    created = created_files(trace("tests.faults.working_day", [str(place)], tmp_path / "ślad"))
    outputs = {str(path) for path in (place / "wyniki").iterdir()}
    assert outputs <= created  # the watching works
    encrypted = {path for path in created if path.startswith((f"{place}/dane/", f"{place}/odtw"))}
    assert encrypted
    assert created - outputs - encrypted <= {"/dev/null", probe(created, temporary)}
    plain = [path for path in encrypted if path.endswith((".xlsx", ".xml", ".pdf", ".docx"))]
    assert plain == []


def created_files(lines):
    """Every file that a traced program created or could have created."""
    return {
        call.texts[0].decode()
        for call in calls(lines)
        if call.name.startswith("open") and "O_CREAT" in call.arguments
    }


def probe(created, temporary):
    """The one word that Python writes to find out whether the temporary folder can be used."""
    return next((one for one in created if re.fullmatch(f"{temporary}/[a-z0-9_]{{8}}", one)), "")
