"""Hostile text, and proof that a widget showed it letter by letter (F-T64).

`red_file` is named in the text; a widget that reads markup opens it and paints it red.
"""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

_IN_OPEN = 0x20
_RED = QColor(255, 0, 0).rgb().to_bytes(4, sys.byteorder)


def red_file(folder: Path) -> Path:
    """Write a picture that is nothing but red."""
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(QColor(255, 0, 0))
    path = folder / "red.png"
    assert image.save(str(path))
    return path


def hostile_texts(red: Path) -> list[str]:
    """Return texts that Qt would take for markup, or that look like it."""
    return [
        f'<b>X</b><img src="{red.as_uri()}">',
        f'<img src="{red}">',
        f'<table><tr><td><img src="{red}" width=60 height=60></td></tr></table>',
        "<br>",
        "-- <p>",
        "Jan <jan@x.pl> & Ewa",
    ]


def red_pixels(widget: QWidget) -> int:
    """Count the pixels of the picture that the widget paints (no token is pure red)."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = bytes(image.constBits())
    found, place = 0, pixels.find(_RED)
    while place >= 0:
        found += place % len(_RED) == 0
        place = pixels.find(_RED, place + 1)
    return found


@contextmanager
def nobody_opens(path: Path) -> Iterator[None]:
    """Fail if anything opens the file meanwhile (Linux: asked of the kernel)."""
    if not sys.platform.startswith("linux"):
        yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    watch = libc.inotify_init1(os.O_NONBLOCK)
    libc.inotify_add_watch(watch, os.fsencode(path), _IN_OPEN)
    try:
        yield
        try:
            seen = os.read(watch, 4096)
        except BlockingIOError:
            seen = b""
        if seen:
            pytest.fail(f"{path.name} was opened")
    finally:
        os.close(watch)


def assert_shown_plainly(widget: QWidget, red: Path) -> None:
    """Paint the widget and everything in it; fail if the picture shows or is opened."""
    with nobody_opens(red):
        widget.resize(900, 640)
        widget.show()
        QApplication.processEvents()
        assert red_pixels(widget) == 0
        widget.hide()
