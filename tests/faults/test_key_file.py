"""F-T36 to F-T40b: lost passwords, altered key files, removed accounts, strange passwords."""

import base64
import hashlib
import json
import random
import unicodedata
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from tests.storage.vault.invented import (
    ANNA,
    CHEAPEST,
    JAN,
    LOCAL_DISK,
    OTHER_PASSWORD,
    PASSWORD,
    fill,
)

from mgops_desktop.domain.errors import FileRefused, FolderRefused, WrongPassword
from mgops_desktop.storage.vault import keys
from mgops_desktop.storage.vault import rotate as rotation
from mgops_desktop.storage.vault.backup import make_backup
from mgops_desktop.storage.vault.connection import open_live
from mgops_desktop.storage.vault.container import KEYS, open_container
from mgops_desktop.storage.vault.errors import BackupFailed, DamagedFile
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.key_file import KeyStore, read_key_file
from mgops_desktop.storage.vault.opening import open_folder
from mgops_desktop.storage.vault.passwords import Attempts
from mgops_desktop.storage.vault.recovery_code import MistypedCode, new_secret, write_code
from mgops_desktop.storage.vault.restore import restore
from mgops_desktop.storage.vault.rotate import finish_rotation, rotate

NEW_PASSWORD = "siedem szarych wróbli"


def test_f_t36_lost_password_is_replaced_with_the_recovery_sheet(vault):
    store = KeyStore(vault.folder)
    sloppy = vault.code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    recovered = keys.unlock_with_recovery(store.read(), sloppy)
    assert recovered.keys == vault.unlocked.keys
    store.write(keys.reset_password(store.read(), recovered, ANNA, NEW_PASSWORD, cost=CHEAPEST))
    assert keys.unlock(store.read(), "anna", NEW_PASSWORD).keys == vault.unlocked.keys
    with pytest.raises(WrongPassword):
        keys.unlock(store.read(), "anna", PASSWORD)


def test_f_t37_deleted_key_file_comes_back_from_a_backup(vault):
    with vault.lock() as lock:
        made = make_backup(lock, vault.unlocked)
    vault.folder.key_file.unlink()
    vault.folder.key_file_copy.unlink()
    with pytest.raises(FolderRefused, match="każda kopia go zawiera"):
        KeyStore(vault.folder).read()
    with open_container(made.path) as container:
        vault.folder.key_file.write_bytes(container.read_small(KEYS))
    opened = open_folder(
        vault.folder,
        lambda key_file: keys.unlock(key_file, "anna", PASSWORD),
        schemas=vault.schemas,
        place=LOCAL_DISK,
    )
    opened.close()
    assert vault.folder.key_file_copy.exists()


def test_f_t37_one_damaged_copy_of_the_key_file_is_mended_from_the_other(vault):
    whole = vault.folder.key_file.read_bytes()
    vault.folder.key_file.write_bytes(b"\x00" * len(whole))
    store = KeyStore(vault.folder)
    assert store.read().to_bytes() == whole
    store.heal()
    assert vault.folder.key_file.read_bytes() == whole


def test_f_t38_one_wrong_character_is_told_from_a_wrong_sheet(vault):
    key_file = KeyStore(vault.folder).read()
    wrong = "7" if vault.code[6] != "7" else "8"
    with pytest.raises(MistypedCode, match="Sprawdź znaki"):
        keys.unlock_with_recovery(key_file, vault.code[:6] + wrong + vault.code[7:])
    with pytest.raises(WrongPassword, match="nie pasuje do tego folderu") as other_sheet:
        keys.unlock_with_recovery(key_file, write_code(new_secret()))
    assert not isinstance(other_sheet.value, MistypedCode)


def test_f_t39_removed_account_cannot_open_the_data_after_rotation(vault):
    fill(vault)
    old_key_file = KeyStore(vault.folder).read()
    store = KeyStore(vault.folder)
    store.write(keys.remove_account(old_key_file, vault.unlocked, JAN))
    with vault.lock() as lock:
        rotated = rotate(lock, vault.unlocked, "centre")
    removed = keys.unlock(old_key_file, "jan", OTHER_PASSWORD)
    for name in ("centre", "attachments"):
        with pytest.raises(DamagedFile):
            open_live(vault.folder.database(name), removed.keys["centre"])
        open_live(vault.folder.database(name), rotated.keys["centre"]).close()
    with pytest.raises(WrongPassword):
        keys.unlock(store.read(), "jan", OTHER_PASSWORD)


