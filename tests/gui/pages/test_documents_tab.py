"""The papers of a family: chosen, filled, looked at, made, printed, signed; a scan finds its document by itself."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from tests.gui.centre import FAMILY, LATE_FAMILY
from tests.gui.folder import Desk
from tests.gui.hands import (
    Hands,
    click,
    click_row,
    pause,
    plain,
    row_of,
    sections,
    settled,
    shown_words,
    titles,
)
from tests.gui.records.attaching import answer_dialog, drop
from tests.reports.reading import page_texts

from mgops_desktop.domain.family import MemberRole
from mgops_desktop.domain.statement import StatementKind
from mgops_desktop.gui import printing
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.documents_tab import DocumentsTab
from mgops_desktop.gui.targets import Target
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.tables.family import Family, Membership, Person
from mgops_desktop.storage.tables.statement import Statement

ESC, F9, RETURN = Qt.Key.Key_Escape, Qt.Key.Key_F9, Qt.Key.Key_Return
WAIT = 9000
TOLD = 120
"""Until a page knows of what was changed."""


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("asystent")


def tab_of(window: MainWindow, family=FAMILY) -> DocumentsTab:
    window.open_target(Target("family", family, "documents"))
    settled(window)
    tab = window.pages.page("families").card.documents
    assert tab is not None
    return tab


def begin(qtbot, tab: DocumentsTab, title: str) -> None:
    """Choose a document; wait until it is filled."""
    click(tab.register.new)
    qtbot.waitUntil(lambda: tab.choosing is not None and tab.currentWidget() is tab.choosing)
    click_row(tab.choosing.documents, title)
    if tab.currentWidget() is tab.choosing:
        click_row(tab.choosing.records, titles(tab.choosing.records)[0])
    filled(qtbot, tab)


def filled(qtbot, tab: DocumentsTab) -> None:
    qtbot.waitUntil(tab.draft.make.isEnabled, timeout=WAIT)


def make(qtbot, tab: DocumentsTab) -> None:
    """Make what was filled; wait until its pages are shown."""
    click(tab.draft.make)
    qtbot.waitUntil(
        lambda: tab.currentWidget() is tab.document and tab.document.print_button.isEnabled(),
        timeout=WAIT,
    )


def go_back(qtbot, window: MainWindow, tab: DocumentsTab) -> None:
    """Esc to the lists."""
    Hands(window).press(ESC)
    qtbot.waitUntil(tab.register.new.isVisible, timeout=WAIT)


def state(qtbot, tab: DocumentsTab, words: str) -> None:
    qtbot.waitUntil(lambda: tab.document.steps.words.text().startswith(words), timeout=WAIT)


def test_document_is_filled_completed_made_printed_signed_and_filed(qtbot, window) -> None:
    tab, hands = tab_of(window), Hands(window)
    assert "Nie ma jeszcze dokumentów" in shown_words(tab)
    begin(qtbot, tab, "Karta rodziny")
    draft = tab.draft
    assert "Braki widoczne na wydruku:" in shown_words(draft)
    assert "warunki mieszkaniowe" in draft.notice.text.text()
    housing = draft.form.wrapper("housing").input
    hands.go_to(housing)
    hands.write("Dwa pokoje z kuchnią.")
    click(draft.look_at)
    filled(qtbot, tab)
    assert "warunki mieszkaniowe" not in draft.notice.text.text()
    assert "strona 1 z 2" in shown_words(draft)
    make(qtbot, tab)

    view = tab.document
    assert "DOK/1/2026" in shown_words(view)
    state(qtbot, tab, "sporządzony 23.11.2026")
    for step, words in (("printed", "wydrukowany"), ("signed", "podpisany"), ("filed", "wpięty")):
        click(view.steps.buttons[step])
        state(qtbot, tab, f"{words}")
    assert not any(button.isVisible() for button in view.steps.buttons.values())
    hands.press(ESC)
    found = sections(tab.register.list)
    assert [row.title for row in found["Wpięte do akt"]] == ["Karta rodziny"]


@operation("uzgodnienie w teście", None)
def agree(session, family, *, letters: bool, where: str) -> None:
    own = session.get_one(Family, family)
    own.letters_allowed, own.safe_letters, own.safe_phone = letters, where, "po 16"


def test_document_that_leaves_is_sent_and_bears_the_sign_of_its_letter(qtbot, window) -> None:
    tab = tab_of(window)
    begin(qtbot, tab, "Zgoda rodziny")
    make(qtbot, tab)
    click(tab.document.steps.buttons["printed"])
    state(qtbot, tab, "wydrukowany")
    assert not tab.document.steps.buttons["sent"].isVisible()
    go_back(qtbot, window, tab)
    data = window.pages.page("families").parts.data
    data.change(agree, FAMILY, letters=True, where="szkoła")
    begin(qtbot, tab, "Prośba o kontakt")
    make(qtbot, tab)
    assert "znak pisma PI/" in shown_words(tab.document)
    click(tab.document.steps.buttons["printed"])
    state(qtbot, tab, "wydrukowany")
    click(tab.document.steps.buttons["sent"])
    state(qtbot, tab, "wysłany 23.11.2026")
    assert not tab.document.steps.buttons["sent"].isVisible()
    signed = tab.document.steps.buttons["signed"]
    click(signed)  # the signature that is noted only afterwards
    qtbot.waitUntil(signed.isHidden, timeout=WAIT)
    assert tab.document.steps.buttons["filed"].isVisible()


def test_letter_to_a_family_without_letters_is_neither_shown_nor_printed(qtbot, window) -> None:
    tab = tab_of(window)
    data = window.pages.page("families").parts.data
    data.change(agree, FAMILY, letters=True, where="szkoła")
    begin(qtbot, tab, "Prośba o kontakt")
    make(qtbot, tab)
    data.change(agree, FAMILY, letters=False, where="")
    qtbot.waitUntil(lambda: "nie wolno wysyłać listów" in shown_words(tab.document), timeout=WAIT)
    assert "Bezpieczny kontakt: po 16." in shown_words(tab.document)
    for way_out in (tab.document.print_button, tab.document.pdf, tab.document.word):
        assert not way_out.isEnabled()
    go_back(qtbot, window, tab)
    click(tab.register.new)
    qtbot.waitUntil(lambda: tab.choosing is not None and tab.currentWidget() is tab.choosing)
    click_row(tab.choosing.documents, "Prośba o kontakt")
    qtbot.waitUntil(lambda: "nie wolno wysyłać listów" in shown_words(tab.draft), timeout=WAIT)
    assert not tab.draft.make.isEnabled()


def test_what_was_typed_comes_back_and_leaves_when_the_document_is_made(qtbot, window) -> None:
    tab, hands = tab_of(window), Hands(window)
    begin(qtbot, tab, "Karta rodziny")
    hands.go_to(tab.draft.form.wrapper("housing").input)
    hands.write("Poddasze.")
    go_back(qtbot, window, tab)
    begin(qtbot, tab, "Karta rodziny")
    click(tab.draft.fill)
    assert "Poddasze." in shown_words(tab.draft)
    make(qtbot, tab)
    go_back(qtbot, window, tab)
    begin(qtbot, tab, "Karta rodziny")
    assert "Poddasze." not in shown_words(tab.draft)


def test_document_of_one_of_several_records_and_one_without_a_record(qtbot, window) -> None:
    tab, hands = tab_of(window), Hands(window)
    click(tab.register.new)
    qtbot.waitUntil(lambda: tab.choosing is not None and tab.currentWidget() is tab.choosing)
    choosing = tab.choosing
    plan = row_of(choosing.documents, "Plan pracy z rodziną")
    assert "zapisów do wyboru: 2" in plan.note
    click_row(choosing.documents, "Plan pracy z rodziną")
    assert len(titles(choosing.records)) == 2
    hands.press(ESC)
    click_row(choosing.documents, "Wystąpienie o informację")
    assert "Nie ma jeszcze takiego zapisu. Pismo dodasz" in shown_words(choosing)
    hands.press(ESC)
    hands.press(ESC)
    assert tab.register.isVisible()


def test_new_version_takes_the_place_of_the_old_with_a_reason(qtbot, window) -> None:
    tab, hands = tab_of(window), Hands(window)
    begin(qtbot, tab, "Zgoda rodziny")
    make(qtbot, tab)
    click(tab.document.new_version)
    hands.write("zmiana opiekuna")
    hands.press(RETURN)
    filled(qtbot, tab)
    make(qtbot, tab)
    assert "DOK/2/2026 · wersja 2 · zmiana opiekuna" in shown_words(tab.document)
    hands.press(ESC)
    found = sections(tab.register.list)
    (old,) = found["Zastąpione nową wersją"]
    assert "zastąpiony dokumentem DOK/2/2026" in old.note


@operation("dwoje rodziców w teście", None)
def two_silent_parents(session, family) -> None:
    session.query(Statement).filter_by(family_id=family).delete()
    session.query(Membership).filter_by(family_id=family).update({"role": MemberRole.CHILD})
    for number, role in (("90", MemberRole.MOTHER), ("91", MemberRole.FATHER)):
        names = {"surname": "Przykładowa", "first_name": f"Jan{number}"}
        person = Person(number=f"O/{number}/2026", birth_date=date(1980, 1, 1), **names)
        session.add(person)
        session.flush()
        of = {"family_id": family, "person_id": person.id, "shares_household": True}
        began = date(2020, 1, 1)
        session.add(Membership(number=f"CR/{number}/2026", role=role, began=began, **of))


@question("odmowy w teście", None)
def refusals(session, family):
    found = session.query(Person.first_name).join(Statement, Statement.person_id == Person.id)
    return [name for (name,) in found.filter_by(family_id=family, kind=StatementKind.REFUSAL)]


def test_refusal_of_two_silent_parents_asks_which_of_them_refused(qtbot, window, desk) -> None:
    desk.database.change(two_silent_parents, FAMILY)
    tab, hands = tab_of(window), Hands(window)
    begin(qtbot, tab, "Zgoda rodziny")
    make(qtbot, tab)
    click(tab.document.steps.buttons["printed"])
    state(qtbot, tab, "wydrukowany")
    refusal = tab.document.refusal
    click(tab.document.steps.buttons["refused"])
    qtbot.waitUntil(refusal.who.hasFocus, timeout=WAIT)
    assert [plain(refusal.who.itemText(place)) for place in range(3)] == [
        *("Przykładowa Jan90", "Przykładowa Jan91"),
        "wszyscy: Przykładowa Jan90 i Przykładowa Jan91",
    ]
    refusal.reason.setText("nie chce")
    click(refusal.go)
    assert refusal.isVisible()
    assert refusal.who.hasFocus()  # nobody is taken for the other
    hands.press(Qt.Key.Key_Down)
    click(refusal.go)
    state(qtbot, tab, "odmowa podpisu")
    assert desk.database.read(refusals, FAMILY) == ["Jan90"]


def test_pages_of_a_new_version_bear_the_sign_of_its_letter_before_it_is_made(
    qtbot, window, monkeypatch
) -> None:
    tab, hands = tab_of(window), Hands(window)
    data = window.pages.page("families").parts.data
    data.change(agree, FAMILY, letters=True, where="szkoła")
    begin(qtbot, tab, "Prośba o kontakt")
    make(qtbot, tab)
    drawn: list[bytes] = []
    monkeypatch.setattr(tab.draft.preview, "show_pdf", lambda pdf, _spots: drawn.append(pdf))
    click(tab.document.new_version)
    hands.write("zmiana adresu")
    hands.press(RETURN)
    filled(qtbot, tab)
    shown = " ".join(page_texts(drawn[-1]))
    assert "Znak pisma: PI/" in shown
    assert "nada go rejestr pism" not in shown


class Printed:
    """A printer that prints at once."""

    def __init__(self, names: list[str]) -> None:
        self._names = names

    def __call__(self, _parent, name: str, _pages: int, *, landscape: bool):
        from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415

        self._names.append(name)
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(self._names[0])
        return printer


def test_printing_marks_it_and_names_tell_nobody(qtbot, window, monkeypatch, tmp_path) -> None:
    tab = tab_of(window)
    names = [str(tmp_path / "drukarka.pdf")]
    monkeypatch.setattr(printing, "ask_printer", Printed(names))
    begin(qtbot, tab, "Zgoda rodziny")
    make(qtbot, tab)
    click(tab.document.print_button)
    state(qtbot, tab, "wydrukowany")
    assert names[1] == "zgoda-rodziny_2026-11-23_DOK-1-2026.pdf"

    copy = tmp_path / "kopia.docx"
    answer_dialog(monkeypatch, "getSaveFileName", copy)
    click(tab.document.word)
    qtbot.waitUntil(lambda: copy.exists() and "poza sejfem" in shown_words(tab.document))
    pause(TOLD)
    go_back(qtbot, window, tab)
    click_row(tab.register.list, "Zgoda rodziny")
    qtbot.waitUntil(tab.document.print_button.isEnabled, timeout=WAIT)
    assert "kopia.docx" in shown_words(tab.document)


def test_scan_dropped_on_any_familys_list_finds_its_document(
    qtbot, window, monkeypatch, tmp_path: Path
) -> None:
    tab, hands = tab_of(window), Hands(window)
    begin(qtbot, tab, "Zgoda rodziny")
    make(qtbot, tab)
    scan = tmp_path / "skan0001.pdf"
    answer_dialog(monkeypatch, "getSaveFileName", scan)
    click(tab.document.pdf)
    qtbot.waitUntil(scan.exists, timeout=WAIT)

    tab = tab_of(window, LATE_FAMILY)
    drop(tab, [scan])
    notice = tab.register.notice
    qtbot.waitUntil(lambda: "trafił po kodzie" in notice.text.text(), timeout=WAIT)
    assert "DOK/1/2026" in notice.text.text()
    picture = tmp_path / "bez-kodu.pdf"
    picture.write_bytes(b"%PDF-1.7 nic")
    drop(tab, [picture])
    qtbot.waitUntil(lambda: "nie widać kodu QR" in notice.text.text(), timeout=WAIT)

    tab = tab_of(window)
    row = row_of(tab.register.list, "Zgoda rodziny na pracę z asystentem rodziny")
    assert "jest skan" in row.note
    click_row(tab.register.list, "Zgoda rodziny")
    drop(tab.document, [picture])
    qtbot.waitUntil(
        lambda: "Dołączono go do otwartego" in tab.document.notice.text.text(), timeout=WAIT
    )
    click(tab.document.scans)
    assert "skan0001.pdf" in plain(shown_words(tab.document))
    hands.press(ESC)
    hands.press(ESC)
    assert tab.register.isVisible()


def test_veiled_names_close_documents_and_keep_them_closed(qtbot, window) -> None:
    tab, hands = tab_of(window), Hands(window)
    begin(qtbot, tab, "Zgoda rodziny")
    make(qtbot, tab)
    hands.press(F9)
    tab = tab_of(window)  # the pages are made anew
    assert "Przykładowa" not in shown_words(tab)
    click_row(tab.register.list, "Zgoda rodziny")
    assert "Odsłoń nazwiska (F9)" in shown_words(tab.document)
    hands.press(ESC)
    click(tab.register.new)
    qtbot.waitUntil(lambda: tab.choosing is not None and tab.currentWidget() is tab.choosing)
    click_row(tab.choosing.documents, "Zgoda rodziny")
    assert "Odsłoń nazwiska (F9)" in shown_words(tab.draft)
    assert not tab.draft.make.isEnabled()
