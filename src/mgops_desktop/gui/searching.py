"""The search over families, cases and persons, as rows of the search field."""

from collections.abc import Sequence

from mgops_desktop.domain.rights import Right
from mgops_desktop.gui.access import Access
from mgops_desktop.gui.data import Data
from mgops_desktop.gui.targets import FAMILY, Target
from mgops_desktop.gui.widgets.rows import ListRow, SectionRow, TwoLineRow
from mgops_desktop.gui.widgets.search_field import Find
from mgops_desktop.operations.search import Found, search

_TITLES = {"family": "Rodziny", "person": "Osoby", "case": "Sprawy"}


def finder(data: Data, access: Access) -> Find | None:
    """Return what the search field asks, None for an account that may not see addresses."""
    if not access.may(Right.ADDRESS_READ):
        return None

    def find(text: str) -> Sequence[ListRow]:
        return found_rows(data.read(search, text), may_open=access.may(Right.CASEWORK_READ))

    return find


def found_rows(found: Sequence[Found], *, may_open: bool) -> list[ListRow]:
    """Return what was found, grouped by kind; each row leads to its family."""
    rows: list[ListRow] = []
    for kind, title in _TITLES.items():
        of_kind = [one for one in found if one.kind == kind]
        if of_kind:
            rows.append(SectionRow(title, len(of_kind)))
            rows += [_row(one, may_open=may_open) for one in of_kind]
    return rows


def _row(one: Found, *, may_open: bool) -> TwoLineRow:
    opens = may_open and one.family is not None
    key = Target(FAMILY, one.family) if opens else (one.kind, one.id)
    return TwoLineRow(key, one.title, one.detail, is_open=opens)
