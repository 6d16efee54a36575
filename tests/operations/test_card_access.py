"""Nothing of a procedure out of reach in any answer, figures whole for everybody."""

from collections import Counter
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from tests.fixtures.answers import parts_of
from tests.fixtures.cards import (
    LEADER,
    MEMBER,
    STRANGER,
    in_every_role,
)
from tests.fixtures.guarded import (
    SECRET_KINDS,
    ids_of,
)
from tests.fixtures.opened import actor
from tests.fixtures.questions import NO_CONTENTS, YEAR, questions
from tests.fixtures.records import CANARY

from mgops_desktop.domain.blue_card import PartyRole
from mgops_desktop.domain.errors import NotAllowed, UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Role
from mgops_desktop.indicators import compute
from mgops_desktop.indicators.catalogue import INDICATORS
from mgops_desktop.indicators.listing import figure_list
from mgops_desktop.operations import exporting
from mgops_desktop.operations.attachment import files_of, read_file
from mgops_desktop.operations.bin_list import binned_records
from mgops_desktop.operations.blue_card import procedure_card, procedure_of
from mgops_desktop.operations.blue_card_reports import blue_card_timeliness
from mgops_desktop.operations.blue_card_terms import terms_of_procedures
from mgops_desktop.operations.check import check
from mgops_desktop.operations.due import due
from mgops_desktop.operations.exporting import export_workbook
from mgops_desktop.operations.left_figures import leave_figures
from mgops_desktop.operations.procedure_ways import EARLIER, ways_out
from mgops_desktop.operations.records.amending import amending_of
from mgops_desktop.operations.records.forms import record_form
from mgops_desktop.operations.records.history import history_about, history_of
from mgops_desktop.operations.records.last_saved import last_saved
from mgops_desktop.operations.records.lines import lines_about
from mgops_desktop.operations.records.options import find_records
from mgops_desktop.operations.unfinished import unfinished
from mgops_desktop.operations.visit import bin_record, restore_record
from mgops_desktop.sheets.book import Written
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.blue_card import procedures
from mgops_desktop.storage.drafts import drafts_of_account
from mgops_desktop.storage.register import register_of
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.tables.furniture import BLUE_CARD


def texts_in(found):
    """Every text of an answer, of a workbook every cell."""
    if isinstance(found, Written):
        for sheet in load_workbook(BytesIO(found.content), read_only=True):
            for row in sheet.iter_rows(values_only=True):
                yield from (cell for cell in row if isinstance(cell, str))
    else:
        yield from (part for part in parts_of(found) if isinstance(part, str))


def secret_words(found):
    """The kinds of which words stand in an answer that only who reaches the procedure may read."""
    words = {f"{CANARY}-{kind}-": kind for kind in SECRET_KINDS}
    return {
        kind
        for text in texts_in(found)
        for word, kind in words.items()
        if word in text or word.replace("-", " ").strip() in text
    }


def asked(database, ids):
    """What every question of the program answers, as far as it does."""
    for call in questions(ids):
        try:
            yield call, database.read(call.function, *call.args)
        except (NotAllowed, UserError):
            continue


def test_no_answer_tells_of_a_procedure_out_of_reach(guarded):
    ids = guarded.other
    answered = 0
    for call, found in asked(in_every_role(guarded.opened, MEMBER, ids), ids):
        assert secret_words(found) == set(), call
        assert ids["procedure"] not in set(parts_of(found)) or call.name in COUNTED, call
        answered += 1
    assert answered > 100


COUNTED = {
    # which records are counted, by id: the lists made of them show no more than number and date
    *("indicators.engine.compute", "indicators.engine.compute_each"),
    "operations.naming.name_records",
}


@pytest.mark.parametrize("login", [STRANGER, "bez-dokumentow", "cofniete"])
def test_no_answer_tells_of_any_procedure_without_papers(guarded, login):
    database = in_every_role(guarded.opened, MEMBER, guarded.other)
    if login == STRANGER:
        database.actor = replace(database.actor, login=STRANGER)
    elif login == "cofniete":
        guarded.change("professional", guarded.own["member"], authorised_until=date(2026, 11, 20))
    else:
        guarded.change("professional", guarded.own["member"], sworn=None)
    for ids in (guarded.other, guarded.other | guarded.own):
        for call, found in asked(database, ids):
            assert secret_words(found) == set(), call
            assert ids["procedure"] not in set(parts_of(found)) or call.name in COUNTED, call


def test_who_leads_the_team_is_told_everything(guarded):
    """Else the test above proves nothing: the same questions find the words of the kinds."""
    told = Counter()
    for _call, found in asked(in_every_role(guarded.opened, LEADER, guarded.other), guarded.other):
        told.update(secret_words(found))
    assert set(told) >= {
        *("procedure", "party", "participation", "nk_form", "group_sitting", "procedure_event"),
        *("team_sitting", "risk_sheet", "risk_answer", "nk_relation", "violent_acts", "card_file"),
        *("blue_card_complaint", "violence_report", "help_action", "disclosure"),
    }


