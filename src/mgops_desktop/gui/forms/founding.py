"""The form that a new data folder begins with: the centre and its first account."""

from typing import ClassVar

from mgops_desktop.domain.errors import Problem
from mgops_desktop.gui.form import FormWidget
from mgops_desktop.gui.widgets.fields import TextLine
from mgops_desktop.gui.widgets.password_field import PasswordField


class FoundingForm(FormWidget):
    """Asks for the name of the centre, the person, the log-in and the password twice."""

    file: ClassVar[str] = "founding.ui"
    centre: TextLine
    person: TextLine
    login: TextLine
    password: PasswordField
    repeated: PasswordField

    def problems(self) -> list[Problem]:
        """Return gaps, and passwords that differ."""
        found = self.unreadable()
        if not found and self.password.text() != self.repeated.text():
            message = "Hasła się różnią. Wpisz jeszcze raz to samo hasło."
            found.append(Problem(message, field="repeated"))
        return found
