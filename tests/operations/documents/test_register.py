"""Documents are made, numbered, frozen, printed, signed and filed; what changed since is told."""

import re
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from tests.fixtures.opened import TODAY
from tests.fixtures.records import CANARY
from tests.fixtures.story import Story

from mgops_desktop.domain.document import DocumentState
from mgops_desktop.domain.errors import NotAllowed, UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.documents.composing import document_draft
from mgops_desktop.operations.documents.keeping import (
    NewDocument,
    document_report,
    make_document,
    note_document,
)
from mgops_desktop.operations.documents.kinds import document_kinds
from mgops_desktop.operations.documents.register import (
    DocumentRow,
    document_choices,
    documents_register,
)
from mgops_desktop.operations.visit import bin_record
from mgops_desktop.reports.as_json import as_json
from mgops_desktop.reports.blocks import Report
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.reading_log import readings
from mgops_desktop.storage.tables.casework import Reporter
from mgops_desktop.storage.tables.centre import Centre
from mgops_desktop.storage.tables.court import Letter
from mgops_desktop.storage.tables.document import Document
from mgops_desktop.storage.tables.family import Family, Person
from mgops_desktop.storage.tables.plan import Assessment

CARD = "karta-rodziny"


@operation("zmiana w teście", None)
def change_field(session: Session, cls: type, record: UUID, name: str, value: object) -> None:
    setattr(session.get_one(cls, record), name, value)


@question("treść dokumentu w teście", None)
def stored(session: Session, document: UUID) -> Document:
    found = session.scalars(select(Document).where(Document.id == document)).one()
    session.expunge(found)
    return found


@question("ośrodek w teście", None)
def only_centre(session: Session) -> UUID:
    return session.scalars(select(Centre.id)).one()


@pytest.fixture
def head(story: Story) -> Database:
    return story.as_(Role.HEAD)


@pytest.fixture
def family(story: Story) -> UUID:
    return story.ids["family"]


def words(report: Report) -> str:
    return str(as_json(report))


def row(head: Database, family: UUID, document: UUID) -> DocumentRow:
    return next(one for one in head.read(documents_register, family) if one.id == document)


def made(head: Database, family: UUID, key: str = CARD, **typed: str) -> UUID:
    return head.change(make_document, NewDocument(key, RecordRef("family", family), typed))


@pytest.mark.parametrize("kind", document_kinds(), ids=lambda kind: kind.key)
def test_every_document_is_made_from_a_record_of_the_story(story, head, family, kind):
    of = RecordRef(kind.of, story.ids[kind.of])
    draft = head.read(document_draft, kind.key, of, {})
    assert draft.family == (None if kind.monthly else family)
    assert f"[brak: {draft.gaps[0]}]" in words(draft.report) if draft.gaps else True
    document = head.change(make_document, NewDocument(kind.key, of, {}))
    report = head.read(document_report, document)
    assert report.number == f"DOK/1/{TODAY.year}"
    assert report.seal is not None
    assert report.seal.checksum == head.read(stored, document).checksum
    assert CANARY in words(report)


def test_numbers_have_no_gaps_and_a_printed_document_stays_as_it_was(head, family):
    first, second = made(head, family), made(head, family)
    numbers = [row(head, family, one).number for one in (first, second)]
    assert [int(number.split("/")[1]) for number in numbers] == [1, 2]
    before = head.read(document_report, first)
    head.change(change_field, Family, family, "name", "Inna")
    assert head.read(document_report, first) == before


def test_contents_of_the_file_stand_as_the_numbers_were_given(head, family):
    for _ in range(11):
        made(head, family)
    of = RecordRef("family", family)
    contents = words(head.read(document_draft, "spis-akt", of, {}).report)
    given = [number for number in re.findall(r"DOK/(\d+)/", contents) if int(number) <= 11]
    assert given == [str(number) for number in range(1, 12)]


def test_days_go_on_and_never_back(head, family):
    document = made(head, family)
    head.change(note_document, document, DocumentState.PRINTED)
    assert row(head, family, document).state is DocumentState.PRINTED
    with pytest.raises(UserError, match="z przyszłości"):
        head.change(note_document, document, DocumentState.SIGNED, date(2030, 1, 1))
    with pytest.raises(UserError, match="Ostatnia czynność"):
        head.change(note_document, document, DocumentState.SIGNED, date(2020, 1, 1))
    head.change(note_document, document, DocumentState.REFUSED, None, "bez powodu")
    assert row(head, family, document).state is DocumentState.REFUSED
    head.change(note_document, document, DocumentState.SIGNED)
    head.change(note_document, document, DocumentState.FILED)
    assert row(head, family, document).state is DocumentState.FILED
    with pytest.raises(UserError, match="wpięto do akt"):
        head.change(note_document, document, DocumentState.SIGNED)


