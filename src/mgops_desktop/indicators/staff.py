"""A. Staff: assistants as persons and as posts, families per assistant, days over the limit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from sqlalchemy import select

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.figure import Item, RecordRef, Unit
from mgops_desktop.domain.intervals import overlaps_any, valid_on
from mgops_desktop.domain.limit import (
    LIMIT,
    LimitOn,
    OverLimit,
    Workload,
    limit_of,
    over_limit,
)
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.staff import LONG_LEAVES, ContractEnd, ContractForm, LeaveKind, Position
from mgops_desktop.indicators.catalogue import Ratio, Window, all_of, indicator, ratio, some_of
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.families import active
from mgops_desktop.storage.limit import workloads
from mgops_desktop.storage.tables.staff import Contract, Leave, ServiceHours

BASIS = "art. 12 i 17"
_CENT = Decimal("0.01")


@dataclass(frozen=True)
class AssistantContract:
    """A contract of a family assistant."""

    id: UUID
    worker: UUID
    form: ContractForm
    fraction: int
    began: date
    ended: date | None
    end_reason: ContractEnd | None


def assistant_contracts(counting: Counting) -> list[AssistantContract]:
    """All contracts of family assistants begun by the last day."""

    def read() -> list[AssistantContract]:
        table = Contract
        query = select(
            table.id,
            table.worker_id,
            table.form,
            table.fraction,
            table.began,
            table.ended,
            table.end_reason,
        ).where(table.position == Position.FAMILY_ASSISTANT, table.began <= counting.period.last)
        return [AssistantContract(*row) for row in counting.session.execute(query)]

    return counting.share("contracts", read)


def _worker(worker: UUID, *parts: str, remark: str = "") -> Item:
    return Item(RecordRef("worker", worker), 1, parts, None, remark)


@indicator(
    "family_assistants_employed",
    "Asystenci rodziny zatrudnieni w okresie",
    Unit.PERSONS,
    basis=BASIS,
    counts="distinct:worker",
    rule="Osoby z umową asystenta rodziny trwającą choć jeden dzień okresu.",
    splits=(
        some_of(
            "movement",
            {
                "on_parental_leave": "na urlopie macierzyńskim, rodzicielskim lub wychowawczym",
                "resigned": "zrezygnowali z zatrudnienia",
                "hired": "nowo zatrudnieni w okresie",
            },
            prefix="family_assistants",
        ),
    ),
)
def employed(counting: Counting) -> Iterable[Item]:
    period = counting.period
    own: dict[UUID, list[AssistantContract]] = {}
    for contract in assistant_contracts(counting):
        own.setdefault(contract.worker, []).append(contract)
    leaves = _parental_leaves(counting)
    for worker, contracts in own.items():
        running = [one for one in contracts if period.overlaps(one.began, one.ended)]
        if not running:
            continue
        parts = []
        days = [part for one in running if (part := period.clip(one.began, one.ended))]
        if any(overlaps_any(*leave, days) for leave in leaves.get(worker, ())):
            parts.append("on_parental_leave")
        if any(one.end_reason is ContractEnd.RESIGNED and one.ended in period for one in running):
            parts.append("resigned")
        if any(one.began in period and not _renews(one, contracts) for one in running):
            parts.append("hired")
        yield _worker(worker, *parts)


def _renews(contract: AssistantContract, contracts: Iterable[AssistantContract]) -> bool:
    """Whether the worker already was an assistant on the day before."""
    before = add_days(contract.began, -1)
    return any(valid_on(before, one.began, one.ended) for one in contracts)


def _parental_leaves(counting: Counting) -> dict[UUID, list[tuple[date, date | None]]]:
    query = select(Leave.worker_id, Leave.began, Leave.ended).where(
        Leave.kind == LeaveKind.PARENTAL, active(counting.period, Leave.began, Leave.ended)
    )
    found: dict[UUID, list[tuple[date, date | None]]] = {}
    for worker, began, ended in counting.session.execute(query):
        found.setdefault(worker, []).append((began, ended))
    return found


def contracts_in_state(counting: Counting) -> list[AssistantContract]:
    """Contracts valid on the last day, of assistants who are not on parental or unpaid leave."""

    def find() -> list[AssistantContract]:
        last = counting.period.last
        query = select(Leave.worker_id, Leave.began, Leave.ended).where(Leave.kind.in_(LONG_LEAVES))
        away = {
            worker
            for worker, began, ended in counting.session.execute(query)
            if valid_on(last, began, ended)
        }
        return [
            one
            for one in assistant_contracts(counting)
            if valid_on(last, one.began, one.ended) and one.worker not in away
        ]

    return counting.share("contracts_state", find)


@indicator(
    "family_assistants_state",
    "Asystenci rodziny – stan na ostatni dzień",
    Unit.PERSONS,
    basis=BASIS,
    counts="distinct:worker",
    rule="Osoby z umową ważną w ostatnim dniu okresu, bez osób na urlopie wychowawczym, macierzyńskim, "
    "rodzicielskim i bezpłatnym.",
    splits=(
        all_of(
            "form",
            {"employment": "umowa o pracę", "service": "umowa o świadczenie usług"},
        ),
    ),
    window=Window.STATE,
)
def state(counting: Counting) -> Iterable[Item]:
    forms: dict[UUID, set[ContractForm]] = {}
    for one in contracts_in_state(counting):
        forms.setdefault(one.worker, set()).add(one.form)
    for worker, found in forms.items():
        form = ContractForm.EMPLOYMENT if ContractForm.EMPLOYMENT in found else ContractForm.SERVICE
        yield _worker(worker, form.value)


@indicator(
    "family_assistants_fte",
    "Etaty asystentów rodziny – stan na ostatni dzień",
    Unit.POSTS,
    basis=BASIS,
    counts="sum:posts",
    rule="Suma wymiarów umów o pracę w ostatnim dniu okresu; umowa o świadczenie usług liczy się godzinami "
    "miesiąca podzielonymi przez godziny pełnego etatu. Gdy miesiąc jeszcze trwa, liczą się godziny poprzedniego.",
    window=Window.STATE,
)
def fte(counting: Counting) -> Iterable[Item]:
    for one in contracts_in_state(counting):
        posts = Decimal(one.fraction) / 100
        if one.form is ContractForm.SERVICE:
            minutes, full = hours_of(counting).get((one.id, month_of_hours(counting, one)), (0, 0))
            posts = Decimal(minutes) / Decimal(full) if full else Decimal(0)
        yield Item(RecordRef("contract", one.id), posts.quantize(_CENT, ROUND_HALF_UP))


def hours_of(counting: Counting) -> Mapping[tuple[UUID, date], tuple[int, int]]:
    """Minutes worked and minutes of a full post, by contract and first day of the month."""

    def read() -> dict[tuple[UUID, date], tuple[int, int]]:
        table = ServiceHours
        query = select(table.contract_id, table.month, table.minutes, table.full_post_minutes)
        return {
            (contract, month): (minutes, full)
            for contract, month, minutes, full in counting.session.execute(query)
        }

    return counting.share("service_hours", read)


def month_of_hours(counting: Counting, contract: AssistantContract) -> date:
    """The month whose hours make the posts of a service contract: of one that goes on, the month before.

    A contract that began in the month that goes on has no other.
    """
    day = counting.period.last
    month = Period.month(day.year, day.month)
    if month.last > counting.today and contract.began < month.first:
        return month.day_before.replace(day=1)
    return month.first


for _key, _label, _below, _unit in (
    (
        "families_per_assistant",
        "Rodziny na jednego asystenta",
        "family_assistants_state",
        Unit.RATIO,
    ),
    ("families_per_fte", "Rodziny na jeden etat asystenta", "family_assistants_fte", Unit.RATIO),
):
    ratio(
        Ratio(
            _key,
            _label,
            _unit,
            "art. 15 ust. 4",
            "Rodziny objęte wsparciem w ostatnim dniu okresu podzielone przez asystentów (etaty) w tym dniu.",
            above="families_supported_state",
            below=_below,
        )
    )


def counted_families(counting: Counting) -> list[Workload]:
    """Families that count to an assistant's limit, with their days."""
    return counting.keep(
        "counted_families", lambda: workloads(counting.session, counting.parameters)
    )


