"""A field with its label above, help and error below; and fields in one column or two."""

from typing import cast

from PySide6.QtCore import Property
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mgops_desktop.gui.layouts import widgets_of
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.covered import Covered
from mgops_desktop.gui.widgets.fields import Field, as_field
from mgops_desktop.gui.widgets.label import PlainLabel, caption, section, set_state
from mgops_desktop.gui.widgets.message_line import MessageLine

_REQUIRED = "wymagane"


class FormField(QWidget):
    """Stands round one input of a `.ui` form. Its properties are set there, in Designer:

    `label`, `help`, `required` (said by word), `wide` (takes the whole width of the form).
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._label = ""
        self._help = ""
        self._required = False
        self._wide = False
        self.input = QWidget()
        self.label_line: QLabel = PlainLabel()
        self.required_line = caption(_REQUIRED)
        self.help_line = caption(wraps=True)
        self.error_line = MessageLine(look)
        self._cover: Covered | None = None

    def complete(self) -> None:
        """Put label, help and error round the input; called once the form is loaded."""
        layout = self.layout()
        if not isinstance(layout, QVBoxLayout):
            raise TypeError(f"FormField {self.objectName()} needs a vertical layout")
        fields = [child for child in self.findChildren(QWidget) if as_field(child)]
        found = [one for one in fields if not any(_holds(other, one) for other in fields)]
        if len(found) != 1:
            raise TypeError(f"FormField {self.objectName()} needs exactly one field in it")
        self.input = found[0]
        self._lay_out(layout, self.input)
        self._describe()

    @property
    def field(self) -> Field:
        """The input as a keeper of its value."""
        return cast("Field", self.input)

    @property
    def error(self) -> str:
        return self.error_line.text()

    @property
    def is_required(self) -> bool:
        return self._required

    @property
    def is_wide(self) -> bool:
        return self._wide

    @property
    def name(self) -> str:
        """The words of the label."""
        return self._label

    def show_error(self, message: str, tone: str = "danger") -> None:
        """Show what is wrong and what to do, under the field; an empty text takes it away.

        In the tone "warn" it is only odd, and may be stored as it is.
        """
        words = self.error_line.say(message, tone)
        set_state(self.input, "invalid", bool(words) and tone == "danger")
        set_state(self.input, "odd", bool(words) and tone == "warn")
        self.input.setAccessibleDescription(words or self._help)

    @property
    def is_covered(self) -> bool:
        """Whether what stands in the field is not to be seen now."""
        return self.input.isHidden()

    def cover(self, *, covered: bool) -> None:
        """Put a cover in the place of the input, or take it away; what stands in the field stays."""
        if covered is self.is_covered:
            return
        layout = self.layout()
        if self._cover is None and isinstance(layout, QVBoxLayout):
            self._cover = Covered(self._look)
            layout.insertWidget(layout.indexOf(self.help_line), self._cover)
        if self._cover is not None:
            self._cover.setVisible(covered)
            self.input.setVisible(not covered)

    def show_help(self, text: str) -> None:
        """Set the muted line under the field."""
        self._help = text
        self.help_line.setText(text)
        self.help_line.setVisible(bool(text))

    def _lay_out(self, layout: QVBoxLayout, inner: QWidget) -> None:
        self.label_line.setProperty("kind", "second_strong")
        self.label_line.setText(self._label)
        self.label_line.setBuddy(inner)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.label_line)
        head.addWidget(self.required_line)
        head.addStretch(1)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.insertLayout(0, head)
        layout.addWidget(self.help_line)
        layout.addWidget(self.error_line)
        layout.addStretch(1)

    def _describe(self) -> None:
        self.required_line.setVisible(self._required)
        self.show_help(self._help)
        self.show_error("")
        required = f", {_REQUIRED}" if self._required else ""
        self.input.setAccessibleName(f"{self._label}{required}")

    def _get_label(self) -> str:
        return self._label

    def _set_label(self, text: str) -> None:
        self._label = text

    def _get_help(self) -> str:
        return self._help

    def _set_help(self, text: str) -> None:
        self._help = text

    def _get_required(self) -> bool:
        return self._required

    def _set_required(self, required: bool) -> None:
        self._required = required

    def _get_wide(self) -> bool:
        return self._wide

    def _set_wide(self, wide: bool) -> None:
        self._wide = wide

    label = Property(str, _get_label, _set_label)
    help = Property(str, _get_help, _set_help)
    required = Property(bool, _get_required, _set_required)
    wide = Property(bool, _get_wide, _set_wide)


class FieldGrid(QWidget):
    """A part of a form: fields in one column, in two from 560 px; hidden fields leave no gap, alone no heading."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._heading = ""
        self._columns = 0
        self._asks_nothing = False
        self.fields: tuple[FormField, ...] = ()
        self.heading_line = section()

    def complete(self) -> None:
        """Take the fields of the loaded form, in the order of its rows."""
        layout = self.layout()
        if not isinstance(layout, QGridLayout):
            raise TypeError(f"FieldGrid {self.objectName()} needs a grid layout")
        found = (widget for widget in widgets_of(layout) if isinstance(widget, FormField))
        self.fields = tuple(found)
        self.heading_line.setText(self._heading)
        if not self._heading:
            self.heading_line.hide()  # and never shown: it has no parent yet, it would be a window
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(16)
        layout.setVerticalSpacing(12)
        self.arrange()

    def arrange(self) -> None:
        """Place the fields that are not hidden."""
        layout = self.layout()
        if not isinstance(layout, QGridLayout):
            return
        self._show_if_asked()
        wanted = self._look.px(self._look.size("two_columns_from"))
        self._columns = 2 if self.width() >= wanted else 1
        for widget in widgets_of(layout):
            # not takeAt: Qt would keep the height that the old item knew, and errors would lie over the help
            layout.removeWidget(widget)
        layout.addWidget(self.heading_line, 0, 0, 1, self._columns)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(1, self._columns - 1)
        row, column = 1, 0
        for field in self.fields:
            if field.isHidden():
                continue
            if field.is_wide and column:
                row, column = row + 1, 0
            span = self._columns if field.is_wide else 1
            layout.addWidget(field, row, column, 1, span)
            column += span
            if column >= self._columns:
                row, column = row + 1, 0

    def _show_if_asked(self) -> None:
        """Hide a part whose every field is hidden, until one of them is asked for."""
        asks_nothing = bool(self.fields) and all(field.isHidden() for field in self.fields)
        if asks_nothing is not self._asks_nothing:
            self._asks_nothing = asks_nothing
            self.setVisible(not asks_nothing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = self._look.px(self._look.size("two_columns_from"))
        if self._columns != (2 if self.width() >= wanted else 1):
            self.arrange()

    def _get_heading(self) -> str:
        return self._heading

    def _set_heading(self, text: str) -> None:
        self._heading = text

    heading = Property(str, _get_heading, _set_heading)


def _holds(outer: QWidget, inner: QWidget) -> bool:
    return outer is not inner and outer.isAncestorOf(inner)
