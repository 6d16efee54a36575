"""What an import has done, or the taking back of one."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mgops_desktop.gui.importing import import_rows as rows
from mgops_desktop.gui.layouts import stand_aside
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.rows import ListRow, TwoLineRow
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.importing import ImportResult, TakenBack
from mgops_desktop.operations.importing.result import sheet_title

_NOTHING = "Wszystko, co jest w pliku, było już zapisane. Niczego nie zmieniono."
_ALL_BACK = "Nic nie zostało: cofnięto wszystko, co ten import przyniósł."


class ImportResultView(QWidget):
    """`back_asked` gives the import to take back, `done` leads to the beginning."""

    back_asked = Signal(object)
    done = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._import: UUID | None = None
        self.back = Button(look, "Cofnij ten import", "undo-2")
        self.finish = Button(look, "Gotowe", "check", primary=True)
        self.header = PageHeader(actions=(self.back, self.finish))
        self.card = Card("Arkusze")
        self.list = TwoLineList(look, "Wynik", RowStyle(chevrons=False))
        self._lay_out(look)

        self.back.clicked.connect(lambda: self.back_asked.emit(self._import))
        self.finish.clicked.connect(self.done)

    def show_import(self, result: ImportResult) -> None:
        """Show what was stored, sheet by sheet, and the numbers of the register that were given."""
        self._import = result.import_id
        plan = result.plan
        stored = result.import_id is not None
        badge = Badge("zaimportowano", "ok") if stored else Badge("bez zmian", "muted")
        words = rows.counts_words(plan.sheets) if stored else _NOTHING
        self.header.show_title(plan.file_name, words, [badge])
        self.back.setVisible(stored)
        self.card.set_heading("Arkusze")
        shown: list[ListRow] = [row for row in rows.sheet_rows(plan) if row.key != rows.WHOLE_FILE]
        self.list.set_rows(shown + _renumbered(result))

    def show_taken_back(self, taken: TakenBack) -> None:
        """Show what became of the records of an import that was taken back, and what stayed."""
        self._import = None
        self.header.show_title(
            "Cofnięto import", rows.taken_words(taken), [Badge("cofnięto", "ok")]
        )
        self.back.setVisible(False)
        self.card.set_heading("Zostawiono", "" if taken.kept else _ALL_BACK)
        self.list.set_rows(rows.kept_rows(taken.kept))

    def _lay_out(self, look: Look) -> None:
        stand_aside(self.card, look, 860)
        self.card.body.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(self.card, 10)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.header)
        column.addLayout(row, 1)


def _renumbered(result: ImportResult) -> list[ListRow]:
    """The provisional numbers of the file with the number of the register that stands for each."""
    return [
        TwoLineRow(
            (one.sheet, one.provisional),
            f"{one.provisional} → {one.number}",
            f"{sheet_title(one.sheet)}: numer roboczy zastąpiony numerem rejestru",
        )
        for one in result.plan.renumbered
    ]
