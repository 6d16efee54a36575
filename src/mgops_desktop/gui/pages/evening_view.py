"""The evening: the day's visits in a table, by keyboard, in the order of the plan; their texts come later."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from mgops_desktop.domain.entry import parse_time
from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.domain.visit import FAILED_LABELS, VISIT_LABELS, FailedReason, VisitKind
from mgops_desktop.gui import keys
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.choice_field import Choice, ChoiceField
from mgops_desktop.gui.widgets.date_field import TimeField
from mgops_desktop.gui.widgets.fields import NumberField
from mgops_desktop.gui.widgets.label import caption
from mgops_desktop.gui.widgets.notice_bar import NoticeBar, Offer
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.gui.words import day_in_words
from mgops_desktop.operations.evening import EveningDay, Skeleton, evening_day, record_day
from mgops_desktop.operations.records.saving import NeedsConfirmation, confirmation_of
from mgops_desktop.storage.day import Scheduled

_HEADINGS = ("Rodzina", "Od", "Do", "Rodzaj", "Kilometry")
_KEYS = "Enter albo Tab: następne pole · Ctrl+S zapisuje wszystkie · Esc wraca"
_HINT = "Wpisz tylko szkielet dnia. Każda wizyta zostanie „do uzupełnienia”; teksty dopiszesz z listy w dzienniku."
_FREE_LINES = 3
_FAILED = "failed:"


class EveningLine:
    """The fields of one visit. A line without a family says nothing."""

    def __init__(self, parts: Parts, number: int) -> None:
        look = parts.look
        self.planned: UUID | None = None
        self.family = ChoiceField(look)
        self.began, self.ended = TimeField(look, parse_time), TimeField(look, parse_time)
        self.kind = ChoiceField(look)
        self.km = NumberField(look)
        for heading, field in zip(_HEADINGS, self.fields, strict=True):
            field.setAccessibleName(f"{heading}, wiersz {number}")
        self.kind.set_choices(_KINDS)
        self.kind.choose(VisitKind.HOME.value)

    @property
    def fields(self) -> tuple[ChoiceField, TimeField, TimeField, ChoiceField, NumberField]:
        return (self.family, self.began, self.ended, self.kind, self.km)

    def show_planned(self, planned: Scheduled) -> None:
        """Begin with what was planned."""
        self.planned = planned.id
        self.family.choose(str(planned.case))
        self.began.set_time(planned.began)

    @property
    def problem(self) -> str:
        """What cannot be read in the line."""
        return next((words for field in self.fields if (words := field.problem())), "")

    @property
    def skeleton(self) -> Skeleton:
        """What the line says."""
        chosen = self.kind.chosen
        is_failed = chosen.startswith(_FAILED)
        why = FailedReason(chosen.removeprefix(_FAILED)) if is_failed else None
        kind = VisitKind.FAILED if is_failed else VisitKind(chosen)
        times = (self.began.at(), self.ended.at())
        case = UUID(self.family.chosen)
        return Skeleton(case, *times, kind, self.km.number(), why, self.planned)


class EveningView(QWidget):
    """`saved` tells that the day was recorded, `left` that nothing is to happen."""

    saved = Signal()
    left = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._day = parts.today
        self._worker: UUID | None = None
        self.lines: list[EveningLine] = []
        self.save = Button(parts.look, "Zapisz dzień", "check", primary=True)
        self.more = Button(parts.look, "Jeszcze jedna", "plus")
        self.header = PageHeader("", [self.more, self.save])
        self.notice = NoticeBar(parts.look)
        self.card = Card()
        self.grid = QGridLayout()
        self._choices: Sequence[Choice] = ()
        self._lay_out()

        self.save.clicked.connect(self.store)
        self.more.clicked.connect(self._add_one)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        keys.bind(self, keys.SAVE, self.store, within)

    def begin(self, day: date, worker: UUID | None) -> None:
        """Show the day of a worker with what he has planned for it, and some free lines."""
        self._day, self._worker = day, worker
        found: EveningDay = self._parts.data.read(evening_day, day, worker)
        self._choices = [Choice(str(one.case), one.name) for one in found.cases]
        self.notice.clear()
        self.header.show_title(f"Wpisz dzień: {day_in_words(day)}", _KEYS)
        self._clear()
        for planned in found.planned:
            self._add().show_planned(planned)
        for _ in range(_FREE_LINES):
            self._add()
        first = next((one for one in self.lines if one.planned is not None), self.lines[0])
        (first.ended if first.planned and first.began.at() else first.began).setFocus()
        if first.planned is None:
            first.family.setFocus()

    def leave(self) -> None:
        """Esc: back to the diary; nothing is stored."""
        self.left.emit()

    def store(self, accepted: Sequence[str] = ()) -> None:
        """Ctrl+S: record all lines that have a family, or say what must be put right."""
        filled = [one for one in self.lines if one.family.chosen]
        unreadable = [one for one in filled if one.problem]
        if unreadable:
            self._go_to(unreadable[0], unreadable[0].problem)
            return
        lines = [one.skeleton for one in filled]
        known = accepted if isinstance(accepted, tuple) else ()
        try:
            self._parts.data.change(record_day, self._day, lines, self._worker, "", known)
        except NeedsConfirmation as error:
            self._ask(error, filled)
        except UserError as error:
            self._refuse(error, filled)
        else:
            self.saved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _ask(self, error: NeedsConfirmation, filled: Sequence[EveningLine]) -> None:
        words = " ".join(_in_words(one, filled, self.lines) for one in error.problems)
        accepted = tuple(confirmation_of(one) for one in error.problems)
        offers = [Offer("Zapisz mimo to", partial(self.store, accepted))]
        self.notice.show_notice(words, "warn", [*offers, Offer("Popraw", self.notice.clear)])

    def _refuse(self, error: UserError, filled: Sequence[EveningLine]) -> None:
        found = [one for one in error.problems if ":" in (one.field or "")]
        if found:
            line = filled[_place(found[0])]
            self._go_to(line, found[0].message)
        else:
            self.notice.show_notice(error.message, "danger")

    def _go_to(self, line: EveningLine, words: str) -> None:
        number = self.lines.index(line) + 1
        self.notice.show_notice(f"Wiersz {number}: {words}", "danger")
        line.began.setFocus()

    def _add_one(self) -> None:
        self._add().family.setFocus()

    def _add(self) -> EveningLine:
        line = EveningLine(self._parts, len(self.lines) + 1)
        line.family.set_choices(self._choices)
        self.lines.append(line)
        for column, field in enumerate(line.fields):
            self.grid.addWidget(field, len(self.lines), column)
            if self.isVisible():
                field.show()  # at once: the cursor goes into it now
        return line

    def _clear(self) -> None:
        for line in self.lines:
            for field in line.fields:
                self.grid.removeWidget(field)
                field.hide()
                field.deleteLater()
        self.lines = []

    def _lay_out(self) -> None:
        for column, (heading, stretch) in enumerate(zip(_HEADINGS, (5, 2, 2, 4, 2), strict=True)):
            self.grid.addWidget(caption(heading), 0, column)
            self.grid.setColumnStretch(column, stretch)
        self.grid.setContentsMargins(16, 12, 16, 16)
        self.grid.setHorizontalSpacing(10)
        self.grid.setVerticalSpacing(8)
        self.card.body.addLayout(self.grid)
        inner = ScrollColumn("Wizyty dnia")
        inner.add(self.card)
        inner.add(caption(_HINT, wraps=True))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        for part in (self.header, self.notice):
            whole.addWidget(part)
        whole.addWidget(inner, 1)


_KINDS = [
    *(
        Choice(kind.value, words)
        for kind, words in VISIT_LABELS.items()
        if kind is not VisitKind.FAILED
    ),
    *(
        Choice(f"{_FAILED}{reason.value}", f"nieudana: {words}")
        for reason, words in FAILED_LABELS.items()
    ),
]


def _place(one: Problem) -> int:
    return int((one.field or "0").partition(":")[0])


def _in_words(one: Problem, filled: Sequence[EveningLine], lines: Sequence[EveningLine]) -> str:
    number = list(lines).index(filled[_place(one)]) + 1
    return f"Wiersz {number}: {one.message}"
