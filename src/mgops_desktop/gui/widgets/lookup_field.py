"""One record of very many: one types, chooses from what is found, and the field keeps its key."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter

from mgops_desktop.domain.text import search_key
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.gui.widgets.fields import Value
from mgops_desktop.gui.widgets.suggesting_line import SuggestingLine

Find = Callable[[str], Sequence[Choice]]
_NOT_CHOSEN = "Wybierz zapis z podpowiedzi pod polem (strzałka w dół, Enter)."


class LookupField(SuggestingLine):
    """Keeps the key of what was chosen. `find` is asked at every keystroke; what is offered comes without typing.

    A text that was typed and chosen from nothing stays as it is and is a problem.
    """

    def __init__(self, look: Look, find: Find) -> None:
        super().__init__(look)
        self._find = find
        self._offered: tuple[Choice, ...] = ()
        self._known: dict[str, Choice] = {}
        self._chosen: Choice | None = None
        self._rows: tuple[Choice, ...] = ()
        self._model = QStringListModel(self)
        self._popup: QCompleter | None = None
        self.setPlaceholderText("zacznij pisać")

        self.textEdited.connect(self._look_up)

    @property
    def chosen(self) -> str:
        """The key, or an empty text while nothing is chosen."""
        return self._chosen.key if self._chosen else ""

    def suggestions(self) -> QCompleter | None:
        return self._popup

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these before anything is typed; they are known by their keys too."""
        self._offered = tuple(choices)
        self._know(choices)

    def value(self) -> Value:
        """Return the key, or what was typed if nothing was chosen."""
        return self.chosen or self.text().strip() or None

    def set_value(self, value: Value) -> None:
        known = self._known.get(str(value or ""))
        self._chosen = known
        self.setText(_words(known) if known else str(value or ""))

    def said(self, value: Value) -> str:
        known = self._known.get(str(value or ""))
        return _words(known) if known else str(value or "")

    def problem(self) -> str:
        return _NOT_CHOSEN if self.text().strip() and not self._chosen else ""

    def suffix(self) -> str:
        return self._chosen.hint if self._chosen else ""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.text() and self._offered and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._show(self._offered)

    def _look_up(self, typed: str) -> None:
        self._chosen = None
        words = search_key(typed).split()
        if not words:
            self._show(self._offered)
            return
        near = [one for one in self._offered if _holds(one, words)]
        found = list(self._find(typed)) if len(typed.strip()) > 1 else []
        self._know(found)
        self._show({one.key: one for one in (*near, *found)}.values())

    def _show(self, choices: object) -> None:
        self._rows = tuple(choices)  # type: ignore[arg-type]
        self._model.setStringList([_line(one) for one in self._rows])
        if self._rows and self.hasFocus():
            self._made_popup().complete()
        elif self._popup is not None and (shown := self._popup.popup()) is not None:
            shown.hide()

    def _made_popup(self) -> QCompleter:
        """The list of what was found, made when it is first needed."""
        if self._popup is None:
            self._popup = QCompleter(self._model, self)
            self._popup.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            self._popup.setWidget(self)
            if (shown := self._popup.popup()) is not None:
                shown.setAccessibleName("Podpowiedzi")
            self._popup.activated.connect(self._take)
        return self._popup

    def _take(self, line: object) -> None:
        found = next((one for one in self._rows if _line(one) == line), None)
        if found is not None:
            self._chosen = found
            self.setText(_words(found))
            self.edited.emit()

    def _know(self, choices: Sequence[Choice]) -> None:
        self._known |= {one.key: one for one in choices}


def _words(choice: Choice) -> str:
    return choice.label


def _line(choice: Choice) -> str:
    return f"{choice.label} · {choice.hint}" if choice.hint else choice.label


def _holds(choice: Choice, words: Sequence[str]) -> bool:
    folded = search_key(_line(choice))
    return all(word in folded for word in words)
