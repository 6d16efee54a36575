"""What can go wrong with the files of a data folder, said to the user in Polish.

SQLite and the operating system report by number; `as_user_error` turns the numbers that a user can
do something about into a sentence. Messages never quote the original text: it may hold SQL with
personal data.
"""

import errno

from mgops_desktop.domain.errors import FileRefused, UserError

_SQLITE_CODES = {
    5: "busy",
    6: "busy",
    8: "read_only",
    10: "disk_fault",
    11: "damaged",
    13: "full",
    14: "cannot_open",
    26: "damaged",
}
_SYSTEM_CODES = {
    errno.ENOENT: "cannot_open",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EROFS: "read_only",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
}
_WINDOWS_DISK_FULL = (39, 112)


class StorageTrouble(UserError):
    """The disk refused; nothing acknowledged was lost (exit code 6)."""

    exit_code = 6


class DiskFull(StorageTrouble):
    """No room for the change; it was rolled back."""


class ReadOnlyStorage(StorageTrouble):
    """The folder or file may not be written."""


class StorageBusy(StorageTrouble):
    """Another connection kept the file locked longer than the busy timeout (exit code 5)."""

    exit_code = 5


class DamagedFile(FileRefused):
    """A file of the data folder is damaged or does not belong to its keys.

    The password has been checked against the key file before, so this never means a wrong password.
    """


class UnsafeDatabase(UserError):
    """The database library is too old or did not take a setting (a missing prerequisite, exit code
    3).
    """

    exit_code = 3


class BackupFailed(StorageTrouble):
    """No backup was made; the earlier ones are untouched."""


def as_user_error(error: BaseException, file: str = "danych") -> UserError | None:
    """Return the sentence for a fault of the disk or of a database file, None for any other error.

    `file` names the file in the message ("centre.db"), never its whole path.
    """
    if isinstance(error, UserError):
        return error
    kind = _kind(error)
    return None if kind is None else _sentence(kind, file)


def _kind(error: BaseException) -> str | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        return _SQLITE_CODES.get(code & 0xFF)
    if isinstance(error, OSError):
        if getattr(error, "winerror", None) in _WINDOWS_DISK_FULL:
            return "full"
        return _SYSTEM_CODES.get(error.errno or 0, "disk_fault")
    return None


def _sentence(kind: str, file: str) -> UserError:
    match kind:
        case "full":
            return DiskFull(
                "Brak miejsca na dysku, zmiany nie zapisano. Wcześniejsze dane są całe. "
                "Zwolnij miejsce i zapisz jeszcze raz."
            )
        case "read_only":
            return ReadOnlyStorage(
                f"Nie wolno zapisać pliku {file}: folder lub plik jest tylko do odczytu. "
                "Danych nie zmieniono. Sprawdź uprawnienia do folderu danych."
            )
        case "busy":
            return StorageBusy(
                "Trwa inny zapis i dane są chwilowo zajęte. Zmiany nie zapisano. Spróbuj za chwilę."
            )
        case "damaged":
            return damaged(file)
        case "cannot_open":
            return DamagedFile(
                f"Nie można otworzyć pliku {file}: brakuje go albo nie wolno go czytać. "
                "Niczego nie zmieniono. Sprawdź folder danych albo odtwórz ostatnią kopię."
            )
    return StorageTrouble(
        f"Dysk zgłosił błąd przy pliku {file}. Ostatniej zmiany nie zapisano, wcześniejsze dane są "
        f"całe. "
        "Sprawdź dysk i zrób kopię na inny nośnik."
    )


def damaged(file: str, detail: str = "") -> DamagedFile:
    """The error for a damaged database; `detail` is a Polish addition without personal data."""
    return DamagedFile(
        f"Plik {file} jest uszkodzony{': ' + detail if detail else ''}. Hasło jest prawidłowe. "
        "Program niczego w nim nie zmienił i go nie usunie. Odtwórz ostatnią sprawdzoną kopię do "
        "nowego folderu."
    )
