"""Section C of the catalogue: letters, supervision, court orders, removals of children."""

from tests.acceptance.counter.dates import is_active
from tests.acceptance.counter.sheets import Figures, Sheets
from tests.acceptance.counter.support import Support

CARE_ORDERS = ("insight_application", "care_order_application", "authority_application")
LETTERS = {
    "court_applications_for_care_orders": CARE_ORDERS,
    "court_annotations_sent": ("court_annotation",),
    "court_reports_on_work_plan_sent": ("court_report_on_plan",),
    "court_opinions_sent": ("court_opinion",),
    "crime_notices_sent": ("crime_notice",),
    "alcohol_commission_applications": ("alcohol_commission",),
}
TO_COURT = (*CARE_ORDERS, "court_annotation", "court_report_on_plan", "court_opinion")


def count_court(sheets: Sheets, support: Support, figures: Figures) -> None:
    term = figures.term
    sent = [
        row for row in sheets.all("letter") if row["direction"] == "out" and row.get("day") in term
    ]
    for key, kinds in LETTERS.items():
        rows = [row for row in sent if row["kind"] in kinds]
        figures.put(key, len(rows))
        figures.families(f"{key}_families", {row["family"] for row in rows if row.get("family")})
    key = "court_applications_for_care_orders"
    figures.parts(key, CARE_ORDERS, [row["kind"] for row in sent])
    late = [
        row
        for row in sent
        if row["kind"] in TO_COURT and row.get("due") and row["day"] > row["due"]
    ]
    figures.put("court_letters_late", len(late))
    rows = sheets.all("supervision")
    active = {row["family"] for row in rows if is_active(row, term)}
    figures.families("families_under_probation_officer", active)
    figures.families("supported_families_under_probation_officer", support.with_row(rows))
    orders = [row["kind"] for row in sheets.all("court_order") if row["received"] in term]
    figures.parts("court_orders", ("children_returned", "supervision_lifted"), orders)
    removals = [row for row in sheets.all("child_removal") if row["moment_day"] in term]
    figures.put("child_removals", len(removals))
