"""Accounts see the families they work with; the office number, sign and address; nobody else's names in any answer."""

from dataclasses import replace
from datetime import date

import pytest
from tests.fixtures.answers import answer, parts_of
from tests.fixtures.opened import CLOCK, TODAY, actor, add
from tests.fixtures.questions import YEAR, questions
from tests.fixtures.records import CANARY
from tests.operations.records.entering import amend

from mgops_desktop.domain.case import AssignmentKind, Basis
from mgops_desktop.domain.clock import FixedClock
from mgops_desktop.domain.errors import NotAllowed
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Role
from mgops_desktop.domain.visit import VisitKind
from mgops_desktop.indicators.catalogue import INDICATORS
from mgops_desktop.indicators.listing import figure_list
from mgops_desktop.operations.due import due, due_of_family
from mgops_desktop.operations.naming import name_records
from mgops_desktop.operations.records.forms import record_form
from mgops_desktop.operations.records.saving import correct_record
from mgops_desktop.operations.search import search
from mgops_desktop.operations.visit import (
    VisitDetails,
    bin_record,
    correct_visit,
    record_visit,
    restore_record,
)
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.counselling import sessions
from mgops_desktop.storage.family import PROTECTED, cases_of, families, family_card, members_of
from mgops_desktop.storage.plan import assessments_of_family, plans_of_family
from mgops_desktop.storage.reach import families_of
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.casework import Assignment, Case
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.visit import Visit
from mgops_desktop.storage.types import new_id
from mgops_desktop.storage.visit import families_without_visit, visit_form, visits_of_family

OF_A_FAMILY = [
    "action_progress", "aftercare", "aftercare_note", "application", "appointment", "assessment",
    "assessment_action", "assessment_sentence", "assignment", "attached_file", "case",
    "case_pause", "child_removal", "contact_plan", "counselling_session", "court_obligation",
    "court_order", "descent", "diagnosis", "diagnosis_area", "difficulty_report", "document",
    "drawing_layout", "failed_visit_step", "family", "family_meeting", "family_problem",
    "family_trait", "family_union", "foster_child_review", "home_leave", "incident",
    "intervention", "intervention_step", "joint_trip", "letter", "meeting_agreement", "membership",
    "monitored_child", "monitoring_check", "parental_authority", "person", "placement",
    "plan_action", "plan_version", "planned_visit", "pregnancy", "pro_life_support", "reminder",
    "reporter", "statement", "stay", "supervision", "support_link", "visit", "work_plan",
]  # fmt: skip
OF_NO_FAMILY = set(KINDS) - set(OF_A_FAMILY)
CARD = [family_card, members_of, cases_of, visits_of_family, plans_of_family, assessments_of_family]
CARD += [due_of_family]
LIMITED = [Role.ASSISTANT, Role.SOCIAL_WORKER]


@question("rodziny zapisu w teście", None)
def owners(session, kind, record):
    return families_of(session, kind, [record]).get(record)


@pytest.mark.parametrize("kind", OF_A_FAMILY)
def test_record_knows_its_family(story, kind):
    found = story.opened.seen_by().read(owners, kind, story.ids[kind])
    assert found == {story.ids["family"]}


@pytest.mark.parametrize("kind", sorted(OF_NO_FAMILY))
def test_other_records_belong_to_no_family(story, kind):
    assert story.opened.seen_by().read(owners, kind, story.ids[kind]) is None


@pytest.mark.parametrize("role", LIMITED)
def test_own_family_opens(story, role):
    database, family = story.as_(role), story.ids["family"]
    assert [row.id for row in database.read(families)] == [family]
    for part_of_card in CARD:
        database.read(part_of_card, family)
    database.read(visit_form, story.ids["visit"])
    assert {found.family for found in database.read(search, CANARY)} == {family}
    assert {item.family for item in database.read(due)} == {family}


@pytest.mark.parametrize("role", LIMITED)
def test_family_of_somebody_else_does_not_open(story, role):
    database = story.as_(role, own=False)
    assert database.read(families) == []
    for part_of_card in CARD:
        with pytest.raises(NotAllowed, match="nie jest dostępna"):
            database.read(part_of_card, story.ids["family"])
    with pytest.raises(NotAllowed):
        database.read(visit_form, story.ids["visit"])
    assert database.read(search, CANARY) == []
    assert database.read(search, "9077") == []
    assert database.read(due) == []
    assert database.read(families_without_visit) == []


def words_of_families(parts):
    """Names and notes of the family in the story, wherever they stand in an answer."""
    own = (*(f"{CANARY}-{kind}-" for kind in OF_A_FAMILY), "Wzorcowa Maria")
    return [part for part in parts if isinstance(part, str) and any(one in part for one in own)]


