"""The day itself, told in the order in which the centre's head lives it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from tests.gui.day.user import User

PASSWORD = "trzy zielone ławki"


def work_through(window: QWidget, place: Path) -> None:
    """Do the whole day; everything that it makes lies below `place`."""
    user = User(window)
    founds(user)
    takes_on_an_assistant(user)


def founds(user: User) -> None:
    """The first run."""
    user.clicks("Załóż nowy folder danych")
    for text in ("Ośrodek w Przykładowie", "Zofia Wzorowa", "zofia", PASSWORD, PASSWORD):
        user.writes(text)
        user.press(Qt.Key.Key_Return)
    user.clicks("Załóż folder danych")
    user.awaits("Kod odzyskiwania")
    print(user.words())


def takes_on_an_assistant(user: User) -> None:
    pass
