"""Breakdowns as they apply to a centre: fixed parts, dictionary parts, town/village and district.

Every figure on families or persons can be split by the family's address: `_urban`, `_rural`, and by district.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from mgops_desktop.domain.family import AreaKind
from mgops_desktop.domain.figure import REST, Item, PartKind, Unit
from mgops_desktop.indicators.catalogue import Indicator, Split
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.storage.seeds import rows_of
from mgops_desktop.storage.setting import dictionary
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.tables.family import Family

_BY_ADDRESS = (Unit.FAMILIES, Unit.PERSONS, Unit.CHILDREN, Unit.WOMEN_OR_FAMILIES)
_WITHOUT_ADDRESS = ("distinct:worker", "distinct:carer")
AREAS = {"urban": "miasto", "rural": "wieś"}
_AREA_PARTS: dict[AreaKind | None, str] = {AreaKind.TOWN: "urban", AreaKind.VILLAGE: "rural"}


@dataclass(frozen=True)
class AppliedSplit:
    """A split with its parts spelled out for this centre."""

    by: str
    kind: PartKind
    parts: Mapping[str, str]
    prefix: str = ""
    unit: Unit | None = None


def splits_of(counting: Counting, one: Indicator) -> list[AppliedSplit]:
    """Return the breakdowns of an indicator in this centre."""
    applied = [
        AppliedSplit(split.by, split.kind, _parts(counting, split), split.prefix, split.unit)
        for split in one.splits
    ]
    if _has_addresses(one):
        applied.append(AppliedSplit("area", PartKind.SOME_OF, AREAS))
        districts = _entries(counting, "district")
        if districts:
            applied.append(AppliedSplit("district", PartKind.SOME_OF, districts))
    return applied


def shipped_splits(one: Indicator) -> list[AppliedSplit]:
    """Return the breakdowns of an indicator by the shipped dictionaries, without a data folder."""
    applied = []
    for split in one.splits:
        parts = split.parts
        if isinstance(parts, str):
            rows = rows_of("dictionaries")
            parts = {row["key"]: row["label"] for row in rows if row["dictionary"] == split.parts}
        parts = _with_rest(parts, split)
        applied.append(AppliedSplit(split.by, split.kind, parts, split.prefix, split.unit))
    if _has_addresses(one):
        applied.append(AppliedSplit("area", PartKind.SOME_OF, AREAS))
    return applied


def _has_addresses(one: Indicator) -> bool:
    """Whether the lines stand for families or their members; workers and carers have no family address here.

    Counts of the Blue Card file are not split: a district with one such family would name it.
    """
    return (
        one.unit in _BY_ADDRESS
        and one.counts not in _WITHOUT_ADDRESS
        and one.compartment is Compartment.CENTRE
    )


def full_key(one: Indicator, split: AppliedSplit, part: str) -> str:
    """Return the public key of a part."""
    return f"{split.prefix or one.key}_{part}"


def without_binned_families(
    counting: Counting, one: Indicator, items: Iterable[Item]
) -> Iterator[Item]:
    """Take families that are in the bin out of what other records say of them."""
    if one.compartment is not Compartment.CENTRE:
        yield from items
        return
    known: Mapping[UUID, object] | None = None
    for item in items:
        if item.family is None:
            yield item
            continue
        if known is None:  # not read for lists of records without families
            known = _addresses(counting)
        if item.family in known:
            yield item
        elif item.ref.id != item.family:
            yield item._replace(family=None)


def with_address_parts(counting: Counting, one: Indicator, items: Sequence[Item]) -> list[Item]:
    """Mark each line with the town/village and district of its family."""
    if not _has_addresses(one):
        return list(items)
    addresses = _addresses(counting)
    return [
        item._replace(parts=(*item.parts, *addresses[item.family]))
        if item.family is not None and item.family in addresses
        else item
        for item in items
    ]


def _parts(counting: Counting, split: Split) -> Mapping[str, str]:
    parts = _entries(counting, split.parts) if isinstance(split.parts, str) else split.parts
    return _with_rest(parts, split)


def _with_rest(parts: Mapping[str, str], split: Split) -> Mapping[str, str]:
    return {**parts, REST: split.rest} if split.rest else parts


def entry_or_rest(counting: Counting, name: str, key: str) -> str:
    """Return the part of a dictionary's entry, the rest's for one that the dictionary does not know (any more)."""
    return key if key in _entries(counting, name) else REST


def _entries(counting: Counting, name: str) -> Mapping[str, str]:
    return counting.keep(
        f"dictionary:{name}",
        lambda: {entry.key: entry.label for entry in dictionary(counting.session, name)},
    )


def _addresses(counting: Counting) -> Mapping[UUID, tuple[str, ...]]:
    def read() -> dict[UUID, tuple[str, ...]]:
        rows = counting.session.execute(select(Family.id, Family.area, Family.district))
        return {
            family: tuple(part for part in (_AREA_PARTS.get(area), district) if part)
            for family, area, district in rows
        }

    return counting.keep("addresses", read)
