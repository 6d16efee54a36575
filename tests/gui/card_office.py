"""An office of Blue Cards at work: one person at the window, day after day, with what stands before her."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from tests.gui.calm import click, click_row, save
from tests.gui.day.filling import Typed, fill_field
from tests.gui.day.user import User
from tests.gui.folder import Desk
from tests.gui.hands import choose_tab, pause, plain, sections, settled, shown_words, titles

from mgops_desktop.domain.clock import FixedClock
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.blue_card_page import BlueCardPage
from mgops_desktop.gui.pages.procedure_card import ProcedureCardView, tab_of
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.storage.database import Database

LOGIN = "zespol"
_CONFIRM = "Zapisz mimo to"
_ODD = 4
"""How often at most something odd is confirmed in one form."""
_GATHERED_MS = 60
"""After a change the pages read again once the window has gathered what was touched, which takes 50 ms."""
Given = Mapping[str, Typed]


class CardOffice:
    """Plays one procedure through the window."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._window: MainWindow | None = None
        self.number = ""

    # the day

    def comes(self, day: str) -> None:
        """Sit down on a day and open the procedure, if there is one already."""
        self._window = self._desk.sit_down(LOGIN, FixedClock.on(_day(day)))
        click(self._window.rail.buttons["blue_card"])
        settled(self._window)
        if self.number:
            self.opens()

    @property
    def window(self) -> MainWindow:
        assert self._window is not None
        return self._window

    @property
    def page(self) -> BlueCardPage:
        found = self.window.pages.page("blue_card")
        assert isinstance(found, BlueCardPage)
        return found

    @property
    def card(self) -> ProcedureCardView:
        return self.page.card

    @property
    def database(self) -> Database:
        """What the folder holds, for the figures."""
        return self._desk.database

    # what is done

    def hears(self, given: Given) -> None:
        """A report of violence, before anybody fills in a form."""
        click(self.page.register.report)
        self.fills(given)
        self.saves()

    def registers(self, given: Given) -> None:
        """An NK-A as it came; the procedure it began is the one that is played."""
        click(self.page.register.new_form)
        self.fills(given)
        self.saves()
        self.number = self.card.header.title.text()

    def takes(self, step: str, given: Given) -> None:
        """Take a step that the card offers as next, and fill in what is not known of it."""
        choose_tab(self.card.tabs, "overview")
        click_row(self.card.next, step)
        self.fills(given)
        self.saves()

    def begins(self, step: str, given: Given) -> None:
        """Take a step that the card offers, fill it in and try to save it."""
        choose_tab(self.card.tabs, "overview")
        click_row(self.card.next, step)
        self.fills(given)
        save(self.window)

    def adds(self, kind: str, given: Given) -> None:
        """A new record of the procedure, on its tab."""
        tab = tab_of(kind)
        choose_tab(self.card.tabs, tab)
        click(self.card.sections[tab].buttons[kind])
        self.fills(given)
        self.saves()

    def corrects(self, kind: str, title: str, given: Given) -> None:
        """Open the record of the procedure that is listed so, and fill in what is known now."""
        tab = tab_of(kind)
        choose_tab(self.card.tabs, tab)
        click_row(self.card.sections[tab].lists[kind], title)
        self.fills(given)
        self.saves()

    def plans(self, given: Given) -> None:
        """A sitting of the group today, from the calendar."""
        click(self.page.register.sittings)
        click(self.page.sittings.plan_groups)
        form = self.page.desk.plan_form.form
        for name, typed in given.items():
            fill_field(form.wrapper(name).input, typed)
        self._save_until(lambda: self.page.desk.plan_form is None)

    def holds(self, given: Given) -> None:
        """Write the protocol of today's sitting, and come back to the card."""
        click(self.page.register.sittings)
        click_row(self.page.sittings.agenda, self.number)
        self.fills(given)
        self.saves()
        self.opens()

    def opens(self) -> None:
        """The card of the procedure, from the board."""
        click_row(self.page.list, self.number)
        choose_tab(self.card.tabs, "overview")

    def fills(self, given: Given) -> None:
        """Fill fields by what is typed, or chosen by its words."""
        form = self.page.editing.editor.form
        for name, typed in given.items():
            fill_field(form.wrapper(name).input, typed)
            settled(self.window)

    def saves(self) -> None:
        """Ctrl+S, and yes to what is only odd; what is refused is a failure."""
        self._save_until(lambda: self.page.editing.editor is None)

    def _save_until(self, done: Callable[[], bool]) -> None:
        user = User(self.window)
        user.saves()
        for _ in range(_ODD):
            if not done():
                user.clicks(_CONFIRM)
        assert done(), self.refusal()
        pause(_GATHERED_MS)
        settled(self.window)

    def refusal(self) -> str:
        """What the form says against what stands in it."""
        editor = self.page.editing.editor
        return shown_words(editor) if editor else ""

    # what is seen

    def state(self) -> str:
        """Under which heading of the board the procedure stands."""
        board = sections(self.page.list)
        return next(
            state for state, rows in board.items() if any(one.title == self.number for one in rows)
        )

    def board_row(self) -> Any:
        """The row of the procedure on the board: its nearest term is there."""
        return next(
            one
            for rows in sections(self.page.list).values()
            for one in rows
            if one.title == self.number
        )

    def terms(self) -> dict[str, str]:
        """The running terms with their days, as the overview tells them."""
        return _leads(self.card.terms)

    def steps(self) -> list[str]:
        """What the law knows next, as the overview offers it."""
        return [plain(one) for one in titles(self.card.next)]

    def first(self) -> str:
        """What is to be done first."""
        return self.steps()[0]

    def told(self) -> list[tuple[str, str]]:
        """What is to be explained, with its mark."""
        if not self.card.told_card.isVisible():
            return []
        settled(self.card.told)
        return [(plain(one.title), plain(one.badge.text)) for one in self.card.told.rows()]


def _leads(shown: TwoLineList) -> dict[str, str]:
    settled(shown)
    return {plain(one.title): plain(one.lead) for one in shown.rows()}


def _day(text: str) -> date:
    """The day as it is written in Poland."""
    day, month, year = map(int, text.split("."))
    return date(year, month, day)
