"""The shipped definitions of the forms "Niebieska Karta" (resources/templates/blue-card/forms/*.toml)."""

import tomllib
from datetime import date
from functools import cache

from mgops_desktop.domain.blue_card import FormKind
from mgops_desktop.domain.form_definition import FormDefinition, definition_of, newest_on
from mgops_desktop.files import shipped
from mgops_desktop.storage.tables.blue_card import NkForm


@cache
def shipped_forms() -> dict[str, FormDefinition]:
    """Return every version of every form by its key. Raises ValueError for one that makes no sense."""
    folder = shipped("resources", "templates", "blue-card", "forms")
    read = (tomllib.loads(one.read_text("utf-8")) for one in sorted(folder.glob("*.toml")))
    return {one.key: one for one in map(definition_of, read)}


def definition_on(kind: FormKind, day: date) -> FormDefinition | None:
    """Return the version of a form that a form of that day was made by; None for an NK-B and where there was none."""
    return newest_on(shipped_forms().values(), kind, day)


def definition_of_form(form: NkForm) -> FormDefinition | None:
    """Return the version that a form was entered by, else that of its day; None for an NK-B."""
    return shipped_forms().get(form.definition) or definition_on(form.kind, form.filled)
