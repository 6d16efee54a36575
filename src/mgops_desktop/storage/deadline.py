"""The terms of the law and the working days as they stand in this centre's file."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.blue_card import ProcedureEnd
from mgops_desktop.domain.calendar import DayException, WorkingCalendar, add_months
from mgops_desktop.domain.deadline_rule import (
    DeadlineRule,
    Regime,
    RegimePeriod,
    regime_on,
    rule_on,
)
from mgops_desktop.domain.parameters import Parameters
from mgops_desktop.storage.seeds import shipped_regimes
from mgops_desktop.storage.setting import parameters_of
from mgops_desktop.storage.tables.centre import CalendarException, DeadlineRuleRow

_COPIED = (
    "key", "unit", "length", "month", "day", "direction", "shift_basis", "alarm_on", "start_event", "who", "basis",
    "valid_from", "valid_to", "confirmed", "setting", "remind_after", "note",
)  # fmt: skip


def deadline_rules(session: Session) -> tuple[DeadlineRule, ...]:
    """Return all versions of all terms, with the lengths that the centre chose where the law gives none."""
    parameters = parameters_of(session)
    read = (*_COPIED, "rule_title", "regimes", "remind_before")
    columns = [getattr(DeadlineRuleRow, name) for name in read]
    rows = session.execute(select(*columns).order_by(DeadlineRuleRow.key))
    return tuple(_chosen(_rule(row), parameters) for row in rows)


def working_calendar(session: Session) -> WorkingCalendar:
    """Return Polish working days with the centre's one-off days."""
    query = select(CalendarException.day, CalendarException.name, CalendarException.kind)
    return WorkingCalendar(DayException(*row) for row in session.execute(query))


@cache
def regimes() -> tuple[RegimePeriod, ...]:
    """Return the regimes of Blue Card procedures by the day of their start; the shipped file is read once."""
    return shipped_regimes()


def monitoring_until(
    rules: tuple[DeadlineRule, ...],
    parameters: Parameters,
    began: date,
    ended: date,
    ground: ProcedureEnd | None,
) -> date | None:
    """Return the last day of monitoring after a procedure (T12), None where the law or the centre wants none."""
    regime = regime_on(began, regimes())
    if regime is Regime.OLD or ground is ProcedureEnd.WITHDRAWN:
        return None
    no_grounds = ground is ProcedureEnd.NO_GROUNDS
    if no_grounds and not parameters.yes("blue_card_monitoring_no_grounds", ended):
        return None
    length = rule_on(rules, "T12", ended).length
    return None if length is None else add_months(ended, length)


def _rule(row: Row[Any]) -> DeadlineRule:
    return DeadlineRule(
        title=row.rule_title,
        regimes=frozenset(Regime(part) for part in row.regimes.split("|") if part),
        remind_before=tuple(int(days) for days in row.remind_before.split("|") if days),
        **{name: getattr(row, name) for name in _COPIED},
    )


def _chosen(rule: DeadlineRule, parameters: Parameters) -> DeadlineRule:
    """Take the length from the parameter of the same key, which the centre can change."""
    if not rule.setting:
        return rule
    newest = parameters.newest(rule.key)
    if newest is None or rule.length is None:
        return rule
    return replace(rule, length=int(newest.value), note=newest.note, confirmed=newest.confirmed)
