"""The centre of the year: its folder on the second of January, and what the head prepares on that day."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication
from tests.acceptance.year.deeds import (
    ASSISTANT,
    HEAD,
    LEADING,
    STAFF,
    STANDING_IN,
    SUBSTITUTE,
)
from tests.acceptance.year.hands import Worker
from tests.gui.folder import Desk

from mgops_desktop.domain.clock import FixedClock
from mgops_desktop.domain.rights import Role
from mgops_desktop.gui.style.look import Look
from mgops_desktop.operations.data_folder import FirstAccount, create_data_folder
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.key_file import KeyStore
from mgops_desktop.storage.vault.keys import unlock

FIRST_DAY = date(2026, 1, 2)
PASSWORD = "zielona ławka przed domem"
_ACCOUNTS = {HEAD: Role.HEAD, ASSISTANT: Role.ASSISTANT, SUBSTITUTE: Role.ASSISTANT}


def found(path: Path, app: QApplication) -> Desk:
    """Found the folder with its three accounts; the first run itself is told by the working day."""
    accounts = [
        FirstAccount(login, login.capitalize(), PASSWORD, frozenset({role}))
        for login, role in _ACCOUNTS.items()
    ]
    create_data_folder(path, accounts, FixedClock.on(FIRST_DAY))
    key_file = KeyStore(DataFolder(path)).read()
    keys = {login: unlock(key_file, login, PASSWORD) for login in _ACCOUNTS}
    return Desk(keys, path, Look(app), app)


def sits_down(desk: Desk, login: str, day: date) -> Worker:
    """Somebody sits down at the window on a day."""
    return Worker(desk.sit_down(login, FixedClock.on(day)))


def prepares(head: Worker) -> None:
    """Three workers with their contracts; two of them have an account."""
    head.turns_to("Kadra")
    for name, position, since, part in STAFF:
        surname, first_name = name.split()
        head.clicks("Dodaj pracownika")
        head.fills(
            {
                "Nazwisko": surname,
                "Imię": first_name,
                "Sprawdzenie w rejestrze": "2.1.2026",
                "Nie figuruje w rejestrze": True,
            }
        )
        head.saves()
        head.awaits("Umowy")
        head.adds(
            "umowa",
            {
                "Stanowisko": position,
                "Rodzaj umowy": "umowa o pracę",
                "Część etatu": part,
                "Od": since,
            },
        )
    head.turns_to("Ustawienia")
    head.clicks_row("Konta")
    for login, name in ((ASSISTANT, LEADING), (SUBSTITUTE, STANDING_IN)):
        head.clicks_row(login.capitalize())
        head.clicks("Popraw")
        head.fills({"Pracownik": name})
        head.clicks("Zapisz")
        head.awaits("Zapisano dane konta.")
        head.clicks("Wróć")
