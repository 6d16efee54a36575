"""The short forms of accounts: a new one, its details, a role, a password."""

from collections.abc import Mapping, Sequence
from datetime import date

from mgops_desktop.domain.rights import ROLE_LABELS, Role
from mgops_desktop.gui.asked_form import (
    Asked,
    AskedForm,
    a_day,
    a_line,
    new_password,
    one_of,
    some_of,
)
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.gui.widgets.fields import Value
from mgops_desktop.operations.account_records import AccountChange
from mgops_desktop.operations.accounts import ListedAccount, NewLogin
from mgops_desktop.storage.worker import StaffRow

_NOBODY = Choice("", "— (spoza kadry)")
_KEYS = "Gdy rola dawała dostęp do procedur „Niebieskie Karty”, program wymieni klucze i poprosi o hasło."


def new_account_form(parts: Parts, workers: Sequence[StaffRow]) -> AskedForm:
    """Who, as what, on which papers, with which first password."""
    today = parts.today.isoformat()
    asked = (
        Asked("name", "Imię i nazwisko", a_line),
        Asked("login", "Login", a_line, help="Krótka nazwa konta, np. anna."),
        Asked("worker", "Pracownik", one_of(_workers(workers)), required=False, help=_WORKER),
        Asked("roles", "Role", some_of(_roles(Role)), wide=True),
        Asked("authorised", "Upoważnienie z dnia", a_day, value=today),
        Asked("confidentiality", "Oświadczenie o poufności z dnia", a_day, value=today),
        *new_password("Pierwsze hasło"),
    )
    note = "pierwsze hasło właściciel zmieni sam: Ustawienia, Moje hasło"
    return AskedForm(parts, "Nowe konto", note, asked, "Załóż konto")


def new_login_of(values: Mapping[str, Value]) -> NewLogin:
    """Read the form of a new account."""
    roles = values["roles"]
    return NewLogin(
        login=str(values["login"]).strip(),
        name=str(values["name"]).strip(),
        password=str(values["password"]),
        roles=frozenset(Role(role) for role in roles) if isinstance(roles, list) else frozenset(),
        authorised=date.fromisoformat(str(values["authorised"])),
        confidentiality=date.fromisoformat(str(values["confidentiality"])),
        worker=str(values["worker"] or ""),
    )


def details_form(parts: Parts, one: ListedAccount, workers: Sequence[StaffRow]) -> AskedForm:
    """Name, worker and papers of an account."""
    row = one.row
    asked = (
        Asked("name", "Imię i nazwisko", a_line, value=row.name),
        Asked(
            "worker",
            "Pracownik",
            one_of(_workers(workers)),
            required=False,
            help=_WORKER,
            value=row.worker,
        ),
        Asked("authorised", "Upoważnienie z dnia", a_day, value=_text(row.authorised)),
        Asked(
            "confidentiality",
            "Oświadczenie o poufności z dnia",
            a_day,
            value=_text(row.confidentiality),
        ),
    )
    return AskedForm(parts, row.name or row.login, "dane konta", asked, "Zapisz")


def change_of(values: Mapping[str, Value]) -> AccountChange:
    """Read the form of the details."""
    return AccountChange(
        str(values["name"]),
        str(values["worker"] or ""),
        date.fromisoformat(str(values["authorised"])),
        date.fromisoformat(str(values["confidentiality"])),
    )


def role_form(parts: Parts, one: ListedAccount, *, ends: bool) -> AskedForm:
    """Which role is given from today, or ended with yesterday."""
    held = one.row.roles_on(parts.today)
    offered = [role for role in Role if (role in held) is ends]
    title = "Zakończenie roli" if ends else "Nowa rola"
    rule = "Rola skończy się z dniem wczorajszym." if ends else "Rola zacznie się dziś."
    words = f"{rule} {_KEYS}" if ends else rule
    asked = (Asked("role", "Rola", one_of(_roles(offered)), help=words, wide=True),)
    name = one.row.name or one.row.login
    return AskedForm(parts, title, name, asked, "Zakończ rolę" if ends else "Nadaj rolę")


def password_form(parts: Parts, one: ListedAccount) -> AskedForm:
    """A new password for somebody who forgot it."""
    name = one.row.name or one.row.login
    return AskedForm(parts, "Nowe hasło", name, new_password(), "Ustaw hasło")


_WORKER = "Dzięki temu konto widzi swoje rodziny."


def _workers(workers: Sequence[StaffRow]) -> list[Choice]:
    return [_NOBODY, *(Choice(one.number, f"{one.name} ({one.number})") for one in workers)]


def _roles(roles: Sequence[Role] | type[Role]) -> list[Choice]:
    return [Choice(role.value, ROLE_LABELS[role]) for role in roles]


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
