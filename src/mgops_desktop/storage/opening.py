"""From an unlocked data folder to a Database seen by one account."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import Engine, or_, select
from sqlalchemy.orm import Session, configure_mappers

from mgops_desktop.domain.actor import PROGRAM, Actor
from mgops_desktop.domain.clock import Clock
from mgops_desktop.domain.errors import NotAllowed
from mgops_desktop.domain.polish_holidays import statutory_holidays
from mgops_desktop.domain.rights import Right, Role, rights_of
from mgops_desktop.storage.access import question
from mgops_desktop.storage.connections import Connections, Use
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.memory import collect_garbage_seldom
from mgops_desktop.storage.tables.account import Account, AccountRole, Authorisation, PaperKind
from mgops_desktop.storage.tables.base import BASES, Compartment
from mgops_desktop.storage.tables.furniture import CENTRE
from mgops_desktop.storage.vault.engine import Purpose, open_empty, open_engine
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.keys import Unlocked

PURPOSES = {Use.WRITE: Purpose.WRITER, Use.READ: Purpose.READER, Use.BACKGROUND: Purpose.READER}


def warm_up() -> None:
    """Do in advance, while the password is typed, what the first questions would wait for."""
    configure_mappers()
    statutory_holidays(date.today().year)  # noqa: DTZ011  any year will do


def connect(folder: DataFolder, unlocked: Unlocked) -> Connections:
    """Open three connections to every file whose key the account holds.

    The window's own is opened and checked now, the others when they are first used.
    """
    engines: dict[Compartment, dict[Use, Engine]] = {}
    for part in Compartment:
        path = folder.database(part.value)
        if part.value in unlocked.keys and path.exists():
            key = unlocked.key(part.value)
            engines[part] = {
                use: open_engine(path, key, PURPOSES[use], at_once=use is Use.READ) for use in Use
            }
    return Connections(engines)


def connect_to_nothing() -> Connections:
    """Open every file's tables without a row, in memory."""
    engines = {}
    for part in Compartment:
        tables = BASES[part].metadata.tables.values()
        empty = open_empty({table.name: table.columns.keys() for table in tables})
        engines[part] = dict.fromkeys(Use, empty)
    return Connections(engines)


def open_database(connections: Connections, unlocked: Unlocked, clock: Clock) -> Database:
    """Return the database as the unlocked account sees it.

    Raises NotAllowed for an account that is closed or lacks the written authorisation or the statement of
    confidentiality (art. 7 ust. 4); the recovery sheet opens as the program itself.
    """
    collect_garbage_seldom()
    as_program = Database(connections, actor=PROGRAM, clock=clock, origin=UUID(int=0))
    origin, practice = as_program.read(_identity)
    actor = PROGRAM
    if unlocked.account_id:  # the recovery sheet has none
        actor = as_program.read(_actor, UUID(unlocked.account_id))
    usable = connections
    if not actor.may(Right.BLUE_CARD):
        usable = connections.without(Compartment.BLUE_CARD)
        connections.only(Compartment.BLUE_CARD).dispose()
    return Database(usable, actor=actor, clock=clock, origin=origin, practice=practice)


@question("tożsamość folderu", None)
def _identity(session: Session) -> tuple[UUID, bool]:
    row = session.execute(select(CENTRE.vault_info.origin, CENTRE.vault_info.practice)).one()
    return row.origin, bool(row.practice)


@question("konto", None)
def _actor(session: Session, account: UUID) -> Actor:
    found = session.get(Account, account)
    if found is None or found.closed_at is not None:
        raise NotAllowed("To konto jest zamknięte. Dostęp nadaje kierownik.")
    today = today_of(session)
    _require_papers(session, account, today)
    roles = _roles_on(session, account, today)
    if not rights_of(roles):
        raise NotAllowed("To konto nie ma dziś żadnej roli. Dostęp nadaje kierownik.")
    return Actor(account, found.name, roles, found.worker_id, login=found.login)


def _roles_on(session: Session, account: UUID, day: date) -> frozenset[Role]:
    table = AccountRole
    query = select(table.role).where(
        table.account_id == account,
        table.valid_from <= day,
        or_(table.valid_to.is_(None), table.valid_to >= day),
    )
    return frozenset(session.scalars(query))


def _require_papers(session: Session, account: UUID, day: date) -> None:
    table = Authorisation
    query = select(table.kind).where(
        table.account_id == account,
        table.given_on <= day,
        or_(table.withdrawn_on.is_(None), table.withdrawn_on > day),
    )
    missing = set(PaperKind) - set(session.scalars(query))
    if missing:
        raise NotAllowed(
            f"Konto nie otwiera danych bez ważnych dokumentów: {_named(missing)} (art. 7 ust. 4 ustawy). "
            "Daty wpisuje kierownik."
        )


def _named(papers: Iterable[PaperKind]) -> str:
    words = {
        PaperKind.AUTHORISATION: "pisemnego upoważnienia",
        PaperKind.CONFIDENTIALITY: "zobowiązania do zachowania poufności",
    }
    return " i ".join(words[paper] for paper in PaperKind if paper in set(papers))
