"""Moving and calling off an agreed visit, wherever its day stands; and the way back."""

from collections.abc import Callable
from datetime import date
from functools import partial

from mgops_desktop.domain.visit import CancelledBy
from mgops_desktop.gui.data import Data
from mgops_desktop.operations.diary import (
    PlannedVisit,
    move_planned_visit,
    move_planned_visit_back,
)
from mgops_desktop.operations.planned_visit import (
    cancel_scheduled,
    move_scheduled,
    put_back_scheduled,
)

Back = Callable[[], object]


def moved(data: Data, planned: PlannedVisit, day: date) -> Back:
    """Put an agreed visit on another day; returns what takes that back. Raises UserError."""
    if planned.planned is not None:
        again = data.change(move_scheduled, planned.planned, planned.version, day)
        return partial(data.change, put_back_scheduled, planned.planned, again)
    assert planned.visit is not None, "a visit is agreed in another one, or planned by itself"
    version = data.change(move_planned_visit, planned.visit, planned.version, day)
    return partial(data.change, move_planned_visit_back, planned.visit, version, planned.day)


def cancelled(data: Data, planned: PlannedVisit, who: CancelledBy) -> Back:
    """Note who called a planned visit off; returns what takes that back. Raises UserError."""
    assert planned.planned is not None, "only a planned visit is called off"
    data.change(cancel_scheduled, planned.planned, planned.version, who)
    return partial(data.change, put_back_scheduled, planned.planned)
