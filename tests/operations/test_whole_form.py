"""The sheet of a whole form: its order and marks, its definition kept, and nothing of the harmed on an NK-D."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.fixtures.rule_cases.entering import Desk
from tests.reports.reading import page_texts

from mgops_desktop.domain.errors import Conflict, NotAllowed, UserError
from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.blue_card_help import help_sheet
from mgops_desktop.operations.records.saving import (
    NeedsConfirmation,
    confirmation_of,
    correct_record,
)
from mgops_desktop.operations.reports import render_report
from mgops_desktop.operations.setting import NewValue, set_parameter
from mgops_desktop.operations.whole_form.entering import fill_in_form, whole_form
from mgops_desktop.operations.whole_form.printing import sheet_of_form
from mgops_desktop.storage.access import question
from mgops_desktop.storage.form_definitions import shipped_forms
from mgops_desktop.storage.tables.blue_card import NkForm, Party

MADE = datetime(2026, 11, 21, tzinfo=UTC)
CANARIES = {
    "address": "ul. Kanarkowa 7",
    "stay_address": "ul. Kanarkowa 8",
    "contact": "kanarek 600 700 800",
    "work": "Piekarnia Kanarek",
    "health": "kanarkowa choroba",
    "family_situation": "kanarkowa rodzina",
    "housing": "kanarkowe mieszkanie",
    "parents": "Kanaria i Kanary",
}


@question("wersja i wzór w teście", None)
def row_of(session, kind, record):
    table = {"party": Party, "nk_form": NkForm}[kind]
    found = session.get_one(table, record)
    return found.version, getattr(found, "definition", "")


@pytest.fixture
def desk(longer_story):
    return Desk.of(longer_story)


def correct(desk, kind, name, given):
    """Correct a record and say yes to every warning."""
    record = desk.uuid(name)
    version, _definition = desk.database.read(row_of, kind, record)
    try:
        desk.database.change(correct_record, kind, record, version, given)
    except NeedsConfirmation as asked:
        accepted = [confirmation_of(one) for one in asked.problems]
        desk.database.change(correct_record, kind, record, version, given, accepted)


def fill(desk, form, given, accepted=()):
    """Fill in some fields of a whole form; `given` names a field by its key alone, then its first place is meant."""
    whole = desk.database.read(whole_form, form)
    names = {name: _place(whole, name) for name in given}
    values = {**whole.values, **{names[name]: value for name, value in given.items()}}
    for _ in range(9):
        try:
            return desk.database.change(fill_in_form, form, whole.version, values, accepted)
        except NeedsConfirmation as asked:
            accepted = (*accepted, *map(confirmation_of, asked.problems))
    raise AssertionError("asked without end")


def _place(whole, key):
    return next(
        one.name for one in whole.shapes if one.name == key or one.name.startswith(f"{key}.")
    )


def printed(desk, form) -> str:
    report = desk.database.read(sheet_of_form, form)
    pdf = render_report(report, "pdf", MADE)
    return " ".join(" ".join(page_texts(pdf)).split())


def added(desk, kind, **more):
    return desk.confirm(
        "nk_form", desk.given({"procedure": "@pair", "kind": kind, "filled": "2026-10-21"}, more)
    )


@pytest.fixture
def canaries(desk):
    correct(desk, "party", "grown", {**CANARIES, "protected_address": True})
    return CANARIES


def test_sheet_of_an_nk_a_stands_in_the_order_of_the_form_with_its_marks(desk, canaries):
    form = desk.uuid("pair_form")
    fill(desk, form, {"additional": "dziecko było w domu", "acts": ["1-1:physical.kicking"]})
    text = printed(desk, form)
    assert "Zestawienie do przepisania na formularz „Niebieska Karta – A”" in text
    assert "Nie jest urzędowym formularzem" in text
    headings = [one.heading for one in shipped_forms()["NK-A/2023"].sections if one.number]
    places = [text.index(one) for one in headings]
    assert places == sorted(places)
    assert "nie porównano z ogłoszonym załącznikiem: Nagłówek, I, II" in text
    assert "dziecko było w domu" in text
    assert canaries["address"] in text
    assert "kopanie X" in text


def test_definition_that_the_centre_has_checked_changes_the_title(desk):
    form = desk.uuid("pair_form")
    who = NewValue(
        "form_checked_nk_a_2023", "Anna Sprawdzająca", date(2026, 10, 5), "", confirmed=True
    )
    desk.database.change(set_parameter, who)
    text = printed(desk, form)
    assert (
        "Zestawienie zgodne z wzorem sprawdzonym dnia 05.10.2026 przez: Anna Sprawdzająca" in text
    )
    assert "do potwierdzenia" not in text
    assert "Nie jest urzędowym formularzem" in text


def test_form_keeps_the_definition_it_was_filled_in_by(desk, monkeypatch):
    form = desk.uuid("pair_form")
    fill(desk, form, {"additional": "po staremu"})
    old = shipped_forms()["NK-A/2023"]
    new = replace(old, key="NK-A/2026", valid_from=date(2026, 1, 1), sections=old.sections[:1])
    monkeypatch.setitem(shipped_forms(), new.key, new)
    assert "wzór NK-A/2023" in desk.database.read(whole_form, form).note
    assert "po staremu" in printed(desk, form)
    other = added(desk, "nk_a", a_type="kolejna")
    assert "wzór NK-A/2026" in desk.database.read(whole_form, other).note


def test_old_form_is_not_printed(desk):
    old = {"procedure": "@old_procedure", "kind": "nk_c", "filled": "2022-01-20"}
    form = desk.confirm("nk_form", desk.given(old))
    assert not desk.database.read(whole_form, form).prints
    with pytest.raises(UserError, match=r"28\.09\.2023"):
        desk.database.read(sheet_of_form, form)


def test_nk_b_has_no_whole_form(desk):
    with pytest.raises(UserError, match="NK-A, NK-C i NK-D"):
        desk.database.read(whole_form, desk.uuid("pair_form_b"))


def test_nk_c_holds_history_diagnosis_and_plan(desk, canaries):
    form = added(desk, "nk_c", about="@grown")
    plan = {"procedure": "@pair", "party": "@grown", "agreed_on": "2026-10-21", "action": "porada"}
    desk.confirm("help_action", desk.given(plan))
    fill(desk, form, {"first_act": "wiosną", "needs": "spokój", "health": "po wizycie"})
    text = printed(desk, form)
    for one in ("wiosną", "spokój", "po wizycie", "porada", canaries["housing"]):
        assert one in text


def test_nk_d_tells_nothing_of_the_harmed(desk, canaries):
    plan = {
        "procedure": "@pair",
        "party": "@grown",
        "agreed_on": "2026-10-21",
        "action": "kanarkowy plan",
    }
    desk.confirm("help_action", desk.given(plan))
    form = added(desk, "nk_d", about="@striker")
    duty = {
        "procedure": "@pair",
        "party": "@striker",
        "agreed_on": "2026-10-21",
        "content": "terapia",
    }
    desk.confirm("violent_obligation", desk.given(duty))
    fill(desk, form, {"view": "zaprzecza", "marital": "rozwiedziona"})
    text = printed(desk, form)
    assert "terapia" in text
    assert "zaprzecza" in text
    assert not any(one in text for one in (*canaries.values(), "kanarkowy plan", "Dorosła"))


@pytest.mark.parametrize(
    "words",
    [
        *("ul. Kanarkowa 7", "Kanarek 600 700 800", "mieszka: UL. KANARKOWA 8"),
        *(
            "był na Kanarkowej 7",
            "dzwonił: 600-700-800",
            "o kanarkowej chorobie",
            "z Dorosłą",
            "pracuje w Piekarni Kanarek",
        ),
    ],
)
def test_nk_d_whose_words_tell_of_the_harmed_is_not_printed(desk, canaries, words):
    form = added(desk, "nk_d", about="@striker")
    fill(desk, form, {"view": f"mówi, że to {words}"})
    with pytest.raises(UserError, match="osoby doznającej przemocy"):
        desk.database.read(sheet_of_form, form)


def test_home_of_both_sides_is_no_secret_unless_protected(desk):
    correct(desk, "party", "grown", {"address": "ul. Wspólna 1"})
    correct(desk, "party", "striker", {"address": "ul. Wspólna 1"})
    form = added(desk, "nk_d", about="@striker")
    assert "ul. Wspólna 1" in printed(desk, form)
    correct(desk, "party", "grown", {"protected_address": True})
    with pytest.raises(UserError, match="adres"):
        desk.database.read(sheet_of_form, form)


def test_form_changed_meanwhile_is_a_conflict(desk):
    form = desk.uuid("pair_form")
    whole = desk.database.read(whole_form, form)
    fill(desk, form, {"additional": "inny"})
    with pytest.raises(Conflict):
        desk.database.change(
            fill_in_form, form, whole.version, {**whole.values, "additional": "mój"}
        )


def test_refusal_stands_at_the_field_of_the_form(desk):
    form = desk.uuid("pair_form")
    whole = desk.database.read(whole_form, form)
    name = _place(whole, "harmed_born")
    values = {**whole.values, name: "2035-01-01"}
    with pytest.raises(UserError) as refused:
        desk.database.change(fill_in_form, form, whole.version, values)
    assert [one.field for one in refused.value.problems] == [name]


def test_places_of_help_name_open_points_and_the_phones_of_today(desk):
    desk.confirm(
        "help_point",
        desk.given({"name": "Punkt zamknięty", "phone": "600", "closed": "2026-01-05"}),
    )
    report = desk.database.read(help_sheet)
    text = " ".join(page_texts(render_report(report, "pdf", MADE)))
    assert "Punkt umowny" in text
    assert "116 006" in text
    assert "do potwierdzenia" in text
    assert "Punkt zamknięty" not in text
    assert "222 309 900" not in text


def test_account_without_the_key_reads_no_form(longer_story):
    desk = Desk.of(longer_story, Role.ASSISTANT)
    for ask, of in (
        (whole_form, (desk.uuid("pair_form"),)),
        (sheet_of_form, (desk.uuid("pair_form"),)),
        (help_sheet, ()),
    ):
        with pytest.raises(NotAllowed):
            desk.database.read(ask, *of)
