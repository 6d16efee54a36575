"""How programmes and orders stand, told on the card of a procedure."""

from datetime import date

from tests.operations.card_papers.violence import VIOLENT, changed, tell_violence

from mgops_desktop.operations.blue_card import procedure_card


def test_card_tells_how_far_a_programme_and_an_order_have_come(story):
    database = story.opened.seen_by()
    ids = database.change(tell_violence)
    order = story.ids["protective_order"]
    own = {"procedure_id": ids["procedure"], "extended_on": None, "lifted": None}

    def told():
        card = database.read(procedure_card, ids["procedure"])
        return {one.what: one.state for one in card.beside}

    name = f"{VIOLENT['surname']} {VIOLENT['first_name']}"
    database.change(changed, "protective_order", order, issued=date(2026, 11, 10), **own)
    assert told() == {
        f"Program: {name}": "wniosek o skierowanie",
        "Nakaz albo zakaz z 10.11.2026": "obowiązuje",
    }
    summoned = {"referred": date(2026, 11, 5), "first_summons": date(2026, 11, 16)}
    database.change(changed, "correction_programme", ids["programme"], **summoned)
    database.change(changed, "protective_order", order, issued=date(2026, 11, 6))
    assert told() == {
        f"Program: {name}": "wezwany do okazania zaświadczenia",
        "Nakaz albo zakaz z 06.11.2026": "wygasł",
    }