def test_register_shows_the_procedures_of_the_account(guarded, member):
    assert [row.number for row in member.read(procedures)] == ["NK/501/2026"]
    both = [row.number for row in guarded.seen_by(LEADER).read(procedures)]
    assert sorted(both) == ["NK/501/2026", "NK/9077/2026"]
    assert [one.number for one in member.read(register_of, "procedure")] == ["NK/501/2026"]
    assert member.read(procedure_card, guarded.own["procedure"]).number == "NK/501/2026"
    with pytest.raises(UserError):
        member.read(procedure_card, guarded.other["procedure"])
    assert member.read(procedure_of, "party", guarded.other["party"]) is None


def test_terms_of_another_procedure_are_due_to_nobody_else(guarded, member):
    subjects = {item.subject.id for item in member.read(due)}
    assert guarded.own["nk_form"] in subjects or guarded.own["procedure"] in subjects
    assert subjects.isdisjoint(guarded.other.values())
    assert subjects < {item.subject.id for item in guarded.seen_by(LEADER).read(due)}


@question("jeden zapis w teście", None)
def got(session, kind, record):
    return session.get(KINDS[kind], record)


@pytest.mark.parametrize("kind", SECRET_KINDS)
def test_no_statement_sees_a_record_out_of_reach(guarded, member, kind):
    record = guarded.other[kind]
    assert record in guarded.seen_by(LEADER).read(ids_of, kind)
    assert record not in member.read(ids_of, kind)
    assert record not in member.read(ids_of, kind, binned=True)
    assert member.read(got, kind, record) is None
    assert guarded.seen_by(STRANGER).read(ids_of, kind, binned=True) == set()


@pytest.mark.parametrize("kind", SECRET_KINDS)
def test_every_way_to_a_record_out_of_reach_is_refused(guarded, member, kind):
    record = guarded.other[kind]
    ref = RecordRef(kind, record)
    ways = [(history_of, kind, record), (last_saved, kind, record), (files_of, ref)]
    ways += [(read_file, NO_CONTENTS, ref, guarded.other["card_file"])]
    if kind != "card_file":
        ways += [(record_form, kind, record), (amending_of, kind, record)]
    for question_, *arguments in ways:
        if kind == "card_file" and question_ is files_of:
            continue
        with pytest.raises((NotAllowed, KeyError)):
            member.read(question_, *arguments)


def test_lists_of_a_procedure_out_of_reach_are_refused(guarded, member):
    owner = RecordRef("procedure", guarded.other["procedure"])
    with pytest.raises(NotAllowed, match="nie jest dostępna"):
        member.read(lines_about, ("participation", "nk_form"), owner)
    with pytest.raises(NotAllowed, match="nie jest dostępna"):
        guarded.seen_by(MEMBER, Role.HEAD).read(history_about, ("nk_form",), owner)


def test_persons_of_others_are_offered_by_no_form(guarded, member):
    assert member.read(find_records, "participation", "party", CANARY) == ()
    assert len(guarded.seen_by(LEADER).read(find_records, "participation", "party", CANARY)) == 1


def test_export_has_the_own_procedure_alone(guarded):
    written = guarded.seen_by(MEMBER, Role.HEAD).read(export_workbook)
    texts = set(texts_in(written))
    assert "NK/501/2026" in texts
    assert "NK/9077/2026" not in texts
    assert "NK/9077/2026" in set(texts_in(guarded.seen_by(LEADER, Role.HEAD).read(export_workbook)))


@operation("sprostowanie w teście", None)
def amend(session, kind, record):
    session.add(
        BLUE_CARD.amendment(
            kind=kind,
            record=record,
            version=2,
            at=session.info["context"].now(),
            reason=f"{CANARY}-amended",
            seal="z",
            before={"remark": f"{CANARY}-amended"},
        )
    )


def test_amendments_of_others_are_exported_to_nobody_else(guarded, monkeypatch):
    monkeypatch.setattr(exporting, "may_be_sealed", lambda kind: kind == "procedure_event")
    guarded.opened.seen_by().change(amend, "procedure_event", guarded.other["procedure_event"])
    texts = (
        texts_in(guarded.seen_by(one, Role.HEAD).read(export_workbook)) for one in (LEADER, MEMBER)
    )
    whole, part = (" ".join(found) for found in texts)
    assert f"{CANARY}-amended" in whole
    assert f"{CANARY}-amended" not in part


def test_bin_shows_nothing_of_others(guarded, member):
    leader = guarded.seen_by(LEADER)
    for kind in ("nk_relation", "procedure_event"):
        leader.change(bin_record, kind, guarded.other[kind], f"{CANARY} w koszu")
    assert len(leader.read(binned_records)) == 2
    assert member.read(binned_records) == []
    with pytest.raises(NotAllowed):
        member.change(restore_record, "nk_relation", guarded.other["nk_relation"])


