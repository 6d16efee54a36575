"""The first run: from an empty computer to the first look at an own folder, and what is refused on the way."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from tests.gui.folder import CLOCK
from tests.gui.hands import Hands, click, shown_words

from mgops_desktop.gui import printing
from mgops_desktop.gui.lock_screen import LockScreen
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.shell.first_screen import FirstScreen
from mgops_desktop.gui.shell.founding_screen import CodeScreen, FoundingScreen
from mgops_desktop.gui.shell.program import Program
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.tasks import Tasks
from mgops_desktop.gui.window_memory import WindowMemory
from mgops_desktop.operations.data_folder import open_data
from mgops_desktop.storage.access import question
from mgops_desktop.storage.account import AccountRow, accounts
from mgops_desktop.storage.provisional import is_working
from mgops_desktop.storage.vault.folder import DataFolder

PASSWORD = "trzy zielone ławki"
WAIT = 30_000


@pytest.fixture
def program(qtbot, look: Look, qapp, tmp_path: Path) -> Iterator[Program]:
    """The program on a computer that has no data yet."""
    tasks = Tasks(qapp)
    memory = WindowMemory(tmp_path / "okno.ini")
    made = Program(look, tasks, memory, tmp_path / "dane", CLOCK)
    made.window.resize(1366, 768)
    made.begin()
    QTest.qWaitForWindowActive(made.window)
    yield made
    if made.window.isVisible():
        made.window.close()
        qtbot.waitUntil(lambda: not made.window.isVisible(), timeout=WAIT)


def screen(program: Program, kind: type):
    shown = program.window.currentWidget()
    assert isinstance(shown, kind), shown
    return shown


def await_screen(qtbot, program: Program, kind: type):
    qtbot.waitUntil(lambda: isinstance(program.window.currentWidget(), kind), timeout=WAIT)
    return program.window.currentWidget()


def fill(
    program: Program, password: str = PASSWORD, repeated: str = PASSWORD, papers: str = ""
) -> FoundingScreen:
    """Go to the form and fill it, from field to field by Enter; without `papers` their date stays as it is."""
    click(screen(program, FirstScreen).own)
    form = screen(program, FoundingScreen)
    hands = Hands(program.window)
    for text in ("Ośrodek w Przykładowie", "Zofia Wzorowa", "zofia", password, repeated):
        hands.write(text)
        hands.press(Qt.Key.Key_Return)
    assert hands.cursor is form.form.papers_from
    if papers:
        hands.write_over(papers)
        hands.press(Qt.Key.Key_Return)
    return form


def founded_accounts(program: Program, path: Path) -> list[AccountRow]:
    """Leave the window and look into the folder that it founded."""
    program.window.close()
    opened = open_data(path, PASSWORD, CLOCK)
    try:
        return opened.database.read(accounts)
    finally:
        opened.let_go()


def test_first_screen_offers_practice_and_an_own_folder(program: Program, tmp_path: Path) -> None:
    words = shown_words(screen(program, FirstScreen))
    assert "Otwórz dane ćwiczeniowe" in words
    assert "Załóż nowy folder danych" in words
    assert f"Folder danych: {tmp_path / 'dane'}" in words


def test_new_user_founds_a_folder_and_works_in_it(
    qtbot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "karta.pdf"

    def accept(dialog: printing.QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(paper))
        return printing.QDialog.DialogCode.Accepted

    monkeypatch.setattr(printing.QPrintDialog, "exec", accept)
    click(fill(program).go)

    # the recovery code: shown, printed, copied, typed back
    card = await_screen(qtbot, program, CodeScreen)
    code = card.code.text()
    click(card.print_button)
    document = pypdfium2.PdfDocument(paper)
    printed = document[0].get_textpage().get_text_range()
    document.close()
    assert code in printed.splitlines()
    assert "Wydrukowano 23 listopada 2026" in printed
    click(card.copy)
    assert QGuiApplication.clipboard().text() == code
    hands = Hands(program.window)
    click(card.go)
    assert card.problem.isVisible()
    hands.write("ABCD-EFGH")
    hands.press(Qt.Key.Key_Return)
    assert card.problem.text()
    assert program.window.currentWidget() is card
    hands.write_over(code.lower().replace("-", " "))
    hands.press(Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() != code

    # the password opens the folder
    door = await_screen(qtbot, program, LockScreen)
    assert not door.account.isVisible()
    hands.write(PASSWORD)
    hands.press(Qt.Key.Key_Return)
    window = await_screen(qtbot, program, MainWindow)
    words = shown_words(window)
    assert "Zofia Wzorowa" in words
    assert "Nie ma jeszcze rodzin." in words
    assert "PLIK ĆWICZENIOWY" not in words
    assert window.status.backup.text() == "Nie ma jeszcze sprawdzonej kopii"

    # closing makes the first checked backup
    program.window.close()
    qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=WAIT)
    assert list(DataFolder(tmp_path / "dane").backups.iterdir())


def test_gaps_of_the_form_are_said_at_their_fields(program: Program) -> None:
    click(screen(program, FirstScreen).own)
    form = screen(program, FoundingScreen)
    click(form.go)
    assert form.form.wrapper("centre").error == "Uzupełnij to pole."
    assert Hands(program.window).cursor is form.form.centre


def test_passwords_that_differ_are_refused_at_the_second(program: Program) -> None:
    form = fill(program, repeated="inne hasło")
    click(form.go)
    assert form.form.wrapper("repeated").error.startswith("Hasła się różnią.")
    assert form.form.centre.text() == "Ośrodek w Przykładowie"


@pytest.mark.parametrize(
    ("typed", "signed"),
    [
        ("", date(2026, 11, 23)),
        ("1.10.2026", date(2026, 10, 1)),
        ("031126", date(2026, 11, 3)),
        ("wczoraj", date(2026, 11, 22)),
    ],
)
def test_papers_of_the_first_account_are_from_the_typed_day(
    qtbot, program: Program, tmp_path: Path, typed: str, signed: date
) -> None:
    click(fill(program, papers=typed).go)
    await_screen(qtbot, program, CodeScreen)
    (account,) = founded_accounts(program, tmp_path / "dane")
    assert (account.authorised, account.confidentiality) == (signed, signed)
    assert account.roles_on(CLOCK.today())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("jutro", "Data z przyszłości: 24.11.2026. Wpisz dzień podpisania."),
        ("31.02.2026", "Luty 2026 nie ma dnia 31. Popraw dzień."),
        ("zaraz", "Nie rozumiem daty „zaraz”"),
    ],
)
def test_day_that_cannot_be_is_refused_at_the_papers_of_the_account(
    program: Program, tmp_path: Path, typed: str, said: str
) -> None:
    form = fill(program, papers=typed)
    click(form.go)
    wrapper = form.form.wrapper("papers_from")
    assert wrapper.name == "Upoważnienie i oświadczenie o poufności z dnia"
    assert wrapper.error.startswith(said)
    assert wrapper.error_line.isVisible()
    assert Hands(program.window).cursor is form.form.papers_from
    assert not DataFolder(tmp_path / "dane").is_initialised()


@pytest.mark.parametrize(
    ("keys", "is_so"), [((), False), ((Qt.Key.Key_Down,), True)], ids=["main", "working"]
)
def test_folder_is_the_main_one_unless_a_working_one_is_chosen(
    qtbot, program: Program, tmp_path: Path, keys: tuple[Qt.Key, ...], is_so: bool
) -> None:
    form = fill(program)
    assert form.form.folder.currentText() == "główny folder ośrodka"
    hands = Hands(program.window)
    hands.go_to(form.form.folder)
    for key in keys:
        hands.press(key)
    click(form.go)
    await_screen(qtbot, program, CodeScreen)
    program.window.close()
    opened = open_data(tmp_path / "dane", PASSWORD, CLOCK)
    try:
        assert opened.database.read(in_working_folder) is is_so
    finally:
        opened.let_go()


@question("rodzaj folderu w teście", None)
def in_working_folder(session) -> bool:
    return is_working(session)


def test_weak_password_is_refused_and_nothing_is_founded(
    qtbot, program: Program, tmp_path: Path
) -> None:
    form = fill(program, "kot", "kot")
    click(form.go)
    qtbot.waitUntil(form.form.banner.isVisible, timeout=WAIT)
    assert "asło" in form.form.banner.text()
    assert form.isEnabled()
    assert not DataFolder(tmp_path / "dane").is_initialised()


def test_folder_with_other_files_is_refused(qtbot, program: Program, tmp_path: Path) -> None:
    (tmp_path / "dane").mkdir()
    (tmp_path / "dane" / "zdjęcie.jpg").write_bytes(b"x")
    form = fill(program)
    click(form.go)
    qtbot.waitUntil(form.form.banner.isVisible, timeout=WAIT)
    assert "nie jest pusty" in form.form.banner.text()
    assert (tmp_path / "dane" / "zdjęcie.jpg").exists()


def test_one_can_go_back_from_the_form(program: Program) -> None:
    click(fill(program).back)
    assert screen(program, FirstScreen).isVisible()


def test_window_closes_where_nothing_is_open_yet(program: Program) -> None:
    program.window.close()
    assert not program.window.isVisible()
