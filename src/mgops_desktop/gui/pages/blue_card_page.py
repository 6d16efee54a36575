"""Blue Card procedures: the register, the card of one, the team, and the form of a record in their place."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.procedure.risk import Provision
from mgops_desktop.gui import keys
from mgops_desktop.gui.editor import Values
from mgops_desktop.gui.list_output import ListOutput
from mgops_desktop.gui.pages import card_access_words as words
from mgops_desktop.gui.pages.procedure_card import ProcedureCardView, tab_of
from mgops_desktop.gui.pages.procedure_register import ProcedureRegister
from mgops_desktop.gui.pages.sitting_desk import SittingDesk
from mgops_desktop.gui.pages.sittings_view import SittingsView
from mgops_desktop.gui.pages.team_view import REPORT, SITTING, TeamView
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.reading import Ask, Reader
from mgops_desktop.gui.records.editing_page import EditingPage
from mgops_desktop.gui.records.sitting_editor import ProtocolEditor
from mgops_desktop.gui.targets import (
    BLUE_CARD_KINDS,
    BLUE_CARD_RECORD,
    PROCEDURES,
    PROJECTOR,
    PROTOCOL,
    SITTINGS,
    Target,
)
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.widgets.states import EmptyState
from mgops_desktop.operations.blue_card import procedure_of
from mgops_desktop.operations.blue_card_access import CardStanding, card_standing
from mgops_desktop.operations.procedure_next import NextStep
from mgops_desktop.operations.records.drafts import REGISTRATION
from mgops_desktop.operations.sitting_sheet import is_to_be_held
from mgops_desktop.storage.blue_card import ProcedureRow, procedures
from mgops_desktop.storage.register import RegisterLine, register_of

_CHOOSE = "Wybierz procedurę z listy. Każde otwarcie jest odnotowane w dzienniku odczytów."
_NONE = (
    "W rejestrze nie ma procedur. Dodaj pierwszą; z arkusza wczytuje je konto z prawem do importu."
)
_PROCEDURE = "procedure"
_Register = tuple[Sequence[ProcedureRow], Sequence[RegisterLine], CardStanding]


class BlueCardPage(EditingPage):
    """The register at the left, running procedures first; the opened procedure or the team beside it."""

    kinds = BLUE_CARD_KINDS

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        look = parts.look
        self._shown: UUID | None = None
        self._sought: Target | None = None
        self.register = ProcedureRegister(look)
        self.list = self.register.list
        self.filter = self.register.filter
        self.foot = self.register.foot
        self.cancelled = self.register.cancelled
        self.menu = self.register.menu
        self.output = ListOutput(self, parts, self.menu, "rejestr", self.register.shown_list)
        self.card = ProcedureCardView(parts)
        self.header = self.card.header
        self.team = TeamView(parts)
        self.sittings = SittingsView(parts)
        self.desk = SittingDesk(parts, self.editing, self.notices)
        self.nothing = EmptyState(look, "shield-alert", _CHOOSE, "Dodaj procedurę")
        self.standing = label("", "body", "muted", wraps=True)
        self._refusal = ""
        self.detail = QStackedWidget()
        self.reader = Reader(parts)
        self._lay_out()
        self.setFocusProxy(self.list)

        self.register.opened.connect(self._enter_card)
        self.register.register_asked.connect(self._register)
        self.register.add_asked.connect(self._begin_procedure)
        self.register.report_asked.connect(self._begin_report)
        self.register.team_asked.connect(self._show_team)
        self.register.sittings_asked.connect(self._show_sittings)
        self._connect_sittings()
        self.nothing.action_asked.connect(self._begin_procedure)
        for part in (self.card, self.team):
            part.opened.connect(self._correct)
            part.add_asked.connect(self._begin)
            part.turned.connect(self._make_room)
        self.card.step_asked.connect(self._enter_step)
        self.detail.currentChanged.connect(self._make_room)
        self.output.told.connect(self.notices.show_notice)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        keys.bind(self, keys.NEW, self._begin_procedure, within)
        keys.bind(self, keys.REGISTER, self._register, within)

    def home(self) -> QWidget:
        """The card or the team that is shown, else the list."""
        if self.detail.currentWidget() is self.team:
            return self.team
        if self.detail.currentWidget() is self.sittings:
            return self.sittings
        return self.card if self.card.procedure else self.list

    def back_home(self) -> None:
        """Esc: out of the document that is shown, else to the list."""
        shown = self.detail.currentWidget()
        if isinstance(shown, ProcedureCardView | TeamView) and shown.leave_view():
            return
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_unsaved(self) -> None:
        super().keep_unsaved()
        self.card.keep_unsaved()
        self.team.keep_unsaved()

    def refresh(self) -> None:
        self.reader.read(_ask, self._take)

    def back(self) -> None:
        """Esc: out of what is planned, of a form, or back to the list."""
        if self.editing.currentWidget() is self.desk.plan_form:
            self._leave_sitting()
        else:
            super().back()

    def place(self) -> Target | None:
        editor = self.editing.editor
        if isinstance(editor, ProtocolEditor):
            return Target(PROTOCOL, editor.record, editor.kind)
        return super().place()

    def browsed_place(self) -> Target | None:
        if self.detail.currentWidget() is self.sittings:
            return Target(SITTINGS, tab=self.sittings.day.isoformat())
        if self.detail.currentWidget() is self.team:
            return Target(SITTING)
        return Target(_PROCEDURE, self._shown, self.card.tabs.current) if self._shown else None

    def show_saved(self, record: RecordRef) -> None:
        """A new procedure is shown as soon as the register has it."""
        if record.kind == _PROCEDURE:
            self._sought = Target(_PROCEDURE, record.id)
        self.read_again()

    def open_target(self, target: Target) -> None:
        """Show the procedure that a record belongs to, the team, or a record in its form."""
        if target.kind == BLUE_CARD_RECORD:
            self.open_form(target)
            return
        if self.editing.editor is not None:
            self.leave_form()
        if target.kind in (SITTINGS, PROTOCOL):
            self._show_sittings(target.tab if target.kind == SITTINGS else "")
            if target.kind == PROTOCOL and target.id is not None:
                self._open_sitting(RecordRef(target.tab, target.id))
        elif target.kind == SITTING:
            self._show_team()
            self.team.enter(target.id)
        elif target.kind != PROCEDURES and target.id is not None:
            self._seek(target, target.id)

    def _seek(self, target: Target, record: UUID) -> None:
        procedure = self.parts.data.read(procedure_of, target.kind, record)
        if procedure is None:
            self.open_form(Target(BLUE_CARD_RECORD, record, target.kind))
            return
        tab = target.tab if target.kind == _PROCEDURE else tab_of(target.kind)
        self._shown = procedure
        self._sought = Target(_PROCEDURE, procedure, tab)
        if not self.reader.is_reading:
            self._show_sought()

    def _take(self, found: _Register) -> None:
        rows, cancelled, standing = found
        self.register.show_register(rows, cancelled, standing, self.parts.today)
        self.standing.setText(words.standing_note(standing))
        self.standing.setVisible(bool(self.standing.text()))
        self._refusal = words.refusal(standing)
        if self._sought is not None:
            self._show_sought()
        elif self.detail.currentWidget() is self.team:
            self.team.read_again()
        elif self.detail.currentWidget() is self.sittings:
            self.sittings.read_again()
        elif self._shown is not None:
            self._show(self._shown)
        else:
            self._show_nothing()

    def _show_sought(self) -> None:
        """Mark and show what was asked for from elsewhere, once the register has been read."""
        if self._sought is not None and self._sought.id is not None:
            self.register.choose(self._sought.id)
            self._show(self._sought.id, self._sought.tab)
            self._sought = None

    def _show(self, procedure: UUID, tab: str = "") -> None:
        row = self.register.row(procedure)
        if row is None:
            self._show_nothing()
            return
        self._shown = procedure
        self.card.show_procedure(row, tab)
        self.detail.setCurrentWidget(self.card)

    def _show_nothing(self) -> None:
        self._shown = None
        self.card.forget()
        is_empty = self.register.is_empty
        self.nothing.text.setText(self._refusal or (_NONE if is_empty else _CHOOSE))
        if self.nothing.action is not None:
            self.nothing.action.setHidden(bool(self._refusal) or not is_empty)
        self.detail.setCurrentWidget(self.nothing)

    def _show_team(self) -> None:
        self.team.read_again()
        self.detail.setCurrentWidget(self.team)
        self.team.enter()

    def _connect_sittings(self) -> None:
        view, desk = self.sittings, self.desk
        view.opened.connect(self._open_sitting)
        view.team_asked.connect(self._plan_team)
        view.groups_asked.connect(desk.plan)
        view.agenda_asked.connect(desk.print_agenda)
        view.attendance_asked.connect(desk.print_list)
        view.projector_asked.connect(self._ask_projector)
        desk.done.connect(self._leave_sitting)

    def _show_sittings(self, day: str = "") -> None:
        if day:
            self.sittings.day = date.fromisoformat(day)
        self.sittings.read_again()
        self.detail.setCurrentWidget(self.sittings)
        self.sittings.enter()

    def _open_sitting(self, record: RecordRef) -> None:
        """A planned one is written down once its day has come; any other is corrected in its form."""
        if self.parts.data.read(is_to_be_held, record):
            self.desk.write(record)
            self.setFocusProxy(self.editing)
        else:
            self.correct(record)

    def _plan_team(self, day: date) -> None:
        known: Values = {"day": day.isoformat(), "planned": day >= self.parts.today}
        self.begin(SITTING, None, known)

    def _ask_projector(self, asked: tuple[date, UUID | None]) -> None:
        self.asked.emit(Target(PROJECTOR, asked[1], asked[0].isoformat()))

    def _leave_sitting(self) -> None:
        self.desk.forget_plan()
        self.editing.setCurrentWidget(self.browse)
        self.sittings.read_again()
        self._return()

    def _enter_card(self, procedure: UUID) -> None:
        self._show(procedure)
        self.card.setFocus(Qt.FocusReason.TabFocusReason)

    def _make_room(self) -> None:
        """A document that is read has the page for itself; the register comes back with its list."""
        shown = self.detail.currentWidget()
        is_wide = isinstance(shown, ProcedureCardView | TeamView) and shown.is_wide
        self.register.setVisible(not is_wide)

    def _begin_procedure(self) -> None:
        if self.editing.editor is None and not self._refusal:
            self.begin(_PROCEDURE)

    def _register(self) -> None:
        """An NK-A with its procedure and persons."""
        if self.editing.editor is None and not self._refusal:
            self.begin(REGISTRATION)

    def _begin_report(self) -> None:
        """A suspicion comes before any procedure: it belongs to none yet."""
        if self.editing.editor is None and not self._refusal:
            self.begin(REPORT)

    def _begin(self, kind: str) -> None:
        self.begin(kind, self._owner())

    def _enter_step(self, step: NextStep | Provision) -> None:
        """Enter what the law knows next, or what a risk sheet calls to mind."""
        if isinstance(step, NextStep) and step.record is not None:
            self._correct(step.record)
            if self.editing.editor is not None:
                self.editing.editor.take_up(step.field, step.known)
        else:
            self.begin(step.kind, self._owner(), dict(step.known))

    def _correct(self, record: RecordRef) -> None:
        self.correct(record, self._owner())

    def _owner(self) -> RecordRef | None:
        """The procedure that is shown; beside the team there is none."""
        if self.detail.currentWidget() is self.card and self._shown is not None:
            return RecordRef(_PROCEDURE, self._shown)
        return None

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.notices)
        right.addWidget(self.standing)
        right.addWidget(self.reader)
        right.addWidget(self.detail, 1)
        row = QHBoxLayout(self.browse)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addWidget(self.register, 2)
        row.addLayout(right, 5)
        for part in (self.nothing, self.card, self.team, self.sittings):
            self.detail.addWidget(part)


def _ask(ask: Ask) -> _Register:
    cancelled = ask(register_of, _PROCEDURE, cancelled_only=True)
    return ask(procedures), cancelled, ask(card_standing)
