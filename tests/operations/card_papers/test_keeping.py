"""Papers of a procedure from making to the file: numbers, versions, steps that tell the records, the register."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from tests.fixtures.opened import actor
from tests.fixtures.story import Story
from tests.operations.card_papers.violence import changed, tell_violence
from tests.operations.documents.test_templates import CARDS, PAPER, printed, squeezed, with_all

from mgops_desktop.domain.card_papers import OFFICIAL_FORMS, CardPaper
from mgops_desktop.domain.document import DocumentState
from mgops_desktop.domain.errors import NotAllowed, UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Role
from mgops_desktop.operations import rules
from mgops_desktop.operations.card_papers.composing import card_draft
from mgops_desktop.operations.card_papers.gathering import CARD_SOURCES
from mgops_desktop.operations.card_papers.keeping import (
    card_report,
    card_step_tells,
    make_card_document,
    note_card_document,
)
from mgops_desktop.operations.card_papers.kinds import card_paper_kinds, card_vocabulary
from mgops_desktop.operations.card_papers.register import (
    card_choices,
    card_documents,
    card_record_of_number,
    card_typed,
    team_choices,
    team_documents,
)
from mgops_desktop.operations.documents.filling import fill
from mgops_desktop.operations.documents.keeping import NewDocument
from mgops_desktop.operations.documents.register import DocumentRow
from mgops_desktop.operations.rules.draft import Entry, examine
from mgops_desktop.reports.wording import placeholders
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.blue_card import ProcedureEvent, TeamSitting
from mgops_desktop.storage.tables.blue_card_bodies import TeamMember
from mgops_desktop.storage.tables.card_papers import CardDocument, CardPages

STATEMENT = (
    "Oświadczam, że zachowam poufność informacji i danych, które uzyskałem przy realizacji zadań związanych z "
    "przeciwdziałaniem przemocy domowej, oraz że znane mi są przepisy o odpowiedzialności karnej za udostępnienie "
    "danych osobowych lub umożliwienie do nich dostępu osobom nieuprawnionym."
)
"""Art. 9c ust. 3 UPPD, to the letter."""
NOTICE, REFERRAL, NOTE = (
    "zawiadomienie-o-wszczeciu",
    "skierowanie-do-programu",
    "notatka-z-czynnosci",
)
DAY = date(2026, 11, 21)
Case = tuple[Database, Mapping[str, UUID]]


@question("pole w teście papierów", None)
def value_of(session: Session, kind: str, record: UUID, name: str) -> object:
    return getattr(session.get_one(KINDS[kind], record), name)


@question("czynności w teście papierów", None)
def events_of(session: Session, procedure: UUID) -> list[tuple[str, date, UUID | None, str]]:
    found = session.scalars(select(ProcedureEvent).where(ProcedureEvent.procedure_id == procedure))
    return [(one.kind.value, one.day, one.party_id, one.remark) for one in found]


@operation("podmiana treści w teście", None)
def tamper(session: Session, document: UUID) -> None:
    pages = session.scalars(select(CardPages).where(CardPages.document_id == document)).one()
    pages.content = pages.content | {"values": {"procedure_number": "inny"}}


@operation("dokument z zewnątrz w teście", None)
def register_outside(session: Session, procedure: UUID) -> UUID:
    document = CardDocument(
        number="DP/900/2026",
        procedure_id=procedure,
        code=CardPaper.D24,
        made_on=DAY,
        came_from="PCPR w Przykładowie",
    )
    session.add(document)
    session.flush()
    return document.id


@pytest.fixture
def case(story: Story) -> Case:
    database = story.opened.seen_by()
    return database, database.change(tell_violence)


def made(case: Case, key: str, kind: str, of: str, **typed: str) -> UUID:
    database, ids = case
    document: UUID = database.change(
        make_card_document, NewDocument(key, RecordRef(kind, ids[of]), typed)
    )
    return document


def row(case: Case, document: UUID) -> DocumentRow:
    database, ids = case
    rows: tuple[DocumentRow, ...] = database.read(card_documents, ids["procedure"])
    return next(one for one in rows if one.id == document)


def test_every_paper_with_the_centre_s_own_wording_has_a_template() -> None:
    printed_codes = {kind.code for kind in card_paper_kinds()}
    assert printed_codes == set(CardPaper) - OFFICIAL_FORMS - {CardPaper.OTHER}
    assert {kind.of for kind in card_paper_kinds()} <= CARD_SOURCES.keys()


def test_every_field_is_named_by_some_paper() -> None:
    used = set[str]().union(*(placeholders(kind.wording) for kind in card_paper_kinds()))
    wording = "".join(kind.wording for kind in card_paper_kinds())
    lists = {name for name in card_vocabulary().words if f"[dla {name}" in wording}
    conditions = {name for name in card_vocabulary().words if f"[jeśli {name}]" in wording}
    assert card_vocabulary().words.keys() == used - {"gap"} | lists | conditions


def test_what_a_step_writes_is_a_field_of_the_record_or_an_event() -> None:
    for kind in card_paper_kinds():
        for target in kind.writes.values():
            if target.startswith("event:"):
                continue
            owner = "group_sitting" if kind.invites else kind.of
            assert target in {column.attribute for column in BY_KEY[owner].columns}, kind.key


def test_statement_of_confidentiality_is_that_of_the_act_to_the_letter() -> None:
    kind = CARDS["oswiadczenie-o-poufnosci"]
    report, _gaps = fill(kind, with_all(kind), PAPER)
    assert STATEMENT in kind.wording
    assert squeezed(STATEMENT) in printed(report)


def test_sent_notice_notifies_the_violent_person_only_once_somebody_agrees(case: Case) -> None:
    database, ids = case
    first = made(case, NOTICE, "participation", "violent_part")
    sent = DocumentState.SENT
    words = database.read(card_step_tells, first, sent, DAY)
    assert words == ("czynność „zawiadomienie osoby stosującej przemoc o wszczęciu” 21.11.2026")
    database.change(note_card_document, first, DocumentState.PRINTED)
    database.change(note_card_document, first, sent)
    assert database.read(events_of, ids["procedure"]) == []
    second = made(case, NOTICE, "participation", "violent_part")
    database.change(note_card_document, second, sent, DAY, "", (words,))
    number = row(case, second).number
    assert database.read(events_of, ids["procedure"]) == [
        ("violent_notified", DAY, ids["violent"], f"pismo {number}")
    ]
    assert database.read(card_step_tells, second, sent, DAY) == ""


def test_delivered_referral_is_the_day_that_its_terms_run_from(case: Case) -> None:
    database, ids = case
    document = made(
        case, REFERRAL, "correction_programme", "programme", programme_kind="korekcyjno-edukacyjny"
    )
    words = database.read(card_step_tells, document, DocumentState.DELIVERED, DAY)
    assert "21.11.2026" in words
    assert "skierowanie do programu" in words
    database.change(note_card_document, document, DocumentState.DELIVERED, DAY, "", (words,))
    assert database.read(value_of, "correction_programme", ids["programme"], "delivered") == DAY
    assert row(case, document).state is DocumentState.DELIVERED


def test_sent_summons_is_noted_at_its_meeting(case: Case) -> None:
    database, ids = case
    document = made(case, "wezwanie", "participation", "violent_part")
    words = database.read(card_step_tells, document, DocumentState.SENT, DAY)
    database.change(note_card_document, document, DocumentState.SENT, DAY, "", (words,))
    assert database.read(value_of, "group_sitting", ids["with_violent"], "summoned") == DAY


def test_another_day_is_told_with_the_one_before(case: Case) -> None:
    database, ids = case
    database.change(changed, "correction_programme", ids["programme"], delivered=date(2026, 11, 9))
    document = made(case, REFERRAL, "correction_programme", "programme")
    words = database.read(card_step_tells, document, DocumentState.DELIVERED, DAY)
    assert words.endswith("21.11.2026 (było 09.11.2026)")


def test_steps_follow_each_other(case: Case) -> None:
    database, _ids = case
    document = made(case, NOTICE, "participation", "violent_part")
    with pytest.raises(UserError, match="z przyszłości"):
        database.change(note_card_document, document, DocumentState.SENT, date(2026, 11, 22))
    database.change(note_card_document, document, DocumentState.FILED)
    with pytest.raises(UserError, match="wpięto do akt"):
        database.change(note_card_document, document, DocumentState.SENT)


def test_new_version_names_the_one_before_and_why(case: Case) -> None:
    database, ids = case
    first = made(case, NOTICE, "participation", "violent_part", contact_with="tel. 61 000")
    assert database.read(card_typed, first) == {"contact_with": "tel. 61 000"}
    of = RecordRef("participation", ids["violent_part"])
    with pytest.raises(UserError, match="dlaczego"):
        database.change(make_card_document, NewDocument(NOTICE, of, {}, first))
    second = database.change(make_card_document, NewDocument(NOTICE, of, {}, first, "błąd"))
    assert row(case, first).state is DocumentState.REPLACED
    assert row(case, first).newer == row(case, second).number
    assert (row(case, second).edition, row(case, second).reason) == (2, "błąd")
    with pytest.raises(UserError, match="ma już nowszą wersję"):
        database.change(make_card_document, NewDocument(NOTICE, of, {}, first, "znowu"))


def test_content_that_is_not_what_was_frozen_is_refused(case: Case) -> None:
    database, _ids = case
    document = made(case, NOTE, "procedure", "procedure")
    database.change(tamper, document)
    with pytest.raises(UserError, match="nie zgadza się z jego sumą"):
        database.read(card_report, document)


def test_paper_from_outside_stands_in_the_register_without_pages(case: Case) -> None:
    database, ids = case
    document = database.change(register_outside, ids["procedure"])
    found = row(case, document)
    assert (found.state, found.is_made) == (DocumentState.REGISTERED, False)
    assert found.about == "D24, od: PCPR w Przykładowie"
    with pytest.raises(UserError, match="nie powstał w programie"):
        database.read(card_report, document)


def test_what_the_state_needs_next_is_offered_first(case: Case) -> None:
    database, ids = case
    choices = database.read(card_choices, ids["procedure"])
    needed = [one.kind.code for one in choices if one.needed]
    assert needed == [one.kind.code for one in choices][: len(needed)]
    assert {"D07", "D04", "D27"} <= {str(code) for code in needed}
    assert "D37" not in needed
    (invitation,) = (one for one in choices if one.kind.key == "zaproszenie")
    assert [one.id for one in invitation.records] == [ids["harmed_part"]]
    (notice,) = (one for one in choices if one.kind.key == NOTICE)
    assert [one.id for one in notice.records] == [ids["violent_part"]]


def test_papers_of_the_team_belong_to_no_procedure(case: Case) -> None:
    database, ids = case
    choices = {one.kind.key: one for one in database.read(team_choices)}
    assert set(choices) == {
        *("oswiadczenie-o-poufnosci", "upowaznienie-czlonka"),
        *("zawiadomienie-o-posiedzeniu-zespolu", "informacja-o-nieobecnosciach"),
    }
    document = made(case, "oswiadczenie-o-poufnosci", "professional", "police")
    words = database.read(card_step_tells, document, DocumentState.SIGNED, DAY)
    database.change(note_card_document, document, DocumentState.SIGNED, DAY, "", (words,))
    assert database.read(value_of, "professional", ids["police"], "sworn") == DAY
    of_team = {one.id: one for one in database.read(team_documents)}
    assert of_team[document].about == "D05, do: Piotr Policyjny"
    assert document not in [one.id for one in database.read(card_documents, ids["procedure"])]


@operation("skład zespołu w teście papierów", None)
def seat(session: Session, leaving: UUID) -> UUID:
    """Plan a sitting for 30 November, and let a member leave the day before it."""
    seats = {"began": date(2026, 1, 5), "ended": date(2026, 11, 29), "function": "member"}
    session.add(TeamMember(number="CZ/900/2026", professional_id=leaving, **seats))
    sitting = TeamSitting(number="PZ/900/2026", day=date(2026, 11, 30), planned=True)
    session.add(sitting)
    session.flush()
    return sitting.id


def test_sitting_of_the_team_is_told_to_whoever_is_in_it_that_day(case: Case) -> None:
    database, ids = case
    sitting = RecordRef("team_sitting", database.change(seat, ids["police"]))
    (key,) = [kind.key for kind in card_paper_kinds() if kind.of == "team_sitting"]
    members = database.read(card_draft, key, sitting, {}).values["team_members"]
    names = [one["member_name"] for one in members]
    assert "Iga Socjalna" in names
    assert "Piotr Policyjny" not in names


def test_record_is_found_by_its_number(case: Case) -> None:
    database, ids = case
    number = database.read(value_of, "participation", ids["violent_part"], "number")
    assert database.read(card_record_of_number, NOTICE, number).id == ids["violent_part"]
    with pytest.raises(UserError, match="Nie ma zapisu o numerze X"):
        database.read(card_record_of_number, NOTICE, "X")


def test_paper_is_not_made_from_another_kind_of_record(case: Case) -> None:
    database, ids = case
    with pytest.raises(UserError, match="sporządza się z innego zapisu"):
        database.read(card_draft, NOTICE, RecordRef("procedure", ids["procedure"]), {})


def test_account_without_the_right_reads_and_makes_nothing(story: Story, case: Case) -> None:
    _database, ids = case
    assistant = story.opened.seen_by(actor(Role.ASSISTANT))
    of = RecordRef("participation", ids["violent_part"])
    for refused in (
        lambda: assistant.read(card_documents, ids["procedure"]),
        lambda: assistant.read(card_draft, NOTICE, of, {}),
        lambda: assistant.change(make_card_document, NewDocument(NOTICE, of, {})),
    ):
        with pytest.raises(NotAllowed):
            refused()


@question("reguły w teście papierów", None)
def refusals_of(session: Session, document: UUID, **changes: object) -> set[str]:
    rules.load()
    found = session.get_one(CardDocument, document)
    sheet = BY_KEY["card_document"]
    stored = {one.attribute: getattr(found, one.attribute) for one in sheet.columns}
    entry = Entry(session, sheet, stored | changes, DAY, document, stored)
    return {one.code for one in examine(entry) if one.is_error}


def test_what_was_made_here_is_changed_only_by_a_new_version(case: Case) -> None:
    database, ids = case
    paper = made(case, NOTE, "procedure", "procedure")
    assert database.read(refusals_of, paper, code=CardPaper.D37) == {"is_made"}
    assert database.read(refusals_of, paper, remark="w segregatorze") == set()
    outside = database.change(register_outside, ids["procedure"])
    assert database.read(refusals_of, outside, code=CardPaper.D20) == set()
