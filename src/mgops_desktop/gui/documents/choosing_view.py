"""Choosing what a new document is: which of the templates, and from which record of the family."""

from collections.abc import Iterator, Sequence
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.wording import short_date
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.rows import SectionRow, TwoLineRow
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.gui.words import joined
from mgops_desktop.operations.records.line_words import Line

_TITLE = "Nowy dokument"
_NOTE = "Wzory wewnętrzne ośrodka, nie urzędowe druki"
_OWN_NOTE = "Z którego zapisu?"


class PaperKind(Protocol):
    """A kind of document as it is offered."""

    @property
    def key(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def label(self) -> str: ...

    @property
    def about(self) -> str: ...

    @property
    def whom(self) -> str: ...


class Choice(Protocol):
    """A document that can be made, with the records it can be made from; `hint` says where a missing one is entered."""

    @property
    def kind(self) -> PaperKind: ...

    @property
    def records(self) -> tuple[Line, ...]: ...

    @property
    def noun(self) -> str: ...

    @property
    def needed(self) -> bool: ...

    @property
    def hint(self) -> str: ...


class ChoosingView(QWidget):
    """`chosen` gives the key of a document and the record, `left` that nothing is to be made."""

    chosen = Signal(str, object)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._choices: Sequence[Choice] = ()
        self._choice: Choice | None = None
        self.back = Button(look, "Wróć", "chevron-left")
        self.header = PageHeader(_TITLE, [self.back])
        style = RowStyle(wraps=True)
        self.documents = TwoLineList(look, "Jaki dokument", style, whole=True)
        self.records = TwoLineList(look, _OWN_NOTE, style, whole=True)
        self.missing = label("", "body", "muted", wraps=True)
        self.steps = QStackedWidget()
        self._lay_out()

        self.back.clicked.connect(self.leave)
        self.documents.opened.connect(self._choose)
        self.records.opened.connect(self._take)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Begin with the list of documents; those without a record stand last."""
        self._choices = sorted(choices, key=lambda one: not one.records)
        self.documents.set_rows(list(_rows(self._choices)))
        self._show_documents()

    def leave(self) -> None:
        """Back: from the records to the documents, from these to the list of the family."""
        if self._choice is not None:
            self._show_documents()
        else:
            self.left.emit()

    def take_cursor(self) -> None:
        """Let the keys go to the list that is shown."""
        shown = self.documents if self._choice is None else self.records
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_documents(self) -> None:
        self._choice = None
        self.header.show_title(_TITLE, _NOTE)
        self.steps.setCurrentIndex(0)
        self.take_cursor()

    def _choose(self, key: object) -> None:
        choice = next(one for one in self._choices if one.kind.key == key)
        if len(choice.records) == 1:
            [record] = choice.records
            self.chosen.emit(choice.kind.key, RecordRef(record.kind, record.id))
            return
        self._choice = choice
        self.header.show_title(choice.kind.title, _OWN_NOTE if choice.records else "")
        self.records.set_rows(_records(choice))
        self.records.setVisible(bool(choice.records))
        self.missing.setText(_missing(choice))
        self.missing.setVisible(not choice.records)
        self.steps.setCurrentIndex(1)
        if choice.records:
            self.take_cursor()
        else:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, record: UUID) -> None:
        if self._choice is not None:
            [line] = (one for one in self._choice.records if one.id == record)
            self.chosen.emit(self._choice.kind.key, RecordRef(line.kind, line.id))

    def _lay_out(self) -> None:
        self.missing.setContentsMargins(16, 14, 16, 14)
        for parts in ((self.documents,), (self.records, self.missing)):
            card = Card()
            for part in parts:
                card.body.addWidget(part)
            sheet = ScrollColumn(_TITLE)
            sheet.add(card)
            self.steps.addWidget(sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.header)
        column.addWidget(self.steps, 1)


def _rows(choices: Sequence[Choice]) -> Iterator[SectionRow | TwoLineRow]:
    """Where some are wanted now and others can be made too, those stand apart."""
    wanted = [one for one in choices if one.needed and one.records]
    others = [one for one in choices if one not in wanted]
    if not wanted or not any(one.records for one in others):
        yield from map(_row, choices)
        return
    for title, tone, found in (("Na tym etapie", "accent", wanted), ("Pozostałe", "muted", others)):
        yield SectionRow(title, len(found), tone)
        yield from map(_row, found)


def _row(choice: Choice) -> TwoLineRow:
    kind = choice.kind
    count = len(choice.records)
    needed = "" if count else f"nie ma jeszcze zapisu: {choice.noun}"
    more = f"zapisów do wyboru: {count}" if count > 1 else needed
    return TwoLineRow(
        key=kind.key,
        title=kind.label,
        note=joined(f"dla: {kind.whom}", kind.about, more),
        icon="file-text",
        icon_tone="accent" if count else "muted",
        strong=choice.needed,
    )


def _records(choice: Choice) -> list[TwoLineRow]:
    return [
        TwoLineRow(
            key=line.id,
            title=line.title,
            note=joined(line.number, short_date(line.began) if line.began else "", line.note),
        )
        for line in choice.records
    ]


def _missing(choice: Choice) -> str:
    return (
        f"Ten dokument sporządza się z zapisu: {choice.noun}. Nie ma jeszcze takiego zapisu.{choice.hint} "
        "Dodaj go, a potem wróć tutaj."
    )
