"""Meetings on families, joint trips, interventions, incidents, contacts and leaves; signs of letters, „Za życiem”."""

import sqlalchemy as sa
from alembic import op

from mgops_desktop.storage import types

revision = "centre_0014"
down_revision = "centre_0013"

LINE, NOTE, SLUG = 200, 100_000, 60
ONLY_BINNED = sa.text("binned_at IS NOT NULL")


def _text(name: str, length: int) -> sa.Column:
    return sa.Column(name, sa.Text() if length == NOTE else sa.String(length), nullable=False)


def _day(name: str, *, needed: bool = False) -> sa.Column:
    return sa.Column(name, sa.Date(), nullable=not needed)


def _hour(name: str, *, needed: bool = False) -> sa.Column:
    return sa.Column(name, sa.Time(), nullable=not needed)


def _reference(name: str, *, needed: bool = False) -> sa.Column:
    return sa.Column(name, types.Id(), nullable=not needed)


def _numbered(table: str, *columns: sa.Column, refers: dict[str, str], found_by: tuple[str, ...]) -> None:
    """Make the table of a numbered record: `refers` names the targets of references, `found_by` further indexes."""
    base = (
        _text("number", LINE),
        _reference("id", needed=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        _reference("created_by"),
        sa.Column("changed_at", types.UtcDateTime(), nullable=False),
        _reference("changed_by"),
        sa.Column("binned_at", types.UtcDateTime(), nullable=True),
        _reference("binned_by"),
        _text("binned_reason", LINE),
        _reference("origin", needed=True),
        _reference("import_id"),
    )
    every = (*columns, *base)
    op.create_table(
        table,
        *every,
        *(_length_check(table, column) for column in every if _is_text(column)),
        *(
            sa.ForeignKeyConstraint([name], [f"{target}.id"], name=op.f(f"fk_{table}_{name}"))
            for name, target in refers.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("number", name=op.f(f"uq_{table}_number")),
    )
    for name in found_by:
        op.create_index(op.f(f"ix_{table}_{name}"), table, [name])
    op.create_index(
        f"ix_{table}_binned",
        table,
        ["binned_at"],
        sqlite_where=ONLY_BINNED,
        postgresql_where=ONLY_BINNED,
    )


def _is_text(column: sa.Column) -> bool:
    """Whether the column holds words; those of fixed words are 40 long and have no check."""
    return isinstance(column.type, sa.Text | sa.String) and column.type.length != 40


def _length_check(table: str, column: sa.Column) -> sa.CheckConstraint:
    most = getattr(column.type, "length", None) or NOTE
    return sa.CheckConstraint(
        f"length({column.name}) <= {most}", name=op.f(f"ck_{table}_{column.name}_length")
    )


def _link(table: str, *targets: str) -> None:
    keys = [f"{target}_id" for target in targets]
    tables = {"trip": "joint_trip"}
    op.create_table(
        table,
        *(_reference(key, needed=True) for key in keys),
        *(
            sa.ForeignKeyConstraint(
                [key], [f"{tables.get(target, target)}.id"], name=op.f(f"fk_{table}_{key}")
            )
            for key, target in zip(keys, targets, strict=True)
        ),
        sa.PrimaryKeyConstraint(*keys, name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_{keys[1]}"), table, [keys[1]])


def _add_texts(table: str, **lengths: int) -> None:
    """Add columns of words as they stand in SQLite and PostgreSQL alike: no table is written anew."""
    for name, length in lengths.items():
        kind = "TEXT" if length == NOTE else f"VARCHAR({length})"
        op.execute(
            f"ALTER TABLE {table} ADD COLUMN {name} {kind} DEFAULT '' NOT NULL "
            f"CONSTRAINT ck_{table}_{name}_length CHECK (length({name}) <= {length})"
        )


def _add_days(table: str, *names: str) -> None:
    for name in names:
        op.add_column(table, _day(name))


def _add_reference(table: str, name: str, target: str) -> None:
    kind = types.Id().compile(dialect=op.get_bind().dialect)
    op.execute(
        f"ALTER TABLE {table} ADD COLUMN {name} {kind} "
        f"CONSTRAINT fk_{table}_{name} REFERENCES {target} (id)"
    )


def upgrade() -> None:
    _meetings()
    _interventions()
    _care()
    _add_texts("letter", file_symbol=LINE, sign=LINE)
    op.add_column("letter", sa.Column("delivery", sa.String(40), nullable=True))
    _add_days("letter", "delivered_on")
    _add_days("foster_child_review", "invited_on")
    _add_texts("foster_child_review", position=NOTE)
    _add_texts("pro_life_support", certificate=LINE, catalogue=NOTE, authorisation_scope=NOTE)
    days = ("first_contact", "catalogue_on", "authorised_on", "authorised_until")
    _add_days("pro_life_support", *days)
    _add_reference("pro_life_support", "worker_id", "worker")


def _meetings() -> None:
    _numbered(
        "family_meeting",
        _reference("family_id"),
        _day("day", needed=True),
        _hour("began"),
        _hour("ended"),
        sa.Column("remote", sa.Boolean(), nullable=False),
        _text("place", LINE),
        _text("district", SLUG),
        sa.Column("attended_by_unit", sa.Boolean(), nullable=False),
        _text("subject", LINE),
        _text("participants", NOTE),
        _text("conclusions", NOTE),
        refers={"family_id": "family"},
        found_by=("family_id", "day"),
    )
    _numbered(
        "meeting_agreement",
        _reference("meeting_id", needed=True),
        _text("what", LINE),
        _text("who", LINE),
        _day("until"),
        _day("done_on"),
        refers={"meeting_id": "family_meeting"},
        found_by=("meeting_id",),
    )
    _numbered(
        "joint_trip",
        _day("day", needed=True),
        _text("district", SLUG),
        _text("guards", LINE),
        _text("purpose", LINE),
        sa.Column("other_families", sa.Integer(), nullable=False),
        _text("findings", NOTE),
        refers={},
        found_by=("day",),
    )
    _link("trip_family", "trip", "family")
    _link("trip_worker", "trip", "worker")


def _interventions() -> None:
    _numbered(
        "intervention",
        _reference("family_id", needed=True),
        _reference("worker_id"),
        _day("day", needed=True),
        _hour("began", needed=True),
        _hour("ended"),
        _text("reason", LINE),
        _text("description", NOTE),
        _text("outcome", NOTE),
        _text("child_went", LINE),
        refers={"family_id": "family", "worker_id": "worker"},
        found_by=("family_id", "day"),
    )
    _numbered(
        "intervention_step",
        _reference("intervention_id", needed=True),
        _hour("at", needed=True),
        sa.Column("kind", sa.String(40), nullable=False),
        _text("institution", LINE),
        _text("what", NOTE),
        refers={"intervention_id": "intervention"},
        found_by=("intervention_id",),
    )
    _numbered(
        "incident",
        _day("day", needed=True),
        _hour("at"),
        _reference("child_id"),
        _text("reported_by", LINE),
        _text("description", NOTE),
        _text("steps", NOTE),
        _text("notified", LINE),
        _day("closed_on"),
        refers={"child_id": "person"},
        found_by=("child_id", "day"),
    )


def _care() -> None:
    child = {"refers": {"child_id": "person"}, "found_by": ("child_id",)}
    _numbered(
        "contact_plan",
        _reference("child_id", needed=True),
        _text("contacts", NOTE),
        _day("began", needed=True),
        _day("ended"),
        **child,
    )
    _numbered(
        "home_leave",
        _reference("child_id", needed=True),
        _day("began", needed=True),
        _day("ended"),
        _text("remark", LINE),
        **child,
    )
    _numbered(
        "monitoring_check",
        _reference("monitored_id", needed=True),
        _day("day", needed=True),
        _text("way", LINE),
        _text("result", NOTE),
        refers={"monitored_id": "monitored_child"},
        found_by=("monitored_id",),
    )
