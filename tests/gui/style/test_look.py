"""Theme and text size reach stylesheet, fonts and icons."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QRawFont
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from mgops_desktop.files import shipped
from mgops_desktop.gui.style.fonts import FAMILY
from mgops_desktop.gui.style.icons import drawing
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.style.stylesheet import stylesheet
from mgops_desktop.gui.style.tokens import Theme, load_tokens
from mgops_desktop.gui.widgets.label import label

POLISH = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”–…§"

MARK = "mgops"  # the program's own, of which packaging/icon.py draws what the window shows


@pytest.mark.parametrize("theme", list(Theme))
def test_stylesheet_is_complete_and_understood_by_qt(
    theme: Theme, look: Look, capfd: pytest.CaptureFixture[str]
) -> None:
    look.set_theme(theme)
    QPushButton().ensurePolished()
    assert "$" not in stylesheet(load_tokens(theme), 1.5)
    assert "stylesheet" not in capfd.readouterr().err.lower()


def test_the_shipped_font_draws_polish_letters(look: Look) -> None:
    font = look.font("body")
    assert QFontInfo(font).family() == FAMILY
    raw = QRawFont.fromFont(font)
    assert [letter for letter in POLISH if not raw.supportsCharacter(ord(letter))] == []


@pytest.mark.parametrize(("kind", "weight"), [("body", 400), ("strong", 600), ("title", 700)])
def test_each_weight_has_its_own_face(look: Look, kind: str, weight: int) -> None:
    assert QFontInfo(look.font(kind)).weight() == weight


def test_dark_theme_turns_ground_and_text_round(look: Look) -> None:
    words = label("Rodzina")
    words.ensurePolished()
    light = words.palette().color(words.foregroundRole())
    look.toggle_theme()
    words.ensurePolished()
    assert look.theme is Theme.DARK
    assert words.palette().color(words.foregroundRole()).lightness() > light.lightness()


def test_text_size_grows_labels_and_stays_between_100_and_200_percent(look: Look) -> None:
    words = label("Rodzina")
    words.ensurePolished()
    before = words.fontMetrics().height()
    look.set_scale(3.0)
    words.ensurePolished()
    assert look.scale == 2.0
    assert words.fontMetrics().height() == pytest.approx(2 * before, abs=1)
    look.set_scale(0.2)
    assert look.scale == 1.0


def test_look_tells_painters_of_a_change_and_only_of_a_change(look: Look, qtbot) -> None:
    with qtbot.waitSignal(look.changed, timeout=100):
        look.set_scale(1.5)
    with qtbot.assertNotEmitted(look.changed):
        look.set_scale(1.5)
        look.set_theme(look.theme)


def test_icon_is_drawn_in_the_colour_of_its_role(look: Look) -> None:
    image = look.pixmap("lock", "danger").toImage()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colours == {look.color("danger").name()}


def test_icon_is_sharp_on_a_dense_screen(look: Look) -> None:
    assert look.pixmap("lock", "text", 18, 2.0).width() == 36
    look.set_scale(1.5)
    assert look.pixmap("lock", "text", 18, 2.0).width() == 54


def test_shipped_icons_are_those_that_are_used() -> None:
    folder = shipped("resources", "icons")
    source = "\n".join(
        path.read_text(encoding="utf-8") for path in Path("src/mgops_desktop").rglob("*.py")
    )
    samples = Path("tests/gui").glob("gallery*.py")
    gallery = "\n".join(path.read_text(encoding="utf-8") for path in samples)
    unused = [
        svg.stem
        for svg in folder.glob("*.svg")
        if svg.stem != MARK and not re.search(rf'"{svg.stem}"', source + gallery)
    ]
    assert unused == []
    assert (folder / "LICENSE").is_file()


def test_icon_drawing_has_the_stroke_of_the_design() -> None:
    svg = drawing("lock", QColor(1, 2, 3)).decode()
    assert 'stroke-width="1.75"' in svg
    assert 'stroke="#010203"' in svg


def test_lines_are_high_enough_for_polish_capitals(look: Look) -> None:
    for words in (label("Żółć ŚŹ"), label("Żółć ŚŹ", wraps=True)):
        assert isinstance(words, QLabel)
        words.ensurePolished()
        metrics = QFontMetrics(words.font())
        assert words.sizeHint().height() >= metrics.lineSpacing()


def test_unknown_names_are_refused(look: Look, qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        look.color("pink")
    with pytest.raises(FileNotFoundError):
        look.pixmap("no-such-icon", "text")


def test_screen_that_needs_larger_text_leaves_the_chosen_size(look: Look) -> None:
    look.need_scale(1.3)
    assert (look.scale, look.chosen_scale) == (1.3, 1.0)
    look.set_scale(1.5)
    assert (look.scale, look.chosen_scale) == (1.5, 1.5)
    look.set_scale(1.1)
    assert look.scale == 1.3
    look.need_scale()
    assert look.scale == look.chosen_scale == 1.1
