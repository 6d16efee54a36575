"""The practice centre: invented people, three accounts, every kind of record, faults on purpose."""

import re
from collections import Counter
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from tests.operations.practice.conftest import AS_OF

from mgops_desktop.domain.family import Sex
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.procedure.access import Standing
from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.blue_card_access import card_standing
from mgops_desktop.operations.check import check
from mgops_desktop.operations.naming import name_records
from mgops_desktop.operations.practice import Scale, Size
from mgops_desktop.operations.practice.cast import FamilyPlan
from mgops_desktop.operations.practice.invent import invent
from mgops_desktop.operations.practice.phrases import phrases, surname
from mgops_desktop.operations.reports import render_report, report_of
from mgops_desktop.operations.start_page import start_page
from mgops_desktop.storage.access import question
from mgops_desktop.storage.blue_card import procedures
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.account import Account
from mgops_desktop.storage.tables.blue_card import Party
from mgops_desktop.storage.tables.family import Family, Person
from mgops_desktop.storage.tables.staff import Worker
from mgops_desktop.storage.tables.visit import Visit

SMALL = Scale(Size.SMALL, AS_OF, seed=1)
WRITTEN_BY_FOUNDING = {
    *("account", "account_role", "authorisation", "centre", "setting", "deadline_rule"),
    "left_figure",
}
WRITTEN_BY_THE_CENTRE = {
    *("column_mapping", "calendar_exception", "import_run", "opening_figure"),
    *("distinct_pair", "accepted_month", "saved_search", "drawing_layout"),
    *("exchange_peer", "exchanged_pack", "exchange_clash", "exchange_alias", "word_template"),
}
"""What comes of imports, of the time before the program, and of changes to the calendar of the law."""
FILES = {"attached_file", "card_file"}
"""Their contents are files, and are nothing to invent."""
ONLY_IN_A_CITY = {"case_pause"}


@question("każdy wiersz rodzaju", None)
def every(session: Session, kind: type) -> list[dict[str, object]]:
    return [
        {name: value for name, value in vars(row).items() if not name.startswith("_")}
        for row in session.scalars(select(kind))
    ]


def invented_surnames() -> set[str]:
    known = phrases("names")
    return {f"{stem}{end}" for stem in known["surnames"] + known["workers"] for end in "ay"}


@pytest.mark.parametrize("kind", [Family, Person, Party, Worker])
def test_every_surname_is_an_invented_adjective(head, kind):
    names = {row["name" if kind is Family else "surname"] for row in head.read(every, kind)}
    parts = {part for name in names for part in re.split(r"[- ]", str(name)) if part}
    assert parts
    assert parts - invented_surnames() == set()


@pytest.mark.parametrize(
    "real", ["Kowalsk", "Nowak", "Wiśniewsk", "Wójcik", "Zieliński", "Lewandowsk"]
)
def test_common_surnames_are_no_stems(real):
    stems = phrases("names")["surnames"] + phrases("names")["workers"]
    assert not [stem for stem in stems if f"{stem}a".startswith(real)]


@pytest.mark.parametrize("kind", [Person, Party])
def test_nobody_has_a_pesel(head, kind):
    assert {row.get("pesel") or "" for row in head.read(every, kind)} == {""}


def test_accounts_see_different_things(open_as):
    logins = ("asystent", "kierownik", "sekretarz", "socjalny")
    roles = {login: open_as(login).actor.roles for login in logins}
    assert roles == {
        "asystent": {Role.ASSISTANT},
        "kierownik": {Role.HEAD, Role.TEAM_MEMBER},
        "sekretarz": {Role.OFFICE, Role.TEAM_MEMBER},
        "socjalny": {Role.SOCIAL_WORKER, Role.TEAM_MEMBER},
    }
    assert {row["login"] for row in open_as("kierownik").read(every, Account)} == set(roles)
    assert all(row["worker_id"] for row in open_as("kierownik").read(every, Account))


def test_who_leads_the_team_opens_every_procedure_and_a_member_those_of_his_groups(open_as):
    every_procedure = {row.number for row in open_as("kierownik").read(procedures)}
    assert {row.number for row in open_as("sekretarz").read(procedures)} == every_procedure
    own = {row.number for row in open_as("socjalny").read(procedures)}
    assert own
    assert own < every_procedure
    found = open_as("socjalny").read(card_standing)
    assert (found.standing, found.elsewhere) == (Standing.OWN, len(every_procedure - own))


