"""What is read of a document that was made before it can be shown."""

from dataclasses import dataclass
from uuid import UUID

from mgops_desktop.domain.errors import UserError
from mgops_desktop.gui.data import Data
from mgops_desktop.gui.documents.office import Office
from mgops_desktop.operations.reports import PaintedReport, paint_report


@dataclass(frozen=True)
class OpenedDocument:
    """The pages of a document, and its Word file by the centre's own template, if there is one.

    `refused` says why the template could not be filled.
    """

    painted: PaintedReport
    own_word: bytes | None
    refused: str = ""


def open_document(data: Data, office: Office, document: UUID) -> OpenedDocument:
    """Read and draw a document; meant for the background."""
    painted = paint_report(data.read_plainly(office.report, document))
    if office.own_word is None:
        return OpenedDocument(painted, None)
    try:
        own = data.read_plainly(office.own_word, document)
    except UserError as error:
        return OpenedDocument(painted, None, error.message)
    return OpenedDocument(painted, own)