def test_f_t39_others_and_the_sheet_still_open_everything_after_rotation(vault):
    fill(vault)
    with vault.lock() as lock:
        rotated = rotate(lock, vault.unlocked, "centre")
    key_file = KeyStore(vault.folder).read()
    assert keys.unlock(key_file, "anna", PASSWORD).keys == rotated.keys
    assert keys.unlock_with_recovery(key_file, vault.code).keys == rotated.keys
    assert keys.unlock(key_file, "jan", OTHER_PASSWORD).keys == {"centre": rotated.keys["centre"]}
    assert rotated.keys["centre"] != vault.unlocked.keys["centre"]
    assert rotated.keys["blue_card"] == vault.unlocked.keys["blue_card"]


def test_f_t39_rotation_keeps_every_row_and_the_search_index(vault):
    fill(vault, 30)
    expected = vault.rows("SELECT * FROM person")
    with vault.lock() as lock:
        rotated = rotate(lock, vault.unlocked, "centre")
    after = replace(vault.unlocked, keys=rotated.keys)
    renewed = replace(vault, unlocked=after)
    assert renewed.rows("SELECT * FROM person") == expected
    assert renewed.rows("SELECT count(*) FROM search WHERE search MATCH 'rodzina'") == [(30,)]
    assert list(vault.folder.vault.glob("*.nowy*")) == []


@pytest.mark.parametrize("stop_at", range(1, 10))
def test_f_t39_rotation_interrupted_anywhere_is_finished_or_undone_at_the_next_start(
    vault, monkeypatch, stop_at
):
    fill(vault)
    with vault.lock() as lock:
        stop_before_rename(monkeypatch, stop_at)
        try:
            rotate(lock, vault.unlocked, "centre")
        except (OSError, BackupFailed):
            stopped = True
        else:
            stopped = False
        monkeypatch.undo()
    assert stopped is (stop_at < 9)
    opened = open_folder(
        vault.folder,
        lambda key_file: keys.unlock(key_file, "anna", PASSWORD),
        schemas=vault.schemas,
        place=LOCAL_DISK,
    )
    with_keys = replace(vault.unlocked, keys=opened.unlocked.keys)
    assert finish_rotation(opened.lock, opened.unlocked) == opened.unlocked
    opened.close()
    for name in ("centre", "attachments"):
        open_live(vault.folder.database(name), with_keys.keys["centre"]).close()
    assert list(vault.folder.vault.glob("*.nowy*")) == []


def interrupt_rotation_of_blue_card(vault, monkeypatch):
    """Stop after the key file holds both keys and before the database is replaced; returns the new key."""
    fill(vault, 4, name="blue_card")
    monkeypatch.setattr(rotation, "finish_rotation", lambda _lock, unlocked: unlocked)
    with vault.lock() as lock:
        fresh = rotate(lock, vault.unlocked, "blue_card").next_keys["blue_card"]
    monkeypatch.undo()
    return fresh


def open_as(vault, folder, login, password):
    return open_folder(
        folder,
        lambda key_file: keys.unlock(key_file, login, password),
        schemas=vault.schemas,
        place=LOCAL_DISK,
    )


def test_f_t39_account_without_the_key_leaves_an_interrupted_rotation_for_others(
    vault, monkeypatch
):
    fresh = interrupt_rotation_of_blue_card(vault, monkeypatch)
    open_as(vault, vault.folder, "jan", OTHER_PASSWORD).close()
    opened = open_as(vault, vault.folder, "anna", PASSWORD)
    opened.close()
    assert opened.unlocked.keys["blue_card"] == fresh
    rotated = replace(vault, unlocked=opened.unlocked)
    assert rotated.rows("SELECT count(*) FROM family", "blue_card") == [(4,)]


def test_f_t39_backup_made_during_an_interrupted_rotation_can_be_restored(
    vault, monkeypatch, tmp_path
):
    interrupt_rotation_of_blue_card(vault, monkeypatch)
    jan = open_as(vault, vault.folder, "jan", OTHER_PASSWORD)
    made = make_backup(jan.lock, jan.unlocked)
    jan.close()
    target = DataFolder(tmp_path / "nowy")
    restore(
        made.path,
        target,
        lambda key_file: keys.unlock(key_file, "anna", PASSWORD),
        schemas=vault.schemas,
        place=LOCAL_DISK,
    )
    opened = open_as(vault, target, "anna", PASSWORD)
    opened.close()
    restored = replace(vault, folder=target, unlocked=opened.unlocked)
    assert restored.rows("SELECT count(*) FROM family", "blue_card") == [(4,)]
    assert keys.unlock(KeyStore(target).read(), "anna", PASSWORD).next_keys == {}


