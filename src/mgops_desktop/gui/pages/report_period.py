"""Which period a report is for: a year, one of its halves, any two days, or a month."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from mgops_desktop.domain.entry_date import parse_date
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.wording import capitalised, month_name
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.choice_field import Choice, ChoiceField
from mgops_desktop.gui.widgets.date_field import DateField
from mgops_desktop.gui.widgets.label import caption

_WHOLE, _FIRST, _SECOND, _OWN = "whole", "1", "2", "own"
_YEARS_BACK = 15
_MONTH = "m"
_LAST_MONTH_OF_LAST_YEAR = 6
"""Until June one mostly reports on the year before."""


class PeriodChooser(QWidget):
    """`changed` gives the period as soon as it is a whole and right one."""

    changed = Signal(object)

    def __init__(self, look: Look, today: Callable[[], date]) -> None:
        super().__init__()
        self.year = ChoiceField(look)
        self.part = ChoiceField(look)
        self.first = DateField(look, lambda text: parse_date(text, today=today()))
        self.last = DateField(look, lambda text: parse_date(text, today=today()))
        self.problem = caption("", wraps=True)
        self.own = QWidget()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._today = today
        self._by_months = False
        self._offer(today())
        self._period = Period.year(int(self.year.chosen))
        self._lay_out()

        for field in (self.year, self.part):
            field.edited.connect(self._take)
        for line in (self.first, self.last):
            line.editingFinished.connect(self._take)

    @property
    def period(self) -> Period:
        """The period that was chosen last and is right."""
        return self._period

    def offer_months(self, *, by_months: bool) -> None:
        """Offer months or parts of years; the newest that is over is chosen, and nothing is told of it."""
        if by_months == self._by_months:
            return
        self._by_months = by_months
        for field in (self.year, self.part):
            field.blockSignals(True)
        self._offer(self._today())
        for field in (self.year, self.part):
            field.blockSignals(False)
        self.own.hide()
        self.year.setHidden(False)
        self._period = self._year_period()
        self._fit()

    def choose_month(self, month: Period) -> None:
        """Choose one of the months that are offered; nothing is told of it."""
        for field, key in (
            (self.year, str(month.first.year)),
            (self.part, f"{_MONTH}{month.first.month}"),
        ):
            field.blockSignals(True)
            field.choose(key)
            field.blockSignals(False)
        self._period = self._year_period()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the part under the year where large text or the name of a month leaves no room beside it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wanted = self.year.sizeHint().width() + self.part.sizeHint().width() + self._line.spacing()
        is_tight = self._by_months or self._line.geometry().width() < wanted
        way = QBoxLayout.Direction.TopToBottom if is_tight else QBoxLayout.Direction.LeftToRight
        self._line.setDirection(way)

    def _take(self) -> None:
        is_own = self.part.chosen == _OWN
        self.own.setVisible(is_own)
        self.year.setVisible(not is_own)
        self.problem.setText("")
        period = self._own_period() if is_own else self._year_period()
        self.problem.setVisible(bool(self.problem.text()))
        if period is not None and period != self._period:
            self._period = period
            self.changed.emit(period)

    def _year_period(self) -> Period:
        year, part = int(self.year.chosen), self.part.chosen
        if part.startswith(_MONTH):
            return Period.month(year, int(part.removeprefix(_MONTH)))
        return Period.year(year) if part == _WHOLE else Period.half(year, int(part))

    def _own_period(self) -> Period | None:
        first, last = self.first.day(), self.last.day()
        if first is None or last is None:
            self.problem.setText("Podaj pierwszy i ostatni dzień okresu.")
            return None
        if last < first:
            self.problem.setText("Okres kończy się, zanim się zaczyna.")
            return None
        return Period(first, last)

    def _offer(self, today: date) -> None:
        years = range(today.year, today.year - _YEARS_BACK, -1)
        self.year.set_choices([Choice(str(year), str(year)) for year in years])
        if self._by_months:
            self._offer_months(today)
            return
        back = 1 if today.month <= _LAST_MONTH_OF_LAST_YEAR else 0
        self.year.choose(str(today.year - back))
        self.part.set_choices(
            [
                Choice(_WHOLE, "cały rok"),
                Choice(_FIRST, "I półrocze"),
                Choice(_SECOND, "II półrocze"),
                Choice(_OWN, "inny okres"),
            ]
        )
        self.part.choose(_WHOLE)

    def _offer_months(self, today: date) -> None:
        before = Period.month(today.year, today.month).day_before
        names = [capitalised(month_name(number)) for number in range(1, 13)]
        choices = [Choice(f"{_MONTH}{number}", name) for number, name in enumerate(names, 1)]
        self.part.set_choices(choices)
        self.year.choose(str(before.year))
        self.part.choose(f"{_MONTH}{before.month}")

    def _lay_out(self) -> None:
        self.year.setAccessibleName("Rok sprawozdania")
        self.part.setAccessibleName("Część roku")
        self.first.setAccessibleName("Pierwszy dzień okresu")
        self.last.setAccessibleName("Ostatni dzień okresu")
        days = QVBoxLayout(self.own)
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(6)
        days.addWidget(self.first)
        days.addWidget(self.last)
        self.own.hide()
        self.problem.hide()
        self._line.setSpacing(6)
        self._line.addWidget(self.year)
        self._line.addWidget(self.part)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 8)
        column.setSpacing(6)
        column.addLayout(self._line)
        column.addWidget(self.own)
        column.addWidget(self.problem)
