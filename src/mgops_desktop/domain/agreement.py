"""What was agreed with a family stands until it is kept or replaced; a contact that agreed nothing changes nothing."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID


class Agreeing(NamedTuple):
    """A contact as far as the next visit is concerned; in the order of day and number."""

    day: date
    number: str
    visit: UUID
    next_day: date | None
    is_meeting: bool


def standing_agreement(contacts: Iterable[Agreeing]) -> Agreeing | None:
    """Return the contact that agreed on the next visit; None if none did, or the family was met on that day or later.

    A call, a failed visit or a meeting before the day leaves the agreement as it is, unless it names another day.
    """
    known = sorted(contacts, key=lambda one: (one.day, one.number))
    agreed = [one for one in known if one.next_day is not None and one.next_day >= one.day]
    if not agreed:
        return None
    last = agreed[-1]
    after = known[known.index(last) + 1 :]
    kept = any(one.is_meeting and last.next_day and one.day >= last.next_day for one in after)
    return None if kept else last
