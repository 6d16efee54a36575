"""What the records hold stands in the documents that ask for it."""

import json
from datetime import date, time

import pytest
from sqlalchemy.orm import Session
from tests.fixtures.records import CANARY
from tests.fixtures.story import Story

from mgops_desktop.domain.clock import local_moment
from mgops_desktop.domain.court import LetterDirection
from mgops_desktop.domain.diagnosis import Resource
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Role
from mgops_desktop.domain.visit import FailedReason, PlanActionResult, VisitKind
from mgops_desktop.operations.documents.composing import document_draft
from mgops_desktop.operations.documents.kinds import document_kind
from mgops_desktop.reports.as_json import as_json
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.tables.court import Letter
from mgops_desktop.storage.tables.day import Appointment
from mgops_desktop.storage.tables.diagnosis import DiagnosisArea
from mgops_desktop.storage.tables.plan import (
    Assessment,
    AssessmentAction,
    PlanAction,
    PlanVersion,
)
from mgops_desktop.storage.tables.visit import Visit

HOLDS = {
    "diagnoza": "diagnosis-summary diagnosis-child_opinion diagnosis_area-description",
    "plan-pracy": "plan_version-child_opinion plan_action-action",
    "plan-dla-rodziny": "plan_action-plain_words",
    "plan-dla-dziecka": "plan_action-plain_words",
    "ocena-okresowa": "assessment_sentence-text assessment_action-why assessment-engagement "
    "assessment-child_opinion",
    "ocena-koncowa": "assessment-effects assessment-recommendations",
    "karta-monitoringu": "aftercare_note-what_held aftercare_note-relapse_signs",
    "protokol-spotkania": "family_meeting-participants family_meeting-conclusions "
    "meeting_agreement-what meeting_agreement-who",
    "karta-interwencji": "intervention-description intervention-child_went "
    "intervention_step-institution intervention_step-what",
    "stanowisko-w-ocenie-dziecka": "foster_child_review-position contact_plan-contacts "
    "home_leave-remark",
    "wniosek-o-asystenta": "application-analysis application-help_so_far "
    "application-expected_effects application-head_opinion",
    "upowaznienie-za-zyciem": "pro_life_support-authorisation_scope pro_life_support-catalogue",
    "spis-akt": "document-heading",
}
"""Fields of records, by the document that must hold their texts."""


@operation("zmiana w teście", None)
def change_field(session: Session, cls: type, record, name: str, value: object) -> None:
    setattr(session.get_one(cls, record), name, value)


@pytest.fixture
def head(story: Story) -> Database:
    return story.as_(Role.HEAD)


def words(head: Database, story: Story, key: str) -> str:
    kind = document_kind(key)
    draft = head.read(document_draft, key, RecordRef(kind.of, story.ids[kind.of]), {})
    return json.dumps(as_json(draft.report), ensure_ascii=False).replace("\N{NO-BREAK SPACE}", " ")


def test_documents_hold_what_the_records_say(story, head) -> None:
    for key, held in HOLDS.items():
        text = words(head, story, key)
        for name in held.split():
            assert f"{CANARY}-{name}" in text, key


def test_areas_have_score_with_its_meaning_and_resource(story, head) -> None:
    change = (change_field, DiagnosisArea, story.ids["diagnosis_area"])
    head.change(*change, "score", 2)
    head.change(*change, "resource", Resource.AT_RISK)
    text = words(head, story, "diagnoza")
    assert "2 – " in text
    assert f"zagrożony: {CANARY}-diagnosis_area-resource_note" in text


def test_assessment_goes_before_the_plan_and_shows_no_scores_by_itself(story, head) -> None:
    action, result = story.ids["plan_action"], story.ids["assessment_action"]
    head.change(change_field, PlanAction, action, "result", PlanActionResult.NOT_DONE)
    head.change(change_field, AssessmentAction, result, "result", PlanActionResult.PARTLY)
    text = words(head, story, "ocena-okresowa")
    assert "częściowo" in text
    assert "Zmiana ocen" not in text
    head.change(change_field, Assessment, story.ids["assessment"], "with_scores", True)
    assert "Zmiana ocen" in words(head, story, "ocena-okresowa")


def test_plan_names_forms_tasks_and_the_plan_it_is_coordinated_with(story, head) -> None:
    version = story.ids["plan_version"]
    head.change(change_field, PlanVersion, version, "coordinated", True)
    text = words(head, story, "plan-pracy")
    assert "pkt 1" in text
    assert "terapia" in text
    assert f"{CANARY}-plan_version-help_plan" in text


def test_plan_in_plain_words_has_a_calendar(story, head) -> None:
    action, appointment = story.ids["plan_action"], story.ids["appointment"]
    head.change(change_field, PlanAction, action, "deadline", date(2026, 12, 1))
    head.change(change_field, PlanAction, action, "result", None)
    head.change(change_field, Appointment, appointment, "day", date(2026, 12, 3))
    text = words(head, story, "plan-dla-rodziny")
    assert "1 grudnia 2026 r. (wtorek): do tego dnia:" in text
    assert text.index("3 grudnia 2026 r.") > text.index("1 grudnia 2026 r. (wtorek): do")


def test_failed_visits_are_told_with_their_reason(story, head) -> None:
    visit = story.ids["visit"]
    head.change(change_field, Visit, visit, "kind", VisitKind.FAILED)
    head.change(change_field, Visit, visit, "failed_reason", FailedReason.NOBODY_HOME)
    for key in ("wezwanie-do-kontaktu", "informacja-dla-pracownika-socjalnego"):
        assert "13.11.2026" in words(head, story, key)


@pytest.mark.parametrize(
    "key", ["zawiadomienie-o-przestepstwie", "zawiadomienie-sadu-opiekunczego"]
)
def test_a_notice_tells_the_hour_of_the_event_and_its_own(story, head, key):
    letter = story.ids["letter"]
    learned = local_moment(date(2026, 11, 12), time(8, 5))
    for name, value in (
        ("direction", LetterDirection.OUT),
        ("day", date(2026, 11, 12)),
        ("at", time(9, 40)),
        ("learned", learned),
    ):
        head.change(change_field, Letter, letter, name, value)
    draft = head.read(document_draft, key, RecordRef("letter", letter), {})
    words = json.dumps(as_json(draft.report), ensure_ascii=False).replace("\xa0", " ")
    assert "dowiedział się o zdarzeniu: 12 listopada 2026 r., godz. 8:05" in words
    assert "Przekazano: 12 listopada 2026 r., godz. 9:40" in words
