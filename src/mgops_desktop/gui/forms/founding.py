"""The form that a new data folder begins with: the centre and its first account."""

from datetime import date
from typing import ClassVar

from mgops_desktop.domain.errors import Problem
from mgops_desktop.domain.wording import short_date
from mgops_desktop.gui.form import FormWidget
from mgops_desktop.gui.widgets.date_field import DateField
from mgops_desktop.gui.widgets.fields import TextLine
from mgops_desktop.gui.widgets.password_field import PasswordField


class FoundingForm(FormWidget):
    """Asks for the name of the centre, the person with the date of her papers, the log-in and the password twice."""

    file: ClassVar[str] = "founding.ui"
    centre: TextLine
    person: TextLine
    login: TextLine
    password: PasswordField
    repeated: PasswordField
    papers_from: DateField

    def problems(self, today: date) -> list[Problem]:
        """Return gaps, passwords that differ, and papers from a day that is still to come."""
        found = self.unreadable()
        papers_from = self.papers_from.day()
        if papers_from is not None and papers_from > today:
            message = f"Data z przyszłości: {short_date(papers_from)}. Wpisz dzień podpisania."
            found.append(Problem(message, field="papers_from"))
        if not found and self.password.text() != self.repeated.text():
            message = "Hasła się różnią. Wpisz jeszcze raz to samo hasło."
            found.append(Problem(message, field="repeated"))
        return found
