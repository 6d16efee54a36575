"""Entering and correcting a visit in its own form, which asks for what the kind of contact has."""

from collections.abc import Collection, Sequence
from datetime import date
from functools import cached_property
from uuid import UUID

from PySide6.QtCore import Qt

from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.wording import short_date
from mgops_desktop.gui import keys
from mgops_desktop.gui.editor import Editor, Opened, Values
from mgops_desktop.gui.forms.visit import VisitForm
from mgops_desktop.gui.forms.visit_values import (
    choices_of,
    details_of,
    first_values,
    in_fields,
    values_of,
)
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.label import tooltip
from mgops_desktop.operations.records.drafts import kept_of
from mgops_desktop.operations.visit import FORM, correct_visit, record_visit
from mgops_desktop.operations.visit_choices import (
    PersonOption,
    VisitOptions,
    visit_choices,
    visit_persons,
)

_NOTICE_SECONDS = 10
_PRIVATE = ("place", "topic", "course", "agreed_family", "agreed_assistant")
_NOTHING = VisitOptions((), (), (), None, None)


class VisitEditor(Editor):
    """Shows one visit; a new one is of the family that it was asked for from, if any."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "Formularz wizyty")
        self._family: UUID | None = None
        self._given: Values = {}
        self._options = _NOTHING
        self.next = Button(parts.look, "Zapisz i następna", "plus")
        tooltip(self.next, "Zapisz i wpisz następną wizytę tego dnia (Ctrl+Enter)")
        self.header.add_before_last(self.next)
        self.next.clicked.connect(self.store_and_next)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        keys.bind(self, keys.SAVE_AND_NEXT, self.store_and_next, within)

    @cached_property
    def _visit_form(self) -> VisitForm:
        """The fields, made when a visit is first opened or the form is made ahead."""
        made = VisitForm(self.kit, choices_of(self._options, self._persons))
        self.take_form(made)
        return made

    def make_form(self) -> bool:
        """Make the fields ahead; False if they are there."""
        return "_visit_form" not in vars(self) and self._visit_form is not None

    def style_form(self) -> bool:
        """Style the fields ahead; False if they are."""
        is_styled = self._visit_form.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)
        self._visit_form.ensurePolished()
        return not is_styled

    @property
    def kind(self) -> str:
        return "visit"

    @property
    def draft_form(self) -> str:
        return kept_of(FORM, self._family if self.record is None else None)

    @property
    def owner(self) -> RecordRef | None:
        """The family that a new visit was asked for from."""
        return RecordRef("family", self._family) if self._family else None

    @property
    def known(self) -> Values:
        """What a new visit begins with."""
        return self._given

    @property
    def families(self) -> list[UUID]:
        """The families of the visit as it stands in the form."""
        by_case = {str(one.case): one.family for one in self._options.cases}
        return [by_case[case] for case in self._visit_form.families.chosen if case in by_case]

    @property
    def day(self) -> date | None:
        """The day of the visit as it stands in the form."""
        return self._visit_form.day.day()

    def begin(self, family: UUID | None, given: Values | None = None) -> None:
        """Enter a new visit, of the family and with the values given; an unfinished one comes back first."""
        self._family, self._given = family, given or {}
        self.open_record(None)

    def open_record(self, record: UUID | None) -> None:
        self.next.setVisible(record is None)
        super().open_record(record)

    def store_and_next(self) -> None:
        """Ctrl+Enter: save, and go on with the next visit of the same day, which begins where this one ended."""
        if self.record is not None:
            return
        values = self.form.values()
        if self._stored() is None:
            return
        kept = {name: values[name] for name in ("day", "workers") if values[name]}
        self.begin(None, {**kept, "began": values["ended"]})
        self.notice.show_notice(
            f"Zapisano wizytę z {short_date(self.day or self.parts.today)}. Wpisz następną.",
            "ok",
            seconds=_NOTICE_SECONDS,
        )

    def correct(self, visit: UUID) -> None:
        """Correct a recorded visit; an unfinished correction comes back first."""
        self._family, self._given = None, {}
        self.open_record(visit)

    def read(self, record: UUID | None, _draft: Values) -> Opened:
        options = self.parts.data.read(visit_choices, record)
        self._options = options
        self._visit_form.offer(choices_of(options, self._persons))
        recorded = options.visit
        if recorded is None:
            values = {**first_values(options, self._family, self.parts.today), **self._given}
            return Opened("Nowa wizyta", "szkic zachowuje się sam", values, 0)
        title = f"Wizyta z {short_date(recorded.day)}"
        note = f"{recorded.number} · poprawka zachowuje się sama jako szkic"
        return Opened(title, note, values_of(recorded), recorded.version)

    def write(self, version: int, accepted: Sequence[str]) -> UUID:
        details = details_of(self.form.values(), self.form.is_shown, self._options)
        if self.record is None:
            words = (self.amendment.given, self.draft_form, accepted)
            new: UUID = self.parts.data.change(record_visit, details, *words)
            return new
        change = (self.record, version, details, self.amendment.given, accepted)
        self.parts.data.change(correct_visit, *change)
        return self.record

    def in_fields(self, problems: Sequence[Problem]) -> list[Problem]:
        return in_fields(problems)

    def first_field(self) -> str:
        return "kind" if self.record is None else "course"

    @property
    def private_fields(self) -> Collection[str]:
        return _PRIVATE

    def _persons(self, cases: Collection[UUID]) -> Sequence[PersonOption]:
        try:
            return self.parts.data.read(visit_persons, cases, self.record)
        except UserError as error:  # the account has lost its way to a family meanwhile
            self.notice.show_notice(error.message, "danger")
            return ()
