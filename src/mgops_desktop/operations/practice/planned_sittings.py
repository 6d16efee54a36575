"""What is planned in the practice data: the next sitting of the team and a morning of groups, the sides kept apart."""

from collections.abc import Sequence
from datetime import time

from mgops_desktop.domain.blue_card_records import SittingKind
from mgops_desktop.domain.calendar import add_days
from mgops_desktop.operations.practice.phrases import phrases
from mgops_desktop.operations.practice.procedure_file import ProcedureFile
from mgops_desktop.operations.practice.world import World
from mgops_desktop.storage.tables.blue_card import GroupSitting, TeamSitting

_TEAM_AFTER = 12
_MORNING = (
    (0, SittingKind.WITH_HARMED, 8),
    (-1, SittingKind.GROUP, 9),
    (0, SittingKind.WITH_VIOLENT, 10),
)
"""Of the first and the last running procedure: which kind of sitting, from which hour."""


def plan_sittings(world: World, files: Sequence[ProcedureFile]) -> None:
    """Plan them from the day of the data on; where no procedure runs only the team will sit."""
    room, days = phrases("procedures")["room"], world.workdays
    world.ledger.note(
        TeamSitting,
        world.as_of,
        day=days.from_day(add_days(world.as_of, _TEAM_AFTER)),
        at=time(10),
        place=room,
        planned=True,
        subject=phrases("casework")["blue_card"]["sittings"][0],
    )
    day = days.from_day(world.as_of)
    running = [
        one
        for one in files
        if one.ended is None
        and one.group is not None
        and one.group["appointed"] <= world.as_of
        and all(sitting["day"] != day for sitting in one.sittings)
    ]
    for place, kind, hour in _MORNING if running else ():
        file = running[place]
        assert file.group is not None
        world.ledger.note(
            GroupSitting,
            world.as_of,
            group_id=file.group["id"],
            kind=kind,
            day=day,
            at=time(hour),
            until=time(hour, 45),
            place=room,
            planned=True,
            parties=[one["party_id"] for one in file.parts],
        )
