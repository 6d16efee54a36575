"""Records that look like one and are two."""

import sqlalchemy as sa
from alembic import op

from mgops_desktop.storage import types

revision = "centre_0010"
down_revision = "centre_0009"


def upgrade() -> None:
    op.create_table(
        "distinct_pair",
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("one", types.Id(), nullable=False),
        sa.Column("other", types.Id(), nullable=False),
        sa.Column("id", types.Id(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("created_by", types.Id(), nullable=True),
        sa.Column("changed_at", types.UtcDateTime(), nullable=False),
        sa.Column("changed_by", types.Id(), nullable=True),
        sa.Column("binned_at", types.UtcDateTime(), nullable=True),
        sa.Column("binned_by", types.Id(), nullable=True),
        sa.Column("binned_reason", sa.String(length=200), nullable=False),
        sa.Column("origin", types.Id(), nullable=False),
        sa.Column("import_id", types.Id(), nullable=True),
        sa.CheckConstraint("length(binned_reason) <= 200", name=op.f("ck_distinct_pair_binned_reason_length")),
        sa.CheckConstraint("length(kind) <= 60", name=op.f("ck_distinct_pair_kind_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_distinct_pair")),
    )
    op.create_index(op.f("ix_distinct_pair_one"), "distinct_pair", ["one"])
    op.create_index(op.f("ix_distinct_pair_other"), "distinct_pair", ["other"])
