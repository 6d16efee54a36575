"""The flat start sheet as records: families, persons, memberships, cases, court obligations.

Only the family has a number in the sheet. Persons, cases and obligations that are already there are found by what
they are (name and birth, the family's only case), so that importing the sheet again changes nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from mgops_desktop.domain.case import Basis
from mgops_desktop.domain.entry import Toward, parse_date
from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.domain.text import search_key
from mgops_desktop.operations.importing.free_numbers import FreeNumbers
from mgops_desktop.operations.importing.registry import Registry
from mgops_desktop.operations.importing.start_known import KnownFamily, KnownPerson, known_families
from mgops_desktop.sheets.description import Sheet
from mgops_desktop.sheets.kinds.casework import CASE
from mgops_desktop.sheets.kinds.court import COURT_OBLIGATION
from mgops_desktop.sheets.kinds.family import FAMILY, MEMBERSHIP, PERSON
from mgops_desktop.sheets.kinds.start import START
from mgops_desktop.sheets.parsing import Parsed, ParsedRow, problem
from mgops_desktop.storage.context import today_of

_YEAR_LENGTH = 4


@dataclass
class _Expansion:
    """What the rows of the start sheet become."""

    today: date
    numbers: FreeNumbers
    known: Mapping[str, KnownFamily]
    rows: list[ParsedRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, sheet: Sheet, row: int, number: str | None, values: dict[str, Any]) -> str:
        """Add a record; without a number it gets the next free one."""
        number = number or self.numbers.take(sheet)
        parsed = ParsedRow(sheet, START.key, row, {"number": number, **values})
        self.rows.append(parsed)
        return number

    def complain(self, row: int, key: str, code: str, message: str) -> None:
        self.problems.append(problem(START.key, row, START.column(key), code, message))


def expand_start(
    session: Session,
    parsed: Parsed,
    registry: Registry,
    others: Mapping[str, Sequence[ParsedRow]],
) -> list[ParsedRow]:
    """Return the records that the sheet describes; what contradicts itself goes to `parsed.problems`.

    `others` are the rows of the other sheets of the file, whose numbers are taken.
    """
    families: dict[str, list[ParsedRow]] = {}
    for row in parsed.rows:
        families.setdefault(row.values["family"], []).append(row)
    expansion = _Expansion(
        today_of(session),
        FreeNumbers(session, registry, others),
        known_families(session, list(families)),
    )
    for number, rows in families.items():
        _family(expansion, number, rows)
    parsed.problems += expansion.problems
    return expansion.rows


def _family(expansion: _Expansion, number: str, rows: list[ParsedRow]) -> None:
    shared = _shared(expansion, rows)
    first = rows[0]
    known = expansion.known.get(number)
    values = {
        key: shared[key] for key in ("street", "place", "area") if shared[key] or known is None
    }
    if known is None:
        since = shared["support_since"]
        values |= {"name": first.values["surname"], "on_record_from": since or expansion.today}
    expansion.add(FAMILY, first.row, number, values)
    _members(expansion, rows, shared["support_since"], known)
    if shared["support_since"] is not None:
        _support(expansion, number, first.row, shared, known)
    elif shared["basis"] or shared["court"]:
        expansion.complain(
            first.row,
            "support_since",
            "required",
            "Podano podstawę objęcia albo zobowiązanie sądu, a brak daty „Wsparcie asystenta od”.",
        )


def _shared(expansion: _Expansion, rows: Iterable[ParsedRow]) -> dict[str, Any]:
    """Return what is said of the family as a whole; it may stand in any of its rows, but only one way."""
    keys = ("street", "place", "area", "support_since", "basis", "court")
    shared: dict[str, Any] = dict.fromkeys(keys)
    for row in rows:
        for key in keys:
            value = row.values.get(key)
            if value in (None, "", False):
                continue
            if shared[key] is not None and shared[key] != value:
                message = "Inaczej niż w innym wierszu tej samej rodziny. Popraw jeden z nich."
                expansion.complain(row.row, key, "contradiction", message)
            shared[key] = shared[key] or value
    return shared | {key: shared[key] or "" for key in ("street", "place")}


def _members(
    expansion: _Expansion,
    rows: list[ParsedRow],
    since: date | None,
    known: KnownFamily | None,
) -> None:
    left = list(known.persons) if known else []
    seen: set[tuple[Any, ...]] = set()
    for row in rows:
        try:
            born = _born(row.values.get("born") or "", expansion.today)
        except UserError as error:
            expansion.complain(row.row, "born", "date", error.message)
            continue
        name = _name(row.values["surname"], row.values.get("first_name") or "")
        if (name, *born.values()) in seen:
            message = "Ta osoba jest już w tej rodzinie w innym wierszu. Usuń jeden z nich."
            expansion.complain(row.row, "surname", "duplicate", message)
            continue
        seen.add((name, *born.values()))
        same = _same_person(left, name, born)
        if same is not None:
            left.remove(same)
        began = max(filter(None, (since or expansion.today, born["birth_date"])))
        given = {key: value for key, value in born.items() if value or same is None}
        _member(expansion, row, same, given, began)


def _member(
    expansion: _Expansion,
    row: ParsedRow,
    same: KnownPerson | None,
    born: dict[str, Any],
    began: date,
) -> None:
    values = {key: row.values[key] for key in ("surname", "first_name", "sex") if key in row.values}
    person = expansion.add(PERSON, row.row, same.number if same else None, values | born)
    membership = {
        "family_id": row.values["family"],
        "person_id": person,
        "role": row.values["role"],
        "shares_household": row.values.get("shares_household", True),
    }
    if same is None:
        membership["began"] = began
    expansion.add(MEMBERSHIP, row.row, same.membership if same else None, membership)


def _support(
    expansion: _Expansion,
    family: str,
    row: int,
    shared: Mapping[str, Any],
    known: KnownFamily | None,
) -> None:
    cases = known.cases if known else ()
    same = [case for case in cases if case.began == shared["support_since"]]
    if len(cases) > 1 and not same:
        message = "Rodzina ma w programie kilka spraw. Zmień datę w sprawie, nie w tym arkuszu."
        expansion.complain(row, "support_since", "several_cases", message)
        return
    found = same[0] if same else next(iter(cases), None)
    basis = shared["basis"] or (Basis.COURT if shared["court"] else Basis.CONSENT)
    case = {"family_id": family, "began": shared["support_since"]}
    if shared["basis"] or shared["court"] or found is None:
        case["basis"] = basis
    expansion.add(CASE, row, found.number if found else None, case)
    if shared["court"]:
        obligation = known.obligation if known else None
        values = {"family_id": family, "began": shared["support_since"]}
        expansion.add(COURT_OBLIGATION, row, obligation, values)


def _born(typed: str, today: date) -> dict[str, Any]:
    """Return birth date and birth year of "12.05.2019" or "2019"; raises UserError."""
    if len(typed) == _YEAR_LENGTH and typed.isdigit():
        year = int(typed)
        if not 1900 <= year <= today.year:
            raise UserError(f"Rok {typed} nie może być rokiem urodzenia. Popraw go.")
        return {"birth_date": None, "birth_year": year}
    born = parse_date(typed, today=today, toward=Toward.PAST) if typed else None
    return {"birth_date": born, "birth_year": None}


def _name(surname: str, first_name: str) -> str:
    return search_key(f"{surname} {first_name}")


def _same_person(
    known: Sequence[KnownPerson], name: str, born: Mapping[str, Any]
) -> KnownPerson | None:
    """Return the person of the family who has the name: the birth agrees, or there is only one such name."""
    named = [one for one in known if _name(one.surname, one.first_name) == name]
    birth = (born["birth_date"], born["birth_year"])
    exact = [one for one in named if (one.birth_date, one.birth_year) == birth]
    if exact:
        return exact[0]
    return named[0] if len(named) == 1 else None
