"""The contents of a long paper: which part begins on which page. The paper is drawn once to learn it."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from mgops_desktop.reports.blocks import (
    Cell,
    Column,
    FigureTable,
    ListBlock,
    Report,
    Row,
    Section,
)

TITLE = "Spis treści"
_KEY = "contents"
_UNKNOWN = "000"


def with_pages(report: Report, pages_of: Callable[[Report], Mapping[str, int]]) -> Report:
    """Return a report that asks for contents with them, after its title page.

    `pages_of` draws a report and tells on which page (from 1) each of its parts begins; numbers take no more room than
    those it is first drawn with, so the parts stay where they are.
    """
    if not report.contents:
        return report
    drawn = _with(report, _table(report, {}))
    return _with(report, _table(report, pages_of(drawn)))


def without_pages(report: Report) -> Report:
    """Return the same for a file whose pages the program does not know: the parts in their order."""
    if not report.contents:
        return report
    return _with(report, ListBlock(tuple((title,) for title in _titles(report))))


def _with(report: Report, block: FigureTable | ListBlock) -> Report:
    first = 1 if report.sections and report.sections[0].level == 0 else 0
    section = Section(_KEY, TITLE, (block,))
    sections = (*report.sections[:first], section, *report.sections[first:])
    return replace(report, sections=sections, contents=False)


def _titles(report: Report) -> list[str]:
    return [section.title for section in report.sections if section.level == 1]


def _table(report: Report, pages: Mapping[str, int]) -> FigureTable:
    rows = tuple(
        Row(title, (Cell(str(pages.get(title, _UNKNOWN)), is_number=True),))
        for title in _titles(report)
    )
    return FigureTable((Column("Strona"),), rows, label_header="Część")
