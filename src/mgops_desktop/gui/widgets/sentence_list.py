"""Sentences under headings: each ticked or left out, edited, moved, with the records behind it shown on demand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mgops_desktop.gui.layouts import discard_widgets
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.button import IconButton, LinkButton
from mgops_desktop.gui.widgets.check import CheckBox
from mgops_desktop.gui.widgets.fields import TextArea, Value
from mgops_desktop.gui.widgets.label import caption, label, set_tone

Told = tuple[str, str, bool]
"""Heading, text, whether it is kept."""


@dataclass(frozen=True)
class Source:
    """A record behind a sentence in words; without a `key` there is nothing to open."""

    words: str
    key: object = None


_FIRST_WORDS = 40
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_HINT = "Strzałki w górę i w dół przechodzą między zdaniami, Tab idzie do treści, źródeł i dalej."


class SentenceRow(QWidget):
    """One sentence. `turned` and `typed` tell what the user did, `moved` where it is to go.

    `source_opened` gives the key of the record that was asked for. `entered` tells that the cursor came into it,
    `left` by how many rows it is to go on.
    """

    entered = Signal()
    left = Signal(int)
    turned = Signal(bool)
    typed = Signal(str)
    moved = Signal(int)
    sources_asked = Signal()
    source_opened = Signal(object)

    def __init__(self, look: Look, text: str, *, kept: bool) -> None:
        super().__init__()
        self.check = CheckBox(look)
        self.text = TextArea(look, 1)
        self.up = IconButton(look, "chevron-up", "Przesuń wyżej")
        self.down = IconButton(look, "chevron-down", "Przesuń niżej")
        self.source = LinkButton("Źródła")
        self.sources = QWidget()
        self._listed = QVBoxLayout(self.sources)
        self.check.set_value(kept)
        self.text.set_value(text)
        self._name(text)
        self._lay_out()
        self._show_kept(kept)
        self._stops = (self.check, self.text, self.source, self.up, self.down)
        for one in self._stops:
            one.installEventFilter(self)
        self.check.toggled.connect(self._turn)
        self.text.edited.connect(self._type)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.source.clicked.connect(self.sources_asked)

    def be_current(self, *, current: bool) -> None:
        """Let Tab stop here, or go past: of a long list only one row holds it up."""
        policy = Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus
        for one in (*self._stops, *self.sources.findChildren(LinkButton)):
            one.setFocusPolicy(policy)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.entered.emit()
        elif watched is self.check and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()))
            if step and event.type() is QEvent.Type.KeyPress:
                self.left.emit(step)
                return True
        return super().eventFilter(watched, event)

    def show_sources(self, found: Sequence[Source]) -> None:
        """Show the records behind the sentence, or hide them if they are shown."""
        discard_widgets(self._listed)
        for one in found:
            if one.key is None:
                self._listed.addWidget(caption(one.words, wraps=True))
                continue
            link = LinkButton(one.words)
            link.setAccessibleName(f"Otwórz zapis: {one.words}")
            link.clicked.connect(partial(self._open_source, one.key))
            self._listed.addWidget(link)
        self.sources.setVisible(self.sources.isHidden())

    def _open_source(self, key: object, _checked: bool = False) -> None:
        self.source_opened.emit(key)

    def _turn(self, kept: bool) -> None:
        self._show_kept(kept)
        self.turned.emit(kept)

    def _type(self) -> None:
        self._name(self.text.toPlainText())
        self.typed.emit(self.text.toPlainText())

    def _name(self, text: str) -> None:
        words = text[:_FIRST_WORDS]
        self.check.setAccessibleName(f"W ocenie: {words}")
        self.text.setAccessibleName(f"Zdanie: {words}")
        self.source.setAccessibleName(f"Źródła zdania: {words}")

    def _show_kept(self, kept: bool) -> None:
        set_tone(self.text, "text" if kept else "muted")

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(4)
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(self.check, 0, top)
        line.addWidget(self.text, 1)
        for button in (self.source, self.up, self.down):
            line.addWidget(button, 0, top)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        self._listed.setContentsMargins(34, 0, 0, 4)
        self._listed.setSpacing(0)
        column.addWidget(self.sources)
        self.sources.hide()


class SentenceList(QWidget):
    """A field of a form: its value is a list of sentences as texts, which `read` puts into heading, words and tick.

    `reword` gives a sentence with other words or another tick, `sources_of` the records behind one. `source_opened`
    gives the key of the record that was asked for.
    """

    edited = Signal()
    source_opened = Signal(object)

    def __init__(
        self,
        look: Look,
        read: Callable[[str], Told],
        reword: Callable[..., str],
        sources_of: Callable[[str], Sequence[Source]],
        nothing: str,
    ) -> None:
        super().__init__()
        self._look = look
        self._read = read
        self._reword = reword
        self._sources_of = sources_of
        self._nothing = nothing
        self._values: list[str] = []
        self.rows: list[SentenceRow] = []
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._show()

    def value(self) -> Value:
        return list(self._values)

    def set_value(self, value: Value) -> None:
        given = list(value) if isinstance(value, list) else []
        if given != self._values:
            self._values = given
            self._show()
            self.edited.emit()

    def problem(self) -> str:
        return ""

    def said(self, value: Value) -> str:
        told = [self._read(one) for one in value] if isinstance(value, list) else []
        return "\n".join(text for _heading, text, kept in told if kept)

    def _show(self) -> None:
        """Make the rows anew, under their headings; a layout of their own knows how high they are at once."""
        discard_widgets(self._place)
        self.rows = []
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if not self._values:
            column.addWidget(caption(self._nothing, wraps=True))
        last = ""
        for number, value in enumerate(self._values):
            heading, text, kept = self._read(value)
            if heading != last:
                column.addWidget(label(heading, "second_strong", "muted"))
                last = heading
            row = SentenceRow(self._look, text, kept=kept)
            row.entered.connect(partial(self._enter, number))
            row.left.connect(partial(self._go_on, number))
            row.turned.connect(partial(self._turn, number))
            row.typed.connect(partial(self._type, number))
            row.moved.connect(partial(self._move, number))
            row.sources_asked.connect(partial(self._show_sources, number))
            row.source_opened.connect(self.source_opened)
            column.addWidget(row)
            self.rows.append(row)
            row.be_current(current=number == 0)
        if len(self.rows) > 1:
            column.addWidget(caption(_HINT, wraps=True))
        self._place.addWidget(inner)
        inner.show()
        if self.rows:
            self.setFocusProxy(self.rows[0].check)

    def _enter(self, number: int) -> None:
        for place, row in enumerate(self.rows):
            row.be_current(current=place == number)
        self.setFocusProxy(self.rows[number].check)

    def _go_on(self, number: int, step: int) -> None:
        there = number + step
        if 0 <= there < len(self.rows):
            self.rows[there].check.setFocus(Qt.FocusReason.TabFocusReason)

    def _turn(self, number: int, kept: bool) -> None:
        self._values[number] = self._reword(self._values[number], kept=kept)
        self.edited.emit()

    def _type(self, number: int, text: str) -> None:
        self._values[number] = self._reword(self._values[number], text=text)
        self.edited.emit()

    def _move(self, number: int, step: int) -> None:
        there = number + step
        if not 0 <= there < len(self._values):
            return
        values = self._values
        values[number], values[there] = values[there], values[number]
        self._show()
        button = self.rows[there].up if step < 0 else self.rows[there].down
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _show_sources(self, number: int) -> None:
        self.rows[number].show_sources(self._sources_of(self._values[number]))
