"""E. Interdisciplinary meetings on families outside Blue Cards, joint trips with guards, by district."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from mgops_desktop.domain.figure import Item, RecordRef, Unit
from mgops_desktop.indicators.catalogue import Split, all_of, indicator, some_of
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.families import event
from mgops_desktop.indicators.splits import entry_or_rest
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.meeting import FamilyMeeting, JointTrip, trip_family

_ATTENDED = "attended_by_assistant_unit"
_DISTRICT = "district"


def _by_district(prefix: str) -> Split:
    return all_of(_DISTRICT, _DISTRICT, prefix=prefix, rest="bez podanego rejonu")


@indicator(
    "interdisciplinary_meetings_total",
    "Spotkania interdyscyplinarne w sprawach rodzin",
    Unit.EVENTS,
    basis="art. 15 ust. 1 pkt 18",
    rule="Spotkania z okresu poza procedurą „Niebieskie Karty”. Rejon jest rejonem rodziny, a bez niej rejonem "
    "podanym przy spotkaniu.",
    splits=(
        _by_district("interdisciplinary_meetings"),
        some_of(
            "attendance",
            {_ATTENDED: "z udziałem pracowników zespołu asystentów"},
            prefix="interdisciplinary_meetings",
        ),
    ),
)
def meetings(counting: Counting) -> Iterable[Item]:
    table = FamilyMeeting
    query = (
        select(
            *(table.id, table.day, table.number, table.district, table.attended_by_unit),
            Family.id.label("family"),
            Family.district.label("of_family"),
        )
        .outerjoin(Family, Family.id == table.family_id)
        .where(event(counting.period, table.day))
    )
    for row in counting.ordered(query, "day", "number"):
        district = entry_or_rest(counting, _DISTRICT, row.of_family or row.district)
        attended = (_ATTENDED,) if row.attended_by_unit else ()
        yield Item(RecordRef("family_meeting", row.id), 1, (district, *attended), row.family)


def _trips(counting: Counting) -> list[Any]:
    def read() -> list[Any]:
        table = JointTrip
        query = select(table.id, table.day, table.number, table.district, table.other_families)
        return counting.ordered(query.where(event(counting.period, table.day)), "day", "number")

    return counting.share("joint trips", read)


def _visited(counting: Counting) -> Mapping[UUID, int]:
    """How many families of the register each trip of the period went to."""
    link = trip_family.c
    query = (
        select(link.trip_id, link.family_id)
        .join(JointTrip, JointTrip.id == link.trip_id)
        .join(Family, Family.id == link.family_id)
        .where(event(counting.period, JointTrip.day))
    )
    found: dict[UUID, int] = defaultdict(int)
    for trip, _family in counting.session.execute(query):
        found[trip] += 1
    return found


@indicator(
    "joint_monitoring_trips_total",
    "Wspólne wyjazdy ze strażą lub Policją",
    Unit.EVENTS,
    basis="wybór ośrodka",
    rule="Wyjazdy z okresu, w rejonie podanym przy wyjeździe.",
    splits=(_by_district("joint_monitoring_trips"),),
)
def trips(counting: Counting) -> Iterable[Item]:
    for row in _trips(counting):
        district = entry_or_rest(counting, _DISTRICT, row.district)
        yield Item(RecordRef("joint_trip", row.id), 1, (district,))


@indicator(
    "joint_monitoring_families_visited_total",
    "Odwiedziny u rodzin podczas wspólnych wyjazdów",
    Unit.EVENTS,
    basis="wybór ośrodka",
    counts="sum:families",
    rule="Rodziny liczone osobno przy każdym wyjeździe: z ewidencji i spoza niej.",
    splits=(_by_district("joint_monitoring_families_visited"),),
)
def families_visited(counting: Counting) -> Iterable[Item]:
    visited = _visited(counting)
    for row in _trips(counting):
        families = visited.get(row.id, 0) + row.other_families
        if families:
            district = entry_or_rest(counting, _DISTRICT, row.district)
            yield Item(RecordRef("joint_trip", row.id), families, (district,))
