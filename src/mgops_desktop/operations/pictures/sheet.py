"""A picture of a family as a sheet of paper: A4 across, with the centre's head and what the signs mean."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.drawing import ecomap as eco
from mgops_desktop.domain.drawing import genogram as geno
from mgops_desktop.domain.drawing.shapes import Drawing
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.annual_report.gather import centre_address
from mgops_desktop.operations.documents.guard import covered, secrets_of
from mgops_desktop.operations.pictures.chronology import chronology_of
from mgops_desktop.operations.pictures.ecomap import ecomap_of
from mgops_desktop.operations.pictures.genogram import genogram_of
from mgops_desktop.operations.pictures.happenings import LEGEND as STRIP_LEGEND
from mgops_desktop.reports.blocks import Centre, Note, Picture, Report, Section, Title
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import context_of, today_of
from mgops_desktop.storage.setting import centre
from mgops_desktop.storage.tables.family import Family


class PictureKind(StrEnum):
    """The pictures of a family."""

    CHRONOLOGY = "chronology"
    GENOGRAM = "genogram"
    ECOMAP = "ecomap"


TITLES = {
    PictureKind.CHRONOLOGY: "Oś czasu",
    PictureKind.GENOGRAM: "Genogram",
    PictureKind.ECOMAP: "Ekomapa",
}
LEGENDS = {
    PictureKind.CHRONOLOGY: STRIP_LEGEND,
    PictureKind.GENOGRAM: geno.LEGEND,
    PictureKind.ECOMAP: eco.LEGEND,
}


@question("rysunek rodziny do druku", Right.CASEWORK_READ)
def picture_sheet(
    session: Session, kind: PictureKind, family: UUID, day: date, months: int
) -> Report:
    """Return the sheet of a picture as it stood on a day; of the strip of time, the last `months`.

    Nothing of a Blue Card stands on it, third persons by their initials. Raises NotAllowed outside reach.
    """
    drawing = _drawing(session, kind, family, day, months)
    found = session.get_one(Family, family)
    on = today_of(session) if kind is PictureKind.CHRONOLOGY else day
    title = TITLES[kind]
    here = centre(session)
    told = "; ".join(mark.spoken for mark in drawing.marks)
    blocks = (
        Title(title, (f"Rodzina: {found.name} ({found.number}). Stan na {short_date(on)}.",)),
        Picture(drawing, alternative=f"{title}. {told}" if told else f"{title}: brak danych."),
        Note(LEGENDS[kind]),
    )
    safe = covered(blocks, secrets_of(session, family))
    return Report(
        kind=kind.value,
        title=f"{title} – {found.number}",
        period=Period(on, on),
        centre=Centre(here.name, centre_address(here)),
        sections=(Section(kind.value, title, safe, level=0),),
        number=found.number,
        practice=context_of(session).practice,
        landscape=True,
    )


def _drawing(session: Session, kind: PictureKind, family: UUID, day: date, months: int) -> Drawing:
    if kind is PictureKind.CHRONOLOGY:
        return chronology_of(session, family, months, on_paper=True)
    if kind is PictureKind.GENOGRAM:
        return genogram_of(session, family, day, on_paper=True)
    return ecomap_of(session, family, day, on_paper=True)
