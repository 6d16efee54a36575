"""init, backup, restore."""

import argparse
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from mgops_desktop.cli.output import cannot_write, put_json, put_line, say
from mgops_desktop.cli.session import clock_of, folder_of, opened, password_of
from mgops_desktop.domain.errors import FileRefused, FolderRefused, UserError
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.data_folder import FirstAccount, create_data_folder
from mgops_desktop.storage.vault.container import sha256_of
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.key_file import KeyFile
from mgops_desktop.storage.vault.keys import Unlocked, unlock, unlock_with_recovery
from mgops_desktop.storage.vault.register import Backup
from mgops_desktop.storage.vault.restore import restore as restore_backup


def init(arguments: argparse.Namespace) -> int:
    """Found an empty encrypted folder; the recovery code is the only line of standard output."""
    out = arguments.recovery_out
    if out is not None and out.exists():
        raise UserError(f"Plik {out} już istnieje. Podaj nazwę nowego pliku na kod odzyskiwania.")
    account = FirstAccount(arguments.login or "kierownik", "Kierownik", password_of(new=True))
    folder, clock = folder_of(arguments), clock_of(arguments)
    authorised = arguments.authorised or clock.today()
    if authorised > clock.today():
        raise UserError(f"Data z przyszłości: {short_date(authorised)}. Niczego nie założono.")

    def found() -> str:
        return create_data_folder(folder, [account], clock, papers_from=authorised)

    if out is None:
        put_line(found())
    else:
        with code_file(out) as file:
            file.write(found() + "\n")
    say(f"Założono folder danych {folder_of(arguments)}, konto „{account.login}”.")
    say(
        f"Zapisano, że upoważnienie do przetwarzania danych i zobowiązanie do poufności konta "
        f"„{account.login}” są z dnia {short_date(authorised)}. Inne daty wpisuje polecenie: "
        f"account change {account.login} --authorised DATA --confidentiality DATA"
    )
    say(
        "Wydrukuj kod odzyskiwania i schowaj go w sejfie ośrodka: bez hasła i kodu danych nie da się otworzyć."
    )
    return 0


@contextmanager
def code_file(path: Path) -> Iterator[TextIO]:
    """The file for the recovery code, made before the folder: a code that cannot be written would be lost."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise cannot_write(path, error) from error
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink()
        raise


def backup(arguments: argparse.Namespace) -> int:
    """Make a verified backup."""
    with opened(arguments) as data:
        made = data.back_up(arguments.to)
    put_json(_result(made))
    say(f"Kopia sprawdzona: {made.path}")
    return 0


def _result(made: Backup) -> dict[str, object]:
    return {
        "file": made.path,
        "sha256": made.sha256,
        "verified": True,
        "counts": dict(made.counts or {}),
    }


def restore(arguments: argparse.Namespace) -> int:
    """Restore a backup into a new folder."""
    if arguments.data is None:
        raise FolderRefused("Podaj nowy folder, do którego odtworzyć kopię: --data FOLDER")
    way_in = _way_in(arguments)
    manifest = restore_backup(arguments.file, DataFolder(arguments.data), way_in)
    put_json(
        {
            "file": arguments.file,
            "sha256": sha256_of(arguments.file),
            "verified": True,
            "counts": dict(manifest.counts),
            "folder": arguments.data,
            "made_at": manifest.made_at,
        }
    )
    say(f"Odtworzono kopię do folderu {arguments.data}.")
    return 0


def _way_in(arguments: argparse.Namespace) -> Callable[[KeyFile], Unlocked]:
    if arguments.recovery_code_file is not None:
        code = _read_code(arguments.recovery_code_file)
        return lambda key_file: unlock_with_recovery(key_file, code)
    password = password_of()

    def with_password(key_file: KeyFile) -> Unlocked:
        login = arguments.login or key_file.accounts[0].login
        return unlock(key_file, login, password)

    return with_password


def _read_code(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise FileRefused(f"Nie można odczytać kodu odzyskiwania z pliku {path}.") from error
