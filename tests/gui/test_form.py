"""Forms from Designer: fields by name, problems at their fields, drafts, keys."""

import importlib
import pkgutil
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from tests.gui.keyboard import type_text

import mgops_desktop.gui.forms
from mgops_desktop import files
from mgops_desktop.domain.errors import Problem
from mgops_desktop.files import shipped
from mgops_desktop.gui.form import FormError, FormWidget
from mgops_desktop.gui.form_loader import FieldKit
from mgops_desktop.gui.widgets.check import CheckBox
from mgops_desktop.gui.widgets.date_field import DateField
from mgops_desktop.gui.widgets.fields import NumberField, TextArea, TextLine

FIELD = """
<item row="{row}" column="0"><widget class="FormField" name="{name}_field">
 <property name="label" stdset="0"><string>{label}</string></property>
 <property name="required" stdset="0"><bool>{required}</bool></property>
 <property name="help" stdset="0"><string>{help}</string></property>
 <layout class="QVBoxLayout" name="{name}_lines">
  <item><widget class="{kind}" name="{name}"/></item>
 </layout></widget></item>"""
FORM = """<ui version="4.0"><class>Small</class><widget class="QWidget" name="small">
<layout class="QVBoxLayout" name="all"><item><widget class="FieldGrid" name="grid">
<property name="heading" stdset="0"><string>Osoba</string></property>
<layout class="QGridLayout" name="lines">{fields}</layout></widget></item></layout></widget></ui>"""


def field(
    row: int, name: str, kind: str, label: str, *, required: bool = False, help_: str = ""
) -> str:
    wanted = str(required).lower()
    return FIELD.format(row=row, name=name, kind=kind, label=label, required=wanted, help=help_)


FIELDS = [
    field(0, "surname", "TextLine", "Nazwisko", required=True),
    field(1, "born", "DateField", "Data urodzenia", help_="Wystarczy rok."),
    field(2, "children_number", "NumberField", "Dzieci"),
    field(3, "note", "TextArea", "Notatka"),
    field(4, "alone", "CheckBox", "Mieszka sama"),
]


class PersonForm(FormWidget):
    file: ClassVar[str] = "person_in_test.ui"
    surname: TextLine
    born: DateField
    note: TextArea
    alone: CheckBox
    children_number: NumberField


