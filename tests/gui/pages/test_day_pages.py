"""Planning, calling off and entering a day by keys in the diary; the card of a month, the family's appointments."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from tests.gui.folder import Desk
from tests.gui.hands import (
    CONTROL,
    Hands,
    choose_tab,
    click,
    click_row,
    row_of,
    sections,
    settled,
    shown_words,
    titles,
)

from mgops_desktop.domain.day import PlannedState
from mgops_desktop.domain.visit import VisitKind
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.visit import VisitDetails, record_visit
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.tables.accepted_month import AcceptedMonth
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.day import ScheduledVisit
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.staff import Worker

PLANNED = "Umówione wizyty"


@question("stany planu w teście", None)
def states(session):
    rows = session.query(ScheduledVisit.day, ScheduledVisit.state, ScheduledVisit.cancelled_by)
    return sorted(tuple(row) for row in rows)


@question("sprawa w teście", None)
def stored_case(session, name):
    query = session.query(Case.id, Family.id).join(Family, Family.id == Case.family_id)
    return tuple(query.filter(Family.name == name).one())


@operation("przyjęcie miesiąca w teście dnia", None)
def accept_november(session):
    for worker in session.query(Worker):
        session.add(
            AcceptedMonth(worker_id=worker.id, month=date(2026, 11, 1), day=date(2026, 11, 23))
        )


def case_of(desk: Desk, name: str):
    return desk.database.read(stored_case, name)


class KeyCounter(QObject):
    """Counts the keys that are pressed in the program."""

    def __init__(self) -> None:
        super().__init__()
        self._pressed: list[int] = []
        QApplication.instance().installEventFilter(self)

    def stop(self) -> int:
        QApplication.instance().removeEventFilter(self)
        return len(self._pressed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and watched.isWindowType():
            self._pressed.append(event.key())
        return False


def diary_of(desk: Desk):
    window = desk.sit_down("asystent")
    click(window.rail.buttons["diary"])
    page = window.pages.page("diary")
    settled(page)
    return page, Hands(window)


def plan(page, hands: Hands, family: str, hour: str) -> None:
    """Plan a visit of the shown day with the form."""
    click(page.head.plan)
    form = page.editing.editor.form
    choose(form, "case", family)
    hands.go_to(form.wrapper("began").input)
    hands.write(hour)
    hands.press(Qt.Key.Key_S, CONTROL)
    if page.editing.editor is not None:
        click(next(b for b in buttons(page.editing.editor) if b.text() == "Zapisz mimo to"))
    hands.press(Qt.Key.Key_F5)


def choose(form, name: str, words: str) -> None:
    field = form.wrapper(name).input
    field.setCurrentIndex(field.findText(words))


def buttons(widget) -> list[QPushButton]:
    return [one for one in widget.findChildren(QPushButton) if one.isVisible()]


def choose_planned(page, hands: Hands, family: str) -> None:
    page.view.list.choose(row_of(page.view.list, family).key)
    page.view.list.setFocus()


def test_two_keys_call_a_planned_visit_off_and_two_move_another(desk: Desk) -> None:
    page, hands = diary_of(desk)
    plan(page, hands, "Przykładowa", "9")
    plan(page, hands, "Wzorcowa", "11")
    planned = sections(page.view.list)[PLANNED]
    assert [(row.title, row.lead) for row in planned] == [
        ("Przykładowa", "9:00"),
        ("Wzorcowa", "11:00"),
        ("Testowa", ""),
    ]
    choose_planned(page, hands, "Przykładowa")
    hands.press(Qt.Key.Key_O)
    hands.press(Qt.Key.Key_R)
    assert "Kto odwołał: rodzina." in shown_words(page.notices)
    hands.press(Qt.Key.Key_F5)
    choose_planned(page, hands, "Wzorcowa")
    hands.press(Qt.Key.Key_P)
    hands.press(Qt.Key.Key_Return)
    assert "przełożono na poniedziałek 30 listopada" in shown_words(page.notices)
    today, later = date(2026, 11, 23), date(2026, 11, 30)
    assert desk.database.read(states) == [
        (today, PlannedState.CANCELLED, "family"),
        (today, PlannedState.MOVED, None),
        (later, PlannedState.PLANNED, None),
    ]


def test_evening_is_entered_by_keys_in_the_order_of_the_plan(desk: Desk) -> None:
    page, hands = diary_of(desk)
    plan(page, hands, "Przykładowa", "9")
    hands.press(Qt.Key.Key_D, CONTROL)
    line, free = page.evening.lines[0], page.evening.lines[1]
    assert (line.family.currentText(), line.began.text()) == ("Przykładowa", "9:00")
    assert hands.cursor is line.ended
    hands.write("10")
    hands.press(Qt.Key.Key_Return, times=2)
    hands.write("12")
    hands.press(Qt.Key.Key_Return)
    hands.write("K/7/2026")
    hands.press(Qt.Key.Key_Return)
    assert hands.cursor is free.family
    hands.write("wzor")
    hands.press(Qt.Key.Key_Tab)
    hands.write("9:30")
    hands.press(Qt.Key.Key_Tab)
    hands.write("10:30")
    hands.press(Qt.Key.Key_S, CONTROL)
    assert "Wiersz 2: W tym czasie jest już inny kontakt" in shown_words(page.evening)
    hands.go_to(free.began)
    hands.write_over("10")
    hands.press(Qt.Key.Key_S, CONTROL)
    assert not page.evening.isVisible()
    rows = sections(page.view.list)["Wizyty i kontakty"]
    assert [(row.lead, row.badge.text) for row in rows] == [
        ("9:00–10:00", "do uzupełnienia"),
        ("10:00–10:30", "do uzupełnienia"),
    ]
    assert [row.title for row in sections(page.view.list)[PLANNED]] == ["Testowa"]
    assert titles(page.unfinished)[-2:] == ["Przykładowa", "Wzorcowa"]


def test_unfinished_table_of_a_day_comes_back_and_is_found_on_the_start_page(desk: Desk) -> None:
    page, hands = diary_of(desk)
    hands.press(Qt.Key.Key_D, CONTROL)
    hands.write("prz")
    hands.press(Qt.Key.Key_Tab)
    hands.write("99")
    hands.press(Qt.Key.Key_Escape)
    window = page.window()
    click(window.rail.buttons["start"])
    start = window.pages.page("start")
    settled(start)
    click_row(start.unfinished, "Szkic dnia 23.11")
    line = page.evening.lines[0]
    assert (line.family.currentText(), line.began.text()) == ("Przykładowa", "99")
    assert "To jest szkic z" in shown_words(page.evening)
    hands.go_to(line.began)
    hands.write_over("9")
    hands.press(Qt.Key.Key_S, CONTROL)
    assert not page.evening.isVisible()
    hands.press(Qt.Key.Key_D, CONTROL)
    assert "szkic" not in shown_words(page.evening.notice)


def test_line_without_a_family_is_not_dropped_in_silence(desk: Desk) -> None:
    page, hands = diary_of(desk)
    hands.press(Qt.Key.Key_D, CONTROL)
    hands.write("prz")
    page.evening.lines[1].began.setFocus()
    hands.write("14")
    hands.press(Qt.Key.Key_S, CONTROL)
    assert "Wiersz 2: Wybierz rodzinę albo wyczyść ten wiersz." in shown_words(page.evening)
    assert hands.cursor is page.evening.lines[1].family


def test_day_of_an_accepted_month_asks_for_the_reason(desk: Desk) -> None:
    page, hands = diary_of(desk)
    desk.database.change(accept_november)
    hands.press(Qt.Key.Key_D, CONTROL)
    hands.write("prz")
    hands.press(Qt.Key.Key_S, CONTROL)
    assert hands.cursor is page.evening.reason.reason
    hands.write("dopisana po terminie")
    hands.press(Qt.Key.Key_Return)
    assert not page.evening.isVisible()
    assert "Przykładowa" in titles(page.unfinished)


def test_skeleton_of_a_visit_takes_less_than_thirty_seconds_of_typing(desk: Desk) -> None:
    page, hands = diary_of(desk)
    keys = KeyCounter()
    hands.press(Qt.Key.Key_D, CONTROL)
    hands.write("prz")
    hands.press(Qt.Key.Key_Tab)
    hands.write("9")
    hands.press(Qt.Key.Key_Return)
    hands.write("10")
    hands.press(Qt.Key.Key_Return, times=2)
    hands.write("12")
    hands.press(Qt.Key.Key_S, CONTROL)
    assert not page.evening.isVisible()
    # somebody who looks for every key needs two thirds of a second for one
    assert keys.stop() * 2 / 3 < 30

    window = page.window()
    click(window.rail.buttons["start"])
    start = window.pages.page("start")
    settled(start)
    (row,) = [one for one in start.unfinished.rows() if one.title == "Przykładowa"]
    assert (row.note, row.link) == ("wizyta z 23.11.2026 do uzupełnienia", "Uzupełnij")
    click_row(start.unfinished, "Przykładowa")
    form = window.pages.page("families").editing.editor.form
    assert form.incomplete.isChecked()
    click(form.incomplete)
    hands.press(Qt.Key.Key_S, CONTROL)
    click(window.rail.buttons["start"])
    settled(start)
    assert "Przykładowa" not in titles(start.unfinished)


def steps_of(page) -> TwoLineList:
    settled(page)
    shown = page.card.appointments.findChildren(TwoLineList)
    return next(one for one in shown if one.isVisible())


def test_steps_after_three_failed_visits_lead_to_their_forms_and_are_ticked(desk: Desk) -> None:
    window = desk.sit_down("asystent")
    case, family = case_of(desk, "Wzorcowa")
    for day in (18, 19, 20):
        failed = VisitDetails(date(2026, 11, day), VisitKind.FAILED, (case,))
        desk.database.change(record_visit, failed)
    hands, start = Hands(window), window.pages.page("start")
    hands.press(Qt.Key.Key_F5)
    click_row(start.due, "Nieudane wizyty z rzędu (3)")
    page = window.pages.page("families")
    steps = steps_of(page)
    assert [(row.title, row.badge.text) for row in steps.rows()] == [
        ("List z wezwaniem do kontaktu", "do zrobienia"),
        ("Notatka służbowa", "do zrobienia"),
        ("Informacja dla pracownika socjalnego", "do zrobienia"),
        ("Informacja dla sądu", "do zrobienia"),
    ]
    click_row(steps, "List z wezwaniem")
    form = page.editing.editor.form
    values = form.values()
    assert (values["direction"], values["kind"]) == ("out", "family_summons")
    assert values["family"] == str(family)
    hands.go_to(form.wrapper("day").input)
    hands.write("dziś")
    hands.press(Qt.Key.Key_S, CONTROL)
    if page.editing.editor is not None:
        click(next(b for b in buttons(page.editing.editor) if b.text() == "Zapisz mimo to"))
    hands.press(Qt.Key.Key_F5)
    steps = steps_of(page)
    assert row_of(steps, "List z wezwaniem do kontaktu").badge.text == "zrobione"
    click_row(steps, "Notatka")
    values = page.editing.editor.form.values()
    assert (values["step"], values["case"]) == ("note", str(case))


def test_month_of_a_worker_is_looked_through_and_accepted(desk: Desk) -> None:
    window = desk.sit_down("kierownik")
    click(window.rail.buttons["staff"])
    staff = window.pages.page("staff")
    click_row(staff.workers.list, "Pomocna")
    click(staff.card.month)
    page = window.pages.page("work")
    settled(page)
    assert page.head.workers.currentText() == "Pomocna Maria"
    assert page.head.month.text() == "Listopad 2026"
    assert row_of(page.sums, "razem").trailing != "0 min"
    assert row_of(page.sums, "Program roczny").badge.text.startswith("brakuje")
    assert row_of(page.sums, "próg programu do potwierdzenia")
    assert not page.head.accept.isVisible()  # the month still runs
    click(page.head.before)
    click(page.head.accept)
    assert page.head.accepted.text() == "przyjęty 23.11.2026"
    click(page.sections.buttons["work_entry"])
    assert page.editing.editor.kind == "work_entry"


def test_head_s_card_begins_with_somebody_who_visits_families(desk: Desk) -> None:
    window = desk.sit_down("kierownik")
    click(window.rail.buttons["work"])
    page = window.pages.page("work")
    settled(page)
    assert page.head.workers.currentText() == "Druga Jolanta"
    assert page.head.title.note.text().startswith("Druga Jolanta")


def test_family_s_appointment_stands_on_its_tab_and_among_what_is_due(desk: Desk) -> None:
    window = desk.sit_down("asystent")
    click(window.rail.buttons["families"])
    page = window.pages.page("families")
    click_row(page.families.list, "Przykładowa")
    choose_tab(page.card.tabs, "appointments")
    click(page.card.appointments.sections.buttons["appointment"])
    form, hands = page.editing.editor.form, Hands(window)
    choose(form, "kind", "lekarz")
    hands.go_to(form.wrapper("day").input)
    hands.write("25.11.2026")
    hands.press(Qt.Key.Key_S, CONTROL)
    hands.press(Qt.Key.Key_F5)
    assert titles(page.card.appointments.sections.lists["appointment"]) == ["lekarz"]
