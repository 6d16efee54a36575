"""One account: its papers, its roles from–to, and what can be done with it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.settings.account_words import badge_of, facts_of, role_lines
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.history_list import HistoryList
from mgops_desktop.gui.widgets.label import caption, label
from mgops_desktop.gui.widgets.notice_bar import NoticeBar, Offer
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.operations.accounts import ListedAccount

_CLOSE = "Zamknąć konto „{login}”? Potem program wymieni klucze danych i poprosi o hasło. Zapisy tego konta zostają."


class AccountView(QWidget):
    """Each signal asks for what its name says; `left` leads back to the list."""

    change_asked = Signal()
    password_asked = Signal()
    role_asked = Signal()
    end_asked = Signal()
    close_agreed = Signal()
    left = Signal()

    def __init__(self, parts: Parts, one: ListedAccount, *, is_own: bool, said: str = "") -> None:
        super().__init__()
        look = parts.look
        self._login = one.row.login
        self.back = Button(look, "Wróć", "chevron-left")
        self.close_account = Button(look, "Zamknij konto", "lock")
        self.password = Button(look, "Nowe hasło", "key-round")
        self.change = Button(look, "Popraw", "pencil", primary=True)
        self.give = Button(look, "Nadaj rolę", "plus")
        self.end = Button(look, "Zakończ rolę", "minus")
        self.header = PageHeader("", [self.back, self.close_account, self.password, self.change])
        self.notices = NoticeBar(look)
        self.cards = ScrollColumn("Konto")
        self.roles = HistoryList(look, "Role")
        badge = badge_of(one, parts.today)
        self.header.show_title(
            one.row.name or one.row.login, one.row.login, [badge] if badge else []
        )
        self.roles.show_lines(role_lines(one.row.roles, parts.today))
        self._lay_out(one)
        self.setFocusProxy(self.back)
        is_open = one.row.closed_at is None
        self.close_account.setHidden(not is_open or is_own)
        # one's own is changed under "Moje hasło", where the old one is asked
        self.password.setHidden(not is_open or is_own or not one.can_open)
        for button in (self.change, self.give, self.end):
            button.setHidden(not is_open)
        self.end.setEnabled(bool(one.row.roles_on(parts.today)))
        if said:
            self.notices.show_notice(said, "ok")

        self.close_account.clicked.connect(self._ask_close)
        self.back.clicked.connect(self.left)
        for button, signal in self._ways():
            button.clicked.connect(signal)

    def refuse(self, message: str) -> None:
        """Show why something was not done."""
        self.setEnabled(True)
        self.notices.show_notice(message, "danger")

    def _ways(self) -> list[tuple[Button, Callable[..., object]]]:
        return [
            (self.change, self.change_asked.emit),
            (self.password, self.password_asked.emit),
            (self.give, self.role_asked.emit),
            (self.end, self.end_asked.emit),
        ]

    def _ask_close(self) -> None:
        self.notices.show_notice(
            _CLOSE.format(login=self._login),
            "warn",
            [Offer("Zamknij konto", self._agree), Offer("Zostaw", self.back.setFocus)],
            lasting=True,
        )

    def _agree(self) -> None:
        self.setEnabled(False)
        self.close_agreed.emit()

    def _lay_out(self, one: ListedAccount) -> None:
        papers = Card("Upoważnienia i dostęp")
        for line in facts_of(one):
            papers.add_text(label(line, wraps=True))
        roles = Card("Role")
        roles.add_to_header(self.give)
        roles.add_to_header(self.end)
        roles.body.addWidget(self.roles)
        note = caption("Zmiana ról działa od następnego otwarcia danych przez to konto.")
        note.setContentsMargins(16, 4, 16, 10)
        roles.body.addWidget(note)
        for card in (papers, roles):
            self.cards.add(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.header)
        column.addWidget(self.notices)
        column.addWidget(self.cards, 1)
