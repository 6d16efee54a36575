"""Files of Blue Card records: row, name and content stand in the Blue Card file alone, and open with its key alone."""

from contextlib import closing
from uuid import UUID

import pytest
from sqlalchemy import delete, func, inspect, select, update
from tests.fixtures.opened import CLOCK, ORIGIN, actor
from tests.storage.vault.invented import LOCAL_DISK

from mgops_desktop.domain.attachment import NewFile
from mgops_desktop.domain.errors import FileRefused, NotAllowed, UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.attachment import attach_file, check_contents, files_of, read_file
from mgops_desktop.operations.bin_list import binned_records
from mgops_desktop.operations.erasing import Erasing, erase_record
from mgops_desktop.operations.family_documents import documents_of_family
from mgops_desktop.operations.records.history import history_of
from mgops_desktop.operations.visit import bin_record, restore_record
from mgops_desktop.storage import journal
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.attachments import Attachments
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.attachment import CardFile, card_content
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.tables.furniture import FURNITURE
from mgops_desktop.storage.vault.backup import make_backup
from mgops_desktop.storage.vault.connection import open_live
from mgops_desktop.storage.vault.engine import Purpose, open_engine
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.lock import FolderLock
from mgops_desktop.storage.vault.restore import restore

NAME = "Obdukcja_Tajna"
MARK = b"Kanarek w obdukcji"
SCAN = b"%PDF-1.7\n" + MARK + bytes(range(256)) * 40
FILE = NewFile(f"{NAME}.pdf", SCAN, "od lekarza")
BIND = {"mapper": inspect(CardFile)}
OF_THE_CARD = [
    kind
    for kind, cls in KINDS.items()
    if cls.compartment is Compartment.BLUE_CARD and cls is not CardFile
]


@question("treści w teście", None)
def kept_contents(session):
    return session.scalar(select(func.count()).select_from(card_content), bind_arguments=BIND)


@operation("zmiana treści w teście", None)
def spoil(session, statement):
    session.execute(statement, bind_arguments=BIND)


@question("dziennik w teście", None)
def told_of(session, file):
    """The tables of journals and reading logs, of both files, in which a record stands."""
    return {
        (compartment, table.__tablename__)
        for compartment, furniture in FURNITURE.items()
        for table in (furniture.change, furniture.reading)
        if session.scalar(select(func.count()).where(table.record == file))
    }


@pytest.fixture
def contents(story):
    path, key = story.opened.folder.database("attachments"), story.opened.unlocked.key("centre")
    opened = Attachments(open_engine(path, key, Purpose.WRITER), CLOCK)
    yield opened
    opened.close()


@pytest.fixture
def database(story):
    return story.as_(Role.TEAM_MEMBER)


@pytest.fixture
def procedure(story):
    return RecordRef("procedure", story.ids["procedure"])


def everything_in(story, name):
    """All values of all rows of a database, as whoever holds the centre's key reads them."""
    path, key = story.opened.folder.database(name), story.opened.unlocked.key("centre")
    with closing(open_live(path, key)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table'"
        ).fetchall()
        return [
            value
            for (table,) in tables
            for row in connection.execute(f'SELECT * FROM "{table}"')
            for value in row
        ]


def is_in(values, *words):
    texts = [one if isinstance(one, bytes) else str(one).encode() for one in values]
    return any(word in text for text in texts for word in words)


@pytest.mark.parametrize("kind", OF_THE_CARD)
def test_file_of_every_record_comes_back_byte_for_byte(story, database, contents, kind):
    of = RecordRef(kind, story.ids[kind])
    added = database.change(attach_file, contents, of, FILE)
    assert database.read(read_file, contents, of, added) == (FILE.kept_name, SCAN)
    files = database.read(files_of, of)
    (row,) = [one for one in files.rows if one.id == added]
    assert (row.name, row.size, row.remark) == (FILE.kept_name, len(SCAN), "od lekarza")
    assert row.number.startswith("ZAP/")
    assert (files.kind, files.takes, files.may_write) == ("card_file", True, True)


def test_key_of_the_centre_opens_nothing_of_it(story, database, contents, procedure):
    added = database.change(attach_file, contents, procedure, FILE)
    database.read(read_file, contents, procedure, added)
    database.change(bin_record, "card_file", added, "pomyłka")
    assert contents.digests() == set()
    secrets = (NAME.encode(), MARK, added.bytes, str(added).encode(), added.hex.encode())
    for name in ("centre", "attachments"):
        values = everything_in(story, name)
        assert values
        assert not is_in(values, *secrets), name
    for path in story.opened.folder.vault.iterdir():
        assert not is_in([path.read_bytes()], MARK, NAME.encode()), path.name


def test_journal_and_reading_log_of_the_blue_card_file_tell_of_it(database, contents, procedure):
    added = database.change(attach_file, contents, procedure, FILE)
    database.read(read_file, contents, procedure, added)
    logs = {(Compartment.BLUE_CARD, name) for name in ("journal_change", "reading_log")}
    assert database.read(told_of, added) == logs
    told = [one for one in database.read(history_of, *procedure) if one.record == added]
    assert [one.doing for one in told] == ["dodanie załącznika"]


@pytest.mark.parametrize("role", [Role.HEAD, Role.ASSISTANT, Role.OFFICE, Role.SPECIALIST])
def test_without_the_right_there_is_nothing(story, database, contents, procedure, role):
    added = database.change(attach_file, contents, procedure, FILE)
    _nothing_for(story.as_(role), contents, procedure, added)
    assert added not in {one.id for one in story.as_(role).read(binned_records)}


