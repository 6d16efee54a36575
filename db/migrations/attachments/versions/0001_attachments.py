"""Attachments: content addressed by its SHA-256, append-only."""

import sqlalchemy as sa
from alembic import op

from mgops_desktop.storage import types

revision = "attachments_0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "vault_info",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vault_id", sa.String(length=40), nullable=False),
        sa.Column("compartment", sa.String(length=20), nullable=False),
        sa.Column("origin", types.Id(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("program_version", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_vault_info"),
    )
    op.create_table(
        "attachment",
        sa.Column("sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("added_at", types.UtcDateTime(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(content) = size", name="ck_attachment_size"),
        sa.PrimaryKeyConstraint("sha256", name="pk_attachment"),
    )
    if op.get_bind().dialect.name == "sqlite":
        for action in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER attachment_no_{action.lower()} BEFORE {action} ON attachment "
                "BEGIN SELECT RAISE(ABORT, 'attachments are only added'); END"
            )
