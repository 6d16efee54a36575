"""A risk sheet is filled in by keys alone; the next one stands beside it, and the law is called to mind."""

import pytest
from PySide6.QtCore import Qt
from tests.gui.day.user import User
from tests.gui.folder import Desk
from tests.gui.hands import CONTROL, Hands, choose_tab, click, click_row, titles
from tests.reports.reading import page_texts

from mgops_desktop.gui.pages import report_output
from mgops_desktop.gui.pages.blue_card_page import BlueCardPage
from mgops_desktop.gui.records.risk_editor import RiskEditor
from mgops_desktop.gui.records.risk_fields import RiskFields
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.blue_card_work import RiskAnswer, RiskSheet
from mgops_desktop.storage.tables.furniture import FURNITURE

SECONDS_A_KEY = 0.6
"""A slow typist, each letter of what he writes counted."""
FACTORS = 13


@question("arkusze ryzyka w teście", None)
def answers(session) -> list[tuple[str, str, str, str]]:
    """The answers of all sheets: the day, the factor, the answer, whence it is known."""
    rows = (
        session.query(RiskSheet, RiskAnswer)
        .filter(RiskAnswer.sheet_id == RiskSheet.id)
        .order_by(RiskSheet.day, RiskAnswer.number)
    )
    return [(str(one.day), two.factor, str(two.answer), two.source) for one, two in rows]


@question("szkice w teście", None)
def drafts_by_file(session) -> dict[str, int]:
    """How many drafts stand in which file."""
    counts = {
        str(key): session.query(furniture.draft).count() for key, furniture in FURNITURE.items()
    }
    return {key: count for key, count in counts.items() if count}


def badges(shown) -> list[str]:
    return [row.badge.text for row in shown.rows()]


class Counted(Hands):
    """Hands that count their keys."""

    keys = 0

    def write(self, text: str) -> None:
        self.keys += len(text)
        super().write(text)

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier, times: int = 1) -> None:
        self.keys += times
        super().press(key, modifiers, times=times)


@pytest.fixture
def user(desk: Desk) -> User:
    return User(desk.sit_down("zespol"))


@pytest.fixture
def page(user: User) -> BlueCardPage:
    click(user.window.rail.buttons["blue_card"])
    page = user.window.pages.page("blue_card")
    click_row(page.list, "NK/1/2026")
    choose_tab(page.card.tabs, "risk")
    return page


def form_of(page: BlueCardPage) -> RiskFields:
    editor = page.editing.editor
    assert isinstance(editor, RiskEditor)
    assert isinstance(editor.form, RiskFields)
    return editor.form


def fill_in(page: BlueCardPage, hands: Hands, given: str, source: str = "od Anny") -> RiskFields:
    hands.press(Qt.Key.Key_R, CONTROL)
    form = form_of(page)
    for key in given:
        hands.write(key)
        if key == "t":
            hands.write(source)
            hands.press(Qt.Key.Key_Return)
    return form


def test_sheet_is_filled_in_by_keys_alone_in_under_two_minutes(
    desk: Desk, user: User, page: BlueCardPage
) -> None:
    hands = Counted(user.window)
    form = fill_in(page, hands, "nnntnwnnnntnn", "z rozmowy z Anną")
    assert len(form.blocks) == FACTORS
    hands.press(Qt.Key.Key_S, CONTROL)
    stored = desk.database.read(answers)
    assert len(stored) == FACTORS
    assert {one[1:] for one in stored if one[2] == "yes"} == {
        ("choking", "yes", "z rozmowy z Anną"),
        ("children_hurt", "yes", "z rozmowy z Anną"),
    }
    assert hands.keys * SECONDS_A_KEY < 60
    assert titles(page.card.risk.list) == ["Przykładowa Anna"]


