"""Section D of the catalogue: the persons of Blue Card procedures and of the agendas of groups."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from tests.acceptance.counter.dates import Row, Term, is_minor
from tests.acceptance.counter.sheets import Figures, Sheets

NEW_ACT = date(2023, 6, 22)
NOT_GIVEN = "not_given"
OF_HARMED = ("women", "men", "girls", "boys", NOT_GIVEN, "adults", "minors")
WITNESSES = ("witnesses", "witness_girls", "witness_boys")


def start(procedure: Row) -> date:
    """When it began here."""
    day: date = procedure.get("taken_over_on") or procedure["began"]
    return day


def stopped(procedure: Row) -> date | None:
    """When it ended here."""
    ends = [procedure.get("ended"), procedure.get("handed_over_on")]
    return min((end for end in ends if end), default=None)


def runs(procedure: Row, term: Term) -> bool:
    return start(procedure) <= term.last and (stopped(procedure) or term.first) >= term.first


def count_parties(sheets: Sheets, figures: Figures) -> None:
    """Distinct persons of the procedures run in the term."""
    run = {row["number"]: row for row in sheets.all("procedure") if runs(row, figures.term)}
    rows = [row for row in sheets.all("participation") if row["procedure"] in run]
    rows.sort(key=lambda row: run[row["procedure"]]["began"])
    began = {number: row["began"] for number, row in run.items()}
    harmed = [row for row in rows if _is_harmed(sheets, row, began[row["procedure"]])]
    new = {
        number
        for number, row in run.items()
        if row["began"] in figures.term and not row.get("taken_over_on")
    }
    _count_harmed(sheets, figures, "blue_card_persons_harmed", harmed, began)
    of_new = [row for row in harmed if row["procedure"] in new]
    _count_harmed(sheets, figures, "blue_card_persons_harmed_in_started", of_new, began)
    for key, wanted in (
        ("blue_card_children_in_families", rows),
        ("blue_card_children_suspected_victims", harmed),
    ):
        children: dict[str, str] = {}
        for row in wanted:
            if _counts_as_minor(sheets, figures, row["party"], began[row["procedure"]]):
                children.setdefault(row["party"], _by_sex(sheets, row["party"], "girls", "boys"))
        figures.put(key, len(children))
        figures.parts(key, ("girls", "boys", NOT_GIVEN), children.values())
    _count_violent(sheets, figures, [row for row in rows if row["role"] == "violent"])


def _is_harmed(sheets: Sheets, row: Row, began: date) -> bool:
    if row["role"] == "harmed":
        return True
    minor = is_minor(sheets.get("party", row["party"]), began)
    return bool(minor and row.get("minor_witness") and began >= NEW_ACT)


def _counts_as_minor(sheets: Sheets, figures: Figures, party: str, began: date) -> bool:
    """By the age on the day of the start, or at the end of the year if the centre wants it so."""
    last = figures.asked.last
    of_year = sheets.setting("blue_card_age_day", figures.term.last) == "year_end"
    return is_minor(sheets.get("party", party), date(last.year, 12, 31) if of_year else began)


def _by_sex(sheets: Sheets, party: str, female: str, male: str) -> str:
    words = {"female": female, "male": male}
    return words.get(sheets.get("party", party).get("sex") or "", NOT_GIVEN)


def _count_harmed(
    sheets: Sheets, figures: Figures, key: str, rows: list[Any], began: dict[str, date]
) -> None:
    """Women, men, girls, boys; those who only ever saw it are told apart."""
    parts: dict[str, list[str]] = {}
    only_saw: dict[str, list[str]] = {}
    for row in rows:
        party = row["party"]
        minor = _counts_as_minor(sheets, figures, party, began[row["procedure"]])
        words = ("girls", "boys") if minor else ("women", "men")
        own = [_by_sex(sheets, party, *words), "minors" if minor else "adults"]
        parts.setdefault(party, own)
        saw = ["witnesses", _by_sex(sheets, party, "witness_girls", "witness_boys")]
        only_saw[party] = [] if row["role"] == "harmed" else only_saw.get(party, saw)
    figures.put(key, len(parts))
    figures.parts(key, OF_HARMED, _flat(parts.values()))
    figures.parts(key, WITNESSES, _flat(only_saw.values()))


def _flat(lists: Iterable[list[str]]) -> list[str]:
    return [word for words in lists for word in words]


def _count_violent(sheets: Sheets, figures: Figures, rows: list[Any]) -> None:
    key = "blue_card_persons_using_violence"
    parties = {row["party"] for row in rows}
    figures.put(key, len(parties))
    sexes = [_by_sex(sheets, party, "women", "men") for party in parties]
    figures.parts(key, ("women", "men"), sexes)
    for word, column, value in (
        ("soldiers", "soldier", True),
        ("supervised", "supervised", True),
        ("armed", "weapon", "yes"),
    ):
        marked = {row["party"] for row in rows if row.get(column) == value}
        figures.put(f"{key}_{word}", len(marked))


def count_discussed(sheets: Sheets, figures: Figures, sittings: list[Any]) -> None:
    """Each person once, and each on every agenda anew."""
    once: dict[str, str] = {}
    each: list[str] = []
    for row in sorted(sittings, key=lambda row: row["day"]):
        group = sheets.get("diagnostic_group", row["group"])
        day = row["day"]
        if group.get("procedure"):
            day = sheets.get("procedure", group["procedure"])["began"]
        for party in dict.fromkeys(row.get("parties", ())):
            kind = _by_sex(sheets, party, "women", "men")
            if _counts_as_minor(sheets, figures, party, day):
                kind = "children"
            once.setdefault(party, kind)
            each.append(kind)
    wanted = ("women", "men", "children", NOT_GIVEN)
    figures.put("persons_discussed_in_working_groups", len(once))
    figures.parts("persons_discussed", wanted, once.values())
    figures.put("persons_discussed_at_sittings", len(each))
    figures.parts("persons_discussed_at_sittings", wanted, each)
