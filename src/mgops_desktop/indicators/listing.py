"""The list behind a figure, as the command line and the window show it."""

from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.figure import Amount, Figure, Item, RecordRef
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.indicators.catalogue import RATIOS
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.engine import figure, indicator_of
from mgops_desktop.storage.access import question
from mgops_desktop.storage.card_reach import card_reach_is_whole, out_of_reach_among
from mgops_desktop.storage.describe import describe
from mgops_desktop.storage.reach import families_in_reach, families_of
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.base import Compartment

_SHARED = "visit"
"""Kind of the records that may belong to several families."""


@dataclass(frozen=True)
class Line:
    """One record behind a figure; out of the account's reach only number and date are shown."""

    kind: str
    id: UUID
    number: str
    label: str
    amount: Amount
    remark: str
    family: UUID | None
    may_open: bool


@dataclass(frozen=True)
class FigureList:
    """A figure with its definition and the records it was counted from."""

    figure: Figure
    rule: str
    lines: tuple[Line, ...]
    divisor: tuple[Line, ...]


@question("skąd ta liczba", Right.FIGURES_READ)
def figure_list(
    session: Session, key: str, period: Period, *, with_names: bool = False
) -> FigureList:
    """Return a figure with the list behind it; raises UserError for an unknown key."""
    counting = Counting(session, period)
    found = figure(counting, key)
    above, below = (RATIOS[key].above, RATIOS[key].below) if key in RATIOS else (key, key)
    return FigureList(
        found,
        rule_of(session, key, period),
        _lines_behind(counting, above, found.items, with_names=with_names),
        _lines_behind(counting, below, found.divisor, with_names=with_names),
    )


def _lines_behind(
    counting: Counting, key: str, items: tuple[Item, ...], *, with_names: bool
) -> tuple[Line, ...]:
    """Of a Blue Card figure that counts families, not even their numbers, but to who reaches every procedure."""
    lines = lines_of(counting.session, items, with_names=with_names)
    part = indicator_of(counting, key).compartment
    if part is not Compartment.BLUE_CARD or card_reach_is_whole(counting.session):
        return lines
    return tuple(
        one
        if KINDS[one.kind].compartment is part  # type: ignore[attr-defined]
        else replace(one, number="", label="", remark="", family=None, may_open=False)
        for one in lines
    )


def rule_of(session: Session, key: str, period: Period) -> str:
    """Return in Polish how a figure is counted; a part is counted like its whole."""
    if key in RATIOS:
        return RATIOS[key].rule
    return indicator_of(Counting(session, period), key).rule


def lines_of(session: Session, items: tuple[Item, ...], *, with_names: bool) -> tuple[Line, ...]:
    """Return these items as a list shows them, as far as the acting account may know."""
    unreached = out_of_reach_among(session, [item.ref for item in items])
    named = describe(session, [item.ref for item in items], with_names=with_names)
    families = _families_of_shared(session, items)
    reach = families_in_reach(session)
    lines = []
    for item in items:
        shown = named.get(item.ref)
        own = families.get(item.ref, frozenset()) | ({item.family} if item.family else set())
        within = reach is None or not own or not reach.isdisjoint(own)
        within = within and item.ref not in unreached
        family = item.family if item.ref not in unreached else None
        if family is not None and reach is not None and family not in reach:
            family = min(own & reach, default=family)
        lines.append(
            Line(
                item.ref.kind,
                item.ref.id,
                shown.number if shown else "",
                shown.label if shown else "",
                item.amount,
                item.remark if within else "",
                family,
                within,
            )
        )
    return tuple(lines)


def _families_of_shared(
    session: Session, items: tuple[Item, ...]
) -> dict[RecordRef, frozenset[UUID]]:
    """All families of contacts, which may have several, and of lines that name none, where the reach is limited."""
    if families_in_reach(session) is None:
        return {}
    by_kind: dict[str, list[UUID]] = {}
    for item in items:
        if item.family is None or item.ref.kind == _SHARED:
            by_kind.setdefault(item.ref.kind, []).append(item.ref.id)
    return {
        RecordRef(kind, record): families
        for kind, ids in by_kind.items()
        for record, families in families_of(session, kind, ids).items()
    }
