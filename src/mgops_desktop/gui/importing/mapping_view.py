"""Somebody's own list: what a sheet of the file holds, and which of its columns is which."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from mgops_desktop.gui.layouts import discard_widgets
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.choice_field import Choice, ChoiceField
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.operations.importing.mapping import Proposal
from mgops_desktop.sheets.description import Sheet
from mgops_desktop.sheets.kinds import BY_KEY, SHEETS
from mgops_desktop.sheets.kinds.start import START

LEAVE_OUT = "leave_out"
_TITLE = "Przypisz kolumny"
_NOTE = (
    "Powiedz, co zawiera arkusz i która kolumna jest która. Program zapamięta to na następny raz."
)
_MISSING = "Wymagane, a jeszcze nieprzypisane: {}."
_TWICE = "Kolumnę „{}” przypisano dwa razy. Zostaw ją przy jednym nagłówku."

Propose = Callable[[str, str | None], Proposal]
"""Asks for a proposal: the title of a sheet of the file, and what it holds (a sheet key) if that is known."""


class MappingView(QWidget):
    """`mapped` gives the title of the file's sheet, what it holds, and header → column key; `left` goes back."""

    mapped = Signal(str, str, object)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._propose: Propose | None = None
        self.cancel = Button(look, "Wróć", "chevron-left")
        self.go_on = Button(look, "Dalej", primary=True)
        self.header = PageHeader(actions=(self.cancel, self.go_on))
        self.header.show_title(_TITLE, _NOTE)
        self.title = ChoiceField(look)
        self.kind = ChoiceField(look)
        self.columns: dict[str, ChoiceField] = {}
        self.missing = label("", "body", "danger", wraps=True)
        self._sheet_card = Card("Co zawiera arkusz")
        self._columns_card = Card("Kolumny", "nagłówek w pliku → kolumna programu")
        self._grid = QGridLayout()
        self._lay_out()

        self.kind.set_choices([Choice(one.key, one.title) for one in (START, *SHEETS)])
        self.title.edited.connect(self._begin_title)
        self.kind.edited.connect(self._begin_kind)
        self.go_on.clicked.connect(self._tell)
        self.cancel.clicked.connect(self.left)

    def begin(self, titles: Sequence[str], propose: Propose) -> None:
        """Ask about the sheets of a file, beginning with the first of these."""
        self._propose = propose
        self.title.blockSignals(True)
        self.title.set_choices([Choice(one, one or "(bez nazwy)") for one in titles])
        self.title.choose(titles[0])
        self.title.blockSignals(False)
        self.title.setEnabled(len(titles) > 1)
        self._begin_title()

    def _begin_title(self) -> None:
        self._show(None)

    def _begin_kind(self) -> None:
        self._show(self.kind.chosen)

    def _show(self, kind: str | None) -> None:
        if self._propose is None:
            return
        proposal = self._propose(self.title.chosen, kind)
        self.kind.blockSignals(True)
        self.kind.choose(proposal.sheet)
        self.kind.blockSignals(False)
        self._show_columns(proposal)
        self._check()

    def _show_columns(self, proposal: Proposal) -> None:
        discard_widgets(self._grid)
        choices = [Choice(LEAVE_OUT, "pomiń tę kolumnę"), *_choices(sheet_of(proposal.sheet))]
        self.columns = {}
        for row, (header, column) in enumerate(proposal.columns.items()):
            field = ChoiceField(self._look)
            field.setAccessibleName(f"Kolumna „{header}”")
            field.set_choices(choices)
            field.choose(column or LEAVE_OUT)
            field.edited.connect(self._check)
            name = label(header)
            name.setBuddy(field)
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(field, row, 1)
            self.columns[header] = field
        previous: QWidget = self.kind
        for field in self.columns.values():
            self.setTabOrder(previous, field)
            previous = field

    def _check(self) -> None:
        """Say which required column nothing stands for yet, and what stands twice."""
        sheet = sheet_of(self.kind.chosen)
        chosen = [key for key in map(_column_of, self.columns.values()) if key]
        needed = [column for column in sheet.columns if column.required]
        missing = [f"„{one.header}”" for one in needed if one.key not in chosen]
        twice = next((key for key in chosen if chosen.count(key) > 1), "")
        words = _TWICE.format(sheet.column(twice).header) if twice else ""
        if missing and not twice:
            words = _MISSING.format(", ".join(missing))
        self.missing.setText(words)
        self.missing.setVisible(bool(words))
        self.go_on.setEnabled(not words and bool(chosen))

    def _tell(self) -> None:
        columns = {header: _column_of(field) for header, field in self.columns.items()}
        self.mapped.emit(self.title.chosen, self.kind.chosen, columns)

    def _lay_out(self) -> None:
        fields = QGridLayout()
        fields.setContentsMargins(16, 0, 16, 14)
        fields.setHorizontalSpacing(16)
        fields.setVerticalSpacing(8)
        for row, (words, field) in enumerate(
            (("Arkusz w pliku", self.title), ("Zawiera", self.kind))
        ):
            name = label(words)
            name.setBuddy(field)
            field.setAccessibleName(words)
            fields.addWidget(name, row, 0)
            fields.addWidget(field, row, 1)
        self._grid.setContentsMargins(16, 4, 16, 14)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        for grid in (fields, self._grid):
            grid.setColumnStretch(0, 1)
            grid.setColumnStretch(1, 1)
        self._sheet_card.body.addLayout(fields)
        self.missing.setContentsMargins(16, 0, 16, 8)
        self._columns_card.body.addWidget(self.missing)
        self._columns_card.body.addLayout(self._grid)
        cards = ScrollColumn(_TITLE)
        cards.add(self._sheet_card)
        cards.add(self._columns_card)
        cards.setMaximumWidth(self._look.px(860))
        beside = QHBoxLayout()
        beside.addWidget(cards, 10)
        beside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.header)
        column.addLayout(beside, 1)


def sheet_of(key: str) -> Sheet:
    """Return a sheet of the program by its key, also the beginner's one."""
    return START if key == START.key else BY_KEY[key]


def _choices(sheet: Sheet) -> list[Choice]:
    return [
        Choice(one.key, f"{one.header} (wymagane)" if one.required else one.header)
        for one in sheet.columns
    ]


def _column_of(field: ChoiceField) -> str:
    return "" if field.chosen == LEAVE_OUT else field.chosen
