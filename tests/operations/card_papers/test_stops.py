"""What the program refuses to make and to print of a Blue Card procedure, each with its reason."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from io import BytesIO
from typing import Any
from uuid import UUID

import docx
import pytest
from tests.fixtures.story import Story
from tests.operations.card_papers.violence import (
    HARMED,
    VIOLENT,
    both_sides_invited,
    changed,
    tell_violence,
)
from tests.reports.reading import read_aloud

from mgops_desktop.domain.blue_card import PartyRole
from mgops_desktop.domain.card_papers import CardAddressee
from mgops_desktop.domain.document import DocumentState
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.safe_contact import BY_HAND_WORDS
from mgops_desktop.operations.card_papers import kinds as kinds_of_papers
from mgops_desktop.operations.card_papers.composing import CardDraft, card_draft, offered
from mgops_desktop.operations.card_papers.keeping import (
    card_report,
    make_card_document,
    note_card_copy,
    note_card_document,
)
from mgops_desktop.operations.card_papers.kinds import (
    CardPaperKind,
    card_paper_kind,
    card_paper_kinds,
    told_of,
)
from mgops_desktop.operations.card_papers.register import card_documents
from mgops_desktop.operations.documents.filling import names_of
from mgops_desktop.operations.documents.keeping import NewDocument
from mgops_desktop.reports.as_json import as_json
from mgops_desktop.reports.render.pdf import render_pdf
from mgops_desktop.reports.render.word import render_docx
from mgops_desktop.storage.database import Database

NOTICE, INVITATION, SUMMONS = "zawiadomienie-o-wszczeciu", "zaproszenie", "wezwanie"
WHOM = {"contact_with": "Iga Socjalna, tel. 61 000 00 00"}
FOR_VIOLENT = [one for one in card_paper_kinds() if one.addressee is CardAddressee.VIOLENT]
Case = tuple[Database, Mapping[str, UUID]]


@pytest.fixture
def case(story: Story) -> Case:
    database = story.opened.seen_by()
    return database, database.change(tell_violence)


def draft(case: Case, key: str, of: str = "violent_part", **typed: str) -> CardDraft:
    database, ids = case
    found: CardDraft = database.read(card_draft, key, RecordRef("participation", ids[of]), typed)
    return found


def made(case: Case, key: str, of: str, **typed: str) -> UUID:
    database, ids = case
    new = NewDocument(key, RecordRef("participation", ids[of]), WHOM | typed)
    document: UUID = database.change(make_card_document, new)
    return document


def test_notice_to_the_violent_person_tells_nothing_of_the_harmed_one(case: Case) -> None:
    found = draft(case, NOTICE, **WHOM)
    assert found.stops == ()
    assert found.gaps == ()
    text = str(as_json(found.report))
    assert "Edmund Kowalski" in text
    assert "Grażyna" not in text


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("Proszę nie zbliżać się do Grażyny Kowalskiej.", "nazwisko osoby doznającej przemocy"),
        ("Grażynie proszę oddać klucze.", "imię osoby doznającej przemocy"),
        ("Przebywa przy ul. Schronowej 77.", "adres osoby doznającej przemocy"),
        ("Przebywa na Schronowej.", "adres osoby doznającej przemocy"),
        ("Pod numerem 601-222-333", "telefon albo inny kontakt osoby doznającej przemocy"),
        ("Można dzwonić: 700800901", "telefon albo inny kontakt osoby doznającej przemocy"),
        ("Syn chodzi do: Szkoła Podstawowa nr 44 w Dalekim", "szkoła osoby doznającej przemocy"),
        ("Pracuje w: Cukiernia Wisienka", "praca osoby doznającej przemocy"),
        ("PESEL 90031212345", "PESEL osoby doznającej przemocy"),
        ("urodzona 12.03.1990", "data urodzenia osoby doznającej przemocy"),
        ("leczy się w poradni kardiologicznej", "opis sytuacji osoby doznającej przemocy"),
        ("Zgłosiła to Wiesława Sąsiadkowska.", "nazwisko osoby zgłaszającej"),
        ("tel. 777 666 555", "kontakt osoby zgłaszającej"),
    ],
)
def test_free_text_that_tells_of_the_other_side_stops_the_letter(
    case: Case, words: str, what: str
) -> None:
    found = draft(case, NOTICE, contact_with=words)
    assert any("„z kim się kontaktować”" in stop and what in stop for stop in found.stops)
    with pytest.raises(UserError, match=what):
        made(case, NOTICE, "violent_part", contact_with=words)
    database, ids = case
    assert database.read(card_documents, ids["procedure"]) == ()


def test_what_is_noted_of_both_tells_nothing_of_the_other(case: Case) -> None:
    database, ids = case
    alike = {"work": "pracuje dorywczo", "family_situation": "Mieszkają razem od roku."}
    words = "Jak dotąd pracuje dorywczo. Mieszkają razem od roku."
    database.change(changed, "party", ids["harmed"], **alike)
    stops = draft(case, NOTICE, contact_with=words).stops
    assert len(stops) == len(alike)
    database.change(changed, "party", ids["violent"], **alike)
    assert draft(case, NOTICE, contact_with=words).stops == ()


@pytest.mark.parametrize("words", ["Leczy się: poradnia snu", "tel. 777 666 555", "w@sad.pl"])
def test_line_of_several_parts_is_found_by_each(case: Case, words: str) -> None:
    database, ids = case
    several = {"health": "Leczy się: poradnia snu", "contact": "777 666 555, w@sad.pl, po 16"}
    database.change(changed, "party", ids["harmed"], **several)
    assert draft(case, NOTICE, contact_with=f"Dopisek: {words}.").stops


def test_words_that_tell_nothing_stop_nothing(case: Case) -> None:
    words = "Piotr Policyjny i Iga Socjalna, Edmund Kowalski może zadzwonić: 61 000 00 00, Lipowa 9"
    assert draft(case, NOTICE, contact_with=words).stops == ()


def test_data_in_a_record_stop_the_letter_with_their_field(case: Case) -> None:
    database, ids = case
    database.change(
        changed, "group_sitting", ids["with_violent"], place="u pani Grażyny Kowalskiej"
    )
    (stop,) = {one for one in draft(case, SUMMONS, **WHOM).stops if "nazwisko" in one}
    assert stop.startswith("W polu „miejsce spotkania” jest nazwisko")


def test_shared_home_is_his_own_address_until_hers_is_protected(case: Case) -> None:
    database, ids = case
    database.change(changed, "party", ids["harmed"], address=VIOLENT["address"])
    assert draft(case, NOTICE, **WHOM).stops == ()
    database.change(changed, "party", ids["harmed"], protected_address=True)
    assert any("adres osoby doznającej" in stop for stop in draft(case, NOTICE, **WHOM).stops)


@pytest.mark.parametrize("kind", FOR_VIOLENT, ids=lambda kind: kind.key)
def test_no_template_for_the_violent_person_names_a_field_of_the_harmed_one(
    kind: CardPaperKind,
) -> None:
    assert not told_of(PartyRole.HARMED).intersection(names_of(kind))


def canaries() -> dict[str, Any]:
    """Every field of a harmed person with a word of its own that must be found nowhere."""
    return {
        name: value if not isinstance(value, str) or name == "pesel" else f"Kanarek{place}owa"
        for place, (name, value) in enumerate(HARMED.items(), 10)
    } | {"pesel": "90031299999", "contact": "600 100 200", "safe_phone": "600 100 300"}


@pytest.mark.parametrize("kind", FOR_VIOLENT, ids=lambda kind: kind.key)
def test_no_word_of_the_harmed_person_is_in_any_file_for_the_violent_one(
    story: Story, kind: CardPaperKind
) -> None:
    database = story.opened.seen_by()
    secret = canaries()
    ids = database.change(tell_violence, secret)
    of = {"participation": ids["violent_part"], "correction_programme": ids["programme"]}
    if kind.of not in of:
        of[kind.of] = story.ids[kind.of]
        database.change(
            changed, kind.of, of[kind.of], procedure_id=ids["procedure"], party_id=ids["violent"]
        )
    typed = dict.fromkeys(kind.vocabulary.words, "wpisano ręcznie")
    report = database.read(card_draft, kind.key, RecordRef(kind.of, of[kind.of]), typed).report
    pdf = " ".join(text for _tag, text in read_aloud(render_pdf(report).data))
    document = docx.Document(BytesIO(render_docx(report)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    word = " ".join([*(one.text for one in document.paragraphs), *cells])
    for text in (pdf, word):
        assert "Edmund Kowalski" in text
        for value in secret.values():
            assert not isinstance(value, str) or value not in text
        assert "1990" not in text
        assert "Sąsiadkowska" not in text


def test_letters_of_two_sides_never_lie_printed_together(case: Case) -> None:
    database, ids = case
    invitation = made(case, INVITATION, "harmed_part")
    summons = made(case, SUMMONS, "violent_part")
    database.change(note_card_document, invitation, DocumentState.PRINTED)
    rows = {one.id: one for one in database.read(card_documents, ids["procedure"])}
    assert "Pism do obu stron nie drukuje się razem" in rows[summons].blocked
    assert rows[invitation].blocked == ""
    for refused in (
        lambda: database.change(note_card_document, summons, DocumentState.PRINTED),
        lambda: database.change(note_card_copy, summons, "C:/pismo.pdf"),
    ):
        with pytest.raises(UserError, match=rows[invitation].number):
            refused()
    database.change(note_card_document, invitation, DocumentState.SENT)
    database.change(note_card_document, summons, DocumentState.PRINTED)


def test_saved_letter_counts_as_printed(case: Case) -> None:
    database, _ids = case
    database.change(note_card_copy, made(case, SUMMONS, "violent_part"), "C:/pismo.pdf")
    with pytest.raises(UserError, match="obu stron"):
        database.change(
            note_card_document, made(case, INVITATION, "harmed_part"), DocumentState.PRINTED
        )


def test_minor_is_never_invited(case: Case) -> None:
    database, ids = case
    database.change(changed, "party", ids["harmed"], birth_date=date(2014, 1, 2))
    with pytest.raises(UserError, match="Małoletniego nie zaprasza się"):
        made(case, INVITATION, "harmed_part")


def test_letter_about_a_minor_is_for_who_represents_him_and_never_for_the_violent(
    case: Case,
) -> None:
    database, ids = case
    database.change(changed, "party", ids["harmed"], birth_date=date(2014, 1, 2))
    database.change(changed, "procedure", ids["procedure"], ended=date(2026, 11, 20))
    key = "informacja-o-zakonczeniu"
    assert any("kto działa w jego imieniu" in one for one in draft(case, key, "harmed_part").stops)
    part = ids["harmed_part"]
    database.change(changed, "participation", part, representative="Edmund Kowalski")
    assert any("nie może działać" in one for one in draft(case, key, "harmed_part").stops)
    database.change(changed, "participation", part, representative="Maria Babcia")
    found = draft(case, key, "harmed_part", **WHOM)
    assert found.stops == ()
    assert found.values["addressee_name"] == "Maria Babcia"


@pytest.mark.parametrize("hour", [9, 10])
def test_meetings_of_two_sides_keep_the_distance_of_the_setting(case: Case, hour: int) -> None:
    database, ids = case
    database.change(
        changed, "group_sitting", ids["with_violent"], at=time(hour, 30), until=time(hour, 50)
    )
    for key, of in ((SUMMONS, "violent_part"), (INVITATION, "harmed_part")):
        with pytest.raises(UserError, match="mniej niż 60 minut"):
            made(case, key, of)


def test_nobody_is_called_to_a_meeting_that_is_not_recorded(case: Case) -> None:
    database, ids = case
    database.change(changed, "group_sitting", ids["with_violent"], guests=[])
    with pytest.raises(UserError, match="Nie zapisano spotkania"):
        made(case, SUMMONS, "violent_part")


@pytest.mark.parametrize("paper", ["sworn", "authorised"])
def test_form_is_handed_to_no_group_with_a_member_without_his_papers(
    case: Case, paper: str
) -> None:
    database, ids = case
    new = NewDocument("przekazanie-grupie", RecordRef("nk_form", ids["form"]), {})
    assert database.change(make_card_document, new)
    database.change(changed, "professional", ids["police"], **{paper: None})
    with pytest.raises(UserError, match="Piotr Policyjny"):
        database.change(make_card_document, new)


def test_invitation_is_for_the_harmed_and_summons_for_the_violent_only(case: Case) -> None:
    for key, of in (
        (INVITATION, "violent_part"),
        (SUMMONS, "harmed_part"),
        (NOTICE, "harmed_part"),
    ):
        with pytest.raises(UserError, match="To pismo jest dla"):
            made(case, key, of)


def test_paper_of_the_new_law_is_not_made_in_an_old_procedure(case: Case) -> None:
    database, ids = case
    database.change(changed, "procedure", ids["procedure"], began=date(2023, 5, 2))
    with pytest.raises(UserError, match=r"obowiązuje od 28\.09\.2023"):
        made(case, NOTICE, "violent_part")


def test_letter_never_goes_to_a_home_that_is_the_violent_one_s_too(case: Case) -> None:
    database, ids = case
    home = {"address": VIOLENT["address"], "stay_address": "", "safe_letters": ""}
    database.change(changed, "party", ids["harmed"], letters_allowed=True, **home)
    found = draft(case, INVITATION, "harmed_part", **WHOM)
    assert found.values["addressee_post"] == BY_HAND_WORDS
    assert any("do rąk własnych" in one for one in found.warnings)
    database.change(changed, "party", ids["harmed"], safe_letters="Skrytkowa 9, Dalekie")
    safe = draft(case, INVITATION, "harmed_part", **WHOM)
    assert safe.values["addressee_post"] == "Skrytkowa 9, Dalekie"


def test_protected_address_stands_on_no_paper_that_both_sides_read(case: Case) -> None:
    database, ids = case
    database.change(changed, "party", ids["harmed"], protected_address=True, birth_year=2015)
    database.change(changed, "party", ids["harmed"], birth_date=date(2015, 1, 2))
    of = RecordRef("procedure", ids["procedure"])
    typed = {"facts": "Dziecko przebywa przy ul. Schronowej 77.", "recipient": "Sąd Rejonowy"}
    found = database.read(card_draft, "zawiadomienie-sadu", of, typed)
    assert "adres chroniony" in str(as_json(found.report))
    assert "Lipowa" not in str(as_json(found.report))
    assert any("adres osoby chronionej" in one for one in found.stops)


def test_report_is_what_was_frozen(case: Case) -> None:
    database, _ids = case
    document = made(case, NOTICE, "violent_part")
    report = database.read(card_report, document)
    assert report.number.startswith("DP/")
    assert "NK" not in report.number
    assert report.seal is not None


def test_template_that_tells_one_side_of_the_other_is_refused_and_given_nothing() -> None:
    protocol = card_paper_kind("protokol-zakonczenia")
    turned = {"key": "dla-stosujacej", "text": protocol.key, "code": "D36", "addressee": "violent"}
    entry = {"title": "x", "about": "x", "of": "procedure", "basis": "x", "version": 1, **turned}
    with pytest.raises(ValueError, match="harmed_persons"):
        kinds_of_papers._kind({**entry, "required": []})
    for_violent = replace(protocol, addressee=CardAddressee.VIOLENT)
    told = offered(for_violent, {"harmed_persons": [{"harmed_name": "Ewa"}], "end_grounds": "x"})
    assert (told["harmed_persons"], told["end_grounds"]) == ([], "")


def test_both_sides_are_never_called_to_one_meeting(case: Case) -> None:
    database, ids = case
    database.change(both_sides_invited, ids["with_violent"], (ids["harmed"], ids["violent"]))
    with pytest.raises(UserError, match="osoby z obu stron"):
        made(case, SUMMONS, "violent_part")
