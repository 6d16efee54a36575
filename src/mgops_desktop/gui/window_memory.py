"""What the window remembers on this computer: its size, theme and last folder. Nothing of the data."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from mgops_desktop.gui.style.tokens import Theme

_GEOMETRY, _THEME, _FOLDER, _SCALE = "okno/rozmiar", "okno/wyglad", "pliki/folder", "okno/tekst"


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

    @property
    def folder(self) -> Path:
        """The folder a file was saved in last; the home folder before that or when it is gone."""
        kept = Path(str(self._settings.value(_FOLDER, "")))
        return kept if kept.name and kept.is_dir() else Path.home()

    def keep_folder(self, folder: Path) -> None:
        self._settings.setValue(_FOLDER, str(folder))
