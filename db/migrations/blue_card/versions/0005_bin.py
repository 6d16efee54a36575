"""The bin is found by an index of its few rows; whole tables were read for it."""

import sqlalchemy as sa
from alembic import op

revision = "blue_card_0005"
down_revision = "blue_card_0004"

NUMBERED = (
    "diagnostic_group", "group_sitting", "nk_form", "participation", "party", "procedure",
    "procedure_event", "team_sitting",
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
            schema="blue_card",
        )
