"""While the veil is drawn, no question gives a word about a person away, and forms hold what is stored."""

from typing import Any

import pytest
from sqlalchemy import Enum, String, inspect
from sqlalchemy.orm import Session
from tests.fixtures.answers import answer
from tests.fixtures.opened import Founded, opened_copy
from tests.fixtures.questions import questions
from tests.fixtures.records import CANARY, add_one_of_each

from mgops_desktop.domain.actor import PROGRAM
from mgops_desktop.operations.records.forms import record_form
from mgops_desktop.sheets.kinds import SHEETS
from mgops_desktop.storage import veil
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables import record_classes
from mgops_desktop.storage.tables.base import Record

FOR_FORMS_AND_FILES = {
    "operations.records.forms.record_form",
    "operations.assessment_form.assessment_form",
    "operations.assessment_form.drafted_sentences",
    "operations.diagnosis_form.diagnosis_form",
    "operations.risk_form.risk_form",
    "operations.whole_form.entering.whole_form",
    "operations.whole_form.printing.sheet_of_form",
    "operations.visit_choices.visit_choices",
    "operations.importing.importing.plan_import",
    "operations.exporting.export_workbook",
    "operations.card_papers.composing.card_draft",
    "operations.documents.composing.document_draft",
    "operations.exchange.briefs.family_briefs",
    "storage.visit.visit_form",
}
"""What they answer is covered where it is shown (gui/form.py), or goes into a file."""
ABOUT_NOBODY = {
    # the office and its staff
    "account": {"login", "name"},
    "authorisation": {"number", "scope"},
    "worker": {"surname", "first_name", "job_title", "qualification", "qualifying_training"}
    | {"register_checked_by"},
    "training": {"topic", "organiser"},
    "application": {"interview_number"},
    "contract": set(),
    "diagnostic_group": {"by_chair"},
    "leave": set(),
    "nk_answer": {"field"},
    "nk_form": {"filled_by", "received_by", "sign", "definition"},
    "professional": {"institution", "login"},
    # courts and offices, their signs and places
    "child_removal": set(),
    "correction_programme": {"provider"},
    "court_obligation": {"court", "court_signature"},
    "court_order": {"court", "court_signature"},
    "document": {"of_kind", "template", "heading", "checksum"},
    "group_sitting": {"place"},
    "help_point": {"name", "address", "phone", "hours"},
    "card_document": {"heading", "came_from", "original_given_to"},
    "card_pages": {"template", "of_kind", "subject_kind", "checksum"},
    "letter": {"file_symbol", "sign", "their_sign"},
    "parental_authority": {"court_signature"},
    "placement": {"county", "court_signature"},
    "procedure": {"environment", "taken_over_from", "handed_over_to"},
    "procedure_move": {"municipality"},
    "protective_order": {"issued_by"},
    "supervision": {"court", "court_signature"},
    "team_sitting": {"place"},
    # by which rule a sentence was drafted, and from which records
    "assessment_sentence": {"rule", "sources"},
    "diagnosis_area": {"area"},
    "risk_answer": {"factor"},
    "visit": {"card_number"},
    "card_file": {"of_kind", "sha256"},
    # said of so many that nobody is known by it
    "person": {"citizenship", "education"},
}
"""Texts of records about persons that the veil leaves alone, on purpose."""
OF_THE_CENTRE = {
    *("attached_file", "calendar_exception", "centre", "column_mapping", "deadline_rule"),
    *(
        "dictionary_entry",
        "distinct_pair",
        "drawing_layout",
        "import_run",
        "left_figure",
        "library_entry",
        "need",
        "opening_figure",
        "programme",
    ),
    *("exchanged_pack", "exchange_clash", "exchange_alias"),
    *("report_handover", "report_text", "setting", "word_template", "yearly_count"),
}
"""Kinds that are not about persons."""
NO_WORDS = {"number", "district", "form", "closure_reason", "problem", "specialist", "key"}
"""Numbers of registers and keys of dictionaries."""


@pytest.fixture(scope="module")
def story(founded_data: Founded, tmp_path_factory):
    """One record of every kind."""
    copy = opened_copy(founded_data, tmp_path_factory.mktemp("veil") / "dane")
    database = copy.seen_by(PROGRAM)
    yield database, database.change(add_one_of_each)
    copy.connections.dispose()


@question("słowa o osobach", None)
def private_words(session: Session) -> frozenset[str]:
    """Every stored word that has a meaning for the veil."""
    return frozenset(
        word
        for cls in record_classes()
        for one in session.query(cls).execution_options(include_binned=True)
        for word in _words(cls, one)
    )


def _words(cls: type[Record], record: Any):
    for attribute in inspect(cls).column_attrs:
        word = getattr(record, attribute.key)
        if veil.meaning_of(cls, attribute.key) is not None and CANARY in str(word):
            yield word


def test_no_question_gives_a_private_word_away(story):
    database, ids = story
    words = database.read(private_words)
    told: dict[str, set[str]] = {}
    for call in questions(ids):
        with veil.drawn():
            parts = answer(database, call)
        found = {word for part in parts if isinstance(part, str) for word in words if word in part}
        if found and call.name not in FOR_FORMS_AND_FILES:
            told[call.name] = found
    assert told == {}


@pytest.mark.parametrize("kind", [sheet.key for sheet in SHEETS])
def test_form_holds_what_is_stored(story, kind):
    database, ids = story
    plainly = database.read(record_form, kind, ids[kind])
    with veil.drawn():
        form = database.read(record_form, kind, ids[kind])
    assert form.values == plainly.values
    assert [field.name for field in form.fields] == [field.name for field in plainly.fields]


def test_every_text_about_persons_is_veiled_or_left_on_purpose():
    for cls in record_classes():
        kind = cls.__tablename__
        if kind in OF_THE_CENTRE:
            continue
        plain = {
            attribute.key
            for attribute in inspect(cls).column_attrs
            if isinstance(attribute.columns[0].type, String)
            and not isinstance(attribute.columns[0].type, Enum)
        }
        assert plain - NO_WORDS - ABOUT_NOBODY.get(kind, set()) == set(), kind
