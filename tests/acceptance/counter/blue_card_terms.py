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


RULES = (
    *("t01", "h01", "t07c", "t02", "t03", "h02", "t04", "t04b", "t05", "t06", "t07", "t07b"),
    *("t08", "t09", "t18", "h03"),
)


class Duty(NamedTuple):
    """The last day to act, and the day of the act if there is one."""

    until: date
    done: date | None


def count_terms(sheets: Sheets, figures: Figures) -> None:
    found: dict[str, list[Duty]] = {rule: [] for rule in RULES}
    for rule, duty in [*_of_procedures(sheets), *_of_ends(sheets), *_of_team(sheets)]:
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
        figures.ratio(f"{key}_share", words.count("in_time"), len(words), 100)


def _of_procedures(sheets: Sheets) -> Iterable[tuple[str, Duty]]:
    for procedure in sheets.all("procedure"):
        ends = [procedure.get("ended"), procedure.get("handed_over_on")]
        closed = min((day for day in ends if day), default=date.max)
        number, began = procedure["number"], procedure["began"]
        duties = [*_of_motions(sheets, number, began)]
        if not procedure.get("taken_over_on"):
            duties += [*_of_way(sheets, number, began), *_of_group(sheets, number, began)]
        for rule, duty in duties:
            if duty.done or closed > duty.until:
                yield rule, duty


def _forms(sheets: Sheets, number: str) -> list[dict]:
    rows = [row for row in sheets.all("nk_form") if row.get("procedure") == number]
    return [row for row in rows if row["kind"] == "nk_a"]


def _sat(sheets: Sheets, number: str) -> list[date]:
    groups = [row for row in sheets.all("diagnostic_group") if row.get("procedure") == number]
    own = {row["number"] for row in groups}
    sittings = (row for row in sheets.all("group_sitting") if not row.get("planned"))
    return sorted(row["day"] for row in sittings if row["group"] in own)


def _of_way(sheets: Sheets, number: str, began: date) -> Iterable[tuple[str, Duty]]:
    """Of each form: to the team and on to the group; of a next one the sitting after it."""
    for form in _forms(sheets, number):
        received, filled, passed = form.get("received"), form["filled"], form.get("passed")
        is_next = form.get("a_type") == "kolejna"
        if began >= NEW_FORMS:
            yield "t07c" if is_next else "t01", Duty(plus_working_days(filled, 5), received)
            if received:
                yield "t07" if is_next else "t03", Duty(plus_working_days(received, 3), passed)
            if passed and is_next:
                after = [day for day in _sat(sheets, number) if day >= passed]
                yield "t07b", Duty(plus_working_days(passed, 5), min(after, default=None))
        elif began >= FIRST_FORMS and not is_next:
            yield "h01", Duty(plus_days(filled, 7), received)
            if received:
                yield "h02", Duty(plus_days(received, 3), passed)


def _of_group(sheets: Sheets, number: str, began: date) -> Iterable[tuple[str, Duty]]:
    """Of the procedure: the group, its first sitting, the notice to everybody who was not there."""
    forms = _forms(sheets, number)
    groups = [row for row in sheets.all("diagnostic_group") if row.get("procedure") == number]
    sat = min(_sat(sheets, number), default=None)
    first = min((form["received"] for form in forms if form.get("received")), default=None)
    if first is not None and began >= NEW_ACT:
        appointed = min((row["appointed"] for row in groups), default=None)
        yield "t02", Duty(plus_days(first, 3), appointed)
    if first is not None and began >= NEW_FORMS:
        yield "t04b", Duty(plus_working_days(first, 5), sat)
    starting = [form for form in forms if form.get("a_type") != "kolejna"]
    passed = min((form["passed"] for form in starting if form.get("passed")), default=None)
    if passed is None or began < NEW_FORMS:
        return
    yield "t04", Duty(plus_working_days(passed, 5), sat)
    for row in sheets.all("participation"):
        away = row["procedure"] == number and row.get("present_at_start") is False
        if away and row["role"] == "violent":
            yield "t05", Duty(plus_working_days(passed, 3), _told(sheets, number, row["party"]))


def _told(sheets: Sheets, number: str, party: str) -> date | None:
    rows = [row for row in sheets.all("procedure_event") if row["procedure"] == number]
    notices = ("violent_notified", "violent_not_notified")
    own = [row for row in rows if row["kind"] in notices and row.get("party") in (party, None)]
    return min((row["day"] for row in own), default=None)


def _of_motions(sheets: Sheets, number: str, began: date) -> Iterable[tuple[str, Duty]]:
    groups = {row["number"]: row.get("procedure") for row in sheets.all("diagnostic_group")}
    for row in sheets.all("group_member"):
        if row.get("motion_received") and groups.get(row["group"]) == number and began >= NEW_FORMS:
            yield "t06", Duty(plus_working_days(row["motion_received"], 3), row.get("asked_on"))


def _of_ends(sheets: Sheets) -> Iterable[tuple[str, Duty]]:
    """A protocol goes to the team after the end, whoever ran the procedure before."""
    for row in sheets.all("procedure"):
        if row.get("ended") and row["began"] >= NEW_FORMS:
            rule = "t08" if row.get("end_ground") == "withdrawn" else "t09"
            drafted = row.get("protocol_on") or row["ended"]
            yield rule, Duty(plus_working_days(drafted, 7), row.get("protocol_passed"))


def _of_team(sheets: Sheets) -> Iterable[tuple[str, Duty]]:
    days = {row["day"] for row in sheets.all("team_sitting") if not row.get("planned")}
    for day in days:
        following = min((later for later in days if later > day), default=None)
        if day >= NEW_ACT:
            yield "t18", Duty(plus_months(day, 2), following)
        else:
            yield "h03", Duty(plus_months(day, 3), following)
