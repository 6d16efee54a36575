"""From a file on the disk to an attachment, and back: what takes its time, for the background."""

from pathlib import Path
from uuid import UUID

from mgops_desktop.domain.attachment import LARGEST, NewFile
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.operations.attachment import attach_file, read_file
from mgops_desktop.operations.data_folder import OpenData
from mgops_desktop.operations.writing_out import write_file


def file_on_disk(path: Path) -> NewFile:
    """Read a file that is to be kept; of one that is too large no more than shows it.

    Raises UserError for a folder, a file that cannot be read, and one that would be refused whatever stands in it.
    """
    if not path.is_file():
        raise UserError(
            "Dołączyć można tylko plik, który jest na dysku, nie folder. Nie dodano go."
        )
    _ = NewFile(path.name, b"").kept_name  # its kind is looked at before it is read
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise UserError(
            "Nie można odczytać tego pliku. Zamknij go w innym programie albo skopiuj na dysk; nie dodano go."
        ) from error
    return NewFile(path.name, content)


def keep_file(data: OpenData, of: RecordRef, file: NewFile) -> UUID:
    """Encrypt a file and keep it with a record; raises what `attach_file` raises."""
    return data.database.change(attach_file, data.attachments, of, file)


def open_file(data: OpenData, of: RecordRef, file: UUID) -> tuple[str, bytes]:
    """Decrypt a file; raises what `read_file` raises."""
    return data.database.read(read_file, data.attachments, of, file)


def save_copy(data: OpenData, of: RecordRef, file: UUID, path: Path) -> Path:
    """Write a file's content outside the data folder, where it is not encrypted; returns where it is.

    Raises what `read_file` raises, and UserError for a disk that refuses.
    """
    _name, content = open_file(data, of, file)
    write_file(path, content)
    return path
