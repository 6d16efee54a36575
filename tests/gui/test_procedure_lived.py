"""A procedure of each regime begun in the window: which terms its law sets, what may come next, what was kept."""

import pytest
from tests.gui.calm import click
from tests.gui.day.user import User
from tests.gui.folder import Desk
from tests.gui.hands import choose_tab, row_of, titles
from tests.gui.records.filling import fill_in

PAIR = {
    "starter": "police",
    "violence": ["physical"],
    "harmed.1.surname": "Umowna",
    "harmed.1.first_name": "Ewa",
    "harmed.1.age": "34",
    "harmed.1.sex": "female",
    "violent.1.surname": "Umowny",
    "violent.1.first_name": "Adam",
    "violent.1.age": "36",
    "violent.1.sex": "male",
}


GROUP = "Powołanie grupy diagnostyczno-pomocowej"
SITTING = "Pierwsze posiedzenie grupy diagnostyczno-pomocowej (data ostrożna)"
TO_TEAM = "Przekazanie formularza „Niebieska Karta – A” do zespołu interdyscyplinarnego"
TO_CHAIR = (
    "Przekazanie formularza „Niebieska Karta – A” przewodniczącemu zespołu interdyscyplinarnego"
)
TO_GROUP = "Przekazanie formularza „Niebieska Karta – A” grupie diagnostyczno-pomocowej"
LEAFLET = "Przekazanie formularza „Niebieska Karta – B” osobie doznającej przemocy domowej"
TO_MEMBERS = "Przekazanie formularza „Niebieska Karta – A” członkom zespołu albo grupie"
WEAPON, VOIVODE = "Powiadomienie o broni", "Wskazanie innej gminy przez wojewodę"


@pytest.mark.parametrize(
    ("day", "kept", "running", "steps"),
    [
        (
            "2026-11-18",
            (TO_TEAM, "25.11.2026"),
            {GROUP: "23.11.2026", TO_GROUP: "23.11.2026", SITTING: "25.11.2026"},
            {WEAPON, VOIVODE},
        ),
        (
            "2023-07-12",
            (TO_CHAIR, "19.07.2023"),
            {GROUP: "17.07.2023", TO_MEMBERS: "17.07.2023"},
            {WEAPON, VOIVODE},
        ),
        ("2023-05-10", (TO_CHAIR, "17.05.2023"), {TO_MEMBERS: "15.05.2023"}, set()),
    ],
    ids=["new", "transitional", "old"],
)
def test_registered_form_is_measured_by_the_law_of_its_day(
    desk: Desk, day: str, kept: tuple[str, str], running: dict[str, str], steps: set[str]
) -> None:
    user = User(desk.sit_down("zespol"))
    click(user.window.rail.buttons["blue_card"])
    page = user.window.pages.page("blue_card")
    click(page.register.new_form)
    form = page.editing.editor.form
    form.wrapper("received").input.clear()
    fill_in(form, {**PAIR, "filled": day, "received": day}, {})
    user.saves()
    assert page.editing.editor is None

    card = page.card
    assert not card.told_card.isVisible()  # nothing broken, nothing to explain
    reminded = set(titles(card.terms)) - set(running)
    assert reminded <= {LEAFLET}  # no term of the law, so it stands in no proof
    assert set(running) <= set(titles(card.terms))
    assert "Powołanie grupy" in titles(card.next)
    assert {WEAPON, VOIVODE} & set(titles(card.next)) == steps

    choose_tab(card.tabs, "terms")
    proof = card.proof.list
    term, due = kept
    assert (row_of(proof, term).lead, row_of(proof, term).badge.text) == (due, "w terminie")
    assert {one: row_of(proof, one).lead for one in running} == running
    assert set(titles(proof)) == {term, *running}
