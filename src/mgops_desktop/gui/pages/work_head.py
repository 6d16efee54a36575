"""The head of a worker's month: which month, whose, and how it stands with the head of the centre."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mgops_desktop.domain.wording import counted, short_date
from mgops_desktop.gui.pages.diary_head import taken_back_words
from mgops_desktop.gui.pages.work_rows import schedule_words
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.badge import Badge, badge_label, show_badge
from mgops_desktop.gui.widgets.button import Button, IconButton
from mgops_desktop.gui.widgets.choice_field import Choice, ChoiceField
from mgops_desktop.gui.widgets.label import label, section, tooltip
from mgops_desktop.gui.widgets.line_or_column import LineOrColumn
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.reason_bar import ReasonBar
from mgops_desktop.gui.words import joined
from mgops_desktop.operations.work_month import WorkMonth
from mgops_desktop.storage.casework import AssistantRow

_TITLE = "Karta miesiąca"


class WorkHead(QWidget):
    """`stepped` leads months on or back (0: this month), `worker_chosen` to somebody else's.

    `wanted` is whose month the page was asked for, until the workers to choose from are there.
    """

    stepped = Signal(int)
    worker_chosen = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.wanted: UUID | None = None
        self.accept = Button(look, "Przyjmij miesiąc", "circle-check")
        tooltip(self.accept, "Zapisy przyjętego miesiąca poprawia się tylko sprostowaniem")
        self.take_back = Button(look, "Cofnij przyjęcie", "undo-2")
        self.approve = Button(look, "Zatwierdź harmonogram", "circle-check")
        self.papers = Button(look, "Dokumenty", "file-text")
        tooltip(self.papers, "Sprawozdanie miesięczne i karta czasu pracy")
        self.title = PageHeader(_TITLE, [self.papers, self.approve, self.take_back, self.accept])
        self.title.show_title(_TITLE)
        self.before = IconButton(look, "chevron-left", "Poprzedni miesiąc")
        self.today = Button(look, "Ten miesiąc", "calendar")
        self.after = IconButton(look, "chevron-right", "Następny miesiąc")
        self.month = section()
        self.accepted = badge_label(Badge("", "ok"))
        self.taken_back = label("", "second", "muted", wraps=True)
        self.words = label("Pracownik:", "second", "muted")
        self.workers = ChoiceField(look)
        self.reason = ReasonBar(
            look,
            "Przyczyna cofnięcia przyjęcia",
            "Cofnij przyjęcie",
            "np. przyjęty przed wpisaniem wszystkich wizyt",
            "undo-2",
        )
        self._lay_out(look)

        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        self.today.clicked.connect(lambda: self.stepped.emit(0))
        self.workers.edited.connect(self._choose)
        self.take_back.clicked.connect(self.reason.ask)
        self.reason.left.connect(self.take_back.setFocus)

    @property
    def worker(self) -> UUID | None:
        """Whose month was chosen; None for one's own."""
        if self.wanted is not None:
            return self.wanted
        return UUID(self.workers.chosen) if self.workers.chosen else None

    def offer_workers(self, workers: Sequence[AssistantRow]) -> None:
        """Offer the months of these workers; without any there is nothing to choose."""
        self.workers.blockSignals(True)
        self.workers.set_choices([Choice(str(one.id), one.name) for one in workers])
        if self.wanted is not None:
            self.workers.choose(str(self.wanted))
        self.workers.blockSignals(False)
        for part in (self.words, self.workers):
            part.setVisible(bool(workers))

    def show_month(
        self, title: str, shown: WorkMonth | None, nothing: str, *, may: bool, today: date
    ) -> None:
        """Say which month of whom is shown and how it stands; who `may` accepts it."""
        self.month.setText(title)
        found = shown.acceptance if shown else None
        is_accepted = found is not None and found.taken_back is None
        words = f"przyjęty {short_date(found.day)}" if found and is_accepted else ""
        show_badge(self.accepted, Badge(words, "ok"))
        self.taken_back.setText(taken_back_words(found))
        self.taken_back.setVisible(bool(self.taken_back.text()))
        away = (
            f"nieobecność: {counted(shown.days_away, 'dzień')}" if shown and shown.days_away else ""
        )
        note = joined(shown.name, away, schedule_words(shown)) if shown else nothing
        self.title.show_title(_TITLE, note)
        has_work = shown is not None and bool(shown.sums.days)
        is_over = shown is not None and today >= shown.month.last
        schedule = shown.schedule if shown else None
        self.papers.setVisible(shown is not None)
        self.accept.setVisible(may and has_work and is_over and not is_accepted)
        self.take_back.setVisible(may and is_accepted)
        self.approve.setVisible(may and schedule is not None and schedule.approved_on is None)
        if self.take_back.isHidden():
            self.reason.hide()

    def _choose(self) -> None:
        self.wanted = None
        self.worker_chosen.emit()

    def _lay_out(self, look: Look) -> None:
        self.workers.setAccessibleName("Pracownik")
        self.workers.setMinimumWidth(look.px(200))
        self.words.setBuddy(self.workers)
        hidden = (
            self.words,
            self.workers,
            self.taken_back,
            self.papers,
            self.accept,
            self.take_back,
            self.approve,
        )
        for part in hidden:
            part.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.title)
        moving = (self.before, self.today, self.after, self.month, self.accepted)
        choosing = (self.words, self.workers)
        column.addWidget(LineOrColumn([_line_of(moving), _line_of(choosing)]))
        column.addWidget(self.taken_back)
        column.addWidget(self.reason)


def _line_of(parts: Sequence[QWidget]) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    for part in parts:
        line.addWidget(part)
    line.addStretch(0)
    return holder
