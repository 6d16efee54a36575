import threading

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from tests.storage.vault.invented import fill

from mgops_desktop.storage.vault.engine import Purpose, checkpoint, open_engine, quick_check
from mgops_desktop.storage.vault.errors import StorageBusy, as_user_error

NAME = "Rodzina Fikcyjna"


@pytest.fixture
def writer(vault):
    engine = open_engine(vault.folder.database("centre"), vault.key())
    yield engine
    engine.dispose()


@pytest.fixture
def reader(vault):
    engine = open_engine(vault.folder.database("centre"), vault.key(), Purpose.READER)
    yield engine
    engine.dispose()


def insert(engine, *numbers):
    with engine.connect() as connection, connection.begin():
        for number in numbers:
            connection.execute(
                text("INSERT INTO family VALUES (:id, :name)"), {"id": number, "name": NAME}
            )


def count(engine):
    with engine.connect() as connection:
        return connection.execute(text("SELECT count(*) FROM family")).scalar_one()


def test_reader_sees_what_the_writer_committed(writer, reader):
    insert(writer, 1)
    assert count(reader) == 1


def test_reader_writes_nothing(reader):
    with pytest.raises(Exception, match="tylko do odczytu"):
        insert(reader, 1)


def test_writer_takes_the_write_lock_at_the_beginning(vault, writer):
    second = open_engine(vault.folder.database("centre"), vault.key())
    with second.connect() as connection:
        driver = connection.connection.driver_connection
        driver.set_authorizer(None)
        driver.execute("PRAGMA busy_timeout=1")
    with writer.connect() as connection, connection.begin(), pytest.raises(StorageBusy):
        insert(second, 1)
    second.dispose()


def test_reading_goes_on_while_the_writer_writes(writer, reader):
    with writer.connect() as connection, connection.begin():
        connection.execute(text("INSERT INTO family VALUES (1, 'x')"))
        assert count(reader) == 0
    assert count(reader) == 1


def test_failed_transaction_leaves_nothing(writer, reader):
    insert(writer, 1)
    with pytest.raises(IntegrityError):
        insert(writer, 2, 1)
    assert count(reader) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE other (x)",
        "CREATE TEMP TRIGGER t AFTER DELETE ON family BEGIN SELECT 1; END",
        "DROP TABLE family",
        "ALTER TABLE family ADD COLUMN x",
        "ATTACH ':memory:' AS other",
        "PRAGMA foreign_keys=0",
        "PRAGMA key='x'",
        "PRAGMA writable_schema=1",
        "SELECT sqlcipher_export('main')",
    ],
)
def test_normal_engines_refuse_schema_settings_and_other_files(writer, statement):
    with (
        writer.connect().execution_options(isolation_level="AUTOCOMMIT") as connection,
        pytest.raises(DBAPIError, match=r"not authorized|prohibited"),
    ):
        connection.exec_driver_sql(statement)


def test_full_text_search_works_on_a_normal_engine(vault, writer, reader):
    fill(vault, 3)
    with writer.connect() as connection, connection.begin():
        connection.execute(text("INSERT INTO search (text) VALUES ('Rodzina Umowna')"))
        connection.execute(text("DELETE FROM search WHERE rowid = 1"))
    with reader.connect() as connection:
        found = connection.execute(
            text("SELECT count(*) FROM search WHERE search MATCH '\"umowna\"*'")
        )
        assert found.scalar_one() == 1


def test_two_threads_share_the_one_connection_in_turn(writer):
    threads = [
        threading.Thread(target=lambda start=start: [insert(writer, start + n) for n in range(20)])
        for start in (100, 200, 300)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count(writer) == 60


def test_error_shows_the_statement_but_never_the_data(writer):
    with pytest.raises(IntegrityError, match="INSERT INTO family") as caught:
        insert(writer, 1, 1)
    assert NAME not in str(caught.value)


def test_checkpoint_empties_the_log_unless_a_reader_is_in_the_way(vault, writer, reader):
    log = vault.folder.database("centre").with_name("centre.db-wal")
    insert(writer, 1)
    with writer.connect() as connection:
        driver = connection.connection.driver_connection
        driver.set_authorizer(None)
        driver.execute("PRAGMA busy_timeout=1")
    with reader.connect() as connection, connection.begin():
        connection.execute(text("SELECT count(*) FROM family"))
        insert(writer, 2)
        assert not checkpoint(writer)
    assert checkpoint(writer)
    assert log.stat().st_size == 0


def test_quick_check_is_quiet_about_a_whole_file(reader):
    assert quick_check(reader) == []


def test_other_errors_are_left_alone():
    assert as_user_error(ValueError("x")) is None
