"""Files of records: encrypted in a file of their own, checked by hash, never under a path of somebody's choosing."""

from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from tests.fixtures.opened import CLOCK, actor
from tests.operations.records.entering import enter
from tests.storage.vault.invented import LOCAL_DISK

from mgops_desktop.domain.attachment import LARGEST, NewFile
from mgops_desktop.domain.errors import FileRefused, NotAllowed, UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.attachment import attach_file, check_contents, files_of, read_file
from mgops_desktop.operations.bin_list import binned_records
from mgops_desktop.operations.erasing import Erasing, erase_record
from mgops_desktop.operations.family_documents import documents_of_family
from mgops_desktop.operations.records.saving import correct_record
from mgops_desktop.operations.visit import bin_record, restore_record
from mgops_desktop.storage import journal
from mgops_desktop.storage.attachments import Attachments
from mgops_desktop.storage.vault.backup import make_backup
from mgops_desktop.storage.vault.connection import open_live
from mgops_desktop.storage.vault.engine import Purpose, open_engine
from mgops_desktop.storage.vault.errors import DamagedFile
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.lock import FolderLock
from mgops_desktop.storage.vault.restore import restore

MARK = b"Kanarek w skanie"
SCAN = b"%PDF-1.7\n" + MARK + bytes(range(256)) * 40
FILE = NewFile("skan planu.pdf", SCAN, "podpisany")


def contents_in(folder, key):
    engine = open_engine(folder.database("attachments"), key, Purpose.WRITER)
    return Attachments(engine, CLOCK)


@pytest.fixture
def contents(story):
    opened = contents_in(story.opened.folder, story.opened.unlocked.key("centre"))
    yield opened
    opened.close()


@pytest.fixture
def database(story):
    return story.as_(Role.HEAD, Role.ASSISTANT)


@pytest.fixture
def visit(story):
    return RecordRef("visit", story.ids["visit"])


def tampered(story, statement):
    """Run a statement as somebody could who holds the key: with the guards taken away."""
    path = story.opened.folder.database("attachments")
    with closing(open_live(path, story.opened.unlocked.key("centre"))) as connection:
        for action in ("update", "delete"):
            connection.execute(f"DROP TRIGGER attachment_no_{action}")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(statement)


def fits(database, contents):
    """Whether every row has its content; the row of the story's own file has none."""
    found = database.read(check_contents, contents)
    return len(found.missing) - 1, len(found.damaged), found.orphans


def test_file_comes_back_byte_for_byte(database, contents, visit):
    added = database.change(attach_file, contents, visit, FILE)
    assert database.read(read_file, contents, visit, added) == ("skan_planu.pdf", SCAN)
    (row,) = [one for one in database.read(files_of, visit).rows if one.id == added]
    assert (row.name, row.size, row.remark) == ("skan_planu.pdf", len(SCAN), "podpisany")
    assert fits(database, contents) == (0, 0, 0)


def test_content_is_in_no_file_in_clear_and_opens_with_the_key_of_the_centre_only(
    story, database, contents, visit
):
    database.change(attach_file, contents, visit, FILE)
    contents.close()
    for path in story.opened.folder.vault.iterdir():
        assert MARK not in path.read_bytes(), path.name
    with pytest.raises(DamagedFile):
        contents_in(story.opened.folder, story.opened.unlocked.key("blue_card")).digests()


def test_same_content_is_kept_once_under_two_names(database, contents, visit):
    first = database.change(attach_file, contents, visit, FILE)
    second = database.change(attach_file, contents, visit, NewFile("kopia.pdf", SCAN))
    assert len(contents.digests()) == 1
    names = [database.read(read_file, contents, visit, one)[0] for one in (first, second)]
    assert names == ["skan_planu.pdf", "kopia.pdf"]


