"""The reports of Blue Card figures: statistics, timeliness, the table for CAS, the chapter of the programme.

Whoever may see figures may print them: without the key of the procedures they are those that the team left.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy.orm import Session

from mgops_desktop.domain.figure import REST, Figure
from mgops_desktop.domain.figure_layout import CAS_COLUMNS, CAS_ROWS, GOALS, LayoutLine
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.wording import capitalised
from mgops_desktop.indicators.catalogue import INDICATORS, RATIOS
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.engine import catalogue_keys, compute_each
from mgops_desktop.operations.annual_report.gather import a_year_before, centre_address, with_parts
from mgops_desktop.operations.blue_card_terms import missed_terms
from mgops_desktop.reports.blocks import Centre, Report
from mgops_desktop.reports.blue_card.layouts import LaidOutContent, cas_report, programme_report
from mgops_desktop.reports.blue_card.statistics import BlueCardContent, statistics_report
from mgops_desktop.reports.blue_card.timeliness import TimelinessContent, timeliness_report
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import actor_of, context_of, note_reading, today_of
from mgops_desktop.storage.setting import centre, layout
from mgops_desktop.storage.tables.base import Compartment

OWN = tuple(key for key, one in INDICATORS.items() if one.compartment is Compartment.BLUE_CARD)
KEYS = (*OWN, *(key for key, one in RATIOS.items() if one.below in OWN))
"""Every figure of the Blue Card file, and what is divided by one of them."""
_TOLD_UNDER_THE_TABLE = ("_share", "_longest_delay")
_TERMS = "blue_card_timeliness"
_CROSSED = "institution_and_type"


@question("statystyka „Niebieskich Kart”", Right.FIGURES_READ)
def blue_card_statistics(session: Session, period: Period) -> Report:
    """Return every figure of Blue Cards in a period beside that of the year before."""
    return statistics_report(BlueCardContent(**_gathered(session, period)))


@question("terminowość „Niebieskich Kart”", Right.FIGURES_READ)
def blue_card_timeliness(session: Session, period: Period) -> Report:
    """Return how the terms were kept; what was missed only for those who open procedures, and then it is logged."""
    missed = None
    counting = Counting(session, period)
    if Right.BLUE_CARD in actor_of(session).rights and counting.may_count(Compartment.BLUE_CARD):
        note_reading(session, "procedure", None)
        missed = missed_terms(session, period)
    return timeliness_report(
        TimelinessContent(missed=missed, counted_on=today_of(session), **_gathered(session, period))
    )


@question("zestawienie do CAS", Right.FIGURES_READ)
def blue_card_cas(session: Session, period: Period) -> Report:
    """Return the table that the centre laid out for CAS, filled for the period."""
    rows = _standing(session, CAS_ROWS, period)
    asked = _gathered(session, period, [line.figure for line in rows])
    columns = _standing(session, CAS_COLUMNS, period)
    listed = tuple(_listed(asked["figures"]))
    return cas_report(LaidOutContent(rows=rows, laid_out=columns, keys=listed, **asked))


@question("rozdział gminnego programu", Right.FIGURES_READ)
def blue_card_programme(session: Session, period: Period) -> Report:
    """Return the chapter on the goals of the municipality's programme against violence."""
    rows = _standing(session, GOALS, period)
    asked = _gathered(session, period, [line.figure for line in rows if line.figure])
    return programme_report(LaidOutContent(rows=rows, **asked))


def _standing(session: Session, name: str, period: Period) -> Sequence[LayoutLine]:
    return [line for line in layout(session, name) if line.stands_in(period)]


def _gathered(session: Session, period: Period, more: Iterable[str] = ()) -> dict[str, Any]:
    """What every one of these reports prints: all Blue Card figures, and others by their keys."""
    previous = a_year_before(period)
    known = catalogue_keys(Counting(session, period))
    keys = list(dict.fromkeys([*KEYS, *(key for key in more if key in known)]))
    figures = compute_each(session, (period, previous), keys, with_lists=False)
    here = centre(session)
    return {
        "period": period,
        "previous": previous,
        "figures": with_parts(figures[period]),
        "last": with_parts(figures[previous]),
        "rules": {
            key: one.rule
            for key, one in (INDICATORS | RATIOS).items()
            if not key.endswith(_TOLD_UNDER_THE_TABLE)
        },
        "as_of": min(period.last, today_of(session)),
        "centre": Centre(here.name, centre_address(here)),
        "practice": context_of(session).practice,
    }


def _listed(figures: dict[str, Figure]) -> Iterable[tuple[str, str, str]]:
    """Label, key and the columns, besides its total, of every figure a row may show."""
    for key in (one for one in OWN if not one.startswith(_TERMS)):
        one = figures[key]
        names = [
            name
            for shape, parts in one.breakdowns
            for name in parts
            if name != REST and shape.by != _CROSSED
        ]
        yield capitalised(one.label), key, ", ".join(names)
