"""The screens before the window: the first run's steps, the password, the code, another folder, a message."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QWidget
from tests.gui.gallery import CLOCK

from mgops_desktop.gui.lock_screen import LockScreen
from mgops_desktop.gui.shell.code_screen import CodeScreen
from mgops_desktop.gui.shell.first_screen import FirstScreen
from mgops_desktop.gui.shell.folder_screen import FolderScreen
from mgops_desktop.gui.shell.founding import prepare
from mgops_desktop.gui.shell.founding_screen import FoundingScreen
from mgops_desktop.gui.shell.message_screen import MessageScreen
from mgops_desktop.gui.shell.recovery_screen import RecoveryScreen
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.tasks import Tasks
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.gui.widgets.notice_bar import Offer

_ACCOUNTS = (Choice("a", "Anna Wzorcowa"), Choice("b", "Ewa Umowna"))
_LONG = Path("/home/uzytkownik") / ("Bardzo długi folder " * 4) / ("Ośrodek Pomocy " * 5) / "dane"


def screens(look: Look, tasks: Tasks) -> Iterator[tuple[str, QWidget]]:
    """Each screen under its name, not yet shown."""
    lock = LockScreen(look, _ACCOUNTS, "Zmieniono hasło.")
    yield "screen-lock", lock
    lock.deny("Hasło się nie zgadza. Sprawdź wielkie i małe litery.", 4)
    yield "screen-lock-denied", lock
    recovery = RecoveryScreen(look, _ACCOUNTS)
    yield "screen-recovery", recovery
    recovery.go.click()
    yield "screen-recovery-refused", recovery
    yield "screen-first", FirstScreen(look, _LONG)
    yield "screen-folders", FolderScreen(look, [_LONG, Path("/dane/inne")], Path("/dane"))
    yield "screen-code", CodeScreen(look, "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF", lambda *_given: None)
    words = "Folder danych jest używany przez inny program. " * 3
    offers = [Offer("Spróbuj ponownie", list), Offer("Otwórz inny folder", list)]
    yield "screen-message", MessageScreen(look, "Nie można otworzyć danych", words, offers)
    with TemporaryDirectory() as place:
        yield from _founding(look, tasks, Path(place) / "dane")


def _founding(look: Look, tasks: Tasks, path: Path) -> Iterator[tuple[str, QWidget]]:
    screen = FoundingScreen(look, CLOCK, tasks, path, prepare(path), lambda *_given: None)
    for number, step in enumerate(screen.steps):
        screen._number = number
        screen._show_step()
        yield f"screen-founding-{number + 1}", screen
        step.try_to_pass()
        if screen.step is step:
            yield f"screen-founding-{number + 1}-refused", screen
