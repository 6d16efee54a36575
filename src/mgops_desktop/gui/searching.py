"""The search over families, cases and persons, as rows of the search field."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.wording import short_date
from mgops_desktop.gui.access import Access
from mgops_desktop.gui.data import Data
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.targets import FAMILY, LOOSE_RECORD, REGISTER, VISIT, Target
from mgops_desktop.gui.widgets.rows import ListRow, SectionRow, TwoLineRow
from mgops_desktop.gui.widgets.search_field import Find, SavedKey, ShowRows
from mgops_desktop.operations.naming import name_records
from mgops_desktop.operations.saved_searches import forget_search, save_search, saved_searches
from mgops_desktop.operations.search import ADDRESS, Found, search
from mgops_desktop.operations.text_search import TextHit, search_texts

_TITLES = {"family": "Rodziny", "person": "Osoby", "case": "Sprawy", ADDRESS: "Adresy"}
_MOST_ROWS = 12
_LEAST_OF_A_GROUP = 2
_TEXTS = {
    "visit": ("Wizyty", "visits"),
    "diagnosis": ("Diagnozy", "diagnosis"),
    "assessment": ("Oceny", "assessments"),
    "work_plan": ("Plany pracy", "plan"),
    "family_meeting": ("Spotkania w sprawie rodziny", "meetings"),
    "intervention": ("Interwencje", "meetings"),
    "incident": ("Incydenty", ""),
    "letter": ("Pisma", "court"),
}

_REGISTERS = {"family_meeting": "meetings", "incident": "incidents"}
"""Kinds that a register shows where they belong to no family; incidents stand nowhere else."""


def finder(data: Data, access: Access) -> Find | None:
    """Return what the search field asks, None for an account that may not see addresses."""
    if not access.may(Right.ADDRESS_READ):
        return None

    def find(text: str) -> Sequence[ListRow]:
        return found_rows(data.read(search, text), may_open=access.may(Right.CASEWORK_READ))

    return find


def found_rows(found: Sequence[Found], *, may_open: bool) -> list[ListRow]:
    """Return what was found, grouped by kind; each row leads to its family.

    Of many in several groups some of each are shown; the title of a group says how many there are.
    """
    groups = {kind: [one for one in found if one.kind == kind] for kind in _TITLES}
    groups = {kind: of_kind for kind, of_kind in groups.items() if of_kind}
    room = _MOST_ROWS - len(groups)
    rows: list[ListRow] = []
    for place, (kind, of_kind) in enumerate(groups.items(), 1):
        after = _LEAST_OF_A_GROUP * (len(groups) - place)
        shown = of_kind[: max(room - after, _LEAST_OF_A_GROUP)]
        room -= len(shown)
        rows.append(SectionRow(_TITLES[kind], len(of_kind)))
        rows += [_row(one, may_open=may_open) for one in shown]
    return rows


def still_there(data: Data, rows: Sequence[TwoLineRow]) -> list[TwoLineRow]:
    """Return the rows without those that lead to a family in the bin: they were opened before it went there."""
    leads = {row.key: _family_of(row) for row in rows}
    found = data.read(name_records, [family for family in leads.values() if family is not None])
    return [row for row in rows if (family := leads[row.key]) is None or family in found]


def _family_of(row: TwoLineRow) -> RecordRef | None:
    key = row.key
    if isinstance(key, Target) and key.kind == FAMILY and key.id is not None:
        return RecordRef("family", key.id)
    return None


class KeptSearches:
    """The saved searches of the account, for the search field."""

    def __init__(self, data: Data) -> None:
        self._data = data

    def rows(self) -> Sequence[TwoLineRow]:
        """Return them by their names; none while names are veiled, for what is searched for is mostly a name."""
        if self._data.veiled:
            return []
        found = self._data.read(saved_searches)
        return [TwoLineRow(SavedKey(one.id, one.text), one.name, one.text) for one in found]

    def keep(self, name: str, text: str) -> None:
        """Keep a search; one of the same name is replaced. Raises UserError."""
        self._data.change(save_search, name, text)

    def forget(self, key: SavedKey) -> None:
        """Take one away for good."""
        self._data.change(forget_search, key.id)
        self._data.deleted.emit()


class TextFinder(QObject):
    """Looks through texts in the background and gives the rows of the newest question."""

    def __init__(self, parent: QObject, parts: Parts) -> None:
        super().__init__(parent)
        self._parts = parts
        self._show: ShowRows | None = None

    def find(self, text: str, show: ShowRows) -> None:
        """Look for a text; `show` is given the rows, unless something else is looked for by then."""
        self._show = show
        self._parts.tasks.run(partial(self._parts.data.read, search_texts, text), self._tell)

    def _tell(self, hits: Sequence[TextHit]) -> None:
        if self._show is not None:
            self._show(text_rows(hits, corrects=self._parts.access.may(Right.CASEWORK_WRITE)))


def text_rows(hits: Sequence[TextHit], *, corrects: bool) -> list[ListRow]:
    """Return the records whose texts hold the words: visits lead to their form, others to the family's tab.

    Letters of no family lead to their form, meetings and incidents of none to their register.
    """
    rows: list[ListRow] = []
    for kind, (title, tab) in _TEXTS.items():
        of_kind = [one for one in hits if one.kind == kind]
        if not of_kind:
            continue
        rows.append(SectionRow(title, len(of_kind)))
        for one in of_kind:
            key = _text_key(one, tab, corrects=corrects)
            day = short_date(one.day) if one.day else "bez daty"
            rows.append(TwoLineRow(key, f"{one.family_name or 'Bez rodziny'}, {day}", one.words))
    return rows


def _text_key(one: TextHit, tab: str, *, corrects: bool) -> Target:
    if one.kind == VISIT and corrects:
        return Target(VISIT, one.id)
    if one.kind in _REGISTERS and (one.family is None or not tab):
        return Target(REGISTER, one.id, _REGISTERS[one.kind])
    if one.family is None:
        return Target(LOOSE_RECORD, one.id, one.kind)
    return Target(FAMILY, one.family, tab)


def _row(one: Found, *, may_open: bool) -> TwoLineRow:
    opens = may_open and one.family is not None
    key = Target(FAMILY, one.family) if opens else (one.kind, one.id)
    return TwoLineRow(key, one.title, one.detail, is_open=opens)
