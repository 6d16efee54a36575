"""Forms: fields with their labels and errors, filled, read and kept as drafts alike, however they are made."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import ClassVar, get_type_hints

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from mgops_desktop.domain.errors import Problem
from mgops_desktop.gui import keys
from mgops_desktop.gui.form_loader import FieldKit, FormLoader
from mgops_desktop.gui.widgets.fields import Field, Value
from mgops_desktop.gui.widgets.form_field import FieldGrid, FormField
from mgops_desktop.gui.widgets.label import label, set_tone

_MISSING = "Uzupełnij to pole."
_ROOM_ROUND = 24


class FormError(Exception):
    """A form and its class do not fit together: a fault of the program."""


class Form(QWidget):
    """A form. `make` gives its content for a parent: widgets with a `FormField` round each field.

    Ctrl+S asks to save; Esc is the page's, which goes back by its `back`.
    `values` can be kept as a draft; `is_dirty` compares them with those last set or saved.
    Enter goes to the next field; in the last one it calls `at_end`, if there is one.
    """

    edited = Signal()
    save_asked = Signal()

    def __init__(self, make: Callable[[QWidget], QWidget]) -> None:
        super().__init__()
        self._loaded = make(self)
        self.banner = label("", "body", "danger", wraps=True)
        self._wrappers = self._complete()
        self._sought = ""
        self._hears_enter = False
        self.at_end: Callable[[], object] | None = None
        self._lay_out_form()

        for wrapper in self._wrappers.values():
            self._watch(wrapper)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        keys.bind(self, keys.SAVE, self.save_asked.emit, within)
        self._clean = self.values()

    @property
    def is_dirty(self) -> bool:
        """Whether anything differs from what was last set or saved."""
        return self.values() != self._clean

    def values(self) -> dict[str, Value]:
        """Return all that stands in the form, hidden fields too, as JSON can keep it."""
        return {name: self._field(name).value() for name in self._wrappers}

    def set_values(self, values: dict[str, Value]) -> None:
        """Fill the form; what is not named becomes empty. Then nothing counts as edited."""
        self.take_draft(values)
        self.mark_clean()

    def take_draft(self, values: dict[str, Value]) -> None:
        """Fill the form with a kept draft, which still waits to be saved."""
        for name in self._wrappers:
            self._field(name).set_value(values.get(name))
        self.show_problems(())

    def mark_clean(self) -> None:
        """Take what stands in the form as saved."""
        self._clean = self.values()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields, in the order of the form."""
        return tuple(self._wrappers)

    @property
    def first(self) -> str:
        """The first field that is shown."""
        return next((name for name in self.names if self.is_shown(name)), "")

    @property
    def last(self) -> str:
        """The last field that is shown."""
        return next((name for name in reversed(self.names) if self.is_shown(name)), "")

    def wrapper(self, name: str) -> FormField:
        """Return label, help and error round a field."""
        return self._wrappers[name]

    def show_field(self, name: str, *, shown: bool) -> None:
        """Show or hide a field; what was entered in it stays."""
        if self._wrappers[name].isHidden() is shown:
            self._wrappers[name].setVisible(shown)
            for grid in self._loaded.findChildren(FieldGrid):
                grid.arrange()

    def is_shown(self, name: str) -> bool:
        """Return whether a field belongs to what is being entered."""
        return not self._wrappers[name].isHidden()

    def unreadable(self) -> list[Problem]:
        """Return what the fields themselves find: a date that is none, a required gap."""
        found = []
        for name, wrapper in self._wrappers.items():
            if self.is_shown(name):
                field = self._field(name)
                gap = wrapper.is_required and is_nothing(field.value())
                message = _MISSING if gap else field.problem()
                if message:
                    found.append(Problem(message, field=name))
        return found

    def show_problems(self, problems: Sequence[Problem], tone: str = "danger") -> None:
        """Show each problem under its field, the others on top; go to the first faulty field.

        In the tone "warn" nothing is wrong, only odd.
        """
        in_sight = {name for name in self._wrappers if self.is_shown(name)}
        by_field = {p.field: p.message for p in reversed(problems) if p.field in in_sight}
        for name, wrapper in self._wrappers.items():
            wrapper.show_error(by_field.get(name, ""), tone)
        others = [p.message for p in problems if p.field not in in_sight]
        set_tone(self.banner, tone)
        self.banner.setText("\n".join(others))
        self.banner.setVisible(bool(others))
        first = next((name for name in self._wrappers if name in by_field), None)
        if first is not None:
            self.go_to(first)

    def go_to(self, name: str) -> None:
        """Put the cursor into a field and scroll the page so far that the field is seen.

        Instead of a covered field it is the next that is not.
        """
        name = self._open_from(name)
        self._wrappers[name].input.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._sought = name
        QTimer.singleShot(0, self, self._bring_into_view)  # once messages have made their room

    def cover(self, names: Collection[str]) -> None:
        """Cover what stands in these fields, and uncover all others; empty ones can be filled in."""
        for name, wrapper in self._wrappers.items():
            wrapper.cover(covered=name in names and not is_nothing(self._field(name).value()))

    def _open_from(self, name: str) -> str:
        names = self.names
        following = names[names.index(name) :]
        can = (one for one in following if self.is_shown(one) and not self.wrapper(one).is_covered)
        return next(can, name)

    def showEvent(self, event: QShowEvent) -> None:
        """Listen for Enter from now on; a form that is only being made would hear of every change of style."""
        super().showEvent(event)
        for wrapper in () if self._hears_enter else self._wrappers.values():
            if isinstance(wrapper.input, QLineEdit):
                wrapper.input.installEventFilter(self)
        self._hears_enter = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter go on to the next field from a line of text."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enters and not event.modifiers() and isinstance(watched, QLineEdit):
                if self.at_end is not None and watched is self._wrappers[self.last].input:
                    self.at_end()
                else:
                    self.focusNextChild()
                return True
        return super().eventFilter(watched, event)

    def _bring_into_view(self) -> None:
        part = self.parentWidget()
        while part is not None and not isinstance(part, QScrollArea):
            part = part.parentWidget()
        if part is not None:
            part.ensureWidgetVisible(self._wrappers[self._sought], 0, _ROOM_ROUND)

    def _field(self, name: str) -> Field:
        return self._wrappers[name].field

    def _complete(self) -> dict[str, FormField]:
        wrappers = {}
        for wrapper in self._loaded.findChildren(FormField):
            wrapper.complete()
            wrappers[wrapper.input.objectName()] = wrapper
        for grid in self._loaded.findChildren(FieldGrid):
            grid.complete()
        return wrappers

    def _watch(self, wrapper: FormField) -> None:
        field = wrapper.input
        wrapper.field.edited.connect(self.edited)
        wrapper.field.edited.connect(lambda: wrapper.show_error(""))
        if isinstance(field, QLineEdit):
            field.editingFinished.connect(partial(_complain, wrapper))

    def _lay_out_form(self) -> None:
        self.banner.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.banner)
        column.addWidget(self._loaded)
        column.addStretch(1)


def _complain(wrapper: FormField) -> None:
    """Say what the field itself finds wrong; what saving has found there stays until something is typed."""
    if wrapper.field.problem():
        wrapper.show_error(wrapper.field.problem())


def is_nothing(value: Value) -> bool:
    """Whether a field is empty; a nought is a number."""
    return not value and (isinstance(value, bool) or not isinstance(value, int))


class FormWidget(Form):
    """A form made in Designer. Subclasses name the `file` and annotate each field they use (`surname: TextLine`).

    Raises FormError naming form and field when the file lacks one or has another kind of widget.
    """

    file: ClassVar[str]

    def __init__(self, kit: FieldKit) -> None:
        self._loader = FormLoader(kit)
        super().__init__(partial(self._loader.load_form, self.file))
        self._set_fields()

    def _set_fields(self) -> None:
        for name, kind in get_type_hints(type(self)).items():
            if not (isinstance(kind, type) and issubclass(kind, QWidget)):
                continue
            child = self._loaded.findChild(QWidget, name)
            if not isinstance(child, kind):
                found = "is missing" if child is None else f"is a {type(child).__name__}"
                raise FormError(f"form {self.file}: {name} ({kind.__name__}) {found}")
            setattr(self, name, child)
