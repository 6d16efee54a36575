"""Backups: made, checked, found damaged, copied elsewhere, restored to a new folder."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from tests.gui.calm import click, press, save
from tests.gui.centre import PASSWORD
from tests.gui.folder import CLOCK, Desk, Founded
from tests.gui.hands import Hands, shown_words, titles

from mgops_desktop.domain.rights import Role
from mgops_desktop.gui.settings import backups_panel, restore_wizard
from mgops_desktop.gui.settings.backups_panel import BackupsPanel
from mgops_desktop.gui.settings.restore_wizard import RestoreWizard
from mgops_desktop.gui.tasks import Task
from mgops_desktop.operations.data_folder import FirstAccount, create_data_folder, open_data
from mgops_desktop.storage.setting import centre
from mgops_desktop.storage.vault.accounts import account_names
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.passwords import Argon2Cost

ESC = Qt.Key.Key_Escape
WAIT = 30_000


@pytest.fixture
def panel(open_part) -> BackupsPanel:
    return open_part("Kopie")


def wait_done(qtbot, panel: BackupsPanel) -> None:
    qtbot.waitUntil(panel.make.isEnabled, timeout=WAIT)
    qtbot.wait(2)


def badges(panel: BackupsPanel) -> list[str]:
    return [row.badge.text for row in panel.list.rows()]


def made(qtbot, panel: BackupsPanel) -> Path:
    click(panel.make)
    wait_done(qtbot, panel)
    return panel.chosen.path


def wizard_of(qtbot, panel: BackupsPanel) -> RestoreWizard:
    click(panel.restore)
    qtbot.waitUntil(lambda: isinstance(panel.in_place, RestoreWizard))
    return panel.in_place


def write(window, wizard: RestoreWizard, name: str, text: str) -> None:
    wizard.form.wrapper(name).input.setFocus()
    Hands(window).write_over(text)


def test_folder_without_backups_says_so(panel: BackupsPanel) -> None:
    assert "Nie ma jeszcze kopii. Zrób pierwszą." in shown_words(panel)
    assert not panel.again.isEnabled()


def test_backup_is_made_listed_and_told_at_the_foot(qtbot, window, panel: BackupsPanel) -> None:
    made(qtbot, panel)
    # the head has no key to the procedures: their file is copied, nobody has opened the copy
    assert badges(panel) == ["sprawdzona częściowo"]
    assert panel.list.rows()[0].note.startswith("na życzenie")
    assert "Kopia sprawdzona częściowo" in shown_words(panel)
    assert window.status.backup.text().startswith("Kopia ")


def test_damaged_backup_is_found_by_checking_again(qtbot, panel: BackupsPanel) -> None:
    path = made(qtbot, panel)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(bytes(content))
    click(panel.again)
    wait_done(qtbot, panel)
    assert badges(panel) == ["uszkodzona"]
    assert "Kopia jest uszkodzona. Nie usuwaj jej" in shown_words(panel)


def test_backup_in_another_place_is_kept_in_mind(
    qtbot, panel: BackupsPanel, tmp_path: Path, monkeypatch
) -> None:
    place = tmp_path / "nośnik"
    place.mkdir()
    monkeypatch.setattr(backups_panel, "pick_folder", lambda *_: place)
    click(panel.copy)
    wait_done(qtbot, panel)
    assert len(list(place.glob("*.kopia"))) == 1
    assert f"Drugie miejsce na kopie: {place}" in shown_words(panel)
    assert "To jest ten sam dysk" in shown_words(panel)
    qtbot.waitUntil(lambda: "Druga kopia jest aktualna" in shown_words(panel), timeout=WAIT)
    click(panel.forget)
    assert panel.parts.memory.backup_place is None
    assert "Kopie są tylko na tym dysku." in shown_words(panel)
    assert titles(panel.list) == []


def test_place_that_is_gone_is_refused(
    qtbot, panel: BackupsPanel, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr(backups_panel, "pick_folder", lambda *_: tmp_path / "brak")
    click(panel.copy)
    wait_done(qtbot, panel)
    assert "Nie ma folderu brak." in shown_words(panel)
    assert panel.parts.memory.backup_place is None


def test_rhythm_is_kept_on_this_computer(panel: BackupsPanel) -> None:
    panel.rhythm.wrapper("rhythm").input.choose("60")
    assert panel.parts.memory.backup_minutes == 60


def test_backup_is_restored_to_a_new_folder_that_opens(
    qtbot, window, panel: BackupsPanel, tmp_path: Path
) -> None:
    made(qtbot, panel)
    wizard = wizard_of(qtbot, panel)
    assert "Konta z tamtego dnia:" in shown_words(wizard)
    assert "Kopia z dzisiaj" in shown_words(wizard)
    target = tmp_path / "nowy folder Łódź"
    wizard.form.wrapper("login").input.choose("kierownik")
    write(window, wizard, "folder", str(target))
    write(window, wizard, "old", PASSWORD)
    save(window)
    qtbot.waitUntil(wizard.open.isVisible, timeout=WAIT)
    assert str(target) in shown_words(wizard)
    with qtbot.waitSignal(panel.parts.custody.folder_asked) as asked:
        press(window, Qt.Key.Key_Space)
    assert asked.args == [target]
    opened = open_data(target, PASSWORD, panel.parts.clock, login="kierownik")
    try:
        assert opened.database.read(centre).head_name == "Zofia Wzorowa"
    finally:
        opened.let_go()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("folder", "byle gdzie", "Wpisz całą ścieżkę folderu albo go wskaż."),
        ("folder", "", "Uzupełnij to pole."),
        ("old", "nie to hasło", "asło"),
    ],
)
def test_restoring_is_refused_at_the_field(
    qtbot, window, panel: BackupsPanel, name: str, text: str, said: str
) -> None:
    made(qtbot, panel)
    wizard = wizard_of(qtbot, panel)
    write(window, wizard, "old", PASSWORD)
    write(window, wizard, name, text)
    save(window)
    qtbot.waitUntil(lambda: said in wizard.form.wrapper(name).error, timeout=WAIT)
    assert wizard.form.isVisible()


def test_folder_with_content_is_refused_and_untouched(
    qtbot, window, panel: BackupsPanel, tmp_path: Path
) -> None:
    made(qtbot, panel)
    wizard = wizard_of(qtbot, panel)
    target = tmp_path / "zajęty"
    target.mkdir()
    (target / "list.txt").write_text("ważne", encoding="utf-8")
    write(window, wizard, "folder", str(target))
    write(window, wizard, "old", PASSWORD)
    save(window)
    qtbot.waitUntil(lambda: "nie jest pusty" in shown_words(wizard), timeout=WAIT)
    assert [one.name for one in target.iterdir()] == ["list.txt"]


def test_stopped_restoring_leaves_nothing(
    qtbot, window, panel: BackupsPanel, tmp_path: Path, monkeypatch
) -> None:
    made(qtbot, panel)
    wizard = wizard_of(qtbot, panel)
    target = tmp_path / "przerwany"
    write(window, wizard, "folder", str(target))
    write(window, wizard, "old", PASSWORD)
    report = Task.report

    def stop_at_the_second(task: Task, done: int, total: int, text: str = "") -> None:
        if done == 1:
            task.cancel()  # as the button does, at a moment that the test can choose
        report(task, done, total, text)

    monkeypatch.setattr(Task, "report", stop_at_the_second)
    save(window)
    qtbot.waitUntil(lambda: "Przerwano." in shown_words(wizard), timeout=WAIT)
    assert not (target / "vault").exists()
    assert wizard.form.isVisible()


@pytest.fixture
def foreign(founded: Founded, tmp_path: Path) -> Path:
    """A backup of another centre's folder."""
    path = tmp_path / "obcy ośrodek"
    create_data_folder(
        *(path, [FirstAccount("obcy", "Obcy Kierownik", PASSWORD, frozenset({Role.HEAD}))], CLOCK),
        cost=Argon2Cost(),
    )
    opened = open_data(path, PASSWORD, CLOCK, login="obcy")
    made = opened.back_up()
    opened.let_go()
    return made.path


