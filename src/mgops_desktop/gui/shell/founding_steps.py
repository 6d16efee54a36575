"""The first three steps of the first run: the centre, the person, the password and the recovery sheet."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mgops_desktop.domain.errors import Problem
from mgops_desktop.domain.wording import short_date
from mgops_desktop.gui.asked_form import (
    DIFFERENT,
    REPEATED,
    Asked,
    FieldsForm,
    a_day,
    a_line,
    new_password,
    one_of,
)
from mgops_desktop.gui.form import Form
from mgops_desktop.gui.form_loader import FieldKit
from mgops_desktop.gui.records.record_fields import RecordFields
from mgops_desktop.gui.shell.code_screen import CodeView, PrintSheet
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.operations.founding import judge_centre, password_problem
from mgops_desktop.operations.records.shapes import FieldShape

MAIN, WORKING = "main", "working"
_FOLDERS = (
    Choice(MAIN, "główny folder ośrodka"),
    Choice(WORKING, "folder roboczy, np. na laptopie asystenta"),
)
_FOLDER_HELP = "Folder roboczy nadaje numery tymczasowe."
_PAPERS_HELP = "Dzień podpisania obu. Bez nich konta nie wolno używać."


class Step(QWidget):
    """One step. `try_to_pass` gives `passed` once nothing is missing; what was typed stays when one goes back."""

    passed = Signal()
    short = ""
    """Its word in the line of steps."""

    def __init__(self, heading: str, words: str) -> None:
        super().__init__()
        self.heading = heading
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        if words:
            self.column.addWidget(label(words, "body", "muted", wraps=True))

    def first(self) -> QWidget:
        """Where the cursor begins."""
        return self

    def begin(self) -> None:
        """It is about to be shown."""

    def try_to_pass(self) -> None:
        """Say what is missing, or let it go on."""
        self.passed.emit()


class FormStep(Step):
    """A step that is a form."""

    def __init__(self, heading: str, words: str, form: Form) -> None:
        super().__init__(heading, words)
        self.form = form
        self.column.addWidget(form)
        form.at_end = self.try_to_pass
        form.save_asked.connect(self.try_to_pass)

    def first(self) -> QWidget:
        return self.form.wrapper(self.form.first).input

    def try_to_pass(self) -> None:
        problems = self.form.unreadable() or self.problems()
        self.form.show_problems(problems)
        if not problems:
            self.passed.emit()

    def problems(self) -> Sequence[Problem]:
        """What is wrong beside what the fields themselves find."""
        return ()

    def text(self, name: str) -> str:
        """What stands in a line."""
        return str(self.form.values()[name] or "").strip()


class CentreStep(FormStep):
    """The centre, asked and judged as its record is later. `later` is what can be made up for."""

    short = "Ośrodek"

    def __init__(self, kit: FieldKit, fields: Sequence[FieldShape], today: date) -> None:
        super().__init__(
            "Ośrodek",
            "Te dane stoją w nagłówku wydruków i sprawozdań. Wymagana jest tylko nazwa, resztę można uzupełnić "
            "później.",
            RecordFields(kit, "centre", fields, lambda _name, _typed: ()),
        )
        self._today = today
        self.later: list[Problem] = []

    def problems(self) -> Sequence[Problem]:
        problems, self.later = judge_centre(self.form.values(), self._today)
        return problems


class PersonStep(FormStep):
    """The first person: who it is, by which name she opens the data, since when she may."""

    short = "Osoba"

    def __init__(self, kit: FieldKit, today: date) -> None:
        asked = (
            Asked("first_name", "Imię", a_line),
            Asked("surname", "Nazwisko", a_line),
            Asked(
                *("job_title", "Stanowisko", a_line, False),
                help="Tak, jak ma stać na wydrukach, np. asystent rodziny.",
            ),
            Asked("login", "Login", a_line, help="Krótka nazwa konta, np. anna."),
            Asked(
                *("folder", "Ten folder danych", one_of(_FOLDERS), False, _FOLDER_HELP),
                wide=True,
                value=MAIN,
            ),
            Asked(
                *("papers_from", "Upoważnienie i oświadczenie o poufności z dnia", a_day),
                help=_PAPERS_HELP,
                wide=True,
                value=today.isoformat(),
            ),
        )
        super().__init__(
            "Pierwsza osoba",
            "Kto zakłada dane i będzie je otwierać. Konta dla innych osób dodaje się potem w Ustawieniach.",
            FieldsForm(kit, asked),
        )
        self._today = today

    @property
    def papers_from(self) -> date:
        return date.fromisoformat(self.text("papers_from"))

    @property
    def is_working(self) -> bool:
        return self.text("folder") == WORKING

    def problems(self) -> Sequence[Problem]:
        if self.papers_from > self._today:
            message = f"Data z przyszłości: {short_date(self.papers_from)}. Wpisz dzień podpisania."
            return [Problem(message, field="papers_from")]
        return ()


class PasswordStep(FormStep):
    """The password, typed twice."""

    short = "Hasło i kod"

    def __init__(self, kit: FieldKit, login: Callable[[], str]) -> None:
        super().__init__(
            "Hasło",
            "Dane są zaszyfrowane. Tym hasłem otwierasz je za każdym razem, także po przerwie w pracy.",
            FieldsForm(kit, new_password("Hasło")),
        )
        self._login = login

    def problems(self) -> Sequence[Problem]:
        password = str(self.form.values()["password"] or "")
        if weak := password_problem(password, self._login()):
            return [Problem(weak, field="password")]
        if self.form.values()[REPEATED] != password:
            return [Problem(DIFFERENT, field=REPEATED)]
        return ()


class CodeStep(Step):
    """The recovery sheet: printed or copied, and typed back once; one may go back and on again after that."""

    short = "Hasło i kod"

    def __init__(self, look: Look, code: str, print_sheet: PrintSheet) -> None:
        super().__init__("Karta odzyskiwania", "")
        self.view = CodeView(look, code, print_sheet)
        self.column.addWidget(self.view)
        self.view.done.connect(self.passed)

    def first(self) -> QWidget:
        return self.view.typed

    def try_to_pass(self) -> None:
        self.view.compare()
