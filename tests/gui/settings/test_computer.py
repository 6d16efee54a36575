"""What concerns this computer, and where the data are."""

from tests.gui.calm import click
from tests.gui.folder import Desk
from tests.gui.hands import plain, shown_words

from mgops_desktop.gui.style.tokens import Theme


def test_theme_and_text_size_take_effect_at_once(open_part, look) -> None:
    panel = open_part("Ten komputer")
    panel.form.wrapper("theme").input.choose("dark")
    panel.form.wrapper("scale").input.choose("150")
    assert look.theme is Theme.DARK
    assert look.scale == 1.5


def test_lock_time_is_kept_and_told(qtbot, open_part) -> None:
    panel = open_part("Ten komputer")
    memory = panel.parts.memory
    assert memory.lock_minutes == 10
    with qtbot.waitSignal(memory.changed):
        panel.form.wrapper("lock").input.choose("5")
    assert memory.lock_minutes == 5


def test_folder_tells_its_place_size_and_room(desk: Desk, open_part) -> None:
    panel = open_part("Gdzie są dane")
    words = plain(shown_words(panel))
    assert str(desk.path) in words
    assert "Wolne miejsce na tym dysku:" in words
    assert "Wersja programu:" in words
    click(panel.copy)
    assert "Skopiowano ścieżkę na minutę." in shown_words(panel)