def test_assistant_has_families_of_his_own_and_something_to_do(open_as):
    page = open_as("asystent").read(start_page)
    assert page.has_families
    assert page.overdue
    assert page.on_today
    assert page.workload is not None


def test_every_kind_of_record_occurs(practice):
    absent = WRITTEN_BY_FOUNDING | WRITTEN_BY_THE_CENTRE | ONLY_IN_A_CITY | FILES
    assert {kind for kind, count in practice.records.items() if count} == KINDS.keys() - absent


def test_every_invented_record_is_in_the_file(head, practice):
    for kind, count in practice.records.items():
        if kind != "dictionary_entry":  # the shipped dictionaries are there too
            assert len(head.read(every, KINDS[kind])) == count, kind


def test_every_record_can_be_named(head):
    refs = [
        RecordRef(kind, row["id"]) for kind in KINDS for row in head.read(every, KINDS[kind])[:1]
    ]
    assert head.read(name_records, refs, with_names=True).keys() == set(refs)


def content(scale: Scale) -> dict[str, list[object]]:
    entries = invent(scale).world.ledger._entries
    return {cls.__tablename__: [(one.day, one.values) for one in entries[cls]] for cls in entries}


def test_same_seed_gives_the_same_centre():
    assert content(SMALL) == content(SMALL)


def test_another_seed_gives_other_people():
    assert content(SMALL)["person"] != content(Scale(Size.SMALL, AS_OF, seed=2))["person"]


@pytest.mark.parametrize("today", [date(2026, 1, 5), date(2026, 7, 1), date(2028, 2, 29)])
def test_dates_follow_the_day_of_the_data(today):
    visits = [values["day"] for _day, values in content(Scale(Size.SMALL, today, seed=1))["visit"]]
    assert 0 < (today - max(visits)).days <= 7
    assert min(visits).year <= today.year - 2


def test_visits_are_on_working_days_of_the_past(head):
    days = [row["day"] for row in head.read(every, Visit)]
    assert max(days) < AS_OF
    assert {day.weekday() for day in days} <= set(range(5))


def plans_with(fault: str) -> list[FamilyPlan]:
    return [one.plan for one in invent(SMALL).world.families if one.has_fault(fault)]


def test_check_finds_the_faults_made_on_purpose_and_no_others(head):
    found = Counter(one.code for one in head.read(check, Period.year(2026)))
    assert found == {
        "assessment_overdue": len(plans_with("assessment_missing")),
        "closure_without_final_assessment": len(plans_with("closed_without_final")),
        "court_report_overdue": len(plans_with("court_report_late")),
        "plan_unsigned": len(plans_with("plan_unsigned")),
        "period_not_ended": 1,
        "visit_incomplete": len(plans_with("visit_incomplete")),
        "case_without_plan": 1,  # its plan is due today
        "text_carried_over": 2,
        "act_unconfirmed": 1,
    }
    assert found["assessment_overdue"] == 1


def test_check_of_an_earlier_year_finds_the_wrong_note_of_the_county(head):
    found = {one.code for one in head.read(check, Period.year(2025))}
    assert found == {"typed_in_sum", "act_unconfirmed"}


def test_annual_report_has_something_in_every_section(head):
    report = head.read(report_of, "annual", Period.year(2025))
    assert len(report.sections) >= 12
    assert [section.key for section in report.sections if not section.blocks] == []
    made = head.clock.now()
    assert render_report(report, "pdf", made).startswith(b"%PDF")
    assert report.practice


@pytest.mark.parametrize(
    ("size", "fewest"),
    [
        (Size.SMALL, {"family": 22, "case": 22, "visit": 1_500}),
        pytest.param(
            Size.CITY,
            {"family": 1_000, "case": 1_000, "visit": 100_000, "worker": 40},
            marks=pytest.mark.slow,
        ),
        pytest.param(Size.HUGE, {"person": 50_000}, marks=pytest.mark.slow),
    ],
)
def test_size_has_the_promised_counts(size, fewest):
    counts = invent(Scale(size, AS_OF, seed=1)).world.ledger.counts()
    short = {kind: counts[kind] for kind, least in fewest.items() if counts[kind] < least}
    assert short == {}


def test_surnames_inflect_by_sex():
    assert surname("Zastępcz-Wzorcow", Sex.FEMALE) == "Zastępcza-Wzorcowa"
    assert surname("Zastępcz-Wzorcow", Sex.MALE) == "Zastępczy-Wzorcowy"
