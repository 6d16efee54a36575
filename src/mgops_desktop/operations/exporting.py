"""All records as a workbook that imports again as equal."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.clock import as_local
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.records.amending import amendments_in
from mgops_desktop.operations.records.seals import may_be_sealed
from mgops_desktop.sheets.book import Book, Written
from mgops_desktop.sheets.description import Sheet
from mgops_desktop.sheets.dictionaries import Dictionaries, dictionaries_of
from mgops_desktop.sheets.kinds import BY_KEY, SHEETS
from mgops_desktop.sheets.kinds.centre import CENTRE, SETTING
from mgops_desktop.sheets.kinds.family import FAMILY
from mgops_desktop.sheets.masks import PROTECTED_ADDRESS
from mgops_desktop.sheets.records import chunks, stored_values
from mgops_desktop.sheets.values import CellValue, to_cell
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import actor_of, context_of, is_open, note_reading
from mgops_desktop.storage.provisional import is_working
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.tables.family import Family

_PURPOSE = "eksport"
_UNCOVERED = "eksport z odsłoniętymi adresami"
_RIGHTS = {
    "reporter": Right.REPORTER_READ,
    "counselling_session": Right.COUNSELLING_READ,
    "pro_life_support": Right.CASEWORK_READ,
}

AMENDMENTS = "_Sprostowania"
"""The import leaves sheets alone whose title begins so: what was amended is not amended once more."""
_AMENDMENT_HEADERS = (
    *("Arkusz", "Numer", "Dzień", "Godzina", "Kto", "Przyczyna"),
    *("Dlaczego sprostowanie", "Przed sprostowaniem"),
)
_OF_THE_MAIN_FOLDER = frozenset({CENTRE.key, SETTING.key})
"""Header and parameters: handed over, they would replace those of the main folder."""


@question("eksport danych", Right.EVERY_FAMILY)
def export_workbook(
    session: Session, keys: Collection[str] = (), *, uncover: bool = False
) -> Written:
    """Return a workbook with all records that the account may see, or with the sheets in `keys`.

    Protected addresses stand as "adres chroniony" unless uncovered on purpose; the import leaves what such a cell
    stands for as it is. Texts longer than a cell holds are listed in `problems`. A working folder leaves out
    what is the main one's to say (`_OF_THE_MAIN_FOLDER`), unless asked for it.
    """
    left_out = _OF_THE_MAIN_FOLDER if is_working(session) and not keys else frozenset()
    dictionaries = dictionaries_of(session)
    numbers = _Numbers(session)
    book = Book(practice=context_of(session).practice)
    for sheet in SHEETS:
        if sheet.key in left_out or (keys and sheet.key not in keys):
            continue
        if not _may_see(session, sheet):
            continue
        if sheet.table.protected:
            note_reading(session, sheet.key, None, _PURPOSE)
        if uncover and any(column.masked for column in sheet.columns):
            note_reading(session, sheet.key, None, _UNCOVERED)
        rows = _rows(session, sheet, dictionaries, numbers, uncover=uncover)
        book.add(sheet, sheet.columns, rows)
    if not keys:
        book.add_list(AMENDMENTS, _AMENDMENT_HEADERS, _amendments(session, numbers))
    return book.written()


def _amendments(session: Session, numbers: "_Numbers") -> Iterator[list[CellValue]]:
    """What was amended in the records of the workbook: which, when, why, and the text that stood there."""
    for sheet in SHEETS:
        if not may_be_sealed(sheet.key) or not _may_see(session, sheet):
            continue
        for record, one in amendments_in(session, sheet):
            at = as_local(one.at)
            texts = "; ".join(f"{name}: {value}" for name, value in one.before)
            number = numbers.of(sheet.key, record)
            when = (at.date(), at.time())
            yield [sheet.title, number, *when, one.who, one.reason, one.seal, texts]


def _may_see(session: Session, sheet: Sheet) -> bool:
    actor = actor_of(session)
    if sheet.compartment is Compartment.BLUE_CARD:
        return is_open(session, sheet.compartment) and actor.may(Right.BLUE_CARD)
    return sheet.key not in _RIGHTS or actor.may(_RIGHTS[sheet.key])


class _Numbers:
    """Numbers of records by id, asked for once per kind."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._numbers: dict[str, Mapping[UUID, str]] = {}

    def of(self, key: str, record: UUID) -> str:
        if key not in self._numbers:
            self._numbers[key] = self._load(key)
        return self._numbers[key].get(record, "")

    def _load(self, key: str) -> Mapping[UUID, str]:
        """Also of binned records: what refers to them keeps its reference."""
        table: Any = BY_KEY[key].table
        query = select(table.id, table.number).execution_options(include_binned=True)
        found: dict[UUID, str] = {row.id: row.number for row in self._session.execute(query)}
        if key == FAMILY.key:
            links = select(Family.link_code, Family.number).execution_options(include_binned=True)
            found |= {row.link_code: row.number for row in self._session.execute(links)}
        return found


def _rows(
    session: Session,
    sheet: Sheet,
    dictionaries: Dictionaries,
    numbers: _Numbers,
    *,
    uncover: bool,
) -> Iterator[list[CellValue]]:
    # a working folder may lack an address that the main one covered, and must not empty it there
    covers_gaps = is_working(session)
    records = list(session.scalars(select(sheet.table.id).order_by(sheet.table.id)))
    for chunk in chunks(records):
        stored = stored_values(session, sheet, chunk)
        for record in chunk:
            values = stored[record]
            hidden = bool(values.get("protected_address")) and not uncover
            yield [
                PROTECTED_ADDRESS
                if hidden and column.masked and (values[column.attribute] or covers_gaps)
                else to_cell(column, values[column.attribute], dictionaries, numbers.of)
                for column in sheet.columns
            ]
