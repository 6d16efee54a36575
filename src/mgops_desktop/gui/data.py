"""The screens' only way to the data, and the one signal that tells them what has changed."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from mgops_desktop.domain.errors import UserError
from mgops_desktop.storage import veil

P = ParamSpec("P")
T = TypeVar("T")

Touched = frozenset[tuple[str, UUID]]
Unkept = dict[tuple[str, UUID | None], Mapping[str, Any]]
"""Unfinished forms by name and record for which there was no room on the disk."""
_COALESCE_MS = 50


class Database(Protocol):
    """What the window needs of the storage (contracts: record base)."""

    def read(
        self, question: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T: ...

    def read_for_window(
        self, question: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T: ...

    def change(
        self, operation: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T: ...

    def keep_draft(self, form: str, record: UUID | None, content: Mapping[str, Any]) -> None:
        """Keep what stands in an unfinished form."""

    def discard_draft(self, form: str, record: UUID | None) -> None:
        """Throw away what was kept of a form."""

    def rest(self) -> None:
        """Let go what the background keeps of the files."""

    def subscribe(self, listener: Callable[[Touched], None]) -> None:
        """Call the listener after each commit with the (kind, id) pairs of the flush."""

    def unsubscribe(self, listener: Callable[[Touched], None]) -> None:
        """Call it no more."""


class Data(QObject):
    """Reads and changes; `changed` gives the touched (kind, id) pairs, gathered over 50 ms.

    All of it may be called from a background task: the signals are carried to the window's thread.
    `saved` tells that a change is stored, `draft_kept` that a form was kept or thrown away, `deleted`
    that something was taken away and should soon be gone from the logs too. While it is `veiled`, rows come with
    initials for names, and other words about persons covered.
    """

    changed = Signal(object)
    saved = Signal()
    draft_kept = Signal()
    deleted = Signal()
    _touched = Signal(object)

    def __init__(self, parent: QObject, database: Database) -> None:
        super().__init__(parent)
        self._database = database
        self.veiled = False
        self._gathered: set[tuple[str, UUID]] = set()
        self._unkept: Unkept = {}
        self._ahead: dict[Any, Any] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_COALESCE_MS)
        self._timer.timeout.connect(self._tell)
        self._touched.connect(self._gather)
        self._tell_touched: Callable[[frozenset[tuple[str, UUID]]], None] = self._touched.emit
        database.subscribe(self._tell_touched)

    def hear_no_more(self) -> None:
        """The window goes; what is still written beside it, e.g. counts that are left, is told to nobody."""
        self._database.unsubscribe(self._tell_touched)

    def read(
        self, question: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Ask a question; rows come back, never mapped objects."""
        with veil.drawn(is_drawn=self.veiled):
            return self._database.read(question, *args, **kwargs)

    def read_for_window(
        self, question: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Ask a short question from beside the window; it does not wait behind long work."""
        if question in self._ahead and not (args or kwargs or self.veiled):
            return cast("T", self._ahead.pop(question))
        with veil.drawn(is_drawn=self.veiled):
            return self._database.read_for_window(question, *args, **kwargs)

    def ask_ahead(self, question: Callable[[Any], T]) -> None:
        """Ask beside the window before there is a page that asks; its first `read_for_window` takes the answer."""
        with suppress(UserError):  # the page asks anew and tells why there is no answer
            self._ahead[question] = self._database.read_for_window(question)

    def forget_ahead(self) -> None:
        """Let go what was asked ahead and nobody took: soon it would not be true any more."""
        self._ahead.clear()

    def read_plainly(
        self, question: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Ask for what goes into a file or onto paper: no veil over names."""
        return self._database.read(question, *args, **kwargs)

    def change(
        self, operation: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Do an operation: all of it is stored when this returns, or nothing."""
        answer = self._database.change(operation, *args, **kwargs)
        self.saved.emit()
        return answer

    def rest(self) -> None:
        """Let go what the background keeps of the files, after large work in it."""
        self._database.rest()

    def keep_draft(self, form: str, record: UUID | None, content: Mapping[str, Any]) -> None:
        """Keep what stands in an unfinished form, until it is saved or thrown away."""
        self._unkept[form, record] = content
        self._database.keep_draft(form, record, content)
        self._unkept.pop((form, record), None)
        self.draft_kept.emit()

    def take_unkept(self) -> Unkept:
        """Return the forms that could not be kept and forget them: nothing waits for a disk before a lock."""
        unkept, self._unkept = self._unkept, {}
        return unkept

    def keep_again(self, unkept: Unkept) -> None:
        """Try to keep what could not be kept; what still cannot comes back in its form all the same."""
        for (form, record), content in unkept.items():
            with suppress(UserError):
                self.keep_draft(form, record, content)

    def unkept(self, form: str, record: UUID | None) -> Mapping[str, Any] | None:
        """What stood in a form and could not be kept; None if there is nothing like that."""
        return self._unkept.get((form, record))

    def drop_unkept(self, form: str, record: UUID | None) -> None:
        """Forget what could not be kept of a form: it was saved or thrown away."""
        self._unkept.pop((form, record), None)

    def discard_draft(self, form: str, record: UUID | None) -> None:
        """Throw away what was kept of a form."""
        self._database.discard_draft(form, record)
        self.draft_kept.emit()
        self.deleted.emit()

    def _gather(self, touched: Touched) -> None:
        self._gathered |= touched
        if not self._timer.isActive():
            self._timer.start()

    def _tell(self) -> None:
        gathered, self._gathered = frozenset(self._gathered), set()
        self.changed.emit(gathered)
