"""One line of the evening table: the skeleton of a visit."""

from collections.abc import Mapping
from uuid import UUID

from mgops_desktop.domain.entry import parse_time
from mgops_desktop.domain.visit import FAILED_LABELS, VISIT_LABELS, FailedReason, VisitKind
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.choice_field import Choice, ChoiceField
from mgops_desktop.gui.widgets.date_field import TimeField
from mgops_desktop.gui.widgets.fields import NumberField, TextLine
from mgops_desktop.operations.evening import Skeleton
from mgops_desktop.storage.day import Scheduled

HEADINGS = ("Rodzina", "Od", "Do", "Rodzaj", "Kilometry", "Nr karty")
EveningField = ChoiceField | TextLine
_FAMILY, _KIND, _PLANNED = "family", "kind", "planned"
_FAILED = "failed:"
_KINDS = [
    *(
        Choice(kind.value, words)
        for kind, words in VISIT_LABELS.items()
        if kind is not VisitKind.FAILED
    ),
    *(
        Choice(f"{_FAILED}{reason.value}", f"nieudana: {words}")
        for reason, words in FAILED_LABELS.items()
    ),
]


class EveningLine:
    """The fields of one visit. A line without a family says nothing."""

    def __init__(self, parts: Parts, number: int) -> None:
        look = parts.look
        self.planned: UUID | None = None
        self.family = ChoiceField(look)
        self.began, self.ended = TimeField(look, parse_time), TimeField(look, parse_time)
        self.kind = ChoiceField(look)
        self.km = NumberField(look)
        self.card = TextLine(look)
        for heading, field in zip(HEADINGS, self.fields, strict=True):
            field.setAccessibleName(f"{heading}, wiersz {number}")
        self.kind.set_choices(_KINDS)
        self.kind.choose(VisitKind.HOME.value)

    @property
    def fields(self) -> tuple[EveningField, ...]:
        return (self.family, self.began, self.ended, self.kind, self.km, self.card)

    def show_planned(self, planned: Scheduled) -> None:
        """Begin with what was planned."""
        self.planned = planned.id
        self.family.choose(str(planned.case))
        self.began.set_time(planned.began)

    @property
    def lacks_family(self) -> bool:
        """Whether something was typed of a visit, and not to whom; the hour of a plan was not typed."""
        typed = (self.ended, self.km, self.card, *(() if self.planned else (self.began,)))
        return not self.family.chosen and any(field.text().strip() for field in typed)

    @property
    def problem(self) -> str:
        """What cannot be read in the line."""
        return next((words for field in self.fields if (words := field.problem())), "")

    @property
    def skeleton(self) -> Skeleton:
        """What the line says."""
        chosen = self.kind.chosen
        is_failed = chosen.startswith(_FAILED)
        why = FailedReason(chosen.removeprefix(_FAILED)) if is_failed else None
        kind = VisitKind.FAILED if is_failed else VisitKind(chosen)
        times = (self.began.at(), self.ended.at())
        case = UUID(self.family.chosen)
        card = self.card.text().strip()
        return Skeleton(case, *times, kind, self.km.number(), why, self.planned, card)

    def typed(self) -> dict[str, str]:
        """What stands in the fields, readable or not, for the draft."""
        words = {name: field.text() for name, field in self._written().items()}
        planned = str(self.planned or "")
        return words | {_FAMILY: self.family.chosen, _KIND: self.kind.chosen, _PLANNED: planned}

    def show_typed(self, typed: Mapping[str, str]) -> None:
        """Bring back what stood in the fields."""
        for name, field in self._written().items():
            field.setText(typed.get(name, ""))
        self.family.choose(typed.get(_FAMILY, ""))
        self.kind.choose(typed.get(_KIND, ""))
        planned = typed.get(_PLANNED)
        self.planned = UUID(planned) if planned else None

    def _written(self) -> dict[str, TextLine]:
        return {"began": self.began, "ended": self.ended, "km": self.km, "card": self.card}