def test_next_sheet_begins_unanswered_beside_the_last_and_says_what_changed(
    desk: Desk, user: User, page: BlueCardPage
) -> None:
    hands = Hands(user.window)
    form = fill_in(page, hands, "nnwn")
    user.fills({"Data": "20.11.2026"})
    hands.press(Qt.Key.Key_S, CONTROL)
    assert badges(page.card.risk.list) == ["pierwszy"]

    form = fill_in(page, hands, "nt")
    assert "Porównanie z arkuszem z 20.11.2026." in user.words()
    assert form.answer_of("threat_of_suicide").value() is None
    assert form.blocks["threat_of_suicide"].before.text() == "poprzednio: nie wiem"
    assert form.blocks["threat_to_kill"].change.text() == "nie → tak"
    hands.press(Qt.Key.Key_Up)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Equal)
    assert form.answer_of("threat_of_suicide").value() == "unknown"
    click(form.carry)
    assert form.answer_of("choking").value() == "no"
    assert form.answer_of("weapon").value() is None
    assert form.answer_of("threat_to_kill").value() == "yes"
    hands.press(Qt.Key.Key_S, CONTROL)
    assert [one[1:] for one in desk.database.read(answers) if one[0] == "2026-11-23"] == [
        ("violence_grows", "no", ""),
        ("threat_to_kill", "yes", "od Anny"),
        ("threat_of_suicide", "unknown", ""),
        ("choking", "no", ""),
    ]
    newest = page.card.risk.list.rows()[0]
    assert newest.badge.text == "zmiany"
    assert "zmiany od 20.11.2026: groźby zabójstwa: nie → tak" in newest.note


def test_answers_call_to_mind_the_law_and_lead_to_the_form_of_the_step(
    desk: Desk, user: User, page: BlueCardPage
) -> None:
    hands = Hands(user.window)
    form = fill_in(page, hands, "nnnt")
    assert "crime_notice" in form.provisions.buttons
    assert "weapon_notice" not in form.provisions.buttons
    assert "art. 12 ust. 1 ustawy o przeciwdziałaniu przemocy domowej" in user.words()
    hands.press(Qt.Key.Key_T)
    assert "weapon_notice" in form.provisions.buttons
    click(form.provisions.buttons["weapon_notice"])
    editor = page.editing.editor
    assert editor.kind == "procedure_event"
    assert editor.form.values()["kind"] == "weapon_notice"
    assert editor.form.values()["procedure"]
    user.fills({"Data": "23.11.2026", "Uwagi": "Pismo do komendanta wojewódzkiego."})
    user.saves()
    form = form_of(page)
    assert form.answer_of("choking").value() == "yes"
    assert form.answer_of("weapon").value() == "yes"
    assert "weapon_notice" not in form.provisions.buttons


def test_draft_of_a_sheet_comes_back_and_stays_in_the_file_of_the_procedures(
    desk: Desk, user: User, page: BlueCardPage
) -> None:
    hands = Hands(user.window)
    fill_in(page, hands, "nt")
    hands.press(Qt.Key.Key_Escape)
    assert desk.database.read(drafts_by_file) == {"blue_card": 1}
    hands.press(Qt.Key.Key_R, CONTROL)
    assert "Odzyskano szkic" in user.words()
    assert form_of(page).answer_of("threat_to_kill").value() == "yes"


def test_correcting_a_sheet_shows_its_answers_and_emptied_ones_go(
    desk: Desk, user: User, page: BlueCardPage
) -> None:
    hands = Hands(user.window)
    fill_in(page, hands, "nwn")
    hands.press(Qt.Key.Key_S, CONTROL)
    click_row(page.card.risk.list, "Przykładowa Anna")
    form = form_of(page)
    assert form.answer_of("threat_to_kill").value() == "unknown"
    form.go_to("factor.threat_to_kill.answer")
    hands.press(Qt.Key.Key_Delete)
    hands.press(Qt.Key.Key_S, CONTROL)
    assert [one[1] for one in desk.database.read(answers)] == [
        "violence_grows",
        "threat_of_suicide",
    ]


def test_marked_sheet_is_saved_for_the_own_file(
    qtbot, monkeypatch: pytest.MonkeyPatch, tmp_path, user: User, page: BlueCardPage
) -> None:
    hands = Hands(user.window)
    fill_in(page, hands, "nnnt")
    hands.press(Qt.Key.Key_S, CONTROL)
    path = tmp_path / "arkusz.pdf"
    monkeypatch.setattr(report_output, "ask_file", lambda *_args: path)
    click(page.card.risk.paper.pdf)
    qtbot.waitUntil(lambda: "Zapisano" in page.card.risk.notices.text.text(), timeout=20000)
    text = " ".join(page_texts(path.read_bytes()))
    assert "Tylko do akt procedury" in text
    assert "Duszenie" in text
