"""The centre, dictionaries, parameters, days off, programmes: each in its form, and what is refused."""

import pytest
from PySide6.QtCore import Qt
from tests.gui.calm import click, click_row, press, save
from tests.gui.folder import Desk
from tests.gui.hands import Hands, row_of, shown_words, titles

from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.settings.panel import RecordsPanel
from mgops_desktop.operations.records.forms import record_form
from mgops_desktop.storage.setting import centre, parameters_of
from mgops_desktop.storage.setting_lists import dictionary_rows, parameter_values

ESC = Qt.Key.Key_Escape


def field(panel: RecordsPanel, name: str):
    return panel.editing.editor.form.wrapper(name).input


def error(panel: RecordsPanel, name: str) -> str:
    return panel.editing.editor.form.wrapper(name).error


def write(window: MainWindow, panel: RecordsPanel, name: str, text: str) -> None:
    field(panel, name).setFocus()
    Hands(window).write_over(text)


def choose(panel: RecordsPanel, name: str, words: str) -> None:
    box = field(panel, name)
    box.setCurrentIndex(box.findText(words))


def test_header_of_the_centre_is_corrected_and_shown(qtbot, desk: Desk, window, open_part) -> None:
    panel = open_part("Ośrodek")
    click(panel.edit)
    assert not panel.editing.editor.bin.isVisible()
    write(window, panel, "name", "Ośrodek w Przykładowie")
    save(window)
    qtbot.waitUntil(lambda: "Ośrodek w Przykładowie" in shown_words(panel))
    assert desk.database.read(centre).name == "Ośrodek w Przykładowie"


def test_centre_without_a_name_is_refused(window, open_part) -> None:
    panel = open_part("Ośrodek")
    click(panel.edit)
    write(window, panel, "name", "")
    save(window)
    assert error(panel, "name") == "Uzupełnij to pole."


def test_escape_leaves_the_form_and_then_the_part(window, page, open_part) -> None:
    panel = open_part("Ośrodek")
    click(panel.edit)
    press(window, ESC)
    assert panel.editing.editor is None
    press(window, ESC)
    assert page.list.hasFocus()


def test_entry_of_a_dictionary_is_added_where_its_button_stands(
    desk: Desk, window, open_part
) -> None:
    panel = open_part("Słowniki")
    click(panel.buttons["district"])
    write(window, panel, "label", "Rejon Wólka")
    save(window)
    assert "Rejon Wólka" in titles(panel.lists["district"])
    added = next(row for row in desk.database.read(dictionary_rows) if row.label == "Rejon Wólka")
    assert (added.dictionary, added.key) == ("district", "rejon_wolka")


def test_same_entry_twice_is_refused(window, open_part) -> None:
    panel = open_part("Słowniki")
    known = titles(panel.lists["problem"])[0]
    click(panel.buttons["problem"])
    write(window, panel, "label", known.upper())
    save(window)
    assert error(panel, "label") == f"Ten słownik ma już pozycję „{known}”."


def test_entry_of_signs_only_is_refused(window, open_part) -> None:
    panel = open_part("Słowniki")
    click(panel.buttons["district"])
    write(window, panel, "label", "!?")
    save(window)
    assert error(panel, "label") == "W nazwie muszą być litery albo cyfry."


def test_row_of_the_table_for_cas_names_its_year_and_a_figure(
    desk: Desk, window, open_part
) -> None:
    panel = open_part("Słowniki")
    assert titles(panel.lists["cas_column"]) == ["Ogółem", "Kobiety", "Mężczyźni", "Dzieci"]
    click(panel.buttons["cas_row"])
    write(window, panel, "label", "Wizyty monitorujące")
    for key, said in (
        ("blue_card_monitoring_visits", "Klucz tej pozycji: Rok, kropka i klucz liczby"),
        ("2026.no_such_figure", "Nie ma liczby o kluczu „no_such_figure”."),
    ):
        write(window, panel, "key", key)
        save(window)
        assert error(panel, "key").startswith(said)
    write(window, panel, "key", "2026.blue_card_monitoring_visits")
    save(window)
    assert titles(panel.lists["cas_row"])[-1] == "Wizyty monitorujące"


def test_reason_of_closing_must_say_where_the_report_counts_it(window, open_part) -> None:
    panel = open_part("Słowniki")
    click(panel.buttons["closure_reason"])
    write(window, panel, "label", "wyjazd za granicę")
    save(window)
    assert "pod którą przyczyną jest liczona" in error(panel, "maps_to")


def test_ended_entry_stays_in_the_list_and_is_offered_no_more(
    desk: Desk, window, open_part
) -> None:
    panel = open_part("Słowniki")
    ended = titles(panel.lists["problem"])[0]
    click_row(panel.lists["problem"], ended)
    write(window, panel, "valid_to", "1.11.26")
    save(window)
    assert row_of(panel.lists["problem"], ended).badge.text == "zakończona"
    shapes = {one.name: one for one in desk.database.read(record_form, "family_problem").fields}
    offered = [option.label for option in shapes["problem"].options]
    assert offered
    assert ended not in offered


