"""The whole file of a family: everything of it in order, nothing that must not be in it, its files behind it."""

from datetime import UTC, date, datetime
from io import BytesIO
from uuid import UUID

import pikepdf
import pytest
from PIL import Image
from sqlalchemy import select
from sqlalchemy.orm import Session
from tests.conftest_database import HEAD_AND_TEAM, Opened
from tests.fixtures.opened import actor
from tests.operations.oversight.invented import Invented, add, small_centre
from tests.reports.reading import page_texts

from mgops_desktop.domain.case import ReportSource
from mgops_desktop.domain.errors import NotAllowed, UserError
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.oversight.dossier import Dossier, KeptFile, dossier_of
from mgops_desktop.operations.oversight.dossier_file import rendered
from mgops_desktop.operations.oversight.inspection import inspection_pack
from mgops_desktop.operations.reports import render_report
from mgops_desktop.reports.render.appending import pages_of_file
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.reading_log import readings
from mgops_desktop.storage.tables.attachment import AttachedFile
from mgops_desktop.storage.tables.blue_card import Procedure
from mgops_desktop.storage.tables.casework import DifficultyReport, Reporter
from mgops_desktop.storage.tables.family import Family

MADE = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture
def head(opened_folder: Opened) -> Database:
    return opened_folder.seen_by(HEAD_AND_TEAM)


@pytest.fixture
def centre(head: Database) -> Invented:
    return head.change(small_centre)


@operation("tajemnice na próbę", None)
def keep_secrets(session: Session, family: UUID) -> None:
    found = session.get_one(Family, family)
    found.street, found.protected_address = "ul. Schowana 17", True
    report = add(
        session,
        DifficultyReport,
        family_id=family,
        received=date(2026, 8, 20),
        source=ReportSource.NEIGHBOUR,
        content="Zgłosiła Maria Donosząca; adres: ul. Schowana 17.",
    )
    add(session, Reporter, report_id=report, name="Maria Donosząca", contact="500 100 200")
    add(
        session,
        Procedure,
        family_link=found.link_code,
        began=date(2026, 9, 5),
    )


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page_texts(pdf)).split())


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 30), "#336699").save(out, "PNG")
    return out.getvalue()


def blank_pdf(pages: int) -> bytes:
    out = BytesIO()
    with pikepdf.new() as pdf:
        for _page in range(pages):
            pdf.add_blank_page()
        pdf.save(out)
    return out.getvalue()


def test_the_file_holds_the_records_in_order_under_numbered_contents(
    head: Database, centre: Invented
) -> None:
    pdf = rendered(head.read(dossier_of, centre["hard"]), [], MADE)
    text = text_of(pdf)
    for words in ("Spis treści", "1. Lista kontrolna", "Diagnozy", "Wizyty i kontakty"):
        assert words in text, words
    assert "Trudna" in text
    assert "Łatwa" not in text
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert "/StructTreeRoot" in opened.Root


def test_protected_address_reporter_and_blue_card_are_not_in_it(
    head: Database, centre: Invented
) -> None:
    head.change(keep_secrets, centre["hard"])
    text = text_of(rendered(head.read(dossier_of, centre["hard"]), [], MADE))
    for secret in ("Schowan", "Donosząca", "500 100 200", "NK/1/2026", "05.09.2026"):
        assert secret not in text, secret
    assert "adres chroniony" in text


def test_files_stand_behind_the_pages_and_in_the_list(head: Database, centre: Invented) -> None:
    read = head.read(dossier_of, centre["hard"])
    names = (
        ("ZAL/1/2026", "wyrok.pdf"),
        ("ZAL/2/2026", "zdjęcie.png"),
        ("ZAL/3/2026", "umowa.docx"),
    )
    files = tuple(KeptFile(number, name, "sprawa", "", "") for number, name in names)
    contents = [
        pages_of_file(blank_pdf(2), ".pdf"),
        pages_of_file(picture(), ".png"),
        "nie dołączono: to nie PDF ani obraz",
    ]
    alone = len(page_texts(rendered(read, [], MADE)))
    pdf = rendered(Dossier(read.content, files), contents, MADE)
    last = alone + 1  # the page that lists them
    assert len(page_texts(pdf)) == last + 3
    text = text_of(pdf)
    assert f"{last + 1}–{last + 2}" in text
    assert "to nie PDF ani obraz" in text


def test_a_damaged_file_is_only_listed_and_nothing_in_a_pdf_acts() -> None:
    with pytest.raises(UserError, match="uszkodzony"):
        pages_of_file(b"%PDF-1.7 nic", ".pdf")
    with pytest.raises(UserError, match="uszkodzony"):
        pages_of_file(b"\x89PNG\r\n\x1a\nnic", ".png")
    out = BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        page.obj["/AA"] = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript))
        pdf.Root["/OpenAction"] = pikepdf.Dictionary(S=pikepdf.Name.JavaScript)
        pdf.save(out)
    with pikepdf.open(BytesIO(pages_of_file(out.getvalue(), ".pdf"))) as plain:
        assert "/OpenAction" not in plain.Root
        assert "/AA" not in plain.pages[0].obj


def test_only_who_reaches_the_family_reads_it_and_the_log_says_so(
    opened_folder: Opened, head: Database, centre: Invented
) -> None:
    calm = opened_folder.seen_by(actor(Role.ASSISTANT, worker=centre["calm"]))
    with pytest.raises(NotAllowed):
        calm.read(dossier_of, centre["hard"])
    calm.read(dossier_of, centre["left"])
    assert "cała teczka w PDF" in {one.purpose for one in head.read(readings, Period.year(2026))}


def test_pack_of_the_centre_is_tagged_and_its_contents_name_every_part(
    head: Database, centre: Invented
) -> None:
    report = head.read(inspection_pack, Period.year(2026))
    pdf = render_report(report, "pdf", MADE)
    text = text_of(pdf)
    titles = [section.title for section in report.sections if section.level == 1]
    assert len(titles) == 7
    assert all(text.count(title) >= 2 for title in titles)  # in the contents and where it begins
    assert "Rodziny asystenta na ostatni dzień miesiąca" in text
    assert "Sprawdzenie w Rejestrze" in text
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert "/StructTreeRoot" in opened.Root


@operation("plik przy zgłoszeniu w teście", None)
def keep_with_a_report(session: Session, family: UUID) -> None:
    """A scan kept with a report, whose name says who wrote it."""
    query = select(DifficultyReport).where(DifficultyReport.family_id == family)
    report = session.scalars(query).one()
    kept = {"family_id": family, "of_kind": "difficulty_report", "of_record": report.id}
    add(session, AttachedFile, name="list Donoszącej.pdf", sha256="00" * 32, size=1, **kept)


def test_paper_kept_with_a_report_is_told_of_without_its_name_and_withheld(
    head: Database, centre: Invented
) -> None:
    head.change(keep_secrets, centre["hard"])
    head.change(keep_with_a_report, centre["hard"])
    (kept,) = head.read(dossier_of, centre["hard"]).files
    assert (kept.name, kept.withheld) == ("plik przy zgłoszeniu", True)
