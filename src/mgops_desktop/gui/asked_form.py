"""A short form in the place of the cards: some fields, one button; nothing of it is kept as a draft (passwords)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from mgops_desktop.domain.entry import parse_time
from mgops_desktop.domain.entry_date import parse_date
from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.gui.form import Form
from mgops_desktop.gui.form_loader import FieldKit
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.check import CheckBox
from mgops_desktop.gui.widgets.check_list import CheckList
from mgops_desktop.gui.widgets.choice_field import Choice, ChoiceField
from mgops_desktop.gui.widgets.date_field import DateField, TimeField
from mgops_desktop.gui.widgets.fields import NumberField, TextArea, TextLine, Value
from mgops_desktop.gui.widgets.form_field import FieldGrid, FormField
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.password_field import PasswordField
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.storage.vault.passwords import WeakPassword

_WIDEST = 860
REPEATED = "repeated"
DIFFERENT = "Hasła się różnią. Wpisz jeszcze raz to samo hasło."
LENGTH = "Co najmniej 12 znaków. Dobrze sprawdza się kilka słów ze spacjami."


@dataclass(frozen=True)
class Asked:
    """One field: its name, words, how it is made, and what stands in it at first."""

    name: str
    words: str
    make: Callable[[FieldKit], QWidget]
    required: bool = True
    help: str = ""
    wide: bool = False
    value: Value = None


def a_line(kit: FieldKit) -> QWidget:
    return TextLine(kit.look)


def a_day(kit: FieldKit) -> QWidget:
    return DateField(kit.look, kit.parse_date)


def a_password(kit: FieldKit) -> QWidget:
    return PasswordField(kit.look)


def an_hour(kit: FieldKit) -> QWidget:
    return TimeField(kit.look, kit.parse_time)


def a_text(kit: FieldKit) -> QWidget:
    return TextArea(kit.look)


def a_number(kit: FieldKit) -> QWidget:
    return NumberField(kit.look)


def a_tick(kit: FieldKit) -> QWidget:
    field = CheckBox(kit.look)
    field.setText("tak")
    return field


def one_of(choices: Sequence[Choice]) -> Callable[[FieldKit], QWidget]:
    """A field that offers these."""

    def make(kit: FieldKit) -> QWidget:
        field = ChoiceField(kit.look)
        field.set_choices(choices)
        return field

    return make


def some_of(choices: Sequence[Choice]) -> Callable[[FieldKit], QWidget]:
    """A field in which any number of these can be ticked."""

    def make(kit: FieldKit) -> QWidget:
        field = CheckList(kit.look)
        field.set_choices(choices)
        return field

    return make


def new_password(words: str = "Nowe hasło") -> tuple[Asked, Asked]:
    """The two fields of a new password."""
    return (
        Asked("password", words, a_password, help=LENGTH),
        Asked(REPEATED, "Powtórz hasło", a_password),
    )


class FieldsForm(Form):
    """The fields under each other."""

    def __init__(self, kit: FieldKit, asked: Sequence[Asked], heading: str = "") -> None:
        super().__init__(partial(_build, kit, asked, heading))
        self.set_values({one.name: one.value for one in asked})


class GroupedForm(Form):
    """Fields under headings, each group in its turn."""

    def __init__(self, kit: FieldKit, groups: Sequence[tuple[str, Sequence[Asked]]]) -> None:
        super().__init__(partial(_build_groups, kit, groups))
        self.set_values({one.name: one.value for _heading, asked in groups for one in asked})


class AskedForm(QWidget):
    """`given` gives the values by name when nothing is missing, `left` that nothing is to be done."""

    given = Signal(object)
    left = Signal()

    def __init__(
        self, parts: Parts, title: str, note: str, asked: Sequence[Asked], go: str
    ) -> None:
        super().__init__()
        self.back = Button(parts.look, "Wróć", "chevron-left")
        self.go = Button(parts.look, go, "check", primary=True)
        self.header = PageHeader("", [self.back, self.go])
        self.header.show_title(title, note)
        self.form = FieldsForm(field_kit(parts), asked)
        self._lay_out(parts)
        self.setFocusProxy(self.form.wrapper(self.form.first).input)

        self.go.clicked.connect(self.give)
        self.form.save_asked.connect(self.give)
        self.back.clicked.connect(self.left)

    def give(self) -> None:
        """Ctrl+S: show what is missing, or give what was typed."""
        if not self.isEnabled():
            return
        problems = self.form.unreadable()
        values: Mapping[str, Value] = self.form.values()
        if not problems and REPEATED in values and values[REPEATED] != values["password"]:
            problems = [Problem(DIFFERENT, field=REPEATED)]
        self.form.show_problems(problems)
        if not problems:
            self.setEnabled(False)  # until it is told how it went
            self.given.emit(values)

    def refuse(self, error: UserError) -> None:
        """Show why it was not done; what was typed stays."""
        self.setEnabled(True)
        problems = list(error.problems)
        if isinstance(error, WeakPassword):
            problems = [Problem(error.message, field="password")]
        if any(one.field in self.form.names for one in problems):
            self.form.show_problems(problems)  # the cursor goes to the first of them
        else:
            self.form.show_problems([Problem(error.message)])
            self.form.go_to(self.form.first)

    def _lay_out(self, parts: Parts) -> None:
        card = Card()
        card.body.setContentsMargins(20, 16, 20, 16)
        card.body.addWidget(self.form)
        card.setMaximumWidth(parts.look.px(_WIDEST))
        sheet = ScrollColumn("Formularz")
        sheet.add(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.header)
        column.addWidget(sheet, 1)


def field_kit(parts: Parts) -> FieldKit:
    """What the fields need; "dziś" is the program's day."""
    return FieldKit(parts.look, lambda text: parse_date(text, today=parts.today), parse_time)


def _build(kit: FieldKit, asked: Sequence[Asked], heading: str, parent: QWidget) -> QWidget:
    return _build_groups(kit, [(heading, asked)], parent)


def _build_groups(
    kit: FieldKit, groups: Sequence[tuple[str, Sequence[Asked]]], parent: QWidget
) -> QWidget:
    content = QWidget(parent)
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(18)
    for heading, asked in groups:
        grid = FieldGrid(kit.look)
        grid.setProperty("heading", heading)
        layout = QGridLayout(grid)
        for row, one in enumerate(asked):
            layout.addWidget(_wrap(kit, one), row, 0)
        column.addWidget(grid)
    return content


def _wrap(kit: FieldKit, one: Asked) -> FormField:
    wrapper = FormField(kit.look)
    wrapper.setProperty("label", one.words)
    wrapper.setProperty("help", one.help)
    wrapper.setProperty("required", one.required)
    wrapper.setProperty("wide", one.wide)
    field = one.make(kit)
    field.setObjectName(one.name)
    QVBoxLayout(wrapper).addWidget(field)
    return wrapper
