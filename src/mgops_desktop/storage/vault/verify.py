"""What a database holds, in numbers, and whether it is whole.

An interrupted copy passes `integrity_check` with no tables in it (reliability 0.6), so a copy
counts only when its facts equal those of the original: vault, schema, rows of every table, head of
the journal.
"""

from dataclasses import asdict, dataclass, field
from typing import Any, Self

from .connection import Connection

INFO_TABLE = "vault_info"
SCHEMA_TABLE = "alembic_version"
JOURNAL_TABLE = "journal_operation"
_SHOWN = 50


@dataclass(frozen=True)
class Facts:
    """Everything that must be equal in a database and its copy."""

    vault_id: str
    compartment: str
    schema: str
    program_version: str
    counts: dict[str, int] = field(default_factory=dict)
    journal_sequence: int | None = None
    journal_hash: str | None = None

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> Self:
        """Raises TypeError for missing or unknown fields."""
        return cls(**document)


def read_facts(connection: Connection, *, counted: bool = True) -> Facts | None:
    """Return the facts, None if the file lacks the tables that all our databases have.

    Counting reads every table; without it the facts come at once, for the check at start.
    """
    tables = table_names(connection)
    if not {INFO_TABLE, SCHEMA_TABLE} <= set(tables):
        return None
    info = connection.execute(
        "SELECT vault_id, compartment, program_version FROM vault_info"
    ).fetchone()
    schema = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if info is None or schema is None:
        return None
    sequence, last_hash = _journal_head(connection) if JOURNAL_TABLE in tables else (None, None)
    return Facts(
        vault_id=info[0],
        compartment=info[1],
        schema=schema[0],
        program_version=info[2],
        counts={table: count_rows(connection, table) for table in tables if counted},
        journal_sequence=sequence,
        journal_hash=last_hash,
    )


def table_names(connection: Connection) -> list[str]:
    """All ordinary and virtual tables, sorted; the inner tables of a full-text index are not
    counted.
    """
    rows = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') "
        "AND substr(name, 1, 7) <> 'sqlite_' ORDER BY name"
    )
    return [row[0] for row in rows]


def count_rows(connection: Connection, table: str) -> int:
    quoted = table.replace('"', '""')
    # a table name cannot be a parameter; it comes from the schema itself
    row = connection.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()  # noqa: S608
    return int(row[0])


def damage_in(connection: Connection) -> list[str]:
    """Return what is wrong inside the file, in Polish with SQLite's own words; an empty list if
    nothing.
    """
    # once a page has failed, the connection refuses every further one
    return (broken_pages(connection) or broken_rules(connection))[:_SHOWN]


def broken_pages(connection: Connection) -> list[str]:
    """The encrypted pages that are not as they were written."""
    lines = connection.execute("PRAGMA cipher_integrity_check")
    return [f"strona zaszyfrowana: {row[0]}" for row in lines]


def broken_rules(connection: Connection) -> list[str]:
    """Structure, CHECK and NOT NULL rules and references to missing rows; usable inside a
    transaction.
    """
    return (broken_structure(connection) + broken_references(connection))[:_SHOWN]


def broken_structure(connection: Connection) -> list[str]:
    """What is wrong with trees, indexes, CHECK and NOT NULL rules."""
    lines = [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({_SHOWN})")]
    return [f"budowa pliku: {line}" for line in lines if line != "ok"]


def broken_references(connection: Connection) -> list[str]:
    """The rows that refer to a row that is not there."""
    return [
        f"tabela {table}, wiersz {row_id}: brak wskazanego wiersza w tabeli {parent}"
        for table, row_id, parent, _rule in connection.execute("PRAGMA foreign_key_check")
    ]


def differences(expected: Facts, found: Facts | None) -> list[str]:
    """Say in Polish how a copy differs from what it should be; an empty list if it does not."""
    if found is None:
        return ["w pliku nie ma tabel programu"]
    problems = []
    for name, title in _TITLES.items():
        if getattr(expected, name) != getattr(found, name):
            problems.append(
                f"{title}: powinno być {getattr(expected, name)}, jest {getattr(found, name)}"
            )
    for table in sorted(expected.counts.keys() | found.counts.keys()):
        wanted, got = expected.counts.get(table), found.counts.get(table)
        if wanted != got:
            problems.append(f"tabela {table}: powinno być wierszy {wanted}, jest {got}")
    return problems


_TITLES = {
    "vault_id": "numer folderu danych",
    "compartment": "część danych",
    "schema": "wersja budowy",
    "journal_sequence": "ostatni wpis dziennika",
    "journal_hash": "skrót ostatniego wpisu dziennika",
}


def _journal_head(connection: Connection) -> tuple[int | None, str | None]:
    row = connection.execute(
        "SELECT sequence, hash FROM journal_operation ORDER BY sequence DESC LIMIT 1"
    ).fetchone()
    return (None, None) if row is None else (row[0], row[1])
