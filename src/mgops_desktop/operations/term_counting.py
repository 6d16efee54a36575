"""Counting a single term of the law from a day: nothing is stored, everything is explained."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy.orm import Session

from mgops_desktop.domain.clock import local_moment
from mgops_desktop.domain.deadline import Deadline, compute
from mgops_desktop.domain.deadline_rule import Unit, rule_on
from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.domain.text import sort_key
from mgops_desktop.storage.access import question
from mgops_desktop.storage.deadline import deadline_rules, working_calendar

_NO_HOUR = "Ten termin liczy się w godzinach. Podaj także godzinę zdarzenia."


@dataclass(frozen=True)
class TermOffer:
    """A term that can be counted: what it is, from which event, by which article; `in_hours` needs the time of day."""

    key: str
    title: str
    event: str
    basis: str
    in_hours: bool


@question("spis terminów ustawowych", None)
def terms_to_count(session: Session) -> list[TermOffer]:
    """Return all terms that the centre's file knows, each in its newest version, by Polish order of their titles."""
    newest = {}
    for rule in sorted(deadline_rules(session), key=lambda rule: rule.valid_from or date.min):
        newest[rule.key] = rule
    found = [
        TermOffer(rule.key, rule.title, rule.start_event, rule.basis, rule.unit is Unit.HOURS)
        for rule in newest.values()
    ]
    return sorted(found, key=lambda one: sort_key(one.title))


@question("policzenie terminu", None)
def count_term(session: Session, key: str, day: date, at: time | None = None) -> Deadline:
    """Return the term of an event on a day, or at a time of it, by the centre's rules and days off.

    Raises UserError for a day on which the rule was not in force, and for a term in hours without the time.
    """
    rule = rule_on(deadline_rules(session), key, day)
    start: date | datetime = day
    if rule.unit is Unit.HOURS:
        if at is None:
            raise UserError(_NO_HOUR, [Problem(_NO_HOUR, field="at")])
        start = local_moment(day, at)
    return compute(rule, start, working_calendar(session))
