"""Opening the data folder for one command."""

import argparse
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mgops_desktop.cli.output import say
from mgops_desktop.domain.clock import Clock, FixedClock, SystemClock
from mgops_desktop.domain.errors import UserError, WrongPassword
from mgops_desktop.domain.period import Period
from mgops_desktop.operations.data_folder import OpenData, open_data
from mgops_desktop.storage.vault.folder import default_folder

PASSWORD = "MGOPS_PASSWORD"


def clock_of(arguments: argparse.Namespace) -> Clock:
    """The system's clock, or one that stands at noon of `--today`."""
    return FixedClock.on(arguments.today) if arguments.today else SystemClock()


def folder_of(arguments: argparse.Namespace) -> Path:
    """The data folder asked for, or the user's own."""
    return arguments.data or default_folder()


def password_of(*, new: bool = False) -> str:
    """The password from MGOPS_PASSWORD, else asked on the terminal; WrongPassword without either."""
    given = os.environ.get(PASSWORD)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise WrongPassword(
            f"Brak hasła: ustaw zmienną {PASSWORD} albo uruchom polecenie w terminalu."
        )
    password = getpass.getpass("Hasło: ")
    if new and getpass.getpass("Powtórz hasło: ") != password:
        raise WrongPassword("Hasła się różnią. Niczego nie założono.")
    return password


@contextmanager
def opened(arguments: argparse.Namespace) -> Iterator[OpenData]:
    """Open the folder, and close it with a verified backup of what was changed."""
    with opened_for_keys(arguments) as data:
        yield data
        data.close()


@contextmanager
def opened_for_keys(arguments: argparse.Namespace) -> Iterator[OpenData]:
    """Open the folder for a command that closes it itself; a failure closes it without a backup."""
    data = open_data(
        folder_of(arguments), password_of(), clock_of(arguments), login=arguments.login
    )
    for warning in data.warnings:
        say(warning)
    try:
        yield data
    except BaseException:
        if data.opened.lock.is_held:
            data.close(with_backup=False)
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
