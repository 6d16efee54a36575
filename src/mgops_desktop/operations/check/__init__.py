""" "Sprawdź": what is wrong or missing in the records and figures of a period, before a report is printed."""

from collections.abc import Callable, Iterable

from sqlalchemy.orm import Session

from mgops_desktop.domain.check import Finding, Severity
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.operations.check import (
    blue_card,
    casework,
    figures,
    journal,
    people,
    recording,
    report,
    staff,
    way_in,
)
from mgops_desktop.storage.access import question
from mgops_desktop.storage.card_reach import out_of_reach_among
from mgops_desktop.storage.reach import families_in_reach

CHECKS: tuple[Callable[[Counting], Iterable[Finding]], ...] = (
    *recording.CHECKS,
    *people.CHECKS,
    *staff.CHECKS,
    *way_in.CHECKS,
    *casework.CHECKS,
    *blue_card.CHECKS,
    *figures.CHECKS,
    *report.CHECKS,
    *journal.CHECKS,
)


@question("sprawdzenie", Right.FIGURES_READ)
def check(session: Session, period: Period) -> list[Finding]:
    """Return what is wrong, errors first; of families and Blue Cards, only those in the account's reach."""
    counting = Counting(session, period)
    reach = families_in_reach(session)
    found = [
        finding
        for listed in CHECKS
        for finding in listed(counting)
        if reach is None or finding.family is None or finding.family in reach
    ]
    unreached = out_of_reach_among(session, [one.record for one in found if one.record])
    found = [one for one in found if one.record not in unreached]
    return sorted(found, key=lambda one: (one.severity is not Severity.ERROR, one.code))
