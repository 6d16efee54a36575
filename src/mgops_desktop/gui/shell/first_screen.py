"""The first screen where there is no data folder yet: try the practice data, or found an own folder."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.icon import Icon
from mgops_desktop.gui.widgets.label import caption, label, section, title

_WIDTH = 560
_WELCOME = (
    "Na tym komputerze nie ma jeszcze danych programu. Można obejrzeć program na danych "
    "ćwiczeniowych albo od razu założyć folder danych ośrodka. Jedno nie przeszkadza drugiemu."
)
_PRACTICE = (
    "Wymyślony ośrodek z trzema latami pracy. Powstaje w osobnym folderze w kilka sekund; "
    "każdy ekran i wydruk nosi znak PLIK ĆWICZENIOWY."
)
_OWN = (
    "Pusty, zaszyfrowany folder na dysku tego komputera. Potrzebna jest nazwa ośrodka, login "
    "i hasło; na koniec program pokaże kod odzyskiwania do wydrukowania."
)


class FirstScreen(QWidget):
    """Offers both ways; `practice_asked` and `own_asked` tell which was chosen."""

    practice_asked = Signal()
    own_asked = Signal()

    def __init__(self, look: Look, path: Path) -> None:
        super().__init__()
        self.practice = Button(look, "Otwórz dane ćwiczeniowe", "circle-check")
        self.own = Button(look, "Załóż nowy folder danych", "plus", primary=True)
        self.place = caption(f"Folder danych: {path}", wraps=True)
        self._lay_out(look)
        self.setFocusProxy(self.own)

        self.practice.clicked.connect(self.practice_asked)
        self.own.clicked.connect(self.own_asked)

    def _lay_out(self, look: Look) -> None:
        self.setObjectName("page")
        card = Card()
        card.setFixedWidth(look.px(_WIDTH))
        card.body.setContentsMargins(28, 24, 28, 24)
        card.body.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Icon(look, "heart-handshake", "accent", 26))
        head.addWidget(title("MGOPS Desktop"), 1)
        card.body.addLayout(head)
        card.body.addWidget(label(_WELCOME, "body", wraps=True))
        for heading, words, button in (
            ("Dane ćwiczeniowe", _PRACTICE, self.practice),
            ("Dane ośrodka", _OWN, self.own),
        ):
            card.body.addSpacing(8)
            card.body.addWidget(section(heading))
            card.body.addWidget(label(words, "second", "muted", wraps=True))
            card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addSpacing(8)
        card.body.addWidget(self.place)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
