"""A picture as one page of the preview, made no larger than a screen can use; and what may be shown at all."""

import math
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from mgops_desktop.domain.errors import UserError

MOST_PIXELS: Final = 60_000_000
"""A page scanned at 600 dots per inch has 35 million; what says that it has more is not opened at all."""
_LONGEST_SIDE = 4000
_PAGE = 842.0
"""Points of the longer side, as of a sheet of A4: the preview then enlarges it as it does a page."""
_FORMATS = {".jpg": b"jpeg", ".jpeg": b"jpeg", ".png": b"png"}


class PicturePages:
    """A JPEG or PNG in memory, read as what its name says and as nothing else."""

    def __init__(self, content: bytes, ending: str) -> None:
        """Raises UserError for a picture that is damaged or has too many pixels."""
        self._image = _read(content, _FORMATS[ending])
        width, height = self._image.width(), self._image.height()
        self._unit = _PAGE / max(width, height)
        self.sizes = ((width * self._unit, height * self._unit),)

    def draw(self, _number: int, scale: float) -> QImage:
        """Draw the picture at `scale` pixels per point; may be called from any thread."""
        factor = min(scale * self._unit, 1.0)
        size = QSize(
            max(round(self._image.width() * factor), 1),
            max(round(self._image.height() * factor), 1),
        )
        way = Qt.TransformationMode.SmoothTransformation
        return self._image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, way)

    def close(self) -> None:
        """Let the picture go."""
        self._image = QImage()


def _read(content: bytes, kind: bytes) -> QImage:
    kept = QByteArray(content)
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setAutoDetectImageFormat(False)
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(True)  # as the camera was held
    size = reader.size()
    pixels = size.width() * size.height()
    if not size.isValid() or pixels <= 0:
        raise _damaged()
    if pixels > MOST_PIXELS:
        raise UserError(
            "Obraz ma za dużo punktów, żeby go tu pokazać. Zapisz kopię i otwórz ją w innym programie."
        )
    shrunk = _LONGEST_SIDE / max(size.width(), size.height())
    if shrunk < 1:
        reader.setScaledSize(
            QSize(math.ceil(size.width() * shrunk), math.ceil(size.height() * shrunk))
        )
    image = reader.read()
    if image.isNull():
        raise _damaged()
    return image


def _damaged() -> UserError:
    return UserError("Obraz jest uszkodzony, nie da się go pokazać. Możesz zapisać jego kopię.")
