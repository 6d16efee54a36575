"""The year in a process of its own: `python -m tests.acceptance.year FOLDER [--short]`."""

import calendar
import os
import sys
import time
import traceback
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication
from tests.acceptance.year import centre, documents, months, office
from tests.acceptance.year.deeds import ASSISTANT, HEAD, YEAR
from tests.acceptance.year.families import ALL, SHORT
from tests.acceptance.year.hands import Worker

from mgops_desktop.gui.polish import speak_polish

_PAPERS = "dokumenty"
"""Where dialogs open, so that a name is enough."""
_FEW = 3
"""How many documents the short year makes."""
BEFORE_LEAVE = date(YEAR, 7, 3)
"""The last working day before the assistant goes on leave."""


def main(place: Path, *, short: bool) -> int:
    """Live the year in a folder below `place`; returns 0 when it was lived to its end."""
    os.environ |= {"XDG_CONFIG_HOME": str(place / "ustawienia"), "HOME": str(place / _PAPERS)}
    (place / _PAPERS).mkdir()
    app = QApplication(sys.argv[:1])
    speak_polish(app)
    desk = centre.found(place / "dane", app)
    seated: list[Worker] = []

    def sits_down(who: str, day: date) -> Worker:
        say(day, who)
        seated[:] = [centre.sits_down(desk, who, day)]
        return seated[0]

    try:
        centre.prepares(sits_down(HEAD, centre.FIRST_DAY))
        families, scenes = (SHORT, _no_scene) if short else (ALL, _scene)
        months.live(families, stops(short=short), sits_down, scenes)
        head = sits_down(HEAD, date(YEAR, 12, 31))
        if not short:
            office.tells_what_is_needed(head)
        documents.prints(head, families, place / _PAPERS, most=_FEW if short else None)
    except BaseException:
        traceback.print_exc()
        if seated:
            seated[0].window.grab().save(str(place / "okno.png"))
        os._exit(1)
    desk.leave()
    return 0


def stops(*, short: bool) -> list[date]:
    """The days on which they sit down: the last of each month, or of each half-year; and before the leave."""
    ends = [date(YEAR, n, calendar.monthrange(YEAR, n)[1]) for n in range(1, 13)]
    return ends[5::6] if short else sorted([*ends, BEFORE_LEAVE, office.AWAY_UNTIL])


def _scene(worker: Worker, who: str, day: date) -> None:
    """What there is to do beside the families."""
    is_end = day not in (BEFORE_LEAVE, office.AWAY_UNTIL)
    if who == HEAD and day == BEFORE_LEAVE:
        office.finds_a_substitute(worker)
    elif who == HEAD and is_end and day.month > 1:
        office.accepts_the_month(worker)
    elif who == ASSISTANT and is_end:
        office.writes_down_the_month(worker, day)


def _no_scene(worker: Worker, who: str, day: date) -> None:
    """Nothing beside the families."""


def say(*words: object) -> None:
    """How far the year has come, for whoever waits."""
    sys.stdout.write(f"{time.process_time():6.1f} " + " ".join(map(str, words)) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), short="--short" in sys.argv[2:]))
