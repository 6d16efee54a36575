"""Skąd ta liczba? The definition of a figure, the records behind it, and whether they add up."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.badge import Badge, badge_label, show_badge
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import caption, label
from mgops_desktop.gui.widgets.rows import ListRow
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList


@dataclass(frozen=True)
class FigureView:
    """A figure opened up. `adds_up` None means that there is nothing to add up."""

    title: str
    definition: str
    rows: Sequence[ListRow]
    sum_words: str = ""
    adds_up: bool | None = None
    last_year: str = ""


class FigurePanel(Card):
    """Shows one figure; `opened` gives the key of a record chosen in its list."""

    opened = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__("Skąd ta liczba?")
        self.figure = label("", "strong", wraps=True)
        self.definition = caption(wraps=True)
        self.list = TwoLineList(
            look,
            "Zapisy, z których powstała liczba",
            RowStyle(dense=True, wraps=True),
            hugs=True,
        )
        self.sum_words = caption(wraps=True)
        self.verdict = badge_label(Badge(""))
        self.last_year = caption(wraps=True)
        self._arrange()
        self.list.opened.connect(self.opened)
        self.clear()

    def clear(self) -> None:
        """Show how to begin: no figure has been chosen."""
        hint = "Wskaż liczbę w sprawozdaniu, a zobaczysz zapisy, z których powstała."
        self.show_figure(FigureView("", hint, ()))

    def show_figure(self, view: FigureView) -> None:
        self.figure.setText(view.title)
        self.figure.setVisible(bool(view.title))
        self.definition.setText(view.definition)
        self.list.set_rows(view.rows)
        self.list.setVisible(bool(view.rows))
        self.sum_words.setText(view.sum_words)
        self.sum_words.setVisible(bool(view.sum_words))
        show_badge(self.verdict, _verdict(view.adds_up))
        self.last_year.setText(view.last_year)
        self.last_year.setVisible(bool(view.last_year))

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setContentsMargins(16, 0, 16, 8)
        words.setSpacing(2)
        words.addWidget(self.figure)
        words.addWidget(self.definition)
        check = QHBoxLayout()
        check.setContentsMargins(16, 8, 16, 4)
        check.setSpacing(10)
        check.addWidget(self.sum_words)
        check.addWidget(self.verdict)
        check.addStretch(1)
        self.last_year.setContentsMargins(16, 0, 16, 8)
        self.body.addLayout(words)
        self.body.addWidget(self.list, 1000)
        self.body.addLayout(check)
        self.body.addWidget(self.last_year)
        self.body.addStretch(1)


def _verdict(adds_up: bool | None) -> Badge:
    if adds_up is None:
        return Badge("")
    return Badge("zgadza się", "ok") if adds_up else Badge("nie zgadza się", "danger")
