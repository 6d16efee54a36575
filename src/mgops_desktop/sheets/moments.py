"""A moment in two columns: day and hour in Polish time, stored in UTC."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from mgops_desktop.domain.clock import as_local, local_moment
from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.sheets.description import Column, Meaning, Sheet


def join_moments(
    sheet: Sheet, day_column: Column, values: Mapping[str, Any]
) -> tuple[str, datetime | None]:
    """Return (attribute, moment) for the day column and its hour column.

    Raises UserError when only one of the two is filled in, or for an hour that the change to summer time skips.
    """
    hour_column = next(
        column
        for column in sheet.columns
        if column.attribute == day_column.attribute and column.meaning is Meaning.MOMENT_TIME
    )
    day, hour = values.get(day_column.key), values.get(hour_column.key)
    if day is None and hour is None:
        return day_column.attribute, None
    if day is None or hour is None:
        message = f"Wypełnij obie kolumny: „{day_column.header}” i „{hour_column.header}”."
        raise UserError(message, [Problem(message, code="moment")])
    return day_column.attribute, local_moment(day, hour)


def split_moment(column: Column, moment: datetime | None) -> Any:
    """Return the day or the hour of a stored moment, whichever the column holds."""
    if moment is None:
        return None
    local = as_local(moment)
    if column.meaning is Meaning.MOMENT_DAY:
        return local.date()
    return time(local.hour, local.minute)
