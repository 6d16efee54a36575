"""An action of a plan is filled in from the library of goals, and then edited."""

from PySide6.QtCore import Qt
from tests.gui.day.user import User
from tests.gui.folder import Desk
from tests.gui.hands import Hands

from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.plan import PlanAction


@question("działania w teście", None)
def actions(session, action: str):
    """Goal, effect, forms and tasks of the actions with these words."""
    found = session.query(PlanAction).filter(PlanAction.action == action)
    return [(one.goal, one.expected_effect, one.forms, one.tasks) for one in found]


def test_library_fills_goal_action_effect_forms_and_tasks(desk: Desk) -> None:
    user = User(desk.sit_down("asystent"))
    user.clicks("Ustawienia")
    user.clicks_row("Biblioteka celów")
    user.clicks("Dodaj pozycję")
    user.fills(
        {
            "Obszar": "budżet",
            "Cel": "Własny cel ośrodka",
            "Działanie": "Domowa skarbonka",
            "Przewidywany efekt": "oszczędności",
        }
    )
    user.saves()
    user.clicks("Rodziny")
    user.clicks_row("Przykładowa")
    user.clicks_tab("Plan")
    user.clicks("Dodaj: działanie planu")
    user.clicks("Z biblioteki…")
    user.awaits("Domowa skarbonka")
    hands = Hands(user.window)
    hands.write("zeszytu")
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    user.fills({"Działanie": "Zeszyt domowy", "Termin": "31.12.2026"})
    user.saves()
    assert desk.database.read(actions, "Zeszyt domowy") == [
        (
            "Pieniędzy wystarcza do końca miesiąca",
            "Rodzina zna swoje wydatki i odkłada na opłaty przed zakupami",
            ["counselling"],
            ["15.3", "15.4"],
        )
    ]
