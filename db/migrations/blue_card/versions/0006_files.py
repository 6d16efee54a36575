"""Files of Blue Card records: rows and contents stand here, under the key of the Blue Card file."""

import sqlalchemy as sa
from alembic import op

from mgops_desktop.storage import types

revision = "blue_card_0006"
down_revision = "blue_card_0005"

ONLY_BINNED = sa.text("binned_at IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "card_file",
        sa.Column("of_kind", sa.String(length=60), nullable=False),
        sa.Column("of_record", types.Id(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=200), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("remark", sa.String(length=200), nullable=False),
        sa.Column("number", sa.String(length=200), nullable=False),
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
        sa.CheckConstraint("length(binned_reason) <= 200", name=op.f("ck_card_file_binned_reason_length")),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_card_file_name_length")),
        sa.CheckConstraint("length(number) <= 200", name=op.f("ck_card_file_number_length")),
        sa.CheckConstraint("length(of_kind) <= 60", name=op.f("ck_card_file_of_kind_length")),
        sa.CheckConstraint("length(remark) <= 200", name=op.f("ck_card_file_remark_length")),
        sa.CheckConstraint("length(sha256) <= 200", name=op.f("ck_card_file_sha256_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card_file")),
        sa.UniqueConstraint("number", name=op.f("uq_card_file_number")),
        schema="blue_card",
    )
    op.create_index("ix_card_file_of_record", "card_file", ["of_record"], schema="blue_card")
    op.create_index(
        "ix_card_file_binned",
        "card_file",
        ["binned_at"],
        sqlite_where=ONLY_BINNED,
        postgresql_where=ONLY_BINNED,
        schema="blue_card",
    )
    op.create_table(
        "card_content",
        sa.Column("sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("added_at", types.UtcDateTime(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(content) = size", name=op.f("ck_card_content_size")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_card_content")),
        schema="blue_card",
    )
