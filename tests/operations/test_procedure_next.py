"""Every step that the law knows next leads to the form in which it is entered, or says where that is."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from mgops_desktop.domain.blue_card import PartyRole
from mgops_desktop.domain.deadline import DueState
from mgops_desktop.domain.deadline_rule import Regime
from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.procedure.beside import Form
from mgops_desktop.domain.procedure.circumstances import Circumstances, Involved
from mgops_desktop.domain.procedure.clock import History
from mgops_desktop.domain.procedure.steps import Fact, Step
from mgops_desktop.operations.procedure_next import next_forms
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.storage.blue_card import PartyLine
from mgops_desktop.storage.procedure import ProcedureStory
from mgops_desktop.storage.seeds import shipped_procedure_steps

BEGAN = date(2026, 3, 2)
FORM = RecordRef("nk_form", uuid4())
GOOD, BAD = uuid4(), uuid4()
TERM = {
    "rule": "T02",
    "title": "",
    "subject": RecordRef("procedure", UUID(int=1)),
    "family": None,
    "start": BEGAN,
    "nominal": None,
    "shifted": None,
    "state": DueState.LATER,
    "basis": "",
    "explanation": "",
    "who": "",
    "last": BEGAN,
}
PERSONS = [
    PartyLine(GOOD, "Umowna Ewa", PartyRole.HARMED, None),
    PartyLine(BAD, "Umowny Jan", PartyRole.VIOLENT, None),
]


def story(regime: Regime, *facts: Fact) -> ProcedureStory:
    people = (Involved(GOOD, is_harmed=True), Involved(BAD, is_violent=True))
    around = Circumstances(regime, BEGAN, people, monitoring_until=date(2026, 12, 2))
    forms = (Form(FORM, starts=True, filled=BEGAN, received=BEGAN),)
    return ProcedureStory("NK/1/2026", History(UUID(int=1), BEGAN, facts, people, forms), around)


def told(regime: Regime) -> list[ProcedureStory]:
    """A procedure after each step that the law knows."""
    start = Fact(Step.NK_A_FILLED, BEGAN)
    table = shipped_procedure_steps().of(regime)
    steps = {row.step for row in table.rows if row.step is not None}
    way = (
        Step.NK_A_RECEIVED,
        Step.GROUP_APPOINTED,
        Step.NK_A_PASSED,
        Step.ACTION_DECIDED,
        Step.NK_C,
    )
    until = [[start, *(Fact(one, BEGAN) for one in way[:place])] for place in range(len(way) + 1)]
    return [story(regime), story(regime, Fact(Step.REPORTED, BEGAN))] + [
        story(regime, *facts, *more)
        for facts in until
        for more in ((), *((Fact(one, BEGAN),) for one in steps))
    ]


@pytest.mark.parametrize("regime", Regime)
def test_every_next_step_has_its_form_or_says_where_it_is_entered(regime):
    found = {one.step: one for each in told(regime) for one in next_forms(each, PERSONS, {})}
    table = shipped_procedure_steps().of(regime)
    assert set(found) == {row.step for row in table.rows if row.step is not None}
    for one in found.values():
        assert one.words
        if one.record is None and not one.kind:
            assert one.step is Step.NOT_STARTED
            assert "Bez procedury od" in one.where
        if one.record is not None:
            assert one.where.startswith("pole „")
            assert one.where == f"pole „{BY_KEY[one.record.kind].column(one.field).header}”"
        for name, value in one.known.items():
            column = BY_KEY[one.record.kind if one.record else one.kind].column(name)
            if column.labels:
                assert value in {str(label) for label in column.labels}


def test_the_form_of_a_step_holds_what_is_known():
    facts = [Fact(one, BEGAN) for one in (Step.NK_A_FILLED, Step.NK_A_RECEIVED)]
    known = {one.step: one for one in next_forms(story(Regime.NEW, *facts), PERSONS, {})}
    assert known[Step.NK_A_PASSED].record == FORM
    assert known[Step.NEXT_NK_A].known == {"kind": "nk_a", "a_type": "kolejna"}
    assert known[Step.GROUP_APPOINTED].known == {"kind": "gdp"}
    assert known[Step.HARMED_MOVED].known == {"kind": "harmed", "party": str(GOOD)}
    facts += [Fact(one, BEGAN) for one in (Step.GROUP_APPOINTED, Step.NK_A_PASSED)]
    known = {one.step: one for one in next_forms(story(Regime.NEW, *facts), PERSONS, {})}
    assert known[Step.ACTION_DECIDED].known["parties"] == [str(GOOD), str(BAD)]
    assert known[Step.VIOLENT_NOTIFIED].known == {"kind": "violent_notified", "party": str(BAD)}


@pytest.mark.parametrize(
    ("regime", "ground"),
    [
        (Regime.NEW, "violence_ceased"),
        (Regime.TRANSITIONAL, "violence_ceased"),
        (Regime.OLD, "old_ceased_and_plan"),
    ],
)
def test_an_end_is_on_the_ground_of_its_law(regime, ground):
    way = (Step.NK_A_FILLED, Step.NK_A_RECEIVED, Step.NK_A_PASSED, Step.ACTION_DECIDED, Step.NK_C)
    facts = [Fact(one, BEGAN) for one in way]
    known = {one.step: one for one in next_forms(story(regime, *facts), PERSONS, {})}
    ending = known[Step.VIOLENCE_CEASED]
    assert (ending.field, ending.known) == ("ended", {"end_ground": ground})


def test_what_a_running_term_waits_for_comes_first():
    group, later = (DueItem(**{**TERM, "alarm": date(2026, 3, day)}) for day in (5, 9))
    leaflet = replace(later, rule="nk_b", subject=RecordRef("party", GOOD))
    found = next_forms(
        story(Regime.NEW, Fact(Step.NK_A_FILLED, BEGAN), Fact(Step.NK_A_RECEIVED, BEGAN)),
        PERSONS,
        {},
        [leaflet, group],
    )
    assert [(one.step, one.until) for one in found[:2]] == [
        (Step.GROUP_APPOINTED, date(2026, 3, 5)),
        (Step.NK_B_GIVEN, date(2026, 3, 9)),
    ]
    assert {one.until for one in found[2:]} == {None}
