"""Search over everything: type, arrow down, Enter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from mgops_desktop.domain.errors import UserError
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.label import caption
from mgops_desktop.gui.widgets.rows import ListRow, SectionRow, TwoLineRow
from mgops_desktop.gui.widgets.two_line_list import TwoLineList

Find = Callable[[str], Sequence[ListRow]]
ShowRows = Callable[[Sequence[ListRow]], None]
StillThere = Callable[[Sequence[TwoLineRow]], Sequence[TwoLineRow]]
"""Leaves out the rows whose records are gone by now."""
LookInTexts = Callable[[str, ShowRows], None]
"""Looks for a text where that takes its time, and shows the rows when they are there."""


class SavedSearches(Protocol):
    """Searches kept under a name. `keep` and `forget` may raise UserError."""

    def rows(self) -> Sequence[TwoLineRow]:
        """Return them as rows: the name, and what is searched for as its note; keys are `SavedKey`."""

    def keep(self, name: str, text: str) -> None:
        """Keep a search under a name."""

    def forget(self, key: "SavedKey") -> None:
        """Take one away."""


@dataclass(frozen=True)
class SavedKey:
    """Which saved search a row stands for, and its words."""

    id: UUID
    text: str


_SAVE = "save_search"
_SAVED = "Zapisane wyszukiwania (Delete usuwa)"
_NAME = "Podaj nazwę wyszukiwania „{text}” i naciśnij Enter. Esc: bez zapisu."
_LEAST_LETTERS = 2
_MOST_ROWS = 16
_MOST_RECENT = 6
_IN_TEXTS = "in_texts"
_EDGE, _BORDER, _FOOT = 4, 1, 16
_SEARCHING = "Szukam w treści notatek…"
_GLASS = 16
_ROUND_KEYS = (
    32  # pixels before, between and after what is said of the field and the name of its key
)


class IconLine(QLineEdit):
    """A line of text that begins with a magnifying glass and may end with the name of a key.

    `down` asks to go on to what it filters: by the arrow down, or by Enter.
    """

    down = Signal()

    def __init__(self, look: Look, hint: str, keys: str = "") -> None:
        super().__init__()
        self._look = look
        self._keys = keys
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        look.changed.connect(self._make_room)
        self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        size = self._look.px(_GLASS)
        glass = self._look.pixmap("search", "muted", _GLASS, self.devicePixelRatioF())
        painter.drawPixmap(13, (self.height() - size) // 2, glass)
        if self._keys and not self.text() and self._has_room_for_keys:
            painter.setFont(self._look.font("caption"))
            painter.setPen(self._look.color("muted"))
            room = self.rect().adjusted(0, 0, -12, 0)
            end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, int(end), self._keys)

    @property
    def _has_room_for_keys(self) -> bool:
        """What is said of the field comes first; the key also stands in the manual."""
        keys = QFontMetrics(self._look.font("caption")).horizontalAdvance(self._keys)
        said = self.fontMetrics().horizontalAdvance(self.placeholderText())
        return self.textMargins().left() + said + keys + _ROUND_KEYS <= self.width()

    def _make_room(self) -> None:
        self.setTextMargins(self._look.px(_GLASS) + 8, 0, 0, 0)
        self.update()


class ResultsPopup(QFrame):
    """What was found, under the field, grouped by kind."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self.list = TwoLineList(look, "Wyniki wyszukiwania", hugs=True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.nothing = caption()
        self._said = QWidget()
        self._lay_out()

    def show_rows(self, rows: Sequence[ListRow], words: str = "") -> None:
        """Show rows, and words over them, e.g. that nothing was found."""
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.nothing.setText(words)
        self._said.setVisible(bool(words))
        self.list.step(0)

    def fit(self, width: int, most: int) -> None:
        """Take a width, and the height of the rows up to `most`; beyond that the list scrolls."""
        self.setFixedWidth(width)
        words = self._said.sizeHint().height() if not self._said.isHidden() else 0
        rows = self.list.maximumHeight() if not self.list.isHidden() else 0
        self.setFixedHeight(min(rows + words + 2 * (_EDGE + _BORDER), most))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.setContentsMargins(1, _EDGE, 1, _EDGE)
        line = QVBoxLayout(self._said)
        line.setContentsMargins(16, 8, 16, 8)
        line.addWidget(self.nothing)
        column.addWidget(self._said)
        column.addWidget(self.list)


