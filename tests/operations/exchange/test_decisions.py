"""Differences that both sides decide, in whatever order packs cross; and what lies in the bin on one side only."""

from uuid import UUID

import pytest
from sqlalchemy.orm import Session
from tests.operations.exchange.conftest import Folder

from mgops_desktop.domain.exchange import Decision
from mgops_desktop.domain.plan import AgreedAction
from mgops_desktop.operations.exchange.arriving import preview, waiting_clashes
from mgops_desktop.operations.exchange.peers import peers
from mgops_desktop.operations.exchange.taking import decide
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.agreed_plan import content_now
from mgops_desktop.storage.bin import get_even_binned, put_in_bin

MINE, THEIRS = Decision.MINE, Decision.THEIRS


@operation("kosz w teście", None)
def throw(session: Session, kind: str, record: UUID) -> None:
    put_in_bin(session, get_even_binned(session, kind, record), "dwa razy")


@question("działania w teście", None)
def actions(session: Session, plan: UUID) -> tuple[AgreedAction, ...]:
    return content_now(session, plan)


@pytest.fixture
def peer(centre: Folder, laptop: Folder, ids: dict[str, UUID]) -> UUID:
    """The laptop has the family of the centre."""
    peer = centre.new_peer("Laptop")
    pack = centre.gives(peer, ids["family"])
    laptop.takes(pack, pack.code)
    return peer


@pytest.fixture
def home(laptop: Folder, peer: UUID) -> UUID:
    """The centre, as the laptop knows it."""
    [found] = laptop.data.database.read(peers)
    return found.id


def place(folder: Folder, ids: dict[str, UUID]) -> str:
    return folder.values("family", ids["family"])["place"]


def decide_all(folder: Folder, peer: UUID, decision: Decision) -> None:
    for one in folder.data.database.read(waiting_clashes, peer):
        folder.data.database.change(decide, one.id, decision)


def both_changed(centre: Folder, laptop: Folder, ids: dict[str, UUID]) -> None:
    centre.change("family", ids["family"], place="Wieś Górna")
    laptop.change("family", ids["family"], place="Wieś Dolna")


@pytest.mark.parametrize("first", ["centre", "laptop", "crossing"])
def test_when_both_insist_the_centre_s_value_holds_in_whatever_order_they_hear(
    centre: Folder, laptop: Folder, peer: UUID, home: UUID, ids: dict[str, UUID], first: str
) -> None:
    both_changed(centre, laptop, ids)
    there, back = centre.gives_back(peer), laptop.gives_back(home)
    laptop.takes(there)
    centre.takes(back)
    decide_all(laptop, home, MINE)
    decide_all(centre, peer, MINE)
    if first == "centre":
        centre.takes(laptop.gives_back(home))
        laptop.takes(centre.gives_back(peer))
    elif first == "laptop":
        laptop.takes(centre.gives_back(peer))
        centre.takes(laptop.gives_back(home))
    else:
        there, back = centre.gives_back(peer), laptop.gives_back(home)
        centre.takes(back)
        laptop.takes(there)
    centre.takes(laptop.gives_back(home))
    laptop.takes(centre.gives_back(peer))
    assert (place(centre, ids), place(laptop, ids)) == ("Wieś Górna", "Wieś Górna")


def test_decision_of_long_ago_undoes_nothing_that_is_entered_anew(
    centre: Folder, laptop: Folder, peer: UUID, home: UUID, ids: dict[str, UUID]
) -> None:
    both_changed(centre, laptop, ids)
    centre.takes(laptop.gives_back(home))
    decide_all(centre, peer, MINE)
    laptop.takes(centre.gives_back(peer))
    assert place(laptop, ids) == "Wieś Górna"
    laptop.change("family", ids["family"], place="Wieś Dolna")  # they have moved there
    laptop.takes(centre.gives_back(peer))
    assert place(laptop, ids) == "Wieś Dolna"
    centre.takes(laptop.gives_back(home))
    assert place(centre, ids) == "Wieś Dolna"


def test_difference_that_the_other_side_gave_up_waits_no_more(
    centre: Folder, laptop: Folder, peer: UUID, home: UUID, ids: dict[str, UUID]
) -> None:
    both_changed(centre, laptop, ids)
    there, back = centre.gives_back(peer), laptop.gives_back(home)
    laptop.takes(there)
    centre.takes(back)
    decide_all(laptop, home, THEIRS)
    centre.takes(laptop.gives_back(home))
    assert centre.data.database.read(waiting_clashes, peer) == []
    assert (place(centre, ids), place(laptop, ids)) == ("Wieś Górna", "Wieś Górna")


