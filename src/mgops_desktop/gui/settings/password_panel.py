"""One's own password: the old one, and the new one twice."""

from collections.abc import Mapping
from functools import partial

from mgops_desktop.domain.errors import Problem, UserError, WrongPassword
from mgops_desktop.gui.asked_form import (
    DIFFERENT,
    REPEATED,
    Asked,
    FieldsForm,
    a_password,
    field_kit,
    new_password,
)
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.settings.panel import Panel
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.fields import Value
from mgops_desktop.operations.accounts import change_own_password

_NOTE = "program nie zna haseł i nie pokaże ich nikomu; zapomniane otwiera karta odzyskiwania"


class PasswordPanel(Panel):
    """Every account changes its own password here."""

    kinds = frozenset()

    def __init__(self, parts: Parts) -> None:
        self.go = Button(parts.look, "Zmień hasło", "check", primary=True)
        super().__init__(parts, "Moje hasło", _NOTE, [self.go])
        asked = (Asked("old", "Obecne hasło", a_password, wide=True), *new_password())
        self.form = FieldsForm(field_kit(parts), asked)
        card = Card()
        card.body.setContentsMargins(20, 16, 20, 16)
        card.body.addWidget(self.form)
        self.cards.add(card)
        self.setFocusProxy(self.form.wrapper("old").input)

        self.go.clicked.connect(self._change)
        self.form.save_asked.connect(self._change)

    def _change(self) -> None:
        problems = self.form.unreadable()
        values: Mapping[str, Value] = self.form.values()
        if not problems and values["password"] != values[REPEATED]:
            problems = [Problem(DIFFERENT, field=REPEATED)]
        self.form.show_problems(problems)
        if problems or not self.go.isEnabled():
            return
        self._set_busy(is_busy=True)
        old, new = str(values["old"]), str(values["password"])
        act = partial(self.custody.do, change_own_password, old, new)
        task = self.parts.tasks.run(act, self._tell, self._refuse)
        task.broken.connect(self._allow)

    def _tell(self, _nothing: None) -> None:
        self._allow()
        self.form.set_values({})
        self.notices.show_notice("Zmieniono hasło. Następne otwarcie danych: nowym hasłem.", "ok")

    def _refuse(self, error: UserError) -> None:
        self._allow()
        field = "old" if isinstance(error, WrongPassword) else "password"
        self.form.show_problems([Problem(error.message, field=field)])

    def _allow(self) -> None:
        self._set_busy(is_busy=False)

    def _set_busy(self, *, is_busy: bool) -> None:
        self.go.setEnabled(not is_busy)
        self.form.setEnabled(not is_busy)
