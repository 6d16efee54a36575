"""From the records to the frozen content of the annual report."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from mgops_desktop.domain.figure import Figure, Unit
from mgops_desktop.domain.parameters import is_yes
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.wording import money, number
from mgops_desktop.indicators.catalogue import INDICATORS, RATIOS
from mgops_desktop.indicators.engine import compute_each
from mgops_desktop.operations.annual_report.default_texts import default_texts
from mgops_desktop.reports.annual import annual_report
from mgops_desktop.reports.annual.content import AnnualContent, ProgrammeFacts, Typed
from mgops_desktop.reports.blocks import Report
from mgops_desktop.reports.figure_content import NOT_RECORDED
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import actor_of, context_of, today_of
from mgops_desktop.storage.report import (
    CountRow,
    needs,
    programme_of,
    report_texts,
    yearly_counts,
)
from mgops_desktop.storage.setting import CentreRow, centre, parameters_of

REPORT = "annual"


@question("sprawozdanie roczne", Right.FIGURES_READ)
def annual_report_of(session: Session, period: Period, *, prepared_by: str = "") -> Report:
    """Return the annual report of a period, ready to be rendered."""
    return annual_report(annual_content(session, period, prepared_by=prepared_by))


def annual_content(session: Session, period: Period, *, prepared_by: str = "") -> AnnualContent:
    """Gather what the report prints."""
    previous = a_year_before(period)
    here = centre(session)
    parameters = parameters_of(session)
    act = parameters.on_or_first("act_publication", period.last)
    limit = parameters.on_or_first("family_limit", period.last)
    year = period.last.year
    figures = compute_each(session, (period, previous), with_lists=False)
    return AnnualContent(
        period=period,
        previous=previous,
        centre_name=here.name,
        centre_address=centre_address(here),
        council=here.council,
        head_name=here.head_name,
        prepared_by=prepared_by or actor_of(session).name,
        place=here.place,
        printed_on=today_of(session),
        as_of=min(period.last, today_of(session)),
        act_publication=act.value,
        act_confirmed=act.confirmed,
        figures=with_parts(figures[period]),
        last=with_parts(figures[previous]),
        rules={key: one.rule for key, one in (INDICATORS | RATIOS).items()},
        texts=_texts(session, year),
        needs=tuple(needs(session, year)),
        typed=tuple(_typed(yearly_counts(session, year), yearly_counts(session, year - 1))),
        programme=_programme(session, year),
        limit=int(limit.value),
        limit_basis=limit.basis,
        practice=context_of(session).practice,
        pro_life_counts=is_yes(
            parameters.on_or_first("pro_life_counts_as_support", period.last).value
        ),
    )


def a_year_before(period: Period) -> Period:
    """Return the same days of the year before, with which a report compares."""
    if period.is_year:
        return Period.year(period.first.year - 1)
    return Period(_same_day(period.first), _same_day(period.last))


def _same_day(day: date) -> date:
    last_of_february = (2, 29)
    if (day.month, day.day) == last_of_february:
        return date(day.year - 1, 2, 28)
    return day.replace(year=day.year - 1)


def with_parts(figures: Mapping[str, Figure]) -> dict[str, Figure]:
    """Return figures with all their parts under their own keys."""
    found = dict(figures)
    for figure in figures.values():
        for _shape, parts in figure.breakdowns:
            found |= {part.key: part for part in parts.values()}
    return found


def _texts(session: Session, year: int) -> dict[str, str]:
    written = report_texts(session, REPORT, year)
    return default_texts(REPORT) | {section: row.text for section, row in written.items()}


def centre_address(here: CentreRow) -> tuple[str, ...]:
    """Return the lines under the centre's name at the head of its prints."""
    place = f"{here.post_code} {here.place}".strip()
    lines = [part for part in (here.street, place) if part]
    contact = [f"tel. {here.phone}" if here.phone else "", here.email]
    address = [", ".join(lines), " · ".join(part for part in contact if part)]
    return tuple(line for line in address if line)


def _typed(counts: list[CountRow], last_year: list[CountRow]) -> list[Typed]:
    """Typed-in counts, parts after the whole they belong to, each beside what was typed in a year before."""
    before = {(count.body, count.wording): _shown(count) for count in last_year}
    by_whole: dict[str, list[CountRow]] = {}
    for count in counts:
        by_whole.setdefault(count.part_of, []).append(count)
    rows: list[Typed] = []

    def add(count: CountRow, indent: int) -> None:
        rows.append(
            Typed(
                body=count.body,
                wording=count.wording,
                value=_shown(count),
                indent=min(indent, 2),
                source=count.source,
                remark=count.remark,
                before=before.get((count.body, count.wording), NOT_RECORDED),
                has_parts=count.number in by_whole,
            )
        )
        for part in by_whole.get(count.number, ()):
            add(part, indent + 1)

    for count in by_whole.get("", ()):
        add(count, 0)
    return rows


def _shown(count: CountRow) -> str:
    """The value as printed: money to the grosz with its unit, other counts as they were typed."""
    value = Decimal(count.hundredths).scaleb(-2)
    if count.unit == Unit.MONEY.value:
        return money(count.hundredths)
    return number(int(value)) if value == int(value) else number(value, 2)


def _programme(session: Session, year: int) -> ProgrammeFacts | None:
    row = programme_of(session, year)
    if row is None:
        return None
    return ProgrammeFacts(
        row.name,
        f"{row.first_year}–{row.last_year}",
        row.resolution_number,
        row.resolution_day,
        row.adopted_by,
        row.main_goal,
    )
