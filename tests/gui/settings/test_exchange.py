"""Packs in the window: families given out, a pack looked at and taken in, differences decided."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from tests.gui.calm import click
from tests.gui.centre import PASSWORD
from tests.gui.folder import CLOCK, Desk
from tests.gui.hands import Hands, shown_words, titles
from tests.operations.exchange.conftest import Folder

from mgops_desktop.domain.exchange import Decision
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.gui.asked_form import AskedForm
from mgops_desktop.gui.exchange import exchange_rows
from mgops_desktop.gui.exchange.arrival_view import ArrivalView
from mgops_desktop.gui.exchange.briefs_view import BriefsView
from mgops_desktop.gui.exchange.given_view import GivenView
from mgops_desktop.gui.settings import exchange_panel
from mgops_desktop.gui.settings.exchange_panel import ExchangePanel
from mgops_desktop.operations.data_folder import FirstAccount, create_data_folder, open_data
from mgops_desktop.operations.exchange.peers import peers
from mgops_desktop.operations.exchange.words import ClashLine
from mgops_desktop.storage.vault.passwords import Argon2Cost

WAIT = 30_000


@pytest.fixture
def panel(open_part) -> ExchangePanel:
    return open_part("Wymiana paczek")


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Folder]:
    path = tmp_path / "laptop"
    first = FirstAccount("ola", "Ola Zastępcza", PASSWORD)
    create_data_folder(path, [first], CLOCK, cost=Argon2Cost(), working=True)
    data = open_data(path, PASSWORD, CLOCK)
    yield Folder(data, tmp_path)
    data.let_go()


def in_place(qtbot, panel: ExchangePanel, kind: type):
    qtbot.waitUntil(lambda: isinstance(panel.in_place, kind), timeout=WAIT)
    return panel.in_place


def given_out(qtbot, window, panel: ExchangePanel, path: Path) -> GivenView:
    """Give the first family of the list to a substitute."""
    click(panel.give)
    form = in_place(qtbot, panel, AskedForm)
    form.form.wrapper("name").input.setFocus()
    Hands(window).write("Ola Zastępcza")
    form.form.wrapper("families").input.setFocus()
    Hands(window).press(Qt.Key.Key_Space)
    click(form.go)
    return in_place(qtbot, panel, GivenView)


def arrived(qtbot, panel: ExchangePanel, monkeypatch, path: Path) -> ArrivalView:
    monkeypatch.setattr(exchange_panel, "pick_pack", lambda *_: path)
    click(panel.take)
    return in_place(qtbot, panel, ArrivalView)


def test_families_go_to_a_substitute_and_come_back(
    qtbot, desk: Desk, window, panel: ExchangePanel, laptop: Folder, monkeypatch, tmp_path: Path
) -> None:
    assert "Nie ma jeszcze żadnej wymiany" in shown_words(panel)
    path = tmp_path / "dla Oli.przekaz"
    monkeypatch.setattr(exchange_panel, "pick_new_pack", lambda *_: path)
    view = given_out(qtbot, window, panel, path)
    assert path.exists()
    code = view.code.text()
    assert code.count("-") == 8
    click(view.done)
    assert titles(panel.list) == ["Ola Zastępcza"]
    click(panel.briefs)
    briefs = in_place(qtbot, panel, BriefsView)
    assert "kart: 1" in shown_words(briefs)
    assert panel.back()  # Esc
    assert panel.in_place is None

    from mgops_desktop.operations.exchange.arriving import open_arrived, take  # noqa: PLC0415

    take(laptop.data, open_arrived(laptop.data, path, code), {})
    [family] = laptop.ids("family")
    laptop.change("family", family, street="Polna 3", place="Wieś Dolna")
    desk.database.change(_set_place, family)
    [centre] = laptop.data.database.read(peers)
    pack = laptop.gives_back(centre.id)

    view = arrived(qtbot, panel, monkeypatch, pack.path)
    words = shown_words(view)
    assert "zmieniono je i tutaj, i tam: 1" in words
    assert "Polna 3" in words
    choice = view.decisions.wrapper("clash_0").field
    assert [choice.itemText(place) for place in range(choice.count())] == [
        "rozstrzygnę później",
        "zostaje tutejsze: Miasto",
        "z paczki: Wieś Dolna",
    ]
    click(view.take)
    qtbot.waitUntil(lambda: panel.in_place is None, timeout=WAIT)
    assert "Czeka na rozstrzygnięcie: 1 różnica." in shown_words(panel)
    assert panel.list.rows()[0].badge.text == "1\xa0różnica"

    click(panel.differences)
    form = panel.in_place.findChild(exchange_panel.ClashesForm)
    form.wrapper("clash_0").field.choose(Decision.THEIRS.value)
    click(panel.in_place.save)
    assert panel.list.rows()[0].badge is None
    assert desk.database.read(_place_of, family) == ("Wieś Dolna", "Polna 3")


def test_pack_of_an_unknown_folder_asks_for_its_code(
    qtbot, window, panel: ExchangePanel, laptop: Folder, monkeypatch
) -> None:
    pack = laptop.hands_over(laptop.new_peer("Ośrodek"))
    monkeypatch.setattr(exchange_panel, "pick_pack", lambda *_: pack.path)
    click(panel.take)
    form = in_place(qtbot, panel, AskedForm)
    form.form.wrapper("code").input.setFocus()
    Hands(window).write("AAAA")
    click(form.go)
    qtbot.waitUntil(form.isEnabled, timeout=WAIT)
    assert "Kod ma 34 znaki, wpisano 4." in shown_words(form)
    form.form.wrapper("code").input.setFocus()
    Hands(window).write_over(pack.code)
    click(form.go)
    view = in_place(qtbot, panel, ArrivalView)
    assert view.briefs.isHidden()  # whoever hands his own families over needs none
    assert "Z tego folderu jeszcze nic tu nie przyszło." in shown_words(view)
    click(view.take)
    qtbot.waitUntil(lambda: panel.in_place is None, timeout=WAIT)
    assert len(panel.list.rows()) == 1


def test_no_family_no_pack(
    qtbot, window, panel: ExchangePanel, monkeypatch, tmp_path: Path
) -> None:
    path = tmp_path / "pusta.przekaz"
    monkeypatch.setattr(exchange_panel, "pick_new_pack", lambda *_: path)
    click(panel.give)
    form = in_place(qtbot, panel, AskedForm)
    form.form.wrapper("name").input.setFocus()
    Hands(window).write("Ola")
    click(form.go)
    qtbot.waitUntil(form.isEnabled, timeout=WAIT)
    assert not path.exists()
    assert panel.parts.data.read(peers) == []


def _set_place(session, family) -> None:
    session.get_one(KINDS["family"], family).place = "Miasto"


def _place_of(session, family) -> tuple[str, str]:
    found = session.get_one(KINDS["family"], family)
    return found.place, found.street


from mgops_desktop.storage.access import operation, question  # noqa: E402
from mgops_desktop.storage.tables import KINDS  # noqa: E402

_set_place = operation("zmiana w teście", None)(_set_place)
_place_of = question("miejsce w teście", None)(_place_of)


def test_long_texts_stand_whole_under_the_question() -> None:
    """The choices begin where the texts differ: their beginnings are the same."""
    same = "Rodzic uczestniczy w wizytach i spłaca zaległości. " * 6
    line = ClashLine(
        RecordRef("assessment", UUID(int=1)),
        *("progress", "Ocena", "Postępy rodziny", "Nic"),
        *(f"{same}Dzieci chodzą do szkoły.", f"{same}Zosia zachorowała."),
    )
    asked = exchange_rows.asked_of("clash_0", line)
    assert "Dzieci chodzą do szkoły." in asked.help
    assert "Zosia zachorowała." in asked.help
