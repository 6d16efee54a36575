"""An NK-A, C or D is entered whole by its sections: what other records hold goes there, the rest stays with it."""

import pytest
from PySide6.QtCore import Qt
from tests.gui.calm import click, save
from tests.gui.centre import PROCEDURE
from tests.gui.folder import Desk
from tests.gui.hands import Hands, choose_tab, click_row, plain, titles
from tests.gui.records.filling import fill_in

from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.blue_card_page import BlueCardPage
from mgops_desktop.gui.records.whole_fields import WholeFields
from mgops_desktop.operations.records.drafts import WHOLE_FORM
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.blue_card import NkAnswer, NkForm, Participation, Party
from mgops_desktop.storage.tables.blue_card_course import ViolentActs
from mgops_desktop.storage.tables.furniture import BLUE_CARD, CENTRE

DOWN, SPACE, ESC = Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Escape
WAIT = 5000


@question("cały formularz w teście", None)
def stored(session):
    form = session.query(NkForm).filter(NkForm.procedure_id == PROCEDURE).first()
    return {
        "answers": {(one.field, one.row): one.words for one in session.query(NkAnswer)},
        "health": {one.surname: one.contact for one in session.query(Party)},
        "weapon": {one.weapon for one in session.query(Participation) if one.weapon},
        "acts": [one.acts for one in session.query(ViolentActs)],
        "definition": form.definition,
        "children": form.children,
    }


@question("szkice całości w teście", None)
def drafts_in(session, furniture):
    return [one.form for one in session.query(furniture.draft)]


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("zespol")


@pytest.fixture
def page(window: MainWindow) -> BlueCardPage:
    click(window.rail.buttons["blue_card"])
    found = window.pages.page("blue_card")
    click_row(found.list, "NK/1/2026")
    choose_tab(found.card.tabs, "forms")
    return found


@pytest.fixture
def form(page: BlueCardPage) -> WholeFields:
    """The NK-A of the running procedure, opened whole from its record."""
    click_row(page.card.sections["forms"].lists["nk_form"], "Niebieska Karta – A")
    click(page.editing.editor.whole)
    return page.editing.editor.form


def confirm(window, page) -> None:
    save(window)
    for _ in range(20):
        editor = page.editing.editor
        bar = editor.notice if editor is not None else None
        again = [
            one
            for one in (bar.findChildren(type(editor.save)) if bar else ())
            if one.isVisible() and one.text() == "Zapisz mimo to"
        ]
        if not again:
            return
        click(again[0])


def block(form: WholeFields, number: str):
    return next(one for one in form.blocks if one.section.heading.startswith(f"{number}."))


def field(form: WholeFields, key: str) -> str:
    """The name of the first field that asks this."""
    return next(name for name in form.names if name.partition(".")[0] == key)


def test_sections_stand_in_the_order_of_the_form_and_open_by_key(window, form) -> None:
    numbers = [one.section.heading.split(".")[0] for one in form.blocks[1:-1]]
    assert numbers == [
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
        "VII",
        "VIII",
        "IX",
        "X",
        "XI",
        "XII",
        "XIII",
        "XIV",
    ]
    first, second = form.blocks[:2]
    assert first.is_open
    assert not second.is_open
    second.head.setFocus()
    Hands(window).press(SPACE)
    assert second.is_open
    assert second.note.text() == "3 z 10"
    told = form.told.text().partition(":")
    assert told[0].startswith("Układ do potwierdzenia")
    assert "II" in told[2].strip(" .").split(", ")
    assert "XIII" not in told[2].strip(" .").split(", ")


def test_each_answer_goes_where_it_belongs(desk, window, page, form) -> None:
    for number in ("I", "II", "VIII", "X", "XIII"):
        block(form, number).turn(opened=True)
    fill_in(form, {field(form, "harmed_contact"): "600 100 200", "children": "2"}, {})
    fill_in(form, {field(form, "weapon"): "unknown", "witnesses": "yes"}, {})
    fill_in(form, {"witness_name.2": "Sąsiad Umowny", "additional": "przyszła z dzieckiem"}, {})
    confirm(window, page)
    told = desk.database.read(stored)
    assert told["answers"] == {
        ("witnesses", 0): "yes",
        ("witness_name", 2): "Sąsiad Umowny",
        ("additional", 0): "przyszła z dzieckiem",
    }
    assert told["health"]["Przykładowa"] == "600 100 200"
    assert told["weapon"] == {"unknown"}
    assert told["children"] == 2
    assert told["definition"] == "NK-A/2023"
    assert page.editing.editor.whole.isVisible()  # back in the form's own record


