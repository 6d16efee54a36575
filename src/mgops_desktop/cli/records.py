"""erase, register, log."""

import argparse

from mgops_desktop.cli.output import put_json, say
from mgops_desktop.cli.session import opened
from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.period import Period
from mgops_desktop.operations.erasing import Erasing, erase_record
from mgops_desktop.storage.reading_log import readings
from mgops_desktop.storage.register import NumberState, register_of

_DAYS = 30


def erase(arguments: argparse.Namespace) -> int:
    """Erase a binned record for good."""
    what = Erasing(arguments.kind, arguments.number, arguments.reason)
    with opened(arguments, changes=True) as data:
        erased = data.database.change(erase_record, what)
    say(f"Usunięto na zawsze: {erased}. W kopiach zapasowych zapis pozostaje, dopóki one istnieją.")
    return 0


def register(arguments: argparse.Namespace) -> int:
    """Print the register of a kind: every number, with day and reason where it was cancelled."""
    with opened(arguments) as data:
        lines = data.database.read(register_of, arguments.kind, arguments.year)
    put_json(
        {
            "kind": arguments.kind,
            "year": arguments.year,
            "numbers": [
                {
                    "number": line.number,
                    "state": line.state,
                    "day": line.day,
                    "reason": line.reason,
                }
                for line in lines
            ],
        }
    )
    cancelled = sum(line.state is NumberState.CANCELLED for line in lines)
    say(f"Numery: {len(lines)}, w tym anulowane: {cancelled}.")
    return 0


def log(arguments: argparse.Namespace) -> int:
    """Print who read which protected record, when and why; the last 30 days unless asked otherwise."""
    with opened(arguments) as data:
        today = data.database.clock.today()
        first = arguments.first or add_days(today, -_DAYS)
        last = arguments.last or today
        if last < first:
            raise UserError("Okres kończy się, zanim się zaczyna.")
        found = data.database.read(readings, Period(first, last))
    put_json(
        {
            "period": {"first": first, "last": last},
            "readings": [
                {
                    "at": one.at,
                    "login": one.login,
                    "kind": one.kind,
                    "number": one.number,
                    "purpose": one.purpose,
                }
                for one in found
            ],
        }
    )
    return 0
