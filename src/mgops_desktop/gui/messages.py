"""Questions and messages in boxes. Their text is shown letter by letter, never read as markup.

Nothing else in the program makes a message box (a test greps for it).
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

_APP = "MGOPS Desktop"


def tell(parent: QWidget | None, text: str, more: str = "") -> None:
    """Tell something that needs no answer."""
    box = _box(parent, text, more)
    box.addButton("Dalej", QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def warn(parent: QWidget | None, text: str, more: str = "") -> None:
    """Tell that something did not work: what happened, what was kept, what to do next."""
    box = _box(parent, text, more)
    box.setIcon(QMessageBox.Icon.Warning)
    box.addButton("Rozumiem", QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def ask(parent: QWidget | None, text: str, yes: str, no: str = "Wróć", more: str = "") -> bool:
    """Ask before something that cannot be taken back; True if the button `yes` was pressed.

    The buttons say what they do ("Usuń szkic"). Esc and the closed box mean `no`.
    """
    box = _box(parent, text, more)
    agreed = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    refused = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(refused)
    box.setEscapeButton(refused)
    box.exec()
    return box.clickedButton() is agreed


def _box(parent: QWidget | None, text: str, more: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle(_APP)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(more)
    return box
