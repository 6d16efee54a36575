"""The reports that can be printed: rendering one in a format, painting it for the screen, saving it."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.annual_report import annual_report_of
from mgops_desktop.reports.annual import KIND, TITLE
from mgops_desktop.reports.as_json import as_json
from mgops_desktop.reports.blocks import Report
from mgops_desktop.storage.access import question
from mgops_desktop.storage.vault.atomic_file import replace_file
from mgops_desktop.storage.vault.connection import friendly_errors

if TYPE_CHECKING:
    from mgops_desktop.reports.render.pdf import RenderedPdf

KINDS = {KIND: f"{TITLE} (art. 179)"}
FORMATS = ("pdf", "docx", "xlsx", "json")


@question("sprawozdanie", Right.FIGURES_READ)
def report_of(session: Session, kind: str, period: Period) -> Report:
    """Return a report of this kind; KeyError for an unknown one."""
    return {KIND: annual_report_of}[kind](session, period)


def render_report(report: Report, form: str, created: datetime) -> bytes:
    """Return the report as a file of this format; needs no data folder, so it may run in the background."""
    if form == "pdf":
        from mgops_desktop.reports.render.pdf import render_pdf  # noqa: PLC0415  heavy

        return render_pdf(report, created=created).data
    if form == "docx":
        from mgops_desktop.reports.render.word import render_docx  # noqa: PLC0415  heavy

        return render_docx(report, created=created)
    if form == "xlsx":
        from mgops_desktop.reports.render.workbook import render_xlsx  # noqa: PLC0415  heavy

        return render_xlsx(report, created=created)
    return (json.dumps(as_json(report), ensure_ascii=False, indent=2) + "\n").encode()


@dataclass(frozen=True)
class PaintedReport:
    """A report with its PDF, and the page (from 0) on which each section begins."""

    report: Report
    rendered: "RenderedPdf"
    pages: dict[str, int]


def paint_report(report: Report, created: datetime) -> PaintedReport:
    """Draw a report for the screen; needs no data folder, so it may run in the background."""
    from mgops_desktop.reports.render.pdf import render_pdf  # noqa: PLC0415  heavy

    rendered = render_pdf(report, created=created)
    titles = {heading.text: heading.page for heading in rendered.headings if heading.level == 1}
    pages = {section.key: titles.get(section.title, 0) for section in report.sections}
    return PaintedReport(report, rendered, pages)


def save_report(report: Report, form: str, path: Path, created: datetime) -> Path:
    """Write a report as a file of this format, whole or not at all.

    Raises a UserError for a disk that refuses.
    """
    content = render_report(report, form, created)
    with friendly_errors(path.name):
        replace_file(path, content)
    return path
