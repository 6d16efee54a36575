"""The reports that can be printed: rendering one in a format, painting it for the screen, saving it."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from mgops_desktop.domain.deadline import Deadline
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.indicators.engine import catalogue
from mgops_desktop.operations.annual_report import annual_report_of
from mgops_desktop.operations.blue_card_reports import (
    blue_card_cas,
    blue_card_programme,
    blue_card_statistics,
    blue_card_timeliness,
)
from mgops_desktop.operations.blue_card_terms import terms_of_procedures
from mgops_desktop.operations.oversight.gaps import gaps_of_caseload
from mgops_desktop.operations.oversight.inspection import inspection_pack
from mgops_desktop.operations.oversight.limit import limit_of_centre
from mgops_desktop.operations.oversight.lists import LISTS
from mgops_desktop.operations.oversight.month import month_of_centre
from mgops_desktop.reports.annual import KIND, TITLE
from mgops_desktop.reports.as_json import as_json
from mgops_desktop.reports.blocks import Picture, Report
from mgops_desktop.reports.blue_card import layouts, statistics, terms, timeliness
from mgops_desktop.reports.oversight import gaps, inspection, limit, month
from mgops_desktop.reports.render.contents import without_pages
from mgops_desktop.storage.access import question, spec_of
from mgops_desktop.storage.context import require
from mgops_desktop.storage.terms import Terms
from mgops_desktop.storage.vault.atomic_file import replace_file
from mgops_desktop.storage.vault.connection import friendly_errors

if TYPE_CHECKING:
    from mgops_desktop.reports.render.drawing import RenderedPdf

KINDS = {
    KIND: f"{TITLE} (art. 179)",
    month.KIND: "Miesiąc ośrodka na jednej stronie",
    limit.KIND: f"{limit.TITLE} (art. 15 ust. 4)",
    inspection.KIND: "Pakiet na kontrolę całego ośrodka",
    gaps.KIND: gaps.TITLE,
    statistics.KIND: statistics.TITLE,
    timeliness.KIND: timeliness.TITLE,
    terms.KIND: terms.TITLE,
    layouts.CAS_KIND: layouts.CAS_TITLE,
    layouts.PROGRAMME_KIND: layouts.PROGRAMME_TITLE,
}
_QUESTIONS = {
    KIND: annual_report_of,
    month.KIND: month_of_centre,
    limit.KIND: limit_of_centre,
    inspection.KIND: inspection_pack,
    gaps.KIND: gaps_of_caseload,
    statistics.KIND: blue_card_statistics,
    timeliness.KIND: blue_card_timeliness,
    terms.KIND: terms_of_procedures,
    layouts.CAS_KIND: blue_card_cas,
    layouts.PROGRAMME_KIND: blue_card_programme,
}


@question("sprawozdanie", Right.FIGURES_READ)
def report_of(session: Session, kind: str, period: Period) -> Report:
    """Return a report of this kind; KeyError for an unknown one. Raises NotAllowed without the right to it."""
    asked = _QUESTIONS[kind]
    right = spec_of(asked, writes=False).right
    if right is not None:
        require(session, right, KINDS[kind])
    return asked(session, period)


def report_right(kind: str) -> Right | None:
    """Return the right that an account needs for reports of this kind."""
    return spec_of(_QUESTIONS[kind], writes=False).right


@question("termin sprawozdania", Right.FIGURES_READ)
def report_deadline(session: Session, kind: str, period: Period) -> Deadline | None:
    """Return by when a report of a whole year must be made, None for any other period."""
    if kind != KIND or not period.is_year:
        return None
    return Terms(session).of("annual_report", period.last)


def figure_labels() -> dict[str, str]:
    """Return the words of every figure that a report may print, by key."""
    labels = {entry["key"]: entry["label"] for entry in catalogue()}
    return labels | {one.key: one.label for one in LISTS.values()}


def render_report(report: Report, form: str, created: datetime) -> bytes:
    """Return the report as a file of this format; needs no data folder, so it may run in the background.

    "png" and "svg" are for the sheet of a picture: the picture alone.
    """
    if form == "pdf":
        from mgops_desktop.reports.render.pdf import render_pdf  # noqa: PLC0415  heavy

        return render_pdf(report, created=created).data
    if form == "docx":
        from mgops_desktop.reports.render.word import render_docx  # noqa: PLC0415  heavy

        return render_docx(without_pages(report), created=created)
    if form == "xlsx":
        from mgops_desktop.reports.render.workbook import render_xlsx  # noqa: PLC0415  heavy

        return render_xlsx(report, created=created)
    if form in ("png", "svg"):
        return _drawn(report, form)
    return (json.dumps(as_json(report), ensure_ascii=False, indent=2) + "\n").encode()


def _drawn(report: Report, form: str) -> bytes:
    """The picture of a sheet without its page."""
    from mgops_desktop.reports.render.drawn_file import (  # noqa: PLC0415  heavy
        drawing_as_png,
        drawing_as_svg,
    )

    picture = next(one for one in report.blocks() if isinstance(one, Picture))
    if form == "png":
        return drawing_as_png(picture.drawing, practice=report.practice)
    return drawing_as_svg(picture.drawing, report.title, practice=report.practice)


@dataclass(frozen=True)
class PaintedReport:
    """A report with its drawn pages, and where each section begins: page (from 0), height above its foot."""

    report: Report
    rendered: "RenderedPdf"
    beginnings: dict[str, tuple[int, float]]


def paint_report(report: Report) -> PaintedReport:
    """Draw a report for screen and printer; needs no data folder, so it may run in the background.

    The pages are those of the PDF that `save_report` writes; only that file gets tags and names.
    """
    from mgops_desktop.reports.render.drawing import draw_pages  # noqa: PLC0415  heavy

    rendered = draw_pages(report)
    places = {
        (heading.level, heading.text): (heading.page, heading.height)
        for heading in reversed(rendered.headings)  # of two alike the first
    }
    beginnings = {
        one.key: places[one.level, one.title]
        for one in report.sections
        if (one.level, one.title) in places
    }
    return PaintedReport(report, rendered, beginnings)


def save_report(
    report: Report, form: str, path: Path, created: datetime, own: bytes | None = None
) -> Path:
    """Write a report as a file of this format, whole or not at all; `own` is what was written by another template.

    Raises a UserError for a disk that refuses.
    """
    content = render_report(report, form, created) if own is None else own
    with friendly_errors(path.name):
        replace_file(path, content)
    return path