def test_right_without_the_key_opens_nothing(story, database, contents, procedure):
    added = database.change(attach_file, contents, procedure, FILE)
    locked = story.opened.connections.without(Compartment.BLUE_CARD)
    who = Database(locked, actor=actor(Role.TEAM_MEMBER), clock=CLOCK, origin=ORIGIN)
    _nothing_for(who, contents, procedure, added)


def _nothing_for(who, contents, procedure, added):
    for ask in ((files_of, procedure), (read_file, contents, procedure, added)):
        with pytest.raises(NotAllowed):
            who.read(*ask)
    with pytest.raises(NotAllowed):
        who.change(attach_file, contents, procedure, FILE)
    assert contents.digests() == set()


def test_it_is_no_document_of_the_family_and_is_not_found_by_way_of_her(
    story, database, contents, procedure
):
    added = database.change(attach_file, contents, procedure, FILE)
    program, family = story.opened.seen_by(), story.ids["family"]
    listed = {one.file.id for one in program.read(documents_of_family, family)}
    assert story.ids["attached_file"] in listed
    assert added not in listed
    with pytest.raises(UserError, match="Nie ma takiego"):
        program.read(read_file, contents, RecordRef("family", family), added)


def test_it_goes_into_the_bin_and_comes_back_alone_and_with_its_procedure(
    database, contents, procedure
):
    added = database.change(attach_file, contents, procedure, FILE)
    for what in (("card_file", added), procedure):
        database.change(bin_record, *what, "pomyłka")
        assert added in {one.id for one in database.read(binned_records)}
        with pytest.raises(UserError, match="Nie ma takiego"):
            database.read(read_file, contents, procedure, added)
        database.change(restore_record, *what)
        assert database.read(read_file, contents, procedure, added)[1] == SCAN


def test_erased_file_takes_its_content_along_unless_another_has_it(
    story, database, contents, procedure
):
    both = story.as_(Role.HEAD, Role.TEAM_MEMBER)
    form = RecordRef("nk_form", story.ids["nk_form"])
    first = database.change(attach_file, contents, procedure, FILE)
    second = database.change(attach_file, contents, form, NewFile("kopia.pdf", SCAN))
    assert database.read(kept_contents) == 1
    for added, left in ((first, 1), (second, 0)):
        database.change(bin_record, "card_file", added, "pomyłka")
        (number,) = [one.number for one in database.read(binned_records) if one.id == added]
        both.change(erase_record, Erasing("card_file", number, "na wniosek"))
        assert database.read(kept_contents) == left


def test_erased_procedure_takes_its_files_and_their_contents_along(
    story, database, contents, procedure
):
    database.change(attach_file, contents, procedure, FILE)
    database.change(attach_file, contents, procedure, NewFile("kopia.pdf", SCAN))
    database.change(bin_record, *procedure, "pomyłka")
    (number,) = [one.number for one in database.read(binned_records) if one.id == procedure.id]
    both = story.as_(Role.HEAD, Role.TEAM_MEMBER)
    both.change(erase_record, Erasing("procedure", number, "na wniosek"))
    assert database.read(kept_contents) == 0
    assert not [one for one in database.read(binned_records) if one.kind == "card_file"]


def broken(*_args, **_kwargs):
    raise OSError("dysk")


def test_fault_leaves_neither_row_nor_content(database, contents, procedure, monkeypatch):
    before = database.read(files_of, procedure)
    monkeypatch.setattr(journal, "write", broken)
    with pytest.raises(OSError, match="dysk"):
        database.change(attach_file, contents, procedure, FILE)
    assert database.read(files_of, procedure) == before
    assert database.read(kept_contents) == 0


def test_refused_file_leaves_nothing_behind(database, contents, procedure):
    for refused in (NewFile("skan.pdf.exe", SCAN), NewFile("pusty.pdf", b"")):
        with pytest.raises(UserError):
            database.change(attach_file, contents, procedure, refused)
    with pytest.raises(UserError, match="Nie ma takiego zapisu"):
        database.change(attach_file, contents, RecordRef("procedure", UUID(int=5)), FILE)
    assert database.read(kept_contents) == 0


def test_altered_and_missing_contents_are_refused_and_reported_to_who_has_the_key(
    story, database, contents, procedure
):
    added = database.change(attach_file, contents, procedure, FILE)
    program, ref = story.opened.seen_by(), RecordRef("card_file", added)
    spoilt = update(card_content).values(content=bytes(len(SCAN)))
    for statement, found in ((spoilt, "damaged"), (delete(card_content), "missing")):
        program.change(spoil, statement)
        with pytest.raises(FileRefused):
            database.read(read_file, contents, procedure, added)
        assert ref in getattr(program.read(check_contents, contents), found)
    without_key = story.as_(Role.HEAD).read(check_contents, contents)
    assert "card_file" not in {one.kind for one in without_key.missing}


def test_backup_and_restore_bring_it_along(story, database, contents, procedure, tmp_path):
    database.change(attach_file, contents, procedure, FILE)
    unlocked = story.opened.unlocked
    with FolderLock(story.opened.folder) as lock:
        made = make_backup(lock, unlocked)
    assert (made.counts["card_content"], made.counts["attachment"]) == (1, 0)
    target = DataFolder(tmp_path / "odtworzone")
    restore(made.path, target, lambda _keys: unlocked, place=LOCAL_DISK)
    path = target.database("blue_card")
    with closing(open_live(path, unlocked.key("blue_card"))) as connection:
        assert connection.execute("SELECT content FROM card_content").fetchone()[0] == SCAN
