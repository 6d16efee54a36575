"""demo."""

import argparse
import os

from mgops_desktop.cli.output import put_json, say
from mgops_desktop.cli.session import PASSWORD as PASSWORD_VARIABLE
from mgops_desktop.cli.session import clock_of, folder_of
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.practice import PASSWORD, Scale, Size, make_practice_folder
from mgops_desktop.storage.vault.folder import DataFolder

_FIRST_YEAR = 2012
_LAST_YEAR = 2100
"""The act on family support is in force since 2012; there is no such centre before."""


def demo(arguments: argparse.Namespace) -> int:
    """Found a folder with practice data; exit code 2 where something is in the way."""
    path = folder_of(arguments)
    if path.exists() and not DataFolder(path).is_empty():
        raise UserError(
            f"Folder {path} nie jest pusty. Niczego nie zmieniono; dane ćwiczeniowe zakłada się "
            "w nowym folderze: mgops-desktop demo --data FOLDER"
        )
    as_of = arguments.as_of or clock_of(arguments).today()
    if not _FIRST_YEAR <= as_of.year <= _LAST_YEAR:
        raise UserError(
            f"Dane ćwiczeniowe można założyć na dzień od {_FIRST_YEAR} do {_LAST_YEAR} roku."
        )
    scale = Scale(Size(arguments.size), as_of, arguments.seed)
    password = os.environ.get(PASSWORD_VARIABLE, PASSWORD)
    made = make_practice_folder(path, scale, password)
    put_json(
        {
            "folder": made.path,
            "size": scale.size.value,
            "as_of": scale.as_of,
            "seed": scale.seed,
            "accounts": made.logins,
            "records": made.records,
        }
    )
    say(f"Założono plik ćwiczeniowy ({short_date(as_of)}) w folderze {path}.")
    known = "cwiczenie" if password == PASSWORD else f"ze zmiennej {PASSWORD_VARIABLE}"
    say(f"Konta: {', '.join(made.logins)}; hasło: {known}.")
    return 0
