"""Asks in place why a signature was refused, and who refused it where several were asked."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mgops_desktop.domain.wording import listing
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.choice_field import Choice, ChoiceField
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.widgets.reason_bar import ReasonBar

_WHO, _ALL = "Kto odmówił", "all"


class RefusalBar(ReasonBar):
    """A line for the reason; above it the choice of those who have not answered yet, if there are several."""

    def __init__(self, look: Look) -> None:
        super().__init__(
            look, "Powód odmowy podpisu", "Zapisz odmowę", "np. bez podania powodu", "x"
        )
        self._asked: Sequence[tuple[UUID, str]] = ()
        self.who = ChoiceField(look)
        self.who.setAccessibleName(_WHO)
        self.whose = QWidget()
        row = QHBoxLayout(self.whose)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        question = label(f"{_WHO}:")
        question.setBuddy(self.who)
        row.addWidget(question)
        row.addWidget(self.who)
        row.addStretch(1)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, self.whose)

    @property
    def refusing(self) -> tuple[UUID, ...]:
        """Who was chosen; nobody where there was nothing to choose."""
        everybody = self.who.chosen == _ALL
        return tuple(one for one, _name in self._asked if everybody or self.who.chosen == str(one))

    def ask_of(self, people: Sequence[tuple[UUID, str]]) -> None:
        """Show the line; where several people have not answered yet, it is asked which of them refused."""
        self._asked = people if len(people) > 1 else ()
        names = [name for _one, name in self._asked]
        everybody = Choice(_ALL, f"wszyscy: {listing(names)}")
        self.who.set_choices([*(Choice(str(one), name) for one, name in self._asked), everybody])
        self.who.choose("")
        self.whose.setVisible(bool(self._asked))
        self.ask()
        if self._asked:
            self.who.setFocus()

    def _give(self) -> None:
        if self._asked and not self.refusing:
            self.who.setFocus()
        else:
            super()._give()