def test_f_t47_backup_of_other_data_is_warned_of_and_needs_a_typed_word(
    qtbot, desk: Desk, window, panel: BackupsPanel, tmp_path: Path, monkeypatch, foreign: Path
) -> None:
    monkeypatch.setattr(restore_wizard, "pick_backup", lambda *_: foreign)
    wizard = wizard_of(qtbot, panel)
    click(wizard.other)
    assert "To kopia innego folderu danych niż otwarty" in shown_words(wizard)
    target = tmp_path / "obce odtworzone"
    write(window, wizard, "folder", str(target))
    write(window, wizard, "old", PASSWORD)
    write(window, wizard, "foreign", "tak")
    save(window)
    assert "inny folder" in wizard.form.wrapper("foreign").error
    assert not target.exists()
    write(window, wizard, "foreign", "Inny folder ")
    save(window)
    qtbot.waitUntil(wizard.open.isVisible, timeout=WAIT)
    assert [one.login for one in account_names(DataFolder(target))] == ["obcy"]
    assert "kierownik" in [one.login for one in account_names(DataFolder(desk.path))]


def test_file_that_is_no_backup_is_refused(
    qtbot, window, panel: BackupsPanel, tmp_path: Path, monkeypatch
) -> None:
    file = tmp_path / "obcy.kopia"
    file.write_bytes(b"to nie jest kopia")
    monkeypatch.setattr(restore_wizard, "pick_backup", lambda *_: file)
    wizard = wizard_of(qtbot, panel)
    assert "Wybierz plik kopii." in shown_words(wizard)
    click(wizard.other)
    assert "obcy.kopia:" in shown_words(wizard)
    assert not wizard.go.isEnabled()
    press(window, ESC)
    assert panel.in_place is None
