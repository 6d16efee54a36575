"""Asking for a folder or a backup file."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def pick_folder(parent: QWidget, title: str, start: Path) -> Path | None:
    """Ask for a folder; None if nobody chose one."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(start))
    return Path(chosen) if chosen else None


def pick_backup(parent: QWidget, start: Path) -> Path | None:
    """Ask for a backup file; None if nobody chose one."""
    chosen, _filter = QFileDialog.getOpenFileName(
        parent, "Kopia do odtworzenia", str(start), "Kopie zapasowe (*.kopia)"
    )
    return Path(chosen) if chosen else None
