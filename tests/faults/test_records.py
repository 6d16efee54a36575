"""F-T06, T27, T30, T40, T56 to T59 with the real tables, operations and migrations, on both engines."""

import importlib.util
import random
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.faults.children import Child, save_records
from tests.fixtures.opened import CLOCK, FIRST, PASSWORD, add

from mgops_desktop.domain.clock import WARSAW, FixedClock
from mgops_desktop.domain.family import MemberRole
from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.data_folder import create_data_folder, open_data
from mgops_desktop.operations.erasing import Erasing, erase_record
from mgops_desktop.operations.search import search
from mgops_desktop.operations.upkeep import back_up_if_due, notice_unsaved
from mgops_desktop.operations.visit import bin_record
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.family import families, members_of
from mgops_desktop.storage.journal import broken_link, head_of
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.court import ChildRemoval
from mgops_desktop.storage.tables.family import Family, Membership, Person
from mgops_desktop.storage.tables.furniture import CENTRE
from mgops_desktop.storage.tables.visit import Visit, visit_case
from mgops_desktop.storage.types import new_id
from mgops_desktop.storage.vault.connection import open_live
from mgops_desktop.storage.vault.engine import checkpoint
from mgops_desktop.storage.vault.lock import FolderLock
from mgops_desktop.storage.vault.passwords import Argon2Cost

TOOL = Path(__file__).resolve().parents[2] / "packaging" / "awaryjne_odszyfrowanie.py"
NAMES = Path(__file__).parents[1] / "domain" / "data" / "polish_names.txt"
KILLS = 25
HOSTILE = [
    "'; DROP TABLE person;--",
    "%",
    "_",
    '"',
    "O'Brien",
    "Jan-Maria",
    "NEAR(",
    "*",
    "",
    "a" * 10_000,
    "a b " * 2_500,
    " ".join(f"słowo{number}" for number in range(1_500)),
    "AND OR NOT",
    "text:kowal",
    "^kowal",
    "kowal + 1",
    "\\",
    "(((",
    "\x00kowal\x00",
    "İ ß ﬁ 🙂 שלום",
    "1e5 -5 007",
]


@question("zapisy rodzin w teście", None)
def saved(session):
    """The number of members, cases and visits of each family."""
    families_by_number = dict(session.execute(select(Family.number, Family.id)).all())
    members = list(session.scalars(select(Membership.family_id)))
    cases = dict(session.execute(select(Case.id, Case.family_id)).all())
    query = select(visit_case.c.case_id).join(Visit, Visit.id == visit_case.c.visit_id)
    visits = [cases[case] for case in session.scalars(query)]
    return {
        number: (members.count(family), [*cases.values()].count(family), visits.count(family))
        for number, family in families_by_number.items()
    }


@question("cały dziennik w teście", None)
def journal(session):
    return broken_link(session), head_of(session).sequence


def test_f_t06_records_saved_by_operations_are_whole_after_25_kills(opened):
    rng = random.Random(6)
    acknowledged = 0
    before = opened.seen_by().read(journal)[1]
    for _ in range(KILLS):
        with Child(save_records, opened.path, opened.unlocked) as child:
            for _ in range(rng.randint(1, 4)):
                acknowledged = child.report()
        with FolderLock(opened.folder):  # no lock is left behind
            found = opened.again().seen_by().read(saved)
    assert list(found) == [f"R/{number}/2026" for number in range(1, len(found) + 1)]
    assert len(found) >= acknowledged
    whole = [(3, 1, 1)] * acknowledged
    assert list(found.values())[:acknowledged] == whole
    assert set(list(found.values())[acknowledged:]) <= {(3, 1, 0), (3, 1, 1)}
    broken, last = opened.again().seen_by().read(journal)
    visits = sum(visits for *_, visits in found.values())
    assert (broken, last) == (None, before + len(found) + visits)


@pytest.fixture(scope="module")
def emergency():
    spec = importlib.util.spec_from_file_location("awaryjne_odszyfrowanie", TOOL)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@operation("nazwisko w teście", None)
def rename(session, person, surname):
    session.get_one(Person, person).surname = surname


