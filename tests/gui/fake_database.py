"""A stand-in for the storage: runs what it is given and tells whom it may concern."""

from collections.abc import Callable
from typing import Any

from mgops_desktop.gui.data import Touched


class FakeDatabase:
    """Calls questions and operations with itself in place of a session."""

    def __init__(self) -> None:
        self.listeners: list[Callable[[Touched], None]] = []

    def read(self, question: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return question(self, *args, **kwargs)

    def read_for_window(self, question: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return self.read(question, *args, **kwargs)

    def change(self, operation: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return operation(self, *args, **kwargs)

    def subscribe(self, listener: Callable[[Touched], None]) -> None:
        self.listeners.append(listener)

    def commit(self, *touched: tuple[str, Any]) -> None:
        """Tell the listeners as after a commit."""
        for listener in self.listeners:
            listener(frozenset(touched))
