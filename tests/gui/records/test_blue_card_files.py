"""Files of a Blue Card record in its form: dropped, looked at, binned, taken back, told in its history."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from tests.gui.folder import Desk
from tests.gui.hands import Hands, click, click_row, shown_words, titles
from tests.gui.records.attaching import (
    WAIT,
    answer_dialog,
    drop,
    is_done,
    picture,
    put_down,
    wait_until_kept,
)

from mgops_desktop.gui import asking_files
from mgops_desktop.gui.editor import Editor
from mgops_desktop.gui.main_window import MainWindow

NUMBER = "NK/1/2026"


def procedure_form(qtbot, window: MainWindow) -> Editor:
    click(window.rail.buttons["blue_card"])
    page = window.pages.page("blue_card")
    click_row(page.list, NUMBER)
    qtbot.waitUntil(page.card.isVisible, timeout=WAIT)
    page.card.tabs.setFocus()
    Hands(window).press(Qt.Key.Key_F2)
    editor = page.editing.editor
    assert editor is not None
    qtbot.waitUntil(lambda: is_done(editor) and editor.files.card.isVisible(), timeout=WAIT)
    return editor


def test_scan_of_a_procedure_is_kept_shown_binned_and_taken_back(
    qtbot, desk: Desk, tmp_path
) -> None:
    window = desk.sit_down("zespol")
    editor = procedure_form(qtbot, window)
    card = editor.files.card
    drop(editor, [put_down(tmp_path, "karta_a.png", picture())])
    wait_until_kept(editor)
    assert titles(card.list) == ["karta_a.png"]
    assert desk.opened.attachments.digests() == set()

    click_row(card.list, "karta_a.png")
    view = editor.files.view
    qtbot.waitUntil(lambda: view.preview is not None, timeout=WAIT)
    assert "ZAP/1/2026" in shown_words(view)
    hands = Hands(window)
    click(view.bin)
    hands.write("zły skan")
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not card.list.isVisible(), timeout=WAIT)
    offers = card.findChildren(QPushButton)
    click(next(one for one in offers if one.isVisible() and one.text().startswith("Cofnij")))
    qtbot.waitUntil(lambda: titles(card.list) == ["karta_a.png"], timeout=WAIT)

    click(editor.history)
    about = [one for one in editor.past.view.list.rows() if "załącznik: karta" in one.note]
    assert [one.title for one in about] == [
        *("przywrócenie z kosza", "przeniesienie do kosza", "dodanie załącznika")
    ]


def test_binned_scan_lies_in_the_bin_of_who_has_the_key_alone(qtbot, desk: Desk, tmp_path) -> None:
    editor = procedure_form(qtbot, desk.sit_down("zespol"))
    drop(editor, [put_down(tmp_path, "karta_a.png", picture())])
    wait_until_kept(editor)
    click_row(editor.files.card.list, "karta_a.png")
    click(editor.files.view.bin)
    hands = Hands(editor.window())
    hands.write("zły skan")
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not editor.files.card.list.isVisible(), timeout=WAIT)
    for login, has_key in (("kierownik", False), ("zespol", True)):
        window = desk.sit_down(login)
        click(window.rail.buttons["bin"])
        assert ("ZAP/1/2026" in shown_words(window)) is has_key


def test_folder_of_a_scan_and_of_its_copy_is_remembered_nowhere_and_the_copy_s_name_says_nothing(
    qtbot, desk: Desk, tmp_path, monkeypatch
) -> None:
    editor = procedure_form(qtbot, desk.sit_down("zespol"))
    place = tmp_path / "Tajna sprawa"
    place.mkdir()
    answer_dialog(monkeypatch, "getOpenFileName", put_down(place, "karta_a.png", picture()))
    click(editor.files.card.add)
    wait_until_kept(editor)
    click_row(editor.files.card.list, "karta_a.png")
    offered = []
    copy = place / "kopia.png"
    monkeypatch.setattr(
        asking_files.QFileDialog,
        "getSaveFileName",
        lambda *asked: (offered.append(Path(asked[2]).name), (str(copy), ""))[1],
    )
    click(editor.files.view.copy)
    qtbot.waitUntil(copy.exists, timeout=WAIT)
    assert "NK" not in offered[0]
    desk.leave()
    kept = desk.path.with_name("okno.ini")
    assert not kept.exists() or "Tajna" not in kept.read_text(encoding="utf-8")
