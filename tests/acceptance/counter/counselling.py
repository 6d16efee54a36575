"""Section F of the catalogue: specialist counselling."""

from typing import Any

from tests.acceptance.counter.sheets import Figures, Sheets, hours, slug


def count_counselling(sheets: Sheets, figures: Figures) -> None:
    rows = [row for row in sheets.all("counselling_session") if row["day"] in figures.term]
    held = [row for row in rows if not row.get("no_show")]
    figures.put("counselling_no_shows", len(rows) - len(held))
    words = sheets.words("specialist", "counselling_session", "specialist")
    figures.persons("counselling_persons", _persons(sheets, held))
    anonymous = sum(bool(row.get("anonymous")) for row in held)
    figures.put("counselling_persons_anonymous", anonymous)
    figures.persons("counselling_families", _families(sheets, held))
    for word in [None, *words]:
        of_word = [row for row in held if word is None or slug(row["specialist"]) == word]
        end = "" if word is None else f"_{word}"
        figures.put(f"counselling_sessions{end}", len(of_word))
        figures.put(f"counselling_hours{end}", hours(row["minutes"] for row in of_word))
        services = sum(_services(row) for row in of_word)
        figures.put(f"counselling_person_services{end}", services)
        if word is not None:
            figures.put(f"counselling_persons{end}", len(_persons(sheets, of_word)))
            figures.put(f"counselling_families{end}", len(_families(sheets, of_word)))


def _services(row: dict[str, Any]) -> int:
    """Somebody came to every session held, also where no name was written down."""
    return max(1, len(row.get("persons", ())))


def _persons(sheets: Sheets, rows: list[dict[str, Any]]) -> dict[str, str | None]:
    """Named persons, and each anonymous session as one more."""
    found: dict[str, str | None] = {}
    for row in sorted(rows, key=lambda row: (row["day"], row["number"])):
        if row.get("anonymous"):
            found[row["number"]] = None
        for person in row.get("persons", ()):
            found[person] = row.get("family") or sheets.family_of(person, row["day"])
    return found


def _families(sheets: Sheets, rows: list[dict[str, Any]]) -> dict[str, str | None]:
    """Families of the sessions; a person without one is a family of his own."""
    found: dict[str, str | None] = {}
    for row in rows:
        homes = [(one, sheets.family_of(one, row["day"])) for one in row.get("persons", ())]
        if row.get("family"):
            homes = [("", row["family"])]
        for person, family in homes:
            found[family or person] = family
    return found
