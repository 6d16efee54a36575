"""F-T57: an id is never given twice, so that a journal entry never points to another person."""

from contextlib import closing

from uuid6 import uuid7


def test_f_t57_deleting_the_newest_record_never_frees_its_id(vault):
    with closing(vault.connect()) as connection:
        connection.execute("CREATE TABLE record (id BLOB PRIMARY KEY) STRICT")
        given = []
        for _ in range(500):
            new = uuid7().bytes
            connection.execute("INSERT INTO record VALUES (?)", (new,))
            connection.execute("DELETE FROM record WHERE id = ?", (new,))
            given.append(new)
    assert len(set(given)) == 500
    assert given == sorted(given)


def test_f_t57_counting_ids_of_sqlite_would_be_given_again(vault):
    """Why the records do not use them."""
    with closing(vault.connect()) as connection:
        connection.execute("INSERT INTO family (name) VALUES ('pierwsza')")
        connection.execute("DELETE FROM family")
        connection.execute("INSERT INTO family (name) VALUES ('druga')")
        assert connection.execute("SELECT id FROM family").fetchone() == (1,)
