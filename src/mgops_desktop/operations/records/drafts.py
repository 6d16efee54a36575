"""Under which name the draft of a form is kept. Imports nothing heavy: the start page asks for it too."""

from datetime import date
from uuid import UUID

_RECORD, _CHANGE, _EVENING = "record:", "change:", "evening:"
_REGISTRATION, _WHOLE, _SITTING = "registration:", "whole:", "sitting:"
REGISTRATION = f"{_REGISTRATION}nk_form"
"""The form in which an NK-A is registered with its procedure and its persons."""
WHOLE_FORM = f"{_WHOLE}nk_form"
"""The form in which a stored NK-A, C or D is entered whole; the draft is kept with that record."""


def draft_name(kind: str, owner: UUID | None = None) -> str:
    """The name under which the draft of a record's form is kept; `owner` is that of a new record, see `kept_of`."""
    return kept_of(f"{_RECORD}{kind}", owner)


def change_name(kind: str) -> str:
    """The name for the form of what follows a record from a day; the draft is kept with that record."""
    return f"{_CHANGE}{kind}"


def kept_of(form: str, owner: UUID | None) -> str:
    """The name of a form with whom it was opened from: what is begun for one family never comes back at another."""
    return form if owner is None else f"{form}:{owner.hex}"


def kind_of_draft(form: str) -> str | None:
    """The kind of record whose form a draft belongs to; None for a form of its own."""
    known = (_RECORD, _CHANGE, _REGISTRATION, _WHOLE, _SITTING)
    prefixes = (prefix for prefix in known if form.startswith(prefix))
    return next((form.removeprefix(prefix).partition(":")[0] for prefix in prefixes), None)


def is_change(form: str) -> bool:
    """Whether this is the form of what follows a record from a day."""
    return form.startswith(_CHANGE)


def is_form_of_its_own(form: str) -> bool:
    """Whether this is a form of records that is found by its own name, not by their kind."""
    return form in (REGISTRATION, WHOLE_FORM)


def sitting_draft(kind: str) -> str:
    """The name under which the protocol that is being written is kept, in the file of the sitting."""
    return f"{_SITTING}{kind}"


def is_protocol(form: str) -> bool:
    """Whether this is the protocol of a sitting."""
    return form.startswith(_SITTING)


def draft_of_day(day: date, worker: UUID | None) -> str:
    """The name under which the unfinished table of a day is kept; `worker` is None in one's own."""
    return f"{_EVENING}{day}:{worker.hex if worker else ''}"


def day_of_draft(form: str) -> tuple[date, UUID | None] | None:
    """The day and the worker of an unfinished table of a day, None for the draft of any other form."""
    if not form.startswith(_EVENING):
        return None
    day, _, worker = form.removeprefix(_EVENING).partition(":")
    return date.fromisoformat(day), UUID(worker) if worker else None
