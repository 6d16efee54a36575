"""Files of a record in the window: attached, dropped, looked at, copied out, binned, taken back; only by right."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from tests.gui.centre import FAMILY
from tests.gui.folder import Desk
from tests.gui.gallery_pages import sample_pdf
from tests.gui.hands import CONTROL, Hands, choose_tab, click, click_row, plain, shown_words, titles
from tests.gui.records.attaching import (
    WAIT,
    answer_dialog,
    drop,
    is_done,
    obligation_of,
    picture,
    put_down,
    wait_until_kept,
)

from mgops_desktop.gui.editor import Editor
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.targets import NEW_VISIT, Target

ESC, RETURN, F9 = Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_F9


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("asystent")


@pytest.fixture
def editor(qtbot, window: MainWindow) -> Editor:
    return obligation_of(qtbot, window)


def attach(editor: Editor, monkeypatch, path) -> None:
    answer_dialog(monkeypatch, "getOpenFileName", path)
    click(editor.files.card.add)
    wait_until_kept(editor)


def offer(part, words: str) -> QPushButton:
    found = (one for one in part.findChildren(QPushButton) if one.text().startswith(words))
    return next(one for one in found if one.isVisible())


def paints_red(canvas) -> bool:
    image = canvas.viewport().grab().toImage()
    middle = image.pixelColor(image.width() // 2, min(100, image.height() // 2))
    return middle.red() > 140 > middle.blue() + middle.green()


def test_pdf_is_attached_looked_at_copied_out_binned_and_taken_back(
    qtbot, desk, window, editor, monkeypatch, tmp_path
) -> None:
    scan = sample_pdf(3)
    attach(editor, monkeypatch, put_down(tmp_path, "postanowienie z sądu.pdf", scan))
    card = editor.files.card
    assert "Dołączono: 1 plik." in plain(shown_words(card))
    (row,) = card.list.rows()
    assert row.title == "postanowienie_z_sądu.pdf"
    assert row.note.startswith("PDF · ")
    assert row.note.endswith("Asystent")

    hands = Hands(window)
    hands.go_to(card.list)
    hands.press(RETURN)
    view = editor.files.view
    qtbot.waitUntil(lambda: view.preview is not None, timeout=WAIT)
    assert "strona 1 z 3" in shown_words(view)
    assert not editor.save.isVisible()

    copy = tmp_path / "kopia.pdf"
    answer_dialog(monkeypatch, "getSaveFileName", copy)
    click(view.copy)
    qtbot.waitUntil(view.notice.isVisible, timeout=WAIT)
    assert copy.read_bytes() == scan
    assert "poza sejfem: program go nie szyfruje" in shown_words(view)

    click(view.bin)
    hands.write("zły skan")
    hands.press(RETURN)
    assert editor.save.isVisible()  # the form again
    qtbot.waitUntil(lambda: not card.list.isVisible(), timeout=WAIT)
    click(offer(card, "Cofnij"))
    qtbot.waitUntil(lambda: titles(card.list) == ["postanowienie_z_sądu.pdf"], timeout=WAIT)

    click(editor.history)
    about = [one for one in editor.past.view.list.rows() if "załącznik: post" in one.note]
    assert [one.title for one in about] == [
        *("przywrócenie z kosza", "przeniesienie do kosza", "dodanie załącznika")
    ]


def test_picture_is_shown_and_leaves_the_form_as_it_was(
    qtbot, window, editor, monkeypatch, tmp_path
) -> None:
    hands = Hands(window)
    scope = editor.form.wrapper("scope").input
    hands.go_to(scope)
    hands.write("Dopisane wcześniej.")
    attach(editor, monkeypatch, put_down(tmp_path, "zdjęcie.jpg", picture("JPG")))
    click_row(editor.files.card.list, "zdjęcie.jpg")
    view = editor.files.view
    qtbot.waitUntil(
        lambda: view.preview is not None and paints_red(view.preview.canvas), timeout=WAIT
    )
    hands.press(ESC)
    assert view.preview is None  # nothing of it is kept
    assert scope.isVisible()
    assert "Dopisane wcześniej." in scope.toPlainText()
    hands.press(Qt.Key.Key_S, CONTROL)  # the file did not change the record under the form
    assert window.pages.page("families").editing.editor is None


def test_files_are_dropped_anywhere_on_the_form_and_not_typed_into_it(editor, tmp_path) -> None:
    field = editor.form.wrapper("court").input
    before = field.text()
    paths = [put_down(tmp_path, name, picture()) for name in ("a.png", "b.png")]
    drop(field, paths)
    wait_until_kept(editor)
    assert field.text() == before
    text = editor.form.wrapper("scope").input
    drop(text.viewport(), paths[:1])
    wait_until_kept(editor)
    assert not text.toPlainText()
    assert len(titles(editor.files.card.list)) == 3
    assert "Dołączono: 1 plik." in plain(shown_words(editor.files.card))


def test_files_dropped_together_are_kept_or_refused_one_by_one(editor, tmp_path) -> None:
    paths = [put_down(tmp_path, name, picture()) for name in ("a.png", "b.png")]
    drop(editor, [*paths, put_down(tmp_path, "c.svg", b"<svg/>")])
    wait_until_kept(editor)
    assert sorted(titles(editor.files.card.list)) == ["a.png", "b.png"]
    assert "c.svg: Takich plików" in editor.files.card.notice.text.text()
    assert "Pozostałe dołączono." in editor.files.card.notice.text.text()


def test_new_record_is_saved_first(window, tmp_path) -> None:
    window.open_target(Target(NEW_VISIT, FAMILY))
    editor = window.pages.page("families").editing.editor
    assert not editor.files.card.isVisible()
    drop(editor, [put_down(tmp_path, "a.png", picture())])
    assert "Najpierw zapisz ten zapis" in editor.notice.text.text()


def test_documents_of_a_family_stand_on_her_card_whatever_they_are_kept_with(
    qtbot, window, editor, monkeypatch, tmp_path
) -> None:
    attach(editor, monkeypatch, put_down(tmp_path, "skan.png", picture()))
    hands = Hands(window)
    hands.press(ESC)
    page = window.pages.page("families")
    choose_tab(page.card.tabs, "documents")
    shown = page.card.documents
    (row,) = shown.list.rows()
    assert row.note.startswith("zobowiązanie sądu · obraz PNG · ")
    click_row(shown.list, "skan.png")
    qtbot.waitUntil(lambda: shown.view.preview is not None, timeout=WAIT)
    assert not shown.view.bin.isVisible()
    hands.press(ESC)
    assert shown.list.isVisible()
    assert shown.view.preview is None


def test_veiled_names_keep_a_file_closed(qtbot, window, editor, monkeypatch, tmp_path) -> None:
    attach(editor, monkeypatch, put_down(tmp_path, "Kowalska.png", picture()))
    Hands(window).press(F9)
    editor = obligation_of(qtbot, window)
    assert "Kowalska" not in shown_words(window)
    click_row(editor.files.card.list, editor.files.card.list.rows()[0].title)
    assert "Odsłoń nazwiska (F9)" in shown_words(editor.files.view)
    assert editor.files.view.preview is None


def test_file_of_a_sealed_record_is_binned_by_the_head_alone(
    qtbot, desk, window, monkeypatch, tmp_path
) -> None:
    window.open_target(Target("family", FAMILY, "assessments"))
    page = window.pages.page("families")
    qtbot.waitUntil(lambda: "assessment" in page.card.assessments.sections.lists, timeout=WAIT)
    listed = page.card.assessments.sections.lists["assessment"]
    click_row(listed, listed.rows()[0].title)  # it was handed over
    editor = page.editing.editor
    qtbot.waitUntil(lambda: is_done(editor) and editor.files.card.isVisible(), timeout=WAIT)
    attach(editor, monkeypatch, put_down(tmp_path, "podpis.png", picture()))
    click_row(editor.files.card.list, "podpis.png")
    click(editor.files.view.bin)
    hands = Hands(window)
    hands.write("pomyłka")
    hands.press(RETURN)
    assert "przenosi do kosza tylko kierownik" in shown_words(editor.files.view)
