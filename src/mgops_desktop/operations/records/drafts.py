"""Under which name the draft of a record's form is kept. Imports nothing: the start page asks for it too."""

_PREFIX = "record:"


def draft_name(kind: str) -> str:
    """The name under which the draft of a form is kept."""
    return f"{_PREFIX}{kind}"


def kind_of_draft(form: str) -> str | None:
    """The kind of record whose form a draft belongs to; None for a form of its own."""
    return form.removeprefix(_PREFIX) if form.startswith(_PREFIX) else None
