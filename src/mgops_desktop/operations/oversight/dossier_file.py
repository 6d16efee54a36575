"""The whole file of a family as one PDF on the disk: what takes its time, for the background."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from mgops_desktop.domain.attachment import SHOWN
from mgops_desktop.domain.errors import FileRefused, UserError
from mgops_desktop.operations.data_folder import OpenData
from mgops_desktop.operations.oversight.dossier import Dossier, KeptFile, dossier_of
from mgops_desktop.operations.writing_out import write_file
from mgops_desktop.reports.oversight.dossier import DossierContent, FileEntry, dossier_report

_NOT_APPENDED = "nie dołączono: {why}"
_PAGES = "0000–0000"
"""As wide as any pages, while nobody knows on which a file will stand."""


class Progress(Protocol):
    """How the work tells how far it is; it may be stopped there."""

    def __call__(self, done: int, total: int, text: str = "") -> None: ...


def save_dossier(
    data: OpenData, family: UUID, path: Path, created: datetime, progress: Progress
) -> Path:
    """Write the whole file of a family as one PDF; returns where it is.

    Raises NotAllowed outside the account's reach, UserError for a disk that refuses; what the progress raises to stop
    it leaves nothing behind.
    """
    progress(0, 0, "Zbieram zapisy rodziny…")
    dossier = data.database.read(dossier_of, family)
    contents = [_pages(data, one, progress, dossier) for one in dossier.files]
    progress(0, 0, "Składam strony…")
    pdf = rendered(dossier, contents, created)
    progress(0, 0, "Zapisuję…")
    write_file(path, pdf)
    return path


def rendered(dossier: Dossier, contents: Sequence[bytes | str], created: datetime) -> bytes:
    """Return the PDF; `contents` are the pages of each file, or in words why it has none."""
    from mgops_desktop.reports.render.appending import appended, page_count  # noqa: PLC0415  heavy

    unplaced = [_PAGES if isinstance(one, bytes) else one for one in contents]
    main = _main(_listed(dossier, unplaced), created)
    files = [one for one in contents if isinstance(one, bytes)]
    if not files:
        return main
    last, places = page_count(main), []
    for one in contents:
        if isinstance(one, str):
            places.append(one)
            continue
        first, last = last + 1, last + page_count(one)
        places.append(str(first) if first == last else f"{first}–{last}")
    return appended(_main(_listed(dossier, places), created), files)


def _listed(dossier: Dossier, places: Sequence[str]) -> DossierContent:
    files = tuple(
        FileEntry(one.number, one.name, one.with_record, place)
        for one, place in zip(dossier.files, places, strict=True)
    )
    return replace(dossier.content, files=files)


def _main(content: DossierContent, created: datetime) -> bytes:
    from mgops_desktop.reports.render.pdf import render_pdf  # noqa: PLC0415  heavy

    return render_pdf(dossier_report(content), created=created).data


def _pages(data: OpenData, file: KeptFile, progress: Progress, dossier: Dossier) -> bytes | str:
    """A file as pages that may be appended, or why it is only listed."""
    from mgops_desktop.reports.render.appending import pages_of_file  # noqa: PLC0415  heavy

    progress(dossier.files.index(file), len(dossier.files), f"Dołączam {file.number}…")
    if file.withheld:
        return _NOT_APPENDED.format(why="może wskazywać, kto zgłosił")
    if file.ending not in SHOWN:
        return _NOT_APPENDED.format(why="to nie PDF ani obraz")
    try:
        return pages_of_file(data.attachments.read(bytes.fromhex(file.sha256)), file.ending)
    except (UserError, FileRefused) as error:
        return _NOT_APPENDED.format(why=error.message)
