"""Reads the shipped data of the law (db/seeds/*.csv) into values, without a database."""

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from mgops_desktop.domain.blue_card_records import SafePhone
from mgops_desktop.domain.calendar import DayException, DayKind, WorkingCalendar
from mgops_desktop.domain.deadline import (
    AlarmOn,
    DeadlineRule,
    Direction,
    Regime,
    RegimePeriod,
    Unit,
)
from mgops_desktop.domain.parameter_rule import ParameterRule, ParameterType
from mgops_desktop.domain.procedure.circumstances import Initiator
from mgops_desktop.domain.procedure.course import Table, Transition
from mgops_desktop.domain.procedure.risk import Condition, Provision
from mgops_desktop.domain.procedure.states import State
from mgops_desktop.domain.procedure.steps import Step
from mgops_desktop.files import shipped

Row = dict[str, str]
_YES_NO = {"yes": True, "no": False}


def rows_of(name: str) -> Iterator[Row]:
    """The rows of a seed file as texts by column, e.g. `rows_of("deadline_rules")`."""
    with shipped("db", "seeds", f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, strict=True)


def shipped_deadline_rules() -> tuple[DeadlineRule, ...]:
    """All versions of all terms. Raises ValueError or KeyError for a row that makes no sense."""
    return tuple(_deadline_rule(row) for row in rows_of("deadline_rules"))


@cache
def shipped_parameter_rules() -> Mapping[str, ParameterRule]:
    """What each parameter may hold, by key. Raises ValueError or KeyError for a row that makes no sense."""
    return {row["key"]: _parameter_rule(row) for row in rows_of("settings")}


def shipped_calendar() -> WorkingCalendar:
    """Polish working days with the one-off days that are known."""
    return WorkingCalendar(
        DayException(date.fromisoformat(row["day"]), row["name"], DayKind(row["kind"]))
        for row in rows_of("holiday_exceptions")
    )


def shipped_regimes() -> tuple[RegimePeriod, ...]:
    """The regimes of Blue Card procedures, earliest first."""
    return tuple(
        RegimePeriod(
            Regime(row["regime"]), row["title"], _day(row["valid_from"]), _day(row["valid_to"])
        )
        for row in rows_of("blue_card_regimes")
    )


@cache
def shipped_procedure_steps() -> Table:
    """The transitions of Blue Card procedures by regime. Raises ValueError for a row that makes no sense."""
    return Table(tuple(_transition(row) for row in rows_of("procedure_steps")))


@cache
def shipped_initiators() -> tuple[Initiator, ...]:
    """Who may fill in an NK-A, with the days from which the law lets them."""
    return tuple(
        Initiator(
            row["key"],
            row["title"],
            row["basis"],
            _day(row["valid_from"]),
            _day(row["valid_to"]),
            row["institution"],
        )
        for row in rows_of("blue_card_initiators")
    )


@cache
def shipped_risk_provisions() -> tuple[Provision, ...]:
    """What the answers of a risk sheet call to mind, with its basis. Raises ValueError for a row without sense."""
    return tuple(_provision(row) for row in rows_of("risk_provisions"))


def _provision(row: Row) -> Provision:
    return Provision(
        key=row["key"],
        title=row["title"],
        words=row["words"],
        factors=frozenset(_parts(row["factors"])),
        conditions=frozenset(Condition(one) for one in _parts(row["conditions"])),
        regimes=frozenset(Regime(regime) for regime in _parts(row["regimes"])),
        basis=row["basis"],
        confirmed=_YES_NO[row["confirmed"]],
        kind=row["kind"],
        known=dict(one.split("=", 1) for one in _parts(row["known"])),
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
    )


@cache
def shipped_safe_phones() -> tuple[SafePhone, ...]:
    """The telephones of the NK-B with the days from which they are right."""
    return tuple(
        SafePhone(
            row["name"],
            row["phone"],
            row["hours"],
            _day(row["valid_from"]),
            _day(row["valid_to"]),
            _YES_NO[row["confirmed"]],
            row["note"],
        )
        for row in rows_of("safe_phones")
    )


def _transition(row: Row) -> Transition:
    return Transition(
        regimes=frozenset(Regime(regime) for regime in _parts(row["regimes"])),
        origin=None if row["from"] == "-" else State(row["from"]),
        step=Step(row["step"]) if row["step"] else None,
        target=State(row["to"]) if row["to"] else None,
        guards=tuple(_parts(row["guards"])),
        documents=tuple(_parts(row["documents"])),
        basis=row["basis"],
    )


def _deadline_rule(row: Row) -> DeadlineRule:
    return DeadlineRule(
        key=row["key"],
        title=row["title"],
        unit=Unit(row["unit"]),
        start_event=row["start_event"],
        who=row["who"],
        basis=row["basis"],
        length=_integer(row["length"]),
        month=_integer(row["month"]),
        day=_integer(row["day"]),
        direction=Direction(row["direction"]),
        shift_basis=row["shift_basis"],
        alarm_on=AlarmOn(row["alarm_on"]),
        regimes=frozenset(Regime(regime) for regime in _parts(row["regimes"])),
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        confirmed=_YES_NO[row["confirmed"]],
        setting=_YES_NO[row["setting"]],
        remind_before=tuple(int(days) for days in _parts(row["remind_before"])),
        remind_after=_integer(row["remind_after"]),
        note=row["note"],
    )


def _parameter_rule(row: Row) -> ParameterRule:
    kind = ParameterType(row["type"])
    is_number = kind is ParameterType.NUMBER
    least, most = map(int, row["allowed"].split("..")) if is_number else (0, 0)
    return ParameterRule(
        key=row["key"],
        label=row["label"],
        type=kind,
        least=least,
        most=most,
        choices=tuple(_parts(row["allowed"])) if kind is ParameterType.CHOICE else (),
        optional=_YES_NO[row["optional"]],
    )


def _integer(text: str) -> int | None:
    return int(text) if text else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _parts(text: str) -> list[str]:
    return text.split("|") if text else []
