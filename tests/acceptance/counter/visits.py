"""Section B of the catalogue: visits and other contacts."""

from tests.acceptance.counter.sheets import Figures, Sheets, hours

MEETINGS = ("home", "accompanying", "elsewhere")


def count_visits(sheets: Sheets, figures: Figures) -> None:
    rows = [row for row in sheets.all("visit") if row["day"] in figures.term]
    meetings = [row for row in rows if row["kind"] in MEETINGS]
    of_work = [row for row in meetings if row.get("purpose", "casework") == "casework"]
    figures.put("assistant_visits", len(of_work))
    figures.parts("assistant_visits", MEETINGS, [row["kind"] for row in of_work])
    figures.put("monitoring_visits", len(meetings) - len(of_work))
    for key, kind in (
        ("assistant_contacts_phone", "phone"),
        ("assistant_contacts_institution", "institution"),
        ("assistant_contacts_group", "group"),
        ("assistant_contacts_consultation", "consultation"),
        ("failed_visits", "failed"),
    ):
        figures.put(key, sum(row["kind"] == kind for row in rows))
    figures.put("visit_hours", hours(row.get("minutes") for row in of_work))
    figures.put("travel_hours", hours(row.get("travel_minutes") for row in rows))
    figures.put("paperwork_hours", hours(row.get("paperwork_minutes") for row in rows))
