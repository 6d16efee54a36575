"""The state of the backups in words, for the foot of the window, the start page and the settings."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from mgops_desktop.domain.clock import as_local
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.upkeep import BackupState
from mgops_desktop.storage.vault.register import Backup

_OLD_DAYS, _TOO_OLD_DAYS = 7, 14
_TONES = ("muted", "ok", "accent", "warn", "danger")


@dataclass(frozen=True)
class SecondKnown:
    """What is known of the second place: when it last had the newest backup, whether it is there now, what is wrong."""

    path: Path
    reached: datetime
    is_there: bool | None = None
    problem: str = ""
    has_copy: bool = True


@dataclass(frozen=True)
class BackupReport:
    """How the backups stand: the first place, and the second; each in words with the tone that tells how bad it is.

    `second` is empty for a practice file, which is not copied elsewhere.
    """

    words: str
    tone: str
    second: str = ""
    second_tone: str = "muted"
    place: Path | None = None
    second_place: Path | None = None

    @property
    def foot(self) -> tuple[str, str]:
        """What the foot of the window says: of the second place only what must not be overlooked."""
        if self.second_tone not in ("warn", "danger") or self.second_place is None:
            return self.words, self.tone
        worse = max(self.tone, self.second_tone, key=_TONES.index)
        return f"{self.words} · {self.second}", worse


def backup_words(state: BackupState, today: date) -> tuple[str, str]:
    """Say how old the newest backup is and whether all of it was checked; the tone tells how bad that is."""
    if state.newest is None:
        words, tone = "Nie ma jeszcze sprawdzonej kopii", "warn"
    else:
        made = as_local(state.newest.made_at)
        when = _when(made.date(), today)
        tone = _tone(today, state.newest)
        words = f"Kopia sprawdzona {when} o {made:%H:%M}"
        if state.newest.unchecked:
            words = f"Kopia {when} o {made:%H:%M}, „Niebieskie Karty” tylko skopiowane"
            tone = _tone(today, state.verified) if state.verified else "warn"
    if state.damaged:
        day = short_date(as_local(state.damaged[0].made_at).date())
        return f"{words} · uszkodzona kopia z {day}", "danger"
    return words, tone


def second_words(known: SecondKnown | None, today: date) -> tuple[str, str]:
    """Say whether the second place has the newest backup, and for how long it has not been reached."""
    if known is None:
        return "Drugiego miejsca na kopie nie wybrano", "warn"
    reached = as_local(known.reached).date()
    days = (today - reached).days
    if known.problem:
        return "Druga kopia się nie udaje", "danger" if days >= _TOO_OLD_DAYS else "warn"
    if days >= _OLD_DAYS:
        tone = "danger" if days >= _TOO_OLD_DAYS else "warn"
        return f"Brak drugiej kopii od {days} dni", tone
    if known.is_there is None:
        words = "Sprawdzam drugie miejsce na kopie"
    elif not known.has_copy:
        words = "Druga kopia powstanie zaraz po pierwszej"
    elif known.is_there:
        return "Druga kopia jest aktualna", "ok"
    else:
        words = f"Drugie miejsce było dostępne {_when(reached, today)}"
    return words, "muted"


def _when(day: date, today: date) -> str:
    return {0: "dziś", 1: "wczoraj"}.get((today - day).days, short_date(day))


def _tone(today: date, backup: Backup) -> str:
    days = (today - as_local(backup.made_at).date()).days
    return "danger" if days >= _TOO_OLD_DAYS else "warn" if days >= _OLD_DAYS else "muted"
