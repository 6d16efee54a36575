"""What a printed file is called: by kind, period and number, never by a person's name."""

import re

from mgops_desktop.domain.period import Period
from mgops_desktop.domain.text import safe_file_name
from mgops_desktop.reports.blocks import Report


def suggested_file_name(noun: str, report: Report, suffix: str) -> str:
    """Return e.g. "sprawozdanie_2026_OPS-1-2027.pdf"; the title is left out, it may name a family.

    `noun` is the kind of document in the user's words, `suffix` the ending with its dot.
    """
    practice = "ćwiczenia" if report.practice else ""
    number = re.sub(r"[./\s]+", "-", report.number)
    parts = (practice, noun, _period(report.period), number)
    stem = "_".join(part for part in parts if part)
    return safe_file_name(stem, suffix)


def _period(period: Period) -> str:
    year = period.first.year
    if period.is_year:
        return str(year)
    if period.first == period.last:
        return f"{period.first}"
    for half in (1, 2):
        if period == Period.half(year, half):
            return f"{year}-{half}-półrocze"
    return f"{period.first}_{period.last}"
