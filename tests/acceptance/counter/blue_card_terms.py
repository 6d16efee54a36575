"""Section D of the catalogue: the terms of Blue Card procedures and of the team that ran out in the term."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from tests.acceptance.counter.dates import ONE_DAY, plus_months
from tests.acceptance.counter.sheets import Figures, Sheets
from tests.acceptance.counter.working_days import plus_days, plus_working_days

NEW_ACT = date(2023, 6, 22)
NEW_FORMS = date(2023, 9, 28)
FIRST_FORMS = date(2011, 10, 18)


class Duty(NamedTuple):
    """The last day to act, and the day of the act if there is one."""

    until: date
    done: date | None


def count_terms(sheets: Sheets, figures: Figures) -> None:
    found: dict[str, list[Duty]] = {
        rule: [] for rule in ("t01", "h01", "t07c", "t02", "t04b", "t18", "h03")
    }
    for rule, duty in [*_of_procedures(sheets), *_of_team(sheets)]:
        found[rule].append(duty)
    last = figures.term.last
    missed_by = min(last, figures.today - ONE_DAY)
    for rule, duties in found.items():
        words, delays = [], [0]
        for until, done in duties:
            if until not in figures.term:
                continue
            known = done if done and done <= last else None
            if not known and until > missed_by:
                continue
            delays.append(((known or missed_by) - until).days)
            words.append("not_done" if not known else "late" if known > until else "in_time")
        key = f"blue_card_timeliness_{rule}"
        figures.put(key, len(words))
        figures.parts(key, ("in_time", "late", "not_done"), words)
        figures.put(f"{key}_longest_delay", max(0, *delays))


def _of_procedures(sheets: Sheets) -> Iterable[tuple[str, Duty]]:
    for procedure in sheets.all("procedure"):
        if procedure.get("taken_over_on"):
            continue
        ends = [procedure.get("ended"), procedure.get("handed_over_on")]
        closed = min((day for day in ends if day), default=date.max)
        for rule, duty in _of_procedure(sheets, procedure["number"], procedure["began"]):
            if duty.done or closed > duty.until:
                yield rule, duty


def _of_procedure(sheets: Sheets, number: str, began: date) -> Iterable[tuple[str, Duty]]:
    forms = [
        row
        for row in sheets.all("nk_form")
        if row.get("procedure") == number and row["kind"] == "nk_a"
    ]
    for form in forms:
        received, filled = form.get("received"), form["filled"]
        if began >= NEW_FORMS:
            rule = "t07c" if form.get("a_type") == "kolejna" else "t01"
            yield rule, Duty(plus_working_days(filled, 5), received)
        elif began >= FIRST_FORMS and form.get("a_type") != "kolejna":
            yield "h01", Duty(plus_days(filled, 7), received)
    first = min((form["received"] for form in forms if form.get("received")), default=None)
    if first is None:
        return
    groups = [row for row in sheets.all("diagnostic_group") if row.get("procedure") == number]
    appointed = min((row["appointed"] for row in groups), default=None)
    own = {row["number"] for row in groups}
    sat = min(
        (row["day"] for row in sheets.all("group_sitting") if row["group"] in own), default=None
    )
    if began >= NEW_ACT:
        yield "t02", Duty(plus_days(first, 3), appointed)
    if began >= NEW_FORMS:
        yield "t04b", Duty(plus_working_days(first, 5), sat)


def _of_team(sheets: Sheets) -> Iterable[tuple[str, Duty]]:
    days = {row["day"] for row in sheets.all("team_sitting")}
    for day in days:
        following = min((later for later in days if later > day), default=None)
        if day >= NEW_ACT:
            yield "t18", Duty(plus_months(day, 2), following)
        else:
            yield "h03", Duty(plus_months(day, 3), following)
