"""A scan or photo finds its document by the code on the page, and is kept with it."""

import json
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.attachment import NewFile
from mgops_desktop.domain.document import DocumentCode
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.attaching import file_on_disk, keep_file
from mgops_desktop.operations.data_folder import OpenData
from mgops_desktop.operations.documents.keeping import within_reach
from mgops_desktop.sheets.child.call import SCAN_MODULE, child_call, child_environment
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.document import Document

_SECONDS = 60
_MEMORY = 1_500_000_000
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_SCANNED = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff")
_NO_CODE = (
    "Na stronach nie widać kodu QR dokumentu. Otwórz dokument na liście i upuść plik na nim albo zeskanuj go "
    "wyraźniej."
)
_SEVERAL = (
    "W pliku są strony różnych dokumentów. Zeskanuj każdy do osobnego pliku; niczego nie dołączono."
)
_UNKNOWN = "Dokumentu o tym kodzie nie ma w tym folderze danych albo nie masz do niego dostępu."
_OTHER_TEXT = "Kod na stronie nie zgadza się z treścią dokumentu {}. To może być inny wydruk; niczego nie dołączono."


@dataclass(frozen=True)
class FoundDocument:
    """The document that a page belongs to."""

    id: UUID
    number: str
    heading: str
    family: UUID | None


@dataclass(frozen=True)
class FiledScan:
    """Where a scan was kept; `by_code` tells that its page said so."""

    document: FoundDocument
    by_code: bool


def file_scan(data: OpenData, path: Path, opened: UUID | None = None) -> FiledScan:
    """Keep a scan with the document whose code stands on its pages, else with the one that is `opened`.

    Raises UserError for a file that is refused, for pages of several documents, and for one without a code where no
    document is open; NotAllowed outside the account's reach.
    """
    file = file_on_disk(path)
    file.check()
    code = code_on(file)
    if code is None and opened is None:
        raise UserError(_NO_CODE)
    if code is not None:
        found = data.database.read(document_of_code, code)
    else:
        assert opened is not None
        found = data.database.read(document_place, opened)
    keep_file(data, RecordRef(Document.__tablename__, found.id), file)
    return FiledScan(found, by_code=code is not None)


def code_on(file: NewFile) -> DocumentCode | None:
    """Return the code of the program that stands on a scan, None without one.

    The file is looked at in a process of its own. Raises UserError if there are codes of several documents.
    """
    suffix = Path(file.kept_name).suffix.lower()
    if suffix not in _SCANNED:
        return None
    codes = [
        found for text in _codes_in(file.content, suffix) if (found := DocumentCode.read(text))
    ]
    if len({code.document for code in codes}) > 1:
        raise UserError(_SEVERAL)
    return codes[0] if codes else None


@question("dokument po kodzie", Right.CASEWORK_READ)
def document_of_code(session: Session, code: DocumentCode) -> FoundDocument:
    """Return the document of a code.

    Raises UserError for one that is not here or whose content is not what the code says, NotAllowed out of reach.
    """
    query = select(Document.checksum, Document.number).where(Document.id == code.document)
    row = session.execute(query).one_or_none()
    if row is None:
        raise UserError(_UNKNOWN)
    found = document_place(session, code.document)
    if not row.checksum.startswith(code.checksum):
        raise UserError(_OTHER_TEXT.format(row.number))
    return found


@question("miejsce dokumentu", Right.CASEWORK_READ)
def document_place(session: Session, document: UUID) -> FoundDocument:
    """Return what a document is called and whose it is. Raises NotAllowed outside the account's reach."""
    found = within_reach(session, document)
    return FoundDocument(found.id, found.number, found.heading, found.family_id)


def _codes_in(content: bytes, suffix: str) -> list[str]:
    """The texts of the codes on a scan; none for a file that cannot be read, or not in time."""
    request = json.dumps({"suffix": suffix, "memory": _MEMORY}).encode() + b"\n"
    try:
        answer = subprocess.run(
            child_call(SCAN_MODULE),
            input=request + content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=child_environment(),
            cwd=tempfile.gettempdir(),
            timeout=_SECONDS,
            check=True,
            creationflags=_NO_WINDOW,
        )
        found = json.loads(answer.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        return []
    return [text for text in found if isinstance(text, str)]
