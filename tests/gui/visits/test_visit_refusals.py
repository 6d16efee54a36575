"""What is wrong in the form of a visit is said under its field, and nothing typed is lost."""

from tests.gui.folder import Desk
from tests.gui.hands import CONTROL, Hands, click
from tests.gui.visits.entering import S, all_the_same, enter_visit, how_many, is_seen

from mgops_desktop.gui.pages.visit_editor import VisitEditor


def test_visit_of_tomorrow_is_refused_at_its_date_and_nothing_is_lost(
    desk: Desk, new_visit: VisitEditor, hands: Hands
) -> None:
    before = desk.database.read(how_many)
    enter_visit(hands, new_visit.form)
    hands.go_to(new_visit.form.day)
    hands.write_over("24.11.2026")
    hands.press(S, CONTROL)
    assert "datą w przyszłości" in new_visit.form.wrapper("day").error
    assert hands.cursor is new_visit.form.day
    assert new_visit.form.course.toPlainText() == "Ułożono spłatę w ratach."
    assert desk.database.read(how_many) == before
    hands.write_over("23.11.2026")
    assert new_visit.form.wrapper("day").error == ""
    hands.press(S, CONTROL)
    assert desk.database.read(how_many) == before + 1


WRONG = [
    ("day", "31.02.2026", "Luty 2026 nie ma dnia 31."),
    ("day", "", "Uzupełnij to pole."),
    ("ended", "10:00", "taka sama"),
    ("next_day", "19.11.2026", "przed dniem"),
    ("began", "25:00", "godzin"),
]


def test_what_is_wrong_is_said_under_its_field(
    desk: Desk, new_visit: VisitEditor, hands: Hands
) -> None:
    before = desk.database.read(how_many)
    enter_visit(hands, new_visit.form)
    for field, typed, said in WRONG:
        shown = getattr(new_visit.form, field)
        right = shown.text()
        hands.go_to(shown)
        hands.write_over(typed)
        hands.press(S, CONTROL)
        assert said in new_visit.form.wrapper(field).error, typed
        assert hands.cursor is shown, typed
        assert desk.database.read(how_many) == before, typed
        hands.write_over(right)
        assert new_visit.form.wrapper(field).error == "", typed
    hands.press(S, CONTROL)
    assert desk.database.read(how_many) == before + 1


def test_page_scrolls_to_the_field_that_is_wrong(
    qtbot, new_visit: VisitEditor, hands: Hands
) -> None:
    enter_visit(hands, new_visit.form)
    hands.go_to(new_visit.form.day)
    hands.write_over("24.11.2026")
    hands.go_to(new_visit.form.km)
    assert not is_seen(new_visit, "day")
    hands.press(S, CONTROL)
    qtbot.waitUntil(lambda: is_seen(new_visit, "day"), timeout=2000)


def test_contact_outside_the_work_with_the_family_is_asked_about(
    desk: Desk, new_visit: VisitEditor, hands: Hands
) -> None:
    before = desk.database.read(how_many)
    enter_visit(hands, new_visit.form)
    hands.go_to(new_visit.form.day)
    hands.write_over("20.11.2016")
    hands.press(S, CONTROL)
    said = new_visit.form.wrapper("families").error
    assert "nie prowadzono pracy ani monitoringu: Testowa" in said
    assert desk.database.read(how_many) == before
    click(all_the_same(new_visit))
    assert desk.database.read(how_many) == before + 1


def test_attempt_cannot_have_failed_tomorrow(new_visit: VisitEditor, hands: Hands) -> None:
    enter_visit(hands, new_visit.form)
    new_visit.form.kind.choose("failed")
    hands.go_to(new_visit.form.day)
    hands.write_over("24.11.2026")
    hands.press(S, CONTROL)
    assert "datą w przyszłości" in new_visit.form.wrapper("day").error
