"""What happens when something goes wrong that nobody expected: log it, say so once, go on.

A `UserError` is not a fault: its text is shown as it is, wherever it was raised.
"""

import logging
import secrets
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from mgops_desktop.domain.errors import UserError
from mgops_desktop.gui.messages import warn

_TEXT = "W programie wystąpił błąd. Zapisane dane są bezpieczne i można pracować dalej."
_MORE = (
    "Ostatnia czynność mogła się nie udać: sprawdź ją i w razie potrzeby powtórz. "
    "Jeżeli błąd wraca, przekaż opiekunowi programu numer {number}. "
    "Opis błędu w dzienniku programu nie zawiera danych osobowych."
)


class Faults(QObject):
    """Takes every exception that no slot and no thread caught."""

    _happened = Signal(object, str)

    def __init__(
        self, parent: QObject, log: logging.Logger, window: Callable[[], QWidget | None]
    ) -> None:
        super().__init__(parent)
        self._log = log
        self._window = window
        self._is_telling = False
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the last resort of slots (Qt calls sys.excepthook) and of threads."""
        sys.excepthook = self._from_slot
        threading.excepthook = self._from_thread

    def take(self, error: BaseException) -> None:
        """Log an exception and have it told; may be called from any thread."""
        number = ""
        if not isinstance(error, UserError):
            number = secrets.token_hex(3).upper()
            self._log.error("fault %s\n%s", number, describe(error))
        self._happened.emit(error, number)

    def _from_slot(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, Exception):
            self.take(error)
        else:
            sys.__excepthook__(kind, error, trace)

    def _from_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.take(args.exc_value)

    def _tell(self, error: BaseException, number: str) -> None:
        if self._is_telling:
            return
        self._is_telling = True
        try:
            if isinstance(error, UserError):
                warn(self._window(), error.message, problem_lines(error))
            else:
                warn(self._window(), _TEXT, _MORE.format(number=number))
        finally:
            self._is_telling = False


def problem_lines(error: UserError) -> str:
    """Return what is wrong in detail, one problem a line."""
    return "\n".join(problem.message for problem in error.problems)


def describe(error: BaseException) -> str:
    """Return where an exception came from: types, files, lines and functions.

    Messages and values stay out, because they may hold personal data.
    """
    lines: list[str] = []
    cause: BaseException | None = error
    while cause is not None:
        lines.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        frames = traceback.extract_tb(cause.__traceback__)
        lines += [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines)
