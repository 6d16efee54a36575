"""F-T50 to F-T54: rebuilt parents, kills between steps, golden files, newer and damaged schemas."""

import signal
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from tests.faults.children import Child, migrate_and_die
from tests.storage.vault.invented import (
    FIRST,
    LOCAL_DISK,
    Step,
    Vault,
    fill,
    schemas_in,
    write_scripts,
)

from mgops_desktop.domain.errors import FileRefused, FolderRefused
from mgops_desktop.storage.vault import keys
from mgops_desktop.storage.vault.errors import DamagedFile
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.migrate import (
    Migration,
    MigrationFailed,
    migrate,
    migrate_folder,
)
from mgops_desktop.storage.vault.register import list_backups
from mgops_desktop.storage.vault.restore import describe, restore

GOLDEN = Path(__file__).parent / "golden"
REBUILD_PARENT = Step(
    """
    import sqlalchemy as sa
    with op.batch_alter_table("family") as batch:
        batch.add_column(sa.Column("city", sa.Text(), server_default="Przykładowa"))
        batch.alter_column("name", nullable=False)
""",
    title="Rebuild the parent table",
)
DIE = """
    if os.environ.get("MGOPS_TEST_KILL_AT") == "{at}":
        os.kill(os.getpid(), signal.SIGKILL)
"""


def migrate_it(vault, schemas):
    with vault.lock() as lock:
        return migrate_folder(lock, vault.unlocked, schemas)


def test_f_t50_rebuilding_a_parent_table_keeps_all_children(vault, tmp_path):
    fill(vault, 40)
    done = migrate_it(vault, vault.with_steps(tmp_path / "nowsze", REBUILD_PARENT))
    assert done[0] == Migration("centre", "0001", "0002")
    assert vault.rows("SELECT count(*) FROM person") == [(120,)]
    assert vault.rows("SELECT DISTINCT city FROM family") == [("Przykładowa",)]


def test_f_t50_the_naive_way_would_have_deleted_the_children():
    """The same rebuilding with foreign keys on: why `migrate` turns them off before BEGIN."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as naive:
        naive.execute("PRAGMA foreign_keys=1")
        naive.execute("CREATE TABLE family (id INTEGER PRIMARY KEY)")
        naive.execute("CREATE TABLE person (family_id REFERENCES family(id) ON DELETE CASCADE)")
        naive.execute("INSERT INTO family VALUES (1)")
        naive.execute("INSERT INTO person VALUES (1)")
        naive.execute("BEGIN")
        naive.execute("CREATE TABLE new (id INTEGER PRIMARY KEY)")
        naive.execute("INSERT INTO new SELECT id FROM family")
        naive.execute("DROP TABLE family")
        assert naive.execute("SELECT count(*) FROM person").fetchone() == (0,)


def test_f_t50_script_that_loses_rows_or_triggers_unasked_is_rolled_back(vault, tmp_path):
    fill(vault, 5)
    vault.run("CREATE TRIGGER guard BEFORE DELETE ON family BEGIN SELECT 1; END")
    losing = Step('    op.execute("DELETE FROM person WHERE id = 1")')
    with pytest.raises(MigrationFailed, match="tabela person miała 15 wierszy, ma 14"):
        migrate_it(vault, vault.with_steps(tmp_path / "a", losing))
    with pytest.raises(MigrationFailed, match="zniknęła reguła guard"):
        migrate_it(vault, vault.with_steps(tmp_path / "b", REBUILD_PARENT))
    assert vault.rows("SELECT count(*) FROM person") == [(15,)]
    assert vault.rows("SELECT version_num FROM alembic_version") == [("0001",)]


def test_f_t50_script_may_name_the_tables_it_changes_on_purpose(vault, tmp_path):
    fill(vault, 5)
    wanted = Step('    op.execute("DELETE FROM person WHERE id = 1")', expected=("person",))
    migrate_it(vault, vault.with_steps(tmp_path / "nowsze", wanted))
    assert vault.rows("SELECT count(*) FROM person") == [(14,)]


@pytest.mark.skipif(sys.platform == "win32", reason="the scripts kill themselves by signal")
@pytest.mark.parametrize("kill_at", ["2", "3", "4"])
def test_f_t51_kill_after_any_step_leaves_the_old_schema_and_the_next_start_succeeds(
    vault, tmp_path, kill_at
):
    fill(vault, 20)
    steps = [
        Step('    op.execute("CREATE TABLE a (x)")' + DIE.format(at=2)),
        Step(REBUILD_PARENT.body + DIE.format(at=3)),
        Step('    op.execute("DROP TABLE a")' + DIE.format(at=4), expected=("a",)),
    ]
    schemas = vault.with_steps(tmp_path / "nowsze", *steps)
    database = vault.folder.database("centre")
    with Child(migrate_and_die, database, vault.key(), tmp_path / "nowsze", kill_at) as child:
        assert child.exit_code == -signal.SIGKILL
    assert vault.rows("SELECT version_num FROM alembic_version") == [("0001",)]
    assert vault.rows("SELECT count(*) FROM person") == [(60,)]
    assert (
        vault.rows("SELECT name FROM sqlite_schema WHERE name IN ('a', '_alembic_tmp_family')")
        == []
    )
    migrate_it(vault, schemas)
    assert vault.rows("SELECT version_num FROM alembic_version") == [("0004",)]
    assert vault.rows("SELECT count(*) FROM person") == [(60,)]


def test_f_t51_failing_step_is_named_and_everything_rolled_back(vault, tmp_path):
    steps = [
        Step('    op.execute("CREATE TABLE a (x)")'),
        Step('    op.execute("BROKEN")', title="Broken"),
    ]
    with pytest.raises(MigrationFailed, match=r"na kroku 0003 \(Broken\)"):
        migrate_it(vault, vault.with_steps(tmp_path / "nowsze", *steps))
    assert vault.rows("SELECT name FROM sqlite_schema WHERE name = 'a'") == []


def test_f_t52_golden_backup_of_format_1_is_restored_and_migrated(tmp_path):
    """Made by the first version of the program's vault; formats of keys, container and cipher must stay readable."""
    schemas = schemas_in(write_scripts(tmp_path / "nowsze", [FIRST, REBUILD_PARENT]))
    golden, folder = GOLDEN / "format-1.kopia", DataFolder(tmp_path / "dane")
    restored = restore(golden, folder, open_golden, schemas=schemas, place=LOCAL_DISK)
    assert restored.manifest.counts == {
        "family": 4,
        "person": 12,
        "search": 4,
        "journal_operation": 4,
    }
    unlocked = open_golden(describe(golden).key_file)
    vault = Vault(folder, unlocked, "", schemas)
    migrate_it(vault, schemas)
    assert vault.rows("SELECT max(sequence), hash FROM journal_operation") == [(4, "skrót-4")]
    assert vault.rows("SELECT DISTINCT city FROM family") == [("Przykładowa",)]


