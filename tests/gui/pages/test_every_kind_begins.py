"""Each kind of record can be entered in the shown window: where, by whom, and that its form really begins."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from tests.gui.calm import click
from tests.gui.folder import Desk
from tests.gui.hands import Hands, choose_tab, click_row, settled
from tests.gui.records.cases import APART

from mgops_desktop.gui.editor import Editor
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.sheets.kinds import BY_KEY

WAIT = 5000
Walk = Callable[[Any, MainWindow, Any], Editor | None]


@dataclass(frozen=True)
class Way:
    """The account, the page of the rail, and what is done there; returns the form that is shown."""

    login: str
    page: str
    go: Walk


def on_the_family_card(tab: str, kind: str) -> Walk:
    def go(qtbot, _window, page) -> Editor | None:
        click_row(page.families.list, "Przykładowa")
        qtbot.waitUntil(page.card.isVisible, timeout=WAIT)
        choose_tab(page.card.tabs, tab)
        shown = getattr(page.card, tab)
        qtbot.waitUntil(lambda: kind in shown.sections.buttons, timeout=WAIT)
        click(shown.sections.buttons[kind])
        return page.editing.editor

    return go


def on_the_procedure_card(tab: str, kind: str) -> Walk:
    def go(qtbot, _window, page) -> Editor | None:
        click_row(page.list, "NK/1/2026")
        qtbot.waitUntil(page.card.isVisible, timeout=WAIT)
        choose_tab(page.card.tabs, tab)
        click(page.card.sections[tab].buttons[kind])
        return page.editing.editor

    return go


def risk_sheet_of_the_procedure(qtbot, _window, page) -> Editor | None:
    click_row(page.list, "NK/1/2026")
    qtbot.waitUntil(page.card.isVisible, timeout=WAIT)
    choose_tab(page.card.tabs, "risk")
    click(page.card.risk.new)
    return page.editing.editor


def on_the_worker_s_card(kind: str) -> Walk:
    def go(qtbot, _window, page) -> Editor | None:
        click_row(page.workers.list, "Pomocna")
        qtbot.waitUntil(lambda: kind in page.card.sections.buttons, timeout=WAIT)
        click(page.card.sections.buttons[kind])
        return page.editing.editor

    return go


def on_the_card_of_a_month(kind: str) -> Walk:
    def go(qtbot, _window, page) -> Editor | None:
        page.head.workers.setCurrentIndex(0)  # an assistant has nobody to choose
        qtbot.waitUntil(lambda: kind in page.sections.buttons, timeout=WAIT)
        click(page.sections.buttons[kind])
        return page.editing.editor

    return go


def in_the_settings(part: str, press: Callable[[Any], Any]) -> Walk:
    def go(qtbot, _window, page) -> Editor | None:
        click_row(page.list, part)
        settled(page)
        qtbot.wait(2)
        click(press(page.panel))
        return page.panel.editing.editor

    return go


def among_the_report_s_data(kind: str) -> Walk:
    def go(_qtbot, _window, page) -> Editor | None:
        click(page.sections.buttons[kind])
        return page.editing.editor

    return go


def by_the_button(button: Callable[[Any], Any]) -> Walk:
    def go(_qtbot, _window, page) -> Editor | None:
        click(button(page))
        return page.editing.editor

    return go


def visit_of_the_family(qtbot, _window, page) -> Editor | None:
    click_row(page.families.list, "Przykładowa")
    qtbot.waitUntil(page.card.new_visit.isVisible, timeout=WAIT)
    click(page.card.new_visit)
    return page.editing.editor


def beside_the_team(kind: str) -> Walk:
    def go(_qtbot, _window, page) -> Editor | None:
        click(page.register.team)
        click(page.team.sections.buttons[kind])
        return page.editing.editor

    return go


def next_value(panel) -> Any:
    """The button beside the first parameter."""
    return next(iter(panel.buttons.values()))


def among_the_papers(qtbot, window, page) -> Editor | None:
    click_row(page.list, "NK/1/2026")
    choose_tab(page.card.tabs, "papers")
    qtbot.waitUntil(page.card.papers.outside.isVisible, timeout=WAIT)
    click(page.card.papers.outside)
    return page.editing.editor


FAMILY = {
    "members": (
        *("person", "membership", "parental_authority", "stay", "family_trait"),
        *("family_problem", "supervision", "pregnancy"),
        *("family_union", "descent", "support_link"),
    ),
    "case": (
        *("case", "case_pause", "difficulty_report", "aftercare", "aftercare_note"),
        *("pro_life_support", "statement", "reminder"),
    ),
    "diagnosis": ("diagnosis",),
    "plan": ("work_plan", "plan_version", "plan_action", "action_progress"),
    "appointments": ("planned_visit", "appointment", "failed_visit_step"),
    "assessments": ("assessment",),
    "court": ("court_obligation", "court_order", "child_removal", "letter"),
    "meetings": (
        *("family_meeting", "meeting_agreement", "joint_trip"),
        *("intervention", "intervention_step", "incident"),
    ),
    "foster_care": (
        *("placement", "foster_child_review", "contact_plan", "home_leave"),
        *("monitored_child", "monitoring_check"),
    ),
}
OF_THE_HEAD = ("application", "assignment", "reporter")
PROCEDURE = {
    "persons": ("party", "participation", "nk_relation"),
    "forms": ("nk_form", "violent_acts"),
    "group": ("diagnostic_group", "group_member", "group_sitting"),
    "plan": ("help_action", "violent_obligation"),
    "events": (
        *("procedure_event", "correction_programme", "protective_order", "child_protection"),
        *("procedure_move", "blue_card_complaint", "disclosure"),
    ),
}
TEAM = ("team_sitting", "team_member", "professional", "team_attendance", "help_point")
WAYS: dict[str, Way] = {
    **{
        kind: Way("asystent", "families", on_the_family_card(tab, kind))
        for tab, kinds in FAMILY.items()
        for kind in kinds
    },
    **{
        kind: Way("kierownik", "families", on_the_family_card("case", kind)) for kind in OF_THE_HEAD
    },
    **{
        kind: Way("zespol", "blue_card", on_the_procedure_card(tab, kind))
        for tab, kinds in PROCEDURE.items()
        for kind in kinds
    },
    **{
        kind: Way("kierownik", "staff", on_the_worker_s_card(kind))
        for kind in ("contract", "leave", "service_hours", "training")
    },
    **{
        kind: Way("kierownik", "report_data", among_the_report_s_data(kind))
        for kind in ("need", "yearly_count", "opening_figure", "report_handover", "programme")
    },
    **{
        kind: Way("asystent", "work", on_the_card_of_a_month(kind))
        for kind in ("work_entry", "office_exit", "visit_slips", "monthly_schedule")
    },
    "travel_terms": Way("kierownik", "work", on_the_card_of_a_month("travel_terms")),
    "family": Way("kierownik", "families", by_the_button(lambda page: page.families.add)),
    "visit": Way("asystent", "families", visit_of_the_family),
    "worker": Way("kierownik", "staff", by_the_button(lambda page: page.workers.add)),
    "procedure": Way("zespol", "blue_card", by_the_button(lambda page: page.register.add)),
    "risk_sheet": Way("zespol", "blue_card", risk_sheet_of_the_procedure),
    "violence_report": Way("zespol", "blue_card", by_the_button(lambda page: page.register.report)),
    **{kind: Way("zespol", "blue_card", beside_the_team(kind)) for kind in TEAM},
    "card_document": Way("zespol", "blue_card", among_the_papers),
    "counselling_session": Way("psycholog", "counselling", by_the_button(lambda page: page.add)),
    "calendar_exception": Way(
        "kierownik", "settings", in_the_settings("Dni wolne", lambda panel: panel.add)
    ),
    "dictionary_entry": Way(
        *("kierownik", "settings"),
        in_the_settings("Słowniki", lambda panel: panel.buttons["district"]),
    ),
    "library_entry": Way(
        "kierownik", "settings", in_the_settings("Biblioteka celów", lambda panel: panel.add)
    ),
    "setting": Way("kierownik", "settings", in_the_settings("Parametry", next_value)),
    "centre": Way("kierownik", "settings", in_the_settings("Ośrodek", lambda panel: panel.edit)),
}
IN_ANOTHER_FORM = {
    *("diagnosis_area", "assessment_sentence", "assessment_action", "risk_answer", "nk_answer")
}
"""Rows of the form of a diagnosis, an assessment, a risk sheet, a whole NK; proved by the tests of these editors."""
IN_THE_REPORT = "report_text"
"""Narrative texts are written in the report itself, beside its pages."""


def test_every_kind_has_its_way() -> None:
    assert set(WAYS) | {IN_THE_REPORT} | IN_ANOTHER_FORM == set(BY_KEY)


@pytest.mark.parametrize("kind", sorted(WAYS, key=lambda kind: WAYS[kind].login))
def test_form_of_the_kind_begins_where_it_is_entered(qtbot, shared_desk: Desk, kind: str) -> None:
    way = WAYS[kind]
    window = shared_desk.stay(way.login)
    click(window.rail.buttons[way.page])
    page = window.pages.page(way.page)
    settled(page)
    editor = way.go(qtbot, window, page)
    assert editor is not None
    assert editor.isVisible()
    assert editor.kind == kind
    assert editor.save.isVisible()
    assert Hands(window).cursor is not window
    if kind not in APART:
        assert editor.record is None
    page.back()  # for the next kind
    assert not editor.isVisible()


def test_text_of_the_report_is_written_beside_its_pages(qtbot, desk: Desk) -> None:
    window = desk.sit_down("kierownik")
    click(window.rail.buttons["reports"])
    page = window.pages.page("reports")
    qtbot.waitUntil(page.pdf.isEnabled, timeout=4 * WAIT)
    click_row(page.sections, "4.")
    click(page.text_button)
    assert Hands(window).cursor is page.text.text
