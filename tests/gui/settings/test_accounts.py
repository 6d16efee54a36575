"""Accounts: added, given and taken roles, closed with new keys; passwords and the recovery sheet."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.gui.calm import click, click_row, press, save
from tests.gui.centre import PASSWORD
from tests.gui.folder import Desk, Founded
from tests.gui.hands import Hands, row_of, shown_words, titles

from mgops_desktop.domain.errors import WrongPassword
from mgops_desktop.gui.asked_form import AskedForm
from mgops_desktop.gui.settings.account_view import AccountView
from mgops_desktop.gui.shell.code_screen import CodeScreen
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.key_file import KeyStore
from mgops_desktop.storage.vault.keys import unlock, unlock_with_recovery

ESC, RETURN = Qt.Key.Key_Escape, Qt.Key.Key_Return
WAIT = 20_000
NEW = "trzy kolorowe parasole"


def field(form: AskedForm, name: str):
    return form.form.wrapper(name).input


def error(form: AskedForm, name: str) -> str:
    return form.form.wrapper(name).error


def write(window, form: AskedForm, name: str, text: str) -> None:
    field(form, name).setFocus()
    Hands(window).write_over(text)


def offer(panel, words: str) -> Button:
    """The button of a notice that is shown."""
    shown = panel.notices.findChildren(Button)
    return next(one for one in shown if one.isVisible() and one.text().startswith(words))


def keys_of(desk: Desk):
    return KeyStore(DataFolder(desk.path)).read()


def view_of(qtbot, panel, login: str) -> AccountView:
    click_row(panel.list, login.capitalize())
    qtbot.waitUntil(lambda: isinstance(panel.in_place, AccountView))
    return panel.in_place


def fill_new(window, form: AskedForm, login: str = "nowa") -> None:
    write(window, form, "name", "Nowa Osoba")
    write(window, form, "login", login)
    field(form, "roles").choose(["office"])
    write(window, form, "password", NEW)
    write(window, form, "repeated", NEW)


def test_new_account_opens_the_data_with_its_first_password(
    qtbot, desk: Desk, window, open_part
) -> None:
    panel = open_part("Konta i uprawnienia")
    click(panel.add)
    fill_new(window, panel.in_place)
    save(window)
    qtbot.waitUntil(lambda: isinstance(panel.in_place, AccountView), timeout=WAIT)
    assert "sekretariat" in titles(panel.in_place.roles)
    assert "Upoważnienie do przetwarzania danych: z 23.11.2026." in shown_words(panel.in_place)
    assert unlock(keys_of(desk), "nowa", NEW).login == "nowa"
    press(window, ESC)
    assert "Nowa Osoba" in titles(panel.list)


def test_new_account_is_refused_at_its_fields(qtbot, window, open_part) -> None:
    panel = open_part("Konta i uprawnienia")
    click(panel.add)
    form = panel.in_place
    save(window)
    assert error(form, "name") == error(form, "roles") == "Uzupełnij to pole."
    fill_new(window, form)
    write(window, form, "repeated", "inne hasło niż tamto")
    save(window)
    assert error(form, "repeated") == "Hasła się różnią. Wpisz jeszcze raz to samo hasło."
    fill_new(window, form, "asystent")
    save(window)
    qtbot.waitUntil(lambda: "jest już zajęty" in error(form, "login"), timeout=WAIT)
    assert window.focusWidget() is field(form, "login")
    assert field(form, "name").text() == "Nowa Osoba"


def test_details_of_an_account_are_corrected(qtbot, window, open_part) -> None:
    panel = open_part("Konta i uprawnienia")
    click(view_of(qtbot, panel, "sekretariat").change)
    write(window, panel.in_place, "authorised", "2.11.2026")
    save(window)
    qtbot.waitUntil(lambda: isinstance(panel.in_place, AccountView), timeout=WAIT)
    assert "Upoważnienie do przetwarzania danych: z 02.11.2026." in shown_words(panel.in_place)


def test_role_is_given_from_today_and_ended_with_yesterday(qtbot, window, open_part) -> None:
    panel = open_part("Konta i uprawnienia")
    click(view_of(qtbot, panel, "sekretariat").give)
    field(panel.in_place, "role").choose("social_worker")
    save(window)
    qtbot.waitUntil(lambda: isinstance(panel.in_place, AccountView), timeout=WAIT)
    given = row_of(panel.in_place.roles, "pracownik socjalny")
    assert (given.lead, given.badge.text) == ("od 23.11.2026", "obecnie")
    click(panel.in_place.end)
    field(panel.in_place, "role").choose("office")
    save(window)
    qtbot.waitUntil(lambda: isinstance(panel.in_place, AccountView), timeout=WAIT)
    ended = row_of(panel.in_place.roles, "sekretariat")
    assert (ended.lead_note, ended.badge) == ("do 22.11.2026", None)


def test_key_that_the_head_has_not_cannot_be_given(qtbot, window, open_part) -> None:
    panel = open_part("Konta i uprawnienia")
    click(view_of(qtbot, panel, "sekretariat").give)
    field(panel.in_place, "role").choose("team_member")
    save(window)
    form = panel.in_place
    qtbot.waitUntil(
        lambda: "to konto nie ma do nich klucza" in form.form.banner.text(), timeout=WAIT
    )


def test_last_head_cannot_be_ended(qtbot, window, open_part) -> None:
    panel = open_part("Konta i uprawnienia")
    view = view_of(qtbot, panel, "kierownik")
    assert not view.close_account.isVisible()
    click(view.end)
    field(panel.in_place, "role").choose("head")
    save(window)
    form = panel.in_place
    qtbot.waitUntil(lambda: "To jedyne konto kierownika." in form.form.banner.text(), timeout=WAIT)


def test_closed_account_loses_its_slot_and_asks_for_new_keys(
    qtbot, desk: Desk, window, open_part
) -> None:
    panel = open_part("Konta i uprawnienia")
    view = view_of(qtbot, panel, "sekretariat")
    click(view.close_account)
    assert "sekretariat" in {slot.login for slot in keys_of(desk).accounts}
    with qtbot.waitSignal(panel.custody.keys_taken, timeout=WAIT) as told:
        click(offer(view, "Zamknij konto"))
    assert told.args == [frozenset({"centre"})]
    assert "sekretariat" not in {slot.login for slot in keys_of(desk).accounts}


def test_forgotten_password_is_replaced(qtbot, desk: Desk, window, open_part) -> None:
    panel = open_part("Konta i uprawnienia")
    click(view_of(qtbot, panel, "sekretariat").password)
    for name in ("password", "repeated"):
        write(window, panel.in_place, name, NEW)
    save(window)
    qtbot.waitUntil(lambda: isinstance(panel.in_place, AccountView), timeout=WAIT)
    assert unlock(keys_of(desk), "sekretariat", NEW).login == "sekretariat"


def test_recovery_sheet_needs_every_key(qtbot, window, open_part) -> None:
    panel = open_part("Konta i uprawnienia")
    click(panel.sheet)
    click(offer(panel, "Zrób nową kartę"))
    qtbot.waitUntil(panel.sheet.isEnabled, timeout=WAIT)
    qtbot.waitUntil(panel.notices.isVisible)
    assert panel.in_place is None


def test_new_recovery_sheet_is_left_by_typing_its_code_back(
    qtbot, desk: Desk, founded: Founded, look
) -> None:
    head, team = founded.unlocked["kierownik"], founded.unlocked["zespol"]
    keys = {"kierownik": replace(head, keys={**team.keys, **head.keys})}
    own = Desk(keys, desk.path, look, QApplication.instance())
    window = own.sit_down("kierownik")
    click(window.rail.buttons["settings"])
    page = window.pages.page("settings")
    click_row(page.list, "Konta i uprawnienia")
    panel = page.panel
    click(panel.sheet)
    click(offer(panel, "Zrób nową kartę"))
    qtbot.waitUntil(lambda: isinstance(panel.in_place, CodeScreen), timeout=WAIT)
    code = panel.in_place.view.code.text()
    press(window, ESC)
    assert isinstance(panel.in_place, CodeScreen)
    hands = Hands(window)
    panel.in_place.view.typed.setFocus()
    hands.write("XXXX")
    press(window, RETURN)
    assert panel.in_place.view.problem.isVisible()
    hands.write_over(code)
    press(window, RETURN)
    assert panel.in_place is None
    assert "Starą zniszcz." in shown_words(panel)
    assert unlock_with_recovery(keys_of(own), code)
    own.leave()


def test_own_password_is_changed_with_the_old_one(qtbot, desk: Desk) -> None:
    window = desk.sit_down("asystent")
    click(window.rail.buttons["settings"])
    page = window.pages.page("settings")
    click_row(page.list, "Moje hasło")
    panel = page.panel
    for old, said in (("nie to hasło", "asło"), (PASSWORD, "")):
        for name, text in (("old", old), ("password", NEW), ("repeated", NEW)):
            panel.form.wrapper(name).input.setFocus()
            Hands(window).write_over(text)
        save(window)
        qtbot.waitUntil(panel.go.isEnabled, timeout=WAIT)
        assert said in panel.form.wrapper("old").error
    assert "Zmieniono hasło." in shown_words(panel)
    assert unlock(keys_of(desk), "asystent", NEW).login == "asystent"
    with pytest.raises(WrongPassword):
        unlock(keys_of(desk), "asystent", PASSWORD)
