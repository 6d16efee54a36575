"""A worker's month: the card of work time, what was done, the programme's hours, travel money, the bill."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.parameters import Parameters
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.staff import ContractForm, Position
from mgops_desktop.domain.wording import number
from mgops_desktop.domain.work_month import (
    MonthSums,
    Post,
    Programme,
    TravelMoney,
    bill,
    month_sums,
    share_of_post,
    travel_money,
)
from mgops_desktop.operations.accepted_months import Acceptance, acceptance_of
from mgops_desktop.operations.records.lines import Listed, listed_of
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.context import actor_of, today_of
from mgops_desktop.storage.deadline import working_calendar
from mgops_desktop.storage.diary import diary_of
from mgops_desktop.storage.setting import dictionary, parameters_of
from mgops_desktop.storage.tables.day import MonthlySchedule
from mgops_desktop.storage.tables.staff import Worker
from mgops_desktop.storage.work_month import (
    ContractRow,
    ScheduleRow,
    contacts_of_month,
    contracts_of_month,
    days_away,
    schedule_of,
    travel_of_month,
    work_of_month,
)

NO_PROGRAMME = (
    "nie da się policzyć: brak umowy asystenta, godzin umowy o usługi albo warunków programu"
)
"""What is said where the programme asks for no hours that could be counted."""
_HUNDREDTH = Decimal("0.01")
KINDS = ("work_entry", "office_exit", "monthly_schedule", "visit_slips", "travel_terms")
"""What is entered about a worker's time, beside his contacts."""


@dataclass(frozen=True)
class Bill:
    """What a service contract costs in the month; `minutes` are those noted for it."""

    contract: str
    minutes: int
    hour_rate: int
    money: int


@dataclass(frozen=True)
class WorkMonth:
    """The card of a worker's month.

    `programme` is what the yearly programme asks, None where it cannot be told. `kept` are the records that belong to
    the month.
    """

    worker: UUID
    name: str
    month: Period
    sums: MonthSums
    tasks: Mapping[str, str]
    programme: Programme | None
    travel: tuple[TravelMoney, ...]
    bills: tuple[Bill, ...]
    days_away: int
    acceptance: Acceptance | None
    schedule: ScheduleRow | None
    kept: tuple[Listed, ...]


@question("karta miesiąca", Right.CASEWORK_READ)
def work_month(session: Session, month: Period, worker: UUID | None = None) -> WorkMonth | None:
    """Return the card of a worker's month, by default of the account's own worker; None for an account without one.

    Raises NotAllowed for somebody else's.
    """
    who = diary_of(session, worker) or actor_of(session).worker
    found = session.get(Worker, who) if who is not None else None
    if found is None or who is None:
        return None
    parameters = parameters_of(session)
    contracts = contracts_of_month(session, who, month)
    away = days_away(session, who, month)
    calendar = working_calendar(session)
    working = [day for day in month.days() if calendar.is_working(day)]
    sums = month_sums(
        month, contacts_of_month(session, who, month), work_of_month(session, who, month)
    )
    return WorkMonth(
        who,
        f"{found.surname} {found.first_name}".strip() or found.number,
        month,
        sums,
        {one.key: one.label for one in dictionary(session, "task")},
        _programme(parameters, month, contracts, working),
        travel_money(
            month,
            travel_of_month(session, who),
            {one.day: one.km for one in sums.days},
            working,
            away,
            parameters.number("travel_lump_days", month.last),
        ),
        tuple(bill_of(one) for one in contracts if _has_bill(one)),
        sum(day in away for day in working),
        acceptance_of(session, who, month),
        schedule_of(session, who, month),
        tuple(listed_of(session, KINDS, RecordRef("worker", who), month)),
    )


@operation("zatwierdzenie harmonogramu", Right.ACCEPT_MONTHS)
def approve_schedule(session: Session, schedule: UUID) -> None:
    """Approve a worker's schedule of a month today. Raises UserError for one that is approved already."""
    found = session.get_one(MonthlySchedule, schedule)
    if found.approved_on is not None:
        raise UserError("Ten harmonogram jest już zatwierdzony. Nic nie zmieniono.")
    found.submitted = found.submitted or today_of(session)
    found.approved_on = today_of(session)


def _programme(
    parameters: Parameters, month: Period, contracts: Sequence[ContractRow], working: Sequence[date]
) -> Programme | None:
    """The programme is for family assistants, and only of years whose terms are written down."""
    hours = parameters.on_or_first("programme_hours", month.last)
    posts = [_post(one) for one in contracts if one.position is Position.FAMILY_ASSISTANT]
    by_days = parameters.yes("programme_by_days", month.last)
    share = share_of_post(posts, working, by_days=by_days)
    if share is None or hours.valid_from > month.last:
        return None
    return Programme(int(hours.value), share, hours.confirmed)


def _post(one: ContractRow) -> Post:
    if one.form is ContractForm.EMPLOYMENT:
        return Post(one.began, one.ended, fraction=one.fraction)
    return Post(one.began, one.ended, minutes=one.minutes, full_post_minutes=one.full_post_minutes)


def _has_bill(one: ContractRow) -> bool:
    return one.form is ContractForm.SERVICE and one.minutes is not None


def share_words(programme: Programme) -> str:
    """Say how the least time follows from that of a full post: "120 godz. × 0,5 etatu"."""
    return f"{programme.hours} godz. × {number(programme.share.quantize(_HUNDREDTH).normalize())} etatu"


def bill_of(one: ContractRow) -> Bill:
    """Return what a service contract costs in the month; nought where its rate is not known."""
    minutes, rate = one.minutes or 0, one.hour_rate or 0
    return Bill(one.number, minutes, rate, bill(minutes, rate))


def month_of(day: date) -> Period:
    """Return the month of a day."""
    return Period.month(day.year, day.month)
