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
    return 1 if row.get("anonymous") else len(row.get("persons", ()))


def _persons(sheets: Sheets, rows: list[dict[str, Any]]) -> dict[str, set[str]]:
    """Named persons, and each anonymous session as one more."""
    found: dict[str, set[str]] = {}
    for row in rows:
        if row.get("anonymous"):
            found[row["number"]] = set()
            continue
        for person in row.get("persons", ()):
            families = {row["family"]} if row.get("family") else sheets.families_of(person, row["day"])
            found.setdefault(person, set()).update(families)
    return found


def _families(sheets: Sheets, rows: list[dict[str, Any]]) -> dict[str, set[str]]:
    """Families of the sessions; a person without one is a family of his own."""
    found: dict[str, set[str]] = {}
    for row in rows:
        if row.get("anonymous"):
            continue
        if row.get("family"):
            found[row["family"]] = {row["family"]}
            continue
        for person in row.get("persons", ()):
            families = sheets.families_of(person, row["day"])
            found |= {one: {one} for one in families} or {person: set()}
    return found