def test_what_changed_in_the_records_after_it_was_made_is_told(head, family):
    document = made(head, family, housing="Dwa pokoje.")
    assert row(head, family, document).changed == ()
    head.change(change_field, Family, family, "safe_phone", "500 000 000")
    assert row(head, family, document).changed == ("telefon rodziny",)


def test_document_that_is_filed_belongs_to_its_day(head, family):
    document = made(head, family)
    head.change(note_document, document, DocumentState.PRINTED)
    head.change(note_document, document, DocumentState.SIGNED)
    head.change(note_document, document, DocumentState.FILED)
    head.change(change_field, Family, family, "safe_phone", "500 000 000")
    assert row(head, family, document).changed == ()


def test_document_whose_record_went_to_the_bin_says_so(story, head, family):
    of = RecordRef("assessment", story.ids["assessment"])
    document = head.change(make_document, NewDocument("ocena-okresowa", of, {}))
    head.change(bin_record, *of, "pomyłka")
    assert row(head, family, document).changed == ("zapis, z którego powstał, jest w koszu",)


def test_new_version_needs_a_reason_and_takes_the_place_of_the_old_one(head, family):
    first = made(head, family)
    of = RecordRef("family", family)
    with pytest.raises(UserError, match="dlaczego powstaje nowa wersja"):
        head.change(make_document, NewDocument(CARD, of, {}, replaces=first))
    again = NewDocument(CARD, of, {"housing": "Jeden pokój."}, first, "zmiana mieszkania")
    second = head.change(make_document, again)
    assert row(head, family, first).state is DocumentState.REPLACED
    assert row(head, family, first).newer == row(head, family, second).number
    assert row(head, family, second).edition == 2
    with pytest.raises(UserError, match="nowszą wersję"):
        head.change(make_document, again)


def test_content_that_is_not_what_was_frozen_is_refused(head, family):
    document = made(head, family)
    content = dict(head.read(stored, document).content)
    content["values"] = {}
    head.change(change_field, Document, document, "content", content)
    with pytest.raises(UserError, match="nie zgadza się"):
        head.read(document_report, document)


def test_what_was_typed_stands_in_the_document_and_records_go_before_it(head, family):
    document = made(head, family, housing="Dwa pokoje.", family_name="Podstawiona")
    text = words(head.read(document_report, document))
    assert "Dwa pokoje." in text
    assert "Podstawiona" not in text
    assert row(head, family, document).typed["housing"] == "Dwa pokoje."


def test_printed_document_goes_into_the_bin_by_the_head_only(story, head, family):
    document = made(head, family)
    assistant = story.as_(Role.ASSISTANT)
    head.change(note_document, document, DocumentState.PRINTED)
    with pytest.raises(UserError, match="Dokument wydrukowano"):
        assistant.change(bin_record, "document", document, "pomyłka")
    head.change(bin_record, "document", document, "pomyłka")
    assert document not in {one.id for one in head.read(documents_register, family)}


def test_choices_offer_letters_and_assessments_of_the_right_kind(story, head, family):
    choices = {one.kind.key: one for one in head.read(document_choices, family)}
    assert [line.id for line in choices["ocena-okresowa"].records] == [story.ids["assessment"]]
    assert choices["ocena-koncowa"].records == ()
    letter = [line.id for line in choices["zawiadomienie-sadu-opiekunczego"].records]
    assert letter == [story.ids["letter"]]
    assert choices["wystapienie-o-informacje"].records == ()


def test_document_is_not_made_from_another_kind_of_record(head, family):
    with pytest.raises(UserError, match="z innego zapisu"):
        made(head, family, "plan-pracy")
    with pytest.raises(UserError, match="Nie ma dokumentu"):
        made(head, family, "nieznany")


def test_documents_of_a_family_out_of_reach_are_not_there(story, head, family):
    document = made(head, family)
    stranger = story.as_(Role.ASSISTANT, own=False)
    for ask in (document_choices, documents_register):
        with pytest.raises(NotAllowed):
            stranger.read(ask, family)
    with pytest.raises(NotAllowed):
        stranger.read(document_report, document)
    with pytest.raises(NotAllowed):
        made(stranger, family)


