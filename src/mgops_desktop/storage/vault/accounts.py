"""Whose accounts a data folder has, read without the libraries that open it.

The password window is painted from this; whether the key file is whole and unaltered is found on opening.
"""

import json
from dataclasses import dataclass

from .folder import DataFolder


@dataclass(frozen=True)
class AccountName:
    """An account as the password window offers it."""

    login: str
    name: str


def account_names(folder: DataFolder) -> tuple[AccountName, ...]:
    """Return the accounts of the first copy of the key file that can be read, none if neither can."""
    for path in (folder.key_file, folder.key_file_copy):
        try:
            slots = json.loads(path.read_bytes())["slots"]
            return tuple(
                AccountName(str(slot["login"]), str(slot["name"]))
                for slot in slots
                if slot["kind"] == "password"
            )
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return ()
