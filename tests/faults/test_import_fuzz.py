"""F-T69: 3,000 mutated workbooks and CSV files: refused or understood, never a fault, and the data folder unchanged."""

import json
import random
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from tests.faults.spreadsheets import ROWS, packed, parts, sheet_of
from tests.operations.importing.invented import Importer, small_centre

from mgops_desktop.domain.errors import FileRefused, UserError
from mgops_desktop.operations.importing import file_of, import_workbook, plan_import
from mgops_desktop.sheets.child.main import serve
from mgops_desktop.sheets.raw import RawWorkbook
from mgops_desktop.sheets.reading import request_for, understood
from mgops_desktop.storage.access import question
from mgops_desktop.storage.journal import head_of

SEEDS = 3_000
IN_A_REAL_CHILD = 30
CSV = (
    "Numer;Nazwisko;Imię;Sprawdzenie w rejestrze\n"
    'P/1/2026;Wzorcowa;"Anna; Maria";1.5.2026\nP/2/2026;Fikcyjna;Żaneta;\n'
).encode()
INTERESTING = [
    b"\0",
    b"\xff",
    b"<",
    b">",
    b"&",
    b'"',
    b"'",
    b";",
    b"-1",
    b"9" * 30,
    b"1e999",
    b"]]>",
    b"NaN",
]
ATTRIBUTES = [
    b"r=",
    b"t=",
    b"s=",
    b"<v>",
    b"</c>",
    b"<row",
    b"<c",
    b"</row>",
    b"sheetId",
    b"Target=",
]


@question("stan", None)
def state(session):
    return head_of(session)


def mutated(random_, content):
    """Some bytes changed, taken out, doubled or replaced by what parsers stumble over."""
    content = bytearray(content)
    for _ in range(random_.randint(1, 6)):
        place = random_.randrange(len(content) + 1)
        match random_.randrange(5):
            case 0:
                content[place : place + 1] = bytes([random_.randrange(256)])
            case 1:
                del content[place : place + random_.randint(1, 40)]
            case 2:
                content[place:place] = content[place : place + random_.randint(1, 80)]
            case 3:
                content[place : place + random_.randint(0, 3)] = random_.choice(INTERESTING)
            case 4:
                mark = random_.choice(ATTRIBUTES)
                found = content.find(mark, place)
                if found >= 0:
                    content[found : found + len(mark)] = random_.choice(ATTRIBUTES)
    return bytes(content)


def mutant(seed):
    """A mutated file: the archive itself, one of its parts, or a CSV file."""
    random_ = random.Random(seed)
    match seed % 4:
        case 0:
            return "Pracownicy.csv", mutated(random_, CSV)
        case 1:
            return "plik.xlsx", mutated(random_, packed(parts()))
        case _:
            members = parts(sheet=sheet_of(ROWS))
            name = random_.choice(list(members))
            members[name] = mutated(random_, str(members[name]).encode())
            return "plik.xlsx", packed(members, level=1)


def through_the_child(name, content):
    """What the parent understands of the child's answer; the child runs in here, 3,000 processes would take long."""
    out = BytesIO()
    with suppress(Exception):  # whatever ends the child ends one process
        serve(json.loads(request_for(Path(name))), BytesIO(content), out)
    sheets = understood(out.getvalue().splitlines(keepends=True))
    if not sheets:
        raise FileRefused("the child died")
    return RawWorkbook(name, sheets)


@pytest.mark.filterwarnings("ignore")  # the child ignores what openpyxl warns of
def test_f_t69_mutants_are_refused_or_understood_and_nothing_is_stored(database, tmp_path):
    Importer(database, tmp_path).must(small_centre)
    before = database.read(state)
    outcomes = {"refused": 0, "errors": 0, "possible": 0}
    for seed in range(SEEDS):
        try:
            plan = database.read(plan_import, through_the_child(*mutant(seed)))
        except UserError:
            outcomes["refused"] += 1
        else:
            outcomes["possible" if plan.is_possible else "errors"] += 1
    assert database.read(state) == before
    assert min(outcomes.values()) > SEEDS // 50, outcomes


def test_f_t69_mutants_in_a_real_child_process_end_as_refusals_too(database, tmp_path):
    before = database.read(state)
    for seed in range(1, 4 * IN_A_REAL_CHILD, 4):
        name, content = mutant(seed)
        path = tmp_path / name
        path.write_bytes(content)
        with suppress(FileRefused):
            if database.change(import_workbook, file_of(path)).import_id is not None:
                before = database.read(state)
    assert database.read(state) == before
