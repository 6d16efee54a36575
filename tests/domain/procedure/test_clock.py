"""What starts and what closes each term of a procedure: the chains of section 9.4 of the law's tables."""

from datetime import date, datetime, time
from uuid import UUID

import pytest

from mgops_desktop.domain.age import Birth
from mgops_desktop.domain.clock import WARSAW
from mgops_desktop.domain.deadline import compute
from mgops_desktop.domain.deadline_rule import rule_on_or_first
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.procedure.beside import (
    ExtensionMotion,
    Form,
    Leaflet,
    Order,
    OrderState,
    Programme,
    ProgrammeState,
    Protection,
    VoivodeMotion,
)
from mgops_desktop.domain.procedure.circumstances import Involved
from mgops_desktop.domain.procedure.clock import Duty, History, duties
from mgops_desktop.domain.procedure.steps import Fact, Step
from mgops_desktop.storage.seeds import shipped_calendar, shipped_deadline_rules

ID, HE, SHE = (UUID(int=n) for n in (1, 2, 3))
RULES, CALENDAR = shipped_deadline_rules(), shipped_calendar()
FORM = RecordRef("nk_form", UUID(int=10))


def day(text: str) -> date:
    return date.fromisoformat(text)


def told(history: History) -> dict[str, Duty]:
    return {duty.rule: duty for duty in duties(history)}


def last_day(duty: Duty, began: date | None = None) -> date | None:
    rule = rule_on_or_first(
        (one for one in RULES if one.key == duty.rule), duty.rule, began or duty.start
    )
    return compute(rule, duty.start, CALENDAR).shifted


def nominal_day(duty: Duty) -> date | None:
    rule = rule_on_or_first((one for one in RULES if one.key == duty.rule), duty.rule, duty.start)
    return compute(rule, duty.start, CALENDAR).nominal


def test_full_chain_of_november():
    """NK-A of Monday 9.11.2026: the team by the 17th (11.11 is free), group and hand-over by the 19th."""
    form = Form(FORM, True, day("2026-11-09"), day("2026-11-16"), day("2026-11-18"))
    chain = told(History(ID, day("2026-11-09"), forms=(form,), absent=(HE,)))
    assert {rule: last_day(chain[rule]) for rule in chain if rule[0] == "T"} == {
        "T01": day("2026-11-17"),
        "T02": day("2026-11-19"),
        "T03": day("2026-11-19"),
        "T04b": day("2026-11-23"),
        "T04": day("2026-11-25"),
        "T05": day("2026-11-23"),
    }


def test_old_chain_is_in_calendar_days():
    form = Form(FORM, True, day("2022-03-10"), day("2022-03-17"))
    chain = told(History(ID, day("2022-03-10"), forms=(form,)))
    assert last_day(chain["H01"]) == day("2022-03-17")
    assert nominal_day(chain["H02"]) == day("2022-03-20")
    assert last_day(chain["H02"]) == day("2022-03-21")


@pytest.mark.parametrize(
    ("ended", "until"),
    [
        ("2027-02-01", "2027-11-01"),
        ("2026-03-31", "2026-12-31"),
        ("2026-05-31", "2027-02-28"),
        ("2025-05-29", "2026-02-28"),
        ("2026-02-28", "2026-11-28"),
        ("2026-11-20", "2027-08-20"),
        ("2027-05-31", "2028-02-29"),
    ],
)
def test_monitoring_lasts_nine_months_and_is_not_moved(ended, until):
    history = History(ID, day("2025-01-10"), ended=day(ended), monitored=True)
    assert last_day(told(history)["T12"]) == day(until)


def test_protocol_has_seven_working_days_from_its_drafting():
    history = History(
        ID, day("2026-06-01"), ended=day("2027-02-01"), protocol=day("2027-02-05"), monitored=True
    )
    assert last_day(told(history)["T09"]) == day("2027-02-16")
    assert "T08" not in told(history)


def test_withdrawal_has_a_protocol_and_no_monitoring():
    history = History(ID, day("2026-06-01"), ended=day("2026-07-01"), withdrawn=True)
    assert set(told(history)) == {"T08", "T10"}


