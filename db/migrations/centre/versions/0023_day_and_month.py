"""Which slips are missing; the hour of a notice, and when the centre learned of the event."""

import sqlalchemy as sa
from alembic import op

from mgops_desktop.storage import types

revision = "centre_0023"
down_revision = "centre_0022"


def upgrade() -> None:
    op.add_column("letter", sa.Column("at", sa.Time(), nullable=True))
    op.add_column("letter", sa.Column("learned", types.UtcDateTime(), nullable=True))
    at_most = sa.CheckConstraint("length(missing) <= 200", name=op.f("ck_visit_slips_missing_length"))
    op.add_column(
        "visit_slips",
        sa.Column("missing", sa.String(length=200), at_most, server_default="", nullable=False),
    )
