"""Tryb rzutnika: the running procedure on the wall and nothing else; the way out asks for the password."""

from collections.abc import Callable, Sequence
from uuid import UUID

from mgops_desktop.gui.guarded_screen import Guarded, GuardedScreen
from mgops_desktop.gui.lock_screen import Words
from mgops_desktop.gui.pages.projector_page import ProjectorPage
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.storage.sittings import SittingLine

_GUARDED = Guarded(
    "Tryb rzutnika",
    "user-lock",
    "Zakończ tryb rzutnika",
    "Koniec trybu rzutnika. Potem widać wszystkie procedury.",
    Words("Zakończ tryb", "Sprawdzam…", "Wróć do posiedzenia"),
)


class ProjectorScreen(GuardedScreen):
    """Shows the points of a day one by one."""

    def __init__(
        self,
        parts: Parts,
        points: Sequence[SittingLine],
        confine: Callable[[UUID], None],
        account: Choice,
        confirm: Callable[[str], None],
    ) -> None:
        self.page = ProjectorPage(parts, points, confine)
        super().__init__(parts, self.page, _GUARDED, account, confirm)