def test_largest_file_is_kept_and_one_byte_more_is_not(database, contents, visit):
    largest = b"%PDF-" + bytes(LARGEST - 5)
    added = database.change(attach_file, contents, visit, NewFile("a.pdf", largest))
    assert database.read(read_file, contents, visit, added)[1] == largest
    with pytest.raises(UserError, match="ponad 20 MB"):
        database.change(attach_file, contents, visit, NewFile("b.pdf", largest + b"x"))
    assert len(contents.digests()) == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("pusty.pdf", b""),
        ("skan.pdf.exe", SCAN),
        ("skan", SCAN),
        (".pdf", b"MZ\x90"),
        ("skan.pdf", b"MZ\x90" + SCAN),
        ("zdjęcie.png", SCAN),
        ("zdjęcie.svg", b"<svg><script/></svg>"),
        ("strona.html", b"<html>"),
        ("skan.pdf ", b"\xff\xd8\xff"),
        ("skan.pdf\u202e", SCAN),
        ("makra.docm", b"PK\x03\x04"),
    ],
)
def test_refused_file_leaves_nothing_behind(database, contents, visit, name, content):
    before = database.read(files_of, visit)
    with pytest.raises(UserError):
        database.change(attach_file, contents, visit, NewFile(name, content))
    assert contents.digests() == set()
    assert database.read(files_of, visit) == before


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/passwd.pdf",
        r"C:\Windows\System32\zły.pdf",
        r"\\serwer\udział\plik.pdf",
        "/tmp/plik.PDF",
        "CON.pdf",
        "a\0b.pdf",
        "wie\nlo\twiersz.pdf",
        "\u202efdp.exe.pdf",
        '<b>"|?*:.pdf',
        "~.pdf",
        "a" * 5000 + ".pdf",
    ],
)
def test_name_is_never_a_path(story, database, contents, visit, tmp_path, name):
    before = sorted(path for path in Path(tmp_path).rglob("*"))
    added = database.change(attach_file, contents, visit, NewFile(name, SCAN))
    kept, _content = database.read(read_file, contents, visit, added)
    assert kept.endswith(".pdf")
    assert len(kept) < 100
    stem = kept.removesuffix(".pdf")
    assert stem
    assert all(char.isalnum() or char in "_-" for char in stem)
    assert stem.upper() not in {"CON", "NUL", "PRN", "AUX"}
    new = {path.name for path in Path(tmp_path).rglob("*")} - {path.name for path in before}
    assert not {one for one in new if one.endswith(".pdf")}


def test_content_can_only_be_added(story, contents, database, visit):
    database.change(attach_file, contents, visit, FILE)
    path, key = story.opened.folder.database("attachments"), story.opened.unlocked.key("centre")
    with closing(open_live(path, key)) as connection:
        for statement in ("DELETE FROM attachment", "UPDATE attachment SET size = size"):
            with pytest.raises(Exception, match="attachments are only added"):
                connection.execute(statement)


def test_altered_content_is_refused_and_reported(story, database, contents, visit):
    added = database.change(attach_file, contents, visit, FILE)
    tampered(story, f"UPDATE attachment SET content = zeroblob({len(SCAN)})")
    with pytest.raises(FileRefused, match="uszkodzony"):
        database.read(read_file, contents, visit, added)
    assert database.read(check_contents, contents).damaged == (RecordRef("attached_file", added),)


def test_missing_content_is_refused_and_reported(story, database, contents, visit):
    added = database.change(attach_file, contents, visit, FILE)
    tampered(story, "DELETE FROM attachment")
    with pytest.raises(FileRefused):
        database.read(read_file, contents, visit, added)
    assert RecordRef("attached_file", added) in database.read(check_contents, contents).missing
    assert fits(database, contents) == (1, 0, 0)


def broken(*_args, **_kwargs):
    raise OSError("dysk")


def test_fault_after_the_content_leaves_no_row_but_content_nobody_refers_to(
    database, contents, visit, monkeypatch
):
    before = database.read(files_of, visit)
    monkeypatch.setattr(journal, "write", broken)
    with pytest.raises(OSError, match="dysk"):
        database.change(attach_file, contents, visit, FILE)
    monkeypatch.undo()
    assert database.read(files_of, visit) == before
    assert fits(database, contents) == (0, 0, 1)
    database.change(attach_file, contents, visit, FILE)
    assert fits(database, contents) == (0, 0, 0)


