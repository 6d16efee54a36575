"""The calendar of sittings: a month of the team and its groups with their terms, and the agenda of a day."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.wording import capitalised
from mgops_desktop.gui.pages import sitting_rows as rows
from mgops_desktop.gui.pages.diary_span import Span, Step, period_of, span_title, step_of, stepped
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.button import Button, IconButton
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import label, section
from mgops_desktop.gui.widgets.month_grid import MonthGrid
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.gui.words import day_in_words
from mgops_desktop.operations.sitting_papers import clash_words
from mgops_desktop.storage.sittings import GROUP, SittingLine, day_agenda, team_calendar

_NOTE = "strzałki: dni · PageUp, PageDown miesiące · T dziś · Enter porządek dnia"
_NO_AGENDA = "Tego dnia nie ma posiedzeń."
_GRID_HEIGHT = 330


class _Month(MonthGrid):
    """Arrows go from day to day, pages by months, T to today."""

    stepped = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = step_of(event)
        if step is None or not (step.far or step.home):
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class SittingsView(QWidget):
    """`opened` gives a sitting; the others ask to plan one of the team or of groups, for papers, for the projector."""

    opened = Signal(object)
    team_asked = Signal(object)
    groups_asked = Signal(object)
    agenda_asked = Signal(object)
    attendance_asked = Signal(object)
    projector_asked = Signal(object)

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        look = parts.look
        self._parts = parts
        self.day = parts.today
        self._lines: tuple[SittingLine, ...] = ()
        self.plan_team = Button(look, "Posiedzenie zespołu", "plus")
        self.plan_groups = Button(look, "Posiedzenia grup", "plus", primary=True)
        self.header = PageHeader("", [self.plan_team, self.plan_groups])
        self.header.show_title("Posiedzenia", _NOTE)
        self.before = IconButton(look, "chevron-left", "Poprzedni miesiąc")
        self.today = Button(look, "Dziś", "calendar")
        self.after = IconButton(look, "chevron-right", "Następny miesiąc")
        self.month_words = section()
        self.month = _Month(look)
        style = RowStyle(lead_width=110)
        self.agenda = TwoLineList(look, "Porządek dnia", style, whole=True)
        self.agenda_card = Card("Porządek dnia")
        self.clashes = label("", "body", "danger", wraps=True)
        self.wall = Button(look, "Tryb rzutnika", "user-lock")
        self.print_agenda = Button(look, "Porządek", "download")
        self.print_agenda.setAccessibleName("Zapisz porządek dnia w PDF")
        self.print_list = Button(look, "Lista obecności", "download")
        self.whole = TwoLineList(look, "Miesiąc", style, whole=True)
        self.whole_card = Card("Miesiąc")
        self.column = ScrollColumn("Kalendarz posiedzeń")
        self._lay_out()
        self.setFocusProxy(self.month)

        self.before.clicked.connect(lambda: self._step(Step(-1, far=True)))
        self.after.clicked.connect(lambda: self._step(Step(1, far=True)))
        self.today.clicked.connect(lambda: self._step(Step(home=True)))
        self.month.stepped.connect(self._step)
        self.month.chosen.connect(self.show_day)
        self.month.opened.connect(self._enter_day)
        for shown in (self.agenda, self.whole):
            shown.opened.connect(self._open)
        self.plan_team.clicked.connect(lambda: self.team_asked.emit(self.day))
        self.plan_groups.clicked.connect(lambda: self.groups_asked.emit(self.day))
        self.print_agenda.clicked.connect(lambda: self.agenda_asked.emit(self.day))
        self.print_list.clicked.connect(self._ask_list)
        self.wall.clicked.connect(self._ask_wall)

    def read_again(self) -> None:
        """Read the month and the agenda of the chosen day."""
        data = self._parts.data
        period = period_of(Span.MONTH, self.day)
        found = data.read(team_calendar, period)
        self.month_words.setText(capitalised(span_title(Span.MONTH, self.day)))
        self.month.show_month(period, rows.cells(found), self.day, self._parts.today)
        self.whole.set_rows(rows.month_rows(found))
        self.whole_card.setVisible(bool(found.sittings or found.terms))
        self._show_agenda()

    def show_day(self, day: date) -> None:
        """Put the cursor on a day; of another month that is read."""
        is_other = (day.year, day.month) != (self.day.year, self.day.month)
        self.day = day
        if is_other:
            self.read_again()
        else:
            self.month.setCurrentIndex(self.month.index_of(day))
            self._show_agenda()

    def enter(self) -> None:
        """Put the keys on the month."""
        self.month.setFocus(Qt.FocusReason.OtherFocusReason)

    def line(self, record: RecordRef) -> SittingLine | None:
        """Return what is known of a sitting of the day."""
        return next((one for one in self._lines if one.record == record), None)

    def _show_agenda(self) -> None:
        found = self._parts.data.read(day_agenda, self.day)
        self._lines = found.lines
        self.agenda_card.set_heading(
            capitalised(day_in_words(self.day)), "" if found.lines else _NO_AGENDA
        )
        self.agenda.set_rows([rows.sitting_row(one) for one in found.lines])
        self.agenda.setVisible(bool(found.lines))
        words = " ".join(clash_words(found))
        self.clashes.setText(words)
        self.clashes.setVisible(bool(words))
        planned = [one for one in found.lines if one.planned and one.record.kind == GROUP]
        self.wall.setVisible(bool(planned))
        for button in (self.print_agenda, self.print_list):
            button.setVisible(bool(found.lines))

    def _step(self, step: Step) -> None:
        today = self._parts.today
        self.show_day(today if step.home else stepped(Span.MONTH, self.day, step))

    def _enter_day(self, day: date) -> None:
        self.show_day(day)
        if self._lines:
            self.agenda.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.plan_groups.setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, key: object) -> None:
        if isinstance(key, RecordRef):
            self.opened.emit(key)

    def _chosen(self) -> SittingLine | None:
        """The sitting under the cursor, else the first of the day."""
        key = self.agenda.current_key()
        found = self.line(key) if isinstance(key, RecordRef) else None
        return found or next(iter(self._lines), None)

    def _ask_list(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.attendance_asked.emit(chosen.record)

    def _ask_wall(self) -> None:
        chosen = self._chosen()
        first: UUID | None = chosen.record.id if chosen else None
        self.projector_asked.emit((self.day, first))

    def _lay_out(self) -> None:
        moving = QHBoxLayout()
        moving.setContentsMargins(16, 10, 12, 6)
        moving.setSpacing(8)
        for part in (self.before, self.today, self.after, self.month_words):
            moving.addWidget(part)
        moving.addStretch(1)
        self.month.setMinimumHeight(self._parts.look.px(_GRID_HEIGHT))
        month = Card()
        month.body.addLayout(moving)
        month.body.addWidget(self.month)
        for button in (self.wall, self.print_agenda, self.print_list):
            self.agenda_card.add_to_header(button)
        self.agenda_card.add_text(self.clashes)
        self.agenda_card.body.addWidget(self.agenda)
        self.whole_card.body.addWidget(self.whole)
        for card in (month, self.agenda_card, self.whole_card):
            self.column.add(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.header)
        column.addWidget(self.column, 1)
