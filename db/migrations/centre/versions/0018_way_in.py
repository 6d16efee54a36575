"""The way in: statements, reminders, trainings; more of reports, applications and workers."""

import sqlalchemy as sa
from alembic import op

from mgops_desktop.storage import types

revision = "centre_0018"
down_revision = "centre_0017"

LINE, NOTE, WORD = sa.String(200), sa.Text(), sa.String(40)
DAY, NUMBER, YES_NO, WORKER = sa.Date(), sa.Integer(), sa.Boolean(), types.Id()
ADDED = {
    "difficulty_report": {
        "basis": WORD,
        "urgent": YES_NO,
        "interviewer_id": WORKER,
        "interview_result": WORD,
    },
    "application": {
        "basis": WORD,
        "social_worker_id": WORKER,
        "interview_number": LINE,
        "interview_day": DAY,
        "analysis": NOTE,
        "help_so_far": NOTE,
        "expected_effects": NOTE,
        "head_opinion": NOTE,
    },
    "worker": {
        "qualification_path": WORD,
        "qualifying_training": LINE,
        "practice_months": NUMBER,
        "authority_statement_on": DAY,
        "maintenance_statement_on": DAY,
        "conviction_checked_on": DAY,
        "register_checked_by": LINE,
        "not_in_register": YES_NO,
        "apart_statement_on": DAY,
    },
}
ONLY_BINNED = sa.text("binned_at IS NOT NULL")


def upgrade() -> None:
    for table, columns in ADDED.items():
        for name, kind in columns.items():
            op.execute(f"ALTER TABLE {table} ADD COLUMN {name} {_definition(table, name, kind)}")
    _numbered(
        "statement",
        sa.Column("family_id", types.Id(), nullable=False),
        sa.Column("case_id", types.Id(), nullable=True),
        sa.Column("person_id", types.Id(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=False),
        refers={"family_id": "family", "case_id": "case", "person_id": "person"},
        lengths={"remark": 100000},
    )
    _numbered(
        "reminder",
        sa.Column("family_id", types.Id(), nullable=True),
        sa.Column("worker_id", types.Id(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("content", sa.String(length=200), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        refers={"family_id": "family", "worker_id": "worker"},
        lengths={"content": 200},
    )
    _numbered(
        "training",
        sa.Column("worker_id", types.Id(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("topic", sa.String(length=200), nullable=False),
        sa.Column("organiser", sa.String(length=200), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=True),
        refers={"worker_id": "worker"},
        lengths={"topic": 200, "organiser": 200},
    )


def _definition(table: str, name: str, kind: sa.types.TypeEngine) -> str:
    """A column as both engines add it; its constraint must come with it, SQLite adds none later."""
    own_type = kind.compile(dialect=op.get_bind().dialect)
    if kind is WORKER:
        return f"{own_type} CONSTRAINT fk_{table}_{name} REFERENCES worker (id)"
    if kind in (LINE, NOTE):
        check = f"length({name}) <= {kind.length or 100000}"
        return f"{own_type} DEFAULT '' NOT NULL CONSTRAINT ck_{table}_{name}_length CHECK ({check})"
    return own_type


def _numbered(
    table: str, *columns: sa.Column, refers: dict[str, str], lengths: dict[str, int]
) -> None:
    """A table with the columns of the record base; every reference is an index too."""
    lengths = {"number": 200, "binned_reason": 200, **lengths}
    op.create_table(
        table,
        *columns,
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
        *(
            sa.CheckConstraint(f"length({name}) <= {most}", name=op.f(f"ck_{table}_{name}_length"))
            for name, most in lengths.items()
        ),
        *(
            sa.ForeignKeyConstraint([name], [f"{other}.id"], name=op.f(f"fk_{table}_{name}"))
            for name, other in refers.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("number", name=op.f(f"uq_{table}_number")),
    )
    for name in refers:
        op.create_index(op.f(f"ix_{table}_{name}"), table, [name])
    op.create_index(
        f"ix_{table}_binned",
        table,
        ["binned_at"],
        sqlite_where=ONLY_BINNED,
        postgresql_where=ONLY_BINNED,
    )
