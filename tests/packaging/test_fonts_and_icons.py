"""What is shipped to be shown and printed."""

from pathlib import Path

import pytest
from defusedxml import ElementTree
from PIL import Image
from reportlab.pdfbase.ttfonts import TTFont

from mgops_desktop.files import shipped

POLISH = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"
SIGNS = "„”–…§½□°²×→≤≥−•"
ICONS = sorted(shipped("resources", "icons").glob("*.svg"))


@pytest.mark.parametrize("weight", ["Regular", "Bold", "Italic"])
def test_font_has_polish_letters_and_the_signs_of_print(weight: str) -> None:
    path = shipped("resources", "fonts", f"Lato-{weight}.ttf")
    glyphs = TTFont(f"Lato-{weight}", str(path)).face.charToGlyph
    assert [sign for sign in POLISH + SIGNS if ord(sign) not in glyphs] == []


def test_fonts_and_icons_stand_beside_their_licences() -> None:
    assert 'Reserved Font Name "Lato"' in shipped("resources", "fonts", "OFL.txt").read_text()
    assert "ISC License" in shipped("resources", "icons", "LICENSE").read_text()


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_icon_is_a_drawing_that_can_be_coloured(path: Path) -> None:
    drawing = ElementTree.parse(path).getroot()
    assert drawing.tag.endswith("}svg")
    if path.stem != "mgops":
        assert drawing.get("viewBox") == "0 0 24 24"
        assert drawing.get("stroke") == "currentColor"


def test_mark_of_the_program_has_the_sizes_that_windows_shows() -> None:
    with Image.open(shipped("resources", "icons", "mgops.ico")) as mark:
        assert {(16, 16), (32, 32), (48, 48), (256, 256)} <= mark.info["sizes"]
