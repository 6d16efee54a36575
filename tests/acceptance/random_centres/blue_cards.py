"""Drawn apart: what else is known of Blue Card procedures, with its gaps and on the edges of the period."""

from datetime import date
from typing import Any

from tests.acceptance.random_centres.chance import ONE_DAY, Chance
from tests.acceptance.rows import Book

ACTS = (
    *("physical.beating", "physical.kicking", "psychological.insulting", "sexual.acts"),
    *("economic.needs", "electronic.threats", "other.neglect"),
)
NOTICES = ("crime_notice", "alcohol_referral", "weapon_notice", "court_notice", "plan_changed")
PROGRAMME_DAYS = ("motion_on", "referred", "enrolled", "offence_motion", "offence_reported")
SITTINGS = ("group", "with_harmed", "with_violent", None)


def add_course(book: Book, chance: Chance) -> None:
    """Gaps in what is known, acts of pairs, plans of help, notices, programmes, protected children."""
    procedures: list[Any] = [row["number"] for row in book.rows["procedure"]]
    _leave_gaps(book, chance)
    _set_choices(book, chance)
    if not procedures:
        return
    children = [book.add("party", surname="Umowna", **_born(chance)) for _ in range(3)]
    for party in children:
        book.add(
            "participation",
            procedure=chance.one_of(procedures),
            party=party,
            role=chance.one_of(("harmed", "household")),
            minor_witness=chance.one_of((None, True)),
        )
    _bring_to_the_group(book, chance)
    _add_acts(book, chance)
    for row in book.rows["group_sitting"]:
        row["parties"] = [*row.get("parties", ()), *chance.some_of(children, 1)]
    for _ in range(chance.number(0, 6)):
        book.add(
            "help_action",
            procedure=chance.one_of(procedures),
            party=chance.one_of((*children, None)),
            agreed_on=chance.day(),
            action="rozmowa",
        )
    for _ in range(chance.number(0, 4)):
        kind, day = chance.one_of(NOTICES), chance.day()
        book.add("procedure_event", procedure=chance.one_of(procedures), kind=kind, day=day)
    for _ in range(chance.number(0, 2)):
        in_order = sorted(chance.day() for _ in PROGRAMME_DAYS)
        days = {
            name: chance.one_of((day, None))
            for name, day in zip(PROGRAMME_DAYS, in_order, strict=True)
        }
        book.add("correction_programme", procedure=chance.one_of(procedures), **days)
    for _ in range(chance.number(0, 3)):
        child = chance.one_of((children[0], *children, None))
        book.add(
            "child_protection",
            procedure=chance.one_of(procedures),
            party=child,
            day=chance.day(last=date(chance.year + 1, 3, 1)),
        )


def _born(chance: Chance) -> dict[str, Any]:
    """Children of an age at which the day of counting matters; of some the sex is not known."""
    born = chance.one_of(
        (
            {"birth_date": date(chance.year - 18, 7, 1)},
            {"birth_date": chance.last.replace(year=chance.year - 18)},
            {"birth_date": chance.first + ONE_DAY * chance.number(0, 300)},
            {"birth_year": chance.year},
            {"birth_year": chance.year - 9},
            {"age_group": "child"},
            {},
        )
    )
    return {**born, "sex": chance.one_of(("female", "male", None))}


def _leave_gaps(book: Book, chance: Chance) -> None:
    """Forms of which nobody knows whose or which they were; marks of the violent; kinds of sittings."""
    for row in book.rows["nk_form"]:
        if row["kind"] == "nk_a" and chance.sometimes():
            row.pop(chance.one_of(("institution", "a_type")), None)
    for row in book.rows["participation"]:
        if row["role"] == "violent":
            row["soldier"], row["supervised"] = chance.sometimes(), chance.sometimes()
            row["weapon"] = chance.one_of(("yes", "no", "unknown"))
    for row in book.rows["procedure"]:
        if row.get("ended") and chance.rarely():
            row.pop("end_ground", None)
    for row in book.rows["group_sitting"]:
        kind = chance.one_of(SITTINGS)
        if kind:
            row["kind"] = kind


def _bring_to_the_group(book: Book, chance: Chance) -> None:
    """Forms go on to the group; somebody violent was not there at the start, and is told of it or not."""
    for row in book.rows["nk_form"]:
        if row.get("received") and "passed" not in row and chance.often():
            row["passed"] = row["received"] + ONE_DAY * chance.number(0, 6)
    for row in book.rows["diagnostic_group"]:
        if row.get("procedure") and chance.sometimes():
            _extend(book, chance, row["number"])
    busy = {row["procedure"] for row in book.rows["participation"]}
    for row in book.rows["procedure"]:
        if row["number"] in busy:
            continue
        party = book.add("party", surname="Umowny", sex="male", birth_year=1980)
        own: dict[str, Any] = {"procedure": row["number"], "party": party}
        book.add("participation", **own, role="violent", present_at_start=False)
        day = row["began"] + ONE_DAY * chance.number(0, 12)
        book.add("procedure_event", **own, kind="violent_notified", day=day)


def _extend(book: Book, chance: Chance, group: str) -> None:
    """Somebody who was asked of his employer after the group had been appointed."""
    motion = chance.day()
    asked = chance.one_of((motion + ONE_DAY * chance.number(0, 6), None))
    book.add(
        "group_member",
        group=group,
        professional=book.add("professional", surname="Umowny", role="police"),
        role="police",
        began=motion,
        motion_received=motion,
        asked_on=asked,
    )


def _set_choices(book: Book, chance: Chance) -> None:
    for key, value in (
        ("blue_card_age_day", "year_end"),
        ("blue_card_monitoring_no_grounds", "no"),
    ):
        if chance.sometimes():
            since = date(chance.year, chance.one_of((1, 7)), 1)
            book.put("setting", key=key, label=key, value=value, valid_from=since, confirmed=True)


def _add_acts(book: Book, chance: Chance) -> None:
    """What was ticked for pairs, once and again on a later form; now and then nothing."""
    forms = [row for row in book.rows["nk_form"] if row["kind"] == "nk_a" and row.get("procedure")]
    for form in forms:
        own = [row for row in book.rows["participation"] if row["procedure"] == form["procedure"]]
        violent = {row["party"] for row in own if row["role"] == "violent"}
        harmed = {row["party"] for row in own if row["role"] == "harmed"} - violent
        for one in sorted(violent):
            for other in chance.some_of(sorted(harmed)):
                acts = chance.some_of(ACTS)
                book.add("violent_acts", form=form["number"], violent=one, harmed=other, acts=acts)


_WITH_A_REASON = ("procedure_event", "diagnostic_group", "group_sitting", "nk_form")
_WITHOUT = ("child_protection", "group_member", "correction_programme")


def put_in_order(book: Book) -> None:
    """Nothing of a procedure happened before it began, or it has its reason: anything else is an error of the file."""
    began = {row["number"]: row["began"] for row in book.rows["procedure"]}
    groups = {row["number"]: row.get("procedure") for row in book.rows["diagnostic_group"]}
    for kind in (*_WITH_A_REASON, *_WITHOUT):
        for place, row in enumerate(book.rows[kind]):
            start = began.get(row.get("procedure") or groups.get(row.get("group")))
            days = [name for name, value in row.items() if isinstance(value, date)]
            if start is None or all(row[name] >= start for name in days):
                continue
            if kind in _WITH_A_REASON and place % 2:
                row["outside"] = "tak stoi w dawnych aktach"
            else:
                row.update({name: max(row[name], start) for name in days})
