"""The assistant's own folder: what only the centre can give or decide comes back, what the assistant did goes there."""

import json
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from tests.operations.exchange.conftest import Folder

from mgops_desktop.domain.attachment import NewFile
from mgops_desktop.domain.court import LetterDirection, LetterKind
from mgops_desktop.domain.day import WorkKind
from mgops_desktop.domain.document import DocumentCode
from mgops_desktop.domain.errors import FileRefused
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.operations.attaching import keep_file, open_file
from mgops_desktop.operations.documents.keeping import NewDocument, document_report, make_document
from mgops_desktop.operations.exchange import taking
from mgops_desktop.operations.exchange.arriving import open_arrived, preview
from mgops_desktop.operations.exchange.content import Content
from mgops_desktop.operations.exchange.giving import give_families
from mgops_desktop.operations.exchange.peers import peers
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.accepted_month import AcceptedMonth
from mgops_desktop.storage.tables.court import Letter
from mgops_desktop.storage.tables.day import MonthlySchedule, WorkEntry
from mgops_desktop.storage.tables.furniture import CENTRE
from mgops_desktop.storage.tables.staff import Training
from mgops_desktop.storage.vault.pack_file import open_pack, read_sealed
from mgops_desktop.storage.vault.recovery_code import read_code

OCTOBER = date(2026, 10, 1)


@pytest.fixture
def two(centre: Folder, laptop: Folder, ids: dict[str, UUID]) -> tuple[UUID, UUID]:
    """The assistant works on the laptop with the family of the centre; each as the other knows it."""
    peer = centre.new_peer("Laptop asystenta")
    pack = centre.gives(peer, ids["family"])
    laptop.takes(pack, pack.code)
    [home] = laptop.data.database.read(peers)
    laptop.belongs_to(ids["worker"])
    return peer, home.id


def travel(ids: dict[str, UUID]) -> WorkEntry:
    number, day = "robocza-00000000-IZ/1/2026", date(2026, 11, 18)
    return WorkEntry(worker_id=ids["worker"], day=day, kind=WorkKind.TRAVEL, number=number)


def test_days_of_the_worker_go_there_and_decisions_of_the_head_come_back(
    centre: Folder, laptop: Folder, two: tuple[UUID, UUID], ids: dict[str, UUID]
) -> None:
    peer, home = two
    number = "robocza-00000000-HM/1/2026"
    month = MonthlySchedule(worker_id=ids["worker"], month=date(2026, 12, 1), number=number)
    [entry, schedule] = laptop.add(travel(ids), month)
    assert not laptop.ids("leave")
    centre.takes(laptop.gives_back(home))
    number = centre.values("work_entry", entry)["number"]
    assert number.startswith("IZ/")
    centre.change("monthly_schedule", schedule, approved_on=date(2026, 11, 20))
    accepted = AcceptedMonth(worker_id=ids["worker"], month=OCTOBER, day=date(2026, 11, 3))
    [accepted] = centre.add(accepted)
    laptop.takes(centre.gives_back(peer))
    assert laptop.values("monthly_schedule", schedule)["approved_on"] == date(2026, 11, 20)
    assert laptop.values("work_entry", entry)["number"] == number
    assert accepted in laptop.ids("accepted_month")
    assert ids["leave"] in laptop.ids("leave")
    assert ids["travel_terms"] in laptop.ids("travel_terms")


def test_month_that_both_sides_accepted_is_one_and_the_centre_decides_its_day(
    centre: Folder, laptop: Folder, two: tuple[UUID, UUID], ids: dict[str, UUID]
) -> None:
    peer, home = two
    month = OCTOBER
    [here] = centre.add(AcceptedMonth(worker_id=ids["worker"], month=month, day=date(2026, 11, 3)))
    [there] = laptop.add(AcceptedMonth(worker_id=ids["worker"], month=month, day=date(2026, 11, 9)))
    pack = laptop.gives_back(home)
    [settled] = centre.data.database.read(preview, centre.opens(pack)).settled
    assert (settled.line.header, settled.holds) == ("Przyjęto", "03.11.2026")
    assert centre.takes(pack).waiting == 0
    assert there not in centre.ids("accepted_month")
    assert laptop.takes(centre.gives_back(peer)).waiting == 0
    assert here not in laptop.ids("accepted_month")
    assert laptop.values("accepted_month", there)["day"] == date(2026, 11, 3)
    assert centre.takes(laptop.gives_back(home)).changed == 0


def test_letters_get_their_case_signs_from_the_centre_without_gaps(
    centre: Folder, laptop: Folder, two: tuple[UUID, UUID], ids: dict[str, UUID]
) -> None:
    peer, home = two
    letters = [
        Letter(
            number=f"robocza-00000000-PI/{place}/2026",
            direction=LetterDirection.OUT,
            kind=LetterKind.INSIGHT_APPLICATION,
            day=date(2026, 11, 20 - place),
            family_id=ids["family"],
            file_symbol="KP.501",
        )
        for place in (1, 2)
    ]
    later, earlier = laptop.add(*letters)
    centre.takes(laptop.gives_back(home))
    signs = [centre.values("letter", one)["sign"] for one in (earlier, later)]
    assert signs == ["KP.501.1.2026", "KP.501.2.2026"]
    laptop.takes(centre.gives_back(peer))
    assert laptop.values("letter", earlier)["sign"] == "KP.501.1.2026"
    assert laptop.data.database.read(amended_records) == []  # nobody put anything right
    again = centre.takes(laptop.gives_back(home))
    assert (again.new, again.changed) == (0, 0)


