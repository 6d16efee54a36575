"""Every kind of record has its place in the exchange: it goes along, or it stays for a reason that is written down.

The tests go over all kinds that there are, so a new kind is asked about as soon as it exists.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import JSON, Boolean, Date, Enum, Integer, String, Time, inspect
from sqlalchemy.orm import Session
from tests.operations.exchange.conftest import Folder

from mgops_desktop.domain.exchange import JOINED, Decision
from mgops_desktop.operations.exchange.arriving import preview, waiting_clashes
from mgops_desktop.operations.exchange.giving import NOT_FOR_A_SUBSTITUTE
from mgops_desktop.operations.exchange.peers import peers
from mgops_desktop.operations.exchange.planning import decided_by_centre
from mgops_desktop.operations.exchange.taking import decide
from mgops_desktop.operations.exchange.words import HEADERS, header_of
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.exchange import lists_of, references, sent_names
from mgops_desktop.storage.exchange_scope import (
    CONTEXT,
    STAYING,
    kinds_of_families,
    kinds_of_workers,
    travelling,
)
from mgops_desktop.storage.numbers import next_number
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.types import UtcDateTime, new_id
from mgops_desktop.storage.veil import Veiled

OF_THE_CENTRE = [
    kind
    for kind, cls in KINDS.items()
    if cls.compartment is Compartment.CENTRE  # type: ignore[attr-defined]
]
FROZEN = {
    "document": {"content", "checksum", "of_kind", "of_record"},
    "attached_file": {"sha256", "of_kind", "of_record", "size"},
    "plan_version": {"agreed"},
}
"""What stands fast from the beginning; `_differently` would make nonsense of it."""


@pytest.mark.parametrize("kind", OF_THE_CENTRE)
def test_kind_has_one_place_in_the_exchange(kind: str) -> None:
    places = (kinds_of_families(), kinds_of_workers(), CONTEXT, STAYING)
    assert sum(kind in place for place in places) == 1, kind


def test_nothing_of_the_blue_card_file_leaves() -> None:
    assert set(OF_THE_CENTRE).issuperset(travelling())


@pytest.mark.parametrize("kind", travelling())
def test_whatever_may_clash_has_a_heading(kind: str) -> None:
    cls = KINDS[kind]
    asked = [name for name in sent_names(inspect(cls)) if name not in FROZEN.get(kind, ())]
    if kind in HEADERS and kind not in BY_KEY:  # the other fields are given once and never changed
        asked = list(HEADERS[kind])
    assert [name for name in asked if not header_of(kind, name)] in ([], ["link_code"])


@pytest.fixture
def handed_over(centre: Folder, laptop: Folder, ids: dict[str, UUID]) -> tuple[UUID, UUID]:
    """The laptop has one record of every kind from the centre; returns each as the other knows it."""
    peer = centre.new_peer("Laptop asystenta")
    pack = centre.gives(peer, ids["family"])
    laptop.takes(pack, pack.code)
    [home] = laptop.data.database.read(peers)
    laptop.belongs_to(ids["worker"])
    centre.takes(laptop.gives_back(home.id))
    laptop.takes(centre.gives_back(peer))
    return peer, home.id


def test_every_kind_goes_there(
    centre: Folder, laptop: Folder, handed_over: tuple[UUID, UUID], ids: dict[str, UUID]
) -> None:
    for kind in travelling():
        if kind in NOT_FOR_A_SUBSTITUTE:
            assert not laptop.ids(kind), kind
            continue
        mine, theirs = laptop.values(kind, ids[kind]), centre.values(kind, ids[kind])
        for name in _sent(kind):
            assert mine[name] == theirs[name], (kind, name)


def test_what_both_changed_is_listed_for_every_kind_and_none_is_lost(
    centre: Folder, laptop: Folder, handed_over: tuple[UUID, UUID], ids: dict[str, UUID]
) -> None:
    peer, home = handed_over
    kinds = [one for one in travelling() if one not in NOT_FOR_A_SUBSTITUTE]
    changed = {(kind, name): two for kind in kinds for name, two in _changeable(kind)}
    for place, folder in enumerate((centre, laptop)):
        folder.data.database.change(_change_each, ids, changed, place)
    pack = laptop.gives_back(home)
    shown = centre.data.database.read(preview, centre.opens(pack))
    listed = {(one.ref.kind, one.field) for one in shown.clashes}
    settled = {(one.line.ref.kind, one.line.field) for one in shown.settled}
    assert listed | settled == set(changed)
    assert settled == {one for one in changed if decided_by_centre(*one)}
    assert all(one.header[0].isupper() for one in shown.clashes)

    later = {one for place, one in enumerate(sorted(listed)) if place % 20 == 0}
    whose = {one: list(Decision)[place % 2] for place, one in enumerate(sorted(listed - later))}
    decisions = {(kind, ids[kind], name): one for (kind, name), one in whose.items()}
    taken = centre.takes(pack, decisions=decisions)
    assert (taken.new, taken.waiting) == (0, len(later))
    waiting = centre.data.database.read(waiting_clashes, peer)
    assert {(one.line.ref.kind, one.line.field) for one in waiting} == later
    values = {kind: centre.values(kind, ids[kind]) for kind in kinds}
    for (kind, name), two in changed.items():
        expected = two[1] if whose.get((kind, name)) is Decision.THEIRS else two[0]
        assert values[kind][name] == expected, (kind, name)

    for place, one in enumerate(waiting):
        centre.data.database.change(decide, one.id, list(Decision)[place % 2])
    assert laptop.takes(centre.gives_back(peer)).waiting == 0
    again = centre.takes(laptop.gives_back(home))
    assert (again.new, again.changed, again.waiting) == (0, 0, 0)
    for kind in kinds:
        mine, theirs = laptop.values(kind, ids[kind]), centre.values(kind, ids[kind])
        for name in (name for of, name in changed if of == kind):
            assert mine[name] == theirs[name], (kind, name)


def test_what_the_laptop_made_of_every_kind_comes_once(
    centre: Folder, laptop: Folder, handed_over: tuple[UUID, UUID], ids: dict[str, UUID]
) -> None:
    """Each record of every kind is entered a second time on the laptop, with a provisional number."""
    _peer, home = handed_over
    copies = [kind for kind in travelling() if kind not in NOT_FOR_A_SUBSTITUTE]
    made = laptop.data.database.change(_second_of_each, copies, ids)
    taken = centre.takes(laptop.gives_back(home))
    assert taken.refused == ()
    for kind, record in made.items():
        assert record in centre.ids(kind), kind
        number = centre.values(kind, record).get("number", "")
        assert not number.startswith("robocza"), kind
    again = centre.takes(laptop.gives_back(home))
    assert (again.new, again.changed, again.waiting, again.refused) == (0, 0, 0, ())


def _sent(kind: str) -> Iterator[str]:
    cls = KINDS[kind]
    yield from sent_names(inspect(cls))


def _changeable(kind: str) -> Iterator[tuple[str, tuple[Any, Any]]]:
    """Yield each plain field with two other values for it."""
    cls = KINDS[kind]
    mapper = inspect(cls)
    refers = {name for name, _target in references(cls)} | {name for name, _k in lists_of(cls)}
    never = {"number", "binned_at", "binned_reason", "link_code", "month"} | refers
    for name in sent_names(mapper):
        if name in never or name in FROZEN.get(kind, ()) or (kind, name) in JOINED:
            continue
        if kind in HEADERS and name not in HEADERS[kind]:
            continue
        two = _two(mapper.columns[name].type)
        if two is not None:
            yield name, two


def _two(type_: Any) -> tuple[Any, Any] | None:
    if isinstance(type_, Enum):
        members = list(type_.enum_class)
        return (members[-1], members[-2]) if len(members) > 2 else None
    for known, two in (
        (UtcDateTime, (datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 10, 2, tzinfo=UTC))),
        (Boolean, None),
        (Integer, (7, 9)),
        (Date, (date(2026, 10, 1), date(2026, 10, 1) + timedelta(days=1))),
        (Time, (time(8, 0), time(9, 0))),
        (JSON, None),
    ):  # fmt: skip
        if isinstance(type_, known):
            return two
    return ("z ośrodka", "z laptopa") if isinstance(type_, String | Veiled) else None


@operation("zmiany w teście", None)
def _change_each(
    session: Session, ids: dict[str, UUID], changed: dict[tuple[str, str], Any], place: int
) -> None:
    for (kind, name), two in changed.items():
        setattr(session.get_one(KINDS[kind], ids[kind]), name, two[place])


@operation("drugi zapis każdego rodzaju", None)
def _second_of_each(session: Session, kinds: list[str], ids: dict[str, UUID]) -> dict[str, UUID]:
    made = {}
    for kind in kinds:
        cls: Any = KINDS[kind]
        found = session.get_one(cls, ids[kind])
        values = {
            one.key: getattr(found, one.key)
            for one in inspect(cls).column_attrs
            if one.key in sent_names(inspect(cls)) and one.key not in ("number", "link_code")
        }
        if "month" in values:
            values["month"] = date(2025, 5, 1)
        if hasattr(cls, "number"):
            values["number"] = next_number(session, cls)
        made[kind] = cls(id=new_id(), **values)
        session.add(made[kind])
        session.flush()
    return {kind: one.id for kind, one in made.items()}
