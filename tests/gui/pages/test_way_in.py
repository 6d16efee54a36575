"""The head decides on an application in one step, and gives an absent assistant's families to a substitute."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from tests.gui.calm import click, click_row, press
from tests.gui.folder import Desk
from tests.gui.hands import Hands, plain, sections, settled, shown_words, titles

from mgops_desktop.gui.asked_form import AskedForm
from mgops_desktop.operations.records.saving import NeedsConfirmation, confirmation_of, record_new

WAIT = 5000


def stored(desk: Desk, record: str, /, **given: object) -> UUID:
    """A record entered with every warning confirmed."""
    try:
        return desk.database.change(record_new, record, given)
    except NeedsConfirmation as asked:
        accepted = [confirmation_of(one) for one in asked.problems]
        return desk.database.change(record_new, record, given, accepted)


def field(form: AskedForm, name: str):
    return form.form.wrapper(name).input


def choose(form: AskedForm, name: str, words: str) -> str:
    """Choose what begins with these words; returns all of them."""
    box = field(form, name)
    index = next(i for i in range(box.count()) if plain(box.itemText(i)).startswith(words))
    box.setCurrentIndex(index)
    return plain(box.itemText(index))


@pytest.fixture
def applied(desk: Desk):
    """The head's page of families with a family that waits for a decision."""
    window = desk.sit_down("kierownik")
    family = stored(desk, "family", name="Oczekująca", area="town")
    application = {"family": str(family), "received": "2026-11-16", "basis": "consent"}
    stored(desk, "application", **application, interview_day="2026-11-12")
    click(window.rail.buttons["families"])
    page = window.pages.page("families")
    settled(page)
    return window, page


def test_head_decides_in_one_step(qtbot, applied) -> None:
    window, page = applied
    coming = sections(page.families.list)["Zgłoszenia i wnioski"]
    assert [(row.title, row.badge.text) for row in coming] == [("Oczekująca", "wniosek")]
    Hands(window)
    click_row(page.families.list, "Oczekująca")
    qtbot.waitUntil(page.card.decide.isVisible, timeout=WAIT)
    assert plain(page.card.standing.text()) == (
        "Stan: wniosek od 16.11.2026. Następny krok: rozstrzygnąć wniosek o asystenta (kierownik)."
    )
    click(page.card.decide)
    form = page.decision
    choose(form, "decision", "lista oczekujących")
    click(form.go)
    qtbot.waitUntil(lambda: "oczekuje od 16.11.2026" in page.card.standing.text(), timeout=WAIT)

    click(page.card.decide)
    form = page.decision
    assert field(form, "decision").currentText() == "przydzielono asystenta"
    click(form.go)
    assert "Wybierz asystenta" in shown_words(form)  # nothing was stored
    offered = choose(form, "worker", plain(field(form, "worker").itemText(1)))
    assert "z 15)" in offered
    click(form.go)
    qtbot.waitUntil(lambda: "przydzielona od" in page.card.standing.text(), timeout=WAIT)
    assert "Przydzielono asystenta. Sprawa AR/" in shown_words(page.notices)
    assert not page.card.decide.isVisible()
    press(window, Qt.Key.Key_Escape)

    click(next(one for one in page.notices.findChildren(QPushButton) if "Cofnij (" in one.text()))
    qtbot.waitUntil(lambda: "oczekuje od 16.11.2026" in page.card.standing.text(), timeout=WAIT)
    assert page.card.decide.isVisible()


def test_table_lists_who_waits_and_since_when(qtbot, applied) -> None:
    _window, page = applied
    click(page.families.as_table)
    table = page.table
    qtbot.waitUntil(lambda: table.isVisible() and not table.state.busy.isVisible(), timeout=WAIT)
    table.group.choose("awaiting")
    (row,) = table.table.model.texts()
    known = dict(zip([one.title for one in table.table.model.columns], row, strict=True))
    assert (known["Rodzina"], known["Stan"]) == ("Oczekująca", "wniosek")
    assert plain(known["Stan od"]) == "16.11.2026"
    table.group.choose("work")
    assert "Oczekująca" not in str(table.table.model.texts())


def test_families_go_to_a_substitute_and_can_be_taken_back(qtbot, desk: Desk) -> None:
    window = desk.sit_down("kierownik")
    click(window.rail.buttons["staff"])
    page = window.pages.page("staff")
    leading = next(name for name in titles(page.workers.list) if leads(qtbot, page, name))
    worker = str(page.card.worker)
    stored(desk, "leave", worker=worker, kind="suspension", began="2026-11-20", ended="2026-12-18")
    qtbot.waitUntil(lambda: "Bez zastępstwa:" in shown_words(page.card), timeout=WAIT)

    click(page.card.substitute)
    form = page.form
    assert field(form, "ended").text() == "18.12.2026"
    names = [
        plain(field(form, "substitute").itemText(i))
        for i in range(field(form, "substitute").count())
    ]
    assert not [name for name in names if name.startswith(leading)]
    choose(form, "substitute", names[-1])
    click(form.go)
    qtbot.waitUntil(lambda: page.form is None, timeout=WAIT)
    assert "Zastępstwo zapisano:" in shown_words(page.notices)
    qtbot.waitUntil(lambda: "zastępuje" in shown_words(page.card), timeout=WAIT)
    assert "Bez zastępstwa:" not in shown_words(page.card)

    offers = page.notices.findChildren(QPushButton)
    back = next(one for one in offers if one.text().startswith("Cofnij"))
    click(back)
    qtbot.waitUntil(lambda: "Bez zastępstwa:" in shown_words(page.card), timeout=WAIT)


def leads(qtbot, page, name: str) -> bool:
    """Whether somebody leads families: whether his card offers a substitution."""
    click_row(page.workers.list, name)
    qtbot.waitUntil(lambda: page.card.header.title.text() == name, timeout=WAIT)
    return page.card.substitute.isVisible()
