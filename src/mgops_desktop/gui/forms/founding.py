"""The form that a new data folder begins with: the centre and its first account."""

from datetime import date
from typing import ClassVar

from mgops_desktop.domain.errors import Problem
from mgops_desktop.domain.wording import short_date
from mgops_desktop.gui.form import FormWidget
from mgops_desktop.gui.form_loader import FieldKit
from mgops_desktop.gui.widgets.choice_field import Choice, ChoiceField
from mgops_desktop.gui.widgets.date_field import DateField
from mgops_desktop.gui.widgets.fields import TextLine
from mgops_desktop.gui.widgets.password_field import PasswordField

MAIN, WORKING = "main", "working"
_FOLDERS = (
    Choice(MAIN, "główny folder ośrodka"),
    Choice(WORKING, "folder roboczy, np. na laptopie asystenta"),
)


class FoundingForm(FormWidget):
    """Asks for the centre, what the folder is to it, the person with the date of her papers, log-in and password."""

    file: ClassVar[str] = "founding.ui"
    centre: TextLine
    folder: ChoiceField
    person: TextLine
    login: TextLine
    password: PasswordField
    repeated: PasswordField
    papers_from: DateField

    def __init__(self, kit: FieldKit) -> None:
        super().__init__(kit)
        self.folder.set_choices(_FOLDERS)
        self.folder.choose(MAIN)
        self.mark_clean()

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
