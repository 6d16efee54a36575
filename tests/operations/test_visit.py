"""Visits as operations: who made them, and what is asked once more before they are stored."""

from datetime import date, time

import pytest

from mgops_desktop.domain.rights import Role
from mgops_desktop.domain.visit import VisitKind
from mgops_desktop.operations.records.saving import NeedsConfirmation, confirmation_of
from mgops_desktop.operations.visit import VisitDetails, correct_visit, record_visit
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.visit import Visit

DAY = date(2026, 11, 13)


@question("wizyta w teście", None)
def made_by(session, visit):
    found = session.get_one(Visit, visit)
    return [worker.id for worker in found.workers], found.version


@pytest.fixture
def head(story):
    return story.as_(Role.HEAD, own=True)


@pytest.fixture
def details(story):
    def make(**more):
        given = {"day": DAY, "kind": VisitKind.HOME, "cases": (story.ids["case"],)}
        return VisitDetails(**given | more)

    return make


def test_who_enters_a_visit_has_made_it_unless_somebody_else_is_named(story, head, details):
    visit = head.change(record_visit, details())
    assert head.read(made_by, visit)[0] == [story.ids["worker"]]


def test_who_corrects_a_visit_has_not_made_it(story, details):
    visit = story.as_(Role.HEAD).change(record_visit, details(workers=(story.ids["worker"],)))
    head = story.as_(Role.HEAD, own=True)
    head.change(correct_visit, visit, 1, details(course="Nikogo nie wskazano."))
    assert head.read(made_by, visit)[0] == []


def test_two_contacts_at_once_are_asked_about_and_stored_when_it_was_so(head, details):
    head.change(record_visit, details(began=time(10), ended=time(11)))
    second = details(began=time(10, 30), ended=time(12))
    with pytest.raises(NeedsConfirmation, match="10:00–11:00") as asked:
        head.change(record_visit, second)
    names = [confirmation_of(one) for one in asked.value.problems]
    assert head.change(record_visit, second, accepted=names)
    head.change(record_visit, details(began=time(12), ended=time(13)))


def test_what_was_odd_once_does_not_stand_in_the_way_of_another_correction(head, details):
    early = details(day=date(2016, 11, 13))
    with pytest.raises(NeedsConfirmation, match="nie prowadzono pracy") as asked:
        head.change(record_visit, early)
    names = [confirmation_of(one) for one in asked.value.problems]
    visit = head.change(record_visit, early, accepted=names)
    head.change(correct_visit, visit, 1, details(day=early.day, topic="Czynsz"))
