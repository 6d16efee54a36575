"""Import that is stopped, fails, or is taken back; the way out of the page."""

from PySide6.QtCore import Qt
from tests.gui.folder import Desk
from tests.gui.hands import Hands, click, click_row, row_of, shown_words, titles
from tests.gui.pages.importing import NEW, WAIT, Importing, family_names, importing, page, window

from mgops_desktop.domain.errors import UserError
from mgops_desktop.gui.data import Data
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.operations.data_folder import OpenData

__all__ = ["importing", "page", "window"]


def test_import_that_is_stopped_stores_nothing(
    qtbot, importing: Importing, desk: Desk, monkeypatch
) -> None:
    page = importing.page
    importing.choose(importing.write(*NEW))
    monkeypatch.setattr(OpenData, "back_up", lambda *_given, **_more: page.work.cancel())
    click(page.preview.run)
    importing.wait()
    said = "Przerwano. Nic nie zapisano."
    qtbot.waitUntil(lambda: page.notices.text.text() == said, timeout=WAIT)
    assert page.preview.isVisible()
    assert "Umowna" not in family_names(desk)
    assert page.preview.run.isEnabled()


def test_import_stopped_too_late_is_told_as_stored(
    importing: Importing, desk: Desk, monkeypatch
) -> None:
    page = importing.page
    importing.choose(importing.write(*NEW))
    monkeypatch.setattr(Data, "rest", lambda _data: page.work.cancel())
    click(page.preview.run)
    importing.wait()
    assert "zaimportowano" in shown_words(page.result.header)
    assert "Umowna" in family_names(desk)


def test_escape_stops_what_goes_on(importing: Importing) -> None:
    page = importing.page
    page.look_at(importing.write(*NEW))
    Hands(page.window()).press(Qt.Key.Key_Escape)
    importing.wait()
    assert page.notices.text.text() == "Przerwano. Nic nie zapisano."
    assert page.start.isVisible()


def test_backup_that_fails_stops_the_import(importing: Importing, desk: Desk, monkeypatch) -> None:
    def refuse(*_given: object, **_more: object) -> None:
        raise UserError("Nie udało się zrobić kopii.")

    importing.choose(importing.write(*NEW))
    monkeypatch.setattr(OpenData, "back_up", refuse)
    click(importing.page.preview.run)
    importing.wait()
    assert importing.page.notices.text.text() == "Nie udało się zrobić kopii."
    assert importing.page.preview.isVisible()
    assert "Umowna" not in family_names(desk)


def test_import_is_taken_back_right_after_it(importing: Importing, desk: Desk) -> None:
    importing.run(importing.write(*NEW))
    click(importing.page.result.back)
    assert "trafi do kosza" in importing.page.notices.text.text()
    importing.answer("Cofnij ten import")
    assert "przeniesiono do kosza" in importing.page.result.header.note.text()
    assert "Umowna" not in family_names(desk)


def test_earlier_import_is_taken_back_from_the_list_and_marked(
    qtbot, importing: Importing, desk: Desk
) -> None:
    importing.run(importing.write(*NEW))
    click(importing.page.result.finish)
    start = importing.page.start
    qtbot.waitUntil(lambda: titles(start.past) == ["start.csv"], timeout=WAIT)
    click_row(start.past, "start.csv")
    importing.answer("Cofnij ten import")
    click(importing.page.result.finish)
    qtbot.waitUntil(lambda: row_of(start.past, "start.csv").badge is not None, timeout=WAIT)
    assert row_of(start.past, "start.csv").badge.text == "cofnięty"
    assert "Umowna" not in family_names(desk)


def test_question_whether_to_take_back_can_be_answered_with_no(
    importing: Importing, desk: Desk
) -> None:
    importing.run(importing.write(*NEW))
    click(importing.page.result.back)
    importing.answer("Zostaw")
    assert importing.page.result.isVisible()
    assert "Umowna" in family_names(desk)


def test_escape_leads_back_step_by_step(importing: Importing, window: MainWindow) -> None:
    importing.choose(importing.write("1;2", headers="a;b", name="moje.csv"))
    click(importing.page.preview.map)
    hands = Hands(window)
    hands.press(Qt.Key.Key_Escape)
    assert importing.page.preview.isVisible()
    hands.press(Qt.Key.Key_Escape)
    assert importing.page.start.isVisible()


def test_empty_list_of_families_leads_to_the_import(empty_desk: Desk) -> None:
    window = empty_desk.sit_down("kierownik")
    click(window.rail.buttons["families"])
    families = window.pages.page("families")
    assert "wczytaj je z arkusza" in families.nothing.text.text()
    click(families.nothing.action)
    assert window.pages.current is window.pages.page("import")
    assert window.rail.buttons["import"].isChecked()


# and out again
