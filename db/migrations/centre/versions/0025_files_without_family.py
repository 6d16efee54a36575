"""Files of letters, orders and reports without a family, and of workers: a file need not belong to a family."""

import sqlalchemy as sa
from alembic import op

from mgops_desktop.storage import types

revision = "centre_0025"
down_revision = "centre_0024"

_LENGTHS = (
    *(("binned_reason", 200), ("name", 200), ("number", 200)),
    *(("of_kind", 60), ("remark", 200), ("sha256", 200)),
)


def upgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.alter_column("attached_file", "family_id", existing_type=types.Id(), nullable=True)
        return
    with op.batch_alter_table("attached_file", copy_from=_as_it_was(), recreate="always") as table:
        table.alter_column("family_id", existing_type=types.Id(), nullable=True)


def _as_it_was() -> sa.Table:
    """The table with its rules: SQLite can only write it anew, and tells Alembic nothing of the length checks."""
    metadata = sa.MetaData()
    sa.Table("family", metadata, sa.Column("id", types.Id(), primary_key=True))
    table = sa.Table(
        "attached_file",
        metadata,
        sa.Column("family_id", types.Id(), nullable=False),
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
        sa.ForeignKeyConstraint(["family_id"], ["family.id"], name="fk_attached_file_family_id"),
        sa.PrimaryKeyConstraint("id", name="pk_attached_file"),
        sa.UniqueConstraint("number", name="uq_attached_file_number"),
        *(
            sa.CheckConstraint(f"length({name}) <= {most}", name=f"ck_attached_file_{name}_length")
            for name, most in _LENGTHS
        ),
    )
    sa.Index("ix_attached_file_family_id", table.c.family_id)
    sa.Index("ix_attached_file_of_record", table.c.of_record)
    binned = table.c.binned_at
    sa.Index("ix_attached_file_binned", binned, sqlite_where=binned.is_not(None))
    return table