def test_boxes_of_section_iv_by_arrows_and_space(desk, window, page, form) -> None:
    block(form, "IV").turn(opened=True)
    form.acts.setFocus()
    hands = Hands(window)
    hands.press(SPACE)
    hands.press(DOWN)
    hands.press(SPACE)
    confirm(window, page)
    assert desk.database.read(stored)["acts"] == [["physical.beating", "physical.jerking"]]
    click(page.editing.editor.whole)
    form = page.editing.editor.form
    block(form, "IV").turn(opened=True)
    form.acts.setFocus()
    hands.press(SPACE)
    hands.press(DOWN)
    hands.press(SPACE)
    confirm(window, page)
    assert desk.database.read(stored)["acts"] == []


def test_emptied_answer_is_gone(desk, window, page, form) -> None:
    block(form, "XIII").turn(opened=True)
    fill_in(form, {"additional": "pomyłka"}, {})
    confirm(window, page)
    click(page.editing.editor.whole)
    form = page.editing.editor.form
    form.go_to("additional")
    form.wrapper("additional").input.clear()
    confirm(window, page)
    assert desk.database.read(stored)["answers"] == {}


def test_draft_lies_in_the_blue_card_file_and_comes_back(desk, window, page, form) -> None:
    block(form, "XIII").turn(opened=True)
    fill_in(form, {"additional": "niedokończone"}, {})
    Hands(window).press(ESC)
    assert desk.database.read(drafts_in, BLUE_CARD) == [WHOLE_FORM]
    assert desk.database.read(drafts_in, CENTRE) == []
    click(page.editing.editor.whole)
    assert page.editing.editor.form.values()["additional"] == "niedokończone"


def test_bad_answer_is_told_at_its_field_in_an_opened_section(window, page, form) -> None:
    name = field(form, "violent_work")
    school = field(form, "harmed_parents")
    block(form, "III").turn(opened=True)
    fill_in(form, {name: "x" * 10, field(form, "violent_born"): "2030-01-01"}, {})
    block(form, "III").turn(opened=False)
    save(window)
    assert form.wrapper(field(form, "violent_born")).error
    assert block(form, "III").is_open
    assert not form.wrapper(school).error


def test_nk_c_lists_the_plan_and_takes_a_new_action(qtbot, window, page) -> None:
    click(page.card.sections["forms"].buttons["nk_form"])
    fill_in(page.editing.editor.form, {"kind": "nk_c", "filled": "2026-10-21"}, {})
    confirm(window, page)
    click_row(page.card.sections["forms"].lists["nk_form"], "Niebieska Karta – C")
    click(page.editing.editor.whole)
    editor = page.editing.editor
    block(editor.form, "4").turn(opened=True)
    click(editor.form.buttons["help_action"])
    given = {"action": "porada prawna", "agreed_on": "2026-10-21", "responsible": "pracownik"}
    fill_in(page.editing.editor.form, given, {})
    confirm(window, page)
    qtbot.waitUntil(lambda: isinstance(page.editing.editor.form, WholeFields), timeout=WAIT)
    assert titles(page.editing.editor.form.lists["help_action"]) == ["porada prawna"]


def test_paper_is_made_of_what_is_stored(qtbot, monkeypatch, window, page, form) -> None:
    shown = []
    editor = page.editing.editor
    monkeypatch.setattr(editor.paper.output, "print_pages", shown.append)
    block(form, "XIII").turn(opened=True)
    fill_in(form, {"additional": "jeszcze nie zapisane"}, {})
    click(editor.paper.print_button)
    assert "Najpierw zapisz" in plain(editor.notice.text.text())
    form.go_to("additional")
    confirm(window, page)
    click(page.editing.editor.whole)
    click(page.editing.editor.paper.print_button)
    qtbot.waitUntil(lambda: bool(shown), timeout=WAIT)
    assert shown[0].report.title.startswith("Zestawienie do przepisania na formularz")


def test_places_of_help_are_printed_beside_an_nk_b(qtbot, monkeypatch, window, page) -> None:
    click(page.card.sections["forms"].buttons["nk_form"])
    editor = page.editing.editor
    assert not editor.paper.print_button.isVisible()
    fill_in(editor.form, {"kind": "nk_b", "filled": "2026-10-12"}, {})
    assert not editor.form.is_shown("violence")
    assert editor.form.is_shown("recipient")
    fill_in(editor.form, {"recipient": "Jan Przykladowy", "capacity": "closest"}, {})
    save(window)
    assert "nigdy nie dostaje" in editor.form.wrapper("recipient").error
    shown = []
    monkeypatch.setattr(editor.paper.output, "print_pages", shown.append)
    click(editor.paper.print_button)
    qtbot.waitUntil(lambda: bool(shown), timeout=WAIT)
    assert shown[0].report.title.startswith("Lokalne miejsca pomocy")
