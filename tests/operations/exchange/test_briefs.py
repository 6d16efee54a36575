"""One page about each family for whoever stands in: what he needs at the door, and nothing that is not for paper."""

from datetime import UTC, date, datetime, time
from uuid import UUID

import pypdfium2
import pytest
from tests.fixtures.records import CANARY
from tests.operations.exchange.conftest import Folder

from mgops_desktop.operations.exchange.briefs import briefs_for, family_briefs
from mgops_desktop.operations.reports import render_report
from mgops_desktop.reports.blocks import Report
from mgops_desktop.storage.tables.family import Family

AT = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture
def told_family(centre: Folder, ids: dict[str, UUID]) -> UUID:
    """The family of the story as an assistant would have kept it."""
    centre.change(
        *("family", ids["family"]),
        name="Wzorcowa",
        street="Umowna 3",
        place="Przykładowo",
        way_in="domofon 12, pies na łańcuchu",
        safe_phone="po 16, tylko głosem",
    )
    centre.change(
        *("visit", ids["visit"]),
        day=date(2026, 11, 13),
        agreed_family="Maria zapisze Zosię do dentysty.",
        agreed_worker="Asystent zadzwoni do szkoły.",
        next_day=None,
    )
    centre.change("appointment", ids["appointment"], day=date(2026, 12, 2), began=time(9, 15))
    centre.change("planned_visit", ids["planned_visit"], day=date(2026, 11, 24))
    return ids["family"]


def words(pdf: bytes) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(pdf)
    found = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return found


def brief(folder: Folder, *families: UUID) -> Report:
    return folder.data.database.read(family_briefs, list(families))


def test_page_tells_what_a_substitute_needs(centre: Folder, told_family: UUID) -> None:
    [page] = words(render_report(brief(centre, told_family), "pdf", AT))
    for said in (
        "Rodzina Wzorcowa (R/9077/2026)",
        "Umowna 3, ",
        "domofon 12, pies na łańcuchu",
        "po 16, tylko głosem",
        "Maria Wzorcowa (matka, 36 l.)",
        "Powody: ubóstwo.",
        "Ostatni kontakt 13.11.2026",
        "Rodzina obiecała Maria zapisze Zosię do dentysty.",
        "Asystent obiecał Asystent zadzwoni do szkoły.",
        "24.11.2026: wizyta asystenta",
        "02.12.2026, 9:15",
        "termin minął 02.03.2026",
        "tel. Kanarek-centre-phone",
        "112",
        "strona 1 z 1",
    ):
        assert said in page, said


def test_page_says_nothing_of_a_blue_card_of_the_reporter_and_of_a_protected_address(
    centre: Folder, told_family: UUID, ids: dict[str, UUID]
) -> None:
    centre.change("family", told_family, protected_address=True)
    centre.change("reporter", ids["reporter"], name="Sąsiadka Umowna", contact="555")
    centre.change("visit", ids["visit"], agreed_family="Sąsiadka Umowna popilnuje, Umowna 3.")
    [page] = words(render_report(brief(centre, told_family), "pdf", AT))
    assert "adres chroniony" in page
    assert "Umowna 3" not in page
    assert "Sąsiadka" not in page
    for kind in ("procedure", "nk_form", "party", "diagnostic_group", "reporter", "counselling"):
        assert f"{CANARY}-{kind}" not in page
    assert "Niebiesk" not in page


def test_every_family_has_one_page_however_much_there_is(
    centre: Folder, told_family: UUID, ids: dict[str, UUID]
) -> None:
    long = "\n".join(f"Długie ustalenie numer {place}, {'słowo ' * 40}" for place in range(12))
    centre.change("visit", ids["visit"], agreed_family=long, agreed_worker=long)
    centre.change("family", told_family, way_in="wejście " * 24, safe_phone="telefon " * 20)
    [other] = centre.add(Family(number="R/9100/2026", name="Pusta"))
    pages = words(render_report(brief(centre, told_family, other), "pdf", AT))
    assert [page.count("Karta na zastępstwo") for page in pages] == [1, 1]
    assert "Nie było jeszcze żadnego kontaktu." in pages[0]


def test_pages_go_with_the_pack_and_can_be_made_again_there(
    centre: Folder, laptop: Folder, told_family: UUID
) -> None:
    given = centre.gives(centre.new_peer("Ola Zastępcza"), told_family)
    arrived = laptop.opens(given, given.code)
    assert "Rodzina Wzorcowa" in words(arrived.briefs)[0]
    assert b"Wzorcowa" not in given.path.read_bytes()
    laptop.takes(given, given.code)
    from mgops_desktop.operations.exchange.peers import peers  # noqa: PLC0415

    [home] = laptop.data.database.read(peers)
    assert len(laptop.data.database.read(briefs_for, home.id).sections) == 1
    assert not centre.opens(laptop.gives_back(home.id)).briefs