def test_f_t27_erased_person_is_gone_from_the_file_the_index_and_the_journal(opened, emergency):
    database = opened.seen_by()
    (person,) = database.change(
        add,
        Person(number="O/1/2026", surname="Kanarkowska-Żółtodziób", street="Ptasia 9"),
    )
    database.change(rename, person, "Wróblewska-Żółtodziób")
    words = [
        word.encode()
        for word in ("Kanarkowska", "Wróblewska", "wroblewska", "zoltodziob", "Żółtodziób")
    ]
    before = decrypted(opened, emergency)
    assert [word for word in words if word not in before] == []
    database.change(bin_record, "person", person, "pomyłka")
    database.change(erase_record, Erasing("person", "O/1/2026", "na wniosek osoby"))
    broken, _last = database.read(journal)
    assert broken is None
    for use in opened.connections.engines[Compartment.CENTRE].values():
        assert checkpoint(use)
    after = decrypted(opened, emergency)
    assert [word for word in words if word in after] == []


def decrypted(opened, emergency):
    """All pages of the centre's file and its log, in plain, used and free ones alike."""
    parts = emergency.read_parts(opened.path)
    key = opened.unlocked.key("centre")
    log = parts.get("centre.db-wal", b"")
    main = emergency.decrypt_database(parts["centre.db"], b"", key)
    return main + emergency.decrypt_database(parts["centre.db"], log, key)


@question("dziennik w teście", None)
def entries(session):
    table = CENTRE.operation
    return list(session.execute(select(table.sequence, table.at, table.name).order_by(table.at)))


@pytest.mark.parametrize(
    "moments",
    [
        pytest.param([timedelta(0), timedelta(days=-3), timedelta(days=-2)], id="set back 3 days"),
        pytest.param([timedelta(hours=hour) for hour in range(-1, 3)], id="runs on"),
    ],
)
def test_f_t30_order_is_by_sequence_whatever_the_clock_says(on_both, moments):
    for number, shift in enumerate(moments, start=1):
        clock = FixedClock(CLOCK.moment + timedelta(hours=2) + shift)
        on_both.seen_by(clock=clock).change(add, Family(number=f"R/{number}/2026"))
    database = on_both.seen_by()
    told = [row.name for row in database.read(entries) if row.name.startswith("zegar")]
    assert len(told) == any(later < before for before, later in pairwise(moments))
    broken, last = database.read(journal)
    assert (broken, last) == (None, len(database.read(entries)))


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 3, 29, 0, 59, tzinfo=UTC),  # a minute before the hour that is left out
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),  # the hour that comes twice
        datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
        datetime(2100, 2, 28, 23, 30, tzinfo=UTC),
        datetime(2099, 12, 31, 23, 30, tzinfo=UTC),
    ],
)
def test_f_t30_changes_of_the_clock_and_the_year_2100_are_ordinary_moments(on_both, moment):
    database = on_both.seen_by(clock=FixedClock(moment))
    database.change(add, Family(number="R/1/2026"))
    assert max(row.at for row in database.read(entries)) in (moment, CLOCK.now())
    assert [row.number for row in database.read(families)] == ["R/1/2026"]


@pytest.mark.parametrize(
    ("today", "is_child"), [(date(2026, 2, 27), True), (date(2026, 2, 28), False)]
)
def test_f_t30_child_of_a_leap_day_comes_of_age_on_the_last_of_february(story, today, is_child):
    program = story.opened.seen_by(clock=FixedClock.on(today))
    (person,) = program.change(
        add, Person(number="O/1/2026", surname="Przykładowa", birth_date=date(2008, 2, 29))
    )
    member = Membership(number="CR/1/2026", family_id=story.ids["family"], person_id=person)
    member.role, member.began = MemberRole.CHILD, date(2020, 1, 1)
    program.change(add, member)
    rows = {row.person: row.is_child for row in program.read(members_of, story.ids["family"])}
    assert rows[person] is is_child


@question("kolejność w teście", None)
def in_order(session):
    return list(session.scalars(select(Family.name).order_by(Family.sort_key)))


def test_f_t56_200_names_stand_in_polish_order_on_both_engines(on_both):
    expected = NAMES.read_text("utf-8").splitlines()
    shuffled = expected.copy()
    random.Random(56).shuffle(shuffled)
    database = on_both.seen_by()
    rows = [Family(number=f"R/{n}/2026", name=name) for n, name in enumerate(shuffled, start=1)]
    database.change(add, *rows)
    assert database.read(in_order) == expected
    assert [row.name for row in database.read(families)] == expected


def test_f_t57_id_of_the_newest_record_is_never_given_again(on_both):
    database, given = on_both.seen_by(), []
    for number in range(20):
        (person,) = database.change(add, Person(number=f"O/{number}/2026"))
        database.change(bin_record, "person", person, "pomyłka")
        database.change(erase_record, Erasing("person", f"O/{number}/2026", "próba"))
        given.append(person)
    assert len(set(given)) == 20
    assert given == sorted(given)
    assert new_id() > given[-1]


