"""Paints every page, form and screen of the real window over a data folder, to be looked at.

python -m tests.gui.album OUT [--folder DIR | --empty | --longest] [--login kierownik] [--dark] [--scale 1.5]
                          [--size 1366x768] [--only NAME]

Without a folder a practice folder is made; `--empty` founds one with nothing in it, `--longest` makes every word of the
practice folder as long as it may be. A given folder is copied first: what is painted changes records. Pictures whose
name begins with `--only` are taken, e.g. `family-plan`, `screen`, `import-errors`.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget
from tests.gui.album import doing, longest, pages, working
from tests.gui.album.album import SIZE, Album, Sitting
from tests.gui.album.screens import screens

from mgops_desktop.domain.clock import FixedClock
from mgops_desktop.domain.rights import Role
from mgops_desktop.gui.polish import speak_polish
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.style.tokens import Theme
from mgops_desktop.gui.tasks import Tasks
from mgops_desktop.operations.data_folder import FirstAccount, create_data_folder, open_data
from mgops_desktop.operations.practice import PASSWORD, Scale, Size, make_practice_folder
from mgops_desktop.storage.vault.passwords import Argon2Cost

CLOCK = FixedClock.on(date(2026, 11, 21))
LOGIN = "kierownik"


def arguments(given: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.gui.album")
    parser.add_argument("out", type=Path)
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--folder", type=Path)
    source.add_argument("--empty", action="store_true")
    source.add_argument("--longest", action="store_true")
    parser.add_argument("--login", default=LOGIN)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--size", default="x".join(map(str, SIZE)))
    parser.add_argument("--only", default="")
    return parser.parse_args(given)


def data_for(asked: argparse.Namespace, place: Path) -> Path:
    """Make or copy the folder that is looked at."""
    if asked.folder is not None:
        shutil.copytree(asked.folder, place, ignore=shutil.ignore_patterns("kopie"))
        (place / "kopie").mkdir(exist_ok=True)
    elif asked.empty:
        head = FirstAccount(LOGIN, "Kierownik", PASSWORD, frozenset({Role.HEAD, Role.TEAM_MEMBER}))
        create_data_folder(place, [head], CLOCK, practice=True, cost=Argon2Cost())
    else:
        make_practice_folder(place, Scale(Size.SMALL, CLOCK.today(), seed=1))
    if asked.longest:
        opened = open_data(place, PASSWORD, CLOCK, login=LOGIN)
        opened.database.change(longest.lengthen)
        opened.let_go()
    return place


def show_window(album: Album, place: Path, login: str, size: tuple[int, int]) -> None:
    """Walk through the window."""
    at = Sitting(album.look, place, login, PASSWORD, CLOCK, place.with_name("okno.ini"))
    at.window.resize(*size)
    done = set()
    for name, scene in (pages.SCENES | working.SCENES | doing.SCENES).items():
        if album.wants(name) and scene not in done:
            done.add(scene)
            for shown in scene(at):
                album.take(at.work.screen, shown)
    at.leave()


def show_screens(album: Album, size: tuple[int, int]) -> None:
    """Show what stands before the window."""
    app = QApplication.instance()
    assert app is not None
    tasks = Tasks(app)
    before: QWidget | None = None
    for name, screen in screens(album.look, tasks):
        if before is not None and before is not screen:
            before.hide()
        screen.resize(*size)
        screen.show()
        album.take(screen, name)
        before = screen
    tasks.close()


@contextmanager
def _in_place():
    with tempfile.TemporaryDirectory() as place:
        yield Path(place) / "dane"


def main(given: Sequence[str]) -> None:
    asked = arguments(given)
    asked.out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    speak_polish(app)
    look = Look(app)
    look.set_theme(Theme.DARK if asked.dark else Theme.LIGHT)
    look.set_scale(asked.scale)
    width, _times, height = asked.size.partition("x")
    size = int(width), int(height)
    album = Album(look, asked.out, asked.only)
    if album.wants("screen"):
        show_screens(album, size)
    if asked.only.startswith("screen"):
        return
    with _in_place() as place:
        show_window(album, data_for(asked, place), asked.login, size)


if __name__ == "__main__":
    main(sys.argv[1:])
    os._exit(0)  # what the window holds is not taken down widget by widget
