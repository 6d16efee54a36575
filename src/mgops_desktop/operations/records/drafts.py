"""Under which name the draft of a record's form is kept. Imports nothing: the start page asks for it too."""

_RECORD, _CHANGE = "record:", "change:"


def draft_name(kind: str) -> str:
    """The name under which the draft of a form is kept."""
    return f"{_RECORD}{kind}"


def change_name(kind: str) -> str:
    """The name for the form of what follows a record from a day; the draft is kept with that record."""
    return f"{_CHANGE}{kind}"


def kind_of_draft(form: str) -> str | None:
    """The kind of record whose form a draft belongs to; None for a form of its own."""
    prefixes = (prefix for prefix in (_RECORD, _CHANGE) if form.startswith(prefix))
    return next((form.removeprefix(prefix) for prefix in prefixes), None)


def is_change(form: str) -> bool:
    """Whether this is the form of what follows a record from a day."""
    return form.startswith(_CHANGE)
