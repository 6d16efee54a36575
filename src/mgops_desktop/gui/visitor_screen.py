"""Tryb przy gościu: one family on the screen and nothing else; the way out asks for the password."""

from collections.abc import Callable
from uuid import UUID

from mgops_desktop.gui import keys
from mgops_desktop.gui.guarded_screen import Guarded, GuardedScreen
from mgops_desktop.gui.lock_screen import Words
from mgops_desktop.gui.pages.visitor_page import VisitorPage
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.choice_field import Choice

_GUARDED = Guarded(
    "Tryb przy gościu",
    "user-lock",
    "Zakończ tryb przy gościu",
    "Koniec trybu przy gościu. Potem widać wszystkie rodziny.",
    Words("Zakończ tryb", "Sprawdzam…", "Wróć do rodziny"),
)


class VisitorScreen(GuardedScreen):
    """Shows the card and the forms of one family."""

    def __init__(
        self, parts: Parts, family: UUID, account: Choice, confirm: Callable[[str], None]
    ) -> None:
        self.page = VisitorPage(parts, family)
        super().__init__(parts, self.page, _GUARDED, account, confirm)
        keys.bind(self, keys.VISITOR, self.ask_to_end)
