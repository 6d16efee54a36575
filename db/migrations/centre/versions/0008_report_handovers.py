"""Reports that were handed over."""

import sqlalchemy as sa
from alembic import op

from mgops_desktop.storage import types

revision = "centre_0008"
down_revision = "centre_0007"


def upgrade() -> None:
    op.create_table(
        "report_handover",
        sa.Column(
            "report",
            sa.Enum(
                "annual_report",
                "half_year_report_1",
                "half_year_report_2",
                name="statutoryreport",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("recipient", sa.String(length=200), nullable=False),
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
        sa.CheckConstraint("length(binned_reason) <= 200", name=op.f("ck_report_handover_binned_reason_length")),
        sa.CheckConstraint("length(recipient) <= 200", name=op.f("ck_report_handover_recipient_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_handover")),
        sa.UniqueConstraint("report", "year", name=op.f("uq_report_handover_report_year")),
    )
