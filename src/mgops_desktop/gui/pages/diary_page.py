"""Dziennik: day, week and month of one's own work, entered with the keyboard; agreed visits and terms beside it."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.visit import CANCELLED_LABELS, CancelledBy, VisitKind
from mgops_desktop.domain.wording import capitalised, clock_time, short_date
from mgops_desktop.gui import keys, targets
from mgops_desktop.gui.editor import Values
from mgops_desktop.gui.layouts import stand_aside
from mgops_desktop.gui.pages.diary_head import DiaryHead
from mgops_desktop.gui.pages.diary_rows import sum_rows, unfinished_rows
from mgops_desktop.gui.pages.diary_span import Span, Step, period_of, span_title, stepped
from mgops_desktop.gui.pages.diary_view import DiaryView
from mgops_desktop.gui.pages.evening_view import EveningView
from mgops_desktop.gui.pages.page import Page
from mgops_desktop.gui.pages.planned_card import PlannedCard
from mgops_desktop.gui.pages.planned_changes import cancelled, moved
from mgops_desktop.gui.pages.slips_view import SlipsView
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.reading import Ask, Reader
from mgops_desktop.gui.records.editing import Editing, target_of
from mgops_desktop.gui.targets import Target
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.notice_bar import NoticeBar, Offer
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.gui.words import onto_day
from mgops_desktop.operations.diary import Diary, PlannedVisit, diary
from mgops_desktop.operations.evening import incomplete_visits
from mgops_desktop.storage.casework import AssistantRow
from mgops_desktop.storage.diary import diary_workers
from mgops_desktop.storage.incomplete import IncompleteVisit

_NOTICE_SECONDS = 10
_Answer = tuple[Sequence[AssistantRow], Diary, Sequence[IncompleteVisit]]


class DiaryPage(Page):
    """Shows a period of the diary and the time it took, or the form of a visit in their place."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        look = parts.look
        self._may_write = parts.access.may(Right.CASEWORK_WRITE)
        self._span, self._day = Span.DAY, parts.today
        self._shown: Diary | None = None
        self._sought: RecordRef | None = None
        self.head = DiaryHead(look, may_write=self._may_write)
        self.view = DiaryView(parts, may_write=self._may_write)
        self.planned = PlannedCard(parts)
        self.sums = TwoLineList(look, "Razem", RowStyle(chevrons=False, dense=True), whole=True)
        self.notices = NoticeBar(look)
        self.reader = Reader(parts)
        self.browse = QWidget()
        self.editing = Editing(parts, self.browse, self.notices)
        self.evening = EveningView(parts)
        self.slips = SlipsView(parts)
        for part in (self.evening, self.slips):
            self.editing.addWidget(part)
        self.unfinished = TwoLineList(look, "Do uzupełnienia", RowStyle(dense=True), whole=True)
        self.unfinished_card = Card("Do uzupełnienia")
        self._lay_out()
        self.setFocusProxy(self.view)
        self._connect()

    def _connect(self) -> None:
        self.head.stepped.connect(self._step)
        self.head.span_chosen.connect(self._show_span)
        self.head.worker_chosen.connect(self.refresh)
        self.head.new_visit.clicked.connect(self._begin_here)
        self.head.plan.clicked.connect(self._begin_plan)
        self.head.evening.clicked.connect(self._begin_evening)
        self.head.slips.clicked.connect(self._show_slips)
        self.slips.left.connect(self._leave_evening)
        self.evening.saved.connect(self._show_evening)
        self.evening.left.connect(self._leave_evening)
        self.unfinished.opened.connect(self._open)
        self.notices.taken.connect(self._return)
        self.head.month.clicked.connect(self._ask_month)
        self.view.opened.connect(self._open)
        self.view.chosen.connect(self._note_choice)
        self.view.stepped.connect(self._step)
        self.view.day_chosen.connect(self._go_to)
        self.view.day_opened.connect(self._open)
        self.planned.held_asked.connect(self._begin_planned)
        self.planned.failed_asked.connect(self._begin_failed)
        self.planned.moved.connect(self._move)
        self.planned.cancelled.connect(self._cancel)
        self.planned.left.connect(self._return)
        self.view.list.move_asked.connect(self.planned.ask_day)
        self.view.list.cancel_asked.connect(self.planned.ask_who)
        self.editing.left.connect(self._return)
        self.editing.saved.connect(self._show_saved)
        self.editing.binned.connect(self._return)
        if self._may_write:
            within = Qt.ShortcutContext.WidgetWithChildrenShortcut
            keys.bind(self.browse, keys.NEW, self._begin_here, within)
            keys.bind(self.browse, keys.WHOLE_DAY, self._begin_evening, within)

    def notice_bar(self) -> NoticeBar | None:
        return self.notices

    def make_part(self) -> bool:
        """Make the form of a visit, for accounts that enter visits."""
        return self._may_write and self.editing.make_visit_part()

    def refresh(self) -> None:
        work = partial(_ask, period_of(self._span, self._day), self.head.worker)
        self.reader.read(work, partial(self._take, self._span, self._day))
        if self.editing.currentWidget() is self.slips:
            self.slips.read_again()

    def back(self) -> None:
        """Esc: out of the form, or from a week or a month to the day."""
        if self.editing.editor is not None:
            self.editing.editor.leave()
        elif self.editing.currentWidget() is self.evening:
            self.evening.leave()
        elif self.editing.currentWidget() is self.slips:
            self.slips.leave()
        elif not self.planned.bar.isHidden():
            self.planned.bar.leave()
        elif not self.planned.cancelling.isHidden():
            self.planned.cancelling.leave()
        else:
            self.head.show_span(Span.DAY)

    def place(self) -> Target | None:
        if self.editing.editor is not None:
            return target_of(self.editing.editor)
        return Target(targets.DIARY, tab=self._day.isoformat())

    def keep_unsaved(self) -> None:
        self.editing.keep_unsaved()
        self.evening.keep_unsaved()

    def open_target(self, target: Target) -> None:
        """Show a day, or the table of one that was left unfinished."""
        self.editing.leave()
        day = date.fromisoformat(target.tab)
        self._go_to(day)
        self.head.show_span(Span.DAY)
        if target.kind == targets.EVENING:
            self._show_table(day, target.id)
        elif target.kind == targets.SLIPS:
            self._show_slips_of(day, target.id)

    def _take(self, span: Span, day: date, answer: _Answer) -> None:
        workers, self._shown, unfinished = answer
        self.head.offer_workers(workers)
        self.head.show_title(capitalised(span_title(span, day)), is_today=day == self.parts.today)
        self._show_acceptance(self._shown, span)
        self.view.show_diary(self._shown, span, day)
        self.sums.set_rows(sum_rows(self._shown.sums))
        self.unfinished.set_rows(unfinished_rows(unfinished))
        self.unfinished_card.setVisible(bool(unfinished))
        if self._sought is not None:
            self.view.list.choose(self._sought)
            self._sought = None
        self._note_choice(None if span is Span.MONTH else self.view.list.current_key())

    def _show_acceptance(self, shown: Diary, span: Span) -> None:
        is_one = span is Span.MONTH and not self.head.is_everybody
        self.head.show_acceptance(shown.acceptance if is_one else None, leads=is_one)

    def _step(self, step: Step) -> None:
        self._go_to(self.parts.today if step.home else stepped(self._span, self._day, step))

    def _go_to(self, day: date) -> None:
        if day != self._day:
            self._day = day
            self.refresh()

    def _show_span(self, span: Span) -> None:
        self._span = span
        self.refresh()

    def _open(self, key: object) -> None:
        if isinstance(key, date):
            self._day = key
            self.head.show_span(Span.DAY)
        elif isinstance(key, PlannedVisit):
            self._begin_planned(key)
        elif isinstance(key, RecordRef):
            self.editing.correct(key)
            self.setFocusProxy(self.editing)
        elif isinstance(key, Target):
            self.asked.emit(key)

    def _note_choice(self, key: object) -> None:
        chosen = key if isinstance(key, PlannedVisit) and self._may_write else None
        self.planned.show_planned(chosen)

    def _begin_here(self) -> None:
        self._begin(self._day)

    def _begin_plan(self) -> None:
        day = max(self._day, self.parts.today).isoformat()
        worker = {"worker": str(self.head.worker)} if self.head.worker is not None else {}
        self.editing.begin("planned_visit", None, {"day": day, **worker})
        self.setFocusProxy(self.editing)

    def _show_slips(self) -> None:
        if not self._lacks_worker("Wybierz pracownika, którego kartki drukujesz."):
            self._show_slips_of(self._day, self.head.worker)

    def _show_slips_of(self, day: date, worker: UUID | None) -> None:
        self.editing.setCurrentWidget(self.slips)
        self.slips.begin(day, worker)

    def _lacks_worker(self, words: str) -> bool:
        """Say that one worker is to be chosen where the days of all stand."""
        self.notices.clear()
        if self.head.is_everybody:
            self.notices.show_notice(words, "warn")
        return self.head.is_everybody

    def _begin_evening(self) -> None:
        if not self._lacks_worker("Wybierz pracownika, którego dzień wpisujesz."):
            self._show_table(min(self._day, self.parts.today), self.head.worker)

    def _show_table(self, day: date, worker: UUID | None) -> None:
        self.editing.setCurrentWidget(self.evening)
        self.evening.begin(day, worker)

    def _show_evening(self) -> None:
        self._leave_evening()
        words = "Zapisano dzień. Teksty wizyt dopiszesz z listy „Do uzupełnienia”."
        self.notices.show_notice(words, "ok")
        self.refresh()

    def _leave_evening(self) -> None:
        self.editing.setCurrentWidget(self.browse)
        self._return()

    def _begin_planned(self, planned: PlannedVisit) -> None:
        self._begin(planned.day, planned.family, planned=planned)

    def _begin_failed(self, planned: PlannedVisit) -> None:
        self._begin(planned.day, planned.family, {"kind": VisitKind.FAILED.value}, planned)

    def _begin(
        self,
        day: date,
        family: UUID | None = None,
        more: Values | None = None,
        planned: PlannedVisit | None = None,
    ) -> None:
        given: Values = {"day": min(day, self.parts.today).isoformat()}
        if self.head.worker is not None:
            given = {**given, "workers": [str(self.head.worker)]}
        began = self._next_hour(day) if planned is None else _of_plan(planned)
        self.editing.begin_visit(family, {**given, **began, **(more or {})})
        self.setFocusProxy(self.editing)

    def _next_hour(self, day: date) -> Values:
        """A visit begins where the last one of the day ended; of many workers' visits nothing follows."""
        contacts = self._shown.contacts if self._shown and not self.head.is_everybody else ()
        ended = [one.ended for one in contacts if one.day == day and one.ended]
        return {"began": clock_time(max(ended))} if ended else {}

    def _move(self, planned: PlannedVisit, day: date) -> None:
        try:
            back = moved(self.parts.data, planned, day)
        except UserError as error:
            self.planned.bar.refuse(error.message)
            self.refresh()
            return
        self.planned.bar.hide()
        words = f"Wizytę przełożono {onto_day(day)} ({short_date(day)})."  # no name: it may stand on under the veil
        undo = Offer("Cofnij", back)
        self.notices.show_notice(words, "ok", [undo], seconds=_NOTICE_SECONDS)
        self._return()

    def _cancel(self, planned: PlannedVisit, who: CancelledBy) -> None:
        found: list[Callable[[], object]] = []
        if self._try(lambda: found.append(cancelled(self.parts.data, planned, who))):
            words = f"Wizytę odwołano. Kto odwołał: {CANCELLED_LABELS[who]}."
            undo = Offer("Cofnij", found[0])
            self.notices.show_notice(words, "ok", [undo], seconds=_NOTICE_SECONDS)
        self.planned.cancelling.hide()
        self._return()

    def _ask_month(self) -> None:
        first = period_of(Span.MONTH, self._day).first
        self.asked.emit(Target(targets.WORK_MONTH, self.head.worker, first.isoformat()))

    def _try(self, act: Callable[[], object]) -> bool:
        """Do something that may be refused; then it is said why."""
        try:
            act()
        except UserError as error:
            self.notices.show_notice(error.message, "danger")
            self.refresh()
            return False
        return True

    def _show_saved(self, record: RecordRef) -> None:
        if record.kind == "visit":
            self._sought = record
            self._day = self.editing.visits.day or self._day
        self._return()
        self.refresh()

    def _return(self, _record: object = None) -> None:
        self.setFocusProxy(self.view)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        shown = Card()
        shown.body.addWidget(self.view, 1)
        totals = Card("Razem")
        totals.body.addWidget(self.sums)
        beside = ScrollColumn("Umówiona wizyta i sumy")
        stand_aside(beside, self.parts.look, 300)
        beside.add(self.planned)
        beside.add(totals)
        self.unfinished_card.body.addWidget(self.unfinished)
        self.unfinished_card.hide()
        beside.add(self.unfinished_card)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(shown, 5)
        row.addWidget(beside, 2)
        column = QVBoxLayout(self.browse)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.head, self.notices, self.reader):
            column.addWidget(part)
        column.addLayout(row, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.editing)


def _of_plan(planned: PlannedVisit) -> Values:
    """What a planned visit says already of the one that comes of it."""
    known = {"began": f"{planned.began:%H:%M}"} if planned.began else {}
    return {**known, **({"place": planned.place} if planned.place else {})}


def _ask(period: Period, worker: UUID | None, ask: Ask) -> _Answer:
    return ask(diary_workers), ask(diary, period, worker), ask(incomplete_visits, worker)
