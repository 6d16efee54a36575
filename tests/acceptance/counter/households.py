"""Section B of the catalogue: persons and children of supported families, kinds of families."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from tests.acceptance.counter.dates import Row, days_of, is_child, is_pupil, is_valid
from tests.acceptance.counter.sheets import Figures, Sheets, slug
from tests.acceptance.counter.support import Support

Days = dict[str, dict[str, set[date]]]
"""Family → person → days."""


class Households:
    """Who belongs to a supported family on which of its support days."""

    def __init__(self, sheets: Sheets, support: Support) -> None:
        self.sheets, self.support, self.term = sheets, support, support.term
        self.days: Days = {family: defaultdict(set) for family in support.days}
        for row in sheets.all("membership"):
            if row["family"] in support.days:
                died = sheets.get("person", row["person"]).get("died_on") or date.max
                days = days_of(row, self.term) & support.days[row["family"]]
                days = {day for day in days if day <= died}
                if not row.get("shares_household", True):
                    days = {day for day in days if self._is_child_in_care(row, day)}
                self._add(row["family"], row["person"], days)
        for row in sheets.all("placement"):
            family = row.get("family")
            if family in support.days:
                days = days_of(row, self.term) & support.days[family]
                child = sheets.get("person", row["child"])
                self._add(family, row["child"], {day for day in days if is_child(child, day)})

    def _add(self, family: str, person: str, days: set[date]) -> None:
        if days:
            self.days[family][person] |= days

    def _is_child_in_care(self, membership: Row, day: date) -> bool:
        person = membership["person"]
        return (
            membership["role"] == "child"
            and is_child(self.sheets.get("person", person), day)
            and place_on(self.sheets, person, day) == "in_foster_care"
        )

    def persons(self) -> dict[str, set[str]]:
        """Person → families."""
        found: dict[str, set[str]] = defaultdict(set)
        for family, days in self.days.items():
            for person in days:
                found[person].add(family)
        return found

    def one_family_each(self, families: Mapping[str, set[str]]) -> dict[str, str | None]:
        """Of several families the one to which the person belonged last; else the one entered later."""
        return {
            person: max(found, key=lambda family: (max(self.days[family][person]), family))
            for person, found in families.items()
        }

    def child_days(self) -> Iterable[tuple[str, str, set[date]]]:
        """Family, child, and the support days on which he is a child."""
        for family, persons in self.days.items():
            for person, days in persons.items():
                row = self.sheets.get("person", person)
                as_child = {day for day in days if is_child(row, day)}
                if as_child:
                    yield family, person, as_child

    def pupil_days(self) -> set[tuple[str, str, date]]:
        """Family, grown-up child who lives with it and learns, and each support day on which he is under 25."""
        found = set()
        for trait in self.sheets.all("family_trait"):
            if trait["kind"] != "pupil" or not trait.get("person"):
                continue
            family, person = trait["family"], self.sheets.get("person", trait["person"])
            for row in self.sheets.all("membership"):
                if (
                    (row["family"], row["person"]) == (family, person["number"])
                    and row["role"] == "child"
                    and row.get("shares_household", True)
                ):
                    days = days_of(row, self.term) & days_of(trait, self.term)
                    found |= {
                        (family, person["number"], day)
                        for day in days & self.days.get(family, {}).get(person["number"], set())
                        if is_pupil(person, day)
                    }
        return found


def place_on(sheets: Sheets, person: str, day: date) -> str:
    """Where the child lives on the day: in care while placed, else where the last stay began."""
    if any(row["child"] == person and is_valid(row, day) for row in sheets.all("placement")):
        return "in_foster_care"
    stays = [
        (row["began"], row["number"], row["kind"])
        for row in sheets.all("stay")
        if row["person"] == person and is_valid(row, day)
    ]
    kind = max(stays)[2] if stays else "home"
    return {"home": "at_home", "foster_care": "in_foster_care"}.get(kind, "elsewhere")


def count_households(
    sheets: Sheets, support: Support, figures: Figures, households: Households
) -> None:
    persons = households.one_family_each(households.persons())
    figures.persons("persons_in_supported_families", persons)
    _children(sheets, support, figures, households)
    _kinds(sheets, support, figures, households)
    _problems(sheets, support, figures)


def _children(sheets: Sheets, support: Support, figures: Figures, households: Households) -> None:
    families: dict[str, set[str]] = defaultdict(set)
    last: dict[str, date] = {}
    for family, person, _days in households.child_days():
        families[person].add(family)
        last[person] = max(last.get(person, date.min), *households.days[family][person])
    figures.persons("children_in_supported_families", households.one_family_each(families))
    places = [place_on(sheets, person, day) for person, day in last.items()]
    wanted = ("at_home", "in_foster_care", "elsewhere")
    figures.parts("children_in_supported_families", wanted, places)
    end = figures.term.last
    state: dict[str, set[str]] = defaultdict(set)
    for family, person, days in households.child_days():
        if family in support.state and end in days:
            state[person].add(family)
    figures.persons("children_in_supported_families_state", households.one_family_each(state))


def _kinds(sheets: Sheets, support: Support, figures: Figures, households: Households) -> None:
    many = int(sheets.setting("large_family_children", figures.term.last))
    by_day: dict[tuple[str, date], int] = defaultdict(int)
    with_child_in_care = set()
    for family, person, days in households.child_days():
        for day in days:
            place = place_on(sheets, person, day)
            by_day[family, day] += place != "elsewhere"
            if place == "in_foster_care":
                with_child_in_care.add(family)
    if sheets.setting("pupils_as_children", figures.term.last) == "yes":
        for family, person, day in households.pupil_days():
            by_day[family, day] += place_on(sheets, person, day) != "elsewhere"
    large = {family for (family, _day), children in by_day.items() if children >= many}
    figures.families("supported_families_large", large)
    figures.families("supported_families_with_child_in_foster_care", with_child_in_care)
    for key, trait in (("single_parent", "single_parent"), ("with_disability", "disability")):
        rows = [row for row in sheets.all("family_trait") if row["kind"] == trait]
        figures.families(f"supported_families_{key}", support.with_row(rows))


def _problems(sheets: Sheets, support: Support, figures: Figures) -> None:
    rows = sheets.all("family_problem")
    figures.families("supported_families_by_problem", support.with_row(rows))
    for word in sheets.words("problem", "family_problem", "problem"):
        of_word = [row for row in rows if slug(row["problem"]) == word]
        figures.put(f"supported_families_by_problem_{word}", len(support.with_row(of_word)))
