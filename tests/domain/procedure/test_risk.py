"""The risk sheet: what changed, and which provisions its answers call to mind; nothing is counted."""

from datetime import date
from uuid import UUID

import pytest

from mgops_desktop.domain.age import Birth
from mgops_desktop.domain.blue_card_records import Known
from mgops_desktop.domain.deadline_rule import Regime
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.procedure.beside import Form, Programme
from mgops_desktop.domain.procedure.circumstances import Circumstances, Involved
from mgops_desktop.domain.procedure.clock import History
from mgops_desktop.domain.procedure.risk import (
    Answer,
    answered_yes,
    applicable,
    called_to_mind,
    changes,
)
from mgops_desktop.domain.procedure.steps import Fact, Step
from mgops_desktop.sheets.dictionaries import RISK, shipped_dictionaries
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.storage.seeds import shipped_risk_provisions

TODAY, BEGAN = date(2026, 11, 23), date(2026, 11, 9)
ANNA, JAN, OLA = UUID(int=1), UUID(int=2), UUID(int=3)
OF = RecordRef("nk_form", UUID(int=9))
ANNA_AND_JAN = (
    Involved(ANNA, Birth(date(1990, 2, 3)), is_harmed=True),
    Involved(JAN, Birth(date(1988, 2, 3)), is_violent=True),
)
CHILD = Involved(OLA, Birth(date(2018, 5, 5)), is_harmed=True)


def keys(yes: set[str], regime: Regime = Regime.NEW, day: date = TODAY, **history) -> set[str]:
    """The provisions that these factors call to mind in a procedure."""
    told = History(UUID(int=5), BEGAN, **{"persons": ANNA_AND_JAN} | history)
    fitting = applicable(shipped_risk_provisions(), told, Circumstances(regime, BEGAN), day)
    return {one.key for one in called_to_mind(fitting, yes)}


def test_changes_are_told_in_words_and_only_against_a_sheet_before():
    before = {"fear": Answer(Known.YES), "weapon": Answer(Known.NO), "choking": Answer(Known.NO)}
    now = {"fear": Answer(Known.YES), "weapon": Answer(Known.UNKNOWN), "stalking": Answer(Known.NO)}
    assert [(one.factor, one.words) for one in changes(before, now)] == [
        ("weapon", "nie → nie wiem"),
        ("stalking", "bez odpowiedzi → nie"),
        ("choking", "nie → bez odpowiedzi"),
    ]
    assert changes({}, now) == []


def test_another_source_alone_is_no_change():
    before, now = {"fear": Answer(Known.NO, "od Anny")}, {"fear": Answer(Known.NO, "od Policji")}
    assert changes(before, now) == []


def test_only_a_yes_calls_anything_to_mind():
    answers = {
        "weapon": Answer(Known.UNKNOWN),
        "fear": Answer(Known.NO),
        "choking": Answer(Known.YES),
    }
    assert answered_yes(answers) == {"choking"}
    assert keys(set()) == set()


def test_weapon_is_told_once_and_not_where_the_police_began():
    assert "weapon_notice" in keys({"weapon"})
    told = (Fact(Step.WEAPON_NOTICE, date(2026, 11, 12)),)
    assert "weapon_notice" not in keys({"weapon"}, facts=told)
    by_police = (Form(OF, True, BEGAN, None, None, True),)
    assert "weapon_notice" not in keys({"weapon"}, forms=by_police)


def test_child_is_thought_of_where_there_is_one():
    assert "child_protection" not in keys({"children_hurt"})
    with_child = keys({"children_hurt"}, persons=(*ANNA_AND_JAN, CHILD))
    assert {"child_protection", "court_notice"} <= with_child


def test_programme_is_asked_for_once_and_nothing_of_a_running_procedure_after_its_end():
    assert "programme" in keys({"stalking"})
    referred = (Programme(RecordRef("correction_programme", UUID(int=8))),)
    assert "programme" not in keys({"stalking"}, programmes=referred)
    over = keys({"stalking", "weapon"}, left=date(2026, 11, 20))
    assert not {"programme", "weapon_notice", "next_form", "help_plan"} & over
    assert "crime_notice" in over


@pytest.mark.parametrize(
    ("regime", "named"), [(Regime.NEW, False), (Regime.TRANSITIONAL, True), (Regime.OLD, True)]
)
def test_commission_of_alcohol_problems_is_of_the_former_law(regime, named):
    assert ("alcohol" in keys({"alcohol_drugs"}, regime)) is named


def test_provision_is_not_told_before_it_was_in_force():
    assert "child_protection" not in keys(
        {"children_hurt"}, day=date(2024, 2, 14), persons=(*ANNA_AND_JAN, CHILD)
    )


def test_every_provision_rests_on_shipped_factors_and_leads_to_a_form_that_knows_its_fields():
    factors = shipped_dictionaries()[RISK].entries.keys()
    for one in shipped_risk_provisions():
        assert one.factors <= factors, one.key
        columns = {column.key: column for column in BY_KEY[one.kind].columns}
        for field, value in one.known.items():
            assert value in {str(key) for key in columns[field].labels}, one.key
        assert one.basis
        assert one.words.endswith(".")


def test_every_factor_calls_some_provision_to_mind():
    told = set().union(*(one.factors for one in shipped_risk_provisions()))
    assert told == set(shipped_dictionaries()[RISK].entries)