ADDRESSES = (
    *("ul. Ukryta 3", "Ukryta 3", "UKRYTA  3", "na ulicy ul.Ukryta 3,", "Ukryta, 3"),
    *("na Ukrytej 3 m. 1", "u siostry na ukrytej", "nr 3, Ukryta", "przy ulicy Ukrytej"),
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_protected_address_stands_in_no_text_of_any_document(story, head, family, address):
    head.change(change_field, Family, family, "street", "ul. Ukryta 3")
    head.change(change_field, Family, family, "protected_address", True)
    head.change(
        change_field, Assessment, story.ids["assessment"], "progress", f"Mieszka: {address}."
    )
    for kind in document_kinds():
        of = RecordRef(kind.of, story.ids[kind.of])
        draft = head.read(document_draft, kind.key, of, {"facts": address, "information": address})
        hidden = "ukryt" not in words(draft.report).casefold()
        assert hidden is (kind.key != "adres-chroniony"), kind.key
    of = RecordRef("assessment", story.ids["assessment"])
    draft = head.read(document_draft, "ocena-okresowa", of, {})
    assert any("zakryto" in warning for warning in draft.warnings)


def test_sheet_for_the_court_tells_every_protected_address_and_is_logged(story, head, family):
    person = story.ids["person"]
    head.change(change_field, Family, family, "protected_address", True)
    head.change(change_field, Person, person, "protected_address", True)
    head.change(change_field, Person, person, "street", "ul. Cicha 8")
    draft = head.read(document_draft, "adres-chroniony", RecordRef("family", family), {})
    text = words(draft.report)
    assert f"{CANARY}-family-street" in text
    assert "ul. Cicha 8" in text
    assert any("Drukuj go osobno" in warning for warning in draft.warnings)
    logged = [one.purpose for one in head.read(readings, Period.year(2026))]
    assert "arkusz z adresem chronionym" in logged


def test_who_reported_the_family_stands_in_no_document(story, head, family):
    head.change(change_field, Reporter, story.ids["reporter"], "name", "Teofil Życzliwy")
    of = RecordRef("letter", story.ids["letter"])
    head.change(change_field, Letter, of.id, "subject", "zgłosił Teofil Życzliwy")
    typed = {"facts": "Widział to Teofil Życzliwy z sąsiedztwa. Zyczliwego nie ma w aktach."}
    draft = head.read(document_draft, "zawiadomienie-sadu-opiekunczego", of, typed)
    assert "yczliw" not in words(draft.report)
    assert "[osoba] z sąsiedztwa. [osoba] nie ma" in words(draft.report)


def test_town_of_whoever_reported_stays_a_word_and_his_phone_does_not(story, head, family):
    head.change(change_field, Reporter, story.ids["reporter"], "contact", "600 100 200, Gniezno")
    of = RecordRef("letter", story.ids["letter"])
    typed = {"facts": "Rodzina mieszka w mieście Gniezno. Dzwonił 600100200."}
    draft = head.read(document_draft, "zawiadomienie-sadu-opiekunczego", of, typed)
    assert "w mieście Gniezno. Dzwonił [osoba]." in words(draft.report)


def test_family_keeps_its_name_where_a_relative_reported_it(story, head, family):
    head.change(change_field, Person, story.ids["person"], "surname", "Wzorcowa")
    head.change(change_field, Reporter, story.ids["reporter"], "name", "Genowefa Wzorcowa")
    of = RecordRef("letter", story.ids["letter"])
    typed = {"facts": "Pani Wzorcowa dba o dzieci, choć Genowefie Wzorcowej się nie podoba."}
    draft = head.read(document_draft, "zawiadomienie-sadu-opiekunczego", of, typed)
    assert "Pani Wzorcowa dba o dzieci, choć [osoba] się" in words(draft.report)


def test_word_for_nobody_is_no_name(story, head, family):
    head.change(change_field, Reporter, story.ids["reporter"], "name", "anonimowo")
    of = RecordRef("letter", story.ids["letter"])
    typed = {"facts": "Zgłoszono anonimowo."}
    draft = head.read(document_draft, "zawiadomienie-sadu-opiekunczego", of, typed)
    assert "Zgłoszono anonimowo." in words(draft.report)


def test_post_code_of_a_protected_address_is_covered_unless_it_is_the_centre_s_too(
    story, head, family
):
    head.change(change_field, Family, family, "protected_address", True)
    head.change(change_field, Family, family, "post_code", "98-765")
    of = RecordRef("letter", story.ids["letter"])
    draft = head.read(
        document_draft, "zawiadomienie-sadu-opiekunczego", of, {"facts": "98-765 Wzorów"}
    )
    assert "adres chroniony Wzorów" in words(draft.report)
    head.change(change_field, Centre, head.read(only_centre), "post_code", "98-765")
    draft = head.read(
        document_draft, "zawiadomienie-sadu-opiekunczego", of, {"facts": "98-765 Wzorów"}
    )
    assert "98-765 Wzorów" in words(draft.report)


def test_family_that_wants_no_letters_is_told_of(head, family):
    head.change(change_field, Family, family, "letters_allowed", False)
    draft = head.read(document_draft, "zgoda-rodziny", RecordRef("family", family), {})
    assert any("do rąk własnych" in warning for warning in draft.warnings)