def test_waiting_difference_shows_what_stands_here_now(
    centre: Folder, laptop: Folder, peer: UUID, home: UUID, ids: dict[str, UUID]
) -> None:
    both_changed(centre, laptop, ids)
    centre.takes(laptop.gives_back(home))
    centre.change("family", ids["family"], place="Miasto")
    [one] = centre.data.database.read(waiting_clashes, peer)
    assert (one.line.mine, one.line.theirs) == ("Miasto", "Wieś Dolna")


@pytest.mark.parametrize("decision", [MINE, THEIRS])
def test_record_binned_there_and_changed_here_is_asked_about(
    centre: Folder, laptop: Folder, peer: UUID, home: UUID, ids: dict[str, UUID], decision: Decision
) -> None:
    visit = ids["visit"]
    laptop.data.database.change(throw, "visit", visit)
    centre.change("visit", visit, topic="nowa umowa z matką")
    pack = laptop.gives_back(home)
    [line] = centre.data.database.read(preview, centre.opens(pack)).clashes
    assert (line.header, line.mine, line.theirs) == ("Kosz", "nie", "w koszu")
    centre.takes(pack)
    assert visit in centre.ids("visit")
    decide_all(centre, peer, decision)
    assert (visit in centre.ids("visit")) == (decision is MINE)
    laptop.takes(centre.gives_back(peer))
    assert (visit in laptop.ids("visit")) == (decision is MINE)
    assert laptop.values("visit", visit)["topic"] == "nowa umowa z matką"


@pytest.mark.parametrize("decision", [MINE, THEIRS])
def test_record_binned_here_and_changed_there_is_asked_about(
    centre: Folder, laptop: Folder, peer: UUID, home: UUID, ids: dict[str, UUID], decision: Decision
) -> None:
    visit = ids["visit"]
    centre.data.database.change(throw, "visit", visit)
    laptop.change("visit", visit, topic="nowa umowa z matką")
    pack = laptop.gives_back(home)
    [line] = centre.data.database.read(preview, centre.opens(pack)).clashes
    assert (line.header, line.mine, line.theirs) == ("Kosz", "w koszu", "nie")
    centre.takes(pack)
    assert visit not in centre.ids("visit")
    decide_all(centre, peer, decision)
    assert (visit in centre.ids("visit")) == (decision is THEIRS)
    laptop.takes(centre.gives_back(peer))
    assert (visit in laptop.ids("visit")) == (decision is THEIRS)
    assert centre.values("visit", visit)["topic"] == "nowa umowa z matką"
    assert laptop.takes(centre.gives_back(peer)).waiting == 0


def test_record_binned_after_the_other_side_s_change_came_is_no_question(
    centre: Folder, laptop: Folder, peer: UUID, home: UUID, ids: dict[str, UUID]
) -> None:
    visit = ids["visit"]
    laptop.change("visit", visit, topic="nowa umowa")
    centre.takes(laptop.gives_back(home))
    centre.data.database.change(throw, "visit", visit)
    assert laptop.takes(centre.gives_back(peer)).waiting == 0
    assert visit not in laptop.ids("visit")


def test_what_a_version_of_a_plan_keeps_goes_along(
    centre: Folder, laptop: Folder, peer: UUID, home: UUID, ids: dict[str, UUID]
) -> None:
    [said] = laptop.data.database.read(actions, ids["work_plan"])
    laptop.change("plan_version", ids["plan_version"], agreed=[said.as_kept()])
    assert centre.takes(laptop.gives_back(home)).waiting == 0
    assert centre.values("plan_version", ids["plan_version"])["agreed"] == [said.as_kept()]
    centre.change("plan_version", ids["plan_version"], agreed=[{**said.as_kept(), "action": "x"}])
    laptop.change("plan_version", ids["plan_version"], agreed=[{**said.as_kept(), "action": "y"}])
    pack = laptop.gives_back(home)
    [line] = centre.data.database.read(preview, centre.opens(pack)).clashes
    assert (line.header, line.mine[:1], line.theirs[:1]) == ("Zapamiętana treść wersji", "x", "y")
