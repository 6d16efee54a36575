"""Preparing a report for the screen in the background: count, check, draw."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mgops_desktop.domain.check import Finding
from mgops_desktop.domain.deadline import Deadline
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.period import Period
from mgops_desktop.gui.data import Data
from mgops_desktop.gui.pages.report_kinds import kind_of
from mgops_desktop.gui.tasks import Report as Progress
from mgops_desktop.gui.widgets.pdf_pages import Spot
from mgops_desktop.operations.check import check
from mgops_desktop.operations.naming import name_records
from mgops_desktop.operations.oversight.lists import month_key
from mgops_desktop.operations.reports import (
    PaintedReport,
    figure_labels,
    paint_report,
    report_deadline,
    report_of,
)
from mgops_desktop.storage.describe import Named

_STEPS = 3
A4_HEIGHT = 841.89


@dataclass(frozen=True)
class Prepared:
    """A report as the page shows it."""

    kind: str
    period: Period
    painted: PaintedReport
    spots: Sequence[Spot]
    findings: Sequence[Finding]
    names: Mapping[RecordRef, Named]
    deadline: Deadline | None


def prepare(data: Data, kind: str, period: Period, progress: Progress) -> Prepared:
    """Count the figures, look for gaps, draw the pages; it can be stopped between these."""
    progress(0, _STEPS, "Liczę wskaźniki…")
    report = data.read(report_of, kind, period)
    progress(1, _STEPS, "Sprawdzam zapisy…")
    findings = data.read(check, period) if kind_of(kind).has_texts else []
    refs = [finding.record for finding in findings if finding.record is not None]
    names = data.read(name_records, refs, with_names=True)
    deadline = data.read(report_deadline, kind, period)
    progress(2, _STEPS, "Składam strony…")
    painted = paint_report(report)
    prepared = Prepared(kind, period, painted, _spots(painted), findings, names, deadline)
    data.rest()
    return prepared


def _spots(painted: PaintedReport) -> list[Spot]:
    """Places from the top left, as the preview counts them, with the words of each figure."""
    words = figure_labels()
    return [
        Spot(
            spot.page,
            spot.x0,
            A4_HEIGHT - spot.y1,
            spot.x1,
            A4_HEIGHT - spot.y0,
            spot.figure,
            spot.period,
            words.get(spot.figure) or words.get(month_key(spot.figure), ""),
        )
        for spot in painted.rendered.spots
    ]
