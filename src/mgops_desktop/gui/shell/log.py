"""The program's own log in the data folder: what went wrong where, never whose data it was."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

_MOST_BYTES, _MOST_FILES = 1_000_000, 5


def open_log(file: Path) -> logging.Logger:
    """Return the log of a data folder that exists; five files of a megabyte at most."""
    log = logging.getLogger("mgops_desktop")
    log.setLevel(logging.INFO)
    log.propagate = False
    close_log(log)
    file.parent.mkdir(mode=0o700, exist_ok=True)
    handler = RotatingFileHandler(
        file, maxBytes=_MOST_BYTES, backupCount=_MOST_FILES - 1, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    return log


def close_log(log: logging.Logger) -> None:
    """Let the file go."""
    for handler in tuple(log.handlers):
        log.removeHandler(handler)
        handler.close()
