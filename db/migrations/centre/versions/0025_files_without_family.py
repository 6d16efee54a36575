"""Files of letters, orders and reports without a family, and of workers: a file need not belong to a family."""

import sqlalchemy as sa
from alembic import op

from mgops_desktop.storage import types

revision = "centre_0025"
down_revision = "centre_0024"

COLUMNS = (
    "family_id, of_kind, of_record, name, sha256, size, remark, number, id, version, created_at, created_by, "
    "changed_at, changed_by, binned_at, binned_by, binned_reason, origin, import_id"
)


def upgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.alter_column("attached_file", "family_id", existing_type=types.Id(), nullable=True)
        return
    # SQLite changes no column: the table is written anew
    for name in ("family_id", "of_record", "binned"):
        op.drop_index(f"ix_attached_file_{name}", "attached_file")
    op.rename_table("attached_file", "attached_file_before")
    create_table()
    op.execute(f"INSERT INTO attached_file ({COLUMNS}) SELECT {COLUMNS} FROM attached_file_before")
    op.drop_table("attached_file_before")
    op.create_index("ix_attached_file_family_id", "attached_file", ["family_id"])
    op.create_index("ix_attached_file_of_record", "attached_file", ["of_record"])
    only_binned = sa.text("binned_at IS NOT NULL")
    op.create_index("ix_attached_file_binned", "attached_file", ["binned_at"], sqlite_where=only_binned)


def create_table() -> None:
    op.create_table(
        "attached_file",
        sa.Column("family_id", types.Id(), nullable=True),
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
        sa.CheckConstraint("length(binned_reason) <= 200", name=op.f("ck_attached_file_binned_reason_length")),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_attached_file_name_length")),
        sa.CheckConstraint("length(number) <= 200", name=op.f("ck_attached_file_number_length")),
        sa.CheckConstraint("length(of_kind) <= 60", name=op.f("ck_attached_file_of_kind_length")),
        sa.CheckConstraint("length(remark) <= 200", name=op.f("ck_attached_file_remark_length")),
        sa.CheckConstraint("length(sha256) <= 200", name=op.f("ck_attached_file_sha256_length")),
        sa.ForeignKeyConstraint(["family_id"], ["family.id"], name=op.f("fk_attached_file_family_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attached_file")),
        sa.UniqueConstraint("number", name=op.f("uq_attached_file_number")),
    )
