"""A typed word as one of a column's choices: by key or by label, however it is written."""

from functools import cache
from typing import Any

from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.domain.text import search_key
from mgops_desktop.sheets.description import Column
from mgops_desktop.sheets.dictionaries import CLOSURE_REASON, Dictionaries, Entry, slug

_SHOWN = 12
_SLUG_LENGTH = 60


def find_choice(
    column: Column,
    typed: str,
    dictionaries: Dictionaries,
    new_entries: list[tuple[str, str, str]],
) -> Any:
    """Return the domain's word or the dictionary's key.

    An unknown word of a dictionary that may grow becomes a new entry, added to the dictionary and to `new_entries`.
    Raises UserError for any other unknown word.
    """
    if not column.dictionary:
        found = _words(column).get(search_key(typed)) or _words(column).get(typed)
        if found is None:
            raise _unknown(typed, list(column.labels.values()), "")
        return str(found) if column.as_text else found
    dictionary = dictionaries[column.dictionary]
    key = dictionary.find(typed)
    if key is not None:
        return key
    key = slug(typed)
    if not column.may_grow or not key or len(key) > _SLUG_LENGTH:
        known = [entry.label for entry in dictionary.in_order()]
        raise _unknown(typed, known, _advice(column))
    if key not in dictionary.entries:
        dictionary.add(Entry(key, typed, len(dictionary.entries) + 1))
        new_entries.append((column.dictionary, key, typed))
    return key


def _words(column: Column) -> dict[str, Any]:
    return _folded(tuple(column.labels.items()))


@cache
def _folded(labels: tuple[tuple[Any, str], ...]) -> dict[str, Any]:
    by_label = {search_key(label): key for key, label in labels}
    by_key = {search_key(key): key for key, _label in labels}
    return by_key | by_label


def _advice(column: Column) -> str:
    if column.dictionary == CLOSURE_REASON:
        return " Własną przyczynę dodaj w arkuszu „Słowniki”, z wierszem sprawozdania."
    return " Za długie słowo skróć." if column.may_grow else ""


def _unknown(typed: str, known: list[str], advice: str) -> UserError:
    offered = "; ".join(known[:_SHOWN]) + ("…" if len(known) > _SHOWN else "")
    message = f"Nie ma na liście: „{typed[:60]}”. Można wpisać: {offered}.{advice}"
    return UserError(message, [Problem(message, code="choice")])
