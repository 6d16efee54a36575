"""Printed documents with their frozen content."""

import sqlalchemy as sa
from alembic import op

from mgops_desktop.storage import types

revision = "centre_0013"
down_revision = "centre_0012"

ONLY_BINNED = sa.text("binned_at IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "document",
        sa.Column("family_id", types.Id(), nullable=True),
        sa.Column("of_kind", sa.String(length=60), nullable=False),
        sa.Column("of_record", types.Id(), nullable=False),
        sa.Column("template", sa.String(length=60), nullable=False),
        sa.Column("template_version", sa.Integer(), nullable=False),
        sa.Column("heading", sa.String(length=200), nullable=False),
        sa.Column("addressee", sa.Enum(
                *("own_file", "head", "family", "court"),
                *("county", "prosecution", "institution"),
                name="addressee", native_enum=False, length=40,
            ), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("checksum", sa.String(length=200), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("printed_on", sa.Date(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("refused_on", sa.Date(), nullable=True),
        sa.Column("refusal_remark", sa.String(length=200), nullable=False),
        sa.Column("filed_on", sa.Date(), nullable=True),
        sa.Column("letter_id", types.Id(), nullable=True),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("replaces_id", types.Id(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("copies", sa.Text(), nullable=False),
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
        sa.CheckConstraint("length(binned_reason) <= 200", name=op.f("ck_document_binned_reason_length")),
        sa.CheckConstraint("length(checksum) <= 200", name=op.f("ck_document_checksum_length")),
        sa.CheckConstraint("length(copies) <= 100000", name=op.f("ck_document_copies_length")),
        sa.CheckConstraint("length(heading) <= 200", name=op.f("ck_document_heading_length")),
        sa.CheckConstraint("length(number) <= 200", name=op.f("ck_document_number_length")),
        sa.CheckConstraint("length(of_kind) <= 60", name=op.f("ck_document_of_kind_length")),
        sa.CheckConstraint("length(reason) <= 200", name=op.f("ck_document_reason_length")),
        sa.CheckConstraint("length(refusal_remark) <= 200", name=op.f("ck_document_refusal_remark_length")),
        sa.CheckConstraint("length(template) <= 60", name=op.f("ck_document_template_length")),
        sa.ForeignKeyConstraint(["family_id"], ["family.id"], name=op.f("fk_document_family_id")),
        sa.ForeignKeyConstraint(["letter_id"], ["letter.id"], name=op.f("fk_document_letter_id")),
        sa.ForeignKeyConstraint(["replaces_id"], ["document.id"], name=op.f("fk_document_replaces_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("number", name=op.f("uq_document_number")),
    )
    op.create_index("ix_document_binned", "document", ["binned_at"], unique=False, sqlite_where=ONLY_BINNED, postgresql_where=ONLY_BINNED)
    op.create_index(op.f("ix_document_family_id"), "document", ["family_id"], unique=False)
    op.create_index(op.f("ix_document_letter_id"), "document", ["letter_id"], unique=False)
    op.create_index(op.f("ix_document_of_record"), "document", ["of_record"], unique=False)
    op.create_index(op.f("ix_document_replaces_id"), "document", ["replaces_id"], unique=False)
