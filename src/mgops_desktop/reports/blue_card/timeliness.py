"""How the terms of Blue Card procedures were kept: the share by term, and what was missed with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mgops_desktop.reports.blocks import Block, Note, Report, Section, Text
from mgops_desktop.reports.blue_card.statistics import BlueCardContent, terms
from mgops_desktop.reports.blue_card.terms import TermLine, missed_table

KIND = "blue_card_timeliness"
TITLE = "Terminowość procedur „Niebieskie Karty”"
_NONE_MISSED = "W tym okresie każdy termin dotrzymano."
_LOCKED = (
    "Wykaz niedotrzymanych terminów widzą konta z dostępem do procedur. Liczby powyżej są pełne."
)
_WHOLE = (
    "Wykaz podaje stan na dzień wydruku, liczby powyżej stan na koniec okresu. "
    "Każdy termin, także dotrzymany, z podstawą prawną i osobą, która miała działać, drukuje „Metryka terminów”."
)


@dataclass(frozen=True, kw_only=True)
class TimelinessContent(BlueCardContent):
    """The figures, and the terms that were missed; None where the account cannot open the procedures."""

    missed: Sequence[TermLine] | None
    counted_on: date


def timeliness_report(content: TimelinessContent) -> Report:
    """Return the paper: the sums, then the terms that were missed."""
    sections = (
        Section("sums", "Terminy według przepisów", terms(content)),
        Section("missed", "Terminy niedotrzymane", _missed(content)),
    )
    return content.report(KIND, TITLE, sections)


def _missed(content: TimelinessContent) -> tuple[Block, ...]:
    if content.missed is None:
        return (Note(_LOCKED),)
    if not content.missed:
        return (Text.of(_NONE_MISSED),)
    return (Note(_WHOLE), missed_table(content.missed, content.counted_on))
