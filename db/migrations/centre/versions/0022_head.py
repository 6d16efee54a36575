"""The letter because of which the limit of families was exceeded."""

from alembic import op

from mgops_desktop.storage import types

revision = "centre_0022"
down_revision = "centre_0021"


def upgrade() -> None:
    own_type = types.Id().compile(dialect=op.get_bind().dialect)
    # the constraint must come with the column, SQLite adds none later
    op.execute(
        f"ALTER TABLE letter ADD COLUMN assignment_id {own_type} "
        "CONSTRAINT fk_letter_assignment_id REFERENCES assignment (id)"
    )
    op.create_index(op.f("ix_letter_assignment_id"), "letter", ["assignment_id"])
