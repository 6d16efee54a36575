"""The law's machine asked when a step of a Blue Card procedure is entered, through the operations of a form."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import pytest
from tests.fixtures.rule_cases.entering import Desk

from mgops_desktop.domain.errors import UserError
from mgops_desktop.operations.blue_card import ProcedureCard, procedure_card
from mgops_desktop.operations.procedure_ways import ways_out
from mgops_desktop.operations.records.saving import (
    NeedsConfirmation,
    confirmation_of,
    correct_record,
)

REASON = "tak się stało poza programem"


class Case:
    """A procedure entered through the forms, from its start on."""

    def __init__(self, desk: Desk, began: str = "2026-10-05", **more: Any) -> None:
        self.desk, self.began = desk, began
        self.ids: dict[str, str] = {}
        self.id = str(desk.confirm("procedure", {"began": began, **more}))

    def add(self, kind: str, /, **given: Any) -> str:
        return str(self.desk.confirm(kind, self.given(kind, given)))

    def with_sides(self, violent_born: str = "1980-05-06") -> "Case":
        self.person("harmed", "harmed", "1985-01-02")
        self.person("violent", "violent", violent_born)
        return self

    def person(self, name: str, role: str, born: str) -> str:
        party = self.add("party", surname=f"Umowna {name}", sex="female", birth_date=born)
        self.ids[name] = party
        return self.add("participation", party=party, role=role)

    def started(self, **more: Any) -> "Case":
        given = {"kind": "nk_a", "a_type": "wszczynajaca", "filled": self.began}
        self.ids["form"] = self.add("nk_form", **{**given, "institution": "police", **more})
        return self

    def with_group(self, sworn: str | None = "2026-01-05") -> "Case":
        self.ids["group"] = self.add("diagnostic_group", kind="gdp", appointed=self.began)
        for role in ("police", "social_worker"):
            self.member(role, sworn)
        return self

    def member(self, role: str, sworn: str | None = "2026-01-05") -> str:
        papers = {"sworn": sworn, "authorised": sworn} if sworn else {}
        self.ids[role] = self.add("professional", surname=f"Inna {role}", role=role, **papers)
        return self.add("group_member", professional=self.ids[role], role=role, began=self.began)

    def given(self, kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
        """The values of a record of this procedure; a word in angle brackets names somebody of it."""

        def meant(value: Any) -> Any:
            if isinstance(value, list):
                return [meant(one) for one in value]
            is_name = isinstance(value, str) and value.startswith("<")
            return self.ids[value.strip("<>")] if is_name else value

        own = {"procedure": self.id}
        if kind in ("group_member", "group_sitting"):
            own = {"group": self.ids["group"]}
        if kind in ("party", "professional"):
            own = {}
        return {name: meant(value) for name, value in {**own, **given}.items()}

    @property
    def card(self) -> ProcedureCard:
        found: ProcedureCard = self.desk.database.read(procedure_card, UUID(self.id))
        return found

    def told(self, weight: str = "breach") -> set[tuple[str, str]]:
        return {
            (one.objection.code, one.reason)
            for one in self.card.told
            if one.objection.weight == weight
        }


@pytest.fixture
def desk(longer_story):
    return Desk.of(longer_story)


@pytest.fixture
def case(desk):
    return Case(desk)


BLOCKS = [
    ("nk_form", "recipient_party", "given_to_violent",
     {"kind": "nk_b", "filled": "2026-10-06", "recipient_party": "<violent>"}),
    ("nk_form", "received", "before_start",
     {"kind": "nk_a", "filled": "2026-10-01", "received": "2026-10-02"}),
    ("nk_form", "filled", "before_start", {"kind": "nk_c", "filled": "2026-10-02"}),
    ("nk_form", "passed", "no_group",
     {"kind": "nk_a", "filled": "2026-10-05", "received": "2026-10-06", "passed": "2026-10-07"}),
    ("diagnostic_group", "appointed", "before_start", {"kind": "gdp", "appointed": "2026-10-02"}),
    ("procedure_event", "day", "before_start", {"kind": "crime_notice", "day": "2026-10-01"}),
    ("procedure_event", "remark", "hindrance_described",
     {"kind": "violent_not_notified", "day": "2026-10-12"}),
]  # fmt: skip
MEETINGS = [
    ("guests", "together", {"day": "2026-10-12", "guests": ["<harmed>", "<violent>"]}),
    ("guests", "together", {"day": "2026-12-12", "guests": ["<harmed>", "<violent>"]}),
    ("guests", "minor_invited", {"day": "2026-10-12", "guests": ["<child>"]}),
    ("guests", "minor_invited", {"day": "2026-12-12", "guests": ["<child>"]}),
    ("members", "not_a_member", {"day": "2026-10-12", "members": ["<stranger>"]}),
    ("guests", "too_near",
     {"day": "2026-10-13", "at": "10:30", "until": "11:00", "guests": ["<violent>"]}),
]  # fmt: skip
LAST = "2026-11-21"


def check_block(case: Case, kind: str, field: str, code: str, given: Mapping[str, Any]) -> None:
    """Refused at its field; with the reason of a breach it is asked, stored, and told on the card."""
    values = case.given(kind, given)
    problems = {(one.field, one.code): one.message for one in case.desk.refused(kind, values)}
    assert (field, code) in problems
    assert "wpisz powód naruszenia" in problems[field, code]
    outside = {**values, "outside": REASON}
    asked = {one.code: one.message for one in case.desk.asked(kind, outside)}
    assert "naruszenie" in asked[code]
    assert case.desk.confirm(kind, outside)
    if given.get("day", LAST) <= LAST:
        assert (code, REASON) in case.told()


@pytest.mark.parametrize(("kind", "field", "code", "given"), BLOCKS)
def test_a_block_refuses_and_with_a_reason_is_a_breach(case, kind, field, code, given):
    check_block(case.with_sides().started(), kind, field, code, given)


@pytest.mark.parametrize(("field", "code", "given"), MEETINGS)
def test_a_meeting_against_the_law_is_refused(case, field, code, given):
    case.with_sides().started(received="2026-10-06").with_group()
    case.person("child", "harmed", "2015-01-02")
    ready = {"sworn": "2026-01-05", "authorised": "2026-01-05"}
    case.ids["stranger"] = case.add("professional", surname="Obca", role="police", **ready)
    hours = {"at": "09:00", "until": "10:00", "protocol_on": "2026-10-13"}
    case.add("group_sitting", day="2026-10-13", guests=["<harmed>"], parties=["<harmed>"], **hours)
    if (
        code == "too_near"
    ):  # once a day: the other side is met by a group of its own kind of meeting
        given = {**given, "group": second_group(case)}
    check_block(case, "group_sitting", field, code, given)


def test_who_is_violent_in_another_procedure_is_not_met_beside_its_harmed_person(desk, case):
    case.with_sides().started(received="2026-10-06").with_group()
    hours = {"at": "09:00", "until": "10:00", "protocol_on": "2026-10-13"}
    case.add("group_sitting", day="2026-10-13", guests=["<harmed>"], parties=["<harmed>"], **hours)
    other = Case(desk, "2026-10-07")
    other.person("harmed", "harmed", "1990-01-02")
    other.add("participation", party=case.ids["harmed"], role="violent")
    other.started(received="2026-10-07").with_group()
    near = {"at": "10:30", "until": "11:00", "guests": ["<harmed>"], "parties": ["<harmed>"]}
    check_block(other, "group_sitting", "guests", "too_near", {"day": "2026-10-13", **near})


def second_group(case: Case) -> str:
    """Another group of the procedure, which works after the first one."""
    case.desk.correct("diagnostic_group", UUID(case.ids["group"]), {"ended": "2026-10-13"})
    return case.add("diagnostic_group", kind="gdp", appointed="2026-10-13")


def test_nobody_who_is_not_entitled_starts_a_procedure(desk):
    case = Case(desk, "2023-06-01").with_sides()
    start = {"kind": "nk_a", "a_type": "wszczynajaca", "filled": "2023-06-01"}
    assistant = {**start, "institution": "social_assistance", "filler": "family_assistant"}
    check_block(case, "nk_form", "starter", "not_entitled", assistant)


def test_an_assistant_starts_one_since_the_law_lets_him(desk):
    case = Case(desk, "2023-06-22").with_sides()
    start = {"kind": "nk_a", "a_type": "wszczynajaca", "filled": "2023-06-22"}
    given = {**start, "institution": "social_assistance", "filler": "family_assistant"}
    assert desk.refused("nk_form", case.given("nk_form", given)) == ()


@pytest.mark.parametrize(("began", "is_refused"), [("2023-06-21", False), ("2023-06-22", True)])
def test_a_minor_is_no_violent_person_since_the_law_of_june_2023(desk, began, is_refused):
    case = Case(desk, began)
    party = case.add("party", surname="Młoda", sex="female", birth_date="2010-01-02")
    given = case.given("participation", {"party": party, "role": "violent"})
    codes = {(one.field, one.code): one.message for one in desk.refused("participation", given)}
    assert (("role", "minor_violent") in codes) is is_refused
    if is_refused:
        assert "art. 2 ust. 1" in codes["role", "minor_violent"]
        case.started(outside=REASON)
        assert desk.confirm("participation", given)
        assert ("minor_violent", REASON) in case.told()


def test_a_form_goes_to_no_group_with_somebody_unsworn(case):
    case.with_sides().with_group(sworn=None)
    start = {"kind": "nk_a", "a_type": "wszczynajaca", "institution": "police"}
    days = {"filled": "2026-10-05", "received": "2026-10-06", "passed": "2026-10-07"}
    check_block(case, "nk_form", "passed", "unsworn", {**start, **days})


def test_a_second_procedure_of_a_pair_is_refused_and_becomes_a_further_form(desk, case):
    case.with_sides().started()
    second = Case(desk, "2026-10-20")
    second.add("participation", party=case.ids["harmed"], role="harmed")
    given = second.given("participation", {"party": case.ids["violent"], "role": "violent"})
    problems = {(one.field, one.code): one.message for one in desk.refused("participation", given)}
    assert "§ 13" in problems["party", "pair_running"]
    (way,) = desk.database.read(ways_out, "participation", given, None, ["pair_running"])
    assert (way.kind, str(way.owner.id)) == ("nk_form", case.id)
    assert way.known["a_type"] == "kolejna"
    assert way.known["filled"] == "2026-10-20"
    second.started(outside=REASON)
    assert desk.confirm("participation", given)
    assert ("pair_running", REASON) in second.told()


def test_the_pair_turned_round_is_another_procedure(desk, case):
    case.with_sides().started()
    second = Case(desk, "2026-10-20")
    second.add("participation", party=case.ids["violent"], role="harmed")
    given = {"party": case.ids["harmed"], "role": "violent"}
    assert desk.refused("participation", second.given("participation", given)) == ()


def test_a_starting_form_moves_into_the_running_procedure_with_all_that_was_typed(desk, case):
    case.with_sides().started()
    second = Case(desk, "2026-10-20").started(outside=REASON)
    for side in ("harmed", "violent"):
        second.add("participation", party=case.ids[side], role=side)
    typed = {
        "procedure": second.id,
        "kind": "nk_a",
        "filled_by": "Dzielnicowa",
        "a_type": "wszczynajaca",
    }
    (way,) = desk.database.read(ways_out, "nk_form", typed, None, ["pair_running"])
    assert way.moves
    assert way.known == {**typed, "procedure": case.id, "a_type": "kolejna"}


def test_end_of_a_procedure_wants_what_the_law_wants(desk, case):
    case.with_sides().started()
    end = {"ended": "2026-11-12", "end_ground": "violence_ceased"}
    with pytest.raises(UserError) as refused:
        desk.correct("procedure", UUID(case.id), end)
    found = {(one.field, one.code) for one in refused.value.problems}
    assert {("end_marks", "conditions"), ("grounds", "grounds_described")} <= found
    whole = {**end, "end_marks": ["ceased", "not_expected"], "grounds": "zgodnie z protokołem"}
    with pytest.raises(NeedsConfirmation) as asked:
        desk.correct("procedure", UUID(case.id), whole)
    assert ("ended", "out_of_turn") in [(one.field, one.code) for one in asked.value.problems]


def test_a_day_before_the_start_of_what_has_no_reason_is_refused(case):
    case.with_sides().started()
    given = {"party": "<violent>", "referred": "2026-10-02", "decision": "unanimous"}
    problems = case.desk.refused("correction_programme", case.given("correction_programme", given))
    assert ("referred", "before_start") in [(one.field, one.code) for one in problems]


def test_a_step_out_of_its_turn_is_asked_about_and_stored(case):
    case.with_sides().started()
    given = case.given("nk_form", {"kind": "nk_d", "filled": "2026-10-12"})
    asked = case.desk.asked("nk_form", given)
    assert ("filled", "out_of_turn") in [(one.field, one.code) for one in asked]
    case.desk.confirm("nk_form", given)
    assert ("out_of_turn", "") in case.told("block")


def test_a_second_nk_c_of_a_person_is_told_as_a_change_of_the_plan(case):
    case.with_sides().started(received="2026-10-06").with_group()
    for day in ("2026-11-02", "2026-10-20"):
        case.add("nk_form", kind="nk_c", filled=day, about="<harmed>", outside=REASON)
    told = [(f"{one.day}", one.remark) for one in case.card.steps if "– C”" in one.what]
    change = "zmiana albo uzupełnienie planu pomocy (§ 11 ust. 4, § 13 ust. 2)"
    assert told == [("2026-11-02", change), ("2026-10-20", "")]


def test_a_fact_recorded_late_never_blocks(case):
    """What was entered after it stands, however late the earlier step is recorded."""
    case.with_sides().started(received="2026-10-06").with_group()
    case.add("nk_form", kind="nk_c", filled="2026-10-20")
    sitting = {
        "day": "2026-10-12",
        "decision": "action",
        "members": ["<police>", "<social_worker>"],
    }
    late = case.given(
        "group_sitting", {**sitting, "protocol_on": "2026-10-12", "parties": ["<harmed>"]}
    )
    assert case.desk.refused("group_sitting", late) == ()


def test_what_was_said_once_is_not_said_again(case):
    case.with_sides().started()
    form = case.add("nk_form", kind="nk_d", filled="2026-10-12")
    case.desk.correct("nk_form", UUID(form), {"filled_by": "pracownik socjalny"})


def test_a_correction_that_breaks_the_law_is_refused(case):
    case.with_sides().started()
    form = case.add("nk_form", kind="nk_b", filled="2026-10-12", recipient_party="<harmed>")
    with pytest.raises(UserError) as refused:
        case.desk.correct("nk_form", UUID(form), {"recipient_party": case.ids["violent"]})
    assert [one.code for one in refused.value.problems] == ["given_to_violent"]


def test_a_group_without_a_policeman_is_asked_about(case):
    """When it gets the form: until then its members are still entered one by one."""
    case.with_sides()
    case.ids["group"] = case.add("diagnostic_group", kind="gdp", appointed="2026-10-05")
    case.member("social_worker")
    start = {"kind": "nk_a", "a_type": "wszczynajaca", "institution": "police"}
    days = {"filled": "2026-10-05", "received": "2026-10-06", "passed": "2026-10-07"}
    asked = case.desk.asked("nk_form", case.given("nk_form", {**start, **days}))
    problems = {(one.field, one.code): one.message for one in asked}
    assert "funkcjonariusz Policji" in problems["passed", "incomplete"]
    assert "05.10.2026" in problems["passed", "incomplete"]
    case.member("police")
    asked = case.desk.asked("nk_form", case.given("nk_form", {**start, **days}))
    assert "incomplete" not in [one.code for one in asked]


def test_a_violent_person_of_a_running_procedure_without_persons_is_no_word_too_much(case):
    """A procedure is entered before its persons: nothing is missing yet."""
    assert case.desk.asked("procedure", {"began": "2026-10-06"}) == ()


def test_somebody_of_an_ended_procedure_is_tied_to_it(desk):
    ended = Case(desk, "2025-11-03").with_sides().started()
    end = {"ended": "2026-06-01", "end_ground": "withdrawn", "outside": REASON}
    confirm_correction(desk, "procedure", ended.id, end)
    again = Case(desk, "2026-10-20")
    given = again.given("participation", {"party": ended.ids["harmed"], "role": "harmed"})
    asked = {(one.field, one.code): one.message for one in desk.asked("participation", given)}
    assert "01.06.2026" in asked["party", "earlier"]
    (way,) = desk.database.read(ways_out, "participation", given, None, ["earlier"])
    confirm_correction(desk, way.kind, str(way.record), way.known)
    assert desk.asked("participation", given) == ()


def confirm_correction(desk: Desk, kind: str, record: str, given: Mapping[str, Any]) -> None:
    """Correct a record and say yes to every warning."""
    try:
        desk.correct(kind, UUID(record), given)
    except NeedsConfirmation as asked:
        accepted = [confirmation_of(one) for one in asked.problems]
        desk.database.change(correct_record, kind, UUID(record), 1, given, accepted)


def test_whether_an_obligation_was_kept_may_be_unknown_or_no(case):
    case.with_sides().started()
    given = {"party": "<violent>", "agreed_on": "2026-10-12", "content": "trzeźwość"}
    checked = case.given("violent_obligation", {**given, "review": "2026-11-12"})
    codes = {
        kept: [one.code for one in case.desk.asked("violent_obligation", {**checked, "kept": kept})]
        for kept in (None, "no")
    }
    assert codes == {None: ["no_result"], "no": []}
