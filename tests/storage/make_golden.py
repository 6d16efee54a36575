"""Keeps what a released schema looked like: `PYTHONPATH=src:. python -m tests.storage.make_golden VERSION`.

Run it once for each release, as its last step; the folders of earlier releases stay for ever. Kept are the statements
that made the tables and the rows of one record of every kind: an encrypted file of the same would be 1 MB of noise.
The formats of key file, container and cipher have golden files of their own in tests/faults/golden.
"""

import gzip
import json
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.fixtures.opened import CLOCK, FIRST, Founded, opened_copy
from tests.fixtures.records import add_one_of_each

from mgops_desktop.operations.data_folder import create_data_folder
from mgops_desktop.storage.vault.connection import Connection, open_live
from mgops_desktop.storage.vault.folder import DataFolder, data_file
from mgops_desktop.storage.vault.key_file import KeyStore
from mgops_desktop.storage.vault.keys import unlock_with_recovery
from mgops_desktop.storage.vault.passwords import Argon2Cost

GOLDEN = Path(__file__).parent / "golden"
FILES = ("centre", "blue_card", "attachments")
_INNER = ("sqlite_", "search_index_")


def kept(connection: Connection) -> dict[str, Any]:
    """The statements of a database's schema, in order, and its rows by table; bytes as {"hex": …}."""
    found = connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    ours = [row for row in found.fetchall() if not row[1].startswith(_INNER)]
    tables = [name for kind, name, _sql in ours if kind == "table" and name != "search_index"]
    return {
        "schema": [sql for *_, sql in sorted(ours, key=lambda row: row[0] == "trigger")],
        "rows": {name: [_plain(row) for row in _rows(connection, name)] for name in tables},
    }


def _rows(connection: Connection, table: str) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = connection.execute(f'SELECT * FROM "{table}"').fetchall()
    return rows


def _plain(row: tuple[Any, ...]) -> list[Any]:
    return [{"hex": one.hex()} if isinstance(one, bytes) else one for one in row]


def main(version: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "dane"
        code = create_data_folder(path, [FIRST], CLOCK, cost=Argon2Cost())
        unlocked = unlock_with_recovery(KeyStore(DataFolder(path)).read(), code)
        copy = opened_copy(Founded(path, unlocked), Path(place) / "kopia")
        copy.seen_by().change(add_one_of_each)
        copy.connections.dispose()
        (GOLDEN / version).mkdir(parents=True, exist_ok=True)
        for name in FILES:
            key = unlocked.key(data_file(name).compartment)
            with closing(open_live(copy.folder.database(name), key)) as connection:
                content = json.dumps(kept(connection), ensure_ascii=False, indent=0).encode()
            target = GOLDEN / version / f"{name}.json.gz"
            target.write_bytes(gzip.compress(content, mtime=0))


if __name__ == "__main__":
    main(sys.argv[1])
