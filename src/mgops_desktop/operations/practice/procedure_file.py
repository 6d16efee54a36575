"""A procedure of the practice data with all that was noted of it, to be told further."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from mgops_desktop.domain.blue_card import FormAType, FormKind, PartyRole, ProcedureEventKind
from mgops_desktop.domain.deadline_rule import Regime, regime_on
from mgops_desktop.operations.practice.chance import Chance
from mgops_desktop.operations.practice.world import World
from mgops_desktop.storage.deadline import regimes
from mgops_desktop.storage.tables.base import Record
from mgops_desktop.storage.tables.blue_card import (
    Group,
    GroupSitting,
    NkForm,
    Participation,
    Party,
    Procedure,
    ProcedureEvent,
)
from mgops_desktop.storage.tables.blue_card_course import CorrectionProgramme

Values = dict[str, Any]


@dataclass
class ProcedureFile:
    """The values of one procedure's records; what is changed here is what will be written."""

    world: World
    values: Values
    parties: dict[UUID, Values]
    parts: list[Values]
    forms: list[Values]
    groups: list[Values]
    sittings: list[Values]
    events: list[Values]
    programmes: list[Values]
    chance: Chance

    @property
    def id(self) -> UUID:
        return self.values["id"]  # type: ignore[no-any-return]

    @property
    def began(self) -> date:
        return self.values["began"]  # type: ignore[no-any-return]

    @property
    def ended(self) -> date | None:
        return self.values.get("ended")

    @property
    def regime(self) -> Regime:
        return regime_on(self.began, regimes())

    def in_role(self, role: PartyRole, *, adults: bool = False) -> list[UUID]:
        """Who is in the procedure in a role; minors are left out where adults are asked for."""
        return [
            one["party_id"]
            for one in self.parts
            if one["role"] is role and not (adults and one.get("minor_witness"))
        ]

    @property
    def violent(self) -> UUID:
        return self.in_role(PartyRole.VIOLENT)[0]

    @property
    def harmed(self) -> UUID:
        """The adult harmed person."""
        return self.in_role(PartyRole.HARMED, adults=True)[0]

    def name(self, party: UUID) -> str:
        known = self.parties[party]
        return f"{known['first_name']} {known['surname']}"

    def form(self, kind: FormKind) -> Values | None:
        """The first form of a kind."""
        return next((one for one in self.forms if one["kind"] is kind), None)

    @property
    def first_form(self) -> Values:
        return next(one for one in self.forms if one.get("a_type") is FormAType.STARTING)

    @property
    def group(self) -> Values | None:
        return self.groups[0] if self.groups else None

    def is_open_on(self, day: date) -> bool:
        """Whether the day has been, and the procedure ran on it."""
        return self.world.is_past(day) and (self.ended is None or day <= self.ended)

    def note(self, cls: type[Record], day: date, /, **values: Any) -> UUID:
        return self.world.ledger.note(cls, day, procedure_id=self.id, **values)

    def event(
        self, kind: ProcedureEventKind, day: date, *, party: UUID | None = None, remark: str = ""
    ) -> None:
        self.note(ProcedureEvent, day, kind=kind, day=day, party_id=party, remark=remark)


def procedure_files(world: World) -> Iterator[ProcedureFile]:
    """Yield every procedure noted so far, in the order in which they were noted."""
    ledger = world.ledger
    parties = {one["id"]: one for one in ledger.values_of(Party)}
    kinds = (Participation, NkForm, Group, ProcedureEvent, CorrectionProgramme)
    by_kind = {cls: _by(ledger.values_of(cls), "procedure_id") for cls in kinds}
    sittings = _by(ledger.values_of(GroupSitting), "group_id")
    for index, values in enumerate(list(ledger.values_of(Procedure))):
        own = {cls: by_kind[cls][values["id"]] for cls in kinds}
        groups, parts = own[Group], own[Participation]
        yield ProcedureFile(
            world,
            values,
            {one["party_id"]: parties[one["party_id"]] for one in parts},
            parts,
            own[NkForm],
            groups,
            [one for group in groups for one in sittings[group["id"]]],
            own[ProcedureEvent],
            own[CorrectionProgramme],
            world.chance("procedure", index),
        )


def _by(records: Any, key: str) -> dict[UUID, list[Values]]:
    found: dict[UUID, list[Values]] = defaultdict(list)
    for one in records:
        found[one[key]].append(one)
    return found
