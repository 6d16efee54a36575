"""Whether the journal is the one that was written."""

from collections.abc import Iterable

from mgops_desktop.domain.check import Finding, error
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.storage.context import context_of
from mgops_desktop.storage.journal import broken_chain, broken_words


def altered_entries(counting: Counting) -> Iterable[Finding]:
    """Every journal this account can open. What it says of records is compared in the background and at backups."""
    for part in sorted(context_of(counting.session).compartments):
        altered = broken_chain(counting.session, part)
        if altered is not None:
            yield error("journal_broken", broken_words(part, altered))


CHECKS = (altered_entries,)
