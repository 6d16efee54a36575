"""One sheet on a month (or any period) of the centre for its head."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.figure import Figure
from mgops_desktop.domain.limit import LIMIT
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.engine import figure
from mgops_desktop.operations.annual_report.gather import a_year_before, centre_address
from mgops_desktop.operations.oversight.lists import is_month_list, month_figure, of_worker
from mgops_desktop.operations.oversight.workload import (
    RISK_SCORE,
    WEIGHT_KEYS,
    families_led,
    knows_blue_cards,
)
from mgops_desktop.reports.blocks import Centre, Report
from mgops_desktop.reports.oversight.month import (
    COLUMNS,
    ROWS,
    MonthContent,
    Number,
    WorkerRow,
    month_report,
)
from mgops_desktop.storage.access import question
from mgops_desktop.storage.among import among
from mgops_desktop.storage.context import context_of
from mgops_desktop.storage.setting import centre
from mgops_desktop.storage.tables.staff import Worker


@question("miesiąc ośrodka", Right.STAFF)
def month_of_centre(session: Session, period: Period) -> Report:
    """Return the sheet of a period: what is late, unseen, unsigned, and how the work is shared."""
    return month_report(month_content(session, period))


def month_content(session: Session, period: Period) -> MonthContent:
    """Gather what the sheet prints."""
    counting = Counting(session, period)
    before = comparable(period)
    earlier = counting.of(before)
    here = centre(session)
    day = counting.period.last
    limit = counting.parameters.on_or_first(LIMIT, day)
    known = knows_blue_cards(counting)
    return MonthContent(
        period=period,
        previous=before,
        as_of=day,
        is_over=counting.is_over,
        centre=Centre(here.name, centre_address(here)),
        practice=context_of(session).practice,
        rows=tuple((_number(counting, key), _number(earlier, key)) for key in ROWS),
        workers=tuple(_workers(counting, known=known)),
        knows_blue_cards=known,
        unseen_days=counting.number("no_visit_days", day),
        limit=int(limit.value),
        limit_basis=limit.basis,
        weights=tuple(_setting(counting, key) for key in (*WEIGHT_KEYS, RISK_SCORE)),
    )


def comparable(period: Period) -> Period:
    """The month before a month; of any other period the same days a year before."""
    if period.is_month:
        day = period.day_before
        return Period.month(day.year, day.month)
    return a_year_before(period)


def _figure(counting: Counting, key: str) -> Figure:
    return month_figure(counting, key) if is_month_list(key) else figure(counting, key)


def _number(counting: Counting, key: str) -> Number:
    return Number(key, _figure(counting, key).value)


def _workers(counting: Counting, *, known: bool) -> list[WorkerRow]:
    """Every assistant who leads families on the last day, by name."""
    led = families_led(counting)
    query = select(Worker.id, Worker.surname, Worker.first_name, Worker.lower_limit)
    query = query.where(among(Worker.id, led)).order_by(Worker.sort_key)
    rows = []
    for worker, surname, first_name, lower in counting.session.execute(query):
        keys = [of_worker(key, worker) for key in COLUMNS if known or key != "month_blue_cards"]
        numbers = tuple(_number(counting, key) for key in keys)
        rows.append(WorkerRow(_short(surname, first_name), lower, numbers))
    return rows


def _short(surname: str, first_name: str) -> str:
    """The name in one line of a narrow column: it keeps the sheet on one page."""
    return (
        f"{surname} {first_name[:1]}.".strip() if surname and first_name else surname or first_name
    )


def _setting(counting: Counting, key: str) -> tuple[str, str, bool]:
    found = counting.parameters.on_or_first(key, counting.period.last)
    return key, found.value, found.confirmed
