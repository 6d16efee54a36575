"""Loads forms of ui/forms and knows the program's own fields: the one place to register them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QWidget

from mgops_desktop.files import shipped
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.check import CheckBox
from mgops_desktop.gui.widgets.check_list import CheckList
from mgops_desktop.gui.widgets.choice_field import ChoiceField
from mgops_desktop.gui.widgets.date_field import DateField, ParseDate, ParseTime, TimeField
from mgops_desktop.gui.widgets.fields import NumberField, TextArea, TextLine
from mgops_desktop.gui.widgets.form_field import FieldGrid, FormField
from mgops_desktop.gui.widgets.password_field import PasswordField
from mgops_desktop.gui.widgets.pick_list import PickList


@dataclass(frozen=True)
class FieldKit:
    """What the program's own fields need: the look, and how dates and times are read."""

    look: Look
    parse_date: ParseDate
    parse_time: ParseTime

    def makers(self) -> dict[str, Callable[[], QWidget]]:
        """Return how each of the program's own widgets in a `.ui` file is made."""
        look = self.look
        return {
            "CheckBox": lambda: CheckBox(look),
            "CheckList": lambda: CheckList(look),
            "ChoiceField": lambda: ChoiceField(look),
            "DateField": lambda: DateField(look, self.parse_date),
            "FieldGrid": lambda: FieldGrid(look),
            "FormField": lambda: FormField(look),
            "NumberField": lambda: NumberField(look),
            "PasswordField": lambda: PasswordField(look),
            "PickList": lambda: PickList(look),
            "TextArea": lambda: TextArea(look),
            "TextLine": lambda: TextLine(look),
            "TimeField": lambda: TimeField(look, self.parse_time),
        }


class FormLoader(QUiLoader):
    """Makes the widgets that a `.ui` file names."""

    def __init__(self, kit: FieldKit) -> None:
        with _without_plugins():
            super().__init__()
        self._makers = kit.makers()
        self._kept: list[QWidget] = []

    def createWidget(
        self, class_name: str, parent: QWidget | None = None, name: str = ""
    ) -> QWidget:
        make = self._makers.get(class_name)
        if make is None:
            return super().createWidget(class_name, parent, name)
        widget = make()
        if parent is not None:
            widget.setParent(parent)
        widget.setObjectName(name)
        self._kept.append(widget)
        return widget

    def load_form(self, file: str, parent: QWidget) -> QWidget:
        """Load `ui/forms/<file>`; raises RuntimeError naming a form that Qt refuses."""
        loaded = self.load(str(shipped("ui", "forms", file)), parent)
        if loaded is None:
            raise RuntimeError(f"form {file} refused: {self.errorString()}")
        return loaded


@contextmanager
def _without_plugins() -> Iterator[None]:
    """Hide Qt's plugins: a new QUiLoader loads all of Designer's, Qt Quick with them (8 MB), and none is used here."""
    paths = QCoreApplication.libraryPaths()
    QCoreApplication.setLibraryPaths([])
    try:
        yield
    finally:
        QCoreApplication.setLibraryPaths(paths)
