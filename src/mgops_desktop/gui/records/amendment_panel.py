"""Sprostowanie in a form: why a record is only amended, the reason that is asked for, the text that stood before."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from mgops_desktop.domain.clock import as_local
from mgops_desktop.domain.wording import short_date
from mgops_desktop.gui import keys
from mgops_desktop.gui.layouts import discard_widgets
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.icon import Icon
from mgops_desktop.gui.widgets.label import caption, label, set_state
from mgops_desktop.operations.records.amending import Amended

_QUESTION = "Przyczyna sprostowania (wymagana)"
_MISSING = "Podaj przyczynę: bez niej sprostowania się nie zapisuje."
_ADDED = "Zapis dodano później."
_LONGEST = 200


class AmendmentBar(QFrame):
    """Stands over the form of a sealed record with a line for the reason; `save_asked` is Enter or Ctrl+S in it."""

    save_asked = Signal()
    edited = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.text = label("", "body", wraps=True)
        self.icon = Icon(look, "triangle-alert", "warn")
        self.reason = QLineEdit()
        self.reason.setAccessibleName(_QUESTION)
        self.reason.setPlaceholderText("np. omyłka w dacie rozmowy")
        self.reason.setMaxLength(_LONGEST)
        self.error = label("", "caption", "danger", wraps=True)
        self._lay_out()

        self.reason.textEdited.connect(self._note)
        self.reason.returnPressed.connect(self.save_asked)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        keys.bind(self, keys.SAVE, self.save_asked.emit, within)
        self.hide()

    @property
    def given(self) -> str:
        """The reason as it was typed; nothing where none is asked for."""
        return "" if self.isHidden() else self.reason.text()

    def begin(self, words: str, reason: str = "") -> None:
        """Say why the record is only amended; without words nothing is asked."""
        self.reason.setText(reason)
        self._say(words, missing=False)

    def insist(self, words: str) -> None:
        """Ask for the reason, which was not given, with the cursor in its line."""
        was_asked = not self.isHidden()
        self._say(words, missing=was_asked)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: str, *, missing: bool) -> None:
        self.text.setText(words)
        self._show_missing(missing=missing)
        self.setVisible(bool(words))

    def _note(self, _text: str) -> None:
        self._show_missing(missing=False)
        self.edited.emit()

    def _show_missing(self, *, missing: bool) -> None:
        set_state(self.reason, "invalid", missing)
        self.reason.setAccessibleDescription(_MISSING if missing else self.text.text())
        self.error.setText(_MISSING if missing else "")
        self.error.setVisible(missing)

    def _lay_out(self) -> None:
        said = QHBoxLayout()
        said.setSpacing(10)
        said.addWidget(self.icon)
        said.addWidget(self.text, 1)
        question = label(f"{_QUESTION}:", "second_strong")
        question.setBuddy(self.reason)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(question)
        line.addWidget(self.reason, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        column.addLayout(said)
        column.addLayout(line)
        column.addWidget(self.error)


class AmendedCard(Card):
    """What stood in the record before each sprostowanie, whole, with who amended it and why."""

    def __init__(self) -> None:
        super().__init__("Przed sprostowaniem")
        self.lines = QVBoxLayout()
        self.lines.setContentsMargins(16, 0, 16, 14)
        self.lines.setSpacing(4)
        self.body.addLayout(self.lines)
        self.hide()

    def show_amended(self, earlier: Sequence[Amended]) -> None:
        """Show these, the newest first; without any the card is not there."""
        discard_widgets(self.lines)
        for one in earlier:
            at = as_local(one.at)
            when = f"{short_date(at.date())}, {at:%H:%M} · {one.who} · przyczyna: {one.reason}"
            self.lines.addWidget(label(when, "second_strong", wraps=True))
            for name, text in one.before:
                self.lines.addWidget(caption(name))
                old = label(text or "(puste)", "body", wraps=True)
                old.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self.lines.addWidget(old)
            if not one.before:
                self.lines.addWidget(label(f"{_ADDED} {one.seal}", "body", "muted", wraps=True))
        self.setVisible(bool(earlier))