def limit_of_act(counting: Counting) -> LimitOn:
    """The limit of the act by the day; an own lower limit of an assistant makes no breach of the act."""
    return limit_of(counting.parameters, None)


def days_over_limit(counting: Counting) -> list[OverLimit]:
    """Stretches of days on which an assistant had more families than the limit in force then."""
    return counting.share(
        "over_limit",
        lambda: over_limit(
            counted_families(counting),
            limit_of_act(counting),
            counting.parameters.turns(LIMIT),
            counting.period,
        ),
    )


@indicator(
    "assistants_over_limit",
    "Asystenci, u których przekroczono limit rodzin",
    Unit.PERSONS,
    basis="art. 15 ust. 4",
    counts="distinct:worker",
    rule="Osoby, które choć w jednym dniu okresu prowadziły więcej rodzin, niż pozwalał limit tego dnia.",
)
def over(counting: Counting) -> Iterable[Item]:
    found: dict[UUID, list[OverLimit]] = {}
    for stretch in days_over_limit(counting):
        found.setdefault(stretch.worker, []).append(stretch)
    for worker, stretches in found.items():
        remark = "; ".join(
            f"{one.days.first:%d.%m.%Y}–{one.days.last:%d.%m.%Y}: {one.families} przy limicie {one.limit}"
            for one in stretches
        )
        yield _worker(worker, remark=remark)
