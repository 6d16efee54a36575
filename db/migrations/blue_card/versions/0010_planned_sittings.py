"""Sittings that are only planned, and who else was invited to one; what was noted so far had been held."""

from alembic import op

revision = "blue_card_0010"
down_revision = "blue_card_0009"

SITTINGS = ("team_sitting", "group_sitting")


def upgrade() -> None:
    for table in SITTINGS:
        op.execute(f"ALTER TABLE {_place(table)} ADD COLUMN planned BOOLEAN DEFAULT false NOT NULL")
    op.execute(
        f"ALTER TABLE {_place('group_sitting')} ADD COLUMN experts VARCHAR(200) DEFAULT '' NOT NULL "
        "CONSTRAINT ck_group_sitting_experts_length CHECK (length(experts) <= 200)"
    )


def _place(table: str) -> str:
    """Where the table stands: an ALTER is not led to its file as a CREATE is."""
    return f"blue_card.{table}" if op.get_bind().dialect.name == "postgresql" else table
