"""Packs carry the days of whoever works in the other folder, and each file once."""

import sqlalchemy as sa
from alembic import op

revision = "centre_0021"
down_revision = "centre_0020"


def upgrade() -> None:
    for name in ("workers", "holds"):
        listed = sa.Column(name, sa.JSON(), server_default="[]", nullable=False)
        op.add_column("exchange_peer", listed)
