"""One procedure on the wall: its persons, what was agreed, the protocol being written; between two a blank slide."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mgops_desktop.domain.errors import UserError
from mgops_desktop.gui import keys, targets
from mgops_desktop.gui.layouts import stand_aside
from mgops_desktop.gui.pages.page import Page
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.sitting_editor import SittingEditor
from mgops_desktop.gui.targets import Target
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import label, title
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.storage.sittings import SittingLine

NOTHING = UUID(int=0)
"""The procedure that is none: while the slide is blank nothing at all can be read."""
_BLANK = "Nic nie jest wyświetlane. Pokaż punkt, gdy na sali są tylko właściwe osoby."
_ALL_DONE = "Porządek jest wyczerpany. Zakończ tryb rzutnika."
_STYLE = RowStyle(chevrons=False, stacks=True)  # beside the protocol every word is whole


class ProjectorPage(Page):
    """Goes through the points of a day; `confine` lets there be one procedure and no other."""

    kinds = None

    def __init__(
        self, parts: Parts, points: Sequence[SittingLine], confine: Callable[[UUID], None]
    ) -> None:
        super().__init__(parts)
        look = parts.look
        self._points = list(points)
        self._place = 0
        self._confine = confine
        self.what = title()
        self.blank_note = label(_BLANK, "body", "muted", wraps=True)
        self.show_next = Button(look, "Pokaż", "chevron-right", primary=True)
        self.next = Button(look, "Następna procedura", "chevron-right")
        self.persons = TwoLineList(look, "Osoby w procedurze", _STYLE, whole=True)
        self.agreed = TwoLineList(look, "Ustalenia w toku", _STYLE, whole=True)
        self.editor = SittingEditor(parts, on_the_wall=True)
        self.blank = QWidget()
        self.slide = QWidget()
        self._stack = QStackedWidget()
        self._lay_out()

        self.show_next.clicked.connect(self._show)
        self.next.clicked.connect(self._go_on)
        self.editor.saved.connect(self._go_on)
        self.editor.left.connect(self.editor.take_cursor)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        keys.bind(self, keys.SAVE_AND_NEXT, self._go_on, within)
        self._blank()

    @property
    def is_blank(self) -> bool:
        """Whether nothing is shown of any procedure."""
        return self._stack.currentWidget() is self.blank

    def refresh(self) -> None:
        """What is shown stays: the writer is at work on it."""

    def back(self) -> None:
        """Esc: out of a file or a question of the form; nowhere else."""
        if not self.is_blank:
            self.editor.leave()

    def place(self) -> Target | None:
        line = self._points[min(self._place, len(self._points) - 1)]
        return Target(targets.PROJECTOR, line.record.id, line.day.isoformat())

    def keep_unsaved(self) -> None:
        if not self.is_blank:
            self.editor.keep_unsaved()

    def _show(self) -> None:
        """Show the next point, once the writer has asked for it."""
        line = self._points[self._place]
        if line.procedure is None:
            return
        self._confine(line.procedure)
        try:
            self.editor.open_record(line.record.id)
        except UserError as error:  # e.g. taken away at another desk meanwhile
            self._place += 1
            self._blank()
            self.blank_note.setText(error.message)
            return
        sheet = self.editor.sheet_shown
        if sheet is None:
            return
        self.persons.set_rows(
            [TwoLineRow(one.id, one.name, one.what, is_open=False) for one in sheet.persons]
        )
        self.agreed.set_rows(
            [
                TwoLineRow(number, words, is_open=False, strong=False)
                for number, words in enumerate(sheet.agreed)
            ]
            or [TwoLineRow("none", "brak", is_open=False, strong=False)]
        )
        self._stack.setCurrentWidget(self.slide)
        self.editor.take_cursor()

    def _go_on(self, _record: object = None) -> None:
        """Blank the wall; what was typed is kept."""
        if self.is_blank:
            return
        self.editor.keep_unsaved()
        self._place += 1
        self._blank()

    def _blank(self) -> None:
        """Show nothing of any procedure, not even the number of the next one."""
        self._stack.setCurrentWidget(self.blank)
        self._confine(NOTHING)
        for shown in (self.persons, self.agreed):
            shown.set_rows([])
        is_over = self._place >= len(self._points)
        count = len(self._points)
        self.what.setText("Koniec porządku" if is_over else f"Punkt {self._place + 1} z {count}")
        self.blank_note.setText(_ALL_DONE if is_over else _BLANK)
        self.show_next.setVisible(not is_over)
        if not is_over:
            self.setFocusProxy(self.show_next)
            self.show_next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        middle = QVBoxLayout(self.blank)
        middle.addStretch(2)
        middle.setSpacing(14)
        for part in (self.what, self.blank_note):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            middle.addWidget(part)
        middle.addWidget(self.show_next, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(3)
        aside = ScrollColumn("Procedura na ekranie")
        stand_aside(aside, self.parts.look, 320)
        for heading, shown in (("Osoby", self.persons), ("Ustalenia w toku", self.agreed)):
            card = Card(heading)
            card.body.addWidget(shown)
            aside.add(card)
        self.editor.header.add_before_last(self.next)
        body = QHBoxLayout()
        body.setSpacing(18)
        body.addWidget(aside, 2)
        body.addWidget(self.editor, 5)
        column = QVBoxLayout(self.slide)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(body, 1)
        self._stack.addWidget(self.blank)
        self._stack.addWidget(self.slide)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