def test_fault_while_the_content_is_written_leaves_no_row(database, contents, visit, monkeypatch):
    before = database.read(files_of, visit)
    monkeypatch.setattr(contents, "add", broken)
    with pytest.raises(OSError, match="dysk"):
        database.change(attach_file, contents, visit, FILE)
    assert database.read(files_of, visit) == before
    assert fits(database, contents) == (0, 0, 0)


def test_file_goes_into_the_bin_and_comes_back(database, contents, visit):
    added = database.change(attach_file, contents, visit, FILE)
    database.change(bin_record, "attached_file", added, "pomyłka")
    assert added not in {one.id for one in database.read(files_of, visit).rows}
    with pytest.raises(UserError, match="Nie ma takiego"):
        database.read(read_file, contents, visit, added)
    assert fits(database, contents) == (0, 0, 0)  # its content is still referred to
    database.change(restore_record, "attached_file", added)
    assert database.read(read_file, contents, visit, added)[1] == SCAN


def test_file_goes_into_the_bin_with_its_record_and_comes_back_with_it(database, contents, visit):
    added = database.change(attach_file, contents, visit, FILE)
    database.change(bin_record, *visit, "pomyłka")
    with pytest.raises(UserError, match="Nie ma takiego"):
        database.read(read_file, contents, visit, added)
    database.change(restore_record, *visit)
    assert database.read(read_file, contents, visit, added)[1] == SCAN


def test_files_of_other_families_are_out_of_reach(story, database, contents, visit):
    added = database.change(attach_file, contents, visit, FILE)
    stranger = story.opened.seen_by(actor(Role.ASSISTANT, worker=UUID(int=9)))
    for ask in ((files_of, visit), (read_file, contents, visit, added)):
        with pytest.raises(NotAllowed):
            stranger.read(*ask)
    other = NewFile("obcy.pdf", b"%PDF-obcy")
    with pytest.raises(NotAllowed):
        stranger.change(attach_file, contents, visit, other)
    assert len(contents.digests()) == 1


def test_file_goes_by_the_rights_of_its_record(story, database, contents, visit):
    held = RecordRef("counselling_session", story.ids["counselling_session"])
    specialist, assistant = story.as_(Role.SPECIALIST), story.as_(Role.ASSISTANT)
    added = specialist.change(attach_file, contents, held, FILE)
    assert specialist.read(files_of, held).may_write
    assert specialist.read(read_file, contents, held, added)[1] == SCAN
    for ask in ((files_of, held), (read_file, contents, held, added)):
        with pytest.raises(NotAllowed):
            assistant.read(*ask)
    with pytest.raises(UserError, match="Nie ma takiego"):  # not by way of another record either
        assistant.read(read_file, contents, visit, added)
    listed = assistant.read(documents_of_family, story.ids["family"])
    assert added not in {one.file.id for one in listed}
    with pytest.raises(NotAllowed):
        assistant.change(bin_record, "attached_file", added, "pomyłka")
    specialist.change(bin_record, "attached_file", added, "pomyłka")
    assert added not in {one.id for one in assistant.read(binned_records)}
    with pytest.raises(NotAllowed):
        assistant.change(restore_record, "attached_file", added)
    specialist.change(restore_record, "attached_file", added)
    assert [one.id for one in specialist.read(files_of, held).rows] == [added]


def test_who_may_not_read_a_record_reads_no_file_of_it(story, database, contents, visit):
    added = database.change(attach_file, contents, visit, FILE)
    for role in (Role.OFFICE, Role.SPECIALIST, Role.TEAM_MEMBER):
        with pytest.raises(NotAllowed):
            story.as_(role).read(read_file, contents, visit, added)
    reader = story.opened.seen_by(actor(Role.HEAD))
    assert reader.read(read_file, contents, visit, added)[1] == SCAN


def test_file_is_erased_with_its_record(database, contents, visit):
    added = database.change(attach_file, contents, visit, FILE)
    database.change(bin_record, *visit, "pomyłka")
    (number,) = [one.number for one in database.read(binned_records) if one.id == visit.id]
    assert database.change(erase_record, Erasing("visit", number, "pomyłka")) > 1
    assert added not in {one.id for one in database.read(binned_records)}
    assert fits(database, contents) == (0, 0, 1)  # nobody finds its content any more


