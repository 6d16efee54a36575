"""What a field of a form is, told without any widget."""

from dataclasses import dataclass
from enum import StrEnum

from mgops_desktop.operations.records.options import Option


class FieldType(StrEnum):
    """What a field of a form is."""

    LINE = "line"
    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DAY = "day"
    TIME = "time"
    TICK = "tick"
    CHOICE = "choice"
    WORD = "word"  # an entry of a dictionary, or a new one
    TICKS = "ticks"
    RECORD = "record"  # found by typing
    RECORDS = "records"


@dataclass(frozen=True)
class FieldShape:
    """One field: its name (the column's key), its words and what it offers.

    `fixed` fields are given by where the form was opened from and are not asked. `private` ones hold words about a
    person, which are covered while names are veiled.
    """

    name: str
    label: str
    type: FieldType
    required: bool = False
    help: str = ""
    options: tuple[Option, ...] = ()
    most: int | None = None
    fixed: bool = False
    private: bool = False
