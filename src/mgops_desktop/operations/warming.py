"""What the screens ask first, asked of empty tables while the password is typed.

SQLAlchemy then has the questions in words already, and Enter, or a page that is shown first, waits for rows only.
"""

from contextlib import closing, suppress
from uuid import UUID

from mgops_desktop.domain.actor import Actor
from mgops_desktop.domain.clock import Clock
from mgops_desktop.domain.errors import NotAllowed
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.diary import diary
from mgops_desktop.operations.due import due_of_family
from mgops_desktop.operations.family_list import family_list
from mgops_desktop.operations.naming import name_records
from mgops_desktop.operations.start_page import start_page
from mgops_desktop.operations.visit_choices import visit_choices, visit_persons
from mgops_desktop.storage.blue_card import procedures
from mgops_desktop.storage.casework import cases_in_aftercare
from mgops_desktop.storage.counselling import session_years, sessions
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.diary import diary_workers
from mgops_desktop.storage.drafts import drafts_of_account
from mgops_desktop.storage.opening import connect_to_nothing
from mgops_desktop.storage.plan import assessments_of_family, plans_of_family
from mgops_desktop.storage.seeding import load_seeds
from mgops_desktop.storage.visit import visits_of_family

_NOBODY = UUID(int=0)
_EVERYBODY = frozenset(Role)
_OFTEN_DUE = ("family", "procedure", "nk_form", "team_sitting")


def ask_in_advance(clock: Clock) -> None:
    """Have the questions of the first screen put into SQL; nothing is opened or read."""
    with closing(_empty(clock, _EVERYBODY)) as database:
        database.change(load_seeds)  # nothing is due without the terms of the law
        database.read(start_page)
        database.read(
            name_records, [RecordRef(kind, _NOBODY) for kind in _OFTEN_DUE], with_names=True
        )


def ask_for_pages_in_advance(clock: Clock) -> None:
    """The same with the questions of the other pages and of the form; they differ for accounts that see a part."""
    for roles in (_EVERYBODY, frozenset({Role.ASSISTANT})):
        with closing(_empty(clock, roles)) as database:
            database.change(load_seeds)
            _ask_for_pages(database)


def _ask_for_pages(database: Database) -> None:
    database.read(family_list)
    database.read(cases_in_aftercare)
    database.read(visit_choices)
    database.read(drafts_of_account)
    database.read(visit_persons, (_NOBODY,))
    today = database.clock.today()
    year = today.year
    database.read(diary_workers)
    database.read(diary, Period(today, today))
    with suppress(NotAllowed):  # an assistant's questions end here
        for part in (due_of_family, visits_of_family, plans_of_family, assessments_of_family):
            database.read(part, _NOBODY)
        database.read(procedures)
        database.read(session_years)
        database.read(sessions, year)


def _empty(clock: Clock, roles: frozenset[Role]) -> Database:
    actor = Actor(_NOBODY, "", roles, _NOBODY)
    return Database(connect_to_nothing(), actor=actor, clock=clock, origin=_NOBODY)
