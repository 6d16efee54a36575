"""A rule of counting broken on purpose: one attribute of one module is replaced."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mgops_desktop.indicators import catalogue


@dataclass(frozen=True)
class Mutation:
    """`breaks` says which rule is broken; `replaced` makes the new attribute from the old one.

    `owner` is a module, a class or, of the catalogue, a table of entries. A list that is not what its figure says is
    seen in the lists only.
    """

    breaks: str
    owner: Any
    attribute: str
    replaced: Callable[[Any], Any]
    seen_in_lists: bool = False

    @property
    def module(self) -> str:
        """The module in which the rule stands."""
        if isinstance(self.owner, dict):
            return catalogue.__name__
        return str(getattr(self.owner, "__module__", None) or self.owner.__name__)

    def __str__(self) -> str:
        return self.breaks.replace(" ", "-")


def always(value: Any) -> Callable[[Any], Any]:
    return lambda _old: lambda *_args, **_kwargs: value


def instead(new: Any) -> Callable[[Any], Any]:
    return lambda _old: new
