"""Rows of the calm lists: what / whom, perhaps when, and how it stands."""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum

from mgops_desktop.gui.widgets.badge import Badge


@dataclass(frozen=True)
class SectionRow:
    """A title inside a list; with a link it can be opened like a row."""

    title: str
    count: int | None = None
    tone: str = "accent"
    link: str = ""
    key: Hashable = None

    @property
    def is_open(self) -> bool:
        """Whether Enter or a click leads anywhere."""
        return bool(self.link)

    def spoken(self) -> str:
        count = "" if self.count is None else str(self.count)
        return ", ".join(part for part in (self.title, count, self.link) if part)


@dataclass(frozen=True)
class TwoLineRow:
    """One thing in a list. `key` says what it is to the page; everything else is only shown.

    `icon_words` says what the icon means, for those who do not see it or wonder; `more` is told by
    the tooltip and to screen readers only.
    """

    key: Hashable
    title: str
    note: str = ""
    lead: str = ""
    lead_note: str = ""
    icon: str = ""
    icon_tone: str = "muted"
    badge: Badge | None = None
    trailing: str = ""
    link: str = ""
    icon_words: str = ""
    more: str = ""
    is_open: bool = True
    strong: bool = True

    def spoken(self) -> str:
        """Return all that the row says, for screen readers and for copying."""
        badge = self.badge.text if self.badge else ""
        parts = (
            *(self.lead, self.lead_note, self.title, self.note),
            *(badge, self.icon_words, self.trailing, self.link, self.more),
        )
        return ", ".join(part for part in parts if part)


class Mark(StrEnum):
    """What stands on the line of time beside a row; each has a shape of its own."""

    NOW = "now"
    PAST = "past"
    AHEAD = "ahead"
    HOLE = "hole"
    WARNING = "warning"


class Join(StrEnum):
    """How the line of time goes on from one row to the next: not at all, at once, or after days of nothing."""

    NONE = "none"
    TOUCHES = "touches"
    BREAKS = "breaks"


@dataclass(frozen=True)
class StretchRow(TwoLineRow):
    """A stretch of a line of time, or what is to be said of its days; joined to the rows `above` and `below`."""

    mark: Mark = Mark.PAST
    above: Join = Join.NONE
    below: Join = Join.NONE


ListRow = SectionRow | TwoLineRow
