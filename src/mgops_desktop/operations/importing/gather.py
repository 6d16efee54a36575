"""From a file to rows that are understood: the first half of an import."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import Problem
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.importing.mapping import mappings_of
from mgops_desktop.operations.importing.progress import Progress, Stage
from mgops_desktop.operations.importing.registry import Registry
from mgops_desktop.operations.importing.start import expand_start
from mgops_desktop.sheets.cells import Reading
from mgops_desktop.sheets.description import Sheet
from mgops_desktop.sheets.dictionaries import Dictionaries, Entry, dictionaries_of
from mgops_desktop.sheets.kinds import SHEETS
from mgops_desktop.sheets.kinds.centre import DICTIONARY_ENTRY
from mgops_desktop.sheets.kinds.start import START
from mgops_desktop.sheets.matching import Recognised, recognise
from mgops_desktop.sheets.parsing import Parsed, ParsedRow, parse_rows, problem
from mgops_desktop.sheets.raw import RawWorkbook
from mgops_desktop.storage.card_reach import card_reach_is_whole
from mgops_desktop.storage.context import actor_of, is_open, today_of
from mgops_desktop.storage.tables.base import Compartment

# Dictionaries first, because all others are read with them; the start sheet last, because it takes free numbers.
_ORDER = [DICTIONARY_ENTRY.key, *(sheet.key for sheet in SHEETS if sheet is not DICTIONARY_ENTRY)]


@dataclass
class Gathered:
    """Everything that was understood of a file; `counts` are the rows of each of its sheets."""

    dictionaries: Dictionaries
    rows: dict[str, list[ParsedRow]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def take(self, parsed: Parsed, rows: list[ParsedRow]) -> None:
        self.errors += parsed.problems
        self.warnings += parsed.warnings
        for row in (*parsed.new_entries, *rows):
            self.rows.setdefault(row.sheet.key, []).append(row)


def gather(
    session: Session,
    workbook: RawWorkbook,
    registry: Registry,
    chosen: Mapping[str, str],
    progress: Progress,
) -> Gathered:
    """Recognise and parse the whole file; what is wrong with it stands in the result."""
    found = recognise(workbook, (*SHEETS, START), mappings_of(session), chosen)
    gathered = Gathered(dictionaries_of(session))
    gathered.errors += found.errors
    gathered.warnings += found.warnings
    reading = Reading(today_of(session), gathered.dictionaries)
    before = 0
    for recognised in sorted(found.sheets, key=_order):
        step = _step(progress, before, workbook.row_count)
        parsed = parse_rows(recognised.sheet, recognised.columns, recognised.rows, reading, step)
        _take(session, gathered, registry, parsed)
        before += len(recognised.rows)
    return gathered


def _order(recognised: Recognised) -> int:
    key = recognised.sheet.key
    return _ORDER.index(key) if key in _ORDER else len(_ORDER)


def _step(progress: Progress, before: int, total: int) -> Callable[[int], None]:
    return lambda done: progress(Stage.PARSING, before + done, total)


def _take(session: Session, gathered: Gathered, registry: Registry, parsed: Parsed) -> None:
    sheet = parsed.sheet
    gathered.counts[sheet.key] = gathered.counts.get(sheet.key, 0) + parsed.count
    if parsed.count and not _is_allowed(session, sheet):
        gathered.errors.append(_locked(sheet))
        return
    if sheet is START:
        gathered.take(parsed, expand_start(session, parsed, registry, gathered.rows))
        return
    registry.fail(sheet, parsed.numbers - {row.values.get("number") for row in parsed.rows})
    gathered.take(parsed, parsed.rows)
    if sheet is DICTIONARY_ENTRY:
        _extend_dictionaries(gathered.dictionaries, parsed.rows)


def _extend_dictionaries(dictionaries: Dictionaries, rows: list[ParsedRow]) -> None:
    for row in rows:
        values = row.values
        entry = Entry(values["key"], values["label"], values["position"])
        dictionaries.add(values["dictionary"], entry)


def _is_allowed(session: Session, sheet: Sheet) -> bool:
    if sheet.compartment is not Compartment.BLUE_CARD:
        return True
    may = is_open(session, sheet.compartment) and actor_of(session).may(Right.BLUE_CARD)
    return may and card_reach_is_whole(session)  # a number out of reach would look like a new one


def _locked(sheet: Sheet) -> Problem:
    return problem(
        sheet.key,
        None,
        None,
        "not_allowed",
        f"Arkusz „{sheet.title}” może zaimportować tylko konto z dostępem do wszystkich procedur "
        "„Niebieskie Karty”. Usuń go z pliku albo zaloguj się na takie konto.",
    )
