"""A record on its way in, as the rules see it, and what they say of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.operations.rules.rows import Finding, findings
from mgops_desktop.sheets.description import Sheet
from mgops_desktop.sheets.kinds import BY_KEY


@dataclass(frozen=True)
class Entry:
    """One record as it would be stored: its values by attribute, what is stored now, who asks.

    `id` and `stored` are None for a new record.
    """

    session: Session
    sheet: Sheet
    values: Mapping[str, Any]
    today: date
    id: UUID | None = None
    stored: Mapping[str, Any] | None = None

    def __getitem__(self, name: str) -> Any:
        """Return the value of an attribute, None where it is empty."""
        value = self.values.get(name)
        return None if value == "" else value

    def has_changed(self, *names: str) -> bool:
        """Whether one of these attributes is new or another than before; what was true once is not judged again."""
        if self.stored is None:
            return True
        return any(self.stored.get(name) != self.values.get(name) for name in names)


Findings = Iterator[Finding]
Rule = Callable[[Entry], Findings]


class _Marked(NamedTuple):
    """A rule and the attributes that it is about; none: always asked."""

    rule: Rule
    on: tuple[str, ...]

    def concerns(self, entry: Entry) -> bool:
        return not self.on or entry.has_changed(*self.on)


_RULES: dict[str, list[_Marked]] = {}


def rule(*kinds: str, on: Sequence[str] = ()) -> Callable[[Rule], Rule]:
    """Mark a function as a rule of these kinds; it yields refusals and warnings.

    A correction is judged only if it changes one of the attributes that the rule is `on`: what was stored once,
    perhaps by an import, must not stand in the way of correcting something else.
    """

    def mark(function: Rule) -> Rule:
        for kind in kinds:
            assert kind in BY_KEY, kind
            _RULES.setdefault(kind, []).append(_Marked(function, tuple(on)))
        return function

    return mark


def refuse(column: str, code: str, message: str) -> Finding:
    """Something that cannot be or that the law forbids; the record is not stored."""
    return Finding(column, code, message)


def warn(column: str, code: str, message: str) -> Finding:
    """Something odd or incomplete; it is stored once the user says so."""
    return Finding(column, code, message, is_error=False)


def examine(entry: Entry) -> list[Finding]:
    """Return what speaks against a record, refusals first; other records are asked about when it is right itself."""
    found = list(findings(entry.sheet, entry.values, entry.today))
    if not any(one.is_error for one in found):
        for one in _RULES.get(entry.sheet.key, ()):
            if one.concerns(entry):
                found += one.rule(entry)
    return sorted(dict.fromkeys(found), key=lambda one: not one.is_error)
