"""Rejestry: letters, meetings, trips, interventions and incidents of the whole centre in tables."""

from datetime import date

from tests.gui.centre import FAMILY
from tests.gui.folder import Desk
from tests.gui.hands import Hands, choose_tab, click, settled, shown_words
from tests.operations.records.entering import enter

from mgops_desktop.domain.court import LetterDirection
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.gui.access import Access
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.registers_page import RegistersPage
from mgops_desktop.gui.targets import place_of
from mgops_desktop.operations.records.forms import record_form
from mgops_desktop.storage.letter import letters

OF_FAMILY = {"family": str(FAMILY), "other_side": "szkoła", "subject": "frekwencja"}
LETTER = {"direction": "out", "kind": "information_request", "file_symbol": "4110", **OF_FAMILY}


def page_of(window: MainWindow, register: str) -> RegistersPage:
    click(window.rail.buttons["registers"])
    page: RegistersPage = window.pages.page("registers")
    choose_tab(page.tabs, register)
    settled(page)
    return page


def lines(page: RegistersPage) -> list[list[str]]:
    model = page.view.table.table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_letters_are_narrowed_by_year_and_symbol_and_entered_with_the_next_sign(desk: Desk) -> None:
    window = desk.sit_down("kierownik")
    enter(desk.database, "letter", LETTER | {"day": "2026-11-02"})
    enter(desk.database, "letter", LETTER | {"day": "2025-11-03", "file_symbol": "4112"})
    page = page_of(window, "letters_out")
    signs = [line[2] for line in lines(page) if line[2]]
    assert signs == ["4110.1.2026"]
    page.view.year.choose("all")
    settled(page)
    page.view.group.choose("4112")
    assert [line[2] for line in lines(page)] == ["4112.1.2025"]
    click(page.add)
    editor = page.editing.editor
    assert (editor.kind, editor.isVisible()) == ("letter", True)
    assert editor.known == {"direction": "out"}


def test_saved_list_holds_the_day_of_sending_as_a_date(desk: Desk) -> None:
    window = desk.sit_down("kierownik")
    enter(desk.database, "letter", LETTER | {"day": "2026-11-02"})
    page = page_of(window, "letters_out")
    (shape,) = [one for one in page.shapes if one.key == "letters_out"]
    rows = desk.database.read(letters, LetterDirection.OUT, 2026)
    sent = [shape.columns[0].cell(row) for row in rows if row.sign == "4110.1.2026"]
    assert sent == [date(2026, 11, 2)]


def test_office_sees_letters_of_families_by_number_and_nothing_else(desk: Desk) -> None:
    desk.sit_down("kierownik")
    enter(desk.database, "letter", LETTER | {"day": "2026-11-02"})
    window = desk.sit_down("sekretariat")
    page = page_of(window, "letters_out")
    assert [shape.key for shape in page.shapes] == ["letters_out", "letters_in"]
    assert any(line[2] == "4110.1.2026" for line in lines(page))
    words = " ".join(word for line in lines(page) for word in line)
    assert "Przykładowa" not in words
    assert "frekwencja" not in words


def test_meeting_without_a_family_stands_in_its_register_and_is_found_from_a_figure(
    desk: Desk,
) -> None:
    values = {"day": "2026-11-05", "district": "Rejon 7", "participants": "dzielnicowy"}
    window = desk.sit_down("asystent")
    meeting = enter(desk.database, "family_meeting", values)
    page = page_of(window, "meetings")
    assert [line[:2] for line in lines(page)] == [["05.11.2026", "Rejon 7"]]
    rights = desk.database.actor.rights
    window.open_target(place_of(Access(rights), "family_meeting", meeting, None))
    settled(page)
    assert page.view.table.current().id == meeting
    hands = Hands(window)
    hands.go_to(page.view.table.table)
    assert page.tabs.current == "meetings"


def test_empty_register_tells_the_first_step(empty_desk: Desk) -> None:
    window = empty_desk.sit_down("kierownik")
    page_of(window, "trips")
    assert "Nie zapisano jeszcze wspólnych wyjazdów." in shown_words(window)


def test_trip_begun_on_the_card_of_a_family_names_it_already(desk: Desk) -> None:
    desk.sit_down("asystent")
    form = desk.database.read(record_form, "joint_trip", None, RecordRef("family", FAMILY))
    assert form.values["families"] == [str(FAMILY)]
    assert not any(field.fixed for field in form.fields)