@pytest.fixture
def forms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands in for ui/forms."""
    folder = tmp_path / "ui" / "forms"
    folder.mkdir(parents=True)
    (folder / "person_in_test.ui").write_text(FORM.format(fields="".join(FIELDS)), encoding="utf-8")
    (tmp_path / "resources").symlink_to(shipped("resources"))
    monkeypatch.setattr(files, "_ROOT", tmp_path)
    return folder


@pytest.fixture
def form(qtbot, kit: FieldKit, forms: Path) -> PersonForm:
    made = PersonForm(kit)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


def test_attributes_are_the_fields_of_the_same_names(form: PersonForm) -> None:
    form.surname.setText("Wzorcowa")
    assert form.values()["surname"] == "Wzorcowa"


def test_missing_field_names_form_and_field(kit: FieldKit, forms: Path, qtbot) -> None:
    (forms / "person_in_test.ui").write_text(
        FORM.format(fields="".join(FIELDS[1:])), encoding="utf-8"
    )
    with pytest.raises(FormError, match=r"person_in_test\.ui: surname \(TextLine\) is missing"):
        PersonForm(kit)


def test_field_of_another_kind_names_form_and_field(kit: FieldKit, forms: Path) -> None:
    fields = [field(0, "surname", "TextArea", "Nazwisko"), *FIELDS[1:]]
    (forms / "person_in_test.ui").write_text(FORM.format(fields="".join(fields)), encoding="utf-8")
    with pytest.raises(FormError, match=r"person_in_test\.ui: surname \(TextLine\) is a TextArea"):
        PersonForm(kit)


def test_missing_form_names_its_path(kit: FieldKit, forms: Path) -> None:
    (forms / "person_in_test.ui").unlink()
    with pytest.raises(FileNotFoundError, match=r"person_in_test\.ui"):
        PersonForm(kit)


def test_required_is_said_by_word_and_to_screen_readers(form: PersonForm) -> None:
    words = [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
    assert words.count("wymagane") == 1
    assert form.surname.accessibleName() == "Nazwisko, wymagane"
    assert form.born.accessibleDescription() == "Wystarczy rok."


def test_problem_stands_under_its_field_and_the_first_one_gets_the_cursor(
    form: PersonForm, qtbot
) -> None:
    problems = [
        Problem("Najwyżej 20.", field="children_number"),
        Problem("Data jest z przyszłości.", field="born"),
        Problem("Rodzina jest w koszu."),
    ]
    form.show_problems(problems)
    assert form.wrapper("born").error == "Data jest z przyszłości."
    assert form.wrapper("children_number").error == "Najwyżej 20."
    assert form.banner.text() == "Rodzina jest w koszu."
    assert form.banner.isVisible()
    assert form.focusWidget() is form.born
    assert form.born.property("invalid") is True
    assert form.born.accessibleDescription() == "Data jest z przyszłości."


def test_problem_goes_when_its_field_is_put_right(form: PersonForm, qtbot) -> None:
    form.show_problems([Problem("Uzupełnij.", field="surname")])
    type_text(form.surname, "W")
    assert form.wrapper("surname").error == ""
    assert form.surname.property("invalid") is False


def test_unreadable_date_is_marked_when_the_field_is_left(form: PersonForm, qtbot) -> None:
    form.born.setFocus()
    type_text(form.born, "32.13")
    qtbot.keyClick(form.born, Qt.Key.Key_Tab)
    assert form.wrapper("born").error.startswith("Wpisz datę")
    assert [problem.field for problem in form.unreadable()] == ["surname", "born"]


def test_enter_goes_to_the_next_field(form: PersonForm, qtbot) -> None:
    form.surname.setFocus()
    qtbot.keyClick(form.surname, Qt.Key.Key_Return)
    assert form.focusWidget() is form.born


def test_enter_in_a_note_is_a_new_line_and_tab_goes_on(form: PersonForm, qtbot) -> None:
    form.note.setFocus()
    type_text(form.note, "a")
    qtbot.keyClick(form.note, Qt.Key.Key_Return)
    qtbot.keyClick(form.note, Qt.Key.Key_Tab)
    assert form.values()["note"] == "a\n"
    assert form.focusWidget() is form.alone


def test_form_is_dirty_as_long_as_it_differs(form: PersonForm, qtbot) -> None:
    form.set_values(
        {"surname": "Wzorcowa", "born": "1990-02-28", "children_number": 2, "alone": True}
    )
    assert not form.is_dirty
    with qtbot.waitSignal(form.edited, timeout=100):
        type_text(form.surname, "x")
    assert form.is_dirty
    qtbot.keyClick(form.surname, Qt.Key.Key_Backspace)
    assert not form.is_dirty
    form.alone.setChecked(False)
    assert form.is_dirty
    form.mark_clean()
    assert not form.is_dirty


def test_draft_gives_back_every_word_even_what_cannot_be_read(form: PersonForm, kit, qtbot) -> None:
    type_text(form.surname, "Wzorcowa")
    type_text(form.born, "luty 90")
    type_text(form.note, "trzy zdania")
    draft = form.values()
    other = PersonForm(kit)
    qtbot.addWidget(other)
    other.take_draft(draft)
    assert other.values() == draft
    assert other.is_dirty


def test_hidden_field_keeps_what_was_entered_but_is_not_checked(form: PersonForm) -> None:
    form.set_values({"surname": "Wzorcowa", "born": "co?"})
    form.show_field("born", shown=False)
    assert not form.born.isVisible()
    assert form.unreadable() == []
    form.show_field("born", shown=True)
    assert form.born.text() == "co?"


def test_save_key_works_inside_the_form(form: PersonForm, qtbot) -> None:
    form.note.setFocus()
    with qtbot.waitSignal(form.save_asked, timeout=100):
        qtbot.keyClick(form.note, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize(("width", "columns"), [(520, 1), (640, 2)])
def test_fields_stand_in_two_columns_from_560_pixels(
    form: PersonForm, qtbot, width: int, columns: int
) -> None:
    def rows() -> set[int]:
        return {form.wrapper(name).geometry().top() for name in ("surname", "born")}

    form.resize(width, 500)
    qtbot.waitUntil(lambda: len(rows()) == 3 - columns, timeout=500)


def test_every_form_is_loaded_by_exactly_one_class() -> None:
    for _finder, name, _package in pkgutil.iter_modules(mgops_desktop.gui.forms.__path__):
        importlib.import_module(f"{mgops_desktop.gui.forms.__name__}.{name}")

    loaded = [form.file for form in FormWidget.__subclasses__() if form is not PersonForm]
    assert sorted(loaded) == sorted(path.name for path in shipped("ui", "forms").glob("*.ui"))


def test_form_field_without_a_field_is_refused(kit: FieldKit, forms: Path) -> None:
    (forms / "person_in_test.ui").write_text(
        FORM.format(fields=field(0, "surname", "QWidget", "Nazwisko")), encoding="utf-8"
    )

    class Empty(FormWidget):
        file: ClassVar[str] = "person_in_test.ui"

    with pytest.raises(TypeError, match="surname_field needs exactly one field"):
        Empty(kit)
