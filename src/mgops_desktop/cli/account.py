"""account: add, change, close, roles, passwords, the recovery code, the list."""

import argparse

from mgops_desktop.cli.folder import code_file
from mgops_desktop.cli.output import put_json, put_line, say
from mgops_desktop.cli.session import new_password_of, opened, opened_for_keys, password_of
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.account_records import AccountChange
from mgops_desktop.operations.accounts import (
    NewLogin,
    add_account,
    change_details,
    change_own_password,
    close_account,
    end_role,
    give_role,
    list_accounts,
    replace_recovery_code,
    reset_password,
    rotate_keys,
)
from mgops_desktop.operations.data_folder import OpenData


def show(arguments: argparse.Namespace) -> int:
    """Print all accounts with their roles and papers."""
    with opened(arguments) as data:
        listed = list_accounts(data)
    put_json(
        {
            "accounts": [
                {
                    "login": one.row.login,
                    "name": one.row.name,
                    "worker": one.row.worker,
                    "closed": one.row.closed_at is not None,
                    "can_open": one.can_open,
                    "authorised": one.row.authorised,
                    "confidentiality": one.row.confidentiality,
                    "roles": [
                        {"role": span.role, "from": span.valid_from, "to": span.valid_to}
                        for span in one.row.roles
                    ],
                }
                for one in listed
            ]
        }
    )
    return 0


def add(arguments: argparse.Namespace) -> int:
    """Add an account; its first password comes from MGOPS_NEW_PASSWORD or the terminal."""
    with opened(arguments, changes=True) as data:
        new = NewLogin(
            login=arguments.account,
            name=arguments.name,
            password=new_password_of(),
            roles=frozenset(Role(role) for role in arguments.role),
            authorised=arguments.authorised,
            confidentiality=arguments.confidentiality or arguments.authorised,
            worker=arguments.worker or "",
        )
        add_account(data, new)
    say(f"Założono konto „{arguments.account}”. Hasło zmieni właściciel: account password.")
    return 0


def change(arguments: argparse.Namespace) -> int:
    """Correct an account's name, its worker or the dates of its papers."""
    wanted = AccountChange(
        name=arguments.name,
        worker=arguments.worker,
        authorised=arguments.authorised,
        confidentiality=arguments.confidentiality,
    )
    if wanted == AccountChange():
        raise UserError("Podaj, co zmienić: --name, --worker, --authorised, --confidentiality.")
    with opened(arguments, changes=True) as data:
        change_details(data, arguments.account, wanted)
    say(f"Zmieniono dane konta „{arguments.account}”.")
    return 0


def close(arguments: argparse.Namespace) -> int:
    """Close an account and replace the keys that it held."""
    with opened_for_keys(arguments) as data:
        taken = close_account(data, arguments.account)
        _replace_keys(data, taken)
    say(f"Zamknięto konto „{arguments.account}”.")
    return 0


def role(arguments: argparse.Namespace) -> int:
    """Give or end a role."""
    if (arguments.give is None) == (arguments.end is None):
        raise UserError("Podaj albo --give ROLA, albo --end ROLA.")
    if arguments.give is not None:
        with opened(arguments, changes=True) as data:
            give_role(data, arguments.account, Role(arguments.give))
        say(f"Nadano rolę kontu „{arguments.account}”.")
        return 0
    with opened_for_keys(arguments) as data:
        taken = end_role(data, arguments.account, Role(arguments.end))
        _replace_keys(data, taken)
    say(f"Zakończono rolę konta „{arguments.account}”.")
    return 0


def password(arguments: argparse.Namespace) -> int:
    """Change one's own password, or give another account a new one."""
    with opened(arguments, changes=True) as data:
        if arguments.of is None:
            change_own_password(data, password_of(), new_password_of())
        else:
            reset_password(data, arguments.of, new_password_of())
    say("Zmieniono hasło.")
    return 0


def recovery_code(arguments: argparse.Namespace) -> int:
    """Replace the recovery sheet; the new code is the only line of standard output."""
    with opened(arguments, changes=True) as data:
        if arguments.recovery_out is None:
            put_line(replace_recovery_code(data))
        else:
            with code_file(arguments.recovery_out) as file:
                file.write(replace_recovery_code(data) + "\n")
    say("Poprzedni kod odzyskiwania przestał działać. Zniszcz starą kartkę, nową schowaj w sejfie.")
    return 0


def _replace_keys(data: OpenData, compartments: frozenset[str]) -> None:
    left = rotate_keys(data, compartments)
    if left:
        say(
            "Klucza do procedur „Niebieskie Karty” nie wymieniono: to konto go nie ma. "
            "Wymieni go kierownik z dostępem do procedur."
        )
    if compartments - left:
        say("Wymieniono klucze danych. Starsze kopie zapasowe otwierają się starymi hasłami.")
