"""The facts of the databases as they lie in a folder, read once at its opening for all that ask."""

from collections.abc import Mapping
from contextlib import closing

from .connection import friendly_errors, open_live
from .folder import DataFolder
from .keys import Unlocked
from .verify import Facts, read_facts

PresentFacts = Mapping[str, Facts | None]
"""By the name of the database; None for a file without the program's own tables."""


def present_facts(folder: DataFolder, unlocked: Unlocked) -> PresentFacts:
    """Return the facts, without counts, of every database that this account can open.

    Opening one takes 20 ms: SQLite reads the whole schema. Raises FileRefused for a damaged one.
    """
    found = {}
    for file in folder.present_files():
        if file.compartment in unlocked.keys:
            path, key = folder.database(file.name), unlocked.key(file.compartment)
            with closing(open_live(path, key)) as connection, friendly_errors(path.name):
                found[file.name] = read_facts(connection, counted=False)
    return found
