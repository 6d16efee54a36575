"""The shipped font: Lato, drawn with Polish letters."""

from PySide6.QtGui import QFont, QFontDatabase

from mgops_desktop.files import shipped

FAMILY = "Lato"
_FILES = ("Lato-Regular.ttf", "Lato-Italic.ttf", "Lato-Semibold.ttf", "Lato-Bold.ttf")


def load_fonts() -> None:
    """Register the shipped faces with Qt; RuntimeError names a face that Qt refuses."""
    for name in _FILES:
        if QFontDatabase.addApplicationFont(str(shipped("resources", "fonts", name))) < 0:
            raise RuntimeError(f"font refused: {name}")


def font(pixels: int, weight: int) -> QFont:
    """Return the shipped font at a size in pixels and a weight of 400, 600 or 700."""
    made = QFont(FAMILY)
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight(weight))
    return made
