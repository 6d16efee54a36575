"""The first screen where there is no data folder yet: practice data, an own folder, or one that lies elsewhere."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.icon import Icon
from mgops_desktop.gui.widgets.label import caption, label, section, title
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn

_WIDTH = 560
_WELCOME = (
    "W tym folderze nie ma jeszcze danych programu. Można obejrzeć program na danych "
    "ćwiczeniowych albo od razu założyć folder danych ośrodka. Jedno nie przeszkadza drugiemu."
)
_PRACTICE = (
    "Wymyślony ośrodek z trzema latami pracy. Powstaje w osobnym folderze w kilka sekund; "
    "każdy ekran i wydruk nosi znak PLIK ĆWICZENIOWY."
)
_OWN = (
    "Pusty, zaszyfrowany folder na dysku tego komputera. Pięć kroków, około dwóch minut. Przyda się drukarka i miejsce "
    "na drugą kopię, np. nośnik USB."
)
_OTHER = "Dane są już na tym komputerze, ale w innym miejscu."


class FirstScreen(QWidget):
    """Offers the ways; `own_asked`, `practice_asked` and `other_asked` tell which was chosen."""

    practice_asked = Signal()
    own_asked = Signal()
    other_asked = Signal()

    def __init__(self, look: Look, path: Path) -> None:
        super().__init__()
        self.own = Button(look, "Załóż nowy folder danych", "plus", primary=True)
        self.practice = Button(look, "Otwórz dane ćwiczeniowe", "circle-check")
        self.other = Button(look, "Otwórz inny folder", "folder")
        self.place = caption(f"Folder danych: {path}", wraps=True)
        self._lay_out(look)
        self.setFocusProxy(self.own)

        self.own.clicked.connect(self.own_asked)
        self.practice.clicked.connect(self.practice_asked)
        self.other.clicked.connect(self.other_asked)

    def _lay_out(self, look: Look) -> None:
        self.setObjectName("page")
        card = Card()
        card.setMaximumWidth(look.px(_WIDTH))
        card.body.setContentsMargins(28, 24, 28, 24)
        card.body.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Icon(look, "heart-handshake", "accent", 26))
        head.addWidget(title("MGOPS Desktop"), 1)
        card.body.addLayout(head)
        card.body.addWidget(label(_WELCOME, "body", wraps=True))
        for heading, words, button in (
            ("Dane ośrodka", _OWN, self.own),
            ("Dane ćwiczeniowe", _PRACTICE, self.practice),
            ("Dane gdzie indziej", _OTHER, self.other),
        ):
            card.body.addSpacing(8)
            card.body.addWidget(section(heading))
            card.body.addWidget(label(words, "second", "muted", wraps=True))
            card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addSpacing(8)
        card.body.addWidget(self.place)
        scroll = ScrollColumn("Początek")
        scroll.stand(card)
        QVBoxLayout(self).addWidget(scroll)
