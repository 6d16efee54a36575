"""What the first screen asks, asked of empty tables while the password is typed.

SQLAlchemy then has the questions in words already, and Enter waits for rows only.
"""

from contextlib import closing
from uuid import UUID

from mgops_desktop.domain.actor import Actor
from mgops_desktop.domain.clock import Clock
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.naming import name_records
from mgops_desktop.operations.start_page import start_page
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.opening import connect_to_nothing
from mgops_desktop.storage.seeding import load_seeds

_NOBODY = UUID(int=0)
_OFTEN_DUE = ("family", "procedure", "nk_form", "team_sitting")


def ask_in_advance(clock: Clock) -> None:
    """Have the questions of the first screen put into SQL; nothing is opened or read."""
    everybody = Actor(_NOBODY, "", frozenset(Role), _NOBODY)
    database = Database(connect_to_nothing(), actor=everybody, clock=clock, origin=_NOBODY)
    with closing(database):
        database.change(load_seeds)  # nothing is due without the terms of the law
        database.read(start_page)
        database.read(
            name_records, [RecordRef(kind, _NOBODY) for kind in _OFTEN_DUE], with_names=True
        )
