"""The head of the diary: which days, whose, and the way to others."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mgops_desktop.domain.wording import short_date
from mgops_desktop.gui.pages.diary_span import WORDS, Span, Step
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.badge import Badge, badge_label, show_badge
from mgops_desktop.gui.widgets.button import Button, IconButton
from mgops_desktop.gui.widgets.choice_field import Choice, ChoiceField
from mgops_desktop.gui.widgets.label import label, section, tooltip
from mgops_desktop.gui.widgets.line_or_column import LineOrColumn
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.tabs import Tab, Tabs
from mgops_desktop.operations.accepted_months import Acceptance
from mgops_desktop.storage.casework import AssistantRow

_ALL = "all"
_KEYS = "← → dalej i wstecz · PageUp, PageDown o więcej · T dziś · Ctrl+N nowa wizyta"


class DiaryHead(QWidget):
    """`stepped` leads to other days, `span_chosen` shows more or fewer of them, `worker_chosen` somebody else's."""

    stepped = Signal(object)
    span_chosen = Signal(object)
    worker_chosen = Signal()

    def __init__(self, look: Look, *, may_write: bool) -> None:
        super().__init__()
        self._look = look
        self.new_visit = Button(look, "Nowa wizyta", "plus", primary=True)
        self.plan = Button(look, "Zaplanuj wizytę", "calendar")
        self.evening = Button(look, "Wpisz dzień", "table")
        tooltip(self.evening, "Wszystkie wizyty dnia w jednej tabeli (Ctrl+D)")
        self.slips = Button(look, "Kartki", "printer")
        tooltip(self.slips, "Kartki na dzień i karty wizyt do wydruku; wieczorem ich zniszczenie")
        actions = [self.plan, self.slips, self.evening, self.new_visit] if may_write else []
        self.title = PageHeader("Dziennik", actions)
        self.title.show_title("Dziennik", _KEYS)
        self.before = IconButton(look, "chevron-left", "Wstecz")
        self.today = Button(look, "Dziś", "calendar")
        self.after = IconButton(look, "chevron-right", "Dalej")
        self.days = section()
        self.worker_words = label("Pracownik:", "second", "muted")
        self.workers = ChoiceField(look)
        self.accepted = badge_label(Badge("", "ok"))
        self.month = Button(look, "Karta miesiąca", "clock")
        tooltip(self.month, "Suma godzin, dokumenty i przyjęcie tego miesiąca")
        self.taken_back = label("", "second", "muted", wraps=True)
        self.spans = Tabs("Zakres dziennika", [Tab(span.value, WORDS[span]) for span in Span])
        self._lay_out()

        self.before.clicked.connect(lambda: self.stepped.emit(Step(-1)))
        self.after.clicked.connect(lambda: self.stepped.emit(Step(1)))
        self.today.clicked.connect(lambda: self.stepped.emit(Step(home=True)))
        self.spans.chosen.connect(self._tell_span)
        self.workers.edited.connect(self.worker_chosen)

    @property
    def worker(self) -> UUID | None:
        """Whose diary was chosen; None for one's own, or everybody's where there is a choice."""
        chosen = self.workers.chosen
        return UUID(chosen) if chosen and chosen != _ALL else None

    @property
    def is_everybody(self) -> bool:
        """Whether the contacts of all workers stand on the page."""
        return self.workers.chosen == _ALL and self.workers.count() > 1

    def offer_workers(self, workers: Sequence[AssistantRow]) -> None:
        """Offer the diaries of these workers; without any there is nothing to choose."""
        offered = [Choice(str(one.id), one.name) for one in workers]
        self.workers.set_choices([Choice(_ALL, "wszyscy asystenci"), *offered])
        if not self.workers.chosen:
            self.workers.blockSignals(True)
            self.workers.choose(_ALL)
            self.workers.blockSignals(False)
        for part in (self.worker_words, self.workers):
            part.setVisible(bool(workers))

    def show_span(self, span: Span) -> None:
        """Choose how much is shown, as a click on its word does."""
        if self.spans.current == span.value:
            self.span_chosen.emit(span)
        else:
            self.spans.choose(span.value)

    def show_title(self, days: str, *, is_today: bool) -> None:
        """Say which days are shown."""
        self.days.setText(days)
        self.today.setEnabled(not is_today)

    def show_acceptance(self, found: Acceptance | None, *, leads: bool) -> None:
        """Say when the month was accepted, or why no longer; `leads`: its card is where that is done."""
        is_accepted = found is not None and found.taken_back is None
        words = f"przyjęty {short_date(found.day)}" if found and is_accepted else ""
        show_badge(self.accepted, Badge(words, "ok"))
        self.month.setVisible(leads)
        self.taken_back.setText(taken_back_words(found))
        self.taken_back.setVisible(bool(self.taken_back.text()))

    def _tell_span(self, key: str) -> None:
        self.span_chosen.emit(Span(key))

    def _lay_out(self) -> None:
        self.workers.setAccessibleName("Pracownik")
        self.workers.setMinimumWidth(self._look.px(200))
        self.worker_words.setBuddy(self.workers)
        self.worker_words.hide()
        self.workers.hide()
        self.month.hide()
        self.taken_back.hide()
        moving: tuple[QWidget, ...] = (
            *(self.before, self.today, self.after, self.days),
            *(self.accepted, self.month),
        )
        choosing: tuple[QWidget, ...] = (self.worker_words, self.workers, self.spans)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(LineOrColumn([_line_of(moving), _line_of(choosing)]))
        column.addWidget(self.taken_back)


def taken_back_words(found: Acceptance | None) -> str:
    """Say when and why the acceptance of a month was taken back, nothing where it was not."""
    if found is None or found.taken_back is None:
        return ""
    day = short_date(found.taken_back)
    return f"Przyjęcie miesiąca cofnięto {day}. Przyczyna: {found.reason}"


def _line_of(parts: Sequence[QWidget]) -> QWidget:
    """Return the parts from the left, in a line of their own."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    for part in parts:
        line.addWidget(part)
    line.addStretch(0)
    return holder
