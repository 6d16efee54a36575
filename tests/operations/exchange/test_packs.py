"""Families go to another folder and come back; nothing is lost, nothing is written over unseen."""

from datetime import date
from uuid import UUID

import pytest
from tests.operations.exchange.conftest import Folder

from mgops_desktop.domain.errors import FileRefused, UserError, WrongPassword
from mgops_desktop.domain.exchange import Decision
from mgops_desktop.domain.visit import VisitKind
from mgops_desktop.operations.exchange.arriving import NeedsCode
from mgops_desktop.storage.exchange_scope import kinds_of_families
from mgops_desktop.storage.tables.staff import Worker
from mgops_desktop.storage.tables.visit import Visit


@pytest.fixture
def given_out(centre: Folder, laptop: Folder, ids: dict[str, UUID]) -> UUID:
    """The family lies on both; returns the laptop as the centre knows it."""
    peer = centre.new_peer("Ola Zastępcza")
    pack = centre.gives(peer, ids["family"])
    laptop.takes(pack, pack.code)
    return peer


def back(laptop: Folder) -> UUID:
    """The centre as the laptop knows it."""
    from mgops_desktop.operations.exchange.peers import peers  # noqa: PLC0415

    return laptop.data.database.read(peers)[0].id


def test_family_goes_to_the_substitute_with_all_that_belongs_to_her(
    centre: Folder, laptop: Folder, given_out: UUID, ids: dict[str, UUID]
) -> None:
    stays = {"reporter", "counselling_session", "joint_trip"}
    for kind in kinds_of_families():
        assert (ids[kind] in laptop.ids(kind)) is (kind not in stays), kind
    assert (
        laptop.values("family", ids["family"])["name"]
        == centre.values("family", ids["family"])["name"]
    )
    mine, theirs = (folder.values("visit", ids["visit"]) for folder in (laptop, centre))
    for name in ("number", "day", "course", "agreed_family", "persons", "workers", "cases"):
        assert mine[name] == theirs[name]
    assert not laptop.ids("procedure")


def test_pack_opens_with_its_code_only(
    centre: Folder, laptop: Folder, ids: dict[str, UUID]
) -> None:
    peer = centre.new_peer("Ola Zastępcza")
    pack = centre.gives(peer, ids["family"])
    with pytest.raises(NeedsCode):
        laptop.opens(pack)
    other = centre.gives(centre.new_peer("Ktoś inny"), ids["family"]).code
    with pytest.raises(WrongPassword):
        laptop.opens(pack, other)
    name = centre.values("family", ids["family"])["name"]
    assert name.encode() not in pack.path.read_bytes()
    changed = bytearray(pack.path.read_bytes())
    changed[-1] ^= 1
    pack.path.write_bytes(changed)
    with pytest.raises(FileRefused, match="uszkodzony"):
        laptop.opens(pack, pack.code)


@pytest.mark.parametrize(
    "content", [b"", b"MGOPS PACZKA 1\n", b"MGOPS PACZKA 1\n\xff\xff\xff\xff{}", b"PK\x03\x04"]
)
def test_what_is_no_pack_is_refused(laptop: Folder, content: bytes) -> None:
    path = laptop.place / "obcy.przekaz"
    path.write_bytes(content)
    from mgops_desktop.operations.exchange.arriving import open_arrived  # noqa: PLC0415

    with pytest.raises(FileRefused):
        open_arrived(laptop.data, path, "")


def test_work_of_the_substitute_comes_back_once(
    centre: Folder, laptop: Folder, given_out: UUID, ids: dict[str, UUID]
) -> None:
    known = laptop.values("visit", ids["visit"])
    assert known["number"]
    visit = Visit(day=date(2026, 11, 20), kind=VisitKind.HOME, number="robocza-00000000-W/7/2026")
    [new] = laptop.add(visit)
    from sqlalchemy.orm import Session  # noqa: PLC0415

    from mgops_desktop.storage.access import operation  # noqa: PLC0415
    from mgops_desktop.storage.tables.casework import Case  # noqa: PLC0415

    @operation("przypisanie w teście", None)
    def link(session: Session) -> None:
        session.get_one(Visit, new).cases = [session.get_one(Case, ids["case"])]

    laptop.data.database.change(link)
    laptop.change("family", ids["family"], remark="Domofon nie działa.")
    pack = laptop.gives_back(back(laptop))
    taken = centre.takes(pack)
    assert (taken.new, taken.waiting, taken.refused) == (1, 0, ())
    assert centre.values("family", ids["family"])["remark"] == "Domofon nie działa."
    came = centre.values("visit", new)
    assert came["cases"] == [str(ids["case"])]
    assert came["number"].startswith("W/")
    with pytest.raises(FileRefused, match="już przyjęto"):
        centre.takes(pack)
    again = laptop.gives_back(back(laptop))
    assert (centre.takes(again).new, centre.takes(laptop.gives_back(back(laptop))).changed) == (
        0,
        0,
    )
    laptop.takes(centre.gives_back(given_out))
    assert laptop.values("visit", new)["number"] == came["number"]


