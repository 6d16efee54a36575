"""Kartki na dzień: the day's slips and visit cards as pages, printed, counted out and counted back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.errors import UserError
from mgops_desktop.gui import keys
from mgops_desktop.gui.pages.report_output import ReportOutput
from mgops_desktop.gui.pages.slips_bar import SlipsBar
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.tasks import Task
from mgops_desktop.gui.widgets.button import Button, IconButton
from mgops_desktop.gui.widgets.label import label, tooltip
from mgops_desktop.gui.widgets.notice_bar import NoticeBar
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.pdf_preview import PdfPreview
from mgops_desktop.gui.widgets.states import EmptyState, Stateful
from mgops_desktop.gui.words import day_in_words, near_day
from mgops_desktop.operations.day_slips import slips_on_paper
from mgops_desktop.operations.documents.keeping import document_report
from mgops_desktop.operations.reports import PaintedReport, paint_report
from mgops_desktop.operations.slips_counted import (
    CountedSlips,
    count_slips_out,
    counted_slips,
    note_slips_destroyed,
    numbers_of,
    slips_refused,
)
from mgops_desktop.operations.visit_cards import (
    make_visit_cards,
    note_cards_printed,
    painted_cards,
)
from mgops_desktop.reports.blocks import Slip

_KEYS = "Ctrl+P drukuje · Esc wraca"
_NONE = "Na ten dzień nie ma zaplanowanych wizyt, które jeszcze się nie odbyły."
_BROKEN = "Kartek nie udało się przygotować. Wciśnij Esc i otwórz je jeszcze raz."
_CARDS = "Karty wizyt"
_NO_NUMBERS = "Wpisz numery brakujących kartek, np. „3/5, 4/5”."


@dataclass(frozen=True)
class _Shown:
    """What is previewed: `slips` of a worker's day, or the visit cards with their ids.

    `refused` says why slips cannot go out, which is told before they are on paper.
    """

    painted: PaintedReport | None
    day: date
    worker: UUID | None = None
    slips: int = 0
    counted: CountedSlips | None = None
    refused: str = ""
    cards: tuple[UUID, ...] = ()


class SlipsView(QWidget):
    """`left` tells that the diary is to be shown again. What leaves the program is counted at once."""

    left = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        look = parts.look
        self._parts = parts
        self._day = parts.today
        self._worker: UUID | None = None
        self._shown: _Shown | None = None
        self._going_out: _Shown | None = (
            None  # while it is printed or saved another day may be shown
        )
        self._painting: Task | None = None
        self.before = IconButton(look, "chevron-left", "Dzień wcześniej")
        self.after = IconButton(look, "chevron-right", "Dzień później")
        self.when = label("", "body", "text")
        self.cards = Button(look, _CARDS, "file-text")
        tooltip(self.cards, "Karta do wypełnienia dla każdej rodziny dnia, z numerem dokumentu")
        self.pdf = Button(look, "Zapisz PDF", "download")
        self.print_button = Button(look, "Drukuj", "printer", primary=True)
        self.header = PageHeader("", [self.cards, self.pdf, self.print_button])
        self.notices = NoticeBar(look)
        self.bar = SlipsBar(look)
        self.preview = PdfPreview(look, parts.tasks)
        self.state = Stateful(look, self.preview, EmptyState(look, "printer", _NONE))
        self.output = ReportOutput(self, parts, "kartki")
        self._lay_out()
        self._connect()

    def begin(self, day: date, worker: UUID | None) -> None:
        """Show the slips of a worker's day."""
        self._worker = worker
        self._go_to(day)
        self.after.setFocus()

    def leave(self) -> None:
        """Esc: out of the line for missing slips, from the cards to the slips, or back to the diary."""
        if self.bar.is_asking:
            self.bar.leave()
        elif self._shown is not None and self._shown.cards:
            self.read()
        else:
            self.forget()
            self.left.emit()

    def forget(self) -> None:
        """Stop what is being drawn; nothing of a family stays on the screen."""
        if self._painting is not None:
            self._painting.cancel()
        self._painting = self._shown = None

    def read(self) -> None:
        """Draw the slips as they are now."""
        self._draw(partial(_slips, self._parts, self._day, self._worker), "Przygotowuję kartki…")

    def read_again(self) -> None:
        """After a change: the slips anew; cards that were made stay as they are."""
        if self._shown is None or not self._shown.cards:
            self.read()

    def _draw(self, work: partial[_Shown], words: str) -> None:
        if self._painting is not None:
            self._painting.cancel()
        self.header.show_title(f"Kartki na dzień: {day_in_words(self._day)}", _KEYS)
        self.when.setText(near_day(self._day, self._parts.today))
        self.state.show_busy(words)
        self._allow(ready=False)
        self._painting = self._parts.tasks.run(work, self._show, self._fail)
        self._painting.broken.connect(partial(self._fail, UserError(_BROKEN)))

    def _show(self, shown: _Shown) -> None:
        self._painting, self._shown = None, shown
        if not shown.cards:
            self.bar.show_counted(shown.counted)
        self.output.noun = "karty-wizyt" if shown.cards else "kartki"
        if shown.painted is not None:
            self.preview.show_pdf(shown.painted.rendered.data, ())
        else:
            self.state.empty.text.setText(_NONE)
        self.state.show_content(is_empty=shown.painted is None)
        self._show_refusal(shown.refused if shown.painted is not None else "")
        self._allow(ready=True)

    def _show_refusal(self, words: str) -> None:
        for button in (self.pdf, self.print_button):
            tooltip(button, words)
        if words:
            self.notices.show_notice(words, "warn")

    def _fail(self, error: UserError) -> None:
        self._painting = self._shown = None
        self.state.empty.text.setText(error.message)
        self.state.show_content(is_empty=True)
        self._allow(ready=False)

    def _allow(self, *, ready: bool) -> None:
        has_pages = ready and self._shown is not None and self._shown.painted is not None
        are_cards = self._shown is not None and bool(self._shown.cards)
        may_go_out = has_pages and self._shown is not None and not self._shown.refused
        self.print_button.setEnabled(may_go_out)
        self.pdf.setEnabled(may_go_out and not are_cards)  # each card is saved with its document
        self.cards.setEnabled(has_pages and not are_cards)

    def _keep_still(self, busy: bool) -> None:
        """While pages go out, the day they are of stays."""
        self.before.setEnabled(not busy)
        self.after.setEnabled(not busy)
        self._allow(ready=not busy)

    def _step(self, days: int) -> None:
        self._go_to(add_days(self._day, days))

    def _go_to(self, day: date) -> None:
        """Read another day; what was told of the last one goes at once."""
        self._day, self._shown = day, None
        self.notices.clear()
        self.bar.show_counted(None)
        self.read()

    def _print(self) -> None:
        painted = self._let_out() if self.print_button.isEnabled() else None
        if painted is not None:
            self.output.print_pages(painted)

    def _save(self) -> None:
        painted = self._let_out()
        if painted is not None:
            self.output.save(painted, "pdf", self._parts.now())

    def _let_out(self) -> PaintedReport | None:
        """Return what goes out now; nothing if the month was accepted since it is shown."""
        shown = self._shown
        if shown is None:
            return None
        if not shown.cards:
            data = self._parts.data
            shown = replace(
                shown, refused=data.read_plainly(slips_refused, shown.day, shown.worker)
            )
        self._show_refusal(shown.refused)
        if shown.refused:
            self._shown = shown
            self._allow(ready=True)
            return None
        self._going_out = shown
        return shown.painted

    def _make_cards(self) -> None:
        made: list[tuple[UUID, ...]] = []
        change = partial(self._parts.data.change, make_visit_cards, self._day, self._worker)
        if self._try(lambda: made.append(change())):
            self._shown = _Shown(None, self._day, self._worker, cards=made[0])
            self._draw(partial(_cards, self._parts, self._day, made[0]), "Sporządzam karty wizyt…")
            words = "Karty mają numery dokumentów. Numer karty wpiszesz przy wizycie."
            self.notices.show_notice(words, "accent")

    def _count_out(self, _path: object = None) -> None:
        """What was printed or saved has left the program."""
        out, self._going_out = self._going_out, None
        if out is None:
            return
        if out.cards:
            self._try(partial(self._parts.data.change, note_cards_printed, out.cards))
        else:
            what = (out.day, out.slips, out.worker)
            if self._try(partial(self._parts.data.change, count_slips_out, *what)):
                words = "Kartki policzono. Po powrocie zniszcz je i zapisz to tutaj."
                self.notices.show_notice(words, "ok")

    def _note_all(self) -> None:
        self._note_destroyed(())

    def _note_missing(self, words: str) -> None:
        numbers = numbers_of(words)
        if numbers:
            self._note_destroyed(numbers)
        else:
            self.notices.show_notice(_NO_NUMBERS, "danger")
            self.bar.missing.show()  # with the words as they were written
            self.bar.missing.reason.setFocus()

    def _note_destroyed(self, missing: Sequence[str]) -> None:
        counted = self._shown.counted if self._shown else None
        if counted is None:
            return
        change = (counted.id, counted.printed - counted.lost - len(missing), ", ".join(missing))
        if self._try(partial(self._parts.data.change, note_slips_destroyed, *change)):
            self.notices.show_notice("Zapisano zniszczenie kartek.", "ok")

    def _try(self, act: partial[object] | object) -> bool:
        """Do something that may be refused; then it is said why."""
        assert callable(act)
        try:
            act()
        except UserError as error:
            self.notices.show_notice(error.message, "danger")
            return False
        return True

    def _connect(self) -> None:
        self.before.clicked.connect(partial(self._step, -1))
        self.after.clicked.connect(partial(self._step, 1))
        self.cards.clicked.connect(self._make_cards)
        self.pdf.clicked.connect(self._save)
        self.print_button.clicked.connect(self._print)
        self.bar.all_destroyed.connect(self._note_all)
        self.bar.missing_told.connect(self._note_missing)
        self.output.told.connect(self.notices.show_notice)
        self.output.busy.connect(self._keep_still)
        self.output.printed.connect(self._count_out)
        self.output.saved.connect(self._count_out)
        self.state.busy.cancel_asked.connect(self.leave)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        keys.bind(self, keys.PRINT, self._print, within)

    def _lay_out(self) -> None:
        days = QHBoxLayout()
        days.setSpacing(8)
        for part in (self.before, self.when, self.after):
            days.addWidget(part)
        days.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.header)
        column.addLayout(days)
        column.addWidget(self.notices)
        column.addWidget(self.bar)
        column.addWidget(self.state, 1)


def _slips(parts: Parts, day: date, worker: UUID | None) -> _Shown:
    """What goes onto paper is read without the veil: it bears no names."""
    report = parts.data.read_plainly(slips_on_paper, day, worker)
    counted = parts.data.read_plainly(counted_slips, day, worker)
    refused = parts.data.read_plainly(slips_refused, day, worker)
    slips = sum(isinstance(block, Slip) for block in report.blocks())
    painted = paint_report(report) if slips else None
    parts.data.rest()
    return _Shown(painted, day, worker, slips, counted, refused)


def _cards(parts: Parts, day: date, cards: Sequence[UUID]) -> _Shown:
    reports = [parts.data.read_plainly(document_report, one) for one in cards]
    painted = painted_cards(reports, parts.now())
    parts.data.rest()
    return _Shown(painted, day, cards=tuple(cards))
