"""Hands of the year: they find a family, a tab, a form, by what is shown, and use only keys and clicks."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from tests.gui.day.filling import Typed, fill_field
from tests.gui.day.user import User
from tests.gui.hands import choose_tab, click_row, settled

from mgops_desktop.gui.widgets.choice_field import ChoiceField
from mgops_desktop.gui.widgets.form_field import FormField
from mgops_desktop.gui.widgets.grouped_tabs import GroupedTabs
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.widgets.two_line_list import TwoLineList


class Worker(User):
    """Somebody who works with families at the shown window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._family = ""
        self._page = ""

    def turns_to(self, page: str) -> None:
        """Click a page of the rail; a click on the page that is shown would only take one back to its list."""
        if page != self._page:
            self.clicks(page)
            self._page, self._family = page, ""

    def opens_family(self, name: str) -> None:
        """Click the family in the list, unless its card is open."""
        self.turns_to("Rodziny")
        if name != self._family:
            self.clicks_row(name)
            self._family = name

    def is_at(self, name: str) -> None:
        """The card of this family is open."""
        self._family = name

    def opens_tab(self, key: str) -> None:
        """Click the tab of a family's card that holds these records."""
        tabs = next(one for one in self.window.findChildren(GroupedTabs) if key in one.keys)
        if tabs.current != key:
            choose_tab(tabs, key)
        settled(self.window)

    def adds(self, noun: str, fields: Mapping[str, Typed]) -> None:
        """Press "Dodaj" in the section of a kind of records, fill the form and save it."""
        QTest.mouseClick(self._button_of(noun), Qt.MouseButton.LeftButton)
        settled(self.window)
        self.fills(fields)
        self.saves()

    def corrects(self, noun: str, row: str, fields: Mapping[str, Typed]) -> None:
        """Open the record whose row begins so in the section of its kind, change fields and save."""
        self._clicks_row_of(noun, row)
        self.fills(fields)
        self.saves()

    def chooses_worker(self, name: str) -> None:
        """Choose whose month is shown."""
        field = next(one for one in self._shown(ChoiceField) if one.accessibleName() == "Pracownik")
        fill_field(field, name)
        settled(self.window)

    def _clicks_row_of(self, noun: str, row: str) -> None:
        """What stands above the sections tells the same, but only they are opened."""
        card = self._button_of(noun).parentWidget()
        while not card.findChildren(TwoLineList):
            card = card.parentWidget()
        click_row(card.findChildren(TwoLineList)[0], row)

    def _button_of(self, noun: str) -> QAbstractButton:
        """The button "Dodaj" of a section; the noun may be cut short."""
        shown = list(self._shown(QAbstractButton))
        exactly = [one for one in shown if one.accessibleName() == f"Dodaj: {noun}"]
        begun = exactly or [
            one for one in shown if one.accessibleName().startswith(f"Dodaj: {noun}")
        ]
        names = [one.accessibleName() for one in shown if one.accessibleName().startswith("Dodaj")]
        assert len(begun) == 1, f"{noun!r} is not one of {names}"
        return begun[0]

    def rows_of(self, name: str) -> list[TwoLineRow]:
        """What a list offers, by the words that a screen reader calls it."""
        shown = next(one for one in self._shown(TwoLineList) if one.accessibleName() == name)
        return [row for row in shown.rows() if isinstance(row, TwoLineRow)]

    def awaits_button(self, text: str) -> None:
        """Wait until a button can be clicked."""
        self._until(lambda: self._button(text) is not None, f"no button {text!r}")

    def writes_into_every_field(self, words: str) -> None:
        """Fill what a form asks for, if one is shown."""
        for one in list(self._shown(FormField)):
            fill_field(one.input, words)
        settled(self.window)

    def leaves(self) -> None:
        """Esc back to the list."""
        self.press(Qt.Key.Key_Escape)
        QApplication.processEvents()
