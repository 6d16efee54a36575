"""Which families were supported on which days."""

from datetime import date
from typing import Any

from tests.acceptance.counter.dates import Row, Term, days_of, is_open
from tests.acceptance.counter.sheets import Sheets


class Support:
    """Support days of each family: the union of its cases within the term."""

    def __init__(self, sheets: Sheets, term: Term) -> None:
        self.sheets, self.term = sheets, term
        self.cases: dict[str, list[Row]] = {}
        self.days: dict[str, set[date]] = {}
        for case in self.supporting():
            days = days_of(case, term)
            if days:
                self.cases.setdefault(case["family"], []).append(case)
                self.days.setdefault(case["family"], set()).update(days)

    def supporting(self) -> list[dict[str, Any]]:
        """All cases that count as support of a family assistant."""
        counts = self.sheets.setting("pro_life_counts_as_support", self.term.last) == "yes"
        return [case for case in self.sheets.all("case") if counts or case["basis"] != "za_zyciem"]

    def last_case(self, family: str) -> Row:
        return max(self.cases[family], key=lambda case: case["began"])

    def earlier_closed(self, family: str) -> bool:
        """Whether a case of the family was closed before its last one began."""
        last = self.last_case(family)
        return any(
            case["family"] == family
            and case["number"] != last["number"]
            and case.get("ended")
            and case["ended"] <= last["began"]
            for case in self.supporting()
        )

    def last_closure(self, family: str) -> Row:
        return max(self.cases[family], key=lambda case: case["ended"])

    @property
    def state(self) -> set[str]:
        """Families supported at the end of the last day."""
        return {
            family
            for family, cases in self.cases.items()
            if any(is_open(case, self.term.last) for case in cases)
        }

    @property
    def closed(self) -> set[str]:
        return set(self.cases) - self.state

    def with_row(self, rows: list[dict[str, Any]]) -> set[str]:
        """Supported families with a dated row (trait, problem…) on at least one support day."""
        return {
            row["family"]
            for row in rows
            if days_of(row, self.term) & self.days.get(row["family"], set())
        }
