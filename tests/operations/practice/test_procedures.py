"""Blue Card procedures of the practice centre: whole stories, by the law but for those that are told to break it."""

from collections import defaultdict
from datetime import date
from uuid import UUID

import pytest
from tests.operations.practice.conftest import AS_OF

from mgops_desktop.domain.age import Birth
from mgops_desktop.domain.blue_card import FormAType, FormKind, PartyRole, ProcedureEnd
from mgops_desktop.domain.blue_card_records import Behaviour, SittingDecision, SittingKind
from mgops_desktop.domain.calendar import add_months
from mgops_desktop.domain.deadline_rule import Regime
from mgops_desktop.domain.procedure.agenda import Point, clashes
from mgops_desktop.domain.procedure.circumstances import Circumstances, Involved, Member
from mgops_desktop.domain.procedure.course import Course, fold
from mgops_desktop.domain.procedure.guards import Weight
from mgops_desktop.domain.procedure.steps import Fact, Mark, Step
from mgops_desktop.operations.practice import Scale, Size
from mgops_desktop.operations.practice.invent import invent
from mgops_desktop.operations.practice.procedure_file import ProcedureFile, procedure_files
from mgops_desktop.operations.practice.world import World
from mgops_desktop.storage.seeds import shipped_initiators, shipped_procedure_steps
from mgops_desktop.storage.tables.blue_card import GroupSitting, NkForm, TeamSitting
from mgops_desktop.storage.tables.blue_card_bodies import GroupMember, Professional
from mgops_desktop.storage.tables.blue_card_course import Relation, ViolentActs

_ENDS = {
    ProcedureEnd.VIOLENCE_CEASED: Step.VIOLENCE_CEASED,
    ProcedureEnd.OLD_CEASED_AND_PLAN: Step.VIOLENCE_CEASED,
    ProcedureEnd.NO_GROUNDS: Step.NO_GROUNDS,
    ProcedureEnd.OLD_NO_GROUNDS: Step.NO_GROUNDS,
    ProcedureEnd.WITHDRAWN: Step.NOT_CONFIRMED,
}
_MEETINGS = {SittingKind.WITH_HARMED: Step.NK_C, SittingKind.WITH_VIOLENT: Step.NK_D}


@pytest.fixture(scope="module", params=[AS_OF, date(2028, 2, 29)], ids=str)
def world(request: pytest.FixtureRequest) -> World:
    return invent(Scale(Size.SMALL, request.param, seed=1)).world


@pytest.fixture(scope="module")
def files(world: World) -> list[ProcedureFile]:
    return list(procedure_files(world))


def members_of(file: ProcedureFile) -> tuple[Member, ...]:
    people = {one["id"]: one for one in file.world.ledger.values_of(Professional)}
    groups = {one["id"] for one in file.groups}
    return tuple(
        Member(
            one["professional_id"],
            one["role"],
            one["began"],
            None,
            people[one["professional_id"]]["sworn"],
            people[one["professional_id"]]["authorised"],
        )
        for one in file.world.ledger.values_of(GroupMember)
        if one["group_id"] in groups
    )


def around(file: ProcedureFile) -> Circumstances:
    persons = tuple(
        Involved(
            part["party_id"],
            Birth(file.parties[part["party_id"]]["birth_date"]),
            part["role"] is PartyRole.HARMED,
            part["role"] is PartyRole.VIOLENT,
        )
        for part in file.parts
    )
    until = None
    ground = file.values["end_ground"]
    if file.ended and file.regime is not Regime.OLD and ground is not ProcedureEnd.WITHDRAWN:
        until = add_months(file.ended, 9)
    return Circumstances(
        file.regime,
        file.began,
        persons,
        members_of(file),
        tuple(shipped_initiators()),
        monitoring_until=until,
    )


