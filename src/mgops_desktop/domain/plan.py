"""What a version of a work plan said when it was agreed, and how two versions differ, in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from mgops_desktop.domain.visit import ACTION_FORM_LABELS, ActionForm
from mgops_desktop.domain.wording import short_date

_HEADINGS = {
    "goal": "cel",
    "action": "działanie",
    "until": "termin",
    "expected_effect": "przewidywany efekt",
    "responsible": "kto wykonuje",
    "form_words": "formy pracy",
    "task_words": "zadania asystenta",
    "plain_words": "słowa dla rodziny",
}
_NOTHING = "nie podano"


@dataclass(frozen=True)
class AgreedAction:
    """An action of a plan as a version says it (art. 15 ust. 3); what came of it is no part of the agreement.

    `id` is that of the action, which stays the same through all versions and is counted once.
    """

    id: UUID
    goal: str
    action: str
    deadline: date | None
    deadline_text: str
    expected_effect: str
    responsible: str
    forms: tuple[str, ...]
    tasks: tuple[str, ...]
    position: int | None
    plain_words: str

    @property
    def until(self) -> str:
        """By when, in words."""
        day = short_date(self.deadline) if self.deadline else ""
        return "; ".join(part for part in (day, self.deadline_text) if part)

    @property
    def form_words(self) -> str:
        """The forms of work with a family (art. 10 ust. 3), in words."""
        known = set(ActionForm)
        labels = (
            ACTION_FORM_LABELS[ActionForm(key)] if key in known else key for key in self.forms
        )
        return "; ".join(labels)

    @property
    def task_words(self) -> str:
        """The tasks of an assistant (art. 15 ust. 1), by their points."""
        return ", ".join(f"pkt {key.removeprefix('15.')}" for key in self.tasks)

    def as_kept(self) -> dict[str, Any]:
        """Return the action as JSON holds it."""
        day = self.deadline.isoformat() if self.deadline else None
        lists = {"forms": list(self.forms), "tasks": list(self.tasks)}
        return vars(self) | {"id": str(self.id), "deadline": day} | lists


CONTENT = tuple(name for name in AgreedAction.__dataclass_fields__ if name != "id")
"""The fields of an action that are agreed on."""


def agreed_action(kept: Mapping[str, Any]) -> AgreedAction:
    """Return the action that JSON holds."""
    day = kept["deadline"]
    own = {
        "id": UUID(kept["id"]),
        "deadline": date.fromisoformat(day) if day else None,
        "forms": tuple(kept["forms"]),
        "tasks": tuple(kept["tasks"]),
    }
    return AgreedAction(**{**kept, **own})


def differences(before: Sequence[AgreedAction], after: Sequence[AgreedAction]) -> tuple[str, ...]:
    """Return in words what was added, dropped and changed between two contents of a plan."""
    earlier, later = {one.id: one for one in before}, {one.id: one for one in after}
    added = (f"dodano działanie „{one.action}”" for one in after if one.id not in earlier)
    dropped = (f"usunięto działanie „{one.action}”" for one in before if one.id not in later)
    changed = (
        f"„{one.action}”: {words}"
        for one in before
        if one.id in later and (words := "; ".join(_changes(one, later[one.id])))
    )
    return (*added, *dropped, *changed)


def _changes(before: AgreedAction, after: AgreedAction) -> Iterator[str]:
    for name, heading in _HEADINGS.items():
        old, new = (getattr(one, name) for one in (before, after))
        if old != new:
            yield f"{heading}: było {_quoted(old)}, jest {_quoted(new)}"


def _quoted(text: str) -> str:
    return f"„{text}”" if text else _NOTHING
