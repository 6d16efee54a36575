"""Amendments of what was signed, handed over or accepted; accepted months; saved searches."""

import sqlalchemy as sa
from alembic import op

from mgops_desktop.storage import types

revision = "centre_0011"
down_revision = "centre_0010"


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
    )
    op.create_index("ix_amendment_record", "amendment", ["record"])
    op.create_table(
        "accepted_month",
        sa.Column("worker_id", types.Id(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
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
        sa.CheckConstraint("length(binned_reason) <= 200", name=op.f("ck_accepted_month_binned_reason_length")),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name=op.f("fk_accepted_month_worker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accepted_month")),
        sa.UniqueConstraint("worker_id", "month", name=op.f("uq_accepted_month_worker_id_month")),
    )
    op.create_index(op.f("ix_accepted_month_worker_id"), "accepted_month", ["worker_id"])
    op.create_table(
        "saved_search",
        sa.Column("id", types.Id(), nullable=False),
        sa.Column("account", types.Id(), nullable=True),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("text", sa.String(length=200), nullable=False),
        sa.CheckConstraint("length(name) <= 60", name=op.f("ck_saved_search_name_length")),
        sa.CheckConstraint("length(text) <= 200", name=op.f("ck_saved_search_text_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_search")),
        sa.UniqueConstraint("account", "name", name=op.f("uq_saved_search_account_name")),
    )
