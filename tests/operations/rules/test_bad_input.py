"""What people really type: each oddity of families and dates has its answer, in plain words at its field."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from tests.fixtures.rule_cases.entering import Desk

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.rights import Role
from mgops_desktop.domain.visit import VisitKind
from mgops_desktop.operations.records.history import history_of
from mgops_desktop.operations.records.saving import (
    NeedsConfirmation,
    confirmation_of,
    correct_record,
)
from mgops_desktop.operations.visit import VisitDetails, record_visit
from mgops_desktop.storage.access import question
from mgops_desktop.storage.family import members_of
from mgops_desktop.storage.statement import missing_consents_on

Values = dict[str, Any]


@dataclass(frozen=True)
class Odd:
    """What is typed, and what is said of it: refused, asked about, or (`code` empty) stored without a word."""

    what: str
    kind: str
    given: Values
    code: str = ""
    words: str = ""
    is_refused: bool = True
    before: tuple[tuple[str, Values], ...] = ()

    def __str__(self) -> str:
        return self.what


def asked(what: str, kind: str, given: Values, code: str, words: str, *before: Any) -> Odd:
    return Odd(what, kind, given, code, words, False, before)


MAIN = {"case": "@second_case", "worker": "@assistant", "kind": "main", "began": "2026-05-04"}
HELPER = MAIN | {"worker": "@helper"}
CASE = {"family": "@third", "basis": "consent", "consent_on": "2026-06-30"}
TWIN = {"surname": "Umowna", "sex": "female", "birth_date": "2015-04-05"}
MEMBER = {"family": "@second", "person": "@boy", "role": "child", "began": "2026-05-04"}
SPLIT = MEMBER | {"family": "@fourth"}
CONTRACT = {
    "worker": "@helper",
    "position": "family_assistant",
    "form": "employment",
    "fraction": "1",
    "began": "2025-01-02",
    "ended": "2025-12-31",
    "end_reason": "expired",
}
MONITORED = ("aftercare", {"case": "@closed_case", "began": "2026-07-01"})

TYPED = (
    Odd("end before start", "case", CASE | {"began": "2026-07-01", "ended": "2026-06-30",
        "closure_reason": "goals_achieved"}, "order", "Wcześniej niż"),
    Odd("assistant before the case", "assignment", MAIN | {"began": "2026-01-02"}, "before_case",
        "nie może zaczynać się wcześniej"),
    Odd("assistant after the case", "assignment", MAIN | {"case": "@closed_case",
        "began": "2026-07-01"}, "after_case", "nie może trwać dłużej"),
    Odd("pause after the case", "case_pause", {"case": "@closed_case", "kind": "suspension",
        "began": "2026-06-01", "ended": "2026-07-15"}, "after_case", "nie może trwać dłużej"),
    Odd("overlapping assignments", "assignment", HELPER, "second_main", "",
        before=(("assignment", MAIN),)),
    Odd("two assistants, one of them a substitute", "assignment", HELPER
        | {"kind": "substitute", "began": "2026-10-01", "ended": "2026-10-09"}, "no_contract",
        "Nie zapisano umowy", False, (("assignment", MAIN),)),
    Odd("same person twice on a case", "assignment", MAIN | {"kind": "substitute",
        "began": "2026-10-01", "ended": "2026-10-09"}, "twice", "",
        before=(("assignment", MAIN),)),
    asked("worker not employed any more", "assignment", HELPER, "no_contract",
        "Nie zapisano umowy", ("contract", CONTRACT)),
    Odd("case while another is open", "case", CASE | {"family": "@second", "began": "2026-06-01"},
        "second_case", "Zakończ ją najpierw"),
    asked("family comes back while it is monitored", "case", CASE | {"began": "2026-09-01"},
        "monitoring", "Skończy się dzień przed", MONITORED),
    Odd("family comes back on the day of closure", "case", CASE | {"began": "2026-06-30"}),
    Odd("plan before the case", "work_plan", {"case": "@second_case", "began": "2026-01-02"},
        "before_case", "nie może zaczynać się wcześniej"),
    Odd("assessment of a day to come", "assessment", {"case": "@second_case",
        "kind": "periodic", "day": "2027-01-02"}, "not_yet", ""),
    Odd("letter that came before it was sent", "letter", {"direction": "out",
        "kind": "court_opinion", "day": "2026-10-10", "delivered_on": "2026-10-01"}, "order", ""),
    asked("the same PESEL twice", "person", TWIN | {"first_name": "Iga", "pesel": "15240502285"},
        "same_pesel", "ma ten sam PESEL",
        ("person", TWIN | {"first_name": "Ida", "pesel": "15240502285"})),
    asked("person in two families", "membership", SPLIT, "two_families", "liczona w obu",
        ("membership", MEMBER)),
    Odd("person twice in one family", "membership", MEMBER | {"began": "2026-06-01"}, "twice",
        "jest już w tej rodzinie", before=(("membership", MEMBER),)),
    Odd("twin with the same birth date", "person", TWIN | {"first_name": "Zuzanna"},
        before=(("person", TWIN | {"first_name": "Aleksandra"}),)),
    asked("the same child again", "person", TWIN | {"first_name": "Aleksandra"},
        "similar_person", "czy to nie ta sama osoba",
        ("person", TWIN | {"first_name": "Aleksandra"})),
    asked("unknown birth", "person", {"surname": "Umowna", "sex": "female"}, "no_age",
        "liczona jako dorosła"),
    Odd("unknown birth of a child", "person", {"surname": "Umowna", "sex": "female",
        "age_group": "child"}),
    Odd("only the year of birth, no PESEL", "person", {"surname": "Umowna", "sex": "female",
        "birth_year": 2014}),
    Odd("member after his death", "membership", MEMBER | {"person": "@dead"}, "after_death",
        "zmarła"),
    Odd("member before his birth", "membership", MEMBER | {"began": "2015-01-02"},
        "before_birth", "urodziła się"),
    Odd("consent before birth", "statement", {"kind": "consent", "family": "@second",
        "person": "@woman", "day": "1990-01-02"}, "before_birth", "urodziła się"),
)  # fmt: skip


@pytest.fixture
def desk(longer_story):
    return Desk.of(longer_story, Role.HEAD)


@pytest.mark.parametrize("odd", TYPED, ids=str)
def test_what_is_said(desk, odd):
    for kind, values in odd.before:
        desk.confirm(kind, desk.given(values))
    given = desk.given(odd.given)
    say = desk.refused if odd.is_refused and odd.code else desk.asked  # asking fails on a refusal
    said = say(odd.kind, given)
    found = {one.code: one.message for one in said}
    if not odd.code:
        assert not found
        return
    assert odd.words in found[odd.code]
    assert found[odd.code].endswith((".", "?"))


def test_wrong_pesel_is_refused_until_it_is_explained(desk):
    given = TWIN | {"first_name": "Iga", "pesel": "12345678901"}
    assert {one.field for one in desk.refused("person", given)} == {"pesel"}
    assert not desk.refused("person", given | {"pesel_remark": "tak w dokumencie"})


@pytest.mark.parametrize(
    ("case", "day"),
    [("second_case", date(2026, 1, 7)), ("closed_case", date(2026, 10, 2))],
    ids=["before the case", "after the case"],
)
def test_visit_outside_the_work_is_asked_about(desk, case, day):
    visit = VisitDetails(day, VisitKind.HOME, (desk.uuid(case),), (desk.uuid("assistant"),))
    with pytest.raises(NeedsConfirmation) as asked:
        desk.database.change(record_visit, visit)
    (one,) = [one for one in asked.value.problems if one.code == "outside_case"]
    assert one.field == "cases"
    assert "nie prowadzono pracy ani monitoringu" in one.message


def test_visit_of_somebody_not_employed_is_asked_about(desk):
    desk.confirm("contract", desk.given(CONTRACT))
    visit = VisitDetails(
        day=date(2026, 10, 2),
        kind=VisitKind.HOME,
        cases=(desk.uuid("second_case"),),
        workers=(desk.uuid("helper"),),
    )
    with pytest.raises(NeedsConfirmation) as asked:
        desk.database.change(record_visit, visit)
    (one,) = [one for one in asked.value.problems if one.code == "not_employed"]
    assert (one.field, one.message) == (
        "workers",
        "W dniu 02.10.2026 nie ma umowy: Nowa. Sprawdź datę albo pracownika.",
    )
    accepted = [confirmation_of(one) for one in asked.value.problems]
    desk.database.change(record_visit, visit, accepted=accepted)


def test_change_of_surname_keeps_the_person_and_its_history(desk):
    woman = desk.uuid("woman")
    desk.confirm("membership", desk.given(MEMBER, {"person": "@woman", "role": "mother"}))
    desk.correct("person", woman, {"surname": "Nowoumowna"})
    (member,) = desk.database.read(members_of, desk.uuid("second"))
    assert (member.person, member.surname) == (woman, "Nowoumowna")
    told = str(desk.database.read(history_of, "person", woman))
    assert "Umowna" in told
    assert "Nowoumowna" in told


def test_death_of_a_member_is_asked_about_and_his_consent_is_not(desk):
    man = desk.uuid("man")
    for person, role in (("@man", "father"), ("@woman", "mother")):
        desk.confirm("membership", desk.given(MEMBER, {"person": person, "role": role}))
    assert desk.database.read(consents_missing, desk.uuid("second")) == 2
    with pytest.raises(UserError) as asked:
        desk.correct("person", man, {"died_on": "2026-10-01"})
    (one,) = asked.value.problems
    assert (one.code, "Zakończ tam wpis" in one.message) == ("still_member", True)
    change = ("person", man, 1, {"died_on": "2026-10-01"}, [confirmation_of(one)])
    desk.database.change(correct_record, *change)
    assert desk.database.read(consents_missing, desk.uuid("second")) == 1


def test_family_that_splits_keeps_the_child_in_both(desk):
    """Two families with plans of their own: each counts the child, each asks its own carer."""
    desk.confirm(
        "case", desk.given({"family": "@fourth", "basis": "consent", "began": "2026-06-01"})
    )
    for family, carer, role in (("@second", "@woman", "mother"), ("@fourth", "@man", "father")):
        of = {"family": family}
        desk.confirm("membership", desk.given(MEMBER, of))
        desk.confirm("membership", desk.given(MEMBER, of, {"person": carer, "role": role}))
    for family in ("second", "fourth"):
        members = desk.database.read(members_of, desk.uuid(family))
        assert sorted(one.is_child for one in members) == [False, True]
        assert desk.database.read(consents_missing, desk.uuid(family)) == 1


@question("brakujące zgody w teście", None)
def consents_missing(session, family):
    (one,) = missing_consents_on(session, date(2026, 11, 21), {family})
    return len(one.persons)
