"""A worker's day: planned visits, appointments, slips, other work, travel terms; more about visits and contracts."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from mgops_desktop.storage import types

revision = "centre_0019"
down_revision = "centre_0018"

ONLY_BINNED = sa.text("binned_at IS NOT NULL")
CANCELLED_BY = ("family", "assistant", "other")


def upgrade() -> None:
    _more_about_what_is_there()
    _about_families()
    _about_workers()


def _more_about_what_is_there() -> None:
    op.add_column("visit", _new_line("visit", "card_number"))
    reasons = ("nobody_home", "called_off", "not_let_in")
    op.add_column("visit", _one_of("failed_reason", "failedreason", reasons, nullable=True))
    op.add_column("visit", _one_of("cancelled_by", "cancelledby", CANCELLED_BY, nullable=True))
    op.add_column("contract", sa.Column("hour_rate", sa.Integer(), nullable=True))
    op.add_column("family", _new_line("family", "way_in"))


def _about_families() -> None:
    states = ("planned", "moved", "cancelled", "held", "failed")
    _record(
        "planned_visit",
        _key("case_id"),
        _key("worker_id"),
        _key("second_worker_id", nullable=True),
        _day("day"),
        _time("began", nullable=True),
        _line("place"),
        _one_of("state", "plannedstate", states),
        _one_of("cancelled_by", "cancelledby", CANCELLED_BY, nullable=True),
        _day("cancelled_on", nullable=True),
        _day("moved_to", nullable=True),
        _line("reason"),
        _key("visit_id", nullable=True),
        lines=("place", "reason"),
        keys={
            "case_id": "case",
            "worker_id": "worker",
            "second_worker_id": "worker",
            "visit_id": "visit",
        },
        indexed=("case_id", "worker_id", "second_worker_id", "visit_id", "day"),
    )
    kinds = ("hearing", "doctor", "clinic", "labour_office", "school", "other")
    _record(
        "appointment",
        _key("family_id"),
        _key("person_id", nullable=True),
        _one_of("kind", "appointmentkind", kinds),
        _day("day"),
        _time("began", nullable=True),
        _line("place"),
        sa.Column("remind_days", sa.Integer(), nullable=True),
        sa.Column("with_assistant", sa.Boolean(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        lines=("place",),
        notes=("outcome",),
        keys={"family_id": "family", "person_id": "person"},
        indexed=("family_id", "person_id", "day"),
    )
    steps = ("summons", "note", "social_worker", "court")
    _record(
        "failed_visit_step",
        _key("case_id"),
        _key("visit_id", nullable=True),
        _one_of("step", "failedstep", steps),
        _day("day"),
        _line("remark"),
        lines=("remark",),
        keys={"case_id": "case", "visit_id": "visit"},
        indexed=("case_id", "visit_id"),
    )


def _about_workers() -> None:
    _of_a_worker(
        "visit_slips",
        _day("day"),
        sa.Column("printed", sa.Integer(), nullable=False),
        _day("destroyed_on", nullable=True),
        sa.Column("destroyed", sa.Integer(), nullable=True),
    )
    _of_a_worker(
        "office_exit",
        _day("day"),
        _time("left"),
        _time("planned_return", nullable=True),
        _time("returned", nullable=True),
        _line("place"),
        _line("companion"),
        lines=("place", "companion"),
    )
    _of_a_worker(
        "monthly_schedule",
        _day("month"),
        _day("submitted", nullable=True),
        _day("approved_on", nullable=True),
        _line("remark"),
        lines=("remark",),
    )
    kinds = ("paperwork", "team", "training", "travel", "office")
    _of_a_worker(
        "work_entry",
        _day("day"),
        _one_of("kind", "workkind", kinds),
        _time("began", nullable=True),
        _time("ended", nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        _line("remark"),
        lines=("remark",),
        indexed=("worker_id", "day"),
    )
    _of_a_worker(
        "travel_terms",
        _one_of("way", "travelway", ("none", "lump_sum", "per_km")),
        sa.Column("amount", sa.Integer(), nullable=True),
        _day("began"),
        _day("ended", nullable=True),
        _line("remark"),
        lines=("remark",),
    )


def _of_a_worker(
    table: str,
    *columns: sa.Column[Any],
    lines: tuple[str, ...] = (),
    indexed: tuple[str, ...] = ("worker_id",),
) -> None:
    keys = {"worker_id": "worker"}
    _record(table, _key("worker_id"), *columns, lines=lines, keys=keys, indexed=indexed)


def _record(
    table: str,
    *columns: sa.Column[Any],
    keys: dict[str, str],
    lines: tuple[str, ...] = (),
    notes: tuple[str, ...] = (),
    indexed: tuple[str, ...] = (),
) -> None:
    """Make a table with the columns of the record base, its references, length checks and indexes."""
    lengths = dict.fromkeys((*lines, "number", "binned_reason"), 200)
    lengths |= dict.fromkeys(notes, 100_000)
    op.create_table(
        table,
        *columns,
        *_base(),
        *(_at_most(table, column, most) for column, most in lengths.items()),
        *(
            sa.ForeignKeyConstraint([column], [f"{of}.id"], name=op.f(f"fk_{table}_{column}"))
            for column, of in keys.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("number", name=op.f(f"uq_{table}_number")),
    )
    for column in indexed:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
    op.create_index(
        f"ix_{table}_binned",
        table,
        ["binned_at"],
        sqlite_where=ONLY_BINNED,
        postgresql_where=ONLY_BINNED,
    )


def _base() -> tuple[sa.Column[Any], ...]:
    return (
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
    )


def _at_most(table: str, column: str, most: int) -> sa.CheckConstraint:
    rule, name = f"length({column}) <= {most}", op.f(f"ck_{table}_{column}_length")
    return sa.CheckConstraint(rule, name=name)


def _new_line(table: str, column: str) -> sa.Column[str]:
    """A line in a table that has rows already."""
    return sa.Column(
        column,
        sa.String(length=200),
        _at_most(table, column, 200),
        server_default="",
        nullable=False,
    )


def _line(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=200), nullable=False)


def _key(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, types.Id(), nullable=nullable)


def _day(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Date(), nullable=nullable)


def _time(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Time(), nullable=nullable)


def _one_of(
    name: str, enum: str, keys: tuple[str, ...], *, nullable: bool = False
) -> sa.Column[Any]:
    return sa.Column(
        name, sa.Enum(*keys, name=enum, native_enum=False, length=40), nullable=nullable
    )
