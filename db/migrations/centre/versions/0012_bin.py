"""The bin is found by an index of its few rows; whole tables were read for it."""

import sqlalchemy as sa
from alembic import op

revision = "centre_0012"
down_revision = "centre_0011"

NUMBERED = (
    "aftercare", "application", "assessment", "assignment", "attached_file", "case",
    "case_pause", "child_removal", "contract", "counselling_session", "court_obligation",
    "court_order", "difficulty_report", "family", "family_problem", "family_trait",
    "foster_child_review", "leave", "letter", "membership", "monitored_child", "need",
    "opening_figure", "parental_authority", "person", "placement", "plan_action",
    "plan_version", "pregnancy", "pro_life_support", "programme", "reporter", "service_hours",
    "stay", "supervision", "visit", "work_plan", "worker", "yearly_count",
)
ONLY_BINNED = sa.text("binned_at IS NOT NULL")


def upgrade() -> None:
    for table in NUMBERED:
        op.create_index(
            f"ix_{table}_binned",
            table,
            ["binned_at"],
            sqlite_where=ONLY_BINNED,
            postgresql_where=ONLY_BINNED,
        )
