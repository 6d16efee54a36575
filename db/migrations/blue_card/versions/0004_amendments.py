"""Amendments of what was signed or handed over."""

import sqlalchemy as sa
from alembic import op

from mgops_desktop.storage import types

revision = "blue_card_0004"
down_revision = "blue_card_0003"


def upgrade() -> None:
    op.create_table(
        "amendment",
        sa.Column("id", types.Id(), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("record", types.Id(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        sa.Column("account", types.Id(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("seal", sa.String(length=200), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.CheckConstraint("length(kind) <= 60", name=op.f("ck_amendment_kind_length")),
        sa.CheckConstraint("length(reason) <= 200", name=op.f("ck_amendment_reason_length")),
        sa.CheckConstraint("length(seal) <= 200", name=op.f("ck_amendment_seal_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendment")),
        schema="blue_card",
    )
    op.create_index("ix_amendment_record", "amendment", ["record"], schema="blue_card")
