"""Hands for files of a record: the form of a court's obligation, files on the disk, the file dialog, a drop."""

import struct
import zlib
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QWidget
from tests.gui.centre import FAMILY
from tests.gui.hands import click_row, pause, settled

from mgops_desktop.gui import asking_files
from mgops_desktop.gui.editor import Editor
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.targets import Target

WAIT = 5000
PLACED = 60
"""Until the card has scrolled into sight."""


def obligation_of(qtbot, window: MainWindow) -> Editor:
    """The form of the court's obligation of the family Przykładowa, opened from her card."""
    window.open_target(Target("family", FAMILY, "court"))
    page = window.pages.page("families")
    qtbot.waitUntil(lambda: "court_obligation" in page.card.court.sections.lists, timeout=WAIT)
    listed = page.card.court.sections.lists["court_obligation"]
    click_row(listed, listed.rows()[0].title)
    editor = page.editing.editor
    assert editor is not None
    settled(window)
    assert editor.files.card.isVisible()
    return editor


def put_down(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def answer_dialog(monkeypatch, way: str, path: Path | str) -> None:
    """Let the next file dialog answer with a path: `getOpenFileName` or `getSaveFileName`."""
    monkeypatch.setattr(asking_files.QFileDialog, way, lambda *_asked: (str(path), ""))


def is_done(editor: Editor) -> bool:
    return editor.files.card.busy.isHidden() and not editor.files.reader.is_reading


def wait_until_kept(editor: Editor) -> None:
    for _ in range(WAIT):
        if is_done(editor):
            pause(PLACED)
            return
        pause(1)
    raise AssertionError("the file is never kept")


def drop(part: QWidget, paths: Sequence[Path]) -> None:
    """Drag files over a part of the form and let go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(part, QDragEnterEvent(QPoint(9, 9), copy, data, left, none))
    QApplication.sendEvent(part, QDropEvent(QPointF(9, 9), copy, data, left, none))


def picture(kind: str = "PNG", color: str = "#A8261C") -> bytes:
    """A small picture of one colour."""
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)
    return bytes(buffer.data().data())


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def pixel_bomb() -> bytes:
    """A picture of 50,000 × 50,000 pixels in a few kilobytes: 7 GB once somebody paints it."""
    header = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(4_000_000), 9)
    parts = _chunk(b"IHDR", header) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts
