"""The documents of a worker's month: the monthly report and the card of work time."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal

from mgops_desktop.domain.period import Period
from mgops_desktop.domain.wording import capitalised, month_name
from mgops_desktop.gui.documents.papers_stack import PapersStack
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.reading import Ask
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.words import joined
from mgops_desktop.operations.documents.composing import MONTH
from mgops_desktop.operations.documents.kinds import document_kinds
from mgops_desktop.operations.documents.register import (
    DocumentChoice,
    DocumentRow,
    documents_of_month,
)
from mgops_desktop.operations.records.line_words import Line
from mgops_desktop.operations.work_month import WorkMonth

_TITLE = "Dokumenty miesiąca"
_NOUN = "pracownik"


class MonthPapers(PapersStack):
    """`left` tells that the month itself is to be shown again."""

    left = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, _TITLE)
        self._shown: WorkMonth | None = None
        self.back = Button(parts.look, "Wróć do karty", "chevron-left")
        self.header = PageHeader(_TITLE, [self.back])
        for part in (self.header, self.reader, self.register):
            self.column.add(part)
        self.register.hide()
        self.register.hint.setText("")

        self.back.clicked.connect(self.left)

    def show_month(self, shown: WorkMonth) -> None:
        """Show the documents of a month; those of another are forgotten."""
        same = self._shown and (self._shown.worker, self._shown.month)
        if same != (shown.worker, shown.month):
            self.leave_everything()
        self._shown = shown
        first = shown.month.first
        month = capitalised(f"{month_name(first.month)} {first.year}")
        self.header.show_title(_TITLE, joined(month, shown.name))
        self.read_papers()

    def take_cursor(self) -> None:
        """Let the keys go to what is made here."""
        self.register.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def read_papers(self) -> None:
        if self._shown is not None:
            ask = partial(_read, self._shown)
            self.reader.read(ask, self.show_register)

    def ask_choices(self) -> None:
        if self._shown is not None:
            self.show_choices(_choices(self._shown))

    def typed_already(self) -> Mapping[str, str]:
        return {} if self._shown is None else {MONTH: month_text(self._shown.month)}


def month_text(month: Period) -> str:
    """Return a month as it is typed: "10.2026"."""
    return f"{month.first.month:02}.{month.first.year}"


def _read(shown: WorkMonth, ask: Ask) -> Sequence[DocumentRow]:
    return ask(documents_of_month, shown.worker, shown.month)


def _choices(shown: WorkMonth) -> list[DocumentChoice]:
    of = Line("worker", shown.worker, "", shown.name, "", None, None)
    return [DocumentChoice(kind, (of,), _NOUN) for kind in document_kinds() if kind.monthly]
