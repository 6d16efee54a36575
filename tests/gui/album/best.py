"""Takes the pictures of README and manual from today's practice centre: python -m tests.gui.album.best FOLDER

The practice data are made in FOLDER, which the start page names, and are left there. Look at the pictures afterwards.
"""

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from tests.gui.album.__main__ import CLOCK, LOGIN
from tests.gui.album.album import Sitting
from tests.gui.album.doing import reports
from tests.gui.hands import pause

from mgops_desktop.files import shipped
from mgops_desktop.gui.pages.diary_span import Span
from mgops_desktop.gui.polish import speak_polish
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.targets import DIARY, Target
from mgops_desktop.operations.data_folder import OpenData
from mgops_desktop.operations.practice import PASSWORD, Scale, Size, make_practice_folder

_DAY = date(2026, 11, 17)
_FAMILY, _PROCEDURE = "Latawcowa", "NK/7/2026"
_SHEET = """Numer rodziny;Nazwisko;Imię;Data lub rok urodzenia;Rola w rodzinie;Miejscowość
R/21/2026;Segregatorowa;Ewa;17.05.1990;matka;Przykładowo
R/21/2026;Segregatorowa;Ala;2019;dziecko;
R/22/2026;Skoroszytowa;Irena;31.02.1988;matka;Nowe Próby
R/22/2026;Skoroszytowy;Jan;2016;synek;
R/23/2026;Zszywaczowa;Olga;1994;matka;Umowa Dolna
"""


def start(at: Sitting) -> None:
    at.window.go_to("start")


def family(at: Sitting) -> None:
    at.window.open_target(Target("family", _family(at)))


def report(at: Sitting) -> None:
    """The annual report with a figure opened up."""
    next(reports(at))
    at.window.pages.page("reports").sections.choose("casework")
    at.settle()


def diary(at: Sitting) -> None:
    at.window.go_to("diary")
    at.window.open_target(Target(DIARY, tab=_DAY.isoformat()))
    page = at.window.pages.page("diary")
    page.head.show_span(Span.WEEK)
    at.settle()
    page.setFocus()


def visit(at: Sitting) -> None:
    at.window.go_to("families")
    given = {"day": _DAY.isoformat(), "began": "10:15", "ended": "11:30"}
    at.window.pages.page("families").editing.begin_visit(_family(at), given)


def importing(at: Sitting) -> None:
    """What is wrong in a sheet, before anything is stored."""
    at.window.go_to("import")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "start.csv"
        path.write_text(_SHEET, encoding="utf-8-sig")
        at.window.pages.page("import").look_at(path)
        at.settle()


def board(at: Sitting) -> None:
    """A procedure of the board, with its terms and what comes next."""
    at.window.go_to("blue_card")
    at.settle()
    rows = at.window.pages.page("blue_card").list.rows()
    found = next(row.key for row in rows if getattr(row, "title", "") == _PROCEDURE)
    at.window.open_target(Target("procedure", found))


PICTURES: dict[str, Callable[[Sitting], None]] = {
    "pulpit": start,
    "rodzina": family,
    "sprawozdanie": report,
    "dziennik": diary,
    "procedura": board,
    "wizyta": visit,
    "wczytanie": importing,
}


def _family(at: Sitting) -> UUID:
    at.window.go_to("families")
    at.settle()
    rows = at.window.pages.page("families").families.list.rows()
    found = next(row.key for row in rows if row.title == _FAMILY)
    assert isinstance(found, UUID)
    return found


def take(at: Sitting, place: Path) -> None:
    """Take the pictures, with as few colours as make no difference: they stand in every copy of the program."""
    at.work.custody.do(OpenData.back_up)
    at.work.custody.backed_up.emit()
    for name, show in PICTURES.items():
        show(at)
        at.settle()
        pause(300)
        _save_small(at.window.grab().toImage(), place / f"{name}.png")


def _save_small(drawn: QImage, path: Path) -> None:
    """Save with the 256 colours that come nearest; dots of others would make the file larger and the letters rough."""
    rgb = drawn.convertToFormat(QImage.Format.Format_RGB888)
    size = (rgb.width(), rgb.height())
    whole = Image.frombuffer("RGB", size, bytes(rgb.constBits()), "raw", "RGB", rgb.bytesPerLine())
    whole.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
        path, optimize=True
    )


def main(folder: Path) -> None:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    speak_polish(app)
    make_practice_folder(folder, Scale(Size.SMALL, CLOCK.today(), seed=1))
    with TemporaryDirectory() as memory:
        kept = Path(memory) / "okno.ini"
        at = Sitting(Look(app), folder, LOGIN, PASSWORD, CLOCK, kept)
        take(at, shipped("resources", "screenshots"))
        at.leave()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
    os._exit(0)  # what the window holds is not taken down widget by widget
