"""An assessment is drafted from the records: sentences are left out, edited, moved, and lead to their sources."""

import pytest
from PySide6.QtCore import Qt
from tests.gui.day.user import User
from tests.gui.folder import Desk
from tests.gui.hands import CONTROL, Hands, click, plain

from mgops_desktop.gui.records.assessment_fields import AssessmentFields
from mgops_desktop.gui.widgets.button import LinkButton
from mgops_desktop.gui.widgets.sentence_list import SentenceRow
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.plan import AssessmentAction, AssessmentSentence


@question("zdania ocen w teście", None)
def sentences(session) -> list[tuple[str, str, int]]:
    """The sentences in order: the rule, the text, how many records stand behind it."""
    rows = session.query(AssessmentSentence).order_by(AssessmentSentence.position)
    return [(one.rule, plain(one.text), len(one.sources.splitlines())) for one in rows]


@question("wyniki działań w teście", None)
def results(session) -> list[tuple[str, str]]:
    """The results of actions in assessments, with the reason."""
    return [(one.result.value, one.why) for one in session.query(AssessmentAction)]


@pytest.fixture
def user(desk: Desk) -> User:
    user = User(desk.sit_down("asystent"))
    user.clicks("Rodziny")
    user.clicks_row("Przykładowa")
    user.clicks_tab("Oceny")
    user.clicks("Dodaj")
    return user


def row_with(form: AssessmentFields, text: str) -> SentenceRow:
    return next(one for one in form.sentences.rows if text in one.text.toPlainText())


def test_draft_is_edited_left_out_and_moved_and_keeps_its_sources(desk: Desk, user: User) -> None:
    form, hands = user.reads(AssessmentFields), Hands(user.window)
    met = row_with(form, "z rodziną")
    click(met.source)
    user.awaits("W/23/2026 wizyta w środowisku 16.11.2026")
    met.text.setFocus()
    hands.write_over("Odbyło się 10 spotkań.")
    click(row_with(form, "Kontakt nie powiódł się").check)
    click(row_with(form, "Ustalenia rodziny z 16.11.2026").check)
    click(form.sentences.rows[0].down)
    done = next(name for name, value in form.values().items() if value == "done")
    form.go_to(done.replace(".result", ".why"))
    hands.write("Jest nawyk.")
    user.fills({"Przekazano pracodawcy": "dziś", "Wniosek": "kontynuacja pracy"})
    user.saves()
    stored = desk.database.read(sentences)
    assert [text for _rule, text, _count in stored] == [
        "Odbyło się 10 spotkań.",
        "Ustalenia rodziny z 16.11.2026: „przygotuje listę stałych opłat”.",
    ]
    assert stored[0][2] == 10
    assert ("done", "Jest nawyk.") in desk.database.read(results)
    user.awaits("Odbyło się 10 spotkań.")


def test_source_of_a_sentence_opens_in_its_form_and_leads_back(user: User) -> None:
    form, hands = user.reads(AssessmentFields), Hands(user.window)
    met = row_with(form, "z rodziną")
    met.text.setFocus()
    hands.write_over("Po swojemu.")
    click(met.source)
    link = next(one for one in met.sources.findChildren(LinkButton) if "W/23/2026" in one.text())
    click(link)
    user.awaits("Zadania z art. 15 ust. 1")
    user.press(Qt.Key.Key_Escape)
    back = user.reads(AssessmentFields)
    assert row_with(back, "Po swojemu.")


def test_closed_case_leads_to_its_final_assessment(user: User) -> None:
    user.press(Qt.Key.Key_Escape)
    user.clicks_tab("Sprawa")
    user.clicks_row("AR/1/2026")
    user.fills({"Zakończona": "dziś", "Przyczyna zakończenia": "osiągnięcie celów"})
    user.saves()
    user.clicks("Ocena końcowa")
    assert user.reads(AssessmentFields).values()["kind"] == "final"


def test_asking_the_rules_again_keeps_what_was_edited(user: User) -> None:
    form, hands = user.reads(AssessmentFields), Hands(user.window)
    met = row_with(form, "z rodziną")
    met.text.setFocus()
    hands.write_over("Po swojemu.")
    user.fills({"Oceniany okres od": "1.11.2026"})
    click(form.redraft)
    texts = [one.text.toPlainText() for one in form.sentences.rows]
    assert "Po swojemu." in texts
    assert not any("Kontakt nie powiódł się" in text for text in texts)
    user.awaits("Ułożono zdania od nowa.")


def test_handed_over_assessment_takes_another_sentence_only_with_a_reason(
    desk: Desk, user: User
) -> None:
    user.press(Qt.Key.Key_Escape)
    user.clicks_row("okresowa")  # of June, handed over in June
    form, hands = user.reads(AssessmentFields), Hands(user.window)
    click(row_with(form, "z rodziną").check)
    hands.press(Qt.Key.Key_S, CONTROL)
    user.awaits("podaj przyczynę")
    assert desk.database.read(sentences) == []


def test_arrows_go_between_sentences_and_tab_past_all_of_them(user: User) -> None:
    form, hands = user.reads(AssessmentFields), Hands(user.window)
    first, second, third, *_ = form.sentences.rows
    first.check.setFocus()
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Down)
    assert hands.cursor is third.check
    hands.press(Qt.Key.Key_Up)
    assert hands.cursor is second.check
    for stop in (second.text, second.source, second.up, second.down):
        hands.press(Qt.Key.Key_Tab)
        assert hands.cursor is stop
    hands.press(Qt.Key.Key_Tab)
    assert not form.sentences.isAncestorOf(hands.cursor)
