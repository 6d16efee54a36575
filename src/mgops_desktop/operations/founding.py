"""Founding the centre's own data folder: what is asked first, judged by the rules of the records it becomes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.clock import Clock
from mgops_desktop.domain.errors import FolderRefused, Problem, UserError
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations import rules
from mgops_desktop.operations.data_folder import FirstAccount, create_data_folder
from mgops_desktop.operations.records.forms import plain_fields
from mgops_desktop.operations.records.shapes import FieldShape
from mgops_desktop.operations.records.values import FormValue, from_form
from mgops_desktop.operations.rules.draft import Entry, examine
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.numbers import next_number
from mgops_desktop.storage.tables.account import Account
from mgops_desktop.storage.tables.centre import Centre
from mgops_desktop.storage.tables.staff import Worker
from mgops_desktop.storage.types import new_id
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.passwords import WeakPassword, check_password
from mgops_desktop.storage.vault.place import Place
from mgops_desktop.storage.vault.recovery_code import new_code

__all__ = ["NewCentre", "centre_fields", "found", "judge_centre", "new_code", "password_problem"]

_KIND = "centre"


@dataclass(frozen=True)
class NewCentre:
    """What is known before a folder is founded: the centre as its form gives it, and the first person."""

    centre: Mapping[str, FormValue]
    first_name: str
    surname: str
    job_title: str
    login: str
    password: str = field(repr=False)
    papers_from: date | None = None
    """Day of the written authorisation and of the confidentiality statement; None: the day of founding."""
    working: bool = False
    """Whether the folder is a working one, which gives provisional numbers."""

    @property
    def person(self) -> str:
        return f"{self.first_name} {self.surname}".strip()


def centre_fields() -> tuple[FieldShape, ...]:
    """Return the fields of the centre, the same as in its form later."""
    return plain_fields(_KIND)


def judge_centre(
    given: Mapping[str, FormValue], today: date
) -> tuple[list[Problem], list[Problem]]:
    """Return what must be put right in the centre's fields, and what can be made up for later."""
    rules.load()
    sheet = BY_KEY[_KIND]
    try:
        values = from_form(sheet, given)
    except UserError as error:
        return list(error.problems), []
    # as a correction of the empty record that founding writes; no rule of the centre asks for others then
    found = examine(Entry(Session(), sheet, values, today, id=new_id()))
    keys = {column.attribute: column.key for column in sheet.columns}
    problems = [
        (one.is_error, Problem(one.message, field=keys.get(one.column, one.column), code=one.code))
        for one in found
    ]
    return [one for is_error, one in problems if is_error], [
        one for is_error, one in problems if not is_error
    ]


def password_problem(password: str, login: str) -> str:
    """Return why a password will not do, nothing if it will."""
    try:
        check_password(password, login)
    except WeakPassword as error:
        return error.message
    return ""


def require_empty(path: Path) -> None:
    """Raise FolderRefused unless a data folder can be founded here."""
    folder = DataFolder(path)
    if folder.is_initialised():
        raise FolderRefused("W tym folderze są już dane programu. Wybierz inny folder.")
    if path.exists() and not folder.is_empty():
        raise FolderRefused(
            f"Folder {path} nie jest pusty. Nowy folder danych zakłada się tylko w pustym miejscu."
        )
    Place().check_data(path)


def found(path: Path, new: NewCentre, code: str, clock: Clock) -> None:
    """Found the folder whole or not at all; `code` is the recovery code that was printed.

    Raises FolderRefused, WeakPassword, DiskFull.
    """

    def fill(database: Database) -> None:
        database.change(found_centre, new)

    account = FirstAccount(new.login, new.person, new.password)
    create_data_folder(
        path,
        [account],
        clock,
        papers_from=new.papers_from,
        working=new.working,
        code=code,
        fill=fill,
    )


@operation("założenie ośrodka", Right.FOUNDING)
def found_centre(session: Session, new: NewCentre) -> None:
    """Write the header of the centre, and the first person as a worker with the first account."""
    centre = session.scalars(select(Centre).order_by(Centre.created_at)).first()
    assert centre is not None  # seeded with the folder
    for name, value in from_form(BY_KEY[_KIND], new.centre).items():
        setattr(centre, name, value)
    worker = Worker(
        number=next_number(session, Worker),
        surname=new.surname,
        first_name=new.first_name,
        job_title=new.job_title,
    )
    session.add(worker)
    session.flush()
    for account in session.scalars(select(Account)):
        account.worker_id = worker.id
