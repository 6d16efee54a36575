"""The form of an action of a plan, which can be filled in from the library of goals."""

from collections.abc import Hashable, Sequence
from itertools import groupby
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from mgops_desktop.domain.text import search_key
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.record_editor import RecordEditor
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import caption
from mgops_desktop.gui.widgets.rows import ListRow, SectionRow, TwoLineRow
from mgops_desktop.gui.widgets.search_field import IconLine
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.library import Offered, library

_HINT = "Wybrana pozycja wypełni cel, działanie, efekt, formy i zadania. Potem popraw je do tej rodziny."


class LibraryPanel(Card):
    """The library over the form: typing filters it, Enter takes the row."""

    def __init__(self, parts: Parts) -> None:
        super().__init__("Biblioteka celów")
        self._offered: Sequence[Offered] = ()
        self.filter = IconLine(parts.look, "Filtruj bibliotekę")
        self.list = TwoLineList(
            parts.look, "Biblioteka celów", RowStyle(chevrons=False), whole=True
        )
        self.leave = Button(parts.look, "Wróć do formularza", "chevron-left")
        self.add_to_header(self.leave)
        self.add_text(caption(_HINT, wraps=True))
        line = QHBoxLayout()
        line.setContentsMargins(16, 0, 16, 8)
        line.addWidget(self.filter)
        self.body.addLayout(line)
        self.body.addWidget(self.list)
        self.filter.textChanged.connect(self._show)
        self.filter.down.connect(self.list.setFocus)

    def begin(self, offered: Sequence[Offered]) -> None:
        """Offer these entries."""
        self._offered = offered
        self.filter.clear()
        self._show()
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def entry(self, key: Hashable) -> Offered | None:
        """Return the entry of a row."""
        return self._offered[key] if isinstance(key, int) else None

    def _show(self) -> None:
        words = search_key(self.filter.text()).split()
        rows: list[ListRow] = []
        numbered = [
            (number, one)
            for number, one in enumerate(self._offered)
            if all(word in search_key(f"{one.area} {one.goal} {one.action}") for word in words)
        ]
        for area, found in groupby(numbered, key=lambda pair: pair[1].area):
            rows.append(SectionRow(area))
            rows += [_row(number, one) for number, one in found]
        self.list.set_rows(rows)


def _row(number: int, one: Offered) -> TwoLineRow:
    return TwoLineRow(
        number,
        one.action,
        f"cel: {one.goal}",
        badge=Badge("ośrodka", "accent") if one.id is not None else None,
        strong=False,
    )


class ActionEditor(RecordEditor):
    """Enters and corrects an action of a plan; „Z biblioteki…” fills it in."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self.from_library = Button(parts.look, "Z biblioteki…", "book-open")
        self.header.add_before_last(self.from_library)
        self.library = LibraryPanel(parts)
        self.library.hide()
        self.sheet.add(self.library)
        self.from_library.clicked.connect(self.open_library)
        self.library.leave.clicked.connect(self.close_library)
        self.library.list.opened.connect(self._take)

    def open_record(self, record: UUID | None) -> None:
        self.library.hide()
        self.from_library.show()
        super().open_record(record)

    def open_library(self) -> None:
        """Show the library in the place of the form."""
        self.stand_in(self.library)
        self.from_library.hide()
        self.library.show()
        self.library.begin(self.parts.data.read(library))
        self.sheet.verticalScrollBar().setValue(0)

    def close_library(self, field: str = "") -> None:
        """Show the form again, with the cursor in the field."""
        self.library.hide()
        self.from_library.show()
        self.stand_in(self.card)
        self.form.go_to(field or self.first_field())

    def leave(self) -> None:
        """Esc: out of the library first."""
        if self.library.isHidden():
            super().leave()
        else:
            self.close_library()

    def _take(self, key: Hashable) -> None:
        entry = self.library.entry(key)
        if entry is not None:
            self.form.take_draft({**self.form.values(), **entry.values})
        self.close_library("action")
