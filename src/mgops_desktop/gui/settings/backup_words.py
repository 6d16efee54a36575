"""Backups as rows and words."""

from collections.abc import Mapping
from datetime import datetime

from mgops_desktop.domain.clock import as_local
from mgops_desktop.domain.wording import counted, short_date
from mgops_desktop.gui.sizes import size_in_words
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.words import joined
from mgops_desktop.storage.vault.register import Backup
from mgops_desktop.storage.vault.restore import Description
from mgops_desktop.storage.vault.retention import State

_TONES = {
    State.VERIFIED: "ok",
    State.COPIED: "warn",
    State.UNVERIFIED: "warn",
    State.DAMAGED: "danger",
}
_COUNTED = (("family", "rodzina"), ("person", "osoba"), ("visit", "wizyta"))


def backup_row(backup: Backup) -> TwoLineRow:
    """Return a backup as a row: when, why and how large it is, and what is known of it."""
    made = as_local(backup.made_at)
    checked = ""
    if backup.checked_at is not None and backup.checked_at != backup.made_at:
        checked = f"sprawdzona {short_date(as_local(backup.checked_at).date())}"
    return TwoLineRow(
        backup.path,
        f"{short_date(made.date())}, {made:%H:%M}",
        joined(backup.reason or "powód nieznany", size_in_words(backup.size), checked),
        badge=Badge(str(backup.state.value), _TONES[backup.state]),
        more=backup.name,
    )


def age_in_words(made_at: datetime, now: datetime) -> str:
    """Say how old something is: "z dzisiaj", "sprzed 3 dni"."""
    days = (as_local(now).date() - as_local(made_at).date()).days
    if days <= 0:
        return "z dzisiaj"
    return "z wczoraj" if days == 1 else f"sprzed {_genitive(days)}"


def contents_in_words(backup: Description, now: datetime) -> list[str]:
    """Say what a backup holds and how old it is, as it says itself before any password."""
    about = backup.manifest
    made = as_local(about.made_at)
    counts = _counts(about.counts)
    accounts = ", ".join(backup.logins)
    lines = [
        f"Kopia {age_in_words(about.made_at, now)}: {short_date(made.date())}, godz. {made:%H:%M}.",
        f"Powód: {about.reason}. Wersja programu: {about.program_version}.",
        f"W kopii: {counts}." if counts else "",
        f"Konta z tamtego dnia: {accounts}.",
    ]
    if about.unchecked:
        lines.append(
            "Procedury „Niebieskie Karty” tylko skopiowano; sprawdzi je odtwarzanie z kluczem."
        )
    return [line for line in lines if line]


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(counted(counts[name], noun) for name, noun in _COUNTED if name in counts)


def _genitive(days: int) -> str:
    return f"{days} dni"
