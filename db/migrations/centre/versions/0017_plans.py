"""Diagnoses with their areas, the centre's library of goals, progress of actions, sentences and results of
assessments, contacts of the monitoring after the work."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from mgops_desktop.storage import types

revision = "centre_0017"
down_revision = "centre_0016"

NUMBERED = (
    *("library_entry", "diagnosis", "diagnosis_area", "action_progress"),
    *("assessment_sentence", "assessment_action", "aftercare_note"),
)
ONLY_BINNED = sa.text("binned_at IS NOT NULL")


def upgrade() -> None:
    _library()
    _diagnoses()
    _progress()
    _assessments()
    _aftercare()
    for table in NUMBERED:
        op.create_index(
            f"ix_{table}_binned",
            table,
            ["binned_at"],
            sqlite_where=ONLY_BINNED,
            postgresql_where=ONLY_BINNED,
        )
    _new_columns()


def _library() -> None:
    op.create_table(
        "library_entry",
        sa.Column("area", sa.String(length=60), nullable=False),
        sa.Column("goal", sa.String(length=200), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("expected_effect", sa.Text(), nullable=False),
        sa.Column("plain_words", sa.Text(), nullable=False),
        sa.Column("forms", sa.JSON(), nullable=False),
        sa.Column("tasks", sa.JSON(), nullable=False),
        *_record(),
        sa.CheckConstraint("length(area) <= 60", name=op.f("ck_library_entry_area_length")),
        sa.CheckConstraint("length(goal) <= 200", name=op.f("ck_library_entry_goal_length")),
        sa.CheckConstraint("length(action) <= 100000", name=op.f("ck_library_entry_action_length")),
        sa.CheckConstraint("length(expected_effect) <= 100000", name=op.f("ck_library_entry_expected_effect_length")),
        sa.CheckConstraint("length(plain_words) <= 100000", name=op.f("ck_library_entry_plain_words_length")),
        sa.CheckConstraint("length(binned_reason) <= 200", name=op.f("ck_library_entry_binned_reason_length")),
        sa.CheckConstraint("length(number) <= 200", name=op.f("ck_library_entry_number_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_library_entry")),
        sa.UniqueConstraint("number", name=op.f("uq_library_entry_number")),
    )


def _diagnoses() -> None:
    op.create_table(
        "diagnosis",
        sa.Column("case_id", types.Id(), nullable=False),
        sa.Column("worker_id", types.Id(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column(
            "hearing",
            _words("hearing", "talk", "play", "with_close_person", "written", "too_young", "not_heard"),
            nullable=True,
        ),
        sa.Column("child_opinion", sa.Text(), nullable=False),
        *_record(),
        sa.CheckConstraint("length(summary) <= 100000", name=op.f("ck_diagnosis_summary_length")),
        sa.CheckConstraint("length(child_opinion) <= 100000", name=op.f("ck_diagnosis_child_opinion_length")),
        sa.CheckConstraint("length(binned_reason) <= 200", name=op.f("ck_diagnosis_binned_reason_length")),
        sa.CheckConstraint("length(number) <= 200", name=op.f("ck_diagnosis_number_length")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_diagnosis_case_id")),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name=op.f("fk_diagnosis_worker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_diagnosis")),
        sa.UniqueConstraint("number", name=op.f("uq_diagnosis_number")),
    )
    op.create_index("ix_diagnosis_case_day", "diagnosis", ["case_id", "day"])
    op.create_index(op.f("ix_diagnosis_worker_id"), "diagnosis", ["worker_id"])
    op.create_table(
        "diagnosis_area",
        sa.Column("diagnosis_id", types.Id(), nullable=False),
        sa.Column("area", sa.String(length=60), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("resource", _words("resource", "present", "at_risk", "missing"), nullable=True),
        sa.Column("resource_note", sa.String(length=200), nullable=False),
        *_record(),
        sa.CheckConstraint("length(area) <= 60", name=op.f("ck_diagnosis_area_area_length")),
        sa.CheckConstraint("length(description) <= 100000", name=op.f("ck_diagnosis_area_description_length")),
        sa.CheckConstraint("length(resource_note) <= 200", name=op.f("ck_diagnosis_area_resource_note_length")),
        sa.CheckConstraint("length(binned_reason) <= 200", name=op.f("ck_diagnosis_area_binned_reason_length")),
        sa.CheckConstraint("length(number) <= 200", name=op.f("ck_diagnosis_area_number_length")),
        sa.ForeignKeyConstraint(["diagnosis_id"], ["diagnosis.id"], name=op.f("fk_diagnosis_area_diagnosis_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_diagnosis_area")),
        sa.UniqueConstraint("number", name=op.f("uq_diagnosis_area_number")),
    )
    op.create_index(op.f("ix_diagnosis_area_diagnosis_id"), "diagnosis_area", ["diagnosis_id"])


def _progress() -> None:
    op.create_table(
        "action_progress",
        sa.Column("action_id", types.Id(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("how_far", _words("howfar", "not_begun", "begun", "half", "nearly", "reached"), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        *_record(),
        sa.CheckConstraint("length(note) <= 100000", name=op.f("ck_action_progress_note_length")),
        sa.CheckConstraint("length(binned_reason) <= 200", name=op.f("ck_action_progress_binned_reason_length")),
        sa.CheckConstraint("length(number) <= 200", name=op.f("ck_action_progress_number_length")),
        sa.ForeignKeyConstraint(["action_id"], ["plan_action.id"], name=op.f("fk_action_progress_action_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_progress")),
        sa.UniqueConstraint("number", name=op.f("uq_action_progress_number")),
    )
    op.create_index(op.f("ix_action_progress_action_id"), "action_progress", ["action_id"])


def _assessments() -> None:
    op.create_table(
        "assessment_sentence",
        sa.Column("assessment_id", types.Id(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(length=60), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sources", sa.Text(), nullable=False),
        *_record(),
        sa.CheckConstraint("length(rule) <= 60", name=op.f("ck_assessment_sentence_rule_length")),
        sa.CheckConstraint("length(text) <= 100000", name=op.f("ck_assessment_sentence_text_length")),
        sa.CheckConstraint("length(sources) <= 100000", name=op.f("ck_assessment_sentence_sources_length")),
        sa.CheckConstraint("length(binned_reason) <= 200", name=op.f("ck_assessment_sentence_binned_reason_length")),
        sa.CheckConstraint("length(number) <= 200", name=op.f("ck_assessment_sentence_number_length")),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_assessment_sentence_assessment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment_sentence")),
        sa.UniqueConstraint("number", name=op.f("uq_assessment_sentence_number")),
    )
    op.create_index(op.f("ix_assessment_sentence_assessment_id"), "assessment_sentence", ["assessment_id"])
    op.create_table(
        "assessment_action",
        sa.Column("assessment_id", types.Id(), nullable=False),
        sa.Column("action_id", types.Id(), nullable=False),
        sa.Column("result", _words("planactionresult", "done", "partly", "not_done"), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        *_record(),
        sa.CheckConstraint("length(why) <= 100000", name=op.f("ck_assessment_action_why_length")),
        sa.CheckConstraint("length(binned_reason) <= 200", name=op.f("ck_assessment_action_binned_reason_length")),
        sa.CheckConstraint("length(number) <= 200", name=op.f("ck_assessment_action_number_length")),
        sa.ForeignKeyConstraint(["action_id"], ["plan_action.id"], name=op.f("fk_assessment_action_action_id")),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessment.id"], name=op.f("fk_assessment_action_assessment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment_action")),
        sa.UniqueConstraint("number", name=op.f("uq_assessment_action_number")),
    )
    op.create_index(op.f("ix_assessment_action_action_id"), "assessment_action", ["action_id"])
    op.create_index(op.f("ix_assessment_action_assessment_id"), "assessment_action", ["assessment_id"])


def _aftercare() -> None:
    op.create_table(
        "aftercare_note",
        sa.Column("aftercare_id", types.Id(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("way", _words("aftercareway", "home", "office", "phone", "institution", "failed"), nullable=False),
        sa.Column("what_held", sa.Text(), nullable=False),
        sa.Column("relapse_signs", sa.Text(), nullable=False),
        sa.Column("decision", _words("aftercaredecision", "go_on", "end", "resume"), nullable=True),
        *_record(),
        sa.CheckConstraint("length(what_held) <= 100000", name=op.f("ck_aftercare_note_what_held_length")),
        sa.CheckConstraint("length(relapse_signs) <= 100000", name=op.f("ck_aftercare_note_relapse_signs_length")),
        sa.CheckConstraint("length(binned_reason) <= 200", name=op.f("ck_aftercare_note_binned_reason_length")),
        sa.CheckConstraint("length(number) <= 200", name=op.f("ck_aftercare_note_number_length")),
        sa.ForeignKeyConstraint(["aftercare_id"], ["aftercare.id"], name=op.f("fk_aftercare_note_aftercare_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aftercare_note")),
        sa.UniqueConstraint("number", name=op.f("uq_aftercare_note_number")),
    )
    op.create_index(op.f("ix_aftercare_note_aftercare_id"), "aftercare_note", ["aftercare_id"])


def _new_columns() -> None:
    _text("plan_version", "help_plan", 200)
    _text("plan_version", "child_opinion")
    _text("plan_action", "plain_words")
    for name in ("engagement", "child_opinion", "effects", "recommendations"):
        _text("assessment", name)
    for name in ("forms", "tasks"):
        op.add_column("plan_action", sa.Column(name, sa.JSON(), server_default="[]", nullable=False))
    op.add_column("plan_action", sa.Column("position", sa.Integer(), nullable=True))
    for table, name in (("plan_version", "coordinated"), ("assessment", "with_scores")):
        op.add_column(table, sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("assessment", sa.Column("aftercare_consent", sa.Boolean(), nullable=True))
    op.add_column("case", sa.Column("assessment_months", _words("assessmentrhythm", "3", "6")))


def _text(table: str, name: str, most: int = 100_000) -> None:
    """Add a text to a table that may have rows; ADD COLUMN takes a length check only as plain SQL on both engines."""
    kind = "TEXT" if most == 100_000 else f"VARCHAR({most})"
    op.execute(
        f"ALTER TABLE {table} ADD COLUMN {name} {kind} DEFAULT '' NOT NULL "
        f"CONSTRAINT ck_{table}_{name}_length CHECK (length({name}) <= {most})"
    )


def _record() -> list[Any]:
    """The columns that every numbered record has."""
    return [
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
    ]


def _words(name: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, length=40)
