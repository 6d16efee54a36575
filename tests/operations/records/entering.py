"""Entering records as somebody does who has read every warning and stores all the same."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from mgops_desktop.operations.records.saving import (
    NeedsConfirmation,
    confirmation_of,
    record_new,
)
from mgops_desktop.storage.database import Database


def enter(database: Database, kind: str, given: Mapping[str, Any], reason: str = "") -> UUID:
    """Store a new record, warnings confirmed; what is refused is raised."""
    accepted: list[str] = []
    while True:
        try:
            return database.change(record_new, kind, given, accepted, None, reason)
        except NeedsConfirmation as error:
            accepted += [confirmation_of(one) for one in error.problems]
