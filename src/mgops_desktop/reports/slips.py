"""The slips of a day on sheets of A4: several a page, cut apart along the lines between them."""

from collections.abc import Sequence
from datetime import date

from mgops_desktop.domain.period import Period
from mgops_desktop.domain.wording import long_date
from mgops_desktop.reports.blocks import Centre, Note, Report, Section, Slip, Title

KIND, TITLE = "kartki-na-dzień", "Kartki na dzień"
_OF_THE_PAPER = "Kartki są tylko na ten dzień. Po powrocie policz je i zniszcz, a w programie zapisz, że ich nie ma."


def slips_report(centre: Centre, day: date, slips: Sequence[Slip], practice: bool) -> Report:
    """Return the sheets; each slip says which of how many it is, so that a missing one is known by its number."""
    numbered = tuple(
        Slip(f"{number}/{len(slips)} · {one.title}", one.rows)
        for number, one in enumerate(slips, 1)
    )
    head = (Title(f"{TITLE}: {long_date(day)}"), Note(_OF_THE_PAPER))
    section = Section("slips", TITLE, (*head, *numbered), level=0)
    return Report(KIND, TITLE, Period(day, day), centre, (section,), practice=practice)