def facts_of(file: ProcedureFile) -> list[Fact]:
    """What happened, as the records of the practice centre say it."""
    marks = frozenset({Mark.PROTOCOL, Mark.GROUNDS, Mark.WITHOUT_HARMED_DATA, Mark.NOTE})
    found: list[Fact] = []

    def happened(step: Step, day: date | None, **more: object) -> None:
        if day is not None:
            found.append(Fact(step, day, **more))  # type: ignore[arg-type]

    for form in file.forms:
        starter = form.get("starter")
        first = form.get("a_type") is FormAType.STARTING
        if form["kind"] is FormKind.A:
            step = Step.NK_A_FILLED if first else Step.NEXT_NK_A
            happened(step, form["filled"], by=starter.value if starter else "")
        if first:
            happened(Step.NK_A_RECEIVED, form["received"])
            happened(Step.NK_A_PASSED, form.get("passed"))
        if form["kind"] is FormKind.B:
            happened(Step.NK_B_GIVEN, form["filled"], to=form["recipient_id"])
    for group in file.groups:
        happened(Step.GROUP_APPOINTED, group["appointed"])
    for sitting in file.sittings:
        if sitting.get("planned"):
            continue
        decided = sitting.get("decision")
        step = _MEETINGS.get(sitting.get("kind"), Step.SITTING)
        if decided is SittingDecision.ACTION:
            step = Step.ACTION_DECIDED
        elif decided is not None:
            continue
        own = {Mark.PROTOCOL} if sitting.get("protocol_on") else set()
        own |= {Mark.SUMMONED} if sitting.get("summoned") else set()
        happened(
            step,
            sitting["day"],
            present=frozenset(sitting.get("guests", ())),
            members=frozenset(sitting["members"]),
            marks=frozenset(own),
            outside=sitting.get("outside", ""),
        )
    for event in file.events:
        if event["kind"].value in {step.value for step in Step}:
            happened(Step(event["kind"].value), event["day"], marks=marks)
    for programme in file.programmes:
        decision = frozenset({Mark(programme["decision"].value)})
        happened(Step.PROGRAMME_REFERRAL, programme["referred"], marks=decision)
    if file.ended:
        said = {Mark(mark) for mark in file.values["end_marks"]}
        said |= {Mark.GROUNDS} if file.values["grounds"] else set()
        said |= {Mark.PROTOCOL} if file.values["protocol_on"] else set()
        happened(_ENDS[file.values["end_ground"]], file.ended, marks=frozenset(said))
        happened(Step.PROTOCOL_PASSED, file.values.get("protocol_passed"))
    happened(Step.MONITORING_CLOSED, file.values["monitoring_ended"], marks=marks)
    return found


@pytest.fixture(scope="module")
def courses(files: list[ProcedureFile]) -> dict[UUID, Course]:
    table = shipped_procedure_steps()
    return {file.id: fold(facts_of(file), around(file), table) for file in files}


def test_only_the_breach_that_is_told_speaks_against_a_step(courses):
    spoken = [
        (one.weight, one.code)
        for course in courses.values()
        for passage in course.passages
        for one in passage.objections
    ]
    assert spoken == [(Weight.BREACH, "not_a_member")]


def test_every_regime_has_its_procedure_and_most_states_occur(files, courses):
    assert {file.regime for file in files} >= {Regime.OLD, Regime.NEW}
    assert len({course.state for course in courses.values()}) >= 6


def test_transitional_procedure_was_run_by_a_working_group():
    world = invent(Scale(Size.SMALL, AS_OF, seed=1)).world
    between = [one for one in procedure_files(world) if one.regime is Regime.TRANSITIONAL]
    assert "gr" in {one.group["kind"].value for one in between if one.group}


def test_a_new_procedure_began_while_another_of_the_same_persons_was_monitored(files):
    known = {file.id: file for file in files}
    again = [file for file in files if file.values["previous_id"]]
    assert len(again) == 1
    earlier = known[again[0].values["previous_id"]]
    assert again[0].parties.keys() == earlier.parties.keys()
    assert earlier.ended < again[0].began < add_months(earlier.ended, 9)


def test_ticked_groups_are_those_of_the_acts(world):
    acts = defaultdict(set)
    for one in world.ledger.values_of(ViolentActs):
        acts[one["form_id"]] |= {Behaviour(act).value.split(".")[0] for act in one["acts"]}
    forms = {one["id"]: one for one in world.ledger.values_of(NkForm)}
    assert acts
    assert {id_: set(forms[id_]["violence"]) for id_ in acts} == acts


def test_every_pair_has_its_relation(world, files):
    pairs = {
        (one["procedure_id"], one["violent_id"], one["harmed_id"])
        for one in world.ledger.values_of(Relation)
    }
    expected = {
        (file.id, file.violent, harmed)
        for file in files
        for harmed in file.in_role(PartyRole.HARMED)
    }
    assert pairs == expected


def test_a_group_never_sits_twice_on_a_day_nor_at_a_day_off(world):
    sittings = list(world.ledger.values_of(GroupSitting))
    days = [(one["group_id"], one["day"], one.get("kind")) for one in sittings]
    assert len(days) == len(set(days))
    assert all(world.workdays.is_working(day) for _group, day, _kind in days)


def test_sittings_are_planned_from_the_day_of_the_data_on_and_the_sides_are_kept_apart(world):
    for table in (TeamSitting, GroupSitting):
        planned = [one for one in world.ledger.values_of(table) if one.get("planned")]
        assert planned
        assert all(one["day"] >= world.as_of for one in planned)
        assert all(not one.get("protocol") for one in planned)
    points = [
        Point(one["group_id"], one["kind"], one["at"], one["until"])
        for one in world.ledger.values_of(GroupSitting)
        if one.get("planned")
    ]
    assert not list(clashes(points, 60))


def test_one_protocol_came_too_late(world, files):
    late = [
        file
        for file in files
        if file.ended
        and file.values.get("protocol_passed")
        and file.values["protocol_passed"] > world.workdays.plus(file.ended, 7)
    ]
    assert len(late) == 1


def test_somebody_in_the_team_has_not_signed_and_is_in_no_group(world):
    unsworn = {one["id"] for one in world.ledger.values_of(Professional) if not one.get("sworn")}
    assert len(unsworn) == 1
    assert not unsworn & {one["professional_id"] for one in world.ledger.values_of(GroupMember)}
