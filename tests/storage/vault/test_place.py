import pytest

from mgops_desktop.storage.vault.errors import DiskFull
from mgops_desktop.storage.vault.place import MIB, Room, check_room, free_bytes, room


@pytest.mark.parametrize(
    ("free", "state"),
    [(600 * MIB, Room.ENOUGH), (499 * MIB, Room.LITTLE), (99 * MIB, Room.TOO_LITTLE)],
)
def test_little_room_warns_and_too_little_stops_writing(tmp_path, free, state):
    assert room(tmp_path, lambda _: free) is state


def test_what_does_not_fit_is_refused_with_both_numbers(tmp_path):
    with pytest.raises(DiskFull, match="potrzeba 121 MB, wolne jest 20 MB"):
        check_room(tmp_path, 120 * MIB, lambda _: 20 * MIB)


def test_room_is_measured_at_the_nearest_existing_folder(tmp_path):
    assert free_bytes(tmp_path / "jeszcze" / "nie ma") > 0
