"""Whether the journal is the one that was written."""

from collections.abc import Iterable

from mgops_desktop.domain.check import Finding, error
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.storage.context import context_of
from mgops_desktop.storage.journal import broken_link, broken_words


def broken_chain(counting: Counting) -> Iterable[Finding]:
    """Every journal this account can open, from its first entry."""
    for part in sorted(context_of(counting.session).compartments):
        altered = broken_link(counting.session, part)
        if altered is not None:
            yield error("journal_broken", broken_words(part, altered))


CHECKS = (broken_chain,)
