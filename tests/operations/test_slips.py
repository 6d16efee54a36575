"""What the slips of a day say, and how they are counted out and back."""

from datetime import date
from uuid import UUID

import pytest
from tests.fixtures.opened import actor

from mgops_desktop.domain.clock import FixedClock
from mgops_desktop.domain.errors import NotAllowed, UserError
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.accepted_months import accept_month
from mgops_desktop.operations.day_slips import day_slips, initials, slips_on_paper
from mgops_desktop.operations.slips_counted import (
    count_slips_out,
    counted_slips,
    note_slips_destroyed,
    slips_outside,
    slips_refused,
)
from mgops_desktop.reports.blocks import Slip
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.staff import Worker
from mgops_desktop.storage.tables.visit import Visit

PLANNED_DAY = date(2026, 11, 24)
NOVEMBER = Period.month(2026, 11)


@operation("zmiana kartek w teście", None)
def changed(session, kind, record, **values):
    for name, value in values.items():
        setattr(session.get_one(KINDS[kind], record), name, value)


@operation("drugi pracownik w teście kartek", None)
def second_worker(session, surname, first_name):
    worker = Worker(number="P/90/2026", surname=surname, first_name=first_name)
    session.add(worker)
    session.flush()
    return worker.id


@question("nazwisko pracownika w teście kartek", None)
def name_of(session, worker):
    found = session.get_one(Worker, worker)
    return f"{found.surname} {found.first_name}".strip()


@pytest.fixture
def assistant(story):
    return story.as_(Role.ASSISTANT)


def test_a_slip_says_little_and_nothing_of_violence_or_illness(story, assistant):
    (slip,) = assistant.read(day_slips, PLANNED_DAY).slips
    assert slip.initials == "K.-F.-N."
    assert "family" not in slip.initials
    assert slip.way_in == "Kanarek-family-way_in"
    assert slip.agreed_family.startswith("Kanarek-visit-agreed_family (")
    assert not [line for line in slip.due if "sąd" in line.lower() or "NK" in line]
    with pytest.raises(NotAllowed):
        assistant.read(day_slips, PLANNED_DAY, UUID(int=7))


def test_each_of_two_who_go_together_reads_the_other_on_his_slip(story, assistant):
    head, own = story.as_(Role.HEAD), story.ids["worker"]
    other = head.change(second_worker, "Wtóra", "Anna")
    head.change(changed, "planned_visit", story.ids["planned_visit"], second_worker_id=other)
    (slip,) = assistant.read(day_slips, PLANNED_DAY).slips
    assert slip.together == "Wtóra Anna"
    (slip,) = head.read(day_slips, PLANNED_DAY, other).slips
    mine = head.read(name_of, own)
    assert slip.together == mine != "Wtóra Anna"


@operation("adres chroniony w teście kartek", None)
def hide_the_address(session, family, visit):
    found = session.get_one(Family, family)
    found.protected_address, found.street, found.way_in = True, "Cicha 8", "od podwórza"
    session.get_one(Visit, visit).agreed_family = "spotkamy się: ul. Cicha 8, parter"


def printed_slips(database, day=PLANNED_DAY):
    blocks = database.read(slips_on_paper, day).blocks()
    return [one for one in blocks if isinstance(one, Slip)]


def test_a_slip_leads_nobody_to_a_protected_address(story, assistant):
    (before,) = printed_slips(assistant)
    assert "Jak wejść" in dict(before.rows)
    story.opened.seen_by().change(hide_the_address, story.ids["family"], story.ids["visit"])
    (slip,) = printed_slips(assistant)
    words = " ".join(text for row in slip.rows for text in row)
    assert slip.title.startswith("1/1 · K.-F.-N. · 24.11.2026, ")
    assert "Cicha 8" not in words
    assert "chroniony" not in words
    assert "podwórza" not in words
    assert dict(slip.rows)["Dokąd"] == "sprawdź w programie przed wyjściem"


def test_slips_are_counted_out_and_back(story, assistant):
    worker = story.ids["worker"]
    slips = assistant.change(count_slips_out, PLANNED_DAY, 1)
    assert assistant.change(count_slips_out, PLANNED_DAY, 1) == slips  # printed once more
    assert assistant.read(counted_slips, PLANNED_DAY).printed == 2
    late = story.opened.seen_by(
        actor(Role.ASSISTANT, worker=worker), FixedClock.on(date(2026, 11, 25))
    )
    assert slips in [one.id for one in late.read(slips_outside)]
    with pytest.raises(UserError, match="najwyżej"):
        late.change(note_slips_destroyed, slips, 3)
    with pytest.raises(UserError, match="których kartek brakuje"):
        late.change(note_slips_destroyed, slips, 1)
    late.change(note_slips_destroyed, slips, 1, "1/1")
    found = late.read(counted_slips, PLANNED_DAY)
    assert (found.destroyed_on, found.destroyed, found.missing) == (date(2026, 11, 25), 1, "1/1")
    assert slips not in [one.id for one in late.read(slips_outside)]
    with pytest.raises(UserError, match="nie ma zaplanowanych"):
        assistant.change(count_slips_out, date(2026, 11, 25), 0)


