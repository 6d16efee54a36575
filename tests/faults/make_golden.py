"""Makes the golden backup of the current format: `PYTHONPATH=src:. python -m tests.faults.make_golden NUMBER`.

Run it only when a format changes, with a new number; the files of earlier formats stay for ever.
"""

import sys
import tempfile
from pathlib import Path

from tests.storage.vault.invented import (
    CHEAPEST,
    FIRST,
    LOCAL_DISK,
    Vault,
    anna,
    fill,
    jan,
    schemas_in,
    write_scripts,
)

from mgops_desktop.storage.vault.backup import make_backup
from mgops_desktop.storage.vault.create import create_vault
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.lock import FolderLock

GOLDEN = Path(__file__).parent / "golden"


def main(number: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        schemas = schemas_in(write_scripts(Path(name) / "migrations", [FIRST]))
        folder = DataFolder(Path(name) / "dane")
        created = create_vault(
            folder, [anna(), jan()], cost=CHEAPEST, schemas=schemas, place=LOCAL_DISK
        )
        fill(Vault(folder, created.unlocked, created.recovery_code, schemas), 4)
        with FolderLock(folder) as lock:
            backup = make_backup(lock, created.unlocked)
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / f"format-{number}.kopia").write_bytes(backup.path.read_bytes())
        (GOLDEN / f"format-{number}.code.txt").write_text(f"{created.recovery_code}\n")


if __name__ == "__main__":
    main(sys.argv[1])
