"""Kosz: what was thrown away, by whom and why; brought back, or erased for good with a reason."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from mgops_desktop.domain.clock import as_local
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import search_key
from mgops_desktop.domain.wording import number, short_date
from mgops_desktop.gui.columns import number_column, words_column
from mgops_desktop.gui.pages.page import Page
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.reading import Reader
from mgops_desktop.gui.rows import Column, RowsModel
from mgops_desktop.gui.targets import Target
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.notice_bar import NoticeBar
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.reason_bar import ReasonBar
from mgops_desktop.gui.widgets.states import EmptyState, Stateful
from mgops_desktop.gui.widgets.table_view import TableView
from mgops_desktop.operations.bin_list import BinnedRow, binned_records
from mgops_desktop.operations.erasing import Erasing, erase_record
from mgops_desktop.operations.visit import restore_record

_EMPTY = "Kosz jest pusty. Zapis przenosi się tu przyciskiem „Do kosza” w jego formularzu."
_CHOOSE = "Zaznacz zapis na liście."


def _moment(row: BinnedRow) -> str:
    at = as_local(row.at)
    return f"{short_date(at.date())}, {at:%H:%M}"


_COLUMNS: Sequence[Column[BinnedRow]] = (
    Column("Kiedy", _moment, lambda row: row.at, width=150),
    words_column("Rodzaj", lambda row: row.title, 190),
    number_column("Numer", lambda row: row.number, 150),
    words_column("Kto", lambda row: row.who, 170),
    words_column("Przyczyna", lambda row: row.reason),
)


class BinPage(Page):
    """Enter or the button brings the marked record back, with all that went into the bin with it."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        look = parts.look
        self._only = ""
        self.restore = Button(look, "Przywróć", "undo-2", primary=True)
        self.erase = Button(look, "Usuń na zawsze", "trash-2")
        self.all_files = Button(look, "Pokaż wszystkie")
        self.all_files.hide()
        self.header = PageHeader("Kosz", [self.all_files, self.erase, self.restore])
        self.notices = NoticeBar(look)
        self.reason = ReasonBar(
            look,
            "Powód usunięcia na zawsze (tego nie da się cofnąć)",
            "Usuń na zawsze",
            "np. wpisana dwa razy",
        )
        self.reader = Reader(parts)
        self.model = RowsModel(_COLUMNS, search_key)
        self.table = TableView(look, parts.clipboard, "Zapisy w koszu", self.model)
        self.state = Stateful(look, self.table, EmptyState(look, "trash-2", _EMPTY))
        self._lay_out()
        self.setFocusProxy(self.table.filter)

        self.all_files.clicked.connect(partial(self._show_only, ""))
        self.restore.clicked.connect(self._restore)
        self.table.opened.connect(self._restore_row)
        self.erase.clicked.connect(self._ask_reason)
        self.reason.given.connect(self._erase)
        self.reason.left.connect(self.table.table.setFocus)

    def refresh(self) -> None:
        """Read beside the window: every table is looked through."""
        self.reader.read(lambda ask: ask(binned_records), self._show)

    def _show(self, every: Sequence[BinnedRow]) -> None:
        rows = [row for row in every if row.of_family] if self._only else every
        note = (
            f"zapisy rodzin: {number(len(rows))} z {number(len(every))}"
            if self._only
            else f"zapisów: {number(len(rows))}"
        )
        self.header.show_title("Kosz", note if every else "")
        self.all_files.setVisible(bool(self._only))
        self.table.set_rows(rows)
        self.state.show_content(is_empty=not rows)
        self.restore.setVisible(bool(rows))
        self.erase.setVisible(bool(rows) and self.parts.access.may(Right.ERASE))

    def open_target(self, target: Target) -> None:
        """Show the records of families only, or all of them."""
        self._show_only(target.tab)

    def _show_only(self, files: str) -> None:
        self._only = files
        self.refresh()
        self.table.filter.setFocus()

    def back(self) -> None:
        """Esc: nothing is erased."""
        if not self.reason.isHidden():
            self.reason.leave()

    def _chosen(self) -> BinnedRow | None:
        row: BinnedRow | None = self.table.current()
        if row is None:
            self.notices.show_notice(_CHOOSE, "accent")
        return row

    def _restore(self) -> None:
        row = self._chosen()
        if row is not None:
            self._restore_row(row)

    def _restore_row(self, row: BinnedRow) -> None:
        self.reason.hide()
        self.parts.data.change(restore_record, row.kind, row.id)
        self.notices.show_notice(
            f"Przywrócono: {row.title} {row.number}, z tym, co trafiło do kosza razem.", "ok"
        )

    def _ask_reason(self) -> None:
        if self._chosen() is not None:
            self.reason.ask()

    def _erase(self, reason: str) -> None:
        row = self._chosen()
        if row is None:
            return
        try:
            erased = self.parts.data.change(erase_record, Erasing(row.kind, row.number, reason))
        except UserError as error:
            self.notices.show_notice(error.message, "danger")
        else:
            self.notices.show_notice(
                f"Usunięto na zawsze (zapisów: {erased}). Numer zostaje w rejestrze jako anulowany.",
                "accent",
            )
        self.table.table.setFocus()

    def _lay_out(self) -> None:
        card = Card()
        card.body.addWidget(self.state, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.header, self.notices, self.reason, self.reader):
            column.addWidget(part)
        column.addWidget(card, 1)
