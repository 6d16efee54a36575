"""E. Crisis interventions, and children taken to safety in them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from mgops_desktop.domain.clock import local_day
from mgops_desktop.domain.figure import Item, RecordRef, Unit
from mgops_desktop.domain.intervention import last_day
from mgops_desktop.indicators.catalogue import indicator
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.families import event
from mgops_desktop.storage.tables.court import ChildRemoval
from mgops_desktop.storage.tables.intervention import Intervention

BASIS = "art. 15 ust. 1 pkt 12"


@indicator(
    "crisis_interventions",
    "Interwencje kryzysowe w rodzinach",
    Unit.EVENTS,
    basis=BASIS,
    rule="Interwencje, które zaczęły się w okresie.",
)
def crisis_interventions(counting: Counting) -> Iterable[Item]:
    table = Intervention
    query = select(table.id, table.family_id, table.day, table.number).where(
        event(counting.period, table.day)
    )
    for id_, family, *_ in counting.ordered(query, "day", "number"):
        yield Item(RecordRef("intervention", id_), 1, (), family)


class _Days(NamedTuple):
    """From the day on which an intervention began to that on which it ended."""

    first: date
    last: date


def _days_of_interventions(counting: Counting) -> Mapping[UUID, list[_Days]]:
    table = Intervention
    found: dict[UUID, list[_Days]] = defaultdict(list)
    query = select(table.family_id, table.day, table.began, table.ended)
    for family, day, began, ended in counting.session.execute(query):
        found[family].append(_span(day, began, ended))
    return found


def _span(day: date, began: time, ended: time | None) -> _Days:
    return _Days(day, last_day(day, began, ended))


@indicator(
    "children_removed_in_interventions",
    "Dzieci zabezpieczone podczas interwencji",
    Unit.EVENTS,
    basis=BASIS,
    rule="Zabezpieczenia dzieci z okresu, z dnia interwencji w tej samej rodzinie; interwencja mogła trwać po północy.",
)
def children_removed(counting: Counting) -> Iterable[Item]:
    interventions = _days_of_interventions(counting)
    table = ChildRemoval
    query = select(table.id, table.family_id, table.moment, table.number)
    for id_, family, moment, _ in counting.ordered(query, "moment", "number"):
        day = local_day(moment)
        spans = interventions.get(family, ())
        if day in counting.period and any(one.first <= day <= one.last for one in spans):
            yield Item(RecordRef("child_removal", id_), 1, (), family)
