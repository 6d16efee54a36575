"""The social worker prints the application that he entered, and no other paper."""

from datetime import date

import pytest
from tests.fixtures.opened import actor
from tests.fixtures.story import Story

from mgops_desktop.domain.document import DocumentState
from mgops_desktop.domain.errors import NotAllowed
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.documents.keeping import (
    NewDocument,
    document_report,
    make_document,
    note_copy,
    note_document,
)
from mgops_desktop.operations.documents.register import document_choices, documents_register
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.tables.casework import Application
from mgops_desktop.storage.tables.family import Family

APPLICATION, CARD = "wniosek-o-asystenta", "karta-rodziny"


@operation("rodzina pracownika socjalnego w teście", None)
def entrust(session, family, worker):
    session.get_one(Family, family).social_worker_id = worker


@operation("wniosek w teście", None)
def apply(session, family, number):
    one = Application(number=number, family_id=family, received=date(2026, 11, 2))
    session.add(one)
    session.flush()
    return RecordRef("application", one.id)


@pytest.fixture
def worker(story: Story):
    story.as_(Role.HEAD).change(entrust, story.ids["family"], story.ids["worker"])
    return story.opened.seen_by(actor(Role.SOCIAL_WORKER, worker=story.ids["worker"]))


def test_he_makes_prints_and_saves_his_own_application(story, worker):
    family = story.ids["family"]
    own = worker.change(apply, family, "WN/90/2026")
    (choice,) = worker.read(document_choices, family)
    assert (choice.kind.key, [one.id for one in choice.records]) == (APPLICATION, [own.id])
    document = worker.change(make_document, NewDocument(APPLICATION, own, {}))
    worker.change(note_document, document, DocumentState.PRINTED)
    worker.change(note_copy, document, "C:/wniosek.docx")
    assert "WN/90/2026" in str(worker.read(document_report, document))
    (row,) = (one for one in worker.read(documents_register, family) if one.id == document)
    assert (row.state, row.may_make, row.blocked) == (DocumentState.PRINTED, True, "")
    for step in (DocumentState.SIGNED, DocumentState.SENT, DocumentState.FILED):
        with pytest.raises(NotAllowed):
            worker.change(note_document, document, step)


def test_he_prints_nobody_else_s_paper(story, worker):
    head, family = story.opened.seen_by(actor(Role.HEAD)), story.ids["family"]
    others = head.change(apply, family, "WN/91/2026")
    for key, of in ((APPLICATION, others), (CARD, RecordRef("family", family))):
        document = head.change(make_document, NewDocument(key, of, {}))
        (row,) = (one for one in worker.read(documents_register, family) if one.id == document)
        assert not row.may_make
        assert row.blocked == "Ten dokument drukuje asystent rodziny albo kierownik."
        for refused in (
            lambda of=of, key=key: worker.change(make_document, NewDocument(key, of, {})),
            lambda one=document: worker.change(note_document, one, DocumentState.PRINTED),
            lambda one=document: worker.change(note_copy, one, "C:/kopia.docx"),
        ):
            with pytest.raises(NotAllowed):
                refused()
