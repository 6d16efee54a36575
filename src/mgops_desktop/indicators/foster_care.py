"""J. Children in foster care: placed, returned, adopted, come of age; forms and carers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from mgops_desktop.domain.figure import Item, RecordRef, Unit
from mgops_desktop.domain.foster_care import (
    FAMILY_FORMS,
    PLACEMENT_LABELS,
    PlacementEnd,
    PlacementForm,
)
from mgops_desktop.domain.intervals import valid_on
from mgops_desktop.indicators.catalogue import indicator, some_of
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.families import family_of
from mgops_desktop.storage import veil
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.foster_care import Placement

BASIS = "art. 176 pkt 5, art. 191"
KIND_LABELS = {
    "family_care": "w rodzinnej pieczy zastępczej",
    "institutional_care": "w instytucjonalnej pieczy zastępczej",
}


def _placements(counting: Counting) -> list[Any]:
    def read() -> list[Any]:
        query = (
            select(
                Placement.id,
                Placement.child_id,
                Family.id.label("family_id"),
                Placement.form,
                Placement.carer,
                Placement.began,
                Placement.ended,
                Placement.end_reason,
                Placement.number,
            )
            .outerjoin(Family, Family.id == Placement.family_id)
            .where(Placement.began <= counting.period.last)
        )
        with veil.lifted():  # carers are told apart by name
            return counting.ordered(query, "began", "number")

    return counting.share("placements", read)


def _placements_of(counting: Counting) -> Mapping[UUID, list[Any]]:
    """The placements of each child."""

    def gather() -> dict[UUID, list[Any]]:
        found: dict[UUID, list[Any]] = defaultdict(list)
        for row in _placements(counting):
            found[row.child_id].append(row)
        return found

    return counting.share("placements of children", gather)


def _active(counting: Counting) -> Iterable[Any]:
    return (row for row in _placements(counting) if counting.period.overlaps(row.began, row.ended))


def _family(counting: Counting, row: Any) -> UUID | None:
    """The family the child comes from: named in the placement, else in whose household it lived."""
    return row.family_id or family_of(counting, row.child_id, row.ended or row.began)


def family_of_child_in_care(counting: Counting, child: UUID, day: date) -> UUID | None:
    """The family from which a child is in care on the day, else the one in whose household it lives."""
    named = (
        row.family_id
        for row in _placements_of(counting).get(child, ())
        if row.family_id and valid_on(day, row.began, row.ended)
    )
    return next(named, None) or family_of(counting, child, day)


def _kind(form: PlacementForm) -> str:
    return "family_care" if form in FAMILY_FORMS else "institutional_care"


@indicator(
    "foster_children_in_year",
    "Dzieci w pieczy zastępczej",
    Unit.CHILDREN,
    basis=BASIS,
    counts="distinct:person",
    rule="Różne dzieci z gminy, których pobyt w pieczy trwał choć jeden dzień okresu; dziecko może w okresie "
    "zmienić formę.",
    splits=(
        some_of("kind", KIND_LABELS),
        some_of("form", {form.value: label for form, label in PLACEMENT_LABELS.items()}),
    ),
)
def children_in_care(counting: Counting) -> Iterable[Item]:
    forms: dict[UUID, dict[str, None]] = {}
    families: dict[UUID, UUID | None] = {}
    for row in _active(counting):
        forms.setdefault(row.child_id, {}).update({row.form.value: None, _kind(row.form): None})
        families[row.child_id] = _family(counting, row)
    for child, parts in forms.items():
        yield Item(RecordRef("person", child), 1, tuple(parts), families[child])


def _carers(key: str, label: str, kind: str, unit: Unit) -> None:
    @indicator(
        key,
        label,
        unit,
        basis=BASIS,
        counts="distinct:carer",
        rule="Różni opiekunowie (placówki) zapisani przy pobytach dzieci z gminy w okresie.",
    )
    def carers(counting: Counting) -> Iterable[Item]:
        found: dict[str, Item] = {}
        for row in _active(counting):
            if _kind(row.form) == kind and row.carer:
                ref = RecordRef("placement", row.id)
                found.setdefault(row.carer, Item(ref, 1, (), _family(counting, row)))
        return found.values()


_carers(
    "foster_families", "Rodziny zastępcze i rodzinne domy dziecka", "family_care", Unit.FAMILIES
)
_carers(
    "care_institutions",
    "Placówki, w których przebywały dzieci z gminy",
    "institutional_care",
    Unit.INSTITUTIONS,
)


@indicator(
    "foster_children_placed",
    "Dzieci umieszczone w pieczy zastępczej w okresie",
    Unit.CHILDREN,
    basis=BASIS,
    counts="distinct:person",
    rule="Dzieci, których pobyt zaczął się w okresie, a dzień wcześniej nie były w pieczy.",
)
def placed(counting: Counting) -> Iterable[Item]:
    found: dict[UUID, Item] = {}
    for row in _placements(counting):
        if row.began in counting.period and not _in_care_before(counting, row.child_id, row.began):
            remark = f"{row.began:%d.%m.%Y}"
            ref = RecordRef("person", row.child_id)
            found[row.child_id] = Item(ref, 1, (), _family(counting, row), remark)
    return found.values()


def _in_care_before(counting: Counting, child: UUID, day: date) -> bool:
    """Whether an earlier stay of the child reached the day or the day before: a change of form or carer."""
    return any(
        row.child_id == child
        and row.began < day
        and (row.ended is None or (day - row.ended).days <= 1)
        for row in _placements(counting)
    )


def _left(key: str, label: str, reason: PlacementEnd) -> None:
    @indicator(
        key,
        label,
        Unit.CHILDREN,
        basis=BASIS,
        counts="distinct:person",
        rule="Dzieci, których pobyt w pieczy zakończył się w okresie z tej przyczyny.",
    )
    def left(counting: Counting) -> Iterable[Item]:
        found: dict[UUID, Item] = {}
        for row in _placements(counting):
            if row.ended in counting.period and row.end_reason is reason:
                ref = RecordRef("person", row.child_id)
                family = _family(counting, row)
                found[row.child_id] = Item(ref, 1, (), family, f"{row.ended:%d.%m.%Y}")
        return found.values()


_left(
    "foster_children_returned", "Dzieci, które wróciły z pieczy do rodziny", PlacementEnd.RETURNED
)
_left("foster_children_adopted", "Dzieci przysposobione", PlacementEnd.ADOPTED)
_left(
    "foster_children_came_of_age",
    "Dzieci, które opuściły pieczę po osiągnięciu pełnoletności",
    PlacementEnd.CAME_OF_AGE,
)