def open_golden(key_file):
    code = (GOLDEN / "format-1.code.txt").read_text().strip()
    by_code = keys.unlock_with_recovery(key_file, code)
    assert keys.unlock(key_file, "anna", "żółty rower pod wiatą").keys == by_code.keys
    return by_code


def test_f_t53_older_program_refuses_and_names_the_version_it_needs(vault, tmp_path):
    migrate_it(vault, vault.with_steps(tmp_path / "nowsze", Step("    pass")))
    vault.run("UPDATE vault_info SET program_version = '7.2.0'")
    before = vault.folder.database("centre").read_bytes()
    with pytest.raises(FolderRefused, match=r"nowsza wersja programu \(7\.2\.0, budowa 0002\)"):
        migrate_it(vault, vault.schemas)
    assert vault.folder.database("centre").read_bytes() == before


@pytest.mark.parametrize(
    ("plant", "found"),
    [
        ("INSERT INTO person VALUES (77, 5, 'Osoba bez rodziny')", "tabela person, wiersz 77"),
        ("INSERT INTO family VALUES (8, printf('%200d', 1))", "CHECK constraint failed"),
    ],
)
def test_f_t54_planted_violation_is_reported_and_stops_the_migration(vault, tmp_path, plant, found):
    with closing(vault.connect()) as connection:
        connection.execute("PRAGMA foreign_keys=0")
        connection.execute("PRAGMA ignore_check_constraints=1")
        connection.execute(plant)
    with pytest.raises(DamagedFile, match=found) as stopped:
        migrate_it(vault, vault.with_steps(tmp_path / "nowsze", REBUILD_PARENT))
    assert stopped.value.problems
    assert vault.rows("SELECT version_num FROM alembic_version") == [("0001",)]
    assert list_backups(vault.folder.backups) == []


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        ("DROP TABLE vault_info", "nie jest bazą tego programu"),
        ("UPDATE vault_info SET compartment = 'notes'", "nie jest bazą tego programu"),
        ("UPDATE vault_info SET vault_id = 'inny'", "należy do innego folderu"),
    ],
)
def test_f_t54_file_of_unknown_shape_or_of_another_vault_is_refused(vault, spoil, why):
    vault.run(spoil)
    with vault.lock() as lock, pytest.raises(FileRefused, match=why):
        migrate_folder(lock, vault.unlocked, vault.schemas)


def test_migration_makes_one_verified_backup_first(vault, tmp_path):
    schemas = vault.with_steps(tmp_path / "nowsze", Step("    pass"))
    migrate_it(vault, schemas)
    assert [backup.reason for backup in list_backups(vault.folder.backups)] == [
        "przed przebudową danych"
    ]
    assert migrate_it(vault, schemas) == []
    assert len(list_backups(vault.folder.backups)) == 1


def test_scripts_may_lie_in_a_folder_with_a_percent_sign(vault, tmp_path):
    schemas = vault.with_steps(tmp_path / "100% Łódź", Step("    pass"))
    assert migrate(vault.folder.database("centre"), vault.key(), schemas("centre")).after == "0002"


def test_account_without_the_key_migrates_only_what_it_can_open(vault, tmp_path):
    schemas = vault.with_steps(tmp_path / "nowsze", Step("    pass"))
    jan = replace(vault.unlocked, keys={"centre": vault.key()})
    with vault.lock() as lock:
        assert [one.name for one in migrate_folder(lock, jan, schemas)] == ["centre", "attachments"]
    assert vault.rows("SELECT version_num FROM alembic_version", "blue_card") == [("0001",)]
