"""Slips of the day: from the diary onto paper, counted out, told until they are destroyed; cards of the visits."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from tests.gui.folder import Desk
from tests.gui.hands import Hands, click, click_row, pause, settled, shown_words, titles
from tests.reports.reading import page_texts

from mgops_desktop.gui import printing
from mgops_desktop.operations.slips_counted import counted_slips
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.tables.accepted_month import AcceptedMonth
from mgops_desktop.storage.tables.casework import Assignment, Case
from mgops_desktop.storage.tables.day import ScheduledVisit
from mgops_desktop.storage.tables.document import Document
from mgops_desktop.storage.tables.family import Family

TODAY = date(2026, 11, 23)
WAIT, TOLD = 9000, 120
ESC = Qt.Key.Key_Escape


@operation("plan na dziś w teście kartek", None)
def plan_today(session, day, names):
    for number, name in enumerate(names):
        rows = session.query(Case.id, Assignment.worker_id)
        rows = rows.join(Family, Family.id == Case.family_id)
        rows = rows.join(Assignment, Assignment.case_id == Case.id)
        case, worker = rows.filter(Family.name == name).first()
        label = f"ZW/{90 + number}/2026"
        session.add(ScheduledVisit(number=label, case_id=case, worker_id=worker, day=day))


@operation("przełożenie wizyty w teście kartek", None)
def put_off(session, number, day):
    session.query(ScheduledVisit).filter(ScheduledVisit.number == number).one().day = day


@question("karty wizyt w teście", None)
def cards(session):
    rows = session.query(Document).filter(Document.template == "karta-wizyty-do-wypelnienia")
    return [(one.number, one.printed_on) for one in rows.order_by(Document.number)]


@pytest.fixture
def printed(monkeypatch, tmp_path):
    """The paper that comes out of the printer."""
    paper = tmp_path / "wydruk.pdf"

    def ask(_parent, _name, _pages, *, landscape=False):
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(paper))
        return printer

    monkeypatch.setattr(printing, "ask_printer", ask)
    return paper


def slips_of(qtbot, desk: Desk):
    desk.stay("asystent")
    desk.database.change(plan_today, TODAY, ["Przykładowa", "Wzorcowa"])
    window = desk.sit_down("asystent")
    click(window.pages.page("start").slips)
    page = window.pages.page("diary")
    view = page.slips
    qtbot.waitUntil(view.print_button.isEnabled, timeout=WAIT)
    return window, page, view


def test_slips_are_printed_counted_and_told_until_destroyed(qtbot, desk: Desk, printed) -> None:
    window, page, view = slips_of(qtbot, desk)
    text = " ".join(page_texts(view._shown.painted.rendered.data))
    assert "1/2 · P." in text
    assert "2/2 · W." in text
    assert "Przykładowa" not in text
    assert "Wzorcowa" not in text
    assert not view.bar.isVisible()
    click(view.print_button)
    qtbot.waitUntil(lambda: "Wydano kartek: 2" in shown_words(view.bar), timeout=WAIT)
    assert printed.exists()
    pause(TOLD)
    qtbot.waitUntil(view.print_button.isEnabled, timeout=WAIT)

    Hands(window).press(ESC)
    assert page.view.isVisible()
    click(window.rail.buttons["start"])
    start = window.pages.page("start")
    settled(start)
    click_row(start.unfinished, "Kartki z dnia 23.11")
    qtbot.waitUntil(view.bar.all.isVisible, timeout=WAIT)
    click(view.bar.some)
    view.bar.missing.reason.setText("nie wiem")
    click(view.bar.missing.go)
    assert "Wpisz numery brakujących kartek" in shown_words(view.notices)
    assert desk.database.read(counted_slips, TODAY).destroyed_on is None
    view.bar.missing.reason.setText("2/2 i 2 / 2")
    click(view.bar.missing.go)
    qtbot.waitUntil(lambda: "Zniszczono 23.11.2026: 1. Brakuje: 2/2" in shown_words(view.bar))
    assert not view.bar.all.isVisible()
    found = desk.database.read(counted_slips, TODAY)
    assert (found.printed, found.destroyed, found.missing) == (2, 1, "2/2")
    pause(TOLD)
    click(window.rail.buttons["start"])
    settled(start)
    assert "Kartki z dnia 23.11" not in titles(start.unfinished)


def test_day_that_was_printed_is_counted_whatever_is_shown_then(qtbot, desk: Desk, printed) -> None:
    _window, _page, view = slips_of(qtbot, desk)
    click(view.print_button)
    assert not view.before.isEnabled()
    assert not view.after.isEnabled()
    desk.database.change(put_off, "ZW/91/2026", date(2026, 11, 30))  # the paper bears it already
    view.begin(date(2026, 11, 26), None)
    qtbot.waitUntil(lambda: desk.database.read(counted_slips, TODAY) is not None, timeout=WAIT)
    assert desk.database.read(counted_slips, TODAY).printed == 2
    assert desk.database.read(counted_slips, date(2026, 11, 26)) is None
    qtbot.waitUntil(view.after.isEnabled, timeout=WAIT)
    pause(TOLD)


@operation("przyjęcie miesiąca w teście kartek", None)
def accept_october(session):
    planned = session.query(ScheduledVisit).filter_by(number="ZW/90/2026").one()
    days = {"month": date(2026, 10, 1), "day": date(2026, 11, 2)}
    session.add(AcceptedMonth(worker_id=planned.worker_id, **days))


def test_slips_of_an_accepted_month_are_refused_before_they_are_printed(
    qtbot, desk: Desk, printed
) -> None:
    _window, _page, view = slips_of(qtbot, desk)
    day = date(2026, 10, 28)
    desk.database.change(put_off, "ZW/90/2026", day)
    view.begin(day, None)
    qtbot.waitUntil(view.print_button.isEnabled, timeout=WAIT)
    desk.database.change(accept_october)  # while the pages are on the screen
    click(view.print_button)
    for _shown in ("at once", "opened anew"):
        qtbot.waitUntil(
            lambda: "Miesiąc październik 2026" in shown_words(view.notices), timeout=WAIT
        )
        for button in (view.print_button, view.pdf):
            qtbot.waitUntil(lambda one=button: not one.isEnabled(), timeout=WAIT)
            assert "Miesiąc październik 2026" in button.toolTip()
        view.begin(day, None)
        qtbot.waitUntil(view.cards.isEnabled, timeout=WAIT)
    assert not printed.exists()
    assert desk.database.read(counted_slips, day) is None
    view.begin(TODAY, None)
    qtbot.waitUntil(view.print_button.isEnabled, timeout=WAIT)
    assert not view.print_button.toolTip()


def test_cards_of_the_day_are_made_once_and_marked_as_printed(qtbot, desk: Desk, printed) -> None:
    window, _page, view = slips_of(qtbot, desk)
    click(view.cards)
    qtbot.waitUntil(lambda: view.print_button.isEnabled() and bool(view._shown.cards), timeout=WAIT)
    pages = page_texts(view._shown.painted.rendered.data)
    numbers = [number for number, _day in desk.database.read(cards)]
    assert len(numbers) == 2
    assert all(any(number in page for page in pages) for number in numbers)
    Hands(window).press(ESC)
    qtbot.waitUntil(view.cards.isEnabled, timeout=WAIT)
    click(view.cards)  # the same cards, for they are not printed yet
    qtbot.waitUntil(lambda: view.print_button.isEnabled() and bool(view._shown.cards), timeout=WAIT)
    click(view.print_button)
    qtbot.waitUntil(
        lambda: desk.database.read(cards) == [(number, TODAY) for number in numbers], timeout=WAIT
    )
    assert desk.database.read(counted_slips, TODAY) is None


def test_day_without_visits_has_no_slips_and_everybodys_day_is_nobodys(qtbot, desk: Desk) -> None:
    window = desk.sit_down("asystent")
    click(window.rail.buttons["diary"])
    page = window.pages.page("diary")
    settled(page)
    click(page.head.slips)
    view = page.slips
    click(view.before)
    qtbot.waitUntil(lambda: "nie ma zaplanowanych wizyt" in shown_words(view), timeout=WAIT)
    assert not view.print_button.isEnabled()
    window = desk.sit_down("kierownik")
    click(window.rail.buttons["diary"])
    page = window.pages.page("diary")
    settled(page)
    click(page.head.slips)
    assert "Wybierz pracownika" in shown_words(page.notices)
    assert not page.slips.isVisible()
