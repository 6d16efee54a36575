"""A binned record of any kind is nowhere: in no list, search, count, term, check, report or export; restored, it is."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import NoResultFound
from tests.fixtures.answers import answer
from tests.fixtures.calls import Call
from tests.fixtures.opened import Founded, opened_copy
from tests.fixtures.questions import YEAR, questions
from tests.fixtures.records import CANARY, SPRING, add_one_of_each

from mgops_desktop.domain.actor import PROGRAM
from mgops_desktop.domain.errors import UserError
from mgops_desktop.indicators import compute
from mgops_desktop.indicators.catalogue import INDICATORS, RATIOS
from mgops_desktop.indicators.listing import figure_list
from mgops_desktop.operations.exporting import export_workbook
from mgops_desktop.operations.report_text import write_text
from mgops_desktop.operations.visit import bin_record, restore_record
from mgops_desktop.sheets.kinds import SHEETS
from mgops_desktop.storage.access import question
from mgops_desktop.storage.bin import WITHOUT_FAMILY, get_even_binned
from mgops_desktop.storage.deadline import deadline_rules, working_calendar
from mgops_desktop.storage.family import families
from mgops_desktop.storage.report import report_texts
from mgops_desktop.storage.seeding import load_seeds
from mgops_desktop.storage.setting import dictionary
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.base import Numbered
from mgops_desktop.storage.tables.centre import DictionaryEntry

SEEN_NOWHERE = {
    "accepted_month",  # seals what lies in it, tests/operations/records/test_amending.py
    "account_role",  # opens the folder, tests/storage/test_opening.py
    "authorisation",
    "distinct_pair",  # hides a likeness, tests/operations/records/test_merging.py
    "drawing_layout",  # moves the parts of a picture, tests/operations/test_pictures.py
    "exchange_alias",  # puts ids into another folder's terms, tests/operations/exchange/test_packs.py
    "exchange_clash",  # waits for a decision there
    "exchanged_pack",
    "import_run",
    "report_handover",  # ends a term, tests/operations/test_due.py
    "left_figure",  # shown to those without the key, tests/operations/test_left_figures.py
}
"""Kinds that no question of the program shows; each must leave this list when one does."""
LOOKS_AFTER_BINNED = {
    # the contents of binned files must be there when their rows come back
    "operations.attachment.check_contents",
    # who finds a lost laptop finds the bin too: tests/operations/test_papers.py
    "operations.papers.paper_facts",
    "storage.extent.extent",
    # the bin itself, without names: tests/gui/pages/test_bin_page.py
    "operations.bin_list.binned_records",
    # what was done to a record is told even when it lies in the bin
    "operations.documents.past.document_history",
    "operations.records.history.history_about",
    "operations.records.history.history_of",
    # a pack tells the other folder of the bin: tests/operations/exchange/test_packs.py
    "operations.exchange.giving.pack_content",
    # what was read was read, whatever became of it
    "storage.reading_log.readings",
    # the number stays in its register as "anulowany", without content: tests/storage/test_register.py
    "storage.register.register_of",
}
NAMES_ANY_RECORD = {"operations.naming.name_records"} | LOOKS_AFTER_BINNED
WHOLE = {"indicators.engine.compute", "indicators.listing.figure_list"}
WHOLE |= {
    "operations.exporting.export_workbook",
    "operations.annual_report.gather.annual_report_of",
}
"""Asked once for each key instead, or the same as another question."""


@pytest.fixture(scope="module")
def story(founded_data: Founded, tmp_path_factory):
    """One record of every kind, every question, and what each answered."""
    copy = opened_copy(founded_data, tmp_path_factory.mktemp("bin") / "dane")
    database = copy.seen_by(PROGRAM)
    ids = database.change(add_one_of_each)
    asked = [call for call in questions(ids) if call.name not in WHOLE] + list(one_by_one())
    yield database, ids, {call: answer(database, call) for call in asked}
    copy.connections.dispose()


def one_by_one():
    for key in (*INDICATORS, *RATIOS):
        yield Call(compute, compute.mgops_spec, (YEAR, (key,)))
        yield Call(figure_list, figure_list.mgops_spec, (key, YEAR))
    for sheet in SHEETS:
        yield Call(export_workbook, export_workbook.mgops_spec, ((sheet.key,),))


def shows(parts, kind, record):
    """Whether an answer gives the record away: by its id, its number, or its own words."""
    words = [f"{CANARY}-{kind}-"]
    if issubclass(KINDS[kind], Numbered):
        words.append(f"{KINDS[kind].number_symbol}/9077/2026")
    return any(
        part == record
        or (isinstance(part, str) and (part == words[-1] or part.startswith(words[0])))
        for part in parts
    )


def still_shows(database, call, kind, record):
    try:
        return shows(answer(database, call), kind, record)
    except (UserError, NoResultFound):  # its own card or form does not open
        return False


def test_every_kind_is_shown_by_some_question(story):
    _database, ids, answers = story
    shown = {
        kind
        for kind in KINDS
        for call, parts in answers.items()
        if call.name not in NAMES_ANY_RECORD and shows(parts, kind, ids[kind])
    }
    assert sorted(set(KINDS) - shown) == sorted(SEEN_NOWHERE)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_binned_record_is_shown_by_no_question_and_restored_by_all(story, kind):
    database, ids, answers = story
    asked = [
        call
        for call, parts in answers.items()
        if shows(parts, kind, ids[kind]) and call.name not in LOOKS_AFTER_BINNED
    ]
    assert asked
    database.change(bin_record, kind, ids[kind], "pomyłka w teście")
    try:
        left = [call for call in asked if still_shows(database, call, kind, ids[kind])]
    finally:
        database.change(restore_record, kind, ids[kind])
    assert left == []
    assert {call: answer(database, call) for call in asked} == {
        call: answers[call] for call in asked
    }


def test_binning_needs_a_reason(story):
    database, ids, _answers = story
    with pytest.raises(UserError, match="przyczynę"):
        database.change(bin_record, "visit", ids["visit"], "  ")


def test_binned_day_off_is_worked_again(story):
    database, ids, _answers = story
    database.change(bin_record, "calendar_exception", ids["calendar_exception"], "pomyłka")
    assert not database.read(is_day_off, SPRING)
    database.change(restore_record, "calendar_exception", ids["calendar_exception"])
    assert database.read(is_day_off, SPRING)


@question("dzień wolny w teście", None)
def is_day_off(session, day):
    return working_calendar(session).holiday(day) is not None


def test_binned_rule_makes_no_terms(story):
    database, ids, _answers = story
    key = f"{CANARY}-deadline_rule-key"
    assert key in database.read(rule_keys)
    database.change(bin_record, "deadline_rule", ids["deadline_rule"], "pomyłka")
    assert key not in database.read(rule_keys)
    database.change(restore_record, "deadline_rule", ids["deadline_rule"])


@question("klucze reguł w teście", None)
def rule_keys(session):
    return {rule.key for rule in deadline_rules(session)}


def test_family_takes_all_its_work_along_and_brings_it_back(story):
    database, ids, _answers = story
    visits = database.read(compute, YEAR, ("assistant_visits",))["assistant_visits"].value
    database.change(bin_record, "family", ids["family"], "założona dwa razy")
    gone = database.read(compute, YEAR, ("assistant_visits",))["assistant_visits"].value
    assert database.read(families) == []
    database.change(restore_record, "family", ids["family"])
    assert visits - gone == 1
    assert [row.id for row in database.read(families)] == [ids["family"]]
    assert database.read(compute, YEAR, ("assistant_visits",))["assistant_visits"].value == visits


@pytest.mark.parametrize("kind", [*WITHOUT_FAMILY, "family_meeting"])
def test_family_takes_along_what_may_also_be_without_one_and_brings_it_back(story, kind):
    database, ids, _answers = story
    database.change(bin_record, "family", ids["family"], "założona dwa razy")
    gone = database.read(binned_at, kind, ids[kind])
    database.change(restore_record, "family", ids["family"])
    assert gone is not None
    assert database.read(binned_at, kind, ids[kind]) is None


def test_procedure_takes_its_forms_and_its_group_along_and_brings_them_back(story):
    database, ids, _answers = story
    parts = (
        *("nk_form", "diagnostic_group", "group_sitting", "violence_report", "risk_answer"),
        *("blue_card_complaint", "violent_acts", "group_member"),
    )
    database.change(bin_record, "procedure", ids["procedure"], "założona dwa razy")
    assert all(database.read(binned_at, kind, ids[kind]) is not None for kind in parts)
    database.change(restore_record, "procedure", ids["procedure"])
    assert not any(database.read(binned_at, kind, ids[kind]) is not None for kind in parts)


def test_what_went_into_the_bin_earlier_stays_there(story):
    database, ids, _answers = story
    database.change(bin_record, "stay", ids["stay"], "osobno")
    database.change(bin_record, "person", ids["person"], "później")
    database.change(restore_record, "person", ids["person"])
    assert database.read(binned_at, "stay", ids["stay"]) is not None
    assert database.read(binned_at, "membership", ids["membership"]) is None
    database.change(restore_record, "stay", ids["stay"])


@question("kiedy w koszu", None)
def binned_at(session, kind, record):
    return get_even_binned(session, kind, record).binned_at


def test_text_written_over_a_binned_one_brings_it_back(story):
    database, ids, _answers = story
    database.change(bin_record, "report_text", ids["report_text"], "pomyłka")
    database.change(write_text, "annual", 2026, "introduction", "Nowy wstęp.")
    assert database.read(report_texts, "annual", 2026)["introduction"].text == "Nowy wstęp."


def test_binned_word_of_a_dictionary_stays_binned_when_seeds_are_loaded_again(story):
    database, _ids, _answers = story
    (entry,) = database.read(entry_ids, "closure_reason", "death")
    database.change(bin_record, "dictionary_entry", entry, "nieużywane")
    assert database.change(load_seeds) == 0
    assert "death" not in {word.key for word in database.read(dictionary, "closure_reason")}


@question("słowo słownika", None)
def entry_ids(session, name, key):
    table = DictionaryEntry
    return list(session.scalars(select(table.id).where(table.dictionary == name, table.key == key)))
