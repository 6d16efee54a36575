"""Records that are entered in the form of another one, each with its fields under a name of its own."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.operations.records.saving import NeedsConfirmation
from mgops_desktop.operations.records.values import FormValue

Given = Mapping[str, FormValue]
_BETWEEN = "."


def part_field(group: str, part: str, column: str) -> str:
    """Return the name of a field of a part, e.g. "area.budzet.score"."""
    return _BETWEEN.join((group, part, column))


def own_fields(given: Given) -> dict[str, FormValue]:
    """Return what stands in the fields of the record itself."""
    return {name: value for name, value in given.items() if _BETWEEN not in name}


def parts_of(given: Given, group: str) -> dict[str, dict[str, FormValue]]:
    """Return what stands in the fields of each part, by its own columns, in the order of the form."""
    found: dict[str, dict[str, FormValue]] = {}
    for name, value in given.items():
        of, _, rest = name.partition(_BETWEEN)
        part, _, column = rest.rpartition(_BETWEEN)
        if of == group and part:
            found.setdefault(part, {})[column] = value
    return found


def is_blank(values: Given) -> bool:
    """Whether nothing stands in these fields; a nought is something."""
    return all(value is None or value in ("", []) for value in values.values())


def at_part(group: str, part: str, problems: list[Problem], default: str) -> list[Problem]:
    """Return problems of a part under the names that its fields have in the form."""
    return [replace(one, field=part_field(group, part, one.field or default)) for one in problems]


@contextmanager
def refused_at(group: str, part: str, default: str) -> Iterator[None]:
    """Let what refuses a part stand at its fields of the form."""
    try:
        yield
    except (NeedsConfirmation, UserError) as error:
        if not error.problems:
            raise
        raise type(error)(
            error.message, at_part(group, part, list(error.problems), default)
        ) from None
