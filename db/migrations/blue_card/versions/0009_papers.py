"""Papers of procedures: the register of D01–D41, the frozen pages of those made here, and safe contact of a person."""

import sqlalchemy as sa
from alembic import op

from mgops_desktop.storage import types

revision = "blue_card_0009"
down_revision = "blue_card_0008"

LINE, NOTE, SCHEMA = 200, 100_000, "blue_card"
ONLY_BINNED = sa.text("binned_at IS NOT NULL")
CODES = (*(f"D{code:02}" for code in range(1, 42)), "other")
ADDRESSEES = (
    "harmed violent group team member employer court prosecution county voivode other_team own_file"
)


def _words(name: str, length: int | None = LINE) -> sa.Column:
    return sa.Column(name, sa.String(length) if length else sa.Text(), nullable=False)


def _choice(name: str, kind: str, values: tuple[str, ...]) -> sa.Column:
    words = sa.Enum(*values, name=kind, native_enum=False, length=40)
    return sa.Column(name, words, nullable=False)


def _id(name: str, *, needed: bool = False) -> sa.Column:
    return sa.Column(name, types.Id(), nullable=not needed)


def _day(name: str, *, needed: bool = False) -> sa.Column:
    return sa.Column(name, sa.Date(), nullable=not needed)


def _base() -> tuple[sa.Column, ...]:
    return (
        _id("id", needed=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        _id("created_by"),
        sa.Column("changed_at", types.UtcDateTime(), nullable=False),
        _id("changed_by"),
        sa.Column("binned_at", types.UtcDateTime(), nullable=True),
        _id("binned_by"),
        _words("binned_reason"),
        _id("origin", needed=True),
        _id("import_id"),
    )


def _table(table: str, columns: tuple[sa.Column, ...], keys: dict[str, str]) -> None:
    every = (*columns, *_base())
    op.create_table(
        table,
        *every,
        *(_length_check(table, one) for one in every if _is_text(one)),
        *(
            sa.ForeignKeyConstraint(
                [name], [f"{SCHEMA}.{target}.id"], name=op.f(f"fk_{table}_{name}")
            )
            for name, target in keys.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        *(
            [sa.UniqueConstraint("number", name=op.f(f"uq_{table}_number"))]
            if any(one.name == "number" for one in columns)
            else []
        ),
        schema=SCHEMA,
    )
    for name in keys:
        op.create_index(op.f(f"ix_{table}_{name}"), table, [name], schema=SCHEMA)


def _is_text(column: sa.Column) -> bool:
    return isinstance(column.type, sa.Text | sa.String) and not isinstance(column.type, sa.Enum)


def _length_check(table: str, column: sa.Column) -> sa.CheckConstraint:
    most = getattr(column.type, "length", None) or NOTE
    return sa.CheckConstraint(
        f"length({column.name}) <= {most}", name=op.f(f"ck_{table}_{column.name}_length")
    )


def upgrade() -> None:
    _register()
    _pages()
    _safe_contact()


def _register() -> None:
    days = ("printed_on", "signed_on", "sent_on", "delivered_on", "filed_on", "original_given_on")
    columns = (
        _id("procedure_id"),
        _choice("code", "cardpaper", CODES),
        _words("heading"),
        _id("party_id"),
        _day("made_on", needed=True),
        _words("came_from"),
        _choice("access", "violentaccess", ("no", "about_himself")),
        *map(_day, days),
        _words("original_given_to"),
        sa.Column("copy_kept", sa.Boolean(), nullable=False),
        _words("remark"),
        _words("number"),
    )
    _table("card_document", columns, {"procedure_id": "procedure", "party_id": "party"})
    op.create_index(
        "ix_card_document_binned",
        "card_document",
        ["binned_at"],
        sqlite_where=ONLY_BINNED,
        postgresql_where=ONLY_BINNED,
        schema=SCHEMA,
    )


def _pages() -> None:
    columns = (
        _id("document_id", needed=True),
        _words("template", 60),
        sa.Column("template_version", sa.Integer(), nullable=False),
        _choice("addressee", "cardaddressee", tuple(ADDRESSEES.split())),
        _words("of_kind", 60),
        _id("of_record", needed=True),
        _words("subject_kind", 60),
        _id("subject_id"),
        sa.Column("content", sa.JSON(), nullable=False),
        _words("checksum"),
        sa.Column("edition", sa.Integer(), nullable=False),
        _id("replaces_id"),
        _words("reason"),
        _words("copies", None),
    )
    _table("card_pages", columns, {"document_id": "card_document", "replaces_id": "card_document"})


def _safe_contact() -> None:
    is_server = op.get_bind().dialect.name == "postgresql"
    place = f"{SCHEMA}.party" if is_server else "party"
    for name in ("safe_phone", "safe_letters"):
        op.execute(
            f"ALTER TABLE {place} ADD COLUMN {name} VARCHAR({LINE}) DEFAULT '' NOT NULL "
            f"CONSTRAINT ck_party_{name}_length CHECK (length({name}) <= {LINE})"
        )
    allowed = sa.Column("letters_allowed", sa.Boolean(), nullable=True)
    op.add_column("party", allowed, schema=SCHEMA if is_server else None)
