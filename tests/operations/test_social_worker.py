"""The social worker writes the interview and the application (art. 11 ust. 1 and 3); the head decides (ust. 4)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.orm import Session
from tests.fixtures.opened import actor
from tests.fixtures.story import Story
from tests.operations.records.entering import enter

from mgops_desktop.domain.case import ApplicationDecision
from mgops_desktop.domain.errors import NotAllowed
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.application import Decision, decide_application
from mgops_desktop.operations.records.forms import record_form
from mgops_desktop.operations.records.lines import lines_about
from mgops_desktop.operations.records.saving import (
    NeedsConfirmation,
    confirmation_of,
    correct_record,
)
from mgops_desktop.operations.visit import bin_record
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.family import Family

DECISION = {"head_opinion", "decision", "decided", "remark"}
WORKER = UUID(int=9)


@operation("pracownik socjalny w teście", None)
def known_to(session: Session, family: UUID, worker: UUID) -> None:
    session.get_one(Family, family).social_worker_id = worker


@question("wartości w teście", None)
def values_of(session: Session, kind: str, record: UUID) -> dict[str, Any]:
    return dict(vars(session.get_one(KINDS[kind], record)))


@pytest.fixture
def ids(story: Story) -> Mapping[str, UUID]:
    return story.ids


@pytest.fixture
def social(story: Story, ids: Mapping[str, UUID]) -> Database:
    """The social worker of the family of the story, which no assistant of his name leads."""
    story.as_(Role.HEAD).change(known_to, ids["family"], ids["worker"])
    return story.opened.seen_by(actor(Role.SOCIAL_WORKER, worker=ids["worker"]))


def application(ids: Mapping[str, UUID], **more: Any) -> dict[str, Any]:
    day = "2026-11-20"
    given = {"family": str(ids["family"]), "received": day, "basis": "consent"}
    return given | {"interview_day": day, "analysis": "rodzina potrzebuje wsparcia"} | more


def test_he_writes_the_interview_and_the_application(
    social: Database, ids: Mapping[str, UUID]
) -> None:
    given = {"family": str(ids["family"]), "received": "2026-11-02", "source": "school"}
    held = {"interview_day": "2026-11-10", "interviewer": str(ids["worker"])}
    report = enter(social, "difficulty_report", given | held)
    assert str(social.read(values_of, "difficulty_report", report)["interview_day"]) == "2026-11-10"
    made = enter(social, "application", application(ids))
    assert social.read(values_of, "application", made)["analysis"] == "rodzina potrzebuje wsparcia"


def test_his_form_names_him_and_has_no_decision(social: Database, ids: Mapping[str, UUID]) -> None:
    owner = RecordRef("family", ids["family"])
    form = social.read(record_form, "application", None, owner)
    assert form.values["social_worker"] == str(ids["worker"])
    assert DECISION.isdisjoint(one.name for one in form.fields)
    (listed,) = social.read(lines_about, ["application"], owner)
    assert listed.may_write


def test_head_s_form_has_the_decision(story: Story, ids: Mapping[str, UUID]) -> None:
    owner = RecordRef("family", ids["family"])
    form = story.as_(Role.HEAD).read(record_form, "application", None, owner)
    assert {one.name for one in form.fields} >= DECISION


@pytest.mark.parametrize("field", sorted(DECISION))
def test_he_decides_nothing(social: Database, ids: Mapping[str, UUID], field: str) -> None:
    with pytest.raises(NotAllowed):
        enter(social, "application", application(ids, **{field: None}))


def test_what_the_head_decided_is_not_his_any_more(
    story: Story, social: Database, ids: Mapping[str, UUID]
) -> None:
    made = enter(social, "application", application(ids))
    correct(social, made, application(ids, analysis="dopisano"))
    refused = Decision(made, ApplicationDecision.REFUSED, story.as_(Role.HEAD).clock.today())
    story.as_(Role.HEAD).change(decide_application, refused)
    for attempt in (
        lambda: correct(social, made, application(ids, analysis="po decyzji")),
        lambda: social.read(record_form, "application", made),
        lambda: social.change(bin_record, "application", made, "pomyłka"),
    ):
        with pytest.raises(NotAllowed, match="rozstrzygnął"):
            attempt()
    correct(story.as_(Role.HEAD), made, application(ids, analysis="kierownik poprawia"))
    assert social.read(values_of, "application", made)["analysis"] == "kierownik poprawia"


@pytest.mark.parametrize("kind", ["difficulty_report", "application"])
def test_families_of_others_are_out_of_his_reach(story: Story, ids, kind: str) -> None:
    stranger = story.opened.seen_by(actor(Role.SOCIAL_WORKER, worker=WORKER))
    given = application(ids) if kind == "application" else {"family": str(ids["family"])}
    more = {"received": "2026-11-02", "source": "school", "interviewer": None}
    with pytest.raises(NotAllowed):
        enter(stranger, kind, given | (more if kind == "difficulty_report" else {}))
    with pytest.raises(NotAllowed):
        stranger.read(record_form, kind, ids[kind])


def test_family_without_a_case_is_his_when_the_head_says_so(story: Story, ids) -> None:
    given = {"name": "Zgłoszona", "area": "town", "on_record_from": "2026-11-02"}
    family = enter(story.as_(Role.HEAD), "family", given)
    social = story.opened.seen_by(actor(Role.SOCIAL_WORKER, worker=WORKER))
    asked = application({"family": family})
    with pytest.raises(NotAllowed):
        enter(social, "application", asked)
    story.as_(Role.HEAD).change(known_to, family, ids["worker"])
    own = story.opened.seen_by(actor(Role.SOCIAL_WORKER, worker=ids["worker"]))
    assert enter(own, "application", asked)


def test_he_writes_no_other_casework(social: Database, ids: Mapping[str, UUID]) -> None:
    for kind in ("case", "family", "visit", "work_plan", "diagnosis"):
        with pytest.raises(NotAllowed):
            social.read(record_form, kind, ids[kind])


def correct(data: Database, record: UUID, given: Mapping[str, Any]) -> None:
    accepted: list[str] = []
    while True:
        version = data.read(values_of, "application", record)["version"]
        try:
            return data.change(correct_record, "application", record, version, given, accepted)
        except NeedsConfirmation as error:
            accepted += [confirmation_of(one) for one in error.problems]
