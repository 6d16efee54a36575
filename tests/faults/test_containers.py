"""F-T71: backup files made to do harm are refused before any part of them is read."""

import stat
import struct
import zipfile

import pytest
from tests.storage.vault.invented import LOCAL_DISK

from mgops_desktop.domain.errors import FileRefused
from mgops_desktop.storage.vault.backup import make_backup
from mgops_desktop.storage.vault.container import open_container
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.restore import restore

WHOLE = ("manifest.json", "klucze.json", "centre.db", "attachments.db")


def build(path, extra=(), left_out=(), **options):
    with zipfile.ZipFile(path, "w", **options) as archive:
        for name in WHOLE:
            if name not in left_out:
                archive.writestr(name, b"x" * 100)
        for name in extra:
            archive.writestr(name, b"x")
    return path


@pytest.mark.parametrize(
    "name",
    [
        "../vault/klucze.json",
        "/etc/passwd",
        "C:\\evil.txt",
        "CON",
        "vault/centre.db",
        "centre.db/",
        "CENTRE.DB",
        "\u202ebd.ertnec",
        "notatki.txt",
        "centre.db-shm",
    ],
)
def test_f_t71_foreign_member_is_refused(tmp_path, name):
    refuse(build(tmp_path / "x.kopia", extra=[name]), "obce części")


def refuse(path, why):
    with pytest.raises(FileRefused, match=why), open_container(path):
        pass


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_f_t71_duplicate_member_is_refused(tmp_path):
    refuse(build(tmp_path / "x.kopia", extra=["centre.db"]), "dwa razy")


@pytest.mark.parametrize("name", WHOLE)
def test_f_t71_missing_member_is_refused(tmp_path, name):
    refuse(build(tmp_path / "x.kopia", left_out=[name]), f"brakuje części {name}")


def test_f_t71_packed_member_is_refused(tmp_path):
    packed = build(tmp_path / "x.kopia", compression=zipfile.ZIP_DEFLATED)
    refuse(packed, "spakowana inaczej")


def test_f_t71_symbolic_link_is_never_followed(vault, tmp_path):
    path = tmp_path / "x.kopia"
    with zipfile.ZipFile(path, "w") as archive:
        for name in WHOLE:
            info = zipfile.ZipInfo(name)
            info.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(info, b"/etc/passwd")
    target = DataFolder(tmp_path / "nowy")
    with pytest.raises(FileRefused):
        restore(path, target, lambda _: vault.unlocked, schemas=vault.schemas, place=LOCAL_DISK)
    assert not target.path.exists()


def test_f_t71_hundred_thousand_members_are_refused_from_the_list_alone(tmp_path):
    path = build(tmp_path / "x.kopia", extra=(f"{number}" for number in range(100_000)))
    refuse(path, "obce części")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a zip at all", b"\x00" * 10_000])
def test_f_t71_file_that_is_no_container_is_refused(tmp_path, content):
    path = tmp_path / "x.kopia"
    path.write_bytes(content)
    refuse(path, "nie jest plik kopii")


def test_f_t71_member_that_lies_about_its_size_is_refused(vault, tmp_path):
    with vault.lock() as lock:
        made = make_backup(lock, vault.unlocked)
    content = bytearray(made.path.read_bytes())
    central = content.rfind(b"PK\x01\x02")
    content[central + 20 : central + 28] = struct.pack("<II", 2**31, 2**31)
    path = tmp_path / "x.kopia"
    path.write_bytes(content)
    with pytest.raises(FileRefused):
        restore(
            path,
            DataFolder(tmp_path / "nowy"),
            lambda _: vault.unlocked,
            schemas=vault.schemas,
            place=LOCAL_DISK,
        )