def stop_before_rename(monkeypatch, stop_at):
    """As if the process died before its N-th renaming and every one after it."""
    real, count = Path.replace, 0

    def stopping(source, target):
        nonlocal count
        count += 1
        if count >= stop_at:
            raise OSError(5, "stopped")
        return real(source, target)

    monkeypatch.setattr(Path, "replace", stopping)


def altered(document, change):
    """Change the JSON of a key file and give it a checksum that fits, as an attacker would."""
    content = json.loads(document)
    content.pop("checksum")
    change(content)
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    content["checksum"] = hashlib.sha256(canonical.encode()).hexdigest()
    return json.dumps(content).encode()


def slot_of(content, login):
    return next(slot for slot in content["slots"] if slot["login"] == login)


def weaken(content):
    slot_of(content, "anna")["password"]["memory_kib"] = 8


def bomb(content):
    slot_of(content, "anna")["password"]["memory_kib"] = 10**9


def remove_slot(content):
    content["slots"].remove(slot_of(content, "jan"))


def rename(content):
    slot_of(content, "jan")["login"] = "ewa"


def lower(content):
    content["generation"] -= 1


def swap_public_key(content):
    slot_of(content, "jan")["public_key"] = base64.b64encode(
        random.Random(1).randbytes(32)
    ).decode()


def foreign_wrapped_key(content):
    slot_of(content, "anna")["keys"]["blue_card"] = slot_of(content, "jan")["keys"]["centre"]


def other_account(content):
    slot_of(content, "anna")["account_id"] = str(UUID(int=1))


@pytest.mark.parametrize(
    "change",
    [weaken, bomb, remove_slot, rename, lower, swap_public_key, foreign_wrapped_key, other_account],
)
def test_f_t40a_altered_key_file_is_refused_even_with_the_right_password(vault, change):
    content = altered(vault.folder.key_file.read_bytes(), change)
    with pytest.raises((FileRefused, WrongPassword)):
        keys.unlock(read_key_file(content), "anna", PASSWORD)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b'{"format": 1}', b"\x00" * 100, b"[" * 100_000]
)
def test_f_t40a_rubbish_is_refused_as_a_damaged_file(content):
    with pytest.raises(FileRefused):
        read_key_file(content)


def test_f_t40a_key_file_of_a_newer_program_is_refused(vault):
    content = altered(vault.folder.key_file.read_bytes(), lambda c: c.update(format=2))
    with pytest.raises(FolderRefused, match="nowsza wersja"):
        read_key_file(content)


@pytest.mark.parametrize(
    "password",
    [
        "🦔🌧️ jeż w deszczu 🌧️🦔",
        unicodedata.normalize("NFD", "zażółć gęślą jaźń"),
        "  spacje na brzegach  ",
        "ß ﬁ İ i dużo innych liter",
        "x7" * 100 + "koniec",
    ],
    ids=["emoji", "decomposed", "spaces", "ligatures", "206 characters"],
)
def test_f_t40b_strange_passwords_open_what_they_locked(vault, password):
    key_file = KeyStore(vault.folder).read()
    key_file = keys.change_password(key_file, "anna", PASSWORD, password, cost=CHEAPEST)
    typed_elsewhere = unicodedata.normalize("NFC", password)
    assert keys.unlock(key_file, "anna", typed_elsewhere).keys == vault.unlocked.keys
    with pytest.raises(WrongPassword):
        keys.unlock(key_file, "anna", password[:-1])


def test_five_wrong_passwords_take_at_least_fifteen_seconds():
    now = 100.0
    attempts = Attempts(clock=lambda: now)

    def sleep(seconds):
        nonlocal now
        now += seconds

    waits = []
    for _ in range(8):
        waits.append(attempts.seconds_left)
        attempts.wait(sleep)
        attempts.failed()
    assert waits == [0, 1, 2, 4, 8, 16, 30, 30]
    assert sum(waits[:5]) == 15
