"""F-T52: the schema of every released version opens, migrates and answers; nothing of it is lost."""

import gzip
import json
import shutil
from contextlib import closing

import pytest
from tests.fixtures.opened import CLOCK, Opened
from tests.fixtures.questions import YEAR
from tests.storage.make_golden import FILES, GOLDEN, kept

from mgops_desktop.domain.actor import PROGRAM
from mgops_desktop.indicators import compute
from mgops_desktop.storage.access import question
from mgops_desktop.storage.family import families
from mgops_desktop.storage.journal import broken_link, head_of
from mgops_desktop.storage.opening import connect
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.vault.connection import create_database, open_live
from mgops_desktop.storage.vault.folder import DataFolder, data_file
from mgops_desktop.storage.vault.lock import FolderLock
from mgops_desktop.storage.vault.migrate import migrate_folder
from mgops_desktop.storage.vault.schema import shipped_schema

VERSIONS = sorted(path.name for path in GOLDEN.iterdir() if path.is_dir())


def content_of(version, name):
    return json.loads(gzip.decompress((GOLDEN / version / f"{name}.json.gz").read_bytes()))


def rebuild(path, key, content, vault_id):
    """An encrypted database with the tables and rows that were kept, in the folder of this test."""
    path.unlink()
    for companion in ("-wal", "-shm"):
        path.with_name(path.name + companion).unlink(missing_ok=True)
    with closing(create_database(path, key)) as connection:
        connection.execute("PRAGMA foreign_keys=0")
        connection.execute("BEGIN")
        for statement in content["schema"]:
            connection.execute(statement)
        if any("search_index" in statement for statement in content["schema"]):
            connection.execute(
                "INSERT INTO search_index(search_index, rank) VALUES ('secure-delete', 1)"
            )
        for table, rows in content["rows"].items():
            for row in rows:
                values = [
                    bytes.fromhex(one["hex"]) if isinstance(one, dict) else one for one in row
                ]
                marks = ", ".join("?" * len(values))
                connection.execute(f'INSERT INTO "{table}" VALUES ({marks})', values)
        connection.execute("UPDATE vault_info SET vault_id = ?", (vault_id,))
        connection.execute("COMMIT")


@pytest.fixture(params=VERSIONS)
def golden(request, founded_data, tmp_path):
    """A data folder as that version left it."""
    path, unlocked = tmp_path / "dane", founded_data.unlocked
    shutil.copytree(founded_data.path, path)
    for name in FILES:
        key = unlocked.key(data_file(name).compartment)
        rebuild(
            DataFolder(path).database(name),
            key,
            content_of(request.param, name),
            unlocked.vault_id,
        )
    return request.param, DataFolder(path), unlocked


@question("dziennik starej wersji w teście", None)
def journal(session, part):
    return broken_link(session, part), head_of(session, part).sequence


def test_f_t52_data_of_a_released_version_open_and_answer(golden):
    version, folder, unlocked = golden
    with FolderLock(folder) as lock:
        migrate_folder(lock, unlocked)
        opened = Opened(connect(folder, unlocked), folder.path, unlocked)
        database = opened.seen_by(PROGRAM, CLOCK)
        assert [row.number for row in database.read(families)] == ["R/9077/2026"]
        assert database.read(compute, YEAR, ["visit_hours"])["visit_hours"].value
        for part in Compartment:
            kept_rows = content_of(version, part.value)["rows"]["journal_operation"]
            assert database.read(journal, part) == (None, len(kept_rows))
        database.close()


def test_f_t52_no_row_of_a_released_version_is_lost(golden):
    version, folder, unlocked = golden
    with FolderLock(folder) as lock:
        migrate_folder(lock, unlocked)
    for name in FILES:
        key = unlocked.key(data_file(name).compartment)
        with closing(open_live(folder.database(name), key)) as connection:
            now = {table: len(rows) for table, rows in kept(connection)["rows"].items()}
        before = {table: len(rows) for table, rows in content_of(version, name)["rows"].items()}
        assert before.items() <= now.items()


@pytest.mark.parametrize("name", FILES)
def test_newest_golden_schema_is_what_the_migrations_make(founded_data, name):
    """Until a release the first migrations may still change: then make the golden files again."""
    (version,) = [
        v for v in VERSIONS if revision_of(content_of(v, name)) == shipped_schema(name).head
    ]
    key = founded_data.unlocked.key(data_file(name).compartment)
    with closing(open_live(DataFolder(founded_data.path).database(name), key)) as connection:
        assert kept(connection)["schema"] == content_of(version, name)["schema"]


def revision_of(content):
    return content["rows"]["alembic_version"][0][0]
