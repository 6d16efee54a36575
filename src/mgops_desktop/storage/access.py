"""Questions and operations: what may be asked and done, and the right each needs.

`Database.read` takes only functions marked with `@question`, `Database.change` only those marked with `@operation`;
both refuse an account without the right before any query runs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from mgops_desktop.domain.rights import Right

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Spec:
    """What a question or an operation is called (Polish, for messages and the journal) and what right it needs."""

    name: str
    right: Right | None
    writes: bool


QUESTIONS: dict[str, tuple[Callable[..., Any], Spec]] = {}
OPERATIONS: dict[str, tuple[Callable[..., Any], Spec]] = {}


def question(name: str, right: Right | None) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Mark a function(session, …) as a question; `right` None is for what everybody may know."""
    return _marker(Spec(name, right, writes=False), QUESTIONS)


def operation(name: str, right: Right | None) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Mark a function(session, …) as an operation; `name` stands in the journal."""
    return _marker(Spec(name, right, writes=True), OPERATIONS)


def _marker(
    spec: Spec, register: dict[str, tuple[Callable[..., Any], Spec]]
) -> Callable[[Callable[P, T]], Callable[P, T]]:
    def mark(function: Callable[P, T]) -> Callable[P, T]:
        register[f"{function.__module__}.{function.__qualname__}"] = (function, spec)
        function.mgops_spec = spec  # type: ignore[attr-defined]
        return function

    return mark


def spec_of(function: Callable[..., Any], *, writes: bool) -> Spec:
    """Return the mark of a function; raises TypeError for one that was never marked for this use."""
    spec = getattr(function, "mgops_spec", None)
    if not isinstance(spec, Spec) or spec.writes is not writes:
        wanted = "operation" if writes else "question"
        raise TypeError(f"{function.__module__}.{function.__qualname__} is no {wanted}")
    return spec
