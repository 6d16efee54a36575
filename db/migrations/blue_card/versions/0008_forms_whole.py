"""Forms NK-A, C, D entered whole: how they came, by which version of the form, and the answers of no other record."""

import sqlalchemy as sa
from alembic import op

from mgops_desktop.storage import types

revision = "blue_card_0008"
down_revision = "blue_card_0007"

LINE, NOTE, SCHEMA = 200, 100_000, "blue_card"
ONLY_BINNED = sa.text("binned_at IS NOT NULL")


def _place(table: str) -> str:
    """An ALTER is not led to its file as a CREATE is."""
    return f"{SCHEMA}.{table}" if _schema() else table


def _schema() -> str | None:
    return SCHEMA if op.get_bind().dialect.name == "postgresql" else None


def _add_text(name: str, length: int) -> None:
    op.execute(
        f"ALTER TABLE {_place('nk_form')} ADD COLUMN {name} VARCHAR({length}) DEFAULT '' NOT NULL "
        f"CONSTRAINT ck_nk_form_{name}_length CHECK (length({name}) <= {length})"
    )


def _check(name: str, most: int) -> sa.CheckConstraint:
    return sa.CheckConstraint(
        f"length({name}) <= {most}", name=op.f(f"ck_nk_answer_{name}_length")
    )


def _widen_forms() -> None:
    how = sa.Enum("by_hand", "by_post", "electronic", name="receivedhow", native_enum=False, length=40)
    for column in (sa.Column("received_how", how), sa.Column("children", sa.Integer())):
        op.add_column("nk_form", column, schema=_schema())
    for name, length in (("received_by", LINE), ("sign", LINE), ("definition", 60)):
        _add_text(name, length)
    kind = types.Id().compile(dialect=op.get_bind().dialect)
    op.execute(
        f"ALTER TABLE {_place('nk_form')} ADD COLUMN about_id {kind} "
        f"CONSTRAINT fk_nk_form_about_id REFERENCES {_place('party')} (id)"
    )
    op.create_index(op.f("ix_nk_form_about_id"), "nk_form", ["about_id"], schema=SCHEMA)


def upgrade() -> None:
    _widen_forms()
    op.create_table(
        "nk_answer",
        sa.Column("form_id", types.Id(), nullable=False),
        sa.Column("field", sa.String(60), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("number", sa.String(LINE), nullable=False),
        sa.Column("id", types.Id(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("created_by", types.Id(), nullable=True),
        sa.Column("changed_at", types.UtcDateTime(), nullable=False),
        sa.Column("changed_by", types.Id(), nullable=True),
        sa.Column("binned_at", types.UtcDateTime(), nullable=True),
        sa.Column("binned_by", types.Id(), nullable=True),
        sa.Column("binned_reason", sa.String(LINE), nullable=False),
        sa.Column("origin", types.Id(), nullable=False),
        sa.Column("import_id", types.Id(), nullable=True),
        _check("field", 60),
        _check("words", NOTE),
        _check("number", LINE),
        _check("binned_reason", LINE),
        sa.ForeignKeyConstraint(
            ["form_id"], [f"{SCHEMA}.nk_form.id"], name=op.f("fk_nk_answer_form_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nk_answer")),
        sa.UniqueConstraint("number", name=op.f("uq_nk_answer_number")),
        schema=SCHEMA,
    )
    op.create_index(op.f("ix_nk_answer_form_id"), "nk_answer", ["form_id"], schema=SCHEMA)
    op.create_index(
        "ix_nk_answer_binned",
        "nk_answer",
        ["binned_at"],
        sqlite_where=ONLY_BINNED,
        postgresql_where=ONLY_BINNED,
        schema=SCHEMA,
    )
