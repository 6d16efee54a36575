"""What opens in the place of a page or over it: questions, panels, previews, boxes. Named, reached by Tab, not cut."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from tests.gui.album import doing
from tests.gui.album.album import Sitting
from tests.gui.album.pages import start
from tests.gui.folder import Desk
from tests.gui.looking import findings, findings_of_size
from tests.gui.test_accessibility import SIZES, WINDOW

from mgops_desktop.gui import messages
from mgops_desktop.gui.style.look import Look

SCENES = (
    *(start, doing.conflict, doing.bin_and_merge, doing.custody, doing.importing),
    *(doing.searching, doing.visitor, doing.reports),
)


class Seat(Sitting):
    """The window of a desk, for the scenes of the album."""

    def __init__(self, desk: Desk, login: str) -> None:
        self.window = desk.sit_down(login)
        self.work, self.opened, self.tasks = desk.work, desk.opened, desk.tasks
        self.parts = self.window._parts


def test_panels_and_previews_can_be_read_walked_and_seen_whole(desk: Desk, look: Look) -> None:
    """At the largest text, where there is the least room."""
    seat = Seat(desk, "kierownik")
    look.set_scale(SIZES[-1])
    seat.window.resize(*WINDOW)
    found: dict[str, str] = {}
    for scene in SCENES:
        for name in scene(seat):
            shown = seat.work.screen
            for one in (*findings(shown), *findings_of_size(shown)):
                found.setdefault(one, name)
    assert found == {}


def boxes() -> Iterator[Callable[[], object]]:
    long = (
        "Nie udało się zapisać pliku, bo na dysku nie ma miejsca. To, co wpisano, zostało w formularzu. "
        * 2
    )
    yield lambda: messages.tell(None, "Zapisano.", long)
    yield lambda: messages.warn(None, "Nie zapisano.", long)
    yield lambda: messages.ask(None, "Usunąć szkic?", "Usuń szkic", more=long)


@pytest.mark.parametrize("size", SIZES)
def test_boxes_too(look: Look, monkeypatch: pytest.MonkeyPatch, size: float) -> None:
    found: list[str] = []

    def look_at(box: QMessageBox) -> int:
        box.show()
        QApplication.processEvents()
        found.extend((*findings(box), *findings_of_size(box)))
        box.close()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", look_at)
    look.set_scale(size)
    for open_box in boxes():
        open_box()
    assert found == []
