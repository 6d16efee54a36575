"""The centre, its dated settings, dictionaries and programme."""

from datetime import date
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mgops_desktop.domain.calendar import DayKind
from mgops_desktop.domain.deadline_rule import AlarmOn, Direction, Unit
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.tables.base import CentreBase, Line, Note, Numbered, Record, Slug


class Centre(Record, CentreBase):
    """The centre as it stands in the header of its prints, and what this folder is to it. One record.

    A `working` folder is not the centre's main one: its numbers are provisional.
    """

    __tablename__ = "centre"
    title = "ośrodek"
    write_right = Right.SETTINGS
    read_right = Right.SETTINGS

    name: Mapped[Line]
    municipality: Mapped[Line]
    street: Mapped[Line]
    post_code: Mapped[Line]
    place: Mapped[Line]
    phone: Mapped[Line]
    email: Mapped[Line]
    head_name: Mapped[Line]
    council: Mapped[Line]
    case_sign_unit: Mapped[Line]
    case_sign_class: Mapped[Line]
    working: Mapped[bool] = mapped_column(default=False)


class Setting(Record, CentreBase):
    """A legal parameter or a choice of the centre, dated, with its basis.

    `confirmed` is false while the law file marks the value "do potwierdzenia"; prints and screens then say so.
    """

    __tablename__ = "setting"
    title = "parametr"
    write_right = Right.SETTINGS
    read_right = Right.SETTINGS

    key: Mapped[Slug]
    label: Mapped[Line]
    value: Mapped[Line]
    unit: Mapped[Line]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    basis: Mapped[Line]
    confirmed: Mapped[bool]
    note: Mapped[Line]


class DictionaryEntry(Record, CentreBase):
    """A word of one of the centre's dictionaries: districts, problems, closure reasons, specialists…

    `maps_to` names the row of the official form, or the domain's own word, for which the entry stands.
    """

    __tablename__ = "dictionary_entry"
    __table_args__ = (UniqueConstraint("dictionary", "key"),)
    title = "pozycja słownika"
    write_right = Right.SETTINGS
    read_right = Right.SETTINGS

    dictionary: Mapped[Slug]
    key: Mapped[Slug]
    label: Mapped[Line]
    maps_to: Mapped[Slug]
    position: Mapped[int]
    valid_to: Mapped[date | None]


class CalendarException(Record, CentreBase):
    """A one-off day off, or a day that is worked although it is a holiday."""

    __tablename__ = "calendar_exception"
    title = "dzień wyjątkowy"
    write_right = Right.SETTINGS
    read_right = Right.SETTINGS

    day: Mapped[date]
    name: Mapped[Line]
    kind: Mapped[DayKind]


class DeadlineRuleRow(Record, CentreBase):
    """One version of a term set by law; the columns are those of `domain.deadline.DeadlineRule`.

    Lists (regimes, reminders) stand as texts with `|` between, as in the shipped seeds.
    """

    __tablename__ = "deadline_rule"
    title = "reguła terminu"
    write_right = Right.SETTINGS
    read_right = Right.SETTINGS

    key: Mapped[Slug]
    rule_title: Mapped[Line]
    unit: Mapped[Unit]
    length: Mapped[int | None]
    month: Mapped[int | None]
    day: Mapped[int | None]
    direction: Mapped[Direction]
    shift_basis: Mapped[Line]
    alarm_on: Mapped[AlarmOn]
    regimes: Mapped[Slug]
    start_event: Mapped[Line]
    who: Mapped[Line]
    basis: Mapped[Line]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    confirmed: Mapped[bool]
    setting: Mapped[bool]
    remind_before: Mapped[Slug]
    remind_after: Mapped[int | None]
    note: Mapped[Line]


class Programme(Numbered, CentreBase):
    """The three-year family-support programme of the municipality and the resolution that adopted it."""

    __tablename__ = "programme"
    title = "program wspierania rodziny"
    number_symbol = "PR"
    write_right = Right.SETTINGS
    read_right = Right.SETTINGS

    name: Mapped[Line]
    first_year: Mapped[int]
    last_year: Mapped[int]
    resolution_number: Mapped[Line]
    resolution_day: Mapped[date | None]
    adopted_by: Mapped[Line]
    main_goal: Mapped[Note]


class ImportRun(Record, CentreBase):
    """One import of a workbook, and the journal entries that it wrote in the files of the data folder."""

    __tablename__ = "import_run"
    title = "import"
    write_right = Right.IMPORT
    read_right = Right.SETTINGS

    file_name: Mapped[Line]
    sequence: Mapped[int | None]
    blue_card_sequence: Mapped[int | None]
    rows: Mapped[int]
    taken_back: Mapped[bool]


class ColumnMapping(Record, CentreBase):
    """How the columns of somebody's own list were mapped, kept for the next time."""

    __tablename__ = "column_mapping"
    title = "przypisanie kolumn"
    write_right = Right.IMPORT
    read_right = Right.SETTINGS

    sheet: Mapped[Slug]
    header: Mapped[Line]
    column: Mapped[Slug]


class LeftFigure(Record, CentreBase):
    """A count of a locked compartment, left by the last account that could open it."""

    __tablename__ = "left_figure"
    title = "liczba podana przez zespół"
    write_right = Right.BLUE_CARD
    read_right = Right.SETTINGS

    of_file: Mapped[Slug]
    key: Mapped[Slug]
    first: Mapped[date]
    last: Mapped[date]
    value: Mapped[int]
    as_of: Mapped[date]
    left_by: Mapped[UUID | None]