@pytest.mark.parametrize(
    ("destroyed", "missing", "words"),
    [
        (3, "3/5", r"Brakuje kartek: 2\. Podano: 1\."),
        (3, "1/5, 2/5, 3/5", r"Brakuje kartek: 2\. Podano: 3\."),
        (3, "3/5, 3/5", "każdą raz"),
        (4, "3/5, 3 / 5", "każdą raz"),
        (3, "", r"Brakuje kartek: 2\. Napisz"),
        (5, "3/5", "Nie brakuje żadnej kartki"),
    ],
)
def test_destroyed_and_missing_slips_are_those_that_went_out(
    story, assistant, destroyed, missing, words
):
    slips = assistant.change(count_slips_out, PLANNED_DAY, 5)
    late = story.opened.seen_by(
        actor(Role.ASSISTANT, worker=story.ids["worker"]), FixedClock.on(date(2026, 11, 25))
    )
    with pytest.raises(UserError, match=words):
        late.change(note_slips_destroyed, slips, destroyed, missing)
    assert late.read(counted_slips, PLANNED_DAY).destroyed_on is None
    late.change(note_slips_destroyed, slips, 3, "3/5, 4/5")
    assert late.read(counted_slips, PLANNED_DAY).lost == 2


def test_missing_slip_stays_missing_when_the_day_is_printed_again(story, assistant):
    slips = assistant.change(count_slips_out, PLANNED_DAY, 5)
    worker = story.ids["worker"]
    late = story.opened.seen_by(
        actor(Role.ASSISTANT, worker=worker), FixedClock.on(date(2026, 11, 25))
    )
    late.change(note_slips_destroyed, slips, 4, "3/5")
    late.change(count_slips_out, PLANNED_DAY, 5)
    found = late.read(counted_slips, PLANNED_DAY)
    assert (found.printed, found.missing, found.lost) == (10, "3/5", 1)
    with pytest.raises(UserError, match="najwyżej 9"):
        late.change(note_slips_destroyed, slips, 10)
    late.change(note_slips_destroyed, slips, 9)
    found = late.read(counted_slips, PLANNED_DAY)
    assert (found.destroyed, found.missing) == (9, "3/5")


def test_slips_of_an_accepted_month_are_destroyed_once_and_no_longer_counted_out(story, assistant):
    worker = story.ids["worker"]
    slips = assistant.change(count_slips_out, PLANNED_DAY, 1)
    later = FixedClock.on(date(2026, 12, 2))
    story.opened.seen_by(actor(Role.HEAD), later).change(accept_month, worker, NOVEMBER)
    late = story.opened.seen_by(actor(Role.ASSISTANT, worker=worker), later)
    with pytest.raises(UserError, match="Miesiąc listopad 2026"):
        late.change(count_slips_out, PLANNED_DAY, 1)
    assert "Miesiąc listopad 2026" in late.read(slips_refused, PLANNED_DAY)
    assert late.read(slips_refused, date(2026, 12, 3)) == ""
    late.change(note_slips_destroyed, slips, 1)
    with pytest.raises(UserError, match="Miesiąc listopad 2026"):
        late.change(note_slips_destroyed, slips, 0, "1/1")
    found = late.read(counted_slips, PLANNED_DAY)
    assert (found.printed, found.destroyed, found.missing) == (1, 1, "")


def test_a_slip_covers_a_protected_address_and_whoever_reported_in_what_was_agreed(
    story, assistant
):
    head, ids = story.as_(Role.HEAD), story.ids
    head.change(changed, "family", ids["family"], street="Ukryta 3", protected_address=True)
    head.change(changed, "reporter", ids["reporter"], name="Teofil Życzliwy")
    agreed = "Wizyta na Ukrytej; nie u Życzliwych."
    head.change(changed, "visit", ids["visit"], agreed_family=agreed)
    (slip,) = assistant.read(day_slips, PLANNED_DAY).slips
    assert slip.agreed_family.startswith("Wizyta na adres chroniony; nie u [osoba]. (")


def test_initials_of_double_names():
    assert (initials("Nowak"), initials("Kowalska-Nowak"), initials("")) == ("N.", "K.-N.", "")
