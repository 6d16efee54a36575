"""A small invented vault for the tests: two migrations, a few tables of the shape that every database has."""

import hashlib
import shutil
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from mgops_desktop.storage.vault.connection import Connection, open_live
from mgops_desktop.storage.vault.create import create_vault
from mgops_desktop.storage.vault.folder import DataFolder, data_file
from mgops_desktop.storage.vault.keys import NewAccount, Unlocked
from mgops_desktop.storage.vault.lock import FolderLock
from mgops_desktop.storage.vault.passwords import Argon2Cost
from mgops_desktop.storage.vault.place import DriveKind, Place, Volume
from mgops_desktop.storage.vault.schema import Schema, Schemas

ANNA = UUID("00000000-0000-7000-8000-00000000000a")
JAN = UUID("00000000-0000-7000-8000-00000000000b")
PASSWORD = "żółty rower pod wiatą"
OTHER_PASSWORD = "cztery zielone parasole"
CHEAPEST = Argon2Cost()
LOCAL_DISK = Place(volume_of=lambda _path: Volume(DriveKind.LOCAL, "ext4"), environment={})

_ENVIRONMENT = (
    "from mgops_desktop.storage.vault.migrate import run_environment\n\nrun_environment()\n"
)
_SCRIPT = '''"""{title}"""
import os
import signal

from alembic import op

revision = "{revision}"
down_revision = {previous!r}
expected_changes = {expected!r}


def upgrade():
{body}


def downgrade():
    raise NotImplementedError
'''
FIRST_STEP = """
    op.execute("CREATE TABLE vault_info (id INTEGER PRIMARY KEY, vault_id TEXT NOT NULL, "
               "compartment TEXT NOT NULL, origin BLOB NOT NULL, created_at TEXT NOT NULL, "
               "program_version TEXT NOT NULL)")
    op.execute("CREATE TABLE journal_operation (sequence INTEGER PRIMARY KEY, name TEXT, hash TEXT)")
    op.execute("CREATE TABLE family (id INTEGER PRIMARY KEY, name TEXT "
               "CONSTRAINT short_name CHECK (length(name) < 100))")
    op.execute("CREATE TABLE person (id INTEGER PRIMARY KEY, family_id INTEGER NOT NULL "
               "REFERENCES family(id) ON DELETE CASCADE, name TEXT)")
    op.execute("CREATE VIRTUAL TABLE search USING fts5(text)")
    op.execute("CREATE TABLE attachment (sha256 BLOB PRIMARY KEY, size INTEGER NOT NULL, "
               "added_at TEXT NOT NULL, content BLOB NOT NULL)")
    op.execute("INSERT INTO search(search, rank) VALUES ('secure-delete', 1)")
"""


@dataclass(frozen=True)
class Step:
    """One invented migration: the body of its upgrade()."""

    body: str
    expected: tuple[str, ...] = ()
    title: str = "Invented step"


FIRST = Step(FIRST_STEP, title="First tables")


def write_scripts(folder: Path, steps: Sequence[Step]) -> Path:
    """Write an Alembic folder with these steps as 0001, 0002, …"""
    versions = folder / "versions"
    versions.mkdir(parents=True)
    (folder / "env.py").write_text(_ENVIRONMENT, encoding="utf-8")
    for number, step in enumerate(steps, start=1):
        script = _SCRIPT.format(
            title=step.title,
            revision=f"{number:04}",
            previous=f"{number - 1:04}" if number > 1 else None,
            expected=step.expected,
            body=step.body,
        )
        (versions / f"{number:04}.py").write_text(script, encoding="utf-8")
    return folder


def schemas_in(folder: Path) -> Schemas:
    """Every database has the same invented scripts, whose name is the database's."""
    return lambda name: Schema(name, folder)


@dataclass(frozen=True)
class Vault:
    """A founded invented data folder with the keys of Anna, who may open everything."""

    folder: DataFolder
    unlocked: Unlocked
    code: str
    schemas: Schemas

    def connect(self, name: str = "centre") -> Connection:
        return open_live(self.folder.database(name), self.key(name))

    def key(self, name: str = "centre") -> bytes:
        return self.unlocked.key(data_file(name).compartment)

    def lock(self) -> FolderLock:
        return FolderLock(self.folder)

    def run(self, *statements: str, name: str = "centre") -> None:
        """Run statements in one transaction on one database."""
        with closing(self.connect(name)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            for statement in statements:
                connection.execute(statement)
            connection.execute("COMMIT")

    def rows(self, question: str, name: str = "centre") -> list[tuple[object, ...]]:
        with closing(self.connect(name)) as connection:
            return list(connection.execute(question).fetchall())

    def with_steps(self, folder: Path, *steps: Step) -> Schemas:
        """Schemas of a newer program: the first tables and these steps."""
        return schemas_in(write_scripts(folder, (FIRST, *steps)))


def fill(vault: Vault, families: int = 20, name: str = "centre") -> None:
    """Families of three, a search entry each, one journal entry each."""
    with closing(vault.connect(name)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        for number in range(1, families + 1):
            add_family(connection, number)
        connection.execute("COMMIT")


def add_family(connection: Connection, number: int) -> None:
    """What one operation writes: a family, three persons, a search entry, a journal entry."""
    title = f"Rodzina Przykładowa {number}"
    connection.execute("INSERT INTO family VALUES (?, ?)", (number, title))
    for person in range(3):
        connection.execute(
            "INSERT INTO person (family_id, name) VALUES (?, ?)",
            (number, f"Osoba {number}.{person}"),
        )
    connection.execute("INSERT INTO search (text) VALUES (?)", (title,))
    connection.execute(
        "INSERT INTO journal_operation VALUES (?, ?, ?)", (number, title, f"skrót-{number}")
    )


def attach(vault: Vault, *contents: bytes) -> None:
    """Add attachments to the file of attachments."""
    with closing(vault.connect("attachments")) as connection:
        for content in contents:
            row = (hashlib.sha256(content).digest(), len(content), "2026-11-21", content)
            connection.execute("INSERT INTO attachment VALUES (?, ?, ?, ?)", row)


def anna() -> NewAccount:
    return NewAccount(ANNA, "anna", "Anna Wzorcowa", PASSWORD)


def jan() -> NewAccount:
    """Jan may open the centre's data but no Blue Card procedure."""
    return NewAccount(JAN, "jan", "Jan Umowny", OTHER_PASSWORD, frozenset())


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Vault:
    """Made once a session, with Argon2; tests copy it and go on with the data keys."""
    base = tmp_path_factory.mktemp("founded")
    schemas = schemas_in(write_scripts(base / "migrations", [FIRST]))
    folder = DataFolder(base / "dane")
    created = create_vault(
        folder, [anna(), jan()], cost=CHEAPEST, schemas=schemas, place=LOCAL_DISK
    )
    return Vault(folder, created.unlocked, created.recovery_code, schemas)


@pytest.fixture
def copy_of_vault(founded: Vault, tmp_path: Path) -> Callable[[str], Vault]:
    def copy(name: str) -> Vault:
        folder = DataFolder(tmp_path / name)
        shutil.copytree(founded.folder.path, folder.path)
        return Vault(folder, founded.unlocked, founded.code, founded.schemas)

    return copy


@pytest.fixture
def vault(copy_of_vault: Callable[[str], Vault]) -> Vault:
    return copy_of_vault("folder z Łodzi")
