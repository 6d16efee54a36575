"""Karta miesiąca: a worker's time by day, what it comes to, and the records it is made of beside his contacts."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mgops_desktop.domain.calendar import add_months
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.wording import capitalised, month_name
from mgops_desktop.gui import targets
from mgops_desktop.gui.documents.month_papers import MonthPapers
from mgops_desktop.gui.layouts import discard_widgets, stand_aside
from mgops_desktop.gui.pages import work_rows as rows
from mgops_desktop.gui.pages.work_head import WorkHead
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.reading import Ask, Reader
from mgops_desktop.gui.records.editing_page import EditingPage
from mgops_desktop.gui.records.record_sections import RecordSections
from mgops_desktop.gui.targets import Target
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.notice_bar import Offer
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.accepted_months import accept_month, take_back_acceptance
from mgops_desktop.operations.work_month import KINDS, WorkMonth, approve_schedule, work_month
from mgops_desktop.storage.casework import AssistantRow
from mgops_desktop.storage.diary import diary_workers

_NOTICE_SECONDS = 10
_AT_ONCE = "cofnięto od razu po przyjęciu"
_Answer = tuple[Sequence[AssistantRow], WorkMonth | None]
_NOBODY = "To konto nie jest połączone z pracownikiem. Łączy je kierownik w Ustawieniach."


class WorkPage(EditingPage):
    """Shows a month of one worker; assistants their own, the head everybody's."""

    kinds = frozenset({*KINDS, "visit", "contract", "leave", "service_hours", "document"})

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        look = parts.look
        self._month = Period.month(parts.today.year, parts.today.month)
        self.shown: WorkMonth | None = None
        self.head = WorkHead(look)
        self.reader = Reader(parts)
        self.days = TwoLineList(
            look, "Dni miesiąca", RowStyle(lead_width=112), selects=True, whole=True
        )
        self.sums = _figures(parts, "Czas pracy")
        self.report = _figures(parts, "Sprawozdanie miesięczne")
        self.money = _figures(parts, "Rozliczenie")
        self.sections = RecordSections(self, parts, KINDS)
        self.records = QVBoxLayout()
        self.beside = ScrollColumn("Razem w miesiącu")
        self.papers: MonthPapers | None = None
        self.places = QStackedWidget()
        self._lay_out()
        self.setFocusProxy(self.home())

        self.head.stepped.connect(self._step)
        self.head.worker_chosen.connect(self.refresh)
        self.head.papers.clicked.connect(self._open_papers)
        self.head.accept.clicked.connect(self._accept)
        self.head.reason.given.connect(self._take_back)
        self.head.approve.clicked.connect(self._approve)
        self.days.opened.connect(self._open_day)
        self.sections.opened.connect(self._correct)
        self.sections.add_asked.connect(self._begin)

    def home(self) -> QWidget:
        return self.days

    def back_home(self) -> None:
        """Esc: out of a document, then back to the month."""
        if self.papers is None or self.places.currentWidget() is not self.papers:
            super().back_home()
        elif not self.papers.leave_view():
            self._leave_papers()

    def keep_unsaved(self) -> None:
        super().keep_unsaved()
        if self.papers is not None:
            self.papers.keep_unsaved()

    def refresh(self) -> None:
        self.reader.read(partial(_ask, self._month, self.head.worker), self._show)

    def browsed_place(self) -> Target | None:
        return Target(targets.WORK_MONTH, self.head.worker, self._month.first.isoformat())

    def open_target(self, target: Target) -> None:
        """Show a month of a worker."""
        if target.kind != targets.WORK_MONTH:
            self.open_form(target)
            return
        self.editing.leave()
        self._leave_papers()
        if target.tab:
            day = date.fromisoformat(target.tab)
            self._month = Period.month(day.year, day.month)
        self.head.wanted = target.id
        self.refresh()

    def _show(self, answer: _Answer) -> None:
        workers, self.shown = answer
        self.head.offer_workers(workers)
        if self.shown is None and self.head.worker is not None:
            self.refresh()  # whom the page was asked for can be chosen only now
            return
        if self.head.worker is None and workers and not self._is_own_card(workers):
            self.head.wanted = workers[
                0
            ].id  # who visits nobody himself begins with somebody who does
            self.refresh()
            return
        title = capitalised(_words(self._month))
        nothing = _NOBODY
        may = self.parts.access.may(Right.ACCEPT_MONTHS)
        self.head.show_month(title, self.shown, nothing, may=may, today=self.parts.today)
        self._show_rows(self.shown)
        if self.papers is not None and self.places.currentWidget() is self.papers:
            self._show_papers()

    def _show_rows(self, shown: WorkMonth | None) -> None:
        discard_widgets(self.records)
        for part in (self.days_card, self.beside):
            part.setVisible(shown is not None)
        if shown is None:
            return
        self.days.set_rows(rows.day_rows(shown))
        self.sums.set_rows([*rows.sum_rows(shown), *rows.programme_rows(shown)])
        self.report.set_rows(rows.report_rows(shown))
        paid: list[TwoLineRow] = [rows.travel_row(one) for one in shown.travel]
        paid += [rows.bill_row(one) for one in shown.bills]
        self.money.set_rows(paid or [_NO_MONEY])
        for card in self.sections.cards_of(shown.kept):
            self.records.addWidget(card)
            if self.browse.isVisible():
                card.show()  # at once: keys may go there now

    def _open_papers(self) -> None:
        if self.papers is None:
            self.papers = MonthPapers(self.parts)
            self.places.addWidget(self.papers)
            self.papers.left.connect(self._leave_papers)
        self.places.setCurrentWidget(self.papers)
        self._show_papers()
        self.papers.take_cursor()

    def _show_papers(self) -> None:
        if self.papers is not None and self.shown is not None:
            self.papers.show_month(self.shown)

    def _leave_papers(self) -> None:
        if self.papers is None or self.places.currentWidget() is not self.papers:
            return
        self.papers.keep_unsaved()
        self.places.setCurrentIndex(0)
        self.home().setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_own_card(self, workers: Sequence[AssistantRow]) -> bool:
        return self.shown is not None and self.shown.worker in {one.id for one in workers}

    def _step(self, months: int) -> None:
        day = add_months(self._month.first, months) if months else self.parts.today
        self._month = Period.month(day.year, day.month)
        self.refresh()

    def _open_day(self, day: object) -> None:
        if isinstance(day, date):
            self.asked.emit(Target(targets.DIARY, tab=day.isoformat()))

    def _owner(self) -> RecordRef | None:
        return RecordRef("worker", self.shown.worker) if self.shown else None

    def _begin(self, kind: str) -> None:
        self.begin(kind, self._owner())

    def _correct(self, record: RecordRef) -> None:
        self.correct(record, self._owner())

    def _accept(self) -> None:
        """Accept the month; for ten seconds that is taken back without a reason."""
        if self.shown is None:
            return
        worker, month = self.shown.worker, self._month
        if self._try(partial(self.parts.data.change, accept_month, worker, month)):
            change = (worker, month, _AT_ONCE)
            back = partial(self.parts.data.change, take_back_acceptance, *change)
            words = (
                f"Przyjęto miesiąc: {_words(month)}. Poprawki z tego miesiąca będą sprostowaniami."
            )
            undo = Offer("Cofnij", back)
            self.notices.show_notice(words, "ok", [undo], seconds=_NOTICE_SECONDS)

    def _take_back(self, reason: str) -> None:
        if self.shown is None:
            return
        change = (self.shown.worker, self._month, reason)
        if self._try(partial(self.parts.data.change, take_back_acceptance, *change)):
            words = f"Cofnięto przyjęcie miesiąca: {_words(self._month)}. Jego zapisy można znowu poprawiać."
            self.notices.show_notice(words, "ok")

    def _approve(self) -> None:
        if self.shown is not None and self.shown.schedule is not None:
            schedule = self.shown.schedule.id
            self._try(partial(self.parts.data.change, approve_schedule, schedule))

    def _try(self, act: partial[object]) -> bool:
        """Do something that may be refused; then it is said why."""
        refused = ""
        try:
            act()
        except UserError as error:
            refused = error.message
            self.notices.show_notice(refused, "danger")
        self.refresh()
        self.home().setFocus(Qt.FocusReason.OtherFocusReason)
        return not refused

    def _lay_out(self) -> None:
        self.days_card = Card("Dni")
        self.days_card.body.addWidget(self.days)
        for heading, made in (
            ("Czas pracy", self.sums),
            ("Sprawozdanie miesięczne", self.report),
            ("Rozliczenie", self.money),
        ):
            card = Card(heading)
            card.body.addWidget(made)
            self.beside.add(card)
        stand_aside(self.beside, self.parts.look, 330)
        left = ScrollColumn("Dni i zapisy miesiąca")
        left.add(self.days_card)
        below = QWidget()
        below.setLayout(self.records)
        self.records.setContentsMargins(0, 0, 0, 0)
        self.records.setSpacing(16)
        left.add(below)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(left, 5)
        row.addWidget(self.beside, 2)
        month = QWidget()
        column = QVBoxLayout(month)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.head, self.notices, self.reader):
            column.addWidget(part)
        column.addLayout(row, 1)
        self.places.addWidget(month)
        whole = QVBoxLayout(self.browse)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.places)


def _words(month: Period) -> str:
    return f"{month_name(month.first.month)} {month.first.year}"


_NO_MONEY = TwoLineRow(
    "none", "Nie ma zasad zwrotu ani umowy o usługi.", is_open=False, strong=False
)


def _figures(parts: Parts, name: str) -> TwoLineList:
    style = RowStyle(chevrons=False, dense=True, wraps=True, whole_titles=True)
    return TwoLineList(parts.look, name, style, whole=True)


def _ask(month: Period, worker: UUID | None, ask: Ask) -> _Answer:
    return ask(diary_workers), ask(work_month, month, worker)
