"""The rows of a workbook, and the table of figures that the counting fills."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from tests.acceptance.counter.dates import Row, Term, is_valid

SHIPPED = {
    "problem": "bezradnosc ubostwo bezrobocie niepelnosprawnosc choroba alkoholizm narkomania "
    "przemoc_domowa ochrona_macierzynstwa zdarzenie_losowe piecza inne",
    "specialist": "psycholog pedagog prawnik terapeuta psychiatra uzaleznienia mediator "
    "doradca_zawodowy pracownik_socjalny",
}
SETTINGS = {
    "family_limit": "15",
    "aftercare": "6",
    "first_assessment_from": "assignment",
    "pro_life_counts_to_limit": "yes",
    "substitute_counts_to_limit": "yes",
    "aftercare_counts_to_limit": "no",
    "pro_life_counts_as_support": "yes",
    "large_family_children": "3",
    "pupils_as_children": "no",
    "blue_card_age_day": "start",
    "blue_card_monitoring_no_grounds": "yes",
}
"""What a new data folder says until the workbook says otherwise."""


def slug(text: str) -> str:
    """Lower case, Polish letters folded, everything else an underscore."""
    folded = text.lower().translate(str.maketrans("ąćęłńóśźż", "acelnoszz"))
    return "".join(sign if sign.isalnum() else "_" for sign in folded)


class Sheets:
    """Rows of the workbook by sheet."""

    def __init__(self, rows: Mapping[str, list[dict[str, Any]]]) -> None:
        self._rows = rows
        self._by_number = {
            sheet: {row["number"]: row for row in of_sheet if "number" in row}
            for sheet, of_sheet in rows.items()
        }

    def all(self, sheet: str) -> list[dict[str, Any]]:
        return self._rows.get(sheet, [])

    def get(self, sheet: str, number: str) -> Row:
        return self._by_number[sheet][number]

    def setting(self, key: str, day: date) -> str:
        """The value in force: the one that came into force last."""
        rows = [
            row
            for row in self.all("setting")
            if row["key"] == key
            and row["valid_from"] <= day
            and (row.get("valid_to") is None or row["valid_to"] >= day)
        ]
        if not rows:
            return SETTINGS[key]
        return str(max(rows, key=lambda row: row["valid_from"])["value"])

    def words(self, dictionary: str, sheet: str, column: str) -> set[str]:
        """Keys of a dictionary: shipped, added in its sheet, grown from words in rows."""
        own = {
            row["key"] for row in self.all("dictionary_entry") if row["dictionary"] == dictionary
        }
        grown = {slug(row[column]) for row in self.all(sheet) if row.get(column)}
        return set(SHIPPED.get(dictionary, "").split()) | own | grown

    def districts(self) -> set[str]:
        sheets = ("family", "procedure", "family_meeting", "joint_trip")
        return {word for sheet in sheets for word in self.words("district", sheet, "district")}

    def family_of(self, person: str, day: date) -> str | None:
        """The family in whose household the person lives on the day: of several, the one joined last."""
        found = [
            (row["began"], row["number"], row["family"])
            for row in self.all("membership")
            if row["person"] == person and row.get("shares_household", True) and is_valid(row, day)
        ]
        return max(found)[2] if found else None


class Figures:
    """Figures by key, as known today; every figure on families or persons split by the family's address."""

    def __init__(self, sheets: Sheets, term: Term, asked: Term, today: date) -> None:
        self._sheets = sheets
        self.term = term
        self.asked = asked
        self.today = today
        self.values: dict[str, Any] = {}

    def put(self, key: str, value: Any) -> None:
        assert key not in self.values, key
        self.values[key] = value

    def families(self, key: str, families: Iterable[str]) -> None:
        self.persons(key, {family: family for family in families})

    def persons(self, key: str, family_of: Mapping[str, str | None]) -> None:
        """`family_of` gives for each person the family by whose address he counts."""
        self.put(key, len(family_of))
        rows = [self._sheets.get("family", one) for one in family_of.values() if one]
        for name, area in {"urban": "town", "rural": "village"}.items():
            self.put(f"{key}_{name}", sum(row.get("area") == area for row in rows))
        for district in self._sheets.districts():
            found = sum(slug(row.get("district", "")) == district for row in rows)
            self.put(f"{key}_{district}", found)

    def parts(self, key: str, wanted: Iterable[str], found: Iterable[str]) -> None:
        """One part for each wanted word, with the number of times it was found."""
        seen = list(found)
        for word in wanted:
            self.put(f"{key}_{word}", seen.count(word))

    def ratio(self, key: str, above: Any, below: Any, factor: int = 1) -> None:
        """One decimal; nothing where there is nothing to divide by."""
        value = None if not below else Decimal(above) * factor / Decimal(below)
        self.put(key, None if value is None else rounded(value, "0.1"))


def rounded(value: Decimal, to: str = "0.01") -> Decimal:
    return value.quantize(Decimal(to), rounding=ROUND_HALF_UP)


def hours(minutes: Iterable[int | None]) -> Decimal:
    """Minutes as hours with two decimals."""
    return rounded(Decimal(sum(one or 0 for one in minutes)) / 60)
