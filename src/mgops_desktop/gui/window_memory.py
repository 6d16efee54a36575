"""What the window remembers on this computer: its size, theme and last folder. Nothing of the data."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from mgops_desktop.gui.style.tokens import Theme

_GEOMETRY, _THEME, _FOLDER, _SCALE = "okno/rozmiar", "okno/wyglad", "pliki/folder", "okno/tekst"
_LOCK = "blokada/minuty"
SHORTEST_LOCK, USUAL_LOCK, LONGEST_LOCK = 5, 10, 60
"""Minutes without a sign of life after which the program locks itself."""

_LISTS, _BETWEEN, _BACKWARDS = "listy", "|", "od konca"


class WindowMemory:
    """Reads and writes a small INI file; a damaged or missing one means the first start."""

    def __init__(self, file: Path) -> None:
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
    def folder(self) -> Path:
        """The folder a file was saved in last; the home folder before that or when it is gone."""
        kept = Path(str(self._settings.value(_FOLDER, "")))
        return kept if kept.name and kept.is_dir() else Path.home()

    def keep_folder(self, folder: Path) -> None:
        self._settings.setValue(_FOLDER, str(folder))

    @property
    def lock_minutes(self) -> int:
        """After how many idle minutes the program locks itself; never outside the limits, whatever the file says."""
        kept = str(self._settings.value(_LOCK, USUAL_LOCK))
        minutes = int(kept) if kept.isascii() and kept.isdigit() else USUAL_LOCK
        return min(max(minutes, SHORTEST_LOCK), LONGEST_LOCK)

    def keep_lock_minutes(self, minutes: int) -> None:
        self._settings.setValue(_LOCK, minutes)
