"""Bringing a database to the newest schema: everything in one transaction, or nothing.

Foreign keys are off before BEGIN, because rebuilding a parent table would otherwise delete its children
(reliability 0.4). Rows of every table are counted before and after; a script that adds or removes rows or triggers
on purpose names the tables or triggers in a module-level tuple `expected_changes`.
"""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy
from sqlalchemy.exc import SQLAlchemyError

from mgops_desktop import __version__
from mgops_desktop.domain.errors import FileRefused, Problem, UserError

from .backup import make_backup
from .connection import Connection, friendly_errors, open_live
from .engine import Purpose, open_engine
from .errors import DamagedFile, StorageTrouble, as_user_error
from .keys import Unlocked
from .lock import FolderLock
from .present import PresentFacts, present_facts
from .schema import Schema, Schemas, shipped_schema
from .verify import Facts, broken_rules, count_rows, damage_in, table_names

_UPDATE_VERSION = "UPDATE vault_info SET program_version = ?"


class MigrationFailed(StorageTrouble):
    """The migration was rolled back: old schema and data are untouched. The message names the step."""


@dataclass(frozen=True)
class Migration:
    """One database that was brought from one schema version to another."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class _Content:
    counts: dict[str, int]
    triggers: frozenset[str]


def run_environment() -> None:
    """What every db/migrations/<name>/env.py calls: run the scripts on the connection of `migrate`."""
    from alembic import context  # noqa: PLC0415  heavy, and only a migration needs it

    attributes = context.config.attributes
    context.configure(
        connection=attributes["connection"],
        target_metadata=attributes.get("metadata"),
        transactional_ddl=True,
        render_as_batch=True,
        on_version_apply=attributes["on_step"],
        version_table_schema=attributes.get("version_table_schema"),
    )
    with context.begin_transaction():
        context.run_migrations()


def migrate_folder(
    lock: FolderLock,
    unlocked: Unlocked,
    schemas: Schemas = shipped_schema,
    facts: PresentFacts | None = None,
) -> list[Migration]:
    """Migrate every database that this account can open, after one verified backup of the folder.

    `facts` are those of the databases if they were read already.
    Raises FolderRefused for a newer schema and FileRefused for damage, both before anything is changed;
    MigrationFailed with the step. A file that another account must open is migrated when that account comes.
    """
    lock.require()
    facts = present_facts(lock.folder, unlocked) if facts is None else facts
    pending = []
    for file in lock.folder.present_files():
        path = lock.folder.database(file.name)
        if file.name in facts and is_older(
            path.name, facts[file.name], schemas(file.name), unlocked.vault_id
        ):
            pending.append((path, unlocked.key(file.compartment), schemas(file.name)))
    for path, key, _schema in pending:
        _stop_at_damage(path, key)
    if pending:
        make_backup(lock, unlocked, reason="przed przebudową danych")
    return [migrate(path, key, schema) for path, key, schema in pending]


def is_older(file: str, facts: Facts | None, schema: Schema, vault_id: str) -> bool:
    """Whether a database stands at an older schema.

    Raises FileRefused for a foreign one, FolderRefused for a newer schema.
    """
    if facts is None or facts.compartment != schema.name:
        raise FileRefused(f"Plik {file} nie jest bazą tego programu. Niczego w nim nie zmieniono.")
    if facts.vault_id != vault_id:
        raise FileRefused(
            f"Plik {file} należy do innego folderu danych. Niczego w nim nie zmieniono."
        )
    schema.refuse_newer(facts)
    return facts.schema != schema.head


def migrate(path: Path, key: bytes, schema: Schema) -> Migration:
    """Bring one database to the newest schema in one transaction. The caller has made a backup."""
    engine = open_engine(path, key, Purpose.MAINTENANCE)
    try:
        with engine.connect().execution_options(write=True) as connection, connection.begin():
            question = "SELECT version_num FROM alembic_version"
            before = str(connection.exec_driver_sql(question).scalar_one())
            _upgrade(connection, schema, before)
            _driver(connection).execute(_UPDATE_VERSION, (__version__,))
    except (SQLAlchemyError, UserError) as error:
        if isinstance(error, MigrationFailed):
            raise
        raise _failed(schema, "przy zapisie całości", error) from None
    finally:
        engine.dispose()
    return Migration(schema.name, before, schema.head)


def build(connection: sqlalchemy.Connection, schema: Schema) -> None:
    """Run all migrations on an empty database, in the transaction that the caller has begun."""
    _run_scripts(connection, schema, "base")


def _upgrade(connection: sqlalchemy.Connection, schema: Schema, version: str) -> None:
    driver = _driver(connection)
    before = _content(driver)
    _run_scripts(connection, schema, version)
    steps = schema.steps_after(version)
    problems = broken_rules(driver) + _unexpected(before, _content(driver), steps)
    if problems:
        raise MigrationFailed(
            f"Przebudowę danych ({schema.name}) cofnięto, bo jej wynik nie przeszedł sprawdzenia: {problems[0]}. "
            "Dane są takie jak przed nią.",
            [Problem(problem, code="migration") for problem in problems],
        )


def _run_scripts(connection: sqlalchemy.Connection, schema: Schema, version: str) -> None:
    from alembic import command  # noqa: PLC0415  heavy, and only a migration needs it

    done: list[str] = []

    def on_step(*, step: Any, **_rest: Any) -> None:
        done.append(step.up_revision_id)

    config = schema.config(connection=connection, on_step=on_step)
    try:
        command.upgrade(config, schema.head)
    except (SQLAlchemyError, UserError) as error:
        step = schema.steps_after(version)[len(done)]
        raise _failed(schema, f"na kroku {step.revision} ({step.doc})", error) from None


def _failed(schema: Schema, where: str, error: Exception) -> MigrationFailed:
    """The original text may quote SQL with personal data, so only what a user can act on is kept."""
    known = as_user_error(getattr(error, "orig", None) or error, f"{schema.name}.db")
    why = known.message if known else f"Zgłoś ten błąd twórcom programu ({type(error).__name__})."
    return MigrationFailed(
        f"Przebudowa danych ({schema.name}) zatrzymała się {where} i została cofnięta. {why} "
        "Dane są takie jak przed przebudową."
    )


def _content(driver: Connection) -> _Content:
    triggers = driver.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    return _Content(
        counts={table: count_rows(driver, table) for table in table_names(driver)},
        triggers=frozenset(row[0] for row in triggers),
    )


def _unexpected(before: _Content, after: _Content, steps: list[Any]) -> list[str]:
    """Tables that lost or gained rows and triggers that vanished without a script saying so."""
    expected = {"alembic_version"}
    for step in steps:
        expected |= set(getattr(step.module, "expected_changes", ()))
    problems = [
        f"tabela {table} miała {count} wierszy, ma {after.counts.get(table, 0)}"
        for table, count in before.counts.items()
        if after.counts.get(table, 0) != count and table not in expected
    ]
    lost = sorted(before.triggers - after.triggers - expected)
    return problems + [f"zniknęła reguła {trigger}" for trigger in lost]


def _stop_at_damage(path: Path, key: bytes) -> None:
    with closing(open_live(path, key)) as connection, friendly_errors(path.name):
        problems = damage_in(connection)
    if problems:
        raise DamagedFile(
            f"Plik {path.name} ma uszkodzone dane, dlatego nie można go przebudować: {problems[0]}. "
            "Niczego nie zmieniono. Odtwórz ostatnią sprawdzoną kopię do nowego folderu.",
            [Problem(problem, code="damage") for problem in problems],
        )


def _driver(connection: sqlalchemy.Connection) -> Connection:
    driver: Connection | None = connection.connection.driver_connection
    if driver is None:
        raise RuntimeError("the connection is closed")
    return driver
