"""The centre's own Word templates."""

import sqlalchemy as sa
from alembic import op

from mgops_desktop.storage import types

revision = "centre_0020"
down_revision = "centre_0019"


def upgrade() -> None:
    op.create_table(
        "word_template",
        sa.Column("document", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
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
        sa.CheckConstraint("length(document) <= 60", name=op.f("ck_word_template_document_length")),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_word_template_name_length")),
        sa.CheckConstraint("length(binned_reason) <= 200", name=op.f("ck_word_template_binned_reason_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_word_template")),
    )
    op.create_index(op.f("ix_word_template_document"), "word_template", ["document"])
