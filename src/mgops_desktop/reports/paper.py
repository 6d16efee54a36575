"""A paper from shipped wording: its placeholders filled, its shapes turned into blocks. No number is made here."""

from collections.abc import Mapping
from datetime import date

from mgops_desktop.domain import markup
from mgops_desktop.domain.period import Period
from mgops_desktop.reports.blocks import Centre, Report, Section, Title
from mgops_desktop.reports.wording import GAP, Filler, placeholders

__all__ = ["GAP", "filled", "paper", "placeholders"]


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a text with its values; an empty one is a gap. Raises KeyError for a name that nobody gives."""
    return Filler(values).text(text)


def paper(
    kind: str, wording: str, values: Mapping[str, str], centre: Centre, day: date, *, practice: bool
) -> Report:
    """Return the paper of a wording, made on this day.

    Values are put in after the wording was read: what stands in them is never markup.
    """
    blocks = tuple(Filler(values).blocks(markup.parse(wording)))
    title = next((block for block in blocks if isinstance(block, Title)), None)
    if title is None:
        raise ValueError(f"paper {kind} has no title")
    section = Section(kind, title.text, blocks, level=0)
    return Report(kind, title.text, Period(day, day), centre, (section,), practice=practice)
