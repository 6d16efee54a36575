"""Accounts and rights: the list, one account, and what is done with it in the background (keys take their time)."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.rights import Right, Role
from mgops_desktop.gui.asked_form import AskedForm
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.settings import account_forms as forms
from mgops_desktop.gui.settings.account_view import AccountView
from mgops_desktop.gui.settings.account_words import account_row
from mgops_desktop.gui.settings.panel import Panel
from mgops_desktop.gui.shell.code_screen import CodeScreen
from mgops_desktop.gui.shell.recovery_sheet import print_sheet
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.fields import Value
from mgops_desktop.gui.widgets.notice_bar import Offer
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations import accounts as operations
from mgops_desktop.operations.accounts import ListedAccount
from mgops_desktop.storage.worker import StaffRow, staff

_NEW_SHEET = (
    "Zrobić nową kartę odzyskiwania? Kod ze starej karty przestanie działać. Nowy kod trzeba wydrukować "
    "albo przepisać i raz wpisać."
)
Values = Mapping[str, Value]


class AccountsPanel(Panel):
    """The register of accounts. What takes away a key ends with new keys, for which the shell closes the data."""

    kinds = frozenset({"account", "account_role", "authorisation"})

    def __init__(self, parts: Parts) -> None:
        look = parts.look
        self.sheet = Button(look, "Nowa karta odzyskiwania", "printer")
        self.add = Button(look, "Dodaj konto", "plus", primary=True)
        super().__init__(
            parts, "Konta i uprawnienia", "kto otwiera dane i jako kto", [self.sheet, self.add]
        )
        self._listed: dict[str, ListedAccount] = {}
        self.list = TwoLineList(look, "Konta", whole=True)
        card = Card()
        card.body.addWidget(self.list)
        self.cards.add(card)
        self.setFocusProxy(self.list)

        self.add.clicked.connect(self._begin)
        self.sheet.clicked.connect(self._ask_sheet)
        self.list.opened.connect(self._open)

    def refresh(self) -> None:
        listed = self.custody.ask(operations.list_accounts)
        self._listed = {one.row.login: one for one in listed}
        ordered = sorted(listed, key=lambda one: one.row.closed_at is not None)
        self.list.set_rows([account_row(one, self.parts.today) for one in ordered])

    def back(self) -> bool:
        shown = self.in_place
        if isinstance(shown, AskedForm | AccountView):
            shown.left.emit()
        # the recovery code is left by typing it back only
        return shown is not None

    def _open(self, login: str, said: str = "") -> None:
        self.refresh()
        one = self._listed[login]
        is_own = one.row.id == self.custody.ask(lambda data: data.database.actor.account)
        view = AccountView(self.parts, one, is_own=is_own, said=said)
        view.left.connect(self.show_cards)
        view.change_asked.connect(partial(self._change, login))
        view.password_asked.connect(partial(self._reset, login))
        view.role_asked.connect(partial(self._give, login))
        view.end_asked.connect(partial(self._end, login))
        view.close_agreed.connect(partial(self._close, login, view))
        self.show_in_place(view)

    def _workers(self) -> list[StaffRow]:
        return self.parts.data.read(staff) if self.parts.access.may(Right.STAFF) else []

    def _begin(self) -> None:
        form = forms.new_account_form(self.parts, self._workers())

        def add(values: Values) -> None:
            new = forms.new_login_of(values)
            self._do(form, partial(operations.add_account, new=new), new.login, "Założono konto.")

        self._show_form(form, add, "")

    def _change(self, login: str) -> None:
        form = forms.details_form(self.parts, self._listed[login], self._workers())

        def change(values: Values) -> None:
            act = partial(operations.change_details, login=login, change=forms.change_of(values))
            self._do(form, act, login, "Zapisano dane konta.")

        self._show_form(form, change, login)

    def _reset(self, login: str) -> None:
        form = forms.password_form(self.parts, self._listed[login])

        def reset(values: Values) -> None:
            act = partial(operations.reset_password, login=login, new=str(values["password"]))
            self._do(form, act, login, "Ustawiono nowe hasło. Przekaż je właścicielowi konta.")

        self._show_form(form, reset, login)

    def _give(self, login: str) -> None:
        form = forms.role_form(self.parts, self._listed[login], ends=False)

        def give(values: Values) -> None:
            act = partial(operations.give_role, login=login, role=Role(str(values["role"])))
            self._do(form, act, login, "Nadano rolę.")

        self._show_form(form, give, login)

    def _end(self, login: str) -> None:
        form = forms.role_form(self.parts, self._listed[login], ends=True)

        def end(values: Values) -> None:
            act = partial(operations.end_role, login=login, role=Role(str(values["role"])))
            self._do(form, act, login, "Zakończono rolę.")

        self._show_form(form, end, login)

    def _close(self, login: str, view: AccountView) -> None:
        act = partial(self.custody.do, operations.close_account, login)
        task = self.parts.tasks.run(
            act, self._replace_keys, lambda error: view.refuse(error.message)
        )
        task.broken.connect(self.show_cards)

    def _show_form(self, form: AskedForm, act: Callable[[Values], None], login: str) -> None:
        form.given.connect(act)
        form.left.connect(partial(self._open, login) if login else self.show_cards)
        self.show_in_place(form)

    def _do(self, form: AskedForm, act: Callable[[Any], object], login: str, said: str) -> None:
        done = partial(self._show_done, login, said)
        task = self.parts.tasks.run(partial(self.custody.do, act), done, form.refuse)
        task.broken.connect(self.show_cards)

    def _show_done(self, login: str, said: str, taken: object) -> None:
        self._open(login, said)
        self._replace_keys(taken)

    def _replace_keys(self, taken: object) -> None:
        """Keys that somebody held are worth nothing any more once they are replaced."""
        if isinstance(taken, frozenset) and taken:
            self.custody.keys_taken.emit(taken)

    def _ask_sheet(self) -> None:
        offers = [Offer("Zrób nową kartę", self._make_sheet), Offer("Zostaw", self.list.setFocus)]
        self.notices.show_notice(_NEW_SHEET, "warn", offers, lasting=True)

    def _make_sheet(self) -> None:
        self.sheet.setEnabled(False)
        act = partial(self.custody.do, operations.replace_recovery_code)
        task = self.parts.tasks.run(act, self._show_code, self._refuse_sheet)
        task.broken.connect(self._allow_sheet)

    def _show_code(self, code: str) -> None:
        self._allow_sheet()
        day = self.parts.today
        screen = CodeScreen(
            self.parts.look, code, lambda parent, text: print_sheet(parent, text, day)
        )
        screen.done.connect(self._code_kept)
        self.show_in_place(screen)

    def _code_kept(self) -> None:
        self.show_cards()
        self.notices.show_notice("Nowa karta odzyskiwania działa. Starą zniszcz.", "ok")

    def _refuse_sheet(self, error: UserError) -> None:
        self._allow_sheet()
        self.notices.show_notice(error.message, "danger")

    def _allow_sheet(self) -> None:
        self.sheet.setEnabled(True)