@pytest.mark.parametrize(
    ("delivered", "enrols", "motion"),
    [
        ("2026-03-02", "2026-04-01", "2026-06-01"),
        ("2026-10-02", "2026-11-02", "2026-12-31"),
        ("2026-11-25", "2026-12-28", "2027-02-23"),
    ],
)
def test_programme_counts_from_the_delivery(delivered, enrols, motion):
    one = Programme(RecordRef("correction_programme", ID), delivered=day(delivered))
    terms = told(History(ID, day("2026-01-05"), programmes=(one,)))
    assert last_day(terms["T14"]) == day(enrols)
    assert last_day(terms["T16"]) == day(motion)


def test_motion_about_the_offence_closes_what_was_waited_for():
    one = Programme(
        RecordRef("correction_programme", ID),
        delivered=day("2026-03-02"),
        first_summons=day("2026-04-07"),
        offence_motion=day("2026-06-02"),
    )
    terms = told(History(ID, day("2026-01-05"), programmes=(one,)))
    assert terms["T16"].done == day("2026-06-02")
    assert not terms["T14"].is_open
    assert one.state is ProgrammeState.OFFENCE_MOTION


def test_order_of_the_police_ends_with_its_fourteenth_day():
    order = Order(RecordRef("protective_order", ID), day("2026-11-06"))
    terms = told(History(ID, day("2026-11-06"), orders=(order,)))
    assert last_day(terms["T24"]) == day("2026-11-20")
    assert order.state_on(day("2026-11-20"), day("2026-11-20")) is OrderState.IN_FORCE
    assert order.state_on(day("2026-11-21"), day("2026-11-20")) is OrderState.EXPIRED


def test_court_extends_an_order_only_while_it_is_in_force():
    def extended(on: str) -> Order:
        of = RecordRef("protective_order", ID)
        return Order(of, day("2026-11-06"), extended_on=day(on), extended_to=day("2027-01-31"))

    assert (
        extended("2026-11-18").state_on(day("2026-12-24"), day("2026-11-20")) is OrderState.EXTENDED
    )
    assert (
        extended("2026-11-18").state_on(day("2027-02-01"), day("2026-11-20")) is OrderState.EXPIRED
    )
    assert (
        extended("2026-11-23").state_on(day("2026-12-24"), day("2026-11-20")) is OrderState.EXPIRED
    )


def test_court_is_told_of_a_child_within_24_hours_weekends_included():
    child = Protection(RecordRef("child_protection", ID), day("2026-11-14"), time(21, 30))
    duty = told(History(ID, day("2026-11-09"), protections=(child,)))["T23"]
    assert last_day(duty) == datetime(2026, 11, 15, 21, 30, tzinfo=WARSAW)


def test_without_the_hour_the_strictest_reading_counts():
    child = Protection(
        RecordRef("child_protection", ID), day("2026-11-14"), court_told=day("2026-11-15")
    )
    duty = told(History(ID, day("2026-11-09"), protections=(child,)))["T23"]
    assert last_day(duty) == datetime(2026, 11, 15, 0, 0, tzinfo=WARSAW)
    assert duty.done is not None
    assert duty.done > last_day(duty)


def test_violent_person_who_was_there_is_not_notified_and_one_who_was_not_has_his_own_term():
    form = Form(FORM, True, day("2026-11-09"), day("2026-11-10"), day("2026-11-12"))
    notice = Fact(Step.VIOLENT_NOT_NOTIFIED, day("2026-11-16"), to=HE)
    there = History(ID, day("2026-11-09"), forms=(form,))
    away = History(ID, day("2026-11-09"), (notice,), forms=(form,), absent=(HE, SHE))
    assert "T05" not in told(there)
    assert [duty.done for duty in duties(away) if duty.rule == "T05"] == [notice.day, None]


