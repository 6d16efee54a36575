"""The page of Blue Cards for who reaches everything, some procedures, or none: what it shows and what it says."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select
from tests.gui.centre import PROCEDURE, TODAY
from tests.gui.folder import Desk
from tests.gui.hands import CONTROL, Hands, click, click_row, plain, settled, shown_words, titles

from mgops_desktop.domain.blue_card_records import TeamFunction
from mgops_desktop.domain.procedure.circumstances import MemberRole
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.blue_card_page import BlueCardPage
from mgops_desktop.gui.targets import Target
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.tables.blue_card import Group
from mgops_desktop.storage.tables.blue_card_bodies import GroupMember, Professional, TeamMember

SIGNED = date(2026, 1, 5)
LOGIN = "zespol"


@operation("zespół w teście", None)
def enter_team(session, *, named=True, sworn=SIGNED, function=None, in_group=False):
    """The service of the team with an account of its own; and whoever sits at the window, as told."""
    leader = professional("obsluga", 701, SIGNED)
    own = professional(LOGIN if named else "inny", 702, sworn)
    session.add_all([leader, own])
    session.flush()
    session.add(seat(leader, TeamFunction.SERVICE, 701))
    if function is not None:
        session.add(seat(own, function, 702))
    if in_group:
        query = select(Group).where(Group.procedure_id == PROCEDURE)
        place = GroupMember(number="NKE/702/2026", professional_id=own.id, began=SIGNED)
        place.role, place.group_id = MemberRole.SOCIAL_WORKER, session.scalars(query).one().id
        session.add(place)


def professional(login, number, sworn):
    return Professional(
        number=f"NKX/{number}/2026",
        surname="Umowna",
        role=MemberRole.SOCIAL_WORKER,
        login=login,
        sworn=sworn,
        authorised=SIGNED,
    )


def seat(holder, function, number):
    return TeamMember(
        number=f"NKM/{number}/2026", professional_id=holder.id, function=function, began=SIGNED
    )


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down(LOGIN)


@pytest.fixture
def page(window: MainWindow) -> BlueCardPage:
    click(window.rail.buttons["blue_card"])
    return window.pages.page("blue_card")


def enter(desk: Desk, page: BlueCardPage, **told: object) -> None:
    """Enter the team beside the window, which hears of it as of any change."""
    desk.database.change(enter_team, **told)
    page.read_again()
    settled(page)


def test_page_says_that_everybody_with_the_key_reaches_all_at_the_beginning(page):
    assert page.standing.isVisible()
    assert "każde konto z kluczem otwiera wszystkie procedury" in page.standing.text()
    assert len(titles(page.list)) == 2


def test_who_leads_the_team_sees_all_and_no_note(desk, page):
    enter(desk, page, function=TeamFunction.CHAIR)
    assert not page.standing.isVisible()
    assert not page.register.elsewhere.isVisible()
    assert len(titles(page.list)) == 2
    assert plain(page.foot.text()) == "w toku: 1 procedura"


def test_member_sees_own_procedures_and_how_many_there_are_beside(desk, window, page):
    enter(desk, page, in_group=True)
    assert titles(page.list) == ["NK/1/2026"]
    assert plain(page.foot.text()) == "w toku: 1 procedura"
    assert page.register.elsewhere.isVisible()
    assert plain(page.register.elsewhere.text()) == "bez dostępu: 1 procedura (tylko liczby)"
    assert "NK/2/2026" not in shown_words(window)
    click_row(page.list, "NK/1/2026")
    assert page.header.title.text() == "NK/1/2026"


def test_member_is_offered_no_team_or_group_to_enter(desk, page):
    enter(desk, page, in_group=True)
    click(page.register.team)
    settled(page)
    assert set(page.team.sections.buttons).isdisjoint(
        {"professional", "team_member", "team_sitting", "team_attendance", "diagnostic_group"}
    )
    assert {"violence_report", "nk_form"} <= set(page.team.sections.buttons)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"sworn": None}, "oświadczenia o zachowaniu poufności (art. 9c ust. 3)"),
        ({"sworn": date(2026, 11, 24)}, "oświadczenia o zachowaniu poufności (art. 9c ust. 3)"),
        ({"named": False}, f"login „{LOGIN}” nie stoi przy nikim"),
    ],
)
def test_without_papers_the_page_says_what_is_missing_and_who_gives_it(
    desk, window, page, told, words
):
    assert date(2026, 11, 24) > TODAY
    enter(desk, page, **told)
    assert page.nothing.isVisible()
    said = page.nothing.text.text()
    assert said.startswith("To konto nie otwiera żadnej procedury")
    assert words in said
    assert "przewodniczący zespołu, jego zastępca albo obsługa zespołu" in said
    assert titles(page.list) == []
    assert "NK/" not in shown_words(window)
    assert plain(page.register.elsewhere.text()) == "bez dostępu: 2 procedury (tylko liczby)"
    for button in (page.register.new_form, page.register.add, page.register.report):
        assert not button.isVisible()
    for keys in (CONTROL, CONTROL | Qt.KeyboardModifier.ShiftModifier):  # a procedure, an NK-A
        Hands(window).press(Qt.Key.Key_N, keys)
        assert page.editing.editor is None


def test_way_from_elsewhere_to_a_procedure_out_of_reach_shows_nothing_of_it(desk, window, page):
    enter(desk, page)
    window.open_target(Target("procedure", PROCEDURE))
    settled(window)
    assert page.nothing.isVisible()
    assert "NK/1/2026" not in shown_words(window)
