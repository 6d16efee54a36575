"""Asking for a file: which one to open, and under which name to save."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_file(parent: QWidget, suggested: Path, kind: str) -> Path | None:
    """Ask under which name to save; None if nothing is to be saved."""
    suffix = suggested.suffix
    chosen, _filter = QFileDialog.getSaveFileName(
        parent, "Zapisz jako", str(suggested), f"{kind} (*{suffix})"
    )
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() == suffix:
        return path
    whole = path.with_name(path.name + suffix)
    # the dialog has asked about another file: let it ask whether this one may be replaced
    return ask_file(parent, whole, kind) if whole.exists() else whole


def ask_open(parent: QWidget, folder: Path, kind: str, suffixes: tuple[str, ...]) -> Path | None:
    """Ask for a file to read, of these suffixes first; None if none was chosen."""
    wanted = " ".join(f"*{suffix}" for suffix in suffixes)
    filters = f"{kind} ({wanted});;Wszystkie pliki (*)"
    chosen, _filter = QFileDialog.getOpenFileName(parent, "Wybierz plik", str(folder), filters)
    return Path(chosen) if chosen else None