@question("chwila w teście", None)
def moment_of(session, record):
    return session.get_one(ChildRemoval, record).moment


@pytest.mark.parametrize(
    "zone", [UTC, WARSAW, timezone(timedelta(hours=-5)), timezone(timedelta(hours=5, minutes=45))]
)
def test_f_t58_moment_of_any_zone_comes_back_as_the_same_moment_in_utc(story, zone):
    moment = datetime(2026, 10, 25, 2, 30, 15, 123456, tzinfo=zone)
    removal = ChildRemoval(number="ZD/1/2026", family_id=story.ids["family"], moment=moment)
    database = story.opened.seen_by()
    (record,) = database.change(add, removal)
    found = database.read(moment_of, record)
    assert (found, found.utcoffset()) == (moment.astimezone(UTC), timedelta(0))


def test_f_t58_moment_comes_back_as_utc_on_both_engines(on_both):
    database = on_both.seen_by(clock=FixedClock(datetime(2026, 10, 25, 2, 30, tzinfo=WARSAW)))
    database.change(add, Family(number="R/1/2026"))
    at = max(row.at for row in database.read(entries))
    assert at.utcoffset() == timedelta(0)


def test_f_t58_moment_without_a_zone_is_refused_and_nothing_stored(story):
    naive = datetime(2026, 11, 21, 12, 0)  # noqa: DTZ001
    removal = ChildRemoval(number="ZD/1/2026", family_id=story.ids["family"], moment=naive)
    database = story.opened.seen_by()
    before = database.read(journal)
    with pytest.raises(Exception, match="without time zone"):
        database.change(add, removal)
    assert database.read(journal) == before


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_f_t59_search_for_anything_finds_or_finds_nothing(story, typed):
    head = story.as_(Role.HEAD)
    found = head.read(search, typed)
    assert isinstance(found, list)
    assert head.read(search, "kanarek family name")


@pytest.mark.postgres
@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_f_t59_both_engines_find_the_same(opened, postgres_database, typed):
    found = []
    for data in (opened, postgres_database):
        database = data.seen_by()
        names = ["Kowal", "O'Brien", "Jan-Maria", "Słowo1", "İnce", "1e5", "007"]
        rows = [Person(number=f"O/{n}/2026", surname=one) for n, one in enumerate(names)]
        database.change(add, *rows)
        found.append([hit.title for hit in database.read(search, typed)])
    assert found[0] == found[1]


def test_f_t59_hostile_names_are_found_by_themselves(on_both):
    database = on_both.seen_by()
    for number, name in enumerate(HOSTILE[:9]):
        database.change(add, Person(number=f"O/{number}/2026", surname=f"{name} Przykładowa"[:200]))
    assert len(database.read(search, "przykladowa")) == 9


def test_bin_leaves_nothing_in_the_search_index(opened):
    database = opened.seen_by()
    (person,) = database.change(add, Person(number="O/1/2026", surname="Kanarkowska"))
    database.change(bin_record, "person", person, "pomyłka")
    with closing(open_live(opened.folder.database("centre"), opened.unlocked.key("centre"))) as raw:
        assert raw.execute("SELECT count(*) FROM search_entry").fetchone() == (0,)
        match = raw.execute(
            "SELECT count(*) FROM search_index WHERE search_index MATCH 'kanarkowska'"
        )
        assert match.fetchone() == (0,)


def test_f_t40_open_program_backs_up_after_30_minutes_with_changes_and_not_without(tmp_path):
    clock = Ticking()
    path = tmp_path / "dane"
    create_data_folder(path, [FIRST], clock, cost=Argon2Cost())
    data = open_data(path, PASSWORD, clock)
    notice_unsaved(data)
    made = []
    for minutes, change in (
        (0, False),
        (31, False),
        (1, True),
        (10, True),
        (25, False),
        (60, False),
    ):
        clock.moment += timedelta(minutes=minutes)
        if change:
            data.database.change(add, Family(number=f"R/{len(made)}/{minutes}"))
        made.append(back_up_if_due(data) is not None)
    data.let_go()
    # the founding itself; nothing; a change 32 minutes after; a change 10 minutes after; 35 minutes; nothing new
    assert made == [True, False, True, False, True, False]


class Ticking:
    """A clock that a test moves on."""

    def __init__(self):
        self.moment = CLOCK.moment

    def today(self):
        return self.moment.date()

    def now(self):
        return self.moment
