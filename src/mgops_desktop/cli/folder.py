"""init, make-main, backup, restore, password."""

import argparse
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from mgops_desktop.cli.output import put_json, put_line, say
from mgops_desktop.cli.session import clock_of, folder_of, new_password_of, opened, password_of
from mgops_desktop.domain.errors import FileRefused, FolderRefused, UserError
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.data_folder import FirstAccount, create_data_folder, way_in
from mgops_desktop.operations.restoring import (
    NewPassword,
    reset_password_with_code,
    restore_data,
    restore_with_code,
)
from mgops_desktop.operations.setting import make_main
from mgops_desktop.operations.writing_out import cannot_write
from mgops_desktop.storage.vault.container import sha256_of

_WORKING = (
    "To folder roboczy: zapisy dostają numery tymczasowe (robocza-…). Gdy plik z polecenia export wczyta "
    "główny folder ośrodka, zastąpi je numerami rejestru."
)
_IS_MAIN_NOW = (
    "To jest teraz główny folder ośrodka: nowe zapisy dostają numery rejestru, "
    "numery nadane wcześniej zostają."
)


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
        return create_data_folder(
            folder, [account], clock, papers_from=authorised, working=arguments.working
        )

    if out is None:
        put_line(found())
    else:
        with code_file(out) as file:
            file.write(found() + "\n")
    say(f"Założono folder danych {folder}, konto „{account.login}”.")
    if arguments.working:
        say(_WORKING)
    say(
        f"Zapisano, że upoważnienie do przetwarzania danych i zobowiązanie do poufności konta "
        f"„{account.login}” są z dnia {short_date(authorised)}. Inne daty wpisuje polecenie: "
        f"account change {account.login} --authorised DATA --confidentiality DATA"
    )
    say(
        "Wydrukuj kod odzyskiwania i schowaj go w sejfie ośrodka: bez hasła i kodu danych nie da się otworzyć."
    )
    return 0


def make_folder_main(arguments: argparse.Namespace) -> int:
    """Let a working folder be the centre's main one."""
    with opened(arguments, changes=True) as data:
        changed = data.database.change(make_main)
    say(_IS_MAIN_NOW if changed else "To już jest główny folder ośrodka. Niczego nie zmieniono.")
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
    """Make a backup; files whose key the account lacks are only copied, and named."""
    with opened(arguments) as data:
        made = data.back_up(arguments.to)
    put_json(
        {
            "file": made.path,
            "sha256": made.sha256,
            **_checked(made.unchecked),
            "counts": dict(made.counts or {}),
        }
    )
    if made.unchecked:
        say(f"Kopia sprawdzona częściowo: {made.path}")
        say(
            f"Tylko skopiowano, bo to konto nie ma klucza: {_named(made.unchecked)}. Sprawdzi je kopia, którą zrobi "
            "konto z kluczem."
        )
    else:
        say(f"Kopia sprawdzona: {made.path}")
    if made.packs:
        say(
            "Załączniki leżą obok kopii, w plikach zalaczniki-….paczka. Przenoś zawsze cały folder."
        )
    for warning in made.warnings:
        say(warning)
    return 0


def _checked(unchecked: Sequence[str]) -> dict[str, object]:
    """`verified` only when every file was opened and compared; else which were not."""
    if not unchecked:
        return {"verified": True}
    return {"verified": False, "only_copied": [f"{name}.db" for name in unchecked]}


def _named(files: Sequence[str]) -> str:
    return ", ".join(f"{name}.db" for name in files)


def restore(arguments: argparse.Namespace) -> int:
    """Restore a backup into a new folder; with the recovery code, also set a password."""
    if arguments.data is None:
        raise FolderRefused("Podaj nowy folder, do którego odtworzyć kopię: --data FOLDER")
    file, clock = arguments.file, clock_of(arguments)
    if arguments.recovery_code_file is not None:
        restored = restore_with_code(file, arguments.data, _new_password(arguments), clock)
    else:
        opening = way_in(password_of(), arguments.login)
        restored = restore_data(file, arguments.data, opening, clock)
    put_json(
        {
            "file": file,
            "sha256": sha256_of(file),
            **_checked(restored.unchecked),
            "counts": dict(restored.manifest.counts),
            "folder": arguments.data,
            "made_at": restored.manifest.made_at,
        }
    )
    say(f"Odtworzono kopię do folderu {arguments.data}.")
    if restored.unchecked:
        say(f"Nie sprawdzono zawartości, bo brak klucza: {_named(restored.unchecked)}.")
    return 0


def password(arguments: argparse.Namespace) -> int:
    """Set a new password of an account by the recovery code."""
    path = folder_of(arguments)
    login = reset_password_with_code(path, _new_password(arguments), clock_of(arguments))
    put_json({"folder": path, "login": login})
    say(f"Ustawiono nowe hasło konta „{login}”.")
    return 0


def _new_password(arguments: argparse.Namespace) -> NewPassword:
    code = _read_code(arguments.recovery_code_file)
    return NewPassword(code, new_password_of(), arguments.login)


def _read_code(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise FileRefused(f"Nie można odczytać kodu odzyskiwania z pliku {path}.") from error