@pytest.mark.parametrize("role", [*LIMITED, Role.SPECIALIST, Role.TEAM_MEMBER])
def test_no_answer_names_a_family_out_of_reach(story, role):
    database = story.as_(role, own=False)
    for call in questions(story.ids):
        try:
            found = words_of_families(answer(database, call))
        except NotAllowed:
            continue
        assert found == [], call


@pytest.mark.parametrize("role", [Role.HEAD, Role.ASSISTANT, Role.SPECIALIST, Role.OFFICE])
def test_no_answer_names_another_family_beside_a_visitor(story, role):
    database = story.as_(role)
    database.actor = replace(database.actor, only_family=new_id())
    for call in questions(story.ids):
        try:
            found = words_of_families(answer(database, call))
        except NotAllowed:
            continue
        assert found == [], call


def test_visit_to_two_families_is_not_opened_beside_a_visitor(story):
    database = story.as_(Role.HEAD)
    database.confine(story.ids["family"])
    database.read(visit_form, story.ids["visit"])
    other = database_of_two(story)
    database.confine(None)
    database.confine(other)
    with pytest.raises(NotAllowed, match="nie tylko tej rodziny"):
        database.read(visit_form, story.ids["visit"])


def database_of_two(story):
    """Let the visit be one to a second family too, which is returned."""
    return story.opened.seen_by().change(visit_together, story.ids["visit"])


@operation("wspólna wizyta w teście", None)
def visit_together(session, visit):
    (family,) = add(session, Family(name="Wspólna", number="R/9078/2026"))
    case = Case(family_id=family, number="AR/9078/2026", began=TODAY, basis=Basis.CONSENT)
    add(session, case)
    found = session.get_one(Visit, visit)
    found.cases.append(case)
    return family


@pytest.mark.parametrize("role", [*LIMITED, Role.SPECIALIST, Role.TEAM_MEMBER])
def test_lists_behind_figures_show_numbers_but_no_names_out_of_reach(story, role):
    database = story.as_(role, own=False)
    numbers = set()
    for key in INDICATORS:
        found = database.read(figure_list, key, YEAR, with_names=True)
        assert words_of_families(parts_of(found.lines)) == [], key
        assert not any(line.may_open for line in found.lines if line.kind in OF_A_FAMILY), key
        numbers |= {line.number for line in found.lines if line.kind == "family"}
    assert numbers == {"R/9077/2026"}


def test_records_out_of_reach_are_named_by_number_only(story):
    refs = [RecordRef(kind, story.ids[kind]) for kind in OF_A_FAMILY]
    named = story.as_(Role.ASSISTANT, own=False).read(name_records, refs, with_names=True)
    assert words_of_families(parts_of([one.label for one in named.values()])) == []
    assert named[refs[OF_A_FAMILY.index("case")]].number == "AR/9077/2026"
    own = story.as_(Role.ASSISTANT).read(name_records, refs, with_names=True)
    assert all("Kanarek" in one.label for one in own.values())


def test_names_are_left_out_unless_asked_for(story):
    refs = [RecordRef(kind, story.ids[kind]) for kind in OF_A_FAMILY]
    named = story.as_(Role.HEAD).read(name_records, refs)
    assert words_of_families(parts_of([one.label for one in named.values()])) == []


@operation("cudza rodzina w teście", None)
def lend_family(session, worker, case, until):
    session.add(
        Assignment(
            number="PA/1/2026",
            case_id=case,
            worker_id=worker,
            kind=AssignmentKind.SUBSTITUTE,
            began=date(2026, 11, 1),
            ended=until,
        )
    )


def test_substitute_reaches_the_family_while_the_substitution_runs(story):
    (other,) = story.opened.seen_by().change(add, KINDS["worker"](number="P/2/2026"))
    story.opened.seen_by().change(lend_family, other, story.ids["case"], TODAY)
    substitute = actor(Role.ASSISTANT, worker=other)
    assert len(story.opened.seen_by(substitute).read(families)) == 1
    tomorrow = FixedClock.on(date(2026, 11, 22))
    assert story.opened.seen_by(substitute, tomorrow).read(families) == []


def test_assistant_keeps_reach_of_the_family_he_led_to_the_end(story):
    case = story.ids["case"]
    amend(story.as_(Role.ASSISTANT), "case", case, {"ended": TODAY.isoformat()})
    assert len(story.as_(Role.ASSISTANT).read(families)) == 1


