"""Words about crisis interventions."""

from datetime import date, time
from enum import StrEnum

from mgops_desktop.domain.calendar import add_days


class StepKind(StrEnum):
    """What happened in the course of an intervention."""

    CALLED = "called"
    CAME = "came"
    HANDED_OVER = "handed_over"
    NOTIFIED = "notified"
    OTHER = "other"


STEP_LABELS = {
    StepKind.CALLED: "wezwano",
    StepKind.CAME: "przyjechali",
    StepKind.HANDED_OVER: "przekazano",
    StepKind.NOTIFIED: "zawiadomiono",
    StepKind.OTHER: "inna czynność",
}


def last_day(day: date, began: time, ended: time | None) -> date:
    """Return the day on which an intervention ended: the next one when it went on past midnight."""
    is_past_midnight = ended is not None and ended < began
    return add_days(day, 1) if is_past_midnight else day
