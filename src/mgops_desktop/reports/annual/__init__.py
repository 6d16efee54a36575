"""The annual report to the council (art. 179): one file per section, in the order they are printed.

A section is a function from the gathered content to blocks; it formats numbers, it never counts.
"""

from collections.abc import Callable, Iterable

from mgops_desktop.reports.annual import (
    blue_card,
    casework,
    closures,
    counselling,
    court,
    duties,
    foster_care,
    front,
    meetings,
    staff,
    typed_in,
)
from mgops_desktop.reports.annual.content import AnnualContent
from mgops_desktop.reports.blocks import Centre, Report, Section, figures_in, numbered
from mgops_desktop.reports.definitions import definitions

KIND = "annual"
TITLE = "Sprawozdanie z realizacji zadań z zakresu wspierania rodziny"

SECTIONS: tuple[Callable[[AnnualContent], Section], ...] = (
    front.title_page,
    front.basis,
    front.introduction,
    staff.staff,
    casework.casework,
    closures.closures,
    court.court,
    meetings.meetings,
    blue_card.blue_card,
    counselling.counselling,
    foster_care.foster_care,
    typed_in.other_bodies,
    duties.conclusions,
    duties.needs,
)
"""The definitions follow at the end: they need to know what the others print."""


def section_keys() -> frozenset[str]:
    """Return the keys of the sections that come before the definitions: the names of their functions."""
    return frozenset(section.__name__ for section in SECTIONS)


def annual_report(content: AnnualContent) -> Report:
    """Return the whole report; empty sections are left out, the rest are numbered in order."""
    sections = [section(content) for section in SECTIONS]
    sections.append(definitions(content, _printed(sections)))
    kept = [section for section in sections if section.blocks]
    counted = 0
    titled = []
    for section in kept:
        if section.level == 1:
            counted += 1
            section = Section(  # noqa: PLW2901
                section.key,
                f"{counted}. {section.title}",
                section.blocks,
                section.level,
                section.new_page,
            )
        titled.append(section)
    return Report(
        kind=KIND,
        title=f"{TITLE} {content.for_period}",
        period=content.period,
        centre=Centre(content.centre_name, content.centre_address),
        sections=numbered(tuple(titled)),
        number=content.number,
        practice=content.practice,
    )


def _printed(sections: Iterable[Section]) -> set[str]:
    """The keys of the figures that stand in the sections."""
    return {
        span.figure
        for section in sections
        for block in section.blocks
        for span in figures_in(block)
    }
