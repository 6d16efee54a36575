"""Several of very many: what is ticked stays in sight, the rest is found by typing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mgops_desktop.domain.text import search_key
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.check_list import CheckList, labels_of
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.gui.widgets.fields import Value
from mgops_desktop.gui.widgets.label import caption
from mgops_desktop.gui.widgets.search_field import IconLine

_MOST = 12
_FOUND_HERE = "Tu pojawi się to, co znajdziesz."


class PickList(QWidget):
    """A list of ticks; with more than a dozen choices it has a line to search them by."""

    edited = Signal()

    def __init__(self, look: Look, find: Callable[[str], Sequence[Choice]] | None = None) -> None:
        """`find` gives choices beside those offered, where there are too many to offer."""
        super().__init__()
        self._find = find
        self._choices: tuple[Choice, ...] = ()
        self.search = IconLine(look, "Szukaj na liście")
        self.list = CheckList(look)
        if find is not None:
            self.list.nothing = _FOUND_HERE
        self.more = caption()
        self._lay_out()

        self.list.edited.connect(self.edited)
        self.search.textChanged.connect(self._offer)
        self.search.down.connect(self.list.setFocus)

    @property
    def chosen(self) -> list[str]:
        """The keys that are ticked, in the order of the choices."""
        ticked = set(self.list.ticked)
        return [choice.key for choice in self._choices if choice.key in ticked]

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; ticks of those still offered stay."""
        self._choices = tuple(choices)
        self.search.setVisible(self._find is not None or len(self._choices) > _MOST)
        self.search.clear()
        self._offer()

    def choose(self, keys: Sequence[str]) -> None:
        """Tick these keys and no others."""
        self.list.choose(keys)
        self._offer()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.list.setAccessibleName(name)

    def value(self) -> Value:
        return self.chosen

    def set_value(self, value: Value) -> None:
        self.choose(value if isinstance(value, list) else [])

    def problem(self) -> str:
        return ""

    def said(self, value: Value) -> str:
        return labels_of(self._choices, value)

    def _offer(self) -> None:
        words = search_key(self.search.text()).split()
        if words and self._find is not None:
            known = {choice.key for choice in self._choices}
            found = [one for one in self._find(self.search.text()) if one.key not in known]
            self._choices += tuple(found)
        ticked = set(self.list.ticked)
        kept = [choice for choice in self._choices if choice.key in ticked]
        found = [
            choice for choice in self._choices if choice.key not in ticked and _holds(choice, words)
        ]
        room = min(len(self._choices), _MOST)
        shown = {choice.key for choice in (*kept, *found[: max(room - len(kept), 0)])}
        self.list.set_choices([choice for choice in self._choices if choice.key in shown])
        left = len(kept) + len(found) - len(shown)
        self.more.setText(f"Na liście jest jeszcze: {left}. Wpisz początek nazwiska lub adresu.")
        self.more.setVisible(left > 0)

    def _lay_out(self) -> None:
        self.search.hide()
        self.setFocusProxy(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.search, self.list, self.more):
            column.addWidget(part)


def _holds(choice: Choice, words: Sequence[str]) -> bool:
    if not words:
        return True
    folded = search_key(f"{choice.label} {choice.hint}")
    return all(word in folded for word in words)
