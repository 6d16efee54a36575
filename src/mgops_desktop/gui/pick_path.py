"""Asking for a folder, a backup or a pack."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from mgops_desktop.domain.exchange import PACK_SUFFIX as SUFFIX


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


def pick_pack(parent: QWidget, start: Path) -> Path | None:
    """Ask for a pack that arrived; None if nobody chose one."""
    chosen, _filter = QFileDialog.getOpenFileName(
        parent, "Paczka do przyjęcia", str(start), f"Paczki (*{SUFFIX})"
    )
    return Path(chosen) if chosen else None


def pick_new_pack(parent: QWidget, start: Path, name: str) -> Path | None:
    """Ask where a pack is to be written; None if nobody chose a place."""
    chosen, _filter = QFileDialog.getSaveFileName(
        parent, "Zapisz paczkę", str(start / f"{name}{SUFFIX}"), f"Paczki (*{SUFFIX})"
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
