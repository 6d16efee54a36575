"""The reports that can be printed, and rendering one in a format."""

import json
from datetime import datetime

from sqlalchemy.orm import Session

from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.annual_report import annual_report_of
from mgops_desktop.reports.annual import KIND, TITLE
from mgops_desktop.reports.as_json import as_json
from mgops_desktop.reports.blocks import Report
from mgops_desktop.storage.access import question

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
