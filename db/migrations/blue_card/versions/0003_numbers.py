"""Numbers taken back, and what provisional numbers became."""

import sqlalchemy as sa
from alembic import op

from mgops_desktop.storage import types

revision = "blue_card_0003"
down_revision = "blue_card_0002"


def upgrade() -> None:
    op.create_table(
        "cancelled_number",
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("number", sa.String(length=200), nullable=False),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.CheckConstraint("length(kind) <= 60", name=op.f("ck_cancelled_number_kind_length")),
        sa.CheckConstraint("length(number) <= 200", name=op.f("ck_cancelled_number_number_length")),
        sa.CheckConstraint("length(reason) <= 200", name=op.f("ck_cancelled_number_reason_length")),
        sa.PrimaryKeyConstraint("kind", "number", name=op.f("pk_cancelled_number")),
        schema="blue_card",
    )
    op.create_table(
        "provisional_number",
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("provisional", sa.String(length=200), nullable=False),
        sa.Column("number", sa.String(length=200), nullable=False),
        sa.CheckConstraint("length(kind) <= 60", name=op.f("ck_provisional_number_kind_length")),
        sa.CheckConstraint("length(number) <= 200", name=op.f("ck_provisional_number_number_length")),
        sa.CheckConstraint("length(provisional) <= 200", name=op.f("ck_provisional_number_provisional_length")),
        sa.PrimaryKeyConstraint("kind", "provisional", name=op.f("pk_provisional_number")),
        schema="blue_card",
    )