def test_document_keeps_content_checksum_and_code_and_gets_the_number_of_the_register(
    centre: Folder, laptop: Folder, two: tuple[UUID, UUID], ids: dict[str, UUID]
) -> None:
    peer, home = two
    new = NewDocument("karta-rodziny", RecordRef("family", ids["family"]), {})
    document = laptop.data.database.change(make_document, new)
    scan = NewFile("skan.pdf", b"%PDF-1.4\n1 0 obj\n%%EOF\n")
    kept = keep_file(laptop.data, RecordRef("document", document), scan)
    laptop.change("document", document, printed_on=date(2026, 11, 21))
    before = laptop.values("document", document)
    centre.takes(laptop.gives_back(home))

    came = centre.values("document", document)
    assert came["number"].startswith("DOK/")
    for name in ("content", "checksum", "printed_on", "of_record"):
        assert came[name] == before[name]
    report = centre.data.database.read(document_report, document)
    assert report.seal is not None
    assert report.seal.code == DocumentCode(document, before["checksum"]).text
    of = RecordRef("document", document)
    assert open_file(centre.data, of, kept) == (scan.name, scan.content)

    centre.change("document", document, signed_on=date(2026, 11, 21))
    laptop.takes(centre.gives_back(peer))
    back = laptop.values("document", document)
    assert (back["number"], back["signed_on"]) == (came["number"], date(2026, 11, 21))


def test_content_of_a_file_goes_once(
    centre: Folder, laptop: Folder, two: tuple[UUID, UUID], ids: dict[str, UUID]
) -> None:
    peer, home = two
    scan = NewFile("skan.pdf", b"%PDF-1.4\n1 0 obj\n%%EOF\n")
    keep_file(laptop.data, RecordRef("family", ids["family"]), scan)
    lost = laptop.gives_back(home)
    assert len(laptop_opens(lost).files) == 1
    again = laptop.gives_back(home)
    assert len(laptop_opens(again).files) == 1  # the first never arrived
    centre.takes(again)
    assert not laptop_opens(centre.gives_back(peer)).files
    laptop.takes(centre.gives_back(peer))
    assert not laptop_opens(laptop.gives_back(home)).files


def test_file_of_no_family_goes_with_its_record_and_papers_of_workers_stay(
    centre: Folder, laptop: Folder, two: tuple[UUID, UUID], ids: dict[str, UUID]
) -> None:
    peer, home = two
    day, worker = date(2026, 11, 20), ids["worker"]
    direction, kind = LetterDirection.IN, LetterKind.OTHER
    [letter, training] = laptop.add(
        Letter(direction=direction, kind=kind, day=day, number="robocza-00000000-PI/1/2026"),
        Training(worker_id=worker, day=day, topic="Zasady", number="robocza-00000000-SZ/1/2026"),
    )
    kept = {
        keep_file(laptop.data, of, NewFile(name, b"%PDF-1.4\n" + name.encode()))
        for of, name in (
            (RecordRef("letter", letter), "pismo.pdf"),
            (RecordRef("training", training), "dyplom.pdf"),
        )
    }
    for folder in (centre, laptop):
        papers = NewFile("umowa.pdf", b"%PDF-1.4\numowa")
        keep_file(folder.data, RecordRef("worker", worker), papers)
    own = centre.ids("attached_file")
    given = laptop.hands_over(home)
    assert len(laptop_opens(given).files) == len(kept)
    centre.takes(given)
    assert centre.ids("attached_file") - own == kept
    for one in kept:
        row = centre.values("attached_file", one)
        assert row["family_id"] is None
        of = RecordRef(row["of_kind"], row["of_record"])
        assert open_file(centre.data, of, one)[1] == b"%PDF-1.4\n" + row["name"].encode()

    back = laptop.opens(centre.gives_back(peer)).content.records
    names = {one.values["name"] for one in back if one.kind == "attached_file"}
    assert "pismo.pdf" in names
    assert "umowa.pdf" not in names


def test_substitute_learns_nothing_of_pay_and_of_who_reported(
    centre: Folder, ids: dict[str, UUID]
) -> None:
    report = RecordRef("difficulty_report", ids["difficulty_report"])
    keep_file(centre.data, report, NewFile("anonim.pdf", b"%PDF-1.4\n1 0 obj\n%%EOF\n"))
    centre.change("contract", ids["contract"], hour_rate=3550)
    given = centre.gives(centre.new_peer("Ola Zastępcza"), ids["family"])
    found = laptop_opens(given)
    assert not found.files
    assert "anonim.pdf" not in json.dumps(found.content)
    [worker] = [one for one in found.content["context"] if one["kind"] == "worker"]
    assert set(worker["values"]) <= {"number", "surname", "first_name", "job_title", "binned_at"}
    [contract] = [one for one in found.content["context"] if one["kind"] == "contract"]
    assert "hour_rate" not in contract["values"]


