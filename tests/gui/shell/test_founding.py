"""The first run: five steps from an empty computer to an own folder, and what is refused on the way."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from tests.gui.folder import CLOCK
from tests.gui.hands import click, shown_words, titles
from tests.gui.shell.first_run import ESC, PASSWORD, RETURN, WAIT, FirstRun

from mgops_desktop.gui import printing
from mgops_desktop.gui.lock_screen import LockScreen
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.shell.first_screen import FirstScreen
from mgops_desktop.gui.shell.founding_screen import FoundingScreen
from mgops_desktop.gui.shell.message_screen import MessageScreen
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.window_memory import WindowMemory
from mgops_desktop.storage.access import question
from mgops_desktop.storage.account import accounts
from mgops_desktop.storage.provisional import is_working
from mgops_desktop.storage.setting import centre
from mgops_desktop.storage.vault.folder import DataFolder


@question("rodzaj folderu w teście", None)
def in_working_folder(session) -> bool:
    return is_working(session)


def test_first_screen_offers_an_own_folder_practice_and_another_place(
    first: FirstRun, tmp_path: Path
) -> None:
    words = shown_words(first.shown)
    for offer in ("Załóż nowy folder danych", "Otwórz dane ćwiczeniowe", "Otwórz inny folder"):
        assert offer in words
    assert f"Folder danych: {tmp_path / 'dane'}" in words


def test_new_user_founds_a_folder_with_the_keyboard_alone_and_works_in_it(
    first: FirstRun, tmp_path: Path
) -> None:
    first.hands.press(Qt.Key.Key_Space)
    first.wait_for(FoundingScreen)
    first.centre()
    first.person()
    first.password()
    first.code()
    form = first.shown
    assert first.step is form.place
    first.hands.go_to(form.place.skip)
    first.hands.press(RETURN)
    assert "Drugie miejsce na kopie: nie ma" in shown_words(form)
    assert "Nie wpisano kierownika." in shown_words(form)
    assert not DataFolder(tmp_path / "dane").is_initialised()
    first.hands.press(RETURN)

    door = first.wait_for(LockScreen)
    assert "Folder danych jest założony." in shown_words(door)
    first.write_lines(PASSWORD)
    window = first.wait_for(MainWindow)
    words = shown_words(window)
    assert "Zofia Wzorowa" in words
    assert "Nie ma jeszcze rodzin." in words
    assert "PLIK ĆWICZENIOWY" not in words

    # closing makes the first checked backup
    data = first.opened(tmp_path / "dane")
    try:
        header = data.database.read(centre)
        assert (header.name, header.municipality) == ("Ośrodek w Przykładowie", "Przykładowo")
    finally:
        data.let_go()
    assert list(DataFolder(tmp_path / "dane").backups.glob("*.kopia"))


def test_recovery_sheet_is_printed_copied_and_typed_back(
    first: FirstRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "karta.pdf"

    def accept(dialog: printing.QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(paper))
        return printing.QDialog.DialogCode.Accepted

    monkeypatch.setattr(printing.QPrintDialog, "exec", accept)
    form = first.begin()
    first.centre()
    first.person()
    first.password()
    view = form.code.view
    code = view.code.text()
    click(view.print_button)
    document = pypdfium2.PdfDocument(paper)
    printed = document[0].get_textpage().get_text_range()
    document.close()
    assert code in printed.splitlines()
    assert "Wydrukowano 23 listopada 2026" in printed
    click(view.copy)
    assert QGuiApplication.clipboard().text() == code
    click(form.go)
    assert view.problem.isVisible()
    first.write_lines("ABCD-EFGH")
    assert view.problem.text()
    assert first.hands.cursor is view.typed
    assert first.step is form.code
    first.hands.write_over("")
    first.code()
    assert first.step is form.place
    assert QGuiApplication.clipboard().text() != code


def test_one_goes_back_through_all_steps_and_on_again_without_losing_a_word(
    first: FirstRun,
) -> None:
    form = first.to_last_step()
    code = form.code.view.code.text()
    for step in (form.place, form.code, form.password, form.person, form.centre):
        first.hands.press(ESC)
        assert first.step is step
    first.hands.press(ESC)
    assert isinstance(first.shown, FirstScreen)
    click(first.shown.own)
    assert first.shown is form
    assert form.centre.text("name") == "Ośrodek w Przykładowie"
    for step in (form.person, form.password, form.code, form.place):
        click(form.go)
        assert first.step is step
    assert form.person.text("surname") == "Wzorowa"
    assert form.code.view.code.text() == code
    click(form.place.skip)
    click(form.start.empty)
    first.wait_for(LockScreen)


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("name", "", "Uzupełnij to pole."),
        ("post_code", "0000", "Kod pocztowy ma postać 00-000."),
        ("email", "ops", "To nie jest adres e-mail."),
    ],
)
def test_what_is_wrong_with_the_centre_is_said_at_its_field(
    first: FirstRun, name: str, typed: str, said: str
) -> None:
    form = first.begin()
    if name != "name":
        first.hands.write("Ośrodek")
    first.hands.go_to(form.centre.form.wrapper(name).input)
    first.hands.write(typed)
    click(form.go)
    assert form.centre.form.wrapper(name).error.startswith(said)
    assert first.hands.cursor is form.centre.form.wrapper(name).input
    assert first.step is form.centre


@pytest.mark.parametrize(
    ("password", "repeated", "field", "said"),
    [
        ("kot", "kot", "password", "Hasło jest za krótkie"),
        ("aaaaaaaaaaaa", "aaaaaaaaaaaa", "password", "To hasło należy"),
        (PASSWORD, "inne zielone hasło", "repeated", "Hasła się różnią."),
    ],
)
def test_password_that_will_not_do_is_refused_at_its_step(
    first: FirstRun, tmp_path: Path, password: str, repeated: str, field: str, said: str
) -> None:
    form = first.begin()
    first.centre()
    first.person()
    first.password(password, repeated)
    assert first.step is form.password
    assert form.password.form.wrapper(field).error.startswith(said)
    assert not (tmp_path / "dane").exists()


@pytest.mark.parametrize(
    ("typed", "signed"),
    [
        ("", date(2026, 11, 23)),
        ("1.10.2026", date(2026, 10, 1)),
        ("wczoraj", date(2026, 11, 22)),
    ],
)
def test_papers_of_the_first_account_are_from_the_typed_day(
    first: FirstRun, tmp_path: Path, typed: str, signed: date
) -> None:
    click(first.to_last_step(typed).start.empty)
    first.wait_for(LockScreen)
    data = first.opened(tmp_path / "dane")
    try:
        (account,) = data.database.read(accounts)
    finally:
        data.let_go()
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
    first: FirstRun, typed: str, said: str
) -> None:
    form = first.begin()
    first.centre()
    first.person(typed)
    wrapper = form.person.form.wrapper("papers_from")
    assert wrapper.name == "Upoważnienie i oświadczenie o poufności z dnia"
    assert wrapper.error.startswith(said)
    assert first.hands.cursor is wrapper.input
    assert first.step is form.person


def test_working_folder_is_founded_when_it_is_chosen(first: FirstRun, tmp_path: Path) -> None:
    form = first.begin()
    first.centre()
    folder = form.person.form.wrapper("folder").input
    assert folder.currentText() == "główny folder ośrodka"
    first.write_lines("Zofia", "Wzorowa", "", "zofia")
    assert first.hands.cursor is folder
    first.hands.press(Qt.Key.Key_Down)
    click(form.go)
    first.password()
    first.code()
    first.skip_place()
    click(form.start.empty)
    first.wait_for(LockScreen)
    data = first.opened(tmp_path / "dane")
    try:
        assert data.database.read(in_working_folder)
    finally:
        data.let_go()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_error_under_a_field_lies_over_nothing(first: FirstRun, look: Look, scale: float) -> None:
    look.set_scale(scale)
    form = first.begin()
    first.write_lines(*[""] * 11)
    QTest.qWait(50)
    wrapper = form.centre.form.wrapper("name")
    assert wrapper.error_line.isVisible()
    assert wrapper.help_line.geometry().bottom() < wrapper.error_line.geometry().top()
    assert wrapper.input.geometry().bottom() < wrapper.help_line.geometry().top()
    assert wrapper.height() >= wrapper.minimumSizeHint().height()


def test_import_is_the_first_page_when_it_was_chosen(first: FirstRun) -> None:
    click(first.to_last_step().start.load)
    first.wait_for(LockScreen)
    first.write_lines(PASSWORD)
    window = first.wait_for(MainWindow)
    assert window.pages.current_key == "import"


def test_practice_is_made_beside_the_founded_folder_says_so_and_is_not_copied_to_the_second_place(
    qtbot, first: FirstRun, tmp_path: Path, memory: WindowMemory
) -> None:
    medium = tmp_path / "nośnik"
    medium.mkdir()
    click(first.to_last_step().start.practice)
    door = first.wait_for(LockScreen)
    assert "Dane ćwiczeniowe. Hasło każdego konta: cwiczenie" in shown_words(door)
    assert DataFolder(tmp_path / "dane").is_initialised()
    memory.keep_backup_place(medium)
    first.write_lines("cwiczenie")
    window = first.wait_for(MainWindow)
    assert "PLIK ĆWICZENIOWY" in shown_words(window)
    assert len(titles(window.pages.page("start").backups.list)) == 1
    first.program.window.close()
    qtbot.waitUntil(lambda: not first.program.window.isVisible(), timeout=WAIT)
    assert list(medium.iterdir()) == []


def test_practice_can_be_stopped_and_leaves_nothing(qtbot, first: FirstRun, tmp_path: Path) -> None:
    click(first.shown.practice)
    busy = first.wait_for(MessageScreen)
    qtbot.waitUntil(lambda: busy.bar.maximum() > 0, timeout=WAIT)
    assert "Zapisuję rodziny i wizyty." in shown_words(busy)
    click(busy.buttons[0])
    first.wait_for(FirstScreen)
    assert list(tmp_path.glob("dane*")) == []


def test_founding_that_fails_says_so_and_keeps_what_was_typed(
    first: FirstRun, tmp_path: Path
) -> None:
    form = first.to_last_step()
    (tmp_path / "dane").mkdir()
    (tmp_path / "dane" / "zdjęcie.jpg").write_bytes(b"x")
    click(form.start.empty)
    first.wait_for(type(form))
    assert "nie jest pusty" in shown_words(form)
    assert [one.name for one in (tmp_path / "dane").iterdir()] == ["zdjęcie.jpg"]
    (tmp_path / "dane" / "zdjęcie.jpg").unlink()
    click(form.start.empty)
    first.wait_for(LockScreen)


def test_folder_with_other_files_is_refused_before_anything_is_asked(
    first: FirstRun, tmp_path: Path
) -> None:
    (tmp_path / "dane").mkdir()
    (tmp_path / "dane" / "zdjęcie.jpg").write_bytes(b"x")
    click(first.shown.own)
    refusal = first.wait_for(MessageScreen)
    assert "nie jest pusty" in shown_words(refusal)
    click(refusal.buttons[0])
    first.wait_for(FirstScreen)


def test_window_closes_in_the_middle_of_the_steps_and_nothing_is_left(
    first: FirstRun, tmp_path: Path
) -> None:
    first.begin()
    first.centre()
    first.program.window.close()
    assert not first.program.window.isVisible()
    assert not (tmp_path / "dane").exists()
