"""What every file has besides its records."""

import sqlalchemy as sa
from alembic import op

from mgops_desktop.storage import types

revision = "centre_0001"
down_revision = None

# the full-text index over search_entry; secure-delete takes deleted words out of the file (reliability 1.6)
SEARCH_INDEX = (
    "CREATE VIRTUAL TABLE search_index USING fts5(text, content='search_entry', content_rowid='id')",
    "INSERT INTO search_index(search_index, rank) VALUES ('secure-delete', 1)",
    "CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN "
    "INSERT INTO search_index(rowid, text) VALUES (new.id, new.text); END",
    "CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN "
    "INSERT INTO search_index(search_index, rowid, text) VALUES ('delete', old.id, old.text); END",
    "CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN "
    "INSERT INTO search_index(search_index, rowid, text) VALUES ('delete', old.id, old.text); "
    "INSERT INTO search_index(rowid, text) VALUES (new.id, new.text); END",
)

# the same words on PostgreSQL, exactly as they stand in the text, found by their beginnings
WORD_INDEX = (
    "CREATE INDEX ix_search_entry_words ON search_entry "
    "USING gin (array_to_tsvector(string_to_array(text, ' ')))"
)


def upgrade() -> None:
    op.create_table(
        "counter",
        sa.Column("symbol", sa.String(length=60), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(symbol) <= 60", name=op.f("ck_counter_symbol_length")),
        sa.PrimaryKeyConstraint("symbol", "year", name=op.f("pk_counter")),
    )
    op.create_table(
        "draft",
        sa.Column("id", types.Id(), nullable=False),
        sa.Column("form", sa.String(length=60), nullable=False),
        sa.Column("record", types.Id(), nullable=True),
        sa.Column("account", types.Id(), nullable=True),
        sa.Column("kept_at", types.UtcDateTime(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.CheckConstraint("length(form) <= 60", name=op.f("ck_draft_form_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
    )
    op.create_table(
        "journal_operation",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        sa.Column("account", types.Id(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        sa.Column("records", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("length(digest) <= 64", name=op.f("ck_journal_operation_digest_length")),
        sa.CheckConstraint("length(hash) <= 64", name=op.f("ck_journal_operation_hash_length")),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_journal_operation_name_length")),
        sa.CheckConstraint("length(previous_hash) <= 64", name=op.f("ck_journal_operation_previous_hash_length")),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_journal_operation")),
    )
    op.create_table(
        "reading_log",
        sa.Column("id", types.Id(), nullable=False),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        sa.Column("account", types.Id(), nullable=True),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("record", types.Id(), nullable=True),
        sa.Column("purpose", sa.String(length=200), nullable=False),
        sa.CheckConstraint("length(kind) <= 60", name=op.f("ck_reading_log_kind_length")),
        sa.CheckConstraint("length(purpose) <= 200", name=op.f("ck_reading_log_purpose_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading_log")),
    )
    op.create_table(
        "search_entry",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("record", types.Id(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("right", sa.String(length=40), nullable=False),
        sa.CheckConstraint('length("right") <= 40', name=op.f("ck_search_entry_right_length")),
        sa.CheckConstraint("length(kind) <= 60", name=op.f("ck_search_entry_kind_length")),
        sa.CheckConstraint("length(text) <= 100000", name=op.f("ck_search_entry_text_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entry")),
        sa.UniqueConstraint("record", "right", name=op.f("uq_search_entry_record_right")),
    )
    op.create_table(
        "vault_info",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vault_id", sa.String(length=40), nullable=False),
        sa.Column("compartment", sa.String(length=20), nullable=False),
        sa.Column("origin", types.Id(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("program_version", sa.String(length=20), nullable=False),
        sa.Column("practice", sa.Boolean(), nullable=False),
        sa.Column("seeds_digest", sa.String(length=64), nullable=False),
        sa.CheckConstraint("length(compartment) <= 20", name=op.f("ck_vault_info_compartment_length")),
        sa.CheckConstraint("length(program_version) <= 20", name=op.f("ck_vault_info_program_version_length")),
        sa.CheckConstraint("length(seeds_digest) <= 64", name=op.f("ck_vault_info_seeds_digest_length")),
        sa.CheckConstraint("length(vault_id) <= 40", name=op.f("ck_vault_info_vault_id_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vault_info")),
    )
    op.create_table(
        "journal_change",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("record", types.Id(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.CheckConstraint("length(kind) <= 60", name=op.f("ck_journal_change_kind_length")),
        sa.ForeignKeyConstraint(["sequence"], ["journal_operation.sequence"], name=op.f("fk_journal_change_sequence")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_change")),
    )
    op.create_index("ix_journal_change_record", "journal_change", ["record"], unique=False)
    op.create_index(op.f("ix_journal_change_sequence"), "journal_change", ["sequence"], unique=False)

    if op.get_bind().dialect.name == "sqlite":
        for statement in SEARCH_INDEX:
            op.execute(statement)
    else:
        op.execute(WORD_INDEX)
