"""Settings: the parts at the left, the chosen one at the right; only what the account may do is there."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from mgops_desktop.domain.rights import Right
from mgops_desktop.gui.data import Touched
from mgops_desktop.gui.layouts import stand_aside
from mgops_desktop.gui.pages.page import Page
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.settings.accounts_panel import AccountsPanel
from mgops_desktop.gui.settings.backups_panel import BackupsPanel
from mgops_desktop.gui.settings.centre_panel import CentrePanel
from mgops_desktop.gui.settings.computer_panel import ComputerPanel
from mgops_desktop.gui.settings.dictionaries_panel import DictionariesPanel
from mgops_desktop.gui.settings.exchange_panel import ExchangePanel
from mgops_desktop.gui.settings.folder_panel import FolderPanel
from mgops_desktop.gui.settings.lists_panel import (
    DaysOffPanel,
    LibraryListPanel,
    ProgrammesPanel,
)
from mgops_desktop.gui.settings.panel import Panel, RecordsPanel
from mgops_desktop.gui.settings.parameters_panel import ParametersPanel
from mgops_desktop.gui.settings.password_panel import PasswordPanel
from mgops_desktop.gui.settings.word_panel import WordPanel
from mgops_desktop.gui.targets import SETTINGS, SETTINGS_RECORD, Target, kind_of
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.rows import SectionRow, TwoLineRow
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList


@dataclass(frozen=True)
class _Part:
    """A part: its key, its words, the right it needs (None: none), how it is made."""

    key: str
    title: str
    note: str
    right: Right | None
    make: Callable[[Parts], Panel]


_SECTIONS = (
    (
        "Ośrodek",
        (
            _Part("centre", "Ośrodek", "nagłówek wydruków", Right.SETTINGS, CentrePanel),
            _Part(
                "dictionaries", "Słowniki", "przyczyny, rejony", Right.SETTINGS, DictionariesPanel
            ),
            _Part("parameters", "Parametry", "limity i terminy", Right.SETTINGS, ParametersPanel),
            _Part("days_off", "Dni wolne", "wyjątki kalendarza", Right.SETTINGS, DaysOffPanel),
            _Part(
                *("library", "Biblioteka celów", "cele i działania planów"),
                *(Right.CASEWORK_WRITE, LibraryListPanel),
            ),
            _Part("word", "Wzory Word", "własny układ dokumentów", Right.SETTINGS, WordPanel),
            _Part("programmes", "Programy", "uchwały gminy", Right.SETTINGS, ProgrammesPanel),
        ),
    ),
    (
        "Dane",
        (
            _Part("accounts", "Konta i uprawnienia", "role, klucze", Right.ACCOUNTS, AccountsPanel),
            _Part("backups", "Kopie", "robienie, odtwarzanie", Right.BACKUP, BackupsPanel),
            _Part(
                "exchange", "Wymiana paczek", "zastępstwo, laptop", Right.EXCHANGE, ExchangePanel
            ),
            _Part("folder", "Gdzie są dane", "folder, miejsce", None, FolderPanel),
        ),
    ),
    (
        "Ja i ten komputer",
        (
            _Part("password", "Moje hasło", "zmiana hasła", None, PasswordPanel),
            _Part("computer", "Ten komputer", "wygląd, blokada", None, ComputerPanel),
        ),
    ),
)


_PARTS_OF_KINDS = {
    "centre": "centre",
    "setting": "parameters",
    "dictionary_entry": "dictionaries",
    "calendar_exception": "days_off",
    "programme": "programmes",
    "library_entry": "library",
}


class SettingsPage(Page):
    """Makes each part when it is first chosen; a hidden one reads again when it is next shown."""

    kinds = None
    shows_people = False

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._made: dict[str, Panel] = {}
        self._stale: set[str] = set()
        self._places: dict[str, _Part] = {}
        self._key = ""
        self.list = TwoLineList(
            parts.look, "Części ustawień", RowStyle(chevrons=False, dense=True), selects=True
        )
        self.stack = QStackedWidget()
        self._lay_out()
        self._offer()
        self.setFocusProxy(self.list)

        self.list.chosen.connect(self.show_part)
        self.list.opened.connect(self._enter)

    @property
    def panel(self) -> Panel | None:
        """The part that is shown."""
        return self._made.get(self._key)

    def refresh(self) -> None:
        if not self._key:
            self.show_part(next(iter(self._places)))
        elif self.panel is not None:
            self._stale.discard(self._key)
            self.panel.refresh()

    def notice(self, touched: Touched) -> None:
        """Mark the parts that a change concerns; the shown one reads at once, unless a form stands in its place."""
        kinds = {kind for kind, _id in touched}
        for key, panel in self._made.items():
            if panel.kinds is None or panel.kinds & kinds:
                self._stale.add(key)
        if self._key in self._stale and self.isVisible():
            self.refresh()

    def back(self) -> None:
        """Esc: out of what stands in the place of a part, else back to the list of parts."""
        if self.panel is None or not self.panel.back():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> Target | None:
        """Return the part that is shown."""
        return Target(SETTINGS, None, self._key) if self._key else None

    def keep_unsaved(self) -> None:
        for panel in self._made.values():
            panel.keep_unsaved()

    def open_target(self, target: Target) -> None:
        """Show a part, if the account has it, or a record in its form there."""
        if target.kind == SETTINGS_RECORD:
            self._open_form(target)
        elif target.tab in self._places:
            self.show_part(target.tab)
            self._enter()

    def show_part(self, key: str) -> None:
        """Show a part; what was typed in the one before is kept."""
        if key not in self._places or key == self._key:
            return
        if self.panel is not None:
            self.panel.keep_unsaved()
        self._key = key
        self.list.choose(key)
        if key not in self._made:
            self._made[key] = self._places[key].make(self.parts)
            self.stack.addWidget(self._made[key])
            self._stale.add(key)
        self.stack.setCurrentWidget(self._made[key])
        if key in self._stale:
            self.refresh()

    def _enter(self, _key: object = None) -> None:
        if self.panel is not None:
            self.panel.setFocus(Qt.FocusReason.TabFocusReason)

    def _open_form(self, target: Target) -> None:
        self.show_part(_PARTS_OF_KINDS.get(kind_of(target), ""))
        if isinstance(self.panel, RecordsPanel):
            self.panel.open_form(target)

    def _offer(self) -> None:
        rows: list[SectionRow | TwoLineRow] = []
        for title, listed in _SECTIONS:
            seen = [one for one in listed if one.right is None or self.parts.access.may(one.right)]
            if seen:
                rows.append(SectionRow(title))
            for one in seen:
                self._places[one.key] = one
                rows.append(TwoLineRow(one.key, one.title, one.note))
        self.list.set_rows(rows)

    def _lay_out(self) -> None:
        card = Card()
        card.body.setContentsMargins(0, 6, 0, 6)
        card.body.addWidget(self.list)
        stand_aside(card, self.parts.look, 250)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addWidget(card, 2)
        row.addWidget(self.stack, 5)
