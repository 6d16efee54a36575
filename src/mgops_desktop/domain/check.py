"""What "Sprawdź" finds: errors to put right before a report, and warnings to look at."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from mgops_desktop.domain.figure import RecordRef


class Severity(StrEnum):
    """An error makes a number or a statutory duty wrong; a warning asks to be looked at."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """One thing found; `record` opens where it is put right, None for the report as a whole."""

    severity: Severity
    code: str
    message: str
    record: RecordRef | None = None
    family: UUID | None = None
    field: str = ""


def error(
    code: str,
    message: str,
    record: RecordRef | None = None,
    family: UUID | None = None,
    field: str = "",
) -> Finding:
    return Finding(Severity.ERROR, code, message, record, family, field)


def warning(
    code: str,
    message: str,
    record: RecordRef | None = None,
    family: UUID | None = None,
    field: str = "",
) -> Finding:
    return Finding(Severity.WARNING, code, message, record, family, field)
