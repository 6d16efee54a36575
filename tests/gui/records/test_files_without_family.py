"""Files of what belongs to no family: the papers of a worker, a letter from outside."""

from PySide6.QtCore import Qt
from tests.gui.centre import FAMILY
from tests.gui.folder import Desk
from tests.gui.hands import Hands, choose_tab, click, click_row, titles
from tests.gui.records.attaching import WAIT, drop, is_done, picture, put_down, wait_until_kept
from tests.operations.records.entering import enter

from mgops_desktop.gui.editor import Editor
from mgops_desktop.gui.targets import LOOSE_RECORD, Target
from mgops_desktop.operations.records.saving import correct_record

LETTER = {"direction": "in", "kind": "other", "day": "2026-11-20", "subject": "Pytanie ogólne"}


def keep(qtbot, editor: Editor, path) -> None:
    qtbot.waitUntil(lambda: is_done(editor) and editor.files.card.isVisible(), timeout=WAIT)
    drop(editor, [path])
    wait_until_kept(editor)
    assert titles(editor.files.card.list) == [path.name]


def test_diploma_is_kept_with_its_worker_and_is_there_again(qtbot, desk: Desk, tmp_path) -> None:
    window = desk.sit_down("kierownik")
    click(window.rail.buttons["staff"])
    page = window.pages.page("staff")
    name = titles(page.workers.list)[0]
    hands = Hands(window)
    for again in (False, True):
        click_row(page.workers.list, name)
        qtbot.waitUntil(lambda: page.card.isVisible() and page.card.header.title.text() == name)
        click(page.card.edit)
        if not again:
            keep(qtbot, page.editing.editor, put_down(tmp_path, "dyplom.png", picture()))
        qtbot.waitUntil(
            lambda: titles(page.editing.editor.files.card.list) == ["dyplom.png"], timeout=WAIT
        )
        hands.press(Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: page.editing.editor is None, timeout=WAIT)


def test_file_of_a_letter_without_a_family_goes_over_to_her_documents(
    qtbot, desk: Desk, tmp_path
) -> None:
    window = desk.sit_down("kierownik")
    letter = enter(desk.database, "letter", LETTER)
    window.open_target(Target(LOOSE_RECORD, letter, "letter"))
    keep(qtbot, window.pages.page("loose").editing.editor, put_down(tmp_path, "a.png", picture()))
    Hands(window).press(Qt.Key.Key_Escape)
    desk.database.change(correct_record, "letter", letter, 1, LETTER | {"family": str(FAMILY)})
    window.open_target(Target("family", FAMILY))
    page = window.pages.page("families")
    choose_tab(page.card.tabs, "documents")
    qtbot.waitUntil(lambda: titles(page.card.documents.list) == ["a.png"], timeout=WAIT)
