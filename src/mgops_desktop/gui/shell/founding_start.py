"""The last step of the first run: what is founded, once more in words, and how the work begins."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mgops_desktop.gui.layouts import discard_widgets
from mgops_desktop.gui.shell.founding_steps import Step
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import label, section

EMPTY, IMPORT, PRACTICE = "empty", "import", "practice"
_ON_EMPTY = "Rodziny dodasz sam, po jednej."
_ON_IMPORT = (
    "Po otwarciu zobaczysz stronę „Wczytaj dane”: wzór arkusza, sprawdzenie i wczytanie rodzin."
)
_ON_PRACTICE = (
    "Obok powstanie drugi folder, z wymyślonym ośrodkiem, i to on się otworzy. Do danych ośrodka przejdziesz z okna "
    "hasła, przez „Otwórz inny folder”."
)


class StartStep(Step):
    """`chosen` tells how to begin; each of its buttons founds the folder."""

    short = "Początek"
    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__("Jak zacząć", "Folder danych powstanie teraz. To potrwa kilka sekund.")
        self.summary = Card()
        self.empty = Button(look, "Zacznij z pustym folderem", "check", primary=True)
        self.load = Button(look, "Wczytaj z Excela", "file-input")
        self.practice = Button(look, "Najpierw poćwicz", "circle-check")
        self._lay_out()

        self.empty.clicked.connect(self.try_to_pass)
        self.load.clicked.connect(lambda: self.chosen.emit(IMPORT))
        self.practice.clicked.connect(lambda: self.chosen.emit(PRACTICE))

    def first(self) -> QWidget:
        return self.empty

    def try_to_pass(self) -> None:
        self.chosen.emit(EMPTY)

    def show_summary(self, lines: Sequence[str]) -> None:
        """Say once more what will be founded."""
        discard_widgets(self.summary.body)
        for line in lines:
            words = label(line, "second", wraps=True)
            words.setContentsMargins(14, 3, 14, 3)
            self.summary.body.addWidget(words)

    def _lay_out(self) -> None:
        self.summary.body.setContentsMargins(0, 8, 0, 8)
        self.column.addWidget(self.summary)
        self._offer("Puste dane", _ON_EMPTY, self.empty)
        self._offer("Lista rodzin w arkuszu", _ON_IMPORT, self.load)
        self._offer("Dane ćwiczeniowe", _ON_PRACTICE, self.practice)

    def _offer(self, heading: str, words: str, button: Button) -> None:
        self.column.addSpacing(4)
        self.column.addWidget(section(heading))
        self.column.addWidget(label(words, "second", "muted", wraps=True))
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
