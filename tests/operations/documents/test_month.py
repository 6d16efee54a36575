"""Documents of a worker's month say what his page says, belong to no family and to nobody else."""

import json
from datetime import date, time

import pytest
from sqlalchemy.orm import Session
from tests.fixtures.opened import TODAY
from tests.fixtures.story import Story

from mgops_desktop.domain.day import WorkKind
from mgops_desktop.domain.document import DocumentState
from mgops_desktop.domain.errors import NotAllowed, UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Role
from mgops_desktop.domain.wording import duration, short_date
from mgops_desktop.operations.documents.composing import document_draft
from mgops_desktop.operations.documents.keeping import (
    NewDocument,
    document_report,
    make_document,
    note_document,
)
from mgops_desktop.operations.documents.past import document_history
from mgops_desktop.operations.documents.register import document_choices, documents_of_month
from mgops_desktop.operations.work_month import work_month
from mgops_desktop.reports.as_json import as_json
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.tables.day import WorkEntry

OCTOBER = Period.month(2026, 10)
CARD = "karta-czasu-pracy"


@operation("zajęcie w teście", None)
def add_entry(session: Session, worker) -> None:
    entry = WorkEntry(
        number="ZA/1/2026",
        worker_id=worker,
        day=date(2026, 10, 6),
        kind=WorkKind.TEAM,
        began=time(9, 0),
        ended=time(11, 30),
    )
    session.add(entry)


def test_month_is_typed_and_its_numbers_are_those_of_the_page(story: Story) -> None:
    own, worker = story.as_(Role.ASSISTANT), story.ids["worker"]
    own.change(add_entry, worker)
    of = RecordRef("worker", worker)
    draft = own.read(document_draft, CARD, of, {"month": "10.2026"})
    text = json.dumps(as_json(draft.report), ensure_ascii=False)
    page = own.read(work_month, OCTOBER, worker)
    assert page.sums.total.minutes >= 150
    assert duration(page.sums.total.minutes) in text
    assert "październik 2026 r." in text
    assert "zespoły i narady" in text
    with pytest.raises(UserError, match="to nie miesiąc"):
        own.read(document_draft, CARD, of, {"month": "13.2026"})


def test_document_of_a_month_is_listed_there_and_is_nobody_elses(story: Story) -> None:
    own, worker = story.as_(Role.ASSISTANT), story.ids["worker"]
    of = RecordRef("worker", worker)
    document = own.change(make_document, NewDocument(CARD, of, {"month": "10.2026"}))
    assert [row.id for row in own.read(documents_of_month, worker, OCTOBER)] == [document]
    assert own.read(documents_of_month, worker, Period.month(2026, 11)) == ()
    assert own.read(documents_of_month, worker, OCTOBER)[0].changed == ()
    own.change(add_entry, worker)
    assert "dni pracy" in own.read(documents_of_month, worker, OCTOBER)[0].changed
    kinds = [one.kind.key for one in own.read(document_choices, story.ids["family"])]
    assert CARD not in kinds
    stranger = story.as_(Role.ASSISTANT, own=False)
    for ask in (
        lambda: stranger.read(document_report, document),
        lambda: stranger.read(documents_of_month, worker, OCTOBER),
        lambda: stranger.read(document_history, document),
        lambda: stranger.read(document_draft, CARD, of, {}),
        lambda: stranger.change(note_document, document, DocumentState.PRINTED),
    ):
        with pytest.raises(NotAllowed):
            ask()


def test_history_tells_who_made_printed_signed_filed_and_replaced_it(story: Story) -> None:
    head, family = story.as_(Role.HEAD), story.ids["family"]
    of = RecordRef("family", family)
    first = head.change(make_document, NewDocument("karta-rodziny", of, {}))
    for step in (DocumentState.PRINTED, DocumentState.SIGNED, DocumentState.FILED):
        head.change(note_document, first, step)
    second = NewDocument("karta-rodziny", of, {}, first, "zmiana mieszkania")
    number = head.read(document_report, head.change(make_document, second)).number
    entries = head.read(document_history, first)
    told = [(change.field, change.after) for one in entries for change in one.changes]
    for field in ("wydrukowano", "podpisano", "wpięto do akt"):
        assert (field, short_date(TODAY)) in told
    assert "sporządzono" in [field for field, _after in told]
    assert ("zastąpiono dokumentem", number) in told
    assert ("powód", "zmiana mieszkania") in told
    assert all(one.who for one in entries)
