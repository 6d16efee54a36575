"""Draw resources/icons/mgops.ico and mgops.png from mgops.svg; run again when the mark changes."""

import io
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parents[1] / "resources" / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256)  # what Windows shows in lists, taskbar and folders


def drawn(renderer: QSvgRenderer, size: int) -> Image.Image:
    """Return the mark `size` pixels wide; each size is drawn anew, so small ones stay sharp."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return Image.open(io.BytesIO(buffer.data().data()))


def main() -> None:
    renderer = QSvgRenderer(str(ICONS / "mgops.svg"))
    *small, largest = [drawn(renderer, size) for size in SIZES]
    largest.save(ICONS / "mgops.png", optimize=True)
    sizes = [(size, size) for size in SIZES]
    largest.save(ICONS / "mgops.ico", sizes=sizes, append_images=small)


if __name__ == "__main__":
    main()