def test_what_both_changed_is_decided_by_somebody(
    centre: Folder, laptop: Folder, given_out: UUID, ids: dict[str, UUID]
) -> None:
    family = ids["family"]
    centre.change("family", family, place="Wieś Górna", remark="Z ośrodka")
    laptop.change("family", family, place="Wieś Dolna", street="Polna 3")
    pack = laptop.gives_back(back(laptop))
    taken = centre.takes(pack)
    assert (taken.changed, taken.waiting) == (1, 1)
    values = centre.values("family", family)
    assert (values["place"], values["street"], values["remark"]) == (
        "Wieś Górna",
        "Polna 3",
        "Z ośrodka",
    )

    decided = {("family", family, "place"): Decision.MINE}
    laptop.change("family", family, safe_phone="wieczorem")
    centre.takes(laptop.gives_back(back(laptop)), decisions=decided)
    result = laptop.takes(centre.gives_back(given_out))
    assert result.waiting in (0, 1)
    assert centre.values("family", family)["safe_phone"] == "wieczorem"


def test_decision_of_the_centre_reaches_the_laptop(
    centre: Folder, laptop: Folder, given_out: UUID, ids: dict[str, UUID]
) -> None:
    family = ids["family"]
    centre.change("family", family, place="Wieś Górna")
    laptop.change("family", family, place="Wieś Dolna")
    decided = {("family", family, "place"): Decision.MINE}
    centre.takes(laptop.gives_back(back(laptop)), decisions=decided)
    assert laptop.takes(centre.gives_back(given_out)).waiting == 0
    assert laptop.values("family", family)["place"] == "Wieś Górna"

    centre.change("family", family, place="Miasto")
    laptop.change("family", family, place="Osada")
    decided = {("family", family, "place"): Decision.THEIRS}
    centre.takes(laptop.gives_back(back(laptop)), decisions=decided)
    assert centre.values("family", family)["place"] == "Osada"
    assert laptop.takes(centre.gives_back(given_out)).waiting == 0
    assert laptop.values("family", family)["place"] == "Osada"


def test_pack_that_got_lost_is_made_up_for(
    centre: Folder, laptop: Folder, given_out: UUID, ids: dict[str, UUID]
) -> None:
    laptop.change("family", ids["family"], remark="Pierwsza")
    laptop.gives_back(back(laptop))
    laptop.change("family", ids["family"], remark="Druga")
    centre.takes(laptop.gives_back(back(laptop)))
    assert centre.values("family", ids["family"])["remark"] == "Druga"


def test_worker_of_the_same_name_is_the_same(
    centre: Folder, laptop: Folder, ids: dict[str, UUID]
) -> None:
    worker = centre.values("worker", ids["worker"])
    [own] = laptop.add(
        Worker(surname=worker["surname"], first_name=worker["first_name"], number="PR/1/2026")
    )
    pack = centre.gives(centre.new_peer("Ola"), ids["family"])
    laptop.takes(pack, pack.code)
    assert laptop.ids("worker") == {own}
    assert laptop.values("assignment", ids["assignment"])["worker_id"] == own
    laptop.change("assignment", ids["assignment"], ended=date(2026, 12, 31))
    centre.takes(laptop.gives_back(back(laptop)))
    came = centre.values("assignment", ids["assignment"])
    assert (came["worker_id"], came["ended"]) == (ids["worker"], date(2026, 12, 31))


def test_own_pack_and_pack_of_others_are_refused(
    centre: Folder, laptop: Folder, given_out: UUID, ids: dict[str, UUID]
) -> None:
    pack = centre.gives(given_out, ids["family"])
    with pytest.raises(FileRefused, match="w tym folderze"):
        centre.takes(pack)


def test_bin_goes_along(
    centre: Folder, laptop: Folder, given_out: UUID, ids: dict[str, UUID]
) -> None:
    from mgops_desktop.storage.access import operation  # noqa: PLC0415
    from mgops_desktop.storage.bin import get_even_binned, put_in_bin  # noqa: PLC0415

    @operation("kosz w teście", None)
    def throw(session, record) -> None:
        put_in_bin(session, get_even_binned(session, "letter", record), "dwa razy")

    laptop.data.database.change(throw, ids["letter"])
    centre.takes(laptop.gives_back(back(laptop)))
    assert ids["letter"] not in centre.ids("letter")
    assert centre.values("letter", ids["letter"])["binned_reason"] == "dwa razy"


def test_peer_needs_a_name(centre: Folder) -> None:
    with pytest.raises(UserError, match="dla kogo"):
        centre.new_peer("  ")
