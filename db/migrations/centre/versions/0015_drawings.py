"""Unions, descent and ties of a family; how its pictures were arranged by hand."""

import sqlalchemy as sa
from alembic import op

from mgops_desktop.storage import types

revision = "centre_0015"
down_revision = "centre_0014"

ONLY_BINNED = sa.text("binned_at IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "family_union",
        sa.Column("one_id", types.Id(), nullable=False),
        sa.Column("other_id", types.Id(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("began", sa.Date(), nullable=True),
        sa.Column("ended", sa.Date(), nullable=True),
        sa.Column("end_kind", sa.String(length=40), nullable=True),
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
        sa.CheckConstraint("length(binned_reason) <= 200", name=op.f("ck_family_union_binned_reason_length")),
        sa.CheckConstraint("length(number) <= 200", name=op.f("ck_family_union_number_length")),
        sa.ForeignKeyConstraint(["one_id"], ["person.id"], name=op.f("fk_family_union_one_id")),
        sa.ForeignKeyConstraint(["other_id"], ["person.id"], name=op.f("fk_family_union_other_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_union")),
        sa.UniqueConstraint("number", name=op.f("uq_family_union_number")),
    )
    op.create_index(op.f("ix_family_union_one_id"), "family_union", ["one_id"])
    op.create_index(op.f("ix_family_union_other_id"), "family_union", ["other_id"])
    op.create_table(
        "descent",
        sa.Column("parent_id", types.Id(), nullable=False),
        sa.Column("child_id", types.Id(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
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
        sa.CheckConstraint("length(binned_reason) <= 200", name=op.f("ck_descent_binned_reason_length")),
        sa.CheckConstraint("length(number) <= 200", name=op.f("ck_descent_number_length")),
        sa.ForeignKeyConstraint(["parent_id"], ["person.id"], name=op.f("fk_descent_parent_id")),
        sa.ForeignKeyConstraint(["child_id"], ["person.id"], name=op.f("fk_descent_child_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_descent")),
        sa.UniqueConstraint("number", name=op.f("uq_descent_number")),
    )
    op.create_index(op.f("ix_descent_parent_id"), "descent", ["parent_id"])
    op.create_index(op.f("ix_descent_child_id"), "descent", ["child_id"])
    op.create_table(
        "support_link",
        sa.Column("family_id", types.Id(), nullable=False),
        sa.Column("person_id", types.Id(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("strength", sa.String(length=40), nullable=False),
        sa.Column("began", sa.Date(), nullable=True),
        sa.Column("ended", sa.Date(), nullable=True),
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
        sa.CheckConstraint("length(binned_reason) <= 200", name=op.f("ck_support_link_binned_reason_length")),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_support_link_name_length")),
        sa.CheckConstraint("length(number) <= 200", name=op.f("ck_support_link_number_length")),
        sa.CheckConstraint("length(remark) <= 200", name=op.f("ck_support_link_remark_length")),
        sa.ForeignKeyConstraint(["family_id"], ["family.id"], name=op.f("fk_support_link_family_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_support_link_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_link")),
        sa.UniqueConstraint("number", name=op.f("uq_support_link_number")),
    )
    op.create_index(op.f("ix_support_link_family_id"), "support_link", ["family_id"])
    op.create_index(op.f("ix_support_link_person_id"), "support_link", ["person_id"])
    op.create_table(
        "drawing_layout",
        sa.Column("family_id", types.Id(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("positions", sa.JSON(), nullable=False),
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
        sa.CheckConstraint("length(binned_reason) <= 200", name=op.f("ck_drawing_layout_binned_reason_length")),
        sa.ForeignKeyConstraint(["family_id"], ["family.id"], name=op.f("fk_drawing_layout_family_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drawing_layout")),
    )
    op.create_index(op.f("ix_drawing_layout_family_id"), "drawing_layout", ["family_id"])
    for table in ("family_union", "descent", "support_link"):
        op.create_index(
            f"ix_{table}_binned",
            table,
            ["binned_at"],
            sqlite_where=ONLY_BINNED,
            postgresql_where=ONLY_BINNED,
        )
