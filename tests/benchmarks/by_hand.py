"""The baseline of the figures: SQL as one would write it by hand, which lists what a figure counts."""

FIRST, LAST = "2026-01-01", "2026-12-31"
_HELD = "kind IN ('home', 'accompanying', 'elsewhere')"
_VISITS = "FROM visit WHERE binned_at IS NULL AND day BETWEEN :first AND :last"
_CASES = 'FROM "case" c JOIN family f ON f.id = c.family_id WHERE c.binned_at IS NULL AND f.binned_at IS NULL'
_SESSIONS = "FROM counselling_session WHERE binned_at IS NULL AND day BETWEEN :first AND :last"
_FORMS = "FROM nk_form WHERE binned_at IS NULL"

LISTED = {
    "assistant_visits": f"SELECT id, kind {_VISITS} AND {_HELD} AND purpose = 'casework'",
    "monitoring_visits": f"SELECT id {_VISITS} AND {_HELD} AND purpose = 'aftercare'",
    "assistant_contacts_phone": f"SELECT id {_VISITS} AND kind = 'phone'",
    "assistant_contacts_institution": f"SELECT id {_VISITS} AND kind = 'institution'",
    "failed_visits": f"SELECT id {_VISITS} AND kind = 'failed'",
    "families_supported_by_assistant": (
        f"SELECT DISTINCT f.id, f.area, f.district {_CASES} AND c.began <= :last"
        " AND (c.ended IS NULL OR c.ended >= :first)"
    ),
    "families_supported_state": (
        f"SELECT DISTINCT f.id, f.area, f.district {_CASES} AND c.began <= :last"
        " AND (c.ended IS NULL OR c.ended > :last)"
    ),
    "case_closings": f"SELECT c.id, f.area, f.district {_CASES} AND c.ended BETWEEN :first AND :last",
    "counselling_sessions": f"SELECT id, specialist {_SESSIONS} AND NOT no_show",
    "counselling_no_shows": f"SELECT id, specialist {_SESSIONS} AND no_show",
    "nk_c_drawn_up": f"SELECT id {_FORMS} AND kind = 'nk_c' AND filled BETWEEN :first AND :last",
}
"""The value is the number of rows."""

SUMMED = {
    "visit_hours": f"SELECT id, minutes {_VISITS} AND {_HELD} AND purpose = 'casework'",
    "travel_hours": f"SELECT id, travel_minutes {_VISITS} AND travel_minutes > 0",
    "paperwork_hours": f"SELECT id, paperwork_minutes {_VISITS} AND paperwork_minutes > 0",
    "counselling_hours": f"SELECT id, minutes {_SESSIONS} AND NOT no_show",
}
"""The value is the sum of the minutes, in hours."""
