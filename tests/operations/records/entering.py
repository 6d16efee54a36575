"""Entering records as somebody does who has read every warning and stores all the same."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from mgops_desktop.operations.records.saving import (
    Entailed,
    NeedsConfirmation,
    confirmation_of,
    correct_record,
    record_new,
)
from mgops_desktop.storage.database import Database


def amend(
    database: Database, kind: str, record: UUID, given: Mapping[str, Any], version: int = 1
) -> Entailed | None:
    """Correct a record, warnings confirmed; what is refused is raised."""
    accepted: list[str] = []
    while True:
        try:
            return database.change(correct_record, kind, record, version, given, accepted)
        except NeedsConfirmation as error:
            accepted += [confirmation_of(one) for one in error.problems]


def enter(database: Database, kind: str, given: Mapping[str, Any], reason: str = "") -> UUID:
    """Store a new record, warnings confirmed; what is refused is raised."""
    accepted: list[str] = []
    while True:
        try:
            return database.change(record_new, kind, given, accepted, None, reason)
        except NeedsConfirmation as error:
            accepted += [confirmation_of(one) for one in error.problems]