def test_figures_are_whole_for_everybody(guarded):
    whole = guarded.seen_by(LEADER).read(compute, YEAR)
    for login in (MEMBER, STRANGER):
        part = guarded.seen_by(login).read(compute, YEAR)
        assert {key: one.value for key, one in part.items()} == {
            key: one.value for key, one in whole.items()
        }
    assert whole["blue_card_procedures_run"].value == 2


@pytest.mark.parametrize("login", [MEMBER, STRANGER])
def test_lists_behind_figures_tell_number_and_day_of_others(guarded, login):
    database = in_every_role(guarded.opened, MEMBER, guarded.other)
    database.actor = replace(database.actor, login=login)
    numbers, opened = set(), set()
    for key, one in INDICATORS.items():
        if one.compartment is not Compartment.BLUE_CARD:
            continue
        found = database.read(figure_list, key, YEAR, with_names=True)
        assert secret_words(found.lines) == set(), key
        for line in found.lines:
            if KINDS[line.kind].compartment is Compartment.CENTRE:
                assert (line.number, line.family, line.may_open) == ("", None, False), key
            elif line.kind == "procedure":
                numbers.add(line.number)
                opened |= {line.number} if line.may_open else set()
    assert numbers == {"NK/501/2026", "NK/9077/2026"}
    assert opened == ({"NK/501/2026"} if login == MEMBER else set())


def test_proof_of_terms_shows_own_procedures_and_says_what_it_only_counts(guarded, member):
    whole, part = (who.read(terms_of_procedures, YEAR) for who in (guarded.seen_by(LEADER), member))
    assert "NK/9077/2026" in " ".join(texts_in(whole))
    words = " ".join(texts_in(part))
    assert "NK/9077/2026" not in words
    assert "NK/501/2026" in words
    assert "bez dostępu dla tego konta: 1\u00a0procedura" in words
    sums = [[one for one in report.sections if one.key == "sums"] for report in (whole, part)]
    tables = [section.blocks[-1].rows for (section,) in sums]
    assert tables[0] == tables[1]


def test_earlier_procedure_of_another_group_is_offered_to_nobody_else(guarded, member):
    """Neither as a way out nor by its number: that somebody was in it is a word of that procedure."""
    own, other = guarded.own, guarded.other
    guarded.change("procedure", other["procedure"], began=date(2026, 1, 5), ended=date(2026, 3, 1))
    told = {"party_id": own["party"], "role": PartyRole.HARMED}
    guarded.change("participation", other["participation"], **told)
    given = {"procedure": str(own["procedure"]), "party": str(own["party"]), "role": "harmed"}
    asked = (ways_out, "participation", given, None, (EARLIER,))
    assert "NK/9077/2026" in str(guarded.seen_by(LEADER).read(*asked))
    assert member.read(*asked) == []


def test_report_on_missed_terms_tells_of_own_procedures_only(guarded, member):
    whole, part = (
        who.read(blue_card_timeliness, YEAR) for who in (guarded.seen_by(LEADER), member)
    )
    assert "NK/9077/2026" in " ".join(texts_in(whole))
    assert "NK/9077/2026" not in " ".join(texts_in(part))
    assert secret_words(part) == set(), [one for one in texts_in(part) if CANARY in one]


def test_check_tells_of_own_records_only(guarded, member):
    guarded.change("participation", guarded.other["participation"], role=PartyRole.HOUSEHOLD)
    ids = {one.record.id for one in member.read(check, YEAR) if one.record}
    assert ids.isdisjoint(guarded.other[kind] for kind in SECRET_KINDS)
    every = {one.record.id for one in guarded.seen_by(LEADER).read(check, YEAR) if one.record}
    assert not every.isdisjoint(guarded.other[kind] for kind in SECRET_KINDS)


def test_draft_of_a_procedure_left_behind_is_shown_no_more(guarded, member):
    other, own = guarded.other["procedure"], guarded.own["procedure"]
    for record, owner in ((other, None), (None, other), (own, None)):
        content = {"values": {"environment": CANARY}}
        content |= {"owner": ["procedure", str(owner)]} if owner else {}
        form = "record:procedure" if owner is None else f"record:nk_form:{owner.hex}"
        member.keep_draft(form, record, content)
    assert [row.record for row in member.read(drafts_of_account)] == [own]
    assert [row.record for row in member.read(unfinished)] == [own]


def test_counts_left_for_others_are_whole_whoever_leaves_them(guarded, member):
    member.change(leave_figures)
    without_key = guarded.opened.seen_by(actor(Role.HEAD))
    left = without_key.read(compute, YEAR)
    assert left["blue_card_procedures_run"].value == 2
    guarded.seen_by(LEADER).change(leave_figures)
    assert without_key.read(compute, YEAR) == left


def test_program_itself_reaches_everything(guarded):
    assert len(guarded.opened.seen_by().read(procedures)) == 2
