"""Keys of the window. Never Ctrl+Alt with a letter: that is how ą ć ę ł ń ó ś ź ż are typed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

SEARCH = ("Ctrl+K", "F3")
REFRESH = ("F5",)
BACK = ("Esc",)
HELP = ("F1",)
HELP_BACK, HELP_FORWARD = ("Alt+Left",), ("Alt+Right",)
LOCK = ("Ctrl+L",)
VEIL = ("F9",)
VISITOR = ("Ctrl+G",)
SAVE = ("Ctrl+S",)
SAVE_AND_NEXT = ("Ctrl+Return", "Ctrl+Enter")
NEW = ("Ctrl+N",)
WHOLE_DAY = ("Ctrl+D",)
EDIT = ("F2",)
REGISTER = ("Ctrl+Shift+N",)
ADD_HARMED, ADD_VIOLENT = ("Ctrl+Shift+D",), ("Ctrl+Shift+A",)
"""One more person of the form of an NK-A: harmed (doznająca), violent."""
PRINT = ("Ctrl+P",)
RISK = ("Ctrl+R",)
_MOST_PAGES = 9


def page_key(number: int) -> str:
    """Return the key of the n-th page of the rail (from 0), nothing beyond the ninth."""
    return f"Ctrl+{number + 1}" if number < _MOST_PAGES else ""


def bind(
    widget: QWidget,
    keys: tuple[str, ...],
    act: Callable[[], object],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
) -> None:
    """Let each of the keys do something, anywhere in the window or only inside the widget."""
    for key in keys:
        shortcut = QShortcut(QKeySequence(key), widget)
        shortcut.setContext(context)
        shortcut.activated.connect(act)
