"""Power cut after every system call of the real, encrypted writer (method of SQLite's own crash tests).

The long run: `python -m tests.faults.power_cut --commits 150 --images 32` (about two minutes, from the checkout).
"""

import argparse
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.disk_model import Disk, Keep
from tests.faults.power_cut_writer import ROWS_PER_COMMIT
from tests.faults.trace import Replay, calls, trace

from mgops_desktop.domain.errors import UserError
from mgops_desktop.storage.vault.connection import Connection, create_database, open_live

Check = Callable[[Path, int], str]
"""Gets the data folder of an image and what was acknowledged; says what is wrong, "" if nothing."""

KEY = bytes(range(32))
_MEMORY_DISK = Path("/dev/shm")


@dataclass
class Losses:
    """What the images of one run showed; all zero for settings that keep their promise."""

    points: int = 0
    images: int = 0
    lost: int = 0
    damaged: int = 0
    partial: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def none(self) -> bool:
        return not (self.lost or self.damaged or self.partial)


def cut_commits(
    commits: int,
    images: int,
    *,
    journal: str = "wal",
    synchronous: str = "full",
    windows: bool = False,
) -> Losses:
    """Cut the power at every point of so many commits; `images` possible disks at each point."""
    with _scratch() as folder:
        database = folder / "vault.db"
        _new_database(database)
        before = {"vault.db": database.read_bytes()}
        arguments = ["commits", str(folder), KEY.hex(), str(commits), journal, synchronous]
        lines = trace("tests.faults.power_cut_writer", arguments, folder.with_suffix(".trace"))
        losses = Losses()
        replay = Replay(str(folder), Disk(before, windows=windows))
        for image in _images(replay, lines, images, losses):
            _check_commits(image / "vault.db", replay.acknowledged, losses)
        return losses


def cut_work(
    arguments: list[str],
    images: int,
    check: Check,
    *,
    before: Path | None = None,
    begin: str = "",
) -> Losses:
    """Cut the power at every point of other work of the writer on the data folder `dane`.

    `before` is a data folder to begin with; no point counts before a file whose name holds `begin` was made.
    """
    with _scratch() as folder:
        if before is not None:
            shutil.copytree(before, folder / "dane")
        replay = Replay(str(folder), Disk(_files_in(folder)))
        arguments = [arguments[0], str(folder), *arguments[1:]]
        lines = trace("tests.faults.power_cut_writer", arguments, folder.with_suffix(".trace"))
        losses = Losses()
        for image in _images(replay, lines, images, losses, begin):
            if note := check(image / "dane", replay.acknowledged):
                losses.damaged += 1
                losses.notes.append(note)
        return losses


def _files_in(folder: Path) -> dict[str, bytes]:
    files = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        files |= {f"{name}/": b""} if path.is_dir() else {name: path.read_bytes()}
    return files


def _images(
    replay: Replay, lines: list[str], images: int, losses: Losses, begin: str = ""
) -> Iterator[Path]:
    rng = random.Random(1)
    kinds: list[Keep] = ["none", "all", *(["random"] * (images - 2))]  # type: ignore[list-item]
    seen: set[tuple[int, int]] = set()
    begun = not begin
    with _scratch() as folder:
        image = folder / "image"
        for call in calls(lines):
            touched = replay.play(call)
            begun = begun or begin in call.name_of_file
            if not (touched and begun):
                continue
            losses.points += 1
            for kind in kinds:
                losses.images += 1
                files = replay.disk.image(kind, rng)
                same = (hash(tuple(sorted(files.items()))), replay.acknowledged)
                if same not in seen:
                    seen.add(same)
                    _lay_out(image, files)
                    yield image


def _lay_out(folder: Path, files: dict[str, bytes]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in files.items():
        if name.endswith("/"):
            (folder / name).mkdir()
        else:
            (folder / name).write_bytes(content)


def _check_commits(database: Path, acknowledged: int, losses: Losses) -> None:
    try:
        with closing(open_live(database, KEY)) as connection:
            _count_losses(connection, acknowledged, losses)
    except UserError as error:
        losses.damaged += 1
        losses.notes.append(error.message)


def _count_losses(connection: Connection, acknowledged: int, losses: Losses) -> None:
    if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        losses.damaged += 1
        return
    rows = dict(connection.execute("SELECT number, count(*) FROM visit GROUP BY number").fetchall())
    last = connection.execute("SELECT last FROM head").fetchone()[0]
    whole = [number for number, count in rows.items() if count == ROWS_PER_COMMIT]
    if len(whole) != len(rows) or last != max(rows, default=0):
        losses.partial += 1
    if set(range(1, acknowledged + 1)) - set(whole):
        losses.lost += 1


def _new_database(path: Path) -> None:
    with closing(create_database(path, KEY)) as connection:
        connection.execute(
            "CREATE TABLE visit (id INTEGER PRIMARY KEY, number INT, part INT, course TEXT)"
        )
        connection.execute("CREATE INDEX by_number ON visit (number)")
        connection.execute("CREATE TABLE head (last INT)")
        connection.execute("INSERT INTO head VALUES (0)")


class _scratch(tempfile.TemporaryDirectory[str]):  # noqa: N801 - used as a function
    """A folder that is gone afterwards, in memory where the system has such a place."""

    def __init__(self) -> None:
        super().__init__(dir=_MEMORY_DISK if _MEMORY_DISK.is_dir() else None)

    def __enter__(self) -> Path:  # type: ignore[override]
        folder = Path(super().__enter__()).resolve() / "disk"
        folder.mkdir()
        return folder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commits", type=int, default=150)
    parser.add_argument("--images", type=int, default=32)
    parser.add_argument("--journal", default="wal")
    parser.add_argument("--synchronous", default="full")
    parser.add_argument("--windows", action="store_true")
    options = parser.parse_args()
    losses = cut_commits(
        options.commits,
        options.images,
        journal=options.journal,
        synchronous=options.synchronous,
        windows=options.windows,
    )
    print(losses)
    raise SystemExit(0 if losses.none else 1)


if __name__ == "__main__":
    main()
