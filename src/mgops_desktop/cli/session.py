"""Opening the data folder for one command."""

import argparse
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mgops_desktop.cli.output import say
from mgops_desktop.domain.clock import Clock, DayClock, SystemClock
from mgops_desktop.domain.errors import UserError, WrongPassword
from mgops_desktop.domain.period import Period
from mgops_desktop.operations.data_folder import OpenData, open_data
from mgops_desktop.storage.vault.folder import default_folder

PASSWORD = "MGOPS_PASSWORD"
NEW_PASSWORD = "MGOPS_NEW_PASSWORD"


def clock_of(arguments: argparse.Namespace) -> Clock:
    """The system's clock, or one that says `--today` when asked for the day."""
    return DayClock(arguments.today) if arguments.today else SystemClock()


def folder_of(arguments: argparse.Namespace) -> Path:
    """The data folder asked for, or the user's own."""
    return arguments.data or default_folder()


def password_of(*, new: bool = False) -> str:
    """The password from MGOPS_PASSWORD, else asked on the terminal; WrongPassword without either."""
    return _given_or_asked(PASSWORD, "Hasło: ", "Brak hasła", twice=new)


def new_password_of() -> str:
    """The password to be set, from MGOPS_NEW_PASSWORD, else asked on the terminal."""
    return _given_or_asked(NEW_PASSWORD, "Nowe hasło: ", "Brak nowego hasła", twice=True)


def _given_or_asked(variable: str, words: str, missing: str, *, twice: bool) -> str:
    given = os.environ.get(variable)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise WrongPassword(
            f"{missing}: ustaw zmienną {variable} albo uruchom polecenie w terminalu."
        )
    password = getpass.getpass(words)
    if twice and getpass.getpass("Powtórz hasło: ") != password:
        raise WrongPassword("Hasła się różnią. Niczego nie zmieniono.")
    return password


@contextmanager
def opened(arguments: argparse.Namespace, *, changes: bool = False) -> Iterator[OpenData]:
    """Open the folder for a command; after one that changes data, leave counts and back up.

    A command that only reads leaves no trace but the reading log.
    """
    with opened_for_keys(arguments) as data:
        yield data
        if not changes:
            data.let_go()
            return
        closing = data.close()
        for warning in closing.warnings if closing else ():
            say(warning)


@contextmanager
def opened_for_keys(arguments: argparse.Namespace) -> Iterator[OpenData]:
    """Open the folder for a command that closes it itself; a failure lets it go."""
    data = open_data(
        folder_of(arguments), password_of(), clock_of(arguments), login=arguments.login
    )
    for warning in data.warnings:
        say(warning)
    try:
        yield data
    except BaseException:
        if data.opened.lock.is_held:
            data.let_go()
        raise


def period_of(arguments: argparse.Namespace) -> Period:
    """The period asked for: a year, a half-year, or any two days."""
    if arguments.first or arguments.last:
        if arguments.year or not (arguments.first and arguments.last):
            raise UserError("Podaj albo --year (i --half), albo obie daty: --from i --to.")
        if arguments.last < arguments.first:
            raise UserError("Okres kończy się, zanim się zaczyna.")
        return Period(arguments.first, arguments.last)
    if not arguments.year:
        raise UserError(
            "Podaj okres: --year ROK, --year ROK --half 1|2 albo --from DATA --to DATA."
        )
    if arguments.half:
        return Period.half(arguments.year, arguments.half)
    return Period.year(arguments.year)
