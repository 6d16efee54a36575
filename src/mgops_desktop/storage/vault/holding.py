"""Taking a data folder: the first step at start, light enough to come before everything else is imported."""

from contextlib import ExitStack

from .folder import DataFolder
from .key_file import KeyStore
from .lock import FolderLock
from .place import Place


def hold(folder: DataFolder, place: Place | None = None) -> FolderLock:
    """Check the place, take the lock, clear what interrupted work left; nothing is decrypted.

    Raises FolderRefused, FolderInUse. The log-in window calls this before it asks for a password.
    """
    (place or Place()).check_data(folder.path)
    lock = FolderLock(folder)
    with ExitStack() as on_failure:
        lock.acquire()
        on_failure.callback(lock.release)
        folder.remove_leftovers()
        KeyStore(folder).heal()
        on_failure.pop_all()
    return lock