@pytest.mark.parametrize(("by_police", "rules"), [(False, {"T13"}), (True, set())])
def test_weapon_is_told_of_by_whoever_started(by_police, rules):
    """Where the Police filled in the form, their own unit was told (art. 9f)."""
    form = Form(FORM, True, day("2026-11-09"), day("2026-11-10"), by_police=by_police)
    armed = Involved(HE, is_violent=True, has_weapon=True)
    terms = told(History(ID, day("2026-11-09"), persons=(armed,), forms=(form,)))
    assert {rule for rule in terms if rule == "T13"} == rules


def test_next_form_has_terms_of_its_own_and_waits_for_a_sitting_after_it():
    form = Form(FORM, False, day("2026-11-16"), day("2026-11-17"), day("2026-11-18"))
    before = Fact(Step.SITTING, day("2026-11-12"))
    terms = told(History(ID, day("2026-10-01"), (before,), forms=(form,)))
    assert {"T07c", "T07", "T07b"} <= set(terms)
    assert terms["T07b"].is_open
    after = Fact(Step.SITTING, day("2026-11-20"))
    met = told(History(ID, day("2026-10-01"), (before, after), forms=(form,)))
    assert met["T07b"].done == after.day


def test_every_harmed_person_gets_a_leaflet_and_nobody_violent():
    child = UUID(int=4)
    both = Involved(UUID(int=5), is_harmed=True, is_violent=True)
    small = Involved(child, Birth(day("2018-01-02")), is_harmed=True)
    persons = (Involved(SHE, is_harmed=True), small, both)
    form = Form(FORM, True, day("2026-11-09"))

    def waiting(*leaflets: Leaflet) -> set[UUID]:
        history = History(ID, form.filled, persons=persons, forms=(form,), leaflets=leaflets)
        return {one.of.id for one in duties(history) if one.rule == "nk_b" and one.is_open}

    assert waiting() == {SHE, child}
    assert waiting(Leaflet(form.filled, SHE)) == set()  # her child's too
    assert waiting(Leaflet(form.filled, child)) == {SHE}
    assert waiting(Leaflet(form.filled)) == set()  # it is not noted for whom
    due = compute(rule_on_or_first(RULES, "nk_b", form.filled), form.filled, CALENDAR)
    assert due.nominal is None  # § 6 names no number of days
    assert due.reminders == (day("2026-11-17"),)


def test_motions_to_employer_and_voivode():
    history = History(
        ID,
        day("2026-11-02"),
        extensions=(ExtensionMotion(RecordRef("group_member", ID), day("2026-11-09")),),
        voivode=(VoivodeMotion(RecordRef("procedure_move", ID), day("2026-11-09")),),
    )
    terms = told(history)
    assert last_day(terms["T06"]) == day("2026-11-13")
    assert last_day(terms["T22"]) == day("2026-11-16")


def test_procedure_that_left_waits_for_nothing_but_its_end():
    form = Form(FORM, True, day("2026-11-09"), day("2026-11-10"))
    history = History(ID, day("2026-11-09"), forms=(form,), left=day("2026-11-12"))
    assert not any(duty.is_open for duty in duties(history))


def test_nobody_here_knows_the_first_terms_of_a_procedure_that_was_taken_over():
    form = Form(FORM, True, day("2026-11-09"), day("2026-11-10"))
    assert told(History(ID, day("2026-11-09"), forms=(form,), taken_over=True)) == {}


@pytest.mark.parametrize(
    ("facts", "monitored", "is_open"),
    [
        ((), True, True),
        ((Fact(Step.MONITORING_CLOSED, day("2027-05-01")),), True, False),
        ((), False, False),
    ],
    ids=["monitored", "closed", "unmonitored"],
)
def test_programme_is_watched_as_long_as_the_group_works(facts, monitored, is_open):
    one = Programme(
        RecordRef("correction_programme", ID),
        delivered=day("2026-03-02"),
        first_summons=day("2026-04-07"),
        completed=day("2026-06-01"),
    )
    ended = {"ended": day("2026-08-01"), "left": day("2026-08-01"), "monitored": monitored}
    terms = told(History(ID, day("2026-01-05"), facts, programmes=(one,), **ended))
    assert {terms[rule].is_open for rule in ("T14", "T15", "T16", "T17")} == {is_open}
