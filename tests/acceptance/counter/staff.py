"""Section A of the catalogue: family assistants, posts, the limit of families."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

from tests.acceptance.counter.dates import (
    ONE_DAY,
    Row,
    Term,
    days_of,
    is_active,
    is_open,
    is_valid,
    plus_months,
)
from tests.acceptance.counter.sheets import Figures, Sheets, rounded
from tests.acceptance.counter.support import Support

LONG_LEAVES = ("parental", "unpaid")


def count_staff(sheets: Sheets, support: Support, figures: Figures) -> None:
    term = figures.term
    contracts = [row for row in sheets.all("contract") if row["position"] == "family_assistant"]
    active = [row for row in contracts if is_active(row, term)]
    figures.put("family_assistants_employed", _persons(active))
    on_leave = [
        row
        for row in active
        for leave in sheets.all("leave")
        if leave["worker"] == row["worker"]
        and leave["kind"] == "parental"
        and days_of(leave, term) & days_of(row, term)
    ]
    figures.put("family_assistants_on_parental_leave", _persons(on_leave))
    resigned = [
        row for row in active if row.get("end_reason") == "resigned" and row["ended"] in term
    ]
    figures.put("family_assistants_resigned", _persons(resigned))
    hired = [row for row in active if row["began"] in term and not _renews(row, contracts)]
    figures.put("family_assistants_hired", _persons(hired))
    _state(sheets, support, figures, contracts)
    over = [row["number"] for row in sheets.all("worker") if _is_over(sheets, row, term)]
    figures.put("assistants_over_limit", len(over))


def _persons(contracts: list[dict[str, object]]) -> int:
    return len({row["worker"] for row in contracts})


def _renews(contract: Row, contracts: list[dict[str, object]]) -> bool:
    """Whether the worker already was an assistant the day before."""
    before = contract["began"] - ONE_DAY
    return any(row["worker"] == contract["worker"] and is_valid(row, before) for row in contracts)


def _state(
    sheets: Sheets, support: Support, figures: Figures, contracts: list[dict[str, object]]
) -> None:
    last = figures.term.last
    away = {
        row["worker"]
        for row in sheets.all("leave")
        if row["kind"] in LONG_LEAVES and is_valid(row, last)
    }
    valid = [row for row in contracts if is_valid(row, last) and row["worker"] not in away]
    employed = {row["worker"] for row in valid if row["form"] == "employment"}
    persons = {row["worker"] for row in valid}
    figures.put("family_assistants_state", len(persons))
    figures.put("family_assistants_state_employment", len(employed))
    figures.put("family_assistants_state_service", len(persons - employed))
    posts = sum((_posts(sheets, row, last, figures.today) for row in valid), Decimal(0))
    figures.put("family_assistants_fte", posts)
    families = len(support.state)
    figures.ratio("families_per_assistant", families, len(persons))
    figures.ratio("families_per_fte", families, posts)


def _posts(sheets: Sheets, contract: Row, day: date, today: date) -> Decimal:
    """Hours of the month of the day; while it goes on, of the month before if the contract ran in it."""
    if contract["form"] == "employment":
        return Decimal(str(contract.get("fraction", 1)))
    first = day.replace(day=1)
    if today < date.max and today < plus_months(first, 1) - ONE_DAY and contract["began"] < first:
        day = first - ONE_DAY
    months = [
        row
        for row in sheets.all("service_hours")
        if row["contract"] == contract["number"]
        and (row["month"].year, row["month"].month) == (day.year, day.month)
    ]
    return sum(
        (rounded(Decimal(row["minutes"]) / row["full_post_minutes"]) for row in months), Decimal(0)
    )


def _is_over(sheets: Sheets, worker: Row, term: Term) -> bool:
    families: dict[date, set[str]] = defaultdict(set)
    for row in sheets.all("assignment"):
        case = sheets.get("case", row["case"])
        if row["worker"] == worker["number"]:
            for day in days_of(row, term):
                if is_open(case, day) and _counts(sheets, row, case, day):
                    families[day].add(case["family"])
    for row in sheets.all("aftercare"):
        if _last_leader(sheets, row["case"]) == worker["number"]:
            for day in days_of(row, term):
                if sheets.setting("aftercare_counts_to_limit", day) == "yes":
                    families[day].add(sheets.get("case", row["case"])["family"])
    return any(
        len(found) > int(sheets.setting("family_limit", day)) for day, found in families.items()
    )


def _last_leader(sheets: Sheets, case: str) -> str | None:
    led = [
        (row["began"], row["number"], row["worker"])
        for row in sheets.all("assignment")
        if row["case"] == case and row["kind"] == "main"
    ]
    return max(led)[2] if led else None


def _counts(sheets: Sheets, assignment: Row, case: Row, day: date) -> bool:
    if (
        assignment["kind"] == "substitute"
        and sheets.setting("substitute_counts_to_limit", day) != "yes"
    ):
        return False
    return case["basis"] != "za_zyciem" or sheets.setting("pro_life_counts_to_limit", day) == "yes"
