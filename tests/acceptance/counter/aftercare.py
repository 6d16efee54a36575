"""Section B of the catalogue: aftercare, "Za życiem", pregnancies, returns, monitored children."""

from collections import defaultdict
from typing import Any

from tests.acceptance.counter.dates import Row, days_of, is_active, is_open
from tests.acceptance.counter.households import Households
from tests.acceptance.counter.sheets import Figures, Sheets
from tests.acceptance.counter.support import Support


def count_aftercare(
    sheets: Sheets, support: Support, figures: Figures, households: Households
) -> None:
    term = figures.term
    rows = [
        {**row, "ended": row.get("ended") or row.get("planned_end")}
        for row in sheets.all("aftercare")
    ]
    monitored = [sheets.get("case", row["case"])["family"] for row in rows if is_active(row, term)]
    figures.families("families_monitored_after_closure", monitored)
    months = int(sheets.setting("aftercare", term.last))
    figures.put("post_closure_monitoring_months", months)
    _pro_life(sheets, figures)
    _pregnancies(sheets, figures, households)
    _children(sheets, support, figures)


def _pro_life(sheets: Sheets, figures: Figures) -> None:
    term = figures.term
    coordinated: dict[str, str | None] = {}
    advised: dict[str, str | None] = {}
    rows = sheets.all("pro_life_support")
    for row in sorted(rows, key=lambda row: (row["began"], row["number"])):
        person = row.get("person", "")
        family = row.get("family") or sheets.family_of(person, row["began"])
        if row["kind"] == "coordination" and is_active(row, term):
            coordinated[family or person] = family
        if row["kind"] == "advice" and row["began"] in term:
            advised[person or family or ""] = family
    for found in (coordinated, advised):
        found.pop("", None)  # for nobody any more: the family is in the bin
    figures.persons("za_zyciem_families_coordinated", coordinated)
    figures.persons("za_zyciem_women_or_families_advised", advised)


def _pregnancies(sheets: Sheets, figures: Figures, households: Households) -> None:
    def women(rows: list[dict[str, Any]]) -> dict[str, str | None]:
        found: dict[str, set[str]] = defaultdict(set)
        for family, persons in households.days.items():
            for row in rows:
                if persons.get(row["person"], set()) & days_of(row, figures.term):
                    found[row["person"]].add(family)
        return households.one_family_each(found)

    rows = sheets.all("pregnancy")
    figures.persons("pregnant_women_in_supported_families", women(rows))
    figures.persons("high_risk_pregnancies", women([row for row in rows if row.get("high_risk")]))


def _children(sheets: Sheets, support: Support, figures: Figures) -> None:
    term = figures.term
    returned: dict[str, str | None] = {}
    of_supported = set()
    for row in sorted(_returns(sheets, figures), key=lambda row: (row["began"], row["number"])):
        family = family_of_placement(sheets, row)
        returned[row["child"]] = family
        if family and row["ended"] in support.days.get(family, ()):
            of_supported.add(row["child"])
    key = "children_returned_from_foster_care"
    figures.persons(key, returned)
    figures.put(f"{key}_of_supported_families", len(of_supported))
    reviews = [row for row in sheets.all("foster_child_review") if row["day"] in term]
    attended = sum(row.get("attended", True) for row in reviews)
    figures.put("foster_child_reviews_attended", attended)
    _monitored(sheets, figures)


def _returns(sheets: Sheets, figures: Figures) -> list[dict[str, Any]]:
    return [
        row
        for row in sheets.all("placement")
        if row.get("ended") in figures.term and row.get("end_reason") == "returned"
    ]


def family_of_placement(sheets: Sheets, row: Row) -> str | None:
    day = row.get("ended") or row["began"]
    return row.get("family") or sheets.family_of(row["child"], day)


def _monitored(sheets: Sheets, figures: Figures) -> None:
    for key, counts in (
        ("children_monitored_without_assistant", lambda row: is_active(row, figures.term)),
        (
            "children_monitored_without_assistant_state",
            lambda row: is_open(row, figures.term.last),
        ),
    ):
        found: dict[str, str | None] = {}
        rows = sheets.all("monitored_child")
        for row in sorted(rows, key=lambda row: (row["began"], row["number"])):
            if counts(row):
                home = sheets.family_of(row["child"], row["began"])
                found[row["child"]] = row.get("family") or home
        figures.persons(key, found)
