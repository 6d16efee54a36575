"""What a version of a work plan said when it was agreed.

Of versions from before nobody knows it: they keep nothing, and the window says so.
"""

import sqlalchemy as sa
from alembic import op

revision = "centre_0024"
down_revision = "centre_0023"


def upgrade() -> None:
    op.add_column(
        "plan_version", sa.Column("agreed", sa.JSON(), nullable=False, server_default="[]")
    )
