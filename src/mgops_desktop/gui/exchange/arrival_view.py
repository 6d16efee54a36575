"""A pack that arrived: what it would change here, and what both sides changed, before it is taken in."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mgops_desktop.domain.clock import as_local
from mgops_desktop.domain.exchange import Decision
from mgops_desktop.domain.wording import long_date
from mgops_desktop.gui.asked_form import Asked, FieldsForm, field_kit
from mgops_desktop.gui.exchange import exchange_rows as rows
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.widgets.notice_bar import NoticeBar
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.exchange.arriving import Preview
from mgops_desktop.operations.exchange.words import ClashLine

_BOTH = (
    "Te pola zmieniono i tutaj, i tam. Dopóki nikt nie rozstrzygnie, zostaje to, co jest tutaj; "
    "drugie brzmienie nie ginie."
)


class ArrivalView(QWidget):
    """`taken` gives the decisions by kind, record and field; `left` that the pack is not taken in.

    `briefs_asked` asks for the pages about its families.
    """

    taken = Signal(object)
    left = Signal()
    briefs_asked = Signal()

    def __init__(self, parts: Parts, preview: Preview, *, has_briefs: bool = False) -> None:
        super().__init__()
        look = parts.look
        self._clashes = preview.clashes
        self.back = Button(look, "Wróć", "chevron-left")
        self.take = Button(look, "Przyjmij paczkę", "check", primary=True)
        self.briefs = Button(look, "Karty rodzin", "file-text")
        self.header = PageHeader("", [self.back, self.briefs, self.take])
        self.briefs.setVisible(has_briefs)
        made = long_date(as_local(preview.made).date())
        self.header.show_title(f"Paczka z {made}", preview.sender)
        self.notices = NoticeBar(look)
        style = RowStyle(chevrons=False)
        self.new = TwoLineList(look, "Nowe zapisy", style, whole=True)
        self.changed = TwoLineList(look, "Zmienione zapisy", style, whole=True)
        self.settled = TwoLineList(look, "Rozstrzyga ośrodek", style, whole=True)
        self.decisions = ClashesForm(parts, preview.clashes)
        self._lay_out(preview)
        self.setFocusProxy(self.take)

        self.take.clicked.connect(self._take)
        self.briefs.clicked.connect(self.briefs_asked)
        self.back.clicked.connect(self.left)

    def _take(self) -> None:
        self.take.setEnabled(False)
        self.taken.emit(self.decisions.decided())

    def _lay_out(self, preview: Preview) -> None:
        self.new.set_rows(rows.new_rows(preview))
        self.changed.set_rows([rows.changed_row(one) for one in preview.changed])
        sheet = ScrollColumn("Zawartość paczki")
        told = Card("Co przybędzie")
        for note in (rows.arrived_words(preview), *rows.notes_of(preview)):
            told.add_text(label(note, wraps=True))
        sheet.add(told)
        if preview.clashes:
            both = Card("Zmienione po obu stronach")
            both.add_text(label(_BOTH, "body", "muted", wraps=True))
            self.decisions.setContentsMargins(16, 4, 16, 10)
            both.body.addWidget(self.decisions)
            sheet.add(both)
        self.settled.set_rows([rows.settled_row(one) for one in preview.settled])
        for heading, listed in (
            ("Rozstrzyga ośrodek", self.settled),
            ("Nowe", self.new),
            ("Zmienione", self.changed),
        ):
            if listed.rows():
                card = Card(heading)
                card.body.addWidget(listed)
                sheet.add(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.header)
        column.addWidget(self.notices)
        column.addWidget(sheet, 1)


class ClashesForm(FieldsForm):
    """One question for each difference: what is here, what came, or later."""

    def __init__(self, parts: Parts, clashes: Sequence[ClashLine]) -> None:
        self._clashes = clashes
        asked: list[Asked] = [
            rows.asked_of(f"clash_{place}", one) for place, one in enumerate(clashes)
        ]
        super().__init__(field_kit(parts), asked)

    def chosen(self) -> list[tuple[int, Decision]]:
        """Return the differences that were decided, by their place."""
        values = self.values()
        found = ((place, values.get(f"clash_{place}")) for place in range(len(self._clashes)))
        return [
            (place, Decision(str(one))) for place, one in found if one not in (None, rows.LATER)
        ]

    def decided(self) -> Mapping[tuple[str, UUID, str], Decision]:
        """Return the decisions by kind, record and field."""
        return {
            (
                self._clashes[place].ref.kind,
                self._clashes[place].ref.id,
                self._clashes[place].field,
            ): one
            for place, one in self.chosen()
        }