def test_papers_of_a_worker_are_for_who_keeps_the_staff(story, contents):
    worker = RecordRef("worker", story.ids["worker"])
    head, assistant = story.as_(Role.HEAD), story.as_(Role.ASSISTANT)
    added = head.change(attach_file, contents, worker, FILE)
    assert head.read(files_of, worker).takes
    assert head.read(read_file, contents, worker, added)[1] == SCAN
    for ask in ((files_of, worker), (read_file, contents, worker, added)):
        with pytest.raises(NotAllowed):
            assistant.read(*ask)
    with pytest.raises(NotAllowed):
        assistant.change(attach_file, contents, worker, FILE)
    with pytest.raises(NotAllowed):
        assistant.change(bin_record, "attached_file", added, "pomyłka")
    head.change(bin_record, "attached_file", added, "pomyłka")
    assert added in {one.id for one in head.read(binned_records)}
    assert added not in {one.id for one in assistant.read(binned_records)}


@pytest.mark.parametrize("kind", ["contract", "training", "leave", "service_hours"])
def test_what_tells_of_a_worker_takes_files(story, contents, kind):
    of = RecordRef(kind, story.ids[kind])
    added = story.as_(Role.HEAD).change(attach_file, contents, of, FILE)
    assert [one.id for one in story.as_(Role.HEAD).read(files_of, of).rows] == [added]


def test_file_goes_with_a_letter_to_the_family_it_is_given_and_away(story, database, contents):
    given = {"direction": "in", "kind": "other", "day": "2026-11-20", "subject": "Pytanie"}
    letter = RecordRef("letter", enter(database, "letter", given))
    added = database.change(attach_file, contents, letter, FILE)
    assert database.read(read_file, contents, letter, added)[1] == SCAN
    stranger = story.as_(Role.ASSISTANT, own=False)
    assert [one.id for one in stranger.read(files_of, letter).rows] == [added]

    family = story.ids["family"]
    with_family = given | {"family": str(family)}
    database.change(correct_record, "letter", letter.id, 1, with_family)
    assert added in {one.file.id for one in database.read(documents_of_family, family)}
    with pytest.raises(NotAllowed):
        stranger.read(files_of, letter)
    database.change(correct_record, "letter", letter.id, 2, given | {"family": ""})
    assert added not in {one.file.id for one in database.read(documents_of_family, family)}
    database.change(bin_record, *letter, "pomyłka")
    assert added in {one.id for one in database.read(binned_records)}


def test_record_that_is_not_there_takes_no_file(database, contents):
    nothing = RecordRef("letter", UUID(int=5))
    with pytest.raises(UserError, match="Nie ma takiego zapisu"):
        database.change(attach_file, contents, nothing, FILE)
    assert not database.read(files_of, nothing).takes
    assert contents.digests() == set()


@pytest.mark.parametrize("kind", ["setting", "attached_file", "card_file"])
def test_settings_and_files_themselves_take_no_file(story, contents, kind):
    program = story.opened.seen_by()
    with pytest.raises(UserError, match="nie można dodać"):
        program.change(attach_file, contents, RecordRef(kind, story.ids[kind]), FILE)
    assert contents.digests() == set()


def test_backup_and_restore_bring_files_along(story, database, contents, visit, tmp_path):
    added = database.change(attach_file, contents, visit, FILE)
    unlocked = story.opened.unlocked
    with FolderLock(story.opened.folder) as lock:
        made = make_backup(lock, unlocked)
    assert made.counts["attachment"] == 1
    target = DataFolder(tmp_path / "odtworzone")
    restore(made.path, target, lambda _keys: unlocked, place=LOCAL_DISK)
    restored = contents_in(target, unlocked.key("centre"))
    (digest,) = restored.digests()
    assert restored.read(digest) == database.read(read_file, contents, visit, added)[1] == SCAN
    restored.close()
