"""Errors whose text is meant for the user, in Polish, with what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing wrong with what the user gave: where it stands and what to do."""

    message: str
    field: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    record: str | None = None
    code: str = "value"


class UserError(Exception):
    """Something the user can put right; its text is shown as it is.

    Anything that is not a UserError is a fault of the program.
    """

    exit_code = 2

    def __init__(self, message: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.problems = tuple(problems)


class NotAllowed(UserError):
    """The account lacks the right."""

    exit_code = 2


class WrongPassword(UserError):
    """Password wrong or missing, or a prerequisite missing (exit code 3 of the command line)."""

    exit_code = 3


class FolderRefused(UserError):
    """Data folder missing, not initialised, on a refused place, or of a newer version (exit code 4)."""

    exit_code = 4


class FolderInUse(UserError):
    """Another process holds the data folder; the message says who (exit code 5)."""

    exit_code = 5


class FileRefused(UserError):
    """A file given by the user is refused or damaged (exit code 6)."""

    exit_code = 6


class Gone(UserError):
    """The record that was asked for lies in the bin, or was erased."""


class Conflict(UserError):
    """Somebody changed the record since the form was opened; data for a dialog, never a lost write."""
