"""Section E of the catalogue: meetings on families, joint trips, interventions."""

from collections import Counter
from collections.abc import Iterable, Mapping

from tests.acceptance.counter.dates import ONE_DAY, Row
from tests.acceptance.counter.sheets import Figures, Sheets, slug

NO_DISTRICT = "not_given"


def count_meetings(sheets: Sheets, figures: Figures) -> None:
    meetings = [row for row in sheets.all("family_meeting") if row["day"] in figures.term]
    key = "interdisciplinary_meetings"
    _by_district(
        sheets, figures, key, Counter(_district_of_meeting(sheets, row) for row in meetings)
    )
    attended = sum(bool(row.get("attended_by_unit")) for row in meetings)
    figures.put(f"{key}_attended_by_assistant_unit", attended)
    trips = [row for row in sheets.all("joint_trip") if row["day"] in figures.term]
    _by_district(sheets, figures, "joint_monitoring_trips", Counter(_slug_of(row) for row in trips))
    visited: Counter[str] = Counter()
    for row in trips:
        visited[_slug_of(row)] += len(set(row.get("families", ()))) + row.get("other_families", 0)
    _by_district(sheets, figures, "joint_monitoring_families_visited", visited)
    _interventions(sheets, figures)


def _district_of_meeting(sheets: Sheets, row: Row) -> str:
    """That of the family; the meeting's own where the family has none, or no family is named."""
    family = sheets.get("family", row["family"]) if row.get("family") else {}
    return _slug_of(family) if family.get("district") else _slug_of(row)


def _slug_of(row: Row) -> str:
    return slug(row.get("district", "")) or NO_DISTRICT


def _by_district(sheets: Sheets, figures: Figures, key: str, found: Mapping[str, int]) -> None:
    figures.put(f"{key}_total", sum(found.values()))
    for district in (*sheets.districts(), NO_DISTRICT):
        figures.put(f"{key}_{district}", found.get(district, 0))


def _interventions(sheets: Sheets, figures: Figures) -> None:
    rows = sheets.all("intervention")
    figures.put("crisis_interventions", sum(row["day"] in figures.term for row in rows))
    days = {(row["family"], day) for row in rows for day in _days_of(row)}
    removals = [row for row in sheets.all("child_removal") if row["moment_day"] in figures.term]
    removed = sum((row["family"], row["moment_day"]) in days for row in removals)
    figures.put("children_removed_in_interventions", removed)


def _days_of(row: Row) -> Iterable[object]:
    """The day on which it began, and the next if it went on past midnight."""
    yield row["day"]
    if row.get("ended") and row["ended"] < row["began"]:
        yield row["day"] + ONE_DAY
