"""A tenth of an invented city: every tenth family, procedure and client with all that hangs on them.

So the whole city has the shape of its tenth and ten times its records.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import inspect

from mgops_desktop.operations.practice.invent import Invented, invent
from mgops_desktop.operations.practice.ledger import Ledger
from mgops_desktop.operations.practice.scale import Scale
from mgops_desktop.storage.tables.base import BASES, Record
from mgops_desktop.storage.tables.blue_card import Participation, Party, Procedure
from mgops_desktop.storage.tables.counselling import CounsellingSession
from mgops_desktop.storage.tables.family import Family, Membership, Person
from mgops_desktop.storage.tables.visit import Visit

_EVERY = 10
_WITH_LISTS: tuple[type[Record], ...] = (Visit, CounsellingSession)
_MEMBERS: dict[type[Record], tuple[type[Record], str, str]] = {
    Person: (Membership, "person_id", "family_id"),
    Party: (Participation, "party_id", "procedure_id"),
}
"""Those who belong to something refer to nothing: they go where nothing is left that they belong to."""


def thinned(scale: Scale) -> Invented:
    """Return the city of this scale with a tenth of its families, procedures and clients."""
    invented = invent(scale)
    _Thinning(invented.world.ledger).thin()
    return invented


class _Thinning:
    """Takes records out of a ledger, and then those that refer to them."""

    def __init__(self, ledger: Ledger) -> None:
        self._entries = ledger._entries
        self._gone: set[UUID] = set()
        self._belong: dict[type[Record], dict[UUID, bool]] = {}
        self._counted: Counter[type[Record]] = Counter()

    def thin(self) -> None:
        self._thin(Family)
        self._thin(Procedure)
        for cls, (link, member, whole) in _MEMBERS.items():
            belong = self._belong[cls] = {}
            for values in (entry.values for entry in self._entries[link]):
                stays = values[whole] not in self._gone
                belong[values[member]] = stays or belong.get(values[member], False)
        for cls in self._others():
            self._thin(cls)

    def _others(self) -> Iterator[type[Record]]:
        """What is referred to first, those that refer by lists last."""
        done = {Family, Procedure, *_WITH_LISTS}
        by_table = {inspect(cls).local_table: cls for cls in self._entries if cls not in done}
        for base in BASES.values():
            yield from (by_table[one] for one in base.metadata.sorted_tables if one in by_table)
        yield from _WITH_LISTS

    def _thin(self, cls: type[Record]) -> None:
        kept = []
        for entry in self._entries[cls]:
            if self._goes(cls, entry.values):
                self._gone |= {entry.values["id"], entry.values.get("link_code")}
            else:
                kept.append(entry)
        self._entries[cls] = kept

    def _goes(self, cls: type[Record], values: dict[str, Any]) -> bool:
        if values["id"] in self._belong.get(cls, ()):
            return not self._belong[cls][values["id"]]
        if any(value in self._gone for value in values.values() if isinstance(value, UUID)):
            return True
        for name, value in values.items():
            if isinstance(value, list | tuple) and value and isinstance(value[0], UUID):
                values[name] = [one for one in value if one not in self._gone]
                if not values[name]:
                    return True
        is_root = (
            cls in {Family, Person}
            or (cls is Procedure and not values.get("family_link"))
            or (
                cls is CounsellingSession and not (values.get("family_id") or values.get("persons"))
            )
        )
        self._counted[cls] += is_root
        return is_root and self._counted[cls] % _EVERY != 0
