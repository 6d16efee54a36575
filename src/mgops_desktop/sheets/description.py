"""One declarative description per record kind: from it come template, `--describe`, reader, exporter and practice data.

Sheet and column keys are the English names of the glossary and never change: workbooks carry them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import Enum as EnumType
from sqlalchemy import inspect

from mgops_desktop.storage.tables.base import LINE_LENGTH, NOTE_LENGTH, Compartment, Record

FORMAT = 1
"""Number of the workbook format; a workbook with a higher one is refused."""
LARGEST_INTEGER = 2_147_483_647
"""What an integer column of both engines holds."""
EXAMPLE = "PRZYKŁAD"
"""Rows whose number begins with it are ignored by the import."""


class CellType(StrEnum):
    """Types of cells as `--describe` names them (contracts 3)."""

    TEXT = "text"
    INTEGER = "integer"
    MONEY = "money"
    DATE = "date"
    TIME = "time"
    YES_NO = "yes_no"
    CHOICE = "choice"
    NUMBER_OF = "number_of"
    LIST_OF = "list_of"


class Meaning(StrEnum):
    """What a cell's value becomes in the record where that does not follow from its type."""

    PLAIN = "plain"
    MONTH = "month"  # a date stands for its month: the first day is stored
    MOMENT_DAY = (
        "moment_day"  # with MOMENT_TIME one moment, Polish time in the sheet, UTC in the record
    )
    MOMENT_TIME = "moment_time"
    KEYS = "keys"  # a list of dictionary keys or of fixed words in one text
    LINK = "link"  # the neutral code of a family, for another compartment
    PESEL = "pesel"


@dataclass(frozen=True, eq=False)
class Column:
    """One column of a sheet.

    `max` is the greatest length of a text and the greatest value of an integer. `masked` columns hold an address that
    is shown as "adres chroniony" where the record says so. `own_mark` is what the import itself may write into the
    field. An empty cell of a `kept_if_empty` column leaves what is there. `past` marks days that cannot lie ahead,
    `as_text` a fixed word that the record holds as plain text.
    """

    key: str
    header: str
    type: CellType = CellType.TEXT
    required: bool = False
    help: str = ""
    max: int | None = None
    minimum: int = 0
    labels: Mapping[StrEnum, str] = field(default_factory=dict)
    dictionary: str = ""
    may_grow: bool = False
    sheet: str = ""
    attribute: str = ""
    meaning: Meaning = Meaning.PLAIN
    masked: bool = False
    own_mark: str = ""
    kept_if_empty: bool = False
    past: bool = False
    as_text: bool = False
    aliases: tuple[str, ...] = ()
    example: str = ""
    default: Any = None

    @property
    def type_name(self) -> str:
        """The type as `--describe` prints it, e.g. "number_of:family"."""
        return f"{self.type}:{self.sheet}" if self.sheet else str(self.type)

    @property
    def multiline(self) -> bool:
        return self.type is CellType.TEXT and (self.max or 0) > LINE_LENGTH


@dataclass(frozen=True, eq=False)
class Sheet:
    """One sheet of the workbook: the records of one kind.

    `identity` names the columns by which a row finds its record; none for the only row of a sheet.
    """

    key: str
    title: str
    table: type[Record]
    columns: tuple[Column, ...]
    identity: tuple[str, ...] = ("number",)
    about: str = ""

    @property
    def compartment(self) -> Compartment:
        return self.table.compartment  # type: ignore[attr-defined, no-any-return]

    @property
    def named_by(self) -> str:
        """The column whose text marks an example row."""
        keys = (*self.identity, "name", "key", *(column.key for column in self.columns))
        named = [key for key in keys if self.has(key)]
        texts = [key for key in named if self.column(key).type is CellType.TEXT]
        return texts[0]

    def has(self, key: str) -> bool:
        return any(column.key == key for column in self.columns)

    def column(self, key: str) -> Column:
        return next(column for column in self.columns if column.key == key)


def sheet(
    title: str,
    table: type[Record],
    *columns: Column,
    identity: tuple[str, ...] = ("number",),
    about: str = "",
) -> Sheet:
    """Make the sheet of a record kind; lengths, defaults and attributes come from its table.

    A sheet with the identity "number" gets its number column first.
    """
    own = (_number(table), *columns) if identity == ("number",) else columns
    return Sheet(
        key=table.__tablename__,  # type: ignore[attr-defined]
        title=title,
        table=table,
        columns=tuple(_bound(table, column) for column in own),
        identity=identity,
        about=about,
    )


