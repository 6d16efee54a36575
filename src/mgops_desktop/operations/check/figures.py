"""Cross checks of the figures themselves (family-support-law 3.7, blue-card-law 6.5)."""

from collections.abc import Iterable

from mgops_desktop.domain.check import Finding, error
from mgops_desktop.domain.figure import Amount, PartKind
from mgops_desktop.domain.intervals import open_on
from mgops_desktop.indicators.catalogue import INDICATORS
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.engine import figure
from mgops_desktop.indicators.families import cases


def parts_add_up(counting: Counting) -> Iterable[Finding]:
    """Parts "z tego" sum to the whole; parts "w tym" are none of them larger than it."""
    for key in INDICATORS:
        whole = figure(counting, key)
        for shape, parts in whole.breakdowns:
            values = [part.value for part in parts.values()]
            if whole.value is None or any(value is None for value in values):
                continue
            known: list[Amount] = [value for value in values if value is not None]
            if shape.kind is PartKind.ALL_OF and sum(known) != whole.value:
                message = (
                    f"„{whole.label}”: części „z tego” dają {sum(known)}, całość {whole.value}."
                )
                yield error("parts_do_not_add_up", message, field=key)
            if shape.kind is PartKind.SOME_OF and any(value > whole.value for value in known):
                message = f"„{whole.label}”: część „w tym” jest większa niż całość."
                yield error("part_larger_than_whole", message, field=key)


def state_follows(counting: Counting) -> Iterable[Finding]:
    """Cases: the state before + those begun − those closed = the state on the last day."""
    before, last = counting.period.day_before, counting.period.last
    every = cases(counting)
    was = sum(open_on(before, case.began, case.ended) for case in every)
    begun = sum(case.began in counting.period for case in every)
    closed = sum(
        case.ended in counting.period and case.began <= case.ended
        for case in every
        if case.ended is not None
    )
    now = sum(open_on(last, case.began, case.ended) for case in every)
    if was + begun - closed != now:
        message = (
            f"Sprawy: {was} na początku + {begun} nowe − {closed} zakończone ≠ {now} na końcu."
        )
        yield error("state_does_not_follow", message)


def supported_and_state(counting: Counting) -> Iterable[Finding]:
    """Supported families are those in the state and those closed."""
    supported = figure(counting, "families_supported_by_assistant").value
    state = figure(counting, "families_supported_state").value
    closed = figure(counting, "assistant_cases_closed").value
    if supported is None or state is None or closed is None:
        return  # before the recording
    if supported != state + closed:
        message = f"Rodziny objęte ({supported}) ≠ stan ({state}) + zakończone ({closed})."
        yield error("supported_and_state", message)


CHECKS = (parts_add_up, state_follows, supported_and_state)