def laptop_opens(given: Any) -> Any:
    """What stands in a pack."""
    found = open_pack(read_sealed(given.path), read_code(given.code))
    assert found is not None
    return found


def test_pack_for_the_centre_is_not_taken_on_another_laptop(
    centre: Folder, laptop: Folder, two: tuple[UUID, UUID], ids: dict[str, UUID]
) -> None:
    given = laptop.hands_over(laptop.new_peer("Ośrodek"))
    arrived = centre.opens(given, given.code)
    stranger = replace(arrived, content=replace(arrived.content, sender=UUID(int=77)))
    with pytest.raises(FileRefused, match="folder roboczy"):
        laptop.data.database.read(preview, stranger)


def test_older_pack_after_a_newer_one_changes_nothing(
    centre: Folder, laptop: Folder, two: tuple[UUID, UUID], ids: dict[str, UUID]
) -> None:
    _peer, home = two
    laptop.change("family", ids["family"], remark="Pierwsza")
    older = laptop.gives_back(home)
    laptop.change("family", ids["family"], remark="Druga")
    centre.takes(laptop.gives_back(home))
    taken = centre.takes(older)
    assert (taken.new, taken.changed, taken.waiting) == (0, 0, 0)
    assert centre.values("family", ids["family"])["remark"] == "Druga"


def test_pack_of_an_older_program_is_taken(centre: Folder, ids: dict[str, UUID]) -> None:
    """It knows neither the newest fields nor who works there."""
    given = centre.gives(centre.new_peer("Ola Zastępcza"), ids["family"])
    told = dict(laptop_opens(given).content)
    for name in ("workers", "working"):
        told.pop(name)
    told["schema"] = "centre_0016"
    content = Content.of(told)
    assert (content.workers, content.is_working) == ((), False)


@pytest.mark.parametrize(("name", "value"), [("schema", "centre_9999"), ("format", 2)])
def test_pack_of_a_newer_program_is_refused_in_words(
    centre: Folder, ids: dict[str, UUID], name: str, value: object
) -> None:
    given = centre.gives(centre.new_peer("Ola Zastępcza"), ids["family"])
    told = dict(laptop_opens(given).content)
    with pytest.raises(FileRefused, match="nowsza wersja programu"):
        Content.of({**told, name: value})


def test_file_of_a_newer_program_is_refused_in_words(laptop: Folder) -> None:
    path = laptop.place / "nowsza.przekaz"
    path.write_bytes(b"MGOPS PACZKA 2\n" + bytes(200))
    with pytest.raises(FileRefused, match="nowsza wersja programu"):
        open_arrived(laptop.data, path)


def test_same_file_on_both_sides_is_kept_once_and_listed_twice(
    centre: Folder, laptop: Folder, two: tuple[UUID, UUID], ids: dict[str, UUID]
) -> None:
    """Two people attached it; a second pack brings neither again."""
    _peer, home = two
    for folder in (centre, laptop):
        scan = NewFile("skan.pdf", b"%PDF-1.4\n1 0 obj\n%%EOF\n")
        keep_file(folder.data, RecordRef("family", ids["family"]), scan)
    before = centre.ids("attached_file")
    centre.takes(laptop.gives_back(home))
    after = centre.ids("attached_file")
    assert len(after - before) == 1
    assert len({centre.values("attached_file", one)["sha256"] for one in after}) == len(before)
    centre.takes(laptop.gives_back(home))
    assert centre.ids("attached_file") == after


def test_power_cut_while_a_pack_is_taken_leaves_everything_as_it_was(
    centre: Folder, laptop: Folder, two: tuple[UUID, UUID], ids: dict[str, UUID], monkeypatch: Any
) -> None:
    _peer, home = two
    laptop.change("family", ids["family"], remark="Z laptopa")
    laptop.add(travel(ids))
    given = laptop.gives_back(home)

    def cut(*_: object) -> None:
        raise PowerCutError

    with monkeypatch.context() as patch:
        patch.setattr(taking, "_note_taken", cut)
        with pytest.raises(PowerCutError):
            centre.takes(given)
    assert centre.values("family", ids["family"])["remark"] != "Z laptopa"
    assert centre.ids("work_entry") == {ids["work_entry"]}
    assert centre.takes(given).new == 1


class PowerCutError(Exception):
    """The program ends here."""


@question("sprostowania w teście", None)
def amended_records(session: Session) -> list[UUID]:
    return list(session.scalars(select(CENTRE.amendment.record)))


def test_cut_file_is_refused(centre: Folder, laptop: Folder, ids: dict[str, UUID]) -> None:
    given = give_families(
        centre.data,
        centre.place / "ucięta.przekaz",
        centre.new_peer("Ola"),
        frozenset({ids["family"]}),
    )
    whole = given.path.read_bytes()
    for length in (len(whole) // 2, 40, 10):
        given.path.write_bytes(whole[:length])
        with pytest.raises(FileRefused):
            open_arrived(laptop.data, given.path, given.code)
