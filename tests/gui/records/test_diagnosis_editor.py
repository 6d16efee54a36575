"""A diagnosis is entered with all its areas in one form, and the next one begins with it."""

from PySide6.QtCore import Qt
from tests.gui.day.user import User
from tests.gui.folder import Desk
from tests.gui.hands import CONTROL, Hands, settled

from mgops_desktop.gui.records.diagnosis_fields import DiagnosisFields
from mgops_desktop.gui.widgets.score_field import ScoreField
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.diagnosis import Diagnosis, DiagnosisArea


@question("obszary diagnoz w teście", None)
def areas(session) -> list[tuple[str, str, int | None, str]]:
    """The areas of all diagnoses: the day, the area, the score, the description."""
    rows = (
        session.query(Diagnosis, DiagnosisArea)
        .filter(DiagnosisArea.diagnosis_id == Diagnosis.id)
        .order_by(Diagnosis.day, DiagnosisArea.area)
    )
    return [(str(one.day), two.area, two.score, two.description) for one, two in rows]


def begin(user: User) -> tuple[Hands, DiagnosisFields]:
    user.clicks("Rodziny")
    user.clicks_row("Przykładowa")
    user.clicks_tab("Diagnoza")
    user.clicks("Dodaj")
    return Hands(user.window), user.reads(DiagnosisFields)


def test_areas_are_scored_by_keys_and_the_next_diagnosis_marks_what_changed(desk: Desk) -> None:
    user = User(desk.sit_down("asystent"))
    hands, form = begin(user)
    user.fills({"Dzień diagnozy": "20.10.2026", "Zdanie dziecka": "Chcę mieć biurko."})
    form.go_to("area.opieka.score")
    hands.write("2")
    assert "opieka nierówna" in user.words()
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Right, times=3)
    assert isinstance(hands.cursor, ScoreField)
    assert hands.cursor is form.score_of("zdrowie")
    user.saves()
    settled(user.window)
    assert desk.database.read(areas) == [
        ("2026-10-20", "opieka", 2, ""),
        ("2026-10-20", "zdrowie", 2, ""),
    ]
    user.awaits("Jak zmieniała się sytuacja")

    hands, form = begin(user)
    user.awaits("porównanie z 20.10.2026")
    assert form.score_of("zdrowie").value() == 2
    form.go_to("area.opieka.score")
    hands.write("4")
    user.awaits("2 → 4")
    form.go_to("area.zdrowie.score")
    hands.press(Qt.Key.Key_Delete)
    user.fills({"Zdanie dziecka": "Mam biurko."})
    user.saves()
    assert desk.database.read(areas)[2:] == [("2026-11-23", "opieka", 4, "")]
    user.awaits("+2")


def test_area_with_a_low_score_is_asked_for_facts_at_its_own_field(desk: Desk) -> None:
    user = User(desk.sit_down("asystent"))
    hands, form = begin(user)
    user.fills({"Zdanie dziecka": "Zimno mi."})
    form.go_to("area.mieszkanie.score")
    hands.write("1")
    hands.press(Qt.Key.Key_S, CONTROL)
    wrapper = form.wrapper("area.mieszkanie.description")
    assert "zapisz fakty" in wrapper.error
    assert desk.database.read(areas) == []
    user.clicks("Zapisz mimo to")
    assert desk.database.read(areas) == [("2026-11-23", "mieszkanie", 1, "")]
