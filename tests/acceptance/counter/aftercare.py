"""Section B of the catalogue: aftercare, "Za życiem", pregnancies, returns, monitored children."""

from collections import defaultdict

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
    coordinated: dict[str, set[str]] = defaultdict(set)
    advised: dict[str, set[str]] = defaultdict(set)
    for row in sheets.all("pro_life_support"):
        family, person = row.get("family"), row.get("person")
        families = {family} if family else sheets.families_of(person, row["began"])
        if row["kind"] == "coordination" and is_active(row, term):
            coordinated[family or person] |= families
        if row["kind"] == "advice" and row["began"] in term:
            advised[person or family] |= families
    figures.persons("za_zyciem_families_coordinated", coordinated)
    figures.persons("za_zyciem_women_or_families_advised", advised)


def _pregnancies(sheets: Sheets, figures: Figures, households: Households) -> None:
    def women(rows: list[dict[str, object]]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for family, persons in households.days.items():
            for row in rows:
                person = str(row["person"])
                if persons.get(person, set()) & days_of(row, figures.term):
                    found[person].add(family)
        return found

    rows = sheets.all("pregnancy")
    figures.persons("pregnant_women_in_supported_families", women(rows))
    figures.persons("high_risk_pregnancies", women([row for row in rows if row.get("high_risk")]))


def _children(sheets: Sheets, support: Support, figures: Figures) -> None:
    term = figures.term
    returned: dict[str, set[str]] = defaultdict(set)
    of_supported = set()
    for row in returns(sheets, figures):
        families = family_of_placement(sheets, row)
        returned[row["child"]] |= families
        if any(row["ended"] in support.days.get(family, ()) for family in families):
            of_supported.add(row["child"])
    key = "children_returned_from_foster_care"
    figures.persons(key, returned)
    figures.put(f"{key}_of_supported_families", len(of_supported))
    reviews = [row for row in sheets.all("foster_child_review") if row["day"] in term]
    attended = sum(row.get("attended", True) for row in reviews)
    figures.put("foster_child_reviews_attended", attended)
    _monitored(sheets, figures)


def returns(sheets: Sheets, figures: Figures) -> list[dict[str, object]]:
    return [
        row
        for row in sheets.all("placement")
        if row.get("ended") in figures.term and row.get("end_reason") == "returned"
    ]


def family_of_placement(sheets: Sheets, row: Row) -> set[str]:
    if row.get("family"):
        return {row["family"]}
    return sheets.families_of(row["child"], row.get("ended") or row["began"])


def _monitored(sheets: Sheets, figures: Figures) -> None:
    for key, counts in (
        ("children_monitored_without_assistant", lambda row: is_active(row, figures.term)),
        (
            "children_monitored_without_assistant_state",
            lambda row: is_open(row, figures.term.last),
        ),
    ):
        found: dict[str, set[str]] = defaultdict(set)
        for row in sheets.all("monitored_child"):
            if counts(row):
                family = row.get("family")
                found[row["child"]] |= (
                    {family} if family else sheets.families_of(row["child"], row["began"])
                )
        figures.persons(key, found)
