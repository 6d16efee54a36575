"""F-T75 through the window: bad files are refused in clear Polish; what is kept is shown only if it can do no harm."""

import re

from PySide6.QtCore import Qt
from tests.gui.folder import Desk
from tests.gui.hands import Hands, click, click_row, shown_words, titles
from tests.gui.records.attaching import (
    WAIT,
    answer_dialog,
    drop,
    obligation_of,
    pixel_bomb,
    put_down,
    wait_until_kept,
)

from mgops_desktop.gui.widgets import picture_pages

PDF = b"%PDF-1.7\n%%EOF\n"
SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
REFUSED = [
    ("pusty.pdf", b"", "Plik jest pusty"),
    ("duży.pdf", PDF + bytes(21 * 1024 * 1024), "ponad 20 MB"),
    ("pismo.pdf.exe", b"MZ\x90\x00" + PDF, "Takich plików program nie przechowuje"),
    ("pismo.pdf", b"MZ\x90\x00" + PDF, "nie jest treścią pliku PDF"),
    ("rysunek.svg", SCRIPT, "Takich plików program nie przechowuje"),
    ("rysunek.png", SCRIPT, "nie jest treścią pliku PNG"),
]
NOT_SHOWN = [
    ("bomba.png", pixel_bomb(), "za dużo punktów"),
    ("ucięty.png", pixel_bomb()[:20], "Obraz jest uszkodzony"),
    ("ucięty.pdf", PDF, "uszkodzony albo chroniony hasłem"),
    ("paczka.docx", b"PK\x03\x04", "Takiego pliku program nie pokazuje"),
]


def test_f_t75_bad_files_are_refused_in_words_and_bombs_are_never_opened(
    qtbot, desk: Desk, monkeypatch, tmp_path
) -> None:
    window = desk.sit_down("asystent")
    editor = obligation_of(qtbot, window)
    card = editor.files.card
    for answer, why in ((tmp_path, "nie folder"), (tmp_path / "nie_ma.pdf", "jest na dysku")):
        answer_dialog(monkeypatch, "getOpenFileName", answer)
        click(card.add)
        wait_until_kept(editor)
        assert why in shown_words(card.notice)
    drop(editor, [put_down(tmp_path, name, content) for name, content, _why in REFUSED])
    wait_until_kept(editor)
    for name, _content, why in REFUSED:
        assert re.search(f"{name}: [^:]*{why}", shown_words(card.notice)), name
    assert not card.list.isVisible()

    drop(editor, [put_down(tmp_path, name, content) for name, content, _why in NOT_SHOWN])
    wait_until_kept(editor)
    assert len(titles(card.list)) == len(NOT_SHOWN)
    monkeypatch.setattr(picture_pages.QImageReader, "read", painted)
    for name, _content, why in NOT_SHOWN:
        click_row(card.list, name)
        view = editor.files.view
        qtbot.waitUntil(lambda why=why, view=view: why in shown_words(view), timeout=WAIT)
        assert view.preview is None, name
        assert view.copy.isVisible(), name
        Hands(window).press(Qt.Key.Key_Escape)


def painted(_reader: object) -> None:
    raise AssertionError("somebody paints it")