class SearchField(IconLine):
    """Asks `find` at every keystroke; `opened` gives the key of the row that was chosen.

    `find` returns at once (it is one question to the search table); it is not asked for one letter.
    With `look_in_texts` the last row offers to look through notes. What was opened since the window is
    there is offered again while nothing is typed; it is kept nowhere. With `saved` a search can be kept under a name.
    """

    opened = Signal(object)

    def __init__(self, look: Look, find: Find) -> None:
        super().__init__(look, "Szukaj osoby, adresu, notatki…", "Ctrl+K")
        self._find = find
        self._popup: ResultsPopup | None = None
        self._recent: list[TwoLineRow] = []
        self._named: str | None = None
        self.still_there: StillThere = list
        self.look_in_texts: LookInTexts | None = None
        self.saved: SavedSearches | None = None
        self.textEdited.connect(self._search)

    @property
    def results(self) -> TwoLineList | None:
        """The list of results while it is on the screen."""
        return self._popup.list if self._popup is not None and self._popup.isVisible() else None

    def start(self) -> None:
        """Go to the field with its text marked, ready to be typed over."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        if not self.text():
            self._show_recent()

    def forget(self) -> None:
        """Forget what was typed and what was opened."""
        self._recent.clear()
        self.clear()
        self.close_results()

    def close_results(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    def event(self, event: QEvent) -> bool:
        """Take Esc while something is typed, before it leads the page back."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_Escape
            and (self.text() or self.results is not None)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        results = self.results
        if self._named is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep()
        elif event.key() == Qt.Key.Key_Escape:
            self._named = None
            self.clear()
            self.close_results()
        elif event.key() == Qt.Key.Key_Delete and not self.text() and results is not None:
            self._forget(results.current_key())
        elif results is not None and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            results.step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif results is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            results.open_current()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._named is not None:
            self._named = None
            self.clear()
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.close_results()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.results is not None:
            self._place()
        return super().eventFilter(watched, event)

    def _search(self, text: str) -> None:
        wanted = text.strip()
        if self._named is not None:
            return  # the name of a search is typed
        if not wanted:
            self._show_recent()
        elif len(wanted) < _LEAST_LETTERS:
            self.close_results()
        else:
            found = list(self._find(wanted))[:_MOST_ROWS]
            words = "" if found else f"Nic nie znaleziono dla „{wanted}”."
            self._show([*found, *self._offer(wanted)], words)

    def _offer(self, wanted: str) -> list[ListRow]:
        offers: list[ListRow] = []
        if self.look_in_texts is not None:
            words = f"Szukaj „{wanted}” w notatkach"
            note = "treść wizyt, ocen i planów"
            offers.append(TwoLineRow(_IN_TEXTS, words, note, icon="notebook-pen"))
        if self.saved is not None:
            words = f"Zapisz wyszukiwanie „{wanted}”"
            offers.append(TwoLineRow(_SAVE, words, "pod nazwą, na później", icon="plus"))
        return offers

    def _show(self, rows: Sequence[ListRow], words: str = "") -> None:
        popup = self._made_popup()
        self._place()
        popup.show_rows(rows, words)
        self._place()
        popup.show()
        popup.raise_()
        popup.list.scrollToTop()  # the first row is chosen, and its title stands over it

    def _show_recent(self) -> None:
        saved = list(self.saved.rows()) if self.saved is not None else []
        rows: list[ListRow] = [SectionRow(_SAVED), *saved] if saved else []
        self._recent = list(self.still_there(self._recent))
        if self._recent:
            rows += [SectionRow("Ostatnio otwierane"), *self._recent]
        if rows:
            self._show(rows)
        else:
            self.close_results()

    def _ask_name(self) -> None:
        self._named = self.text().strip()
        self.selectAll()
        self._show([], _NAME.format(text=self._named))

    def _keep(self) -> None:
        if self.saved is None or self._named is None:
            return
        try:
            self.saved.keep(self.text(), self._named)
        except UserError as error:
            self._show([], error.message)
            return
        self._named = None
        self.clear()
        self._show_recent()

    def _forget(self, key: object) -> None:
        if isinstance(key, SavedKey) and self.saved is not None:
            self.saved.forget(key)
            self._show_recent()

    def _search_texts(self) -> None:
        wanted = self.text().strip()
        if self.look_in_texts is not None:
            self._show([], _SEARCHING)
            self.look_in_texts(wanted, partial(self._show_texts, wanted))

    def _show_texts(self, wanted: str, rows: Sequence[ListRow]) -> None:
        """Show what was found, unless something else was typed or the field was left meanwhile."""
        if self.text().strip() == wanted and self._popup is not None and self._popup.isVisible():
            nothing = f"W notatkach nie ma słów „{wanted}”."
            self._show(rows, "" if rows else nothing)

    def _made_popup(self) -> ResultsPopup:
        if self._popup is None:
            self._popup = ResultsPopup(self._look, self.window())
            self._popup.list.opened.connect(self._open)
            self.window().installEventFilter(self)
        return self._popup

    def _place(self) -> None:
        if self._popup is not None:
            below = self.mapTo(self.window(), QPoint(0, self.height() + 4))
            self._popup.move(below)
            self._popup.fit(self.width(), self.window().height() - below.y() - _FOOT)

    def _open(self, key: object) -> None:
        if key == _IN_TEXTS:
            self._search_texts()
            return
        if key == _SAVE:
            self._ask_name()
            return
        if isinstance(key, SavedKey):
            self.setText(key.text)
            self._search(key.text)
            return
        self._remember(key)
        self.clear()
        self.close_results()
        self.opened.emit(key)

    def _remember(self, key: object) -> None:
        rows = self._popup.list.rows() if self._popup is not None else ()
        opened = next((row for row in rows if isinstance(row, TwoLineRow) and row.key == key), None)
        if opened is not None:
            others = [row for row in self._recent if row.key != key]
            self._recent = [opened, *others][:_MOST_RECENT]
