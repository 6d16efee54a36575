"""Searches that somebody keeps under a name: his own, inside the encrypted data, gone when he takes them away."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import clean_text, sort_key
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.context import actor_of
from mgops_desktop.storage.tables.base import LINE_LENGTH
from mgops_desktop.storage.tables.furniture import CENTRE

_NAME_LENGTH = 60
MOST = 20


@dataclass(frozen=True)
class SavedSearch:
    """What is searched for, under the name that it was given."""

    id: UUID
    name: str
    text: str


@question("zapisane wyszukiwania", Right.ADDRESS_READ)
def saved_searches(session: Session) -> list[SavedSearch]:
    """Return the searches of the acting account by their names."""
    table = CENTRE.saved_search
    rows = session.scalars(select(table).where(table.account == actor_of(session).account))
    found = [SavedSearch(row.id, row.name, row.text) for row in rows]
    return sorted(found, key=lambda one: sort_key(one.name))


@operation("zapisanie wyszukiwania", Right.ADDRESS_READ)
def save_search(session: Session, name: str, text: str) -> None:
    """Keep a search; one of the same name is replaced. Raises UserError without a name, and for too many."""
    name = clean_text(name, _NAME_LENGTH, field="name").strip()
    text = clean_text(text, LINE_LENGTH, field="text").strip()
    if not name or not text:
        raise UserError("Podaj nazwę, pod którą wyszukiwanie ma być zapisane.")
    table, account = CENTRE.saved_search, actor_of(session).account
    others = [one for one in saved_searches(session) if one.name != name]
    if len(others) >= MOST:
        raise UserError(f"Zapisanych wyszukiwań jest już {MOST}. Usuń któreś z nich.")
    session.execute(delete(table).where(table.account == account, table.name == name))
    session.add(table(account=account, name=name, text=text))


@operation("usunięcie wyszukiwania", Right.ADDRESS_READ)
def forget_search(session: Session, search: UUID) -> None:
    """Take a search of one's own away."""
    table = CENTRE.saved_search
    own = table.account == actor_of(session).account
    session.execute(delete(table).where(table.id == search, own))