def _number(table: type[Record]) -> Column:
    symbol = table.number_symbol  # type: ignore[attr-defined]
    return text(
        "number",
        "Numer",
        required=True,
        help="Po tym numerze program rozpoznaje zapis przy ponownym imporcie. "
        f"Numery programu mają postać {symbol}/1/2026.",
        aliases=("nr", "l.p.", "lp", "znak"),
    )


def _bound(table: type[Record], column: Column) -> Column:
    """Complete a column from the mapped attribute it fills."""
    mapper = inspect(table)
    attribute = column.attribute or _attribute(table, column)
    if attribute in mapper.relationships:
        return replace(column, attribute=attribute)
    mapped = mapper.columns[attribute]
    fixed_words = bool(column.labels)
    default = (
        mapped.default.arg if mapped.default is not None and mapped.default.is_scalar else None
    )
    length = column.max
    if column.type is CellType.TEXT and column.meaning is not Meaning.KEYS:
        length = column.max or getattr(mapped.type, "length", None) or NOTE_LENGTH
    return replace(
        column,
        attribute=attribute,
        max=length,
        default=default,
        as_text=fixed_words and not isinstance(mapped.type, EnumType),
    )


def _attribute(table: type[Record], column: Column) -> str:
    reference = column.type is CellType.NUMBER_OF and column.meaning is not Meaning.LINK
    return f"{column.key}_id" if reference else column.key


def text(key: str, header: str, **more: Any) -> Column:
    """A line or a longer text, as long as the record's field."""
    return Column(key, header, **more)


def integer(key: str, header: str, *, most: int = LARGEST_INTEGER, **more: Any) -> Column:
    """A whole number from `minimum` (0) to `most`."""
    return Column(key, header, CellType.INTEGER, max=most, **more)


def year(key: str, header: str, **more: Any) -> Column:
    """A calendar year."""
    return integer(key, header, minimum=1900, most=2100, **more)


def money(key: str, header: str, **more: Any) -> Column:
    """A number with two decimals, stored as hundredths."""
    return Column(key, header, CellType.MONEY, **more)


def day(key: str, header: str, **more: Any) -> Column:
    """A date."""
    return Column(key, header, CellType.DATE, **more)


def month(key: str, header: str, **more: Any) -> Column:
    """A month, given by any of its days."""
    return Column(
        key,
        header,
        CellType.DATE,
        meaning=Meaning.MONTH,
        help="Dowolny dzień tego miesiąca.",
        **more,
    )


def hour(key: str, header: str, **more: Any) -> Column:
    """A time of the day."""
    return Column(key, header, CellType.TIME, **more)


def moment(
    key: str, header: str, *, required: bool = False, hint: str = ""
) -> tuple[Column, Column]:
    """A moment as two columns, day and hour in Polish time; the hint stands at the day."""
    return (
        Column(
            f"{key}_day",
            f"{header} – dzień",
            CellType.DATE,
            required,
            attribute=key,
            meaning=Meaning.MOMENT_DAY,
            help=hint,
        ),
        Column(
            f"{key}_time",
            f"{header} – godzina",
            CellType.TIME,
            required,
            attribute=key,
            meaning=Meaning.MOMENT_TIME,
            help="Czas polski.",
        ),
    )


def yes_no(key: str, header: str, **more: Any) -> Column:
    """Yes or no; empty means the usual value."""
    return Column(key, header, CellType.YES_NO, **more)


def choice(key: str, header: str, labels: Mapping[Any, str], **more: Any) -> Column:
    """One of the domain's fixed words."""
    return Column(key, header, CellType.CHOICE, labels=labels, **more)


def entry(key: str, header: str, dictionary: str, *, may_grow: bool = False, **more: Any) -> Column:
    """An entry of one of the centre's dictionaries; a dictionary that may grow takes unknown words."""
    return Column(key, header, CellType.CHOICE, dictionary=dictionary, may_grow=may_grow, **more)


def number_of(key: str, header: str, of: str, **more: Any) -> Column:
    """The number of a record of another sheet or of the data folder."""
    return Column(key, header, CellType.NUMBER_OF, sheet=of, **more)


def list_of(key: str, header: str, of: str, **more: Any) -> Column:
    """Numbers of records, separated by semicolons."""
    return Column(key, header, CellType.LIST_OF, sheet=of, **more)


def keys_of(key: str, header: str, labels: Mapping[Any, str], **more: Any) -> Column:
    """Some of the domain's fixed words, separated by semicolons."""
    return Column(key, header, labels=labels, meaning=Meaning.KEYS, **more)
