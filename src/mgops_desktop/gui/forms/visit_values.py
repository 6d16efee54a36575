"""Between the form of a visit and its record: choices, values, details, and where a problem belongs."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, time
from uuid import UUID

from mgops_desktop.domain.errors import Problem
from mgops_desktop.domain.family import MEMBER_ROLE_LABELS
from mgops_desktop.domain.visit import (
    CANCELLED_LABELS,
    FAILED_LABELS,
    VISIT_LABELS,
    CancelledBy,
    FailedReason,
    VisitKind,
    VisitPurpose,
)
from mgops_desktop.domain.wording import counted
from mgops_desktop.gui.forms.visit import VisitChoices
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.gui.widgets.fields import Value
from mgops_desktop.gui.words import joined
from mgops_desktop.operations.visit import VisitDetails
from mgops_desktop.operations.visit_choices import PersonOption, VisitOptions
from mgops_desktop.storage.visit import VisitForm

Values = Mapping[str, Value]
_FIELDS = {"cases": "families", "agreed_worker": "agreed_assistant"}
_TASK_PREFIX = "15."


def choices_of(
    options: VisitOptions, persons: Callable[[Collection[UUID]], Iterable[PersonOption]]
) -> VisitChoices:
    """Return the choices as the form offers them; keys are ids of cases, persons and workers.

    `persons` gives those of the families of these cases.
    """
    return VisitChoices(
        kinds=[Choice(kind.value, label) for kind, label in VISIT_LABELS.items()],
        families=[
            Choice(
                str(one.case),
                one.name,
                joined(one.address, "monitoring" if one.in_aftercare else ""),
            )
            for one in options.cases
        ],
        persons=lambda cases: [_person(one) for one in persons([UUID(case) for case in cases])],
        tasks=[
            Choice(task.key, task.label, f"pkt {task.key.removeprefix(_TASK_PREFIX)}")
            for task in options.tasks
        ],
        workers=[Choice(str(one.id), one.name) for one in options.workers],
        failed_reasons=[Choice(one.value, words) for one, words in FAILED_LABELS.items()],
        cancelled_by=[Choice(one.value, words) for one, words in CANCELLED_LABELS.items()],
    )


def _person(one: PersonOption) -> Choice:
    role = MEMBER_ROLE_LABELS[one.role]
    age = f", {counted(one.age, 'rok')}" if one.age is not None else ""
    return Choice(str(one.person), one.name, f"{role}{age}")


def first_values(options: VisitOptions, family: UUID | None, today: date) -> dict[str, Value]:
    """Return what a new visit begins with: today, the family one comes from, oneself."""
    cases = [str(one.case) for one in options.cases if one.family == family]
    own = str(options.own) if options.own else ""
    known = {str(worker.id) for worker in options.workers}
    return {
        "kind": VisitKind.HOME.value,
        "day": today.isoformat(),
        "families": cases,
        "workers": [own] if own in known else [],
    }


def values_of(visit: VisitForm) -> dict[str, Value]:
    """Return a recorded visit as the form shows it."""
    return {
        "kind": visit.kind.value,
        "day": visit.day.isoformat(),
        "began": f"{visit.began:%H:%M}" if visit.began else None,
        "ended": f"{visit.ended:%H:%M}" if visit.ended else None,
        "place": visit.place,
        "families": [str(case) for case in visit.cases],
        "persons": [str(person) for person in visit.persons],
        "workers": [str(worker) for worker in visit.workers],
        "tasks": list(visit.tasks),
        "topic": visit.topic,
        "course": visit.course,
        "agreed_family": visit.agreed_family,
        "agreed_assistant": visit.agreed_worker,
        "next_day": visit.next_day.isoformat() if visit.next_day else None,
        "km": visit.km,
        "travel_minutes": visit.travel_minutes,
        "paperwork_minutes": visit.paperwork_minutes,
        "incomplete": visit.incomplete,
        "card_number": visit.card_number,
        "failed_reason": visit.failed_reason.value if visit.failed_reason else None,
        "cancelled_by": visit.cancelled_by.value if visit.cancelled_by else None,
    }


def details_of(
    values: Values, is_shown: Callable[[str], bool], options: VisitOptions
) -> VisitDetails:
    """Return what is to be recorded; fields that the kind of contact does not have are left empty."""
    shown = {name: value for name, value in values.items() if is_shown(name) or name == "workers"}
    details = VisitDetails(
        day=date.fromisoformat(_text(shown, "day")),
        kind=VisitKind(_text(shown, "kind")),
        cases=_ids(shown, "families"),
        persons=_ids(shown, "persons"),
        workers=_ids(shown, "workers"),
        began=_time(shown, "began"),
        ended=_time(shown, "ended"),
        place=_text(shown, "place"),
        tasks=tuple(_list(shown, "tasks")),
        topic=_text(shown, "topic"),
        course=_text(shown, "course"),
        agreed_family=_text(shown, "agreed_family"),
        agreed_worker=_text(shown, "agreed_assistant"),
        next_day=_day(shown, "next_day"),
        km=_number(shown, "km"),
        travel_minutes=_number(shown, "travel_minutes"),
        paperwork_minutes=_number(shown, "paperwork_minutes"),
        incomplete=bool(shown.get("incomplete")),
        card_number=_text(shown, "card_number"),
        failed_reason=FailedReason(why) if (why := _text(shown, "failed_reason")) else None,
        cancelled_by=CancelledBy(who) if (who := _text(shown, "cancelled_by")) else None,
    )
    return replace(details, purpose=_purpose(details, options))


def in_fields(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems under the names that the form gives its fields."""
    return [replace(one, field=_FIELDS.get(one.field or "", one.field)) for one in problems]


def _purpose(details: VisitDetails, options: VisitOptions) -> VisitPurpose:
    """A visit of families in monitoring only belongs to it; a recorded one keeps what it was."""
    recorded = options.visit
    if recorded is not None and set(recorded.cases) == set(details.cases):
        return recorded.purpose
    monitored = {one.case for one in options.cases if one.in_aftercare}
    only_monitored = bool(details.cases) and set(details.cases) <= monitored
    return VisitPurpose.AFTERCARE if only_monitored else VisitPurpose.CASEWORK


def _text(values: Values, name: str) -> str:
    return str(values.get(name) or "")


def _list(values: Values, name: str) -> list[str]:
    found = values.get(name)
    return found if isinstance(found, list) else []


def _ids(values: Values, name: str) -> tuple[UUID, ...]:
    return tuple(UUID(one) for one in _list(values, name))


def _number(values: Values, name: str) -> int | None:
    found = values.get(name)
    return found if isinstance(found, int) else None


def _time(values: Values, name: str) -> time | None:
    text = _text(values, name)
    return time.fromisoformat(text) if text else None


def _day(values: Values, name: str) -> date | None:
    text = _text(values, name)
    return date.fromisoformat(text) if text else None
