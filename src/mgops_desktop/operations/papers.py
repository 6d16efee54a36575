"""Papers for the data officer: shipped wording, filled with what the centre and its folder know of themselves."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.clock import as_local
from mgops_desktop.domain.rights import ROLE_LABELS, Right, Role
from mgops_desktop.domain.wording import listing, long_date, number
from mgops_desktop.files import shipped
from mgops_desktop.operations.annual_report.gather import centre_address
from mgops_desktop.operations.folder_facts import FolderFacts
from mgops_desktop.reports.blocks import Centre, Report
from mgops_desktop.reports.paper import paper
from mgops_desktop.storage.access import question
from mgops_desktop.storage.account import AccountRow, accounts
from mgops_desktop.storage.context import context_of, today_of
from mgops_desktop.storage.extent import Extent, extent
from mgops_desktop.storage.setting import CentreRow, centre, parameters_of

_FOLDER = ("resources", "templates", "rodo")
_NOT_SEEN = "podaje zespół interdyscyplinarny (to konto nie ma klucza)"
_UNCONFIRMED = " (do potwierdzenia)"


@dataclass(frozen=True)
class PaperKind:
    """A paper as the list offers it; one for a `person` is filled with an account."""

    key: str
    title: str
    about: str
    person: bool


@dataclass(frozen=True)
class PaperFacts:
    """What the records say: the centre, how much there is, whose accounts there are."""

    centre: CentreRow
    extent: Extent
    accounts: tuple[AccountRow, ...]
    log_years: str
    today: date
    practice: bool


@cache
def paper_kinds() -> tuple[PaperKind, ...]:
    """Return the papers in the order of resources/templates/rodo/spis.toml."""
    return tuple(PaperKind(**one) for one in _register()["paper"])


@question("dane do papierów RODO", Right.SETTINGS)
def paper_facts(session: Session) -> PaperFacts:
    """Gather what the papers say of the centre; open accounts only."""
    years = parameters_of(session).on_or_first("retention_log_years", today_of(session))
    return PaperFacts(
        centre=centre(session),
        extent=extent(session),
        accounts=tuple(one for one in accounts(session) if one.closed_at is None),
        log_years=f"{years.value} {years.unit}" + ("" if years.confirmed else _UNCONFIRMED),
        today=today_of(session),
        practice=context_of(session).practice,
    )


def paper_of(
    key: str, facts: PaperFacts, folder: FolderFacts, account: UUID | None = None
) -> Report:
    """Return a paper ready to be rendered; without an account the person's places are gaps."""
    wording = shipped(*_FOLDER, f"{key}.md").read_text(encoding="utf-8")
    here = facts.centre
    head = Centre(here.name, centre_address(here))
    values = paper_values(facts, folder, account)
    return paper(key, wording, values, head, facts.today, practice=facts.practice)


def paper_values(
    facts: PaperFacts, folder: FolderFacts, account: UUID | None = None
) -> dict[str, str]:
    """Return every value that a wording may ask for; empty where nothing is known."""
    here = facts.centre
    return {
        "gap": "",
        "centre": here.name,
        "address": centre_address(here)[0] if centre_address(here) else "",
        "municipality": here.municipality,
        "head": here.head_name,
        "place": here.place,
        "today": long_date(facts.today),
        "log_years": facts.log_years,
        "account_list": _account_lines(facts.accounts, facts.today),
        **_counts(facts.extent),
        **_folder_values(folder),
        **_person_values(facts, account),
    }


def _counts(held: Extent) -> dict[str, str]:
    known = {name: getattr(held, name) for name in Extent.__dataclass_fields__}
    return {name: _NOT_SEEN if one is None else number(one) for name, one in known.items()}


def _folder_values(folder: FolderFacts) -> dict[str, str]:
    newest = "nie ma jeszcze żadnej"
    if folder.newest is not None:
        made = as_local(folder.newest)
        proof = "sprawdzona w całości" if folder.checked_in_full else "sprawdzona w części"
        newest = f"{long_date(made.date())}, godz. {made:%H:%M}, {proof}"
    return {
        "data_path": folder.path,
        "backup_path": folder.backups,
        "backup_count": number(folder.backup_count),
        "last_backup": newest,
        "argon_memory": f"{folder.memory_mib} MiB",
        "argon_passes": str(folder.passes),
    }


def _person_values(facts: PaperFacts, account: UUID | None) -> dict[str, str]:
    chosen = next((one for one in facts.accounts if one.id == account), None)
    if chosen is None:
        return dict.fromkeys(("person", "login", "roles", "scope", "authorised"), "")
    roles = sorted(chosen.roles_on(facts.today), key=list(Role).index)
    return {
        "person": chosen.name,
        "login": chosen.login,
        "roles": listing([ROLE_LABELS[role] for role in roles]),
        "scope": "\n".join(_scopes()[role.value] for role in roles),
        "authorised": long_date(chosen.authorised) if chosen.authorised else "",
    }


def _account_lines(listed: Sequence[AccountRow], day: date) -> str:
    lines = []
    for one in listed:
        roles = sorted(one.roles_on(day), key=list(Role).index)
        words = listing([ROLE_LABELS[role] for role in roles]) or "bez roli"
        lines.append(f"{one.name or one.login}: {words}")
    return "\n".join(lines)


def _scopes() -> Mapping[str, str]:
    scopes: Mapping[str, str] = _register()["scopes"]
    return scopes


@cache
def _register() -> Mapping[str, Any]:
    text = shipped(*_FOLDER, "spis.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
