"""The annual report to the council (art. 179): one file per section, in the order they are printed.

A section is a function from the gathered content to blocks; it formats numbers, it never counts.
"""

from collections.abc import Callable

from mgops_desktop.reports.annual import (
    appendix,
    blue_card,
    casework,
    closures,
    counselling,
    court,
    duties,
    foster_care,
    front,
    staff,
    typed_in,
)
from mgops_desktop.reports.annual.content import AnnualContent
from mgops_desktop.reports.blocks import Centre, Report, Section, numbered

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
    blue_card.blue_card,
    counselling.counselling,
    foster_care.foster_care,
    typed_in.other_bodies,
    duties.conclusions,
    duties.needs,
    appendix.definitions,
)


def annual_report(content: AnnualContent) -> Report:
    """Return the whole report; empty sections are left out, the rest are numbered in order."""
    sections = [section(content) for section in SECTIONS]
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
