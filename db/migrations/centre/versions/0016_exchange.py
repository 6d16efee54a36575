"""Folders that exchange packs of records with this one."""

import sqlalchemy as sa
from alembic import op

from mgops_desktop.storage import types

revision = "centre_0016"
down_revision = "centre_0015"


def upgrade() -> None:
    _table(
        "exchange_peer",
        sa.Column("folder", types.Id(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("secret", sa.LargeBinary(length=20), nullable=False),
        sa.Column("received", sa.Integer(), nullable=False),
        sa.Column("acknowledged", sa.Integer(), nullable=False),
        sa.Column("families", sa.JSON(), nullable=False),
        *_lengths("exchange_peer", name=200),
    )
    op.create_index(op.f("ix_exchange_peer_folder"), "exchange_peer", ["folder"])
    _table(
        "exchanged_pack",
        *_of_peer("exchanged_pack"),
        sa.Column("pack", types.Id(), nullable=False),
        sa.Column("direction", sa.String(length=40), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("records", sa.Integer(), nullable=False),
        sa.Column("families", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=200), nullable=False),
        *_lengths("exchanged_pack", digest=200),
    )
    op.create_index(op.f("ix_exchanged_pack_pack"), "exchanged_pack", ["pack"])
    op.create_index(op.f("ix_exchanged_pack_peer_id"), "exchanged_pack", ["peer_id"])
    _table(
        "exchange_clash",
        *_of_peer("exchange_clash"),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("record", types.Id(), nullable=False),
        sa.Column("field", sa.String(length=60), nullable=False),
        sa.Column("base", sa.JSON(), nullable=True),
        sa.Column("mine", sa.JSON(), nullable=True),
        sa.Column("theirs", sa.JSON(), nullable=True),
        sa.Column("decision", sa.String(length=40), nullable=True),
        *_lengths("exchange_clash", field=60, kind=60),
    )
    op.create_index(op.f("ix_exchange_clash_peer_id"), "exchange_clash", ["peer_id"])
    op.create_index(op.f("ix_exchange_clash_record"), "exchange_clash", ["record"])
    _table(
        "exchange_alias",
        *_of_peer("exchange_alias"),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("mine", types.Id(), nullable=False),
        sa.Column("theirs", types.Id(), nullable=False),
        *_lengths("exchange_alias", kind=60),
    )
    op.create_index(op.f("ix_exchange_alias_peer_id"), "exchange_alias", ["peer_id"])


def _table(name: str, *own: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        *own,
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
        *_lengths(name, binned_reason=200),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )


def _of_peer(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    key = sa.ForeignKeyConstraint(
        ["peer_id"], ["exchange_peer.id"], name=op.f(f"fk_{table}_peer_id")
    )
    return (sa.Column("peer_id", types.Id(), nullable=False), key)


def _lengths(table: str, **most: int) -> list[sa.schema.SchemaItem]:
    return [
        sa.CheckConstraint(f"length({name}) <= {length}", name=op.f(f"ck_{table}_{name}_length"))
        for name, length in most.items()
    ]
