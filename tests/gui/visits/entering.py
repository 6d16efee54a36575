"""The notebook's visit for the tests of its form, and what is stored of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from tests.gui.hands import Hands

from mgops_desktop.gui.forms.visit import VisitForm
from mgops_desktop.gui.pages.families_page import FamiliesPage
from mgops_desktop.gui.pages.visit_editor import VisitEditor
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.visit import Visit

S, N = Qt.Key.Key_S, Qt.Key.Key_N
ESC, RETURN, SPACE = Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Space


@question("najnowsza wizyta w teście", None)
def newest(session) -> Visit:
    """Everything that the last recorded visit holds, as plain values."""
    found = max(session.query(Visit), key=lambda one: int(one.number.split("/")[1]))
    names = ("id", "day", "minutes", "topic", "course", "tasks", "km", "next_day", "version")
    return {name: getattr(found, name) for name in names} | {
        "persons": sorted(person.first_name for person in found.persons),
        "families": len(found.cases),
        "workers": [worker.surname for worker in found.workers],
        "kind": found.kind.value,
    }


@question("liczba wizyt w teście", None)
def how_many(session) -> int:
    return session.query(Visit).count()


def editor_of(page: FamiliesPage) -> VisitEditor:
    shown = page.editing.currentWidget()
    assert isinstance(shown, VisitEditor)
    return shown


def all_the_same(editor: VisitEditor) -> QPushButton:
    """The button that saves in spite of a warning."""
    return next(one for one in editor.notice.findChildren(QPushButton) if "mimo to" in one.text())


def is_on_the_card(page: FamiliesPage) -> bool:
    return page.browse.isVisible()


def is_seen(editor: VisitEditor, field: str) -> bool:
    """Whether a field with its message stands in the part of the page that is scrolled to."""
    wrapper = editor.form.wrapper(field)
    view = editor.sheet.viewport()
    room = wrapper.rect().translated(wrapper.mapTo(view, wrapper.rect().topLeft()))
    return view.rect().contains(room)


def enter_visit(hands: Hands, form: VisitForm) -> None:
    """What stands in the notebook, with keys alone."""
    hands.go_to(form.day)
    hands.write_over("20.11")
    hands.press(RETURN)
    hands.write("10")
    hands.press(RETURN)
    hands.write("1120")
    hands.go_to(form.persons)
    hands.press(SPACE)
    hands.go_to(form.topic)
    hands.write("Zaległy czynsz")
    hands.go_to(form.course)
    hands.write("Ułożono spłatę w ratach.")
    hands.go_to(form.tasks)
    hands.press(SPACE)
    hands.go_to(form.next_day)
    hands.write("27112026")
    hands.go_to(form.km)
    hands.write("12")
