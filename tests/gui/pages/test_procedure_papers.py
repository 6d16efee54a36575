"""The papers of a Blue Card procedure through the window: one for each side, one from outside, those of the team."""

import pytest
from PySide6.QtCore import Qt
from tests.gui.folder import Desk
from tests.gui.hands import Hands, choose_tab, click, click_row, sections, shown_words, titles
from tests.operations.documents.test_own_word import text_of, word_of

from mgops_desktop.gui.documents.procedure_papers import ProcedurePapers
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages import report_output
from mgops_desktop.gui.pages.blue_card_page import BlueCardPage
from mgops_desktop.operations.documents.own_word import keep_word_template
from mgops_desktop.storage.access import operation

ESC, RETURN, DOWN = Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Down
WAIT = 9000
NOTICE, ENDED = (
    "D08 Zawiadomienie o wszczęciu",
    "D36 Informacja o zakończeniu procedury „Niebieskie",
)


@operation("wzór w teście papierów", None)
def keep_for_test(session, content):
    """As whoever keeps the settings has loaded it."""
    keep_word_template(session, "zawiadomienie-o-wszczeciu", "pismo.docx", content)


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("zespol")


@pytest.fixture
def page(window: MainWindow) -> BlueCardPage:
    click(window.rail.buttons["blue_card"])
    return window.pages.page("blue_card")


@pytest.fixture
def papers(qtbot, page: BlueCardPage) -> ProcedurePapers:
    click_row(page.list, "NK/1/2026")
    choose_tab(page.card.tabs, "papers")
    shown = page.card.papers
    qtbot.waitUntil(shown.register.new.isVisible, timeout=WAIT)
    return shown


def begin(qtbot, papers: ProcedurePapers, title: str) -> None:
    """Choose a paper with the keys; wait until it is filled."""
    click(papers.register.new)
    qtbot.waitUntil(
        lambda: papers.choosing is not None and papers.currentWidget() is papers.choosing,
        timeout=WAIT,
    )
    click_row(papers.choosing.documents, title)
    filled(qtbot, papers)


def filled(qtbot, papers: ProcedurePapers) -> None:
    qtbot.waitUntil(
        lambda: papers.draft is not None and papers.draft.make.isEnabled(), timeout=WAIT
    )


def make(qtbot, papers: ProcedurePapers) -> None:
    click(papers.draft.make)
    qtbot.waitUntil(
        lambda: papers.currentWidget() is papers.document and papers.document.preview.isVisible(),
        timeout=WAIT,
    )


def state(qtbot, papers: ProcedurePapers, words: str) -> None:
    qtbot.waitUntil(lambda: papers.document.steps.words.text().startswith(words), timeout=WAIT)


def test_papers_of_both_sides_are_made_one_after_the_other(qtbot, window, papers, page) -> None:
    hands = Hands(window)
    assert "Nie ma jeszcze dokumentów" in shown_words(papers)
    begin(qtbot, papers, NOTICE)
    field = papers.draft.form.wrapper("contact_with").input
    hands.go_to(field)
    hands.write("Anna Przykładowa")
    click(papers.draft.look_at)
    filled(qtbot, papers)
    assert "nazwisko osoby doznającej przemocy" in papers.draft.notice.text.text()
    click(papers.draft.make)
    assert papers.currentWidget() is papers.draft  # stopped: nothing was registered
    click(papers.draft.fill)
    hands.go_to(papers.draft.form.wrapper("contact_with").input)
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.write("tel. 61 000 00 00")
    click(papers.draft.look_at)
    filled(qtbot, papers)
    make(qtbot, papers)
    view = papers.document
    assert "D08, do: Jan Przykładowy" in shown_words(view)
    assert "DP/1/2026" in shown_words(view)
    click(view.steps.buttons["printed"])
    state(qtbot, papers, "wydrukowany")

    hands.press(ESC)
    begin(qtbot, papers, ENDED)
    make(qtbot, papers)
    assert "D36, do: Anna Przykładowa" in shown_words(papers.document)
    assert "Pism do obu stron nie drukuje się razem" in shown_words(papers.document)
    assert not papers.document.print_button.isEnabled()
    hands.press(ESC)
    found = sections(papers.register.list)
    assert len(found["Wydrukowane – czekają na podpis"]) == 1
    assert len(found["Sporządzone – do wydrukowania"]) == 1


def test_sending_is_written_into_the_procedure_only_on_a_yes(qtbot, papers, page) -> None:
    begin(qtbot, papers, NOTICE)
    click(papers.draft.look_at)
    filled(qtbot, papers)
    make(qtbot, papers)
    view = papers.document
    click(view.steps.buttons["printed"])
    state(qtbot, papers, "wydrukowany")
    click(view.steps.buttons["sent"])
    qtbot.waitUntil(view.tells.isVisible, timeout=WAIT)
    assert "zawiadomienie osoby stosującej przemoc o wszczęciu" in view.tells.words.text()
    click(view.tells.both)
    state(qtbot, papers, "wysłany")
    choose_tab(page.card.tabs, "overview")
    qtbot.waitUntil(
        lambda: any(
            row.title.lower() == "zawiadomienie osoby stosującej przemoc o wszczęciu"
            for row in page.card.course.rows()
        ),
        timeout=WAIT,
    )


def test_paper_from_outside_is_registered_and_opens_in_its_form(
    qtbot, window, papers, page
) -> None:
    hands = Hands(window)
    click(papers.outside)
    form = page.editing.editor.form
    form.wrapper("code").input.choose("D24")
    form.wrapper("made_on").input.set_day(page.parts.today)
    hands.go_to(form.wrapper("came_from").input)
    hands.write("PCPR")
    click(page.editing.editor.save)
    qtbot.waitUntil(lambda: page.editing.editor is None, timeout=WAIT)
    qtbot.waitUntil(lambda: bool(titles(papers.register.list)), timeout=WAIT)
    rows = sections(papers.register.list)["Spoza programu"]
    assert rows[0].note.startswith("D24, od: PCPR")
    click_row(papers.register.list, rows[0].title)
    assert page.editing.editor is not None
    assert page.editing.editor.kind == "card_document"


def test_team_makes_its_own_papers(qtbot, page) -> None:
    click(page.register.team)
    choose_tab(page.team.tabs, "papers")
    papers = page.team.papers
    qtbot.waitUntil(papers.register.new.isVisible, timeout=WAIT)
    click(papers.register.new)
    qtbot.waitUntil(lambda: papers.currentWidget() is papers.choosing, timeout=WAIT)
    offered = titles(papers.choosing.documents)
    assert any(title.startswith("D05") for title in offered)
    assert not any(title.startswith("D08") for title in offered)


def test_word_file_follows_the_centres_own_template(
    qtbot, desk, papers, monkeypatch, tmp_path
) -> None:
    content = word_of("Nr {{ document_number }} do {{ addressee_name }}")
    desk.database.change(keep_for_test, content)
    begin(qtbot, papers, NOTICE)
    click(papers.draft.look_at)
    filled(qtbot, papers)
    make(qtbot, papers)
    qtbot.waitUntil(papers.document.word.isEnabled, timeout=WAIT)
    assert "Według wzoru Word ośrodka" in papers.document.word.toolTip()
    path = tmp_path / "pismo.docx"
    monkeypatch.setattr(report_output, "ask_file", lambda *_args: path)
    click(papers.document.word)
    qtbot.waitUntil(path.exists, timeout=WAIT)
    assert text_of(path.read_bytes()) == "Nr DP/1/2026 do Jan Przykładowy"
