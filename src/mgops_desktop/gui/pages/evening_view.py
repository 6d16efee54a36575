"""The evening: the day's visits in a table, by keyboard, in the order of the plan; their texts come later."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from mgops_desktop.domain.clock import as_local
from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.gui import keys
from mgops_desktop.gui.draft_keeper import DraftKeeper
from mgops_desktop.gui.pages.evening_line import HEADINGS, EveningLine
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.gui.widgets.label import caption
from mgops_desktop.gui.widgets.notice_bar import NoticeBar, Offer
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.reason_bar import ReasonBar
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.gui.words import day_in_words
from mgops_desktop.operations.evening import EveningDay, evening_day, record_day
from mgops_desktop.operations.records.amending import NeedsReason
from mgops_desktop.operations.records.drafts import draft_of_day
from mgops_desktop.operations.records.saving import NeedsConfirmation, confirmation_of
from mgops_desktop.operations.unfinished import VALUES
from mgops_desktop.storage.drafts import DraftRow, drafts_of_account

_KEYS = "Enter albo Tab: następne pole · Ctrl+S zapisuje wszystkie · Esc wraca"
_HINT = "Wpisz tylko szkielet dnia. Każda wizyta zostanie „do uzupełnienia”; teksty dopiszesz z listy w dzienniku."
_FREE_LINES = 3
_LINES = "lines"
_WHY = "Ten miesiąc jest już przyjęty. Podaj przyczynę sprostowania:"


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
        self.reason = ReasonBar(
            parts.look, _WHY, "Zapisz", "np. wizyta dopisana po terminie", "check"
        )
        self.keeper = DraftKeeper(self, parts.data, parts.tasks, self._content)
        self.card = Card()
        self.grid = QGridLayout()
        self._choices: Sequence[Choice] = ()
        self._lay_out()

        self.save.clicked.connect(self.store)
        self.reason.given.connect(self._store_with_reason)
        self.keeper.failed.connect(lambda error: self.notice.show_notice(error.message, "danger"))
        self.more.clicked.connect(self._add_one)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        keys.bind(self, keys.SAVE, self.store, within)

    def begin(self, day: date, worker: UUID | None) -> None:
        """Show the day of a worker as it was left, else with what he has planned for it and some free lines."""
        self._day, self._worker = day, worker
        found: EveningDay = self._parts.data.read(evening_day, day, worker)
        self._choices = [Choice(str(one.case), one.name) for one in found.cases]
        self.notice.clear()
        self.reason.hide()
        self.header.show_title(f"Wpisz dzień: {day_in_words(day)}", _KEYS)
        self._clear()
        kept = self._kept()
        first = self._fill_in(found) if kept is None else self._show_kept(kept)
        self.keeper.begin(draft_of_day(day, worker), None)  # nothing was typed yet
        first.setFocus()

    def leave(self) -> None:
        """Esc: back to the diary; what was typed comes back with the day."""
        self.keep_unsaved()
        self.left.emit()

    def keep_unsaved(self) -> None:
        """Keep what was typed and not recorded, before a lock or another page."""
        self.keeper.keep_now()

    def store(self) -> None:
        """Ctrl+S: record all lines that have a family, or say what must be put right."""
        self._store()

    def _store(self, accepted: Sequence[str] = (), reason: str = "") -> None:
        of_nobody = next((one for one in self.lines if one.lacks_family), None)
        if of_nobody is not None:
            self._go_to(of_nobody, "Wybierz rodzinę albo wyczyść ten wiersz.")
            of_nobody.family.setFocus()
            return
        filled = [one for one in self.lines if one.family.chosen]
        unreadable = [one for one in filled if one.problem]
        if unreadable:
            self._go_to(unreadable[0], unreadable[0].problem)
            return
        lines = [one.skeleton for one in filled]
        try:
            with self.keeper.saving():
                self._parts.data.change(
                    record_day, self._day, lines, self._worker, reason, tuple(accepted)
                )
        except NeedsConfirmation as error:
            self._ask(error, filled, reason)
        except NeedsReason:
            self.notice.clear()
            self.reason.ask()
        except UserError as error:
            self._refuse(error, filled)
        else:
            self.saved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _store_with_reason(self, reason: str) -> None:
        self.reason.hide()
        self._store(reason=reason)

    def _kept(self) -> DraftRow | None:
        """The draft of this day, if it was left unfinished."""
        wanted = draft_of_day(self._day, self._worker)
        drafts = self._parts.data.read_plainly(drafts_of_account)
        return next((one for one in drafts if one.form == wanted and _lines_of(one)), None)

    def _fill_in(self, found: EveningDay) -> QWidget:
        """Begin with the plan, and some free lines; returns where the cursor goes."""
        for planned in found.planned:
            self._add().show_planned(planned)
        for _ in range(_FREE_LINES):
            self._add()
        first = self.lines[0]
        if first.planned is None:
            return first.family
        return first.ended if first.began.at() else first.began

    def _show_kept(self, kept: DraftRow) -> QWidget:
        """Go on where the day was left."""
        for typed in _lines_of(kept):
            self._add().show_typed(typed)
        words = f"To jest szkic z {as_local(kept.kept_at):%d.%m %H:%M}. Dokończ go i zapisz dzień."
        self.notice.show_notice(words, "accent", [Offer("Wyrzuć szkic", self._throw_away)])
        return self.lines[0].family

    def _throw_away(self) -> None:
        self.keeper.discard()
        self.begin(self._day, self._worker)

    def _content(self) -> dict[str, object]:
        day = {"day": self._day.isoformat()}
        return {VALUES: day, _LINES: [one.typed() for one in self.lines]}

    def _ask(self, error: NeedsConfirmation, filled: Sequence[EveningLine], reason: str) -> None:
        words = " ".join(_in_words(one, filled, self.lines) for one in error.problems)
        accepted = tuple(confirmation_of(one) for one in error.problems)
        offers = [Offer("Zapisz mimo to", partial(self._store, accepted, reason))]
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
            field.edited.connect(self.keeper.note_change)
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
        for column, (heading, stretch) in enumerate(zip(HEADINGS, (5, 2, 2, 4, 2, 2), strict=True)):
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
        for part in (self.header, self.notice, self.reason):
            whole.addWidget(part)
        whole.addWidget(inner, 1)


def _lines_of(kept: DraftRow) -> list[dict[str, str]]:
    lines = kept.content.get(_LINES)
    return [dict(one) for one in lines] if isinstance(lines, list) else []


def _place(one: Problem) -> int:
    return int((one.field or "0").partition(":")[0])


def _in_words(one: Problem, filled: Sequence[EveningLine], lines: Sequence[EveningLine]) -> str:
    number = list(lines).index(filled[_place(one)]) + 1
    return f"Wiersz {number}: {one.message}"
