"""Sentences of an assessment drafted from records: what they say, where they lead, what stays when asked again."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgops_desktop.domain.assessment_draft import (
    ActionFact,
    EventFact,
    PeriodFacts,
    Sentence,
    StepFact,
    VisitFact,
    draft,
    drafted_anew,
    read_sources,
    sources_text,
    with_proposals,
)
from mgops_desktop.domain.diagnosis import Scores, score_changes
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.visit import HowFar, PlanActionResult, VisitKind

HALF = Period(date(2026, 5, 1), date(2026, 10, 31))
CASE = UUID(int=1)
LABELS = {"budzet": "budżet", "zdrowie": "zdrowie", "praca": "praca"}


def visit(number: int, day: date, kind: VisitKind = VisitKind.HOME, **more: object) -> VisitFact:
    return VisitFact(UUID(int=number), day, kind, **more)  # type: ignore[arg-type]


def facts(**more: object) -> PeriodFacts:
    return PeriodFacts(CASE, HALF, **more)  # type: ignore[arg-type]


def said(of: PeriodFacts) -> dict[str, str]:
    return {one.rule: one.text.replace("\u00a0", " ") for one in draft(of, LABELS)}


def test_visits_are_counted_with_their_length_and_lead_to_each_of_them() -> None:
    held = (
        visit(2, date(2026, 5, 4), minutes=60),
        visit(3, date(2026, 6, 4), VisitKind.ELSEWHERE, minutes=30),
        visit(4, date(2026, 7, 4), VisitKind.FAILED),
        visit(5, date(2026, 7, 9), VisitKind.FAILED),
        visit(6, date(2026, 8, 1), VisitKind.PHONE),
    )
    found = {one.rule: one for one in draft(facts(visits=held), LABELS)}
    assert said(facts(visits=held)) == {
        "contact_meetings": "W okresie od 1.05.2026 do 31.10.2026 odbyły się 2 spotkania z rodziną, "
        "łącznie 1 godz. 30 min.",
        "contact_failed": "Kontakt nie powiódł się w dniach 4.07.2026 i 9.07.2026.",
        "contact_other": "Inne kontakty w tym okresie: rozmowy telefoniczne: 1.",
    }
    assert found["contact_meetings"].sources == (
        RecordRef("visit", UUID(int=2)),
        RecordRef("visit", UUID(int=3)),
    )


def test_whole_hours_end_with_one_full_stop() -> None:
    told = said(facts(visits=(visit(2, date(2026, 5, 4), minutes=120),)))["contact_meetings"]
    assert told.endswith("łącznie 2 godz.")


def test_period_without_a_meeting_is_told_and_leads_to_the_case() -> None:
    (one,) = draft(facts(), LABELS)
    assert "nie odbyło się żadne spotkanie z rodziną" in one.text
    assert one.sources == (RecordRef("case", CASE),)


def test_actions_tell_results_of_the_period_and_how_far_the_others_came() -> None:
    steps = (
        StepFact(UUID(int=30), date(2026, 4, 1), HowFar.BEGUN),
        StepFact(UUID(int=31), date(2026, 9, 1), HowFar.NEARLY),
    )
    done = ActionFact(
        UUID(int=20), "Zeszyt wydatków.", None, PlanActionResult.PARTLY, date(2026, 8, 2)
    )
    earlier = ActionFact(UUID(int=21), "Dawne", None, PlanActionResult.DONE, date(2026, 2, 2))
    moved = ActionFact(UUID(int=22), "Plan dnia", date(2026, 9, 30), steps=steps)
    texts = said(facts(actions=(done, earlier, moved)))
    assert texts["action_result"] == (
        "Działanie „Zeszyt wydatków”: zrealizowano częściowo (2.08.2026)."
    )
    assert texts["action_progress"] == (
        "Działanie „Plan dnia”: najpierw rozpoczęto (1.04.2026), potem blisko celu (1.09.2026)."
    )
    assert texts["action_waiting"] == (
        "Termin minął, a wyniku jeszcze nie ma: „Plan dnia” (30.09.2026)."
    )


def test_change_of_scores_is_told_in_words_and_never_in_points() -> None:
    before = Scores(date(2026, 4, 1), {"budzet": 1, "zdrowie": 3, "praca": 2})
    after = Scores(date(2026, 10, 1), {"budzet": 3, "zdrowie": 3, "praca": 4})
    changes = tuple(score_changes(before, after))
    texts = said(facts(changes=changes, diagnoses=(UUID(int=8), UUID(int=9))))
    assert texts["area_better"] == "Poprawiła się sytuacja w obszarach: budżet i praca."
    assert texts["area_same"] == "Bez zmian pozostał obszar: zdrowie."


def test_events_stand_in_order_and_quotations_wait_to_be_ticked() -> None:
    late = EventFact(RecordRef("placement", UUID(int=40)), date(2026, 9, 9), "Dziecko wróciło")
    soon = EventFact(RecordRef("court_order", UUID(int=41)), date(2026, 6, 1), "Postanowienie")
    told = visit(2, date(2026, 5, 4), course='Rozmowa o „planie"\ndnia.', agreed_family="Zeszyt")
    made = draft(facts(visits=(told,), events=(late, soon)), LABELS)
    assert [one.text for one in made if one.rule.startswith("event")] == [
        "Postanowienie (1.06.2026).",
        "Dziecko wróciło (9.09.2026).",
    ]
    quotes = [one for one in made if one.rule.startswith("quote")]
    assert [one.kept for one in quotes] == [False, False]
    assert quotes[0].text == 'Wizyta 4.05.2026: „Rozmowa o »planie" dnia”.'


def test_sources_are_read_as_they_were_written() -> None:
    refs = (RecordRef("visit", UUID(int=2)), RecordRef("case", CASE))
    assert read_sources(sources_text(refs)) == refs
    assert read_sources("") == ()
    with pytest.raises(ValueError, match=r"badly formed|no reference"):
        read_sources("wizyta z maja")


def test_stored_assessment_is_offered_what_is_new_without_taking_it() -> None:
    made = draft(facts(visits=(visit(2, date(2026, 5, 4), course="Rozmowa"),)), LABELS)
    stored = [replace(made[0], text="Po swojemu.", drafted="")]
    told = with_proposals(stored, made)
    assert told[0].text == "Po swojemu."
    assert told[0].is_edited
    assert [one.kept for one in told[1:]] == [False]


RULES = ["", "contact_meetings", "action_result", "event_placement", "quote_course"]
sentences = st.builds(
    Sentence,
    rule=st.sampled_from(RULES),
    text=st.sampled_from(["Jedno.", "Drugie.", "Trzecie."]),
    sources=st.lists(
        st.builds(RecordRef, st.just("visit"), st.integers(1, 4).map(lambda n: UUID(int=n))),
        max_size=2,
    ).map(tuple),
    drafted=st.sampled_from(["Jedno.", "Drugie.", "Inne."]),
    kept=st.booleans(),
)
by_rules = st.lists(
    sentences.filter(lambda one: one.rule).map(lambda one: replace(one, drafted=one.text)),
    unique_by=lambda one: one.key,
)


@given(
    st.lists(sentences, unique_by=lambda one: one.key if one.rule else (one.rule, one.text)),
    by_rules,
)
def test_asking_again_never_loses_what_somebody_wrote_and_says_nothing_twice(
    shown: list[Sentence], made: list[Sentence]
) -> None:
    after = drafted_anew(shown, made)
    own = [one.text for one in shown if one.is_edited or not one.rule]
    texts = [one.text for one in after]
    places = [texts.index(text) for text in own]
    assert all(text in texts for text in own)
    assert len(places) == len(own)
    keys = [one.key for one in after if one.rule]
    assert len(keys) == len(set(keys))
    assert {one.key for one in made} <= set(keys)
    untouched = {one.key: one.kept for one in shown if one.rule and not one.is_edited}
    for one in after:
        if one.key in untouched:
            assert one.kept is untouched[one.key]
