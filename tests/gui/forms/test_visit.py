"""The form of a visit, filled with keys as after a day in the field."""

import pytest
from PySide6.QtCore import Qt
from tests.gui.gallery_rows import VISIT_CHOICES
from tests.gui.keyboard import type_text

from mgops_desktop.gui.form_loader import FieldKit
from mgops_desktop.gui.forms.visit import VisitForm


@pytest.fixture
def form(qtbot, kit: FieldKit) -> VisitForm:
    made = VisitForm(kit, VISIT_CHOICES)
    qtbot.addWidget(made)
    made.resize(800, 900)
    made.show()
    return made


def tab(qtbot, form: VisitForm, times: int = 1) -> None:
    for _ in range(times):
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab)


def write(qtbot, form: VisitForm, text: str) -> None:
    type_text(form.focusWidget(), text)
    tab(qtbot, form)


def test_visit_is_entered_with_keys_alone(qtbot, form: VisitForm) -> None:
    form.go_to("kind")
    qtbot.keyClick(form.kind, Qt.Key.Key_Down)
    tab(qtbot, form)
    for text in ("dziś", "10", "1120", "ośrodek"):
        write(qtbot, form, text)
    qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Up)
    qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Space)
    tab(qtbot, form)
    qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Home)
    qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Space)
    tab(qtbot, form)
    write(qtbot, form, "Lista stałych opłat")
    write(qtbot, form, "Omówiono rachunki.")
    qtbot.keyClick(form.focusWidget(), Qt.Key.Key_End)
    qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Space)
    tab(qtbot, form)
    for text in ("przyniesie rachunki", "napisze do spółdzielni", "301126", "12", "35", "20"):
        write(qtbot, form, text)
    assert form.values() == {
        "kind": "home",
        "day": "2026-11-23",
        "began": "10:00",
        "ended": "11:20",
        "place": "ośrodek",
        "families": ["f1"],
        "persons": ["p1"],
        "tasks": ["15.18"],
        "topic": "Lista stałych opłat",
        "course": "Omówiono rachunki.",
        "agreed_family": "przyniesie rachunki",
        "agreed_assistant": "napisze do spółdzielni",
        "next_day": "2026-11-30",
        "km": 12,
        "travel_minutes": 35,
        "paperwork_minutes": 20,
        "workers": [],
        "incomplete": False,
        "card_number": "",
        "failed_reason": None,
        "cancelled_by": None,
    }
    assert form.unreadable() == []


def test_weekday_stands_beside_the_date(form: VisitForm) -> None:
    type_text(form.day, "231126")
    assert form.day.suffix() == "poniedziałek"


def test_duration_stands_under_the_end(form: VisitForm) -> None:
    form.set_values({"kind": "home", "began": "10:00", "ended": "11:20"})
    assert form.wrapper("ended").help_line.text() == "1 godz. 20 min"
    form.ended.setText("1045")
    assert form.wrapper("ended").help_line.text() == "45 min"
    form.ended.setText("9")
    assert form.wrapper("ended").help_line.text() == ""


@pytest.mark.parametrize(
    ("kind", "hidden"),
    [
        ("failed", {"ended", "persons", "tasks", "topic", "agreed_family", "agreed_assistant"}),
        ("phone", {"place", "km", "travel_minutes", "failed_reason"}),
        ("institution", {"persons", "agreed_family", "failed_reason"}),
        ("home", {"failed_reason"}),
    ],
)
def test_form_asks_only_for_what_the_kind_has(form: VisitForm, kind: str, hidden: set[str]) -> None:
    form.kind.choose(kind)
    asked_further_on = {"workers", "cancelled_by"}  # of several workers; of a visit called off
    not_shown = {name for name in form.values() if not form.is_shown(name)}
    assert not_shown == hidden | asked_further_on


def test_changing_the_kind_to_and_fro_loses_no_word(form: VisitForm) -> None:
    form.kind.choose("home")
    type_text(form.topic, "Budżet")
    form.kind.choose("failed")
    form.kind.choose("home")
    assert form.values()["topic"] == "Budżet"
    assert form.topic.isVisible()


def test_persons_are_those_of_the_chosen_families(form: VisitForm) -> None:
    assert form.persons.model().rowCount() == 0
    form.families.choose(["f1"])
    assert form.persons.model().rowCount() == 3
    form.persons.choose(["p1"])
    form.families.choose(["f1", "f2"])
    assert form.persons.model().rowCount() == 4
    assert form.persons.chosen == ["p1"]


def test_kind_date_and_family_are_what_a_visit_needs(form: VisitForm) -> None:
    assert [problem.field for problem in form.unreadable()] == ["kind", "day", "families"]


def test_fresh_form_is_not_dirty(form: VisitForm) -> None:
    assert not form.is_dirty


def test_form_grows_with_its_text_and_never_scrolls_inside(qtbot, form: VisitForm) -> None:
    low = form.course.height()
    form.course.setPlainText("wiersz\n" * 12)
    assert form.course.height() > low
    for part in (form.course, form.tasks, form.families.list):
        assert part.verticalScrollBar().maximum() == 0
