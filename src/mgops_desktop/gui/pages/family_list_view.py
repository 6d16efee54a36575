"""The list of families beside the card: filter, rows, and how many there are."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from mgops_desktop.gui.pages.cancelled_numbers import CancelledNumbers
from mgops_desktop.gui.pages.family_rows import family_rows, filtered, foot_words
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.button import IconButton, LinkButton
from mgops_desktop.gui.widgets.filtered_list import FilteredList
from mgops_desktop.gui.widgets.label import tooltip
from mgops_desktop.gui.widgets.rows import ListRow
from mgops_desktop.operations.family_list import ListedFamily


class FamilyListView(FilteredList):
    """`table_asked` is the other way to see the families, all in one table; `bin_asked` those that were binned."""

    table_asked = Signal()
    bin_asked = Signal()

    def __init__(self, look: Look, *, may_add: bool, may_bin: bool) -> None:
        self._listed: Sequence[ListedFamily] = ()
        super().__init__(look, "Rodziny", ("Rodzina", "Dodaj rodzinę"))
        self.as_table = IconButton(look, "table", "Zestawienie rodzin")
        self.cancelled = CancelledNumbers(look)
        self.bin = LinkButton("Kosz")
        self.bin.setAccessibleName("Kosz: zapisy rodzin")
        tooltip(self.bin, "Zapisy rodzin, które przeniesiono do kosza")
        self.buttons.addWidget(self.as_table)
        self.setTabOrder(self.add, self.as_table)  # before the list, as it stands
        self.foot_line.addWidget(self.bin)
        self.body.addWidget(self.cancelled)
        self.add.setVisible(may_add)
        self.bin.setVisible(may_bin)

        self.as_table.clicked.connect(self.table_asked)
        self.bin.clicked.connect(self.bin_asked)

    def show_families(self, listed: Sequence[ListedFamily]) -> None:
        """Show other families; the chosen one, the place scrolled to and the filter stay."""
        self._listed = listed
        self._show()

    def fitting(self, typed: str) -> tuple[Sequence[ListRow], str]:
        shown = filtered(self._listed, typed)
        none = bool(typed) and not shown
        return family_rows(shown), "Żadna rodzina nie pasuje." if none else foot_words(shown)
