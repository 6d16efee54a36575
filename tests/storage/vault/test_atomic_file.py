import stat
import sys

import pytest

from mgops_desktop.storage.vault.atomic_file import replace_file, write_durably


def test_new_content_replaces_the_old_and_nothing_else_is_left(tmp_path):
    path = tmp_path / "plik z ą.json"
    replace_file(path, b"1")
    replace_file(path, b"2")
    assert path.read_bytes() == b"2"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
def test_file_is_readable_by_its_owner_only(tmp_path):
    replace_file(tmp_path / "plik", b"")
    assert stat.S_IMODE((tmp_path / "plik").stat().st_mode) == 0o600


def test_writing_never_goes_into_an_existing_file(tmp_path):
    (tmp_path / "plik").write_bytes(b"stare")
    with pytest.raises(FileExistsError):
        write_durably(tmp_path / "plik", b"nowe")
