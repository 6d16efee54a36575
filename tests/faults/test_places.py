"""F-T28: live data only on a local disk; backups anywhere."""

from pathlib import Path

import pytest

from mgops_desktop.domain.errors import FolderRefused
from mgops_desktop.storage.vault.backup import make_backup
from mgops_desktop.storage.vault.place import DriveKind, Place, Volume, volume_from_mountinfo
from mgops_desktop.storage.vault.retention import State

MOUNTS = r"""
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
40 22 0:35 / /mnt/wspolny rw - nfs4 serwer:/dane rw
41 22 0:36 / /mnt/dysk\040gminy rw - cifs //serwer/dane rw
42 22 8:17 / /media/pendrive rw - vfat /dev/sdb1 rw
43 22 8:33 / /media/duzy rw - exfat /dev/sdc1 rw
44 22 0:40 / /home/ola/zdalne rw - fuse.sshfs ola@serwer: rw
45 22 254:1 / /mnt/wspolny/lokalny rw - xfs /dev/vdb rw
""".strip()


def linux(path):
    return volume_from_mountinfo(MOUNTS, path)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/mnt/wspolny/mgops", "dysk sieciowy"),
        ("/mnt/dysk gminy", "dysk sieciowy"),
        ("/home/ola/zdalne/x", "dysk sieciowy"),
        ("/media/pendrive/x", "VFAT"),
        ("/media/duzy", "EXFAT"),
        ("//serwer/udział/mgops", "folder sieciowy"),
        (r"\\serwer\udział\mgops", "folder sieciowy"),
        ("/home/ola/OneDrive - Gmina/mgops", "synchronizowany"),
        ("/home/ola/Dropbox/mgops", "synchronizowany"),
        ("/home/ola/Google Drive/mgops", "synchronizowany"),
        ("/home/ola/Nextcloud", "synchronizowany"),
        ("/home/ola/chmura/mgops", "OneDriveCommercial"),
    ],
)
def test_f_t28_data_on_network_fat_or_synchronised_folders_are_refused(path, reason):
    place = Place(volume_of=linux, environment={"OneDriveCommercial": "/home/ola/chmura"})
    with pytest.raises(FolderRefused, match=reason) as refused:
        place.check_data(Path(path))
    assert "Wybierz folder na dysku tego komputera" in refused.value.message


@pytest.mark.parametrize(
    "path",
    [
        "/home/ola/.local/share/mgops",
        "/mnt/wspolny/lokalny/x",
        "/home/ola/Dropboxowe",
        r"\\?\C:\mgops",
    ],
)
def test_f_t28_local_disks_are_allowed(path):
    Place(volume_of=linux, environment={}).check_data(Path(path))


def test_f_t28_mapped_drive_of_windows_is_refused():
    mapped = Place(volume_of=lambda _path: Volume(DriveKind.NETWORK), environment={})
    with pytest.raises(FolderRefused, match="dysk sieciowy"):
        mapped.check_data(Path("/anywhere"))


def test_f_t28_this_system_is_asked_about_its_volumes(tmp_path):
    Place(environment={}).check_data(tmp_path)


def test_f_t28_backup_to_a_fat_stick_is_allowed(vault, tmp_path):
    stick = tmp_path / "pendrive"
    stick.mkdir()
    fat = Place(volume_of=lambda _path: Volume(DriveKind.LOCAL, "vfat"), environment={})
    with vault.lock() as lock:
        assert make_backup(lock, vault.unlocked, to=stick, place=fat).state is State.VERIFIED


@pytest.mark.parametrize("target", ["vault", "nie ma"])
def test_f_t28_backup_into_the_vault_or_nowhere_is_refused(vault, target):
    with vault.lock() as lock, pytest.raises(Exception, match="nie powstała"):
        make_backup(lock, vault.unlocked, to=vault.folder.path / target)
