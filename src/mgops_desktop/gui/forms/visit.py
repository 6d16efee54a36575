"""The form of a visit or another contact with a family."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from mgops_desktop.gui.form import FormWidget
from mgops_desktop.gui.form_loader import FieldKit
from mgops_desktop.gui.widgets.check import CheckBox
from mgops_desktop.gui.widgets.check_list import CheckList
from mgops_desktop.gui.widgets.choice_field import Choice, ChoiceField
from mgops_desktop.gui.widgets.date_field import DateField, TimeField
from mgops_desktop.gui.widgets.fields import NumberField, TextArea, TextLine
from mgops_desktop.gui.widgets.pick_list import PickList

_HELD_ONLY = ("ended", "persons", "tasks", "topic", "agreed_family", "agreed_assistant")
_TRAVEL = ("place", "km", "travel_minutes")
_FAILED_ONLY = ("failed_reason", "cancelled_by")
_NOT_ASKED = {
    "phone": (*_TRAVEL, *_FAILED_ONLY),
    "institution": ("persons", "agreed_family", *_FAILED_ONLY),
    "consultation": ("persons", "agreed_family", *_FAILED_ONLY),
    "failed": _HELD_ONLY,
}
_CALLED_OFF = "called_off"


@dataclass(frozen=True)
class VisitChoices:
    """What can be chosen: kinds of contact, families, tasks of art. 15, workers; persons once their families are.

    Who made the visit is asked only where there are several who can have made it.
    """

    kinds: Sequence[Choice]
    families: Sequence[Choice]
    persons: Callable[[Sequence[str]], Sequence[Choice]]
    tasks: Sequence[Choice]
    workers: Sequence[Choice] = ()
    failed_reasons: Sequence[Choice] = ()
    cancelled_by: Sequence[Choice] = ()


class VisitForm(FormWidget):
    """Asks only for what the kind of contact has: a failed attempt has no tasks and no end."""

    file: ClassVar[str] = "visit.ui"
    kind: ChoiceField
    day: DateField
    began: TimeField
    ended: TimeField
    place: TextLine
    families: PickList
    persons: CheckList
    workers: CheckList
    tasks: CheckList
    topic: TextLine
    course: TextArea
    agreed_family: TextArea
    agreed_assistant: TextArea
    next_day: DateField
    km: NumberField
    travel_minutes: NumberField
    paperwork_minutes: NumberField
    incomplete: CheckBox
    card_number: TextLine
    failed_reason: ChoiceField
    cancelled_by: ChoiceField

    def __init__(self, kit: FieldKit, choices: VisitChoices) -> None:
        super().__init__(kit)
        self.offer(choices)

        self.kind.edited.connect(self._fit_kind)
        self.failed_reason.edited.connect(self._fit_kind)
        self.families.edited.connect(self._offer_persons)
        self.began.edited.connect(self._show_duration)
        self.ended.edited.connect(self._show_duration)
        self._fit_kind()
        self.mark_clean()

    def offer(self, choices: VisitChoices) -> None:
        """Offer other families, persons and workers."""
        self._choices = choices
        self.kind.set_choices(choices.kinds)
        self.families.set_choices(choices.families)
        self.tasks.set_choices(choices.tasks)
        self.workers.set_choices(choices.workers)
        self.failed_reason.set_choices(choices.failed_reasons)
        self.cancelled_by.set_choices(choices.cancelled_by)
        self.show_field("workers", shown=len(choices.workers) > 1)
        self._offer_persons()

    def _fit_kind(self) -> None:
        not_asked = _NOT_ASKED.get(self.kind.chosen, _FAILED_ONLY)
        if self.failed_reason.chosen != _CALLED_OFF:
            not_asked = (*not_asked, "cancelled_by")
        for name in (*_HELD_ONLY, *_TRAVEL, *_FAILED_ONLY):
            self.show_field(name, shown=name not in not_asked)

    def _offer_persons(self) -> None:
        families = self.families.chosen
        self.persons.set_choices(self._choices.persons(families) if families else ())

    def _show_duration(self) -> None:
        began, ended = self.began.at(), self.ended.at()
        words = ""
        if began and ended and ended > began:
            day = date.min
            minutes = int(
                (datetime.combine(day, ended) - datetime.combine(day, began)).total_seconds() // 60
            )
            hours, rest = divmod(minutes, 60)
            words = f"{hours} godz. {rest} min" if hours else f"{rest} min"
        self.wrapper("ended").show_help(words)