def test_new_value_of_a_parameter_ends_the_one_before_and_overwrites_nothing(
    desk: Desk, window, open_part
) -> None:
    panel = open_part("Parametry")
    click(panel.buttons["no_visit_days"])
    write(window, panel, "value", "30")
    write(window, panel, "valid_from", "1.1.2027")
    write(window, panel, "basis", "zarządzenie kierownika")
    choose(panel, "confirmed", "tak")
    save(window)
    assert titles(panel.lists["no_visit_days"]) == ["30 dni", "21 dni"]
    values = [v for v in desk.database.read(parameter_values) if v.key == "no_visit_days"]
    assert [(v.value, str(v.valid_from), str(v.valid_to)) for v in values] == [
        ("30", "2027-01-01", "None"),
        ("21", "2012-01-01", "2026-12-31"),
    ]


@pytest.mark.parametrize(
    ("value", "day", "field_name", "said"),
    [
        ("999", "1.1.2027", "value", "wpisz liczbę całkowitą od 1 do 366"),
        ("30", "1.1.2012", "valid_from", "późniejszego niż 01.01.2012"),
        ("30", "", "valid_from", "Uzupełnij to pole."),
    ],
)
def test_impossible_value_is_refused(
    desk: Desk, window, open_part, value: str, day: str, field_name: str, said: str
) -> None:
    panel = open_part("Parametry")
    click(panel.buttons["no_visit_days"])
    write(window, panel, "value", value)
    write(window, panel, "valid_from", day)
    choose(panel, "confirmed", "nie")
    save(window)
    assert said in error(panel, field_name)
    assert len([v for v in desk.database.read(parameter_values) if v.key == "no_visit_days"]) == 1


def test_value_in_force_is_changed_only_after_a_warning(desk: Desk, window, open_part) -> None:
    panel = open_part("Parametry")
    click_row(panel.lists["no_visit_days"], "21 dni")
    write(window, panel, "value", "25")
    save(window)
    assert "Ta wartość już obowiązuje" in error(panel, "value")
    today = desk.database.clock.today()
    assert desk.database.read(parameters_of).number("no_visit_days", today) == 21


def test_confirming_a_value_takes_the_badge_away(window, open_part) -> None:
    panel = open_part("Parametry")
    assert row_of(panel.lists["work_plan"], "30 dni").badge.text == "do potwierdzenia"
    click_row(panel.lists["work_plan"], "30 dni")
    choose(panel, "confirmed", "tak")
    save(window)
    assert row_of(panel.lists["work_plan"], "30 dni").badge.text == "obecnie"


def test_day_off_is_added_and_the_same_day_refused(window, open_part) -> None:
    panel = open_part("Dni wolne")
    for name in ("za święto w sobotę", "jeszcze raz"):
        click(panel.add)
        write(window, panel, "name", name)
        write(window, panel, "day", "31.12.2026")
        choose(panel, "kind", "wolny")
        save(window)
    assert error(panel, "day").startswith("Ten dzień jest już zapisany: „za święto w sobotę”.")
    press(window, ESC)
    assert "za święto w sobotę" in titles(panel.list)


def test_programme_of_other_than_three_years_is_stored_after_a_warning(window, open_part) -> None:
    panel = open_part("Programy")
    before = titles(panel.list)
    click(panel.add)
    write(window, panel, "name", "Program na dwa lata")
    write(window, panel, "first_year", "2031")
    write(window, panel, "last_year", "2032")
    save(window)
    assert "art. 176 pkt 1" in error(panel, "last_year")
    assert titles(panel.list) == before
    buttons = panel.editing.editor.notice.findChildren(type(panel.add))
    click(next(one for one in buttons if one.isVisible() and one.text() == "Zapisz mimo to"))
    assert "Program na dwa lata" in titles(panel.list)


def test_empty_folder_says_what_is_missing(empty_desk: Desk) -> None:
    window = empty_desk.sit_down("kierownik")
    click(window.rail.buttons["settings"])
    page = window.pages.page("settings")
    assert "Nie wpisano jeszcze danych ośrodka." in shown_words(page)
    click_row(page.list, "Programy")
    assert "Nie wpisano programu wspierania rodziny." in shown_words(page)


@pytest.mark.parametrize(
    ("login", "parts"),
    [
        ("zespol", ["Gdzie są dane", "Moje hasło", "Ten komputer"]),
        ("asystent", ["Biblioteka celów", "Kopie", "Gdzie są dane", "Moje hasło", "Ten komputer"]),
    ],
)
def test_account_sees_the_parts_it_has_a_right_to(desk: Desk, login: str, parts: list[str]) -> None:
    window = desk.sit_down(login)
    click(window.rail.buttons["settings"])
    assert titles(window.pages.page("settings").list) == parts
