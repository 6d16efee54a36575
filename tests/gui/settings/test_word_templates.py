"""The centre's own Word templates: one to begin with is saved, changed ones are loaded, bad ones told."""

import docx
from tests.gui.calm import click, click_row
from tests.gui.folder import Desk
from tests.gui.hands import row_of, shown_words

from mgops_desktop.gui.settings import word_panel
from mgops_desktop.operations.documents.own_word import word_templates

TITLE = "Karta rodziny"


def test_template_is_saved_changed_loaded_and_withdrawn(
    desk: Desk, open_part, monkeypatch, tmp_path
) -> None:
    panel = open_part("Wzory Word")
    path = tmp_path / "wzór.docx"
    monkeypatch.setattr(word_panel, "ask_file", lambda *_args: path)
    monkeypatch.setattr(word_panel, "ask_open", lambda *_args: path)
    click_row(panel.list, TITLE)
    assert not panel.drop.isEnabled()
    click(panel.start)
    assert "Zmień go w Wordzie" in shown_words(panel)

    changed = docx.Document(str(path))
    changed.add_paragraph("{{ nazwa_rodziny }}")
    changed.save(str(path))
    click(panel.load)
    assert "Nie ma pola „nazwa_rodziny”" in shown_words(panel)
    assert row_of(panel.list, TITLE).badge is None

    changed.paragraphs[-1].clear()
    changed.save(str(path))
    click(panel.load)
    assert "wzór Word wczytano" in shown_words(panel)
    assert row_of(panel.list, TITLE).badge.text == "wzór ośrodka"
    click(panel.drop)
    assert not any(row.id for row in desk.database.read(word_templates))
