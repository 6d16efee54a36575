"""What the window remembers on this computer: its size, theme, rhythm and last folders. Nothing of the data."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from mgops_desktop.gui.style.tokens import Theme

_GEOMETRY, _THEME, _FOLDER, _SCALE = "okno/rozmiar", "okno/wyglad", "pliki/folder", "okno/tekst"
_LOCK, _RHYTHM, _BACKUPS = "okno/blokada", "kopie/co_minut", "kopie/miejsce"
_RECENT, _MOST_RECENT = "pliki/ostatnie", 5
_SECOND = "kopie/drugie"
_LISTS, _BETWEEN, _BACKWARDS = "listy", "|", "od konca"
SCALES = (100, 125, 150, 175, 200)
LOCK_MINUTES = (2, 5, 10, 15, 30)
"""Minutes without a sign of life after which the program locks itself."""
BACKUP_MINUTES = (15, 30, 60, 120)
_LOCK_DEFAULT, _RHYTHM_DEFAULT = 10, 30


class WindowMemory(QObject):
    """Reads and writes a small INI file; a damaged or missing one means the first start.

    `changed` tells that lock time, rhythm or the second place for backups is another.
    """

    changed = Signal()

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def geometry(self) -> QByteArray:
        """The size and place of the window, empty at the first start."""
        kept = self._settings.value(_GEOMETRY)
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def keep_geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue(_GEOMETRY, geometry)

    @property
    def theme(self) -> Theme:
        return Theme.DARK if self._settings.value(_THEME) == Theme.DARK.value else Theme.LIGHT

    def keep_theme(self, theme: Theme) -> None:
        self._settings.setValue(_THEME, theme.value)

    def hidden_columns(self, shown_list: str) -> frozenset[str]:
        """The titles of the columns that were hidden in a list."""
        kept = str(self._settings.value(f"{_LISTS}/{shown_list}/ukryte", ""))
        return frozenset(title for title in kept.split(_BETWEEN) if title)

    def keep_hidden_columns(self, shown_list: str, titles: Iterable[str]) -> None:
        self._settings.setValue(f"{_LISTS}/{shown_list}/ukryte", _BETWEEN.join(titles))

    def sorting(self, shown_list: str) -> tuple[str, bool]:
        """The title of the column that a list is sorted by, and whether backwards; no title: as it came."""
        kept = str(self._settings.value(f"{_LISTS}/{shown_list}/kolejnosc", ""))
        title, _between, way = kept.partition(_BETWEEN)
        return title, way == _BACKWARDS

    def keep_sorting(self, shown_list: str, title: str, *, backwards: bool) -> None:
        kept = f"{title}{_BETWEEN}{_BACKWARDS if backwards else ''}" if title else ""
        self._settings.setValue(f"{_LISTS}/{shown_list}/kolejnosc", kept)

    @property
    def scale(self) -> int:
        """The text size in per cent."""
        return self._one_of(_SCALE, SCALES, SCALES[0])

    def keep_scale(self, percent: int) -> None:
        self._settings.setValue(_SCALE, percent)

    @property
    def lock_minutes(self) -> int:
        """After how many minutes without a sign of life the window is locked."""
        return self._one_of(_LOCK, LOCK_MINUTES, _LOCK_DEFAULT)

    def keep_lock_minutes(self, minutes: int) -> None:
        self._settings.setValue(_LOCK, minutes)
        self.changed.emit()

    @property
    def backup_minutes(self) -> int:
        """How long after a backup the next automatic one is made at the earliest."""
        return self._one_of(_RHYTHM, BACKUP_MINUTES, _RHYTHM_DEFAULT)

    def keep_backup_minutes(self, minutes: int) -> None:
        self._settings.setValue(_RHYTHM, minutes)
        self.changed.emit()

    @property
    def backup_place(self) -> Path | None:
        """The other place that backups are copied to, None before one was chosen."""
        kept = str(self._settings.value(_BACKUPS, ""))
        return Path(kept) if kept else None

    def keep_backup_place(self, place: Path | None) -> None:
        self._settings.setValue(_BACKUPS, "" if place is None else str(place))
        self.changed.emit()

    def second_reached(self, vault: str) -> datetime | None:
        """When the second place last had the newest backup of a data folder; None: never since it was chosen."""
        kept = self._settings.value(f"{_SECOND}/{vault}")
        place, moment = (*kept, "", "")[:2] if isinstance(kept, list) else ("", "")
        return _moment(str(moment)) if place and Path(str(place)) == self.backup_place else None

    def keep_second_reached(self, vault: str, moment: datetime) -> None:
        self._settings.setValue(f"{_SECOND}/{vault}", [str(self.backup_place), moment.isoformat()])

    @property
    def recent_folders(self) -> tuple[Path, ...]:
        """The data folders that were opened on this computer, the last one first."""
        kept = self._settings.value(_RECENT, [])
        found = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
        return tuple(Path(str(one)) for one in found if one)[:_MOST_RECENT]

    def note_folder(self, path: Path) -> None:
        """Remember that a data folder was opened; the oldest are forgotten."""
        others = [one for one in self.recent_folders if one != path]
        self._settings.setValue(_RECENT, [str(one) for one in (path, *others)][:_MOST_RECENT])

    @property
    def folder(self) -> Path:
        """The folder a file was saved in last; the home folder before that or when it is gone."""
        kept = Path(str(self._settings.value(_FOLDER, "")))
        return kept if kept.name and kept.is_dir() else Path.home()

    def keep_folder(self, folder: Path) -> None:
        self._settings.setValue(_FOLDER, str(folder))

    def _one_of(self, key: str, allowed: tuple[int, ...], otherwise: int) -> int:
        text = str(self._settings.value(key, ""))
        return int(text) if text.isdecimal() and int(text) in allowed else otherwise


def _moment(text: str) -> datetime | None:
    """A damaged file of settings must not keep the program from opening."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