def changes_out_of_reach(ids):
    details = VisitDetails(day=TODAY, kind=VisitKind.HOME, cases=(ids["case"],))
    return {
        "record": (record_visit, details),
        "correct": (correct_visit, ids["visit"], 1, replace(details, cases=())),
        "with a strange person": (record_visit, replace(details, persons=(ids["person"],))),
        "close": (correct_record, "case", ids["case"], 1, {"ended": TODAY.isoformat()}),
        "bin": (bin_record, "visit", ids["visit"], "pomyłka"),
        "restore": (restore_record, "visit", ids["visit"]),
        "bin a person": (bin_record, "person", ids["person"], "pomyłka"),
    }


@pytest.mark.parametrize("change", changes_out_of_reach(dict.fromkeys(KINDS)))
def test_nothing_out_of_reach_can_be_changed(story, change):
    with pytest.raises(NotAllowed):
        story.as_(Role.ASSISTANT, own=False).change(*changes_out_of_reach(story.ids)[change])


@pytest.mark.parametrize("kind", ["worker", "setting", "account", "need", "procedure", "letter"])
def test_social_worker_may_bin_nothing_and_assistant_only_casework(story, kind):
    for role in (Role.SOCIAL_WORKER, Role.OFFICE, Role.SPECIALIST):
        if KINDS[kind].write_right not in actor(role).rights:
            with pytest.raises(NotAllowed):
                story.as_(role).change(bin_record, kind, story.ids[kind], "pomyłka")
    if kind != "letter":
        with pytest.raises(NotAllowed):
            story.as_(Role.ASSISTANT).change(bin_record, kind, story.ids[kind], "pomyłka")


def test_office_sees_number_sign_and_address_of_every_family(story):
    (row,) = story.as_(Role.OFFICE).read(families)
    assert row.address_only
    shown = {name for name, value in vars(row).items() if value}
    assert shown == {"id", "number", "address", "sign", "sort_key", "address_only"}
    assert (row.number, row.sign) == ("R/9077/2026", "AR/9077/2026")


def test_office_finds_families_by_number_sign_and_address_not_by_name(story):
    office = story.as_(Role.OFFICE)
    assert office.read(search, "Kanarek family name") == []
    for typed, kind in (("R/9077", "family"), ("AR 9077", "case"), ("family-street", "address")):
        (found,) = office.read(search, typed)
        assert (found.kind, found.family) == (kind, None)
        assert "Kanarek-family-name" not in f"{found.title} {found.detail}"


def test_office_reads_no_card(story):
    for part_of_card in CARD:
        with pytest.raises(NotAllowed):
            story.as_(Role.OFFICE).read(part_of_card, story.ids["family"])


@operation("adres chroniony w teście", None)
def protect(session, family):
    session.get_one(Family, family).protected_address = True


@pytest.mark.parametrize("role", [Role.HEAD, Role.OFFICE, Role.ASSISTANT])
def test_protected_address_stands_in_no_list_and_is_not_found(story, role):
    story.opened.seen_by().change(protect, story.ids["family"])
    database = story.as_(role)
    (row,) = database.read(families)
    assert row.address == PROTECTED
    assert not [one for one in database.read(search, "family-street") if one.kind == "family"]
    assert all("family-street" not in one.detail for one in database.read(search, "9077"))


def test_specialist_sees_his_own_sessions_the_head_all(story):
    assert len(story.as_(Role.SPECIALIST).read(sessions)) == 1
    assert story.as_(Role.SPECIALIST, own=False).read(sessions) == []
    assert len(story.as_(Role.HEAD, own=False).read(sessions)) == 1


def test_specialist_reaches_his_own_session_whatever_family_it_was_for(story):
    session = story.ids["counselling_session"]
    story.as_(Role.SPECIALIST).read(record_form, "counselling_session", session)
    with pytest.raises(NotAllowed):
        story.as_(Role.SPECIALIST, own=False).read(record_form, "counselling_session", session)


def test_office_who_is_also_an_assistant_sees_his_family_whole_and_others_by_address(story):
    program = story.opened.seen_by()
    program.change(add, Family(number="R/1/2026", name="Obca", street="Inna 1"))
    both = actor(Role.OFFICE, Role.ASSISTANT, worker=story.ids["worker"])
    rows = story.opened.seen_by(both, CLOCK).read(families)
    assert [(row.number, row.address_only) for row in rows] == [
        ("R/9077/2026", False),
        ("R/1/2026", True),
    ]
    found = story.opened.seen_by(both, CLOCK).read(search, "R 1 2026")
    assert [one.title for one in found] == ["R/1/2026"]


def test_nobody_is_confined_to_a_family_out_of_reach(story):
    database = story.as_(Role.ASSISTANT, own=False)
    with pytest.raises(NotAllowed):
        database.confine(story.ids["family"])
    assert database.actor.only_family is None
    own = story.as_(Role.ASSISTANT)
    own.confine(story.ids["family"])
    assert own.actor.only_family == story.ids["family"]
