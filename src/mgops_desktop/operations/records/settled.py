"""What follows from what was typed where a kind needs more than its fields: parameters and entries of dictionaries."""

from collections.abc import Mapping
from datetime import date
from itertools import count
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.operations.closing import end_monitoring_before, follow_the_end
from mgops_desktop.operations.records.known_words import shipped_counts
from mgops_desktop.operations.records.values import FormValue
from mgops_desktop.sheets.dictionaries import slug
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.seeds import shipped_parameter_rules
from mgops_desktop.storage.signs import sign_for
from mgops_desktop.storage.statement import keep_consent_day
from mgops_desktop.storage.tables.base import Record
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.centre import DictionaryEntry, Setting
from mgops_desktop.storage.tables.court import Letter
from mgops_desktop.storage.tables.report import YearlyCount
from mgops_desktop.storage.tables.statement import Statement

Given = Mapping[str, FormValue]
_KEY_LENGTH = 56
_NO_LETTERS = "W nazwie muszą być litery albo cyfry."


def settled(session: Session, kind: str, given: Given) -> Given:
    """Return what stands in the form with what follows from it. Raises UserError with the problem at its field."""
    if kind == "setting":
        return _parameter(session, given)
    if kind == "dictionary_entry":
        return _entry(session, given)
    if kind == "yearly_count":
        return _count(session, given)
    return given


def after_storing(session: Session, record: Record) -> None:
    """Do what a new record entails: the value of a parameter before it ends."""
    if isinstance(record, Setting):
        end_earlier(session, record.key, record.valid_from, but=record)
    after_correcting(session, record, {})


def after_correcting(session: Session, record: Record, stored: Mapping[str, Any]) -> str:
    """Do what a corrected record entails, and return it in words where the user is told of it.

    The day of consent of the case follows from the statements; what runs with a case ends with it. `stored` is how the
    record was before, nothing of a new one.
    """
    if isinstance(record, Statement):
        keep_consent_day(session, record, today_of(session))
    if isinstance(record, Case):
        return _after_case(session, record, stored)
    return ""


def _after_case(session: Session, case: Case, stored: Mapping[str, Any]) -> str:
    told = []
    if any(stored.get(name) != getattr(case, name) for name in ("family_id", "began")):
        told.append(end_monitoring_before(session, case))
    if stored:  # one that is entered as over has nothing that runs
        told.append(follow_the_end(session, case, stored["ended"]))
    return " ".join(one for one in told if one)


def entailed(session: Session, kind: str, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the values of a record that is going to be stored with what it is given then: a letter its sign."""
    if kind == Letter.__tablename__:
        return {**values, **sign_for(session, values)}
    return values


def end_earlier(session: Session, key: str, valid_from: date, but: Setting | None = None) -> None:
    """Let the values of a parameter that would still be in force end on the day before."""
    in_force = select(Setting).where(
        Setting.key == key, or_(Setting.valid_to.is_(None), Setting.valid_to >= valid_from)
    )
    for row in session.scalars(in_force):
        if row is not but:
            row.valid_to = add_days(valid_from, -1)


def _parameter(session: Session, given: Given) -> Given:
    rule = shipped_parameter_rules().get(str(given.get("key") or ""))
    if rule is None:
        return given  # refused by the rules of the row
    typed = given.get("value")
    try:
        return {**given, "value": rule.read("" if typed is None else str(typed), today_of(session))}
    except UserError as error:
        raise _refused("value", error.message) from None


def _entry(session: Session, given: Given) -> Given:
    label = str(given.get("label") or "").strip()
    if not given.get("key") and label:
        given = {**given, "key": _free_key(session, str(given.get("dictionary")), label)}
    if given.get("position") is None:
        table = DictionaryEntry
        query = select(func.max(table.position)).where(table.dictionary == given.get("dictionary"))
        given = {**given, "position": (session.scalar(query) or 0) + 1}
    return given


def _count(session: Session, given: Given) -> Given:
    """A new figure of others: its key is made of its words, which are printed unless other words are written."""
    name = str(given.get("key") or "").strip()
    if not name or session.scalar(select(YearlyCount.id).where(YearlyCount.key == name).limit(1)):
        return given
    key = slug(name)[:_KEY_LENGTH].strip("_")
    if not key:
        raise _refused("key", _NO_LETTERS)
    words = shipped_counts().get(name) or name
    return {**given, "key": key, "wording": given.get("wording") or words}


def _free_key(session: Session, dictionary: str, label: str) -> str:
    """The key of a new entry: of its first letters; with a number where a longer word has that key already."""
    key = slug(label)[:_KEY_LENGTH].strip("_")
    if not key:
        raise _refused("label", _NO_LETTERS)
    query = select(DictionaryEntry.key).where(DictionaryEntry.dictionary == dictionary)
    taken = set(session.scalars(query))
    numbered = (f"{key}_{number}" for number in count(2))
    return key if key not in taken else next(one for one in numbered if one not in taken)


def _refused(field: str, message: str) -> UserError:
    return UserError(message, [Problem(message, field=field, code=field)])
