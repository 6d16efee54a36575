"""Procedures, their persons, forms, team and groups."""

import sqlalchemy as sa
from alembic import op

from mgops_desktop.storage import types

revision = "blue_card_0002"
down_revision = "blue_card_0001"


def upgrade() -> None:
    op.create_table(
        "party",
        sa.Column("surname", sa.String(length=200), nullable=False),
        sa.Column("first_name", sa.String(length=200), nullable=False),
        sa.Column("sex", sa.Enum("female", "male", name="sex", native_enum=False, length=40), nullable=True),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("age_group", sa.Enum("adult", "child", name="agegroup", native_enum=False, length=40), nullable=True),
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
        sa.CheckConstraint("length(binned_reason) <= 200", name=op.f("ck_party_binned_reason_length")),
        sa.CheckConstraint("length(first_name) <= 200", name=op.f("ck_party_first_name_length")),
        sa.CheckConstraint("length(number) <= 200", name=op.f("ck_party_number_length")),
        sa.CheckConstraint("length(surname) <= 200", name=op.f("ck_party_surname_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party")),
        sa.UniqueConstraint("number", name=op.f("uq_party_number")),
        schema="blue_card",
    )
    op.create_table(
        "procedure",
        sa.Column("environment", sa.String(length=200), nullable=False),
        sa.Column("family_link", types.Id(), nullable=True),
        sa.Column("district", sa.String(length=60), nullable=False),
        sa.Column("began", sa.Date(), nullable=False),
        sa.Column("taken_over_on", sa.Date(), nullable=True),
        sa.Column("taken_over_from", sa.String(length=200), nullable=False),
        sa.Column("ended", sa.Date(), nullable=True),
        sa.Column(
            "end_ground",
            sa.Enum(
                "violence_ceased",
                "no_grounds",
                "withdrawn",
                "old_ceased_and_plan",
                "old_no_grounds",
                name="procedureend",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("handed_over_on", sa.Date(), nullable=True),
        sa.Column("handed_over_to", sa.String(length=200), nullable=False),
        sa.Column("monitoring_ended", sa.Date(), nullable=True),
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
        sa.CheckConstraint("length(binned_reason) <= 200", name=op.f("ck_procedure_binned_reason_length")),
        sa.CheckConstraint("length(district) <= 60", name=op.f("ck_procedure_district_length")),
        sa.CheckConstraint("length(environment) <= 200", name=op.f("ck_procedure_environment_length")),
        sa.CheckConstraint("length(handed_over_to) <= 200", name=op.f("ck_procedure_handed_over_to_length")),
        sa.CheckConstraint("length(number) <= 200", name=op.f("ck_procedure_number_length")),
        sa.CheckConstraint("length(taken_over_from) <= 200", name=op.f("ck_procedure_taken_over_from_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_procedure")),
        sa.UniqueConstraint("number", name=op.f("uq_procedure_number")),
        schema="blue_card",
    )
    op.create_index(op.f("ix_procedure_began"), "procedure", ["began"], unique=False, schema="blue_card")
    op.create_index(op.f("ix_procedure_family_link"), "procedure", ["family_link"], unique=False, schema="blue_card")
    op.create_table(
        "team_sitting",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("attended_by_unit", sa.Boolean(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
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
        sa.CheckConstraint("length(binned_reason) <= 200", name=op.f("ck_team_sitting_binned_reason_length")),
        sa.CheckConstraint("length(number) <= 200", name=op.f("ck_team_sitting_number_length")),
        sa.CheckConstraint("length(subject) <= 100000", name=op.f("ck_team_sitting_subject_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_sitting")),
        sa.UniqueConstraint("number", name=op.f("uq_team_sitting_number")),
        schema="blue_card",
    )
    op.create_table(
        "diagnostic_group",
        sa.Column("procedure_id", types.Id(), nullable=True),
        sa.Column("kind", sa.Enum("gdp", "gr", name="groupkind", native_enum=False, length=40), nullable=False),
        sa.Column("appointed", sa.Date(), nullable=False),
        sa.Column("ended", sa.Date(), nullable=True),
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
        sa.CheckConstraint("length(binned_reason) <= 200", name=op.f("ck_diagnostic_group_binned_reason_length")),
        sa.CheckConstraint("length(number) <= 200", name=op.f("ck_diagnostic_group_number_length")),
        sa.ForeignKeyConstraint(
            ["procedure_id"], ["blue_card.procedure.id"], name=op.f("fk_diagnostic_group_procedure_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_diagnostic_group")),
        sa.UniqueConstraint("number", name=op.f("uq_diagnostic_group_number")),
        schema="blue_card",
    )
    op.create_index(
        op.f("ix_diagnostic_group_procedure_id"), "diagnostic_group", ["procedure_id"], unique=False, schema="blue_card"
    )
    op.create_table(
        "nk_form",
        sa.Column("procedure_id", types.Id(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum("nk_a", "nk_b", "nk_c", "nk_d", name="formkind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column(
            "a_type", sa.Enum("wszczynajaca", "kolejna", name="formatype", native_enum=False, length=40), nullable=True
        ),
        sa.Column("filled", sa.Date(), nullable=False),
        sa.Column("received", sa.Date(), nullable=True),
        sa.Column(
            "institution",
            sa.Enum(
                "social_assistance",
                "police",
                "education",
                "health",
                "alcohol_commission",
                "military_police",
                "other",
                name="institution",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "filler",
            sa.Enum("social_worker", "family_assistant", "other", name="fillerrole", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column("violence", sa.JSON(), nullable=False),
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
        sa.CheckConstraint("length(binned_reason) <= 200", name=op.f("ck_nk_form_binned_reason_length")),
        sa.CheckConstraint("length(number) <= 200", name=op.f("ck_nk_form_number_length")),
        sa.ForeignKeyConstraint(["procedure_id"], ["blue_card.procedure.id"], name=op.f("fk_nk_form_procedure_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nk_form")),
        sa.UniqueConstraint("number", name=op.f("uq_nk_form_number")),
        schema="blue_card",
    )
    op.create_index(op.f("ix_nk_form_procedure_id"), "nk_form", ["procedure_id"], unique=False, schema="blue_card")
    op.create_table(
        "participation",
        sa.Column("procedure_id", types.Id(), nullable=False),
        sa.Column("party_id", types.Id(), nullable=False),
        sa.Column(
            "role",
            sa.Enum("harmed", "violent", "household", name="partyrole", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("minor_witness", sa.Boolean(), nullable=False),
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
        sa.CheckConstraint("length(binned_reason) <= 200", name=op.f("ck_participation_binned_reason_length")),
        sa.CheckConstraint("length(number) <= 200", name=op.f("ck_participation_number_length")),
        sa.ForeignKeyConstraint(["party_id"], ["blue_card.party.id"], name=op.f("fk_participation_party_id")),
        sa.ForeignKeyConstraint(
            ["procedure_id"], ["blue_card.procedure.id"], name=op.f("fk_participation_procedure_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participation")),
        sa.UniqueConstraint("number", name=op.f("uq_participation_number")),
        schema="blue_card",
    )
    op.create_index(op.f("ix_participation_party_id"), "participation", ["party_id"], unique=False, schema="blue_card")
    op.create_index(
        op.f("ix_participation_procedure_id"), "participation", ["procedure_id"], unique=False, schema="blue_card"
    )
    op.create_table(
        "procedure_event",
        sa.Column("procedure_id", types.Id(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "programme_referral",
                "programme_enrolled",
                "programme_completed",
                "weapon_notice",
                "court_notice",
                "child_protection",
                "monitoring_visit",
                name="procedureeventkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("day", sa.Date(), nullable=False),
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
        sa.CheckConstraint("length(binned_reason) <= 200", name=op.f("ck_procedure_event_binned_reason_length")),
        sa.CheckConstraint("length(number) <= 200", name=op.f("ck_procedure_event_number_length")),
        sa.CheckConstraint("length(remark) <= 200", name=op.f("ck_procedure_event_remark_length")),
        sa.ForeignKeyConstraint(
            ["procedure_id"], ["blue_card.procedure.id"], name=op.f("fk_procedure_event_procedure_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_procedure_event")),
        sa.UniqueConstraint("number", name=op.f("uq_procedure_event_number")),
        schema="blue_card",
    )
    op.create_index(
        op.f("ix_procedure_event_procedure_id"), "procedure_event", ["procedure_id"], unique=False, schema="blue_card"
    )
    op.create_table(
        "group_sitting",
        sa.Column("group_id", types.Id(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("attended_by_unit", sa.Boolean(), nullable=False),
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
        sa.CheckConstraint("length(binned_reason) <= 200", name=op.f("ck_group_sitting_binned_reason_length")),
        sa.CheckConstraint("length(number) <= 200", name=op.f("ck_group_sitting_number_length")),
        sa.ForeignKeyConstraint(
            ["group_id"], ["blue_card.diagnostic_group.id"], name=op.f("fk_group_sitting_group_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_sitting")),
        sa.UniqueConstraint("number", name=op.f("uq_group_sitting_number")),
        schema="blue_card",
    )
    op.create_index(op.f("ix_group_sitting_group_id"), "group_sitting", ["group_id"], unique=False, schema="blue_card")
    op.create_table(
        "sitting_party",
        sa.Column("sitting_id", types.Id(), nullable=False),
        sa.Column("party_id", types.Id(), nullable=False),
        sa.ForeignKeyConstraint(["party_id"], ["blue_card.party.id"], name=op.f("fk_sitting_party_party_id")),
        sa.ForeignKeyConstraint(
            ["sitting_id"], ["blue_card.group_sitting.id"], name=op.f("fk_sitting_party_sitting_id")
        ),
        sa.PrimaryKeyConstraint("sitting_id", "party_id", name=op.f("pk_sitting_party")),
        schema="blue_card",
    )
    op.create_index(op.f("ix_sitting_party_party_id"), "sitting_party", ["party_id"], unique=False, schema="blue_card")
