"""The forms as data: no field asks beyond art. 9c, and a file that makes no sense is refused."""

from datetime import date

import pytest

from mgops_desktop.domain.blue_card import FormKind
from mgops_desktop.domain.blue_card_records import CATALOGUE
from mgops_desktop.domain.form_definition import Answer, Of, definition_of
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.storage.form_definitions import definition_on, shipped_forms
from mgops_desktop.storage.seeds import shipped_parameter_rules

ART_9C = {
    "harmed": "name pesel parents age address contact health addictions rulings family work housing",
    "household": "name pesel relation age work school",
    "violent": "name pesel age marital address contact relation health addictions rulings work",
    "witness": "name address contact",
    "procedure": "course",
}
"""The closed catalogue of art. 9c ust. 1 UPPD, written down here a second time by its points 1–4."""
COLUMNS = {
    "name": {"surname", "first_name"},
    "age": {"birth_date", "birth_year"},
    "family": {"family_situation"},
    "address": {"address", "stay_address"},
    "relation": {"words", "basis"},
}
"""In which columns of a person such data stand, where the name is another."""
EVERY = [(one, field) for one in shipped_forms().values() for field in one.fields()]
WITHOUT_COLUMN = {"group_member", "help_action", "violent_obligation"}


def _named(pair):
    return f"{pair[0].key}-{pair[1].key}"


@pytest.mark.parametrize("pair", EVERY, ids=_named)
def test_field_stays_within_the_closed_catalogue(pair):
    _definition, field = pair
    assert field.data in ART_9C[field.of].split()


@pytest.mark.parametrize("pair", [one for one in EVERY if one[1].maps_to], ids=_named)
def test_field_leads_to_a_column_that_holds_the_same(pair):
    _definition, field = pair
    kind, _, column = field.maps_to.partition(".")
    if kind in WITHOUT_COLUMN or kind == "procedure_event":
        assert field.answer is Answer.RECORDS
        return
    assert BY_KEY[kind].has(column)
    if kind == "party":
        assert column in COLUMNS.get(field.data, {field.data})
        assert field.each == field.of
        allowed = CATALOGUE.get(column)
        assert allowed is None or field.of in {role.value for role in allowed}


def test_witness_is_asked_for_name_address_and_contact_only():
    asked = {
        field.data
        for one in shipped_forms().values()
        for field in one.fields()
        if field.of is Of.WITNESS
    }
    assert asked == {"name", "address", "contact"}


def test_nk_d_asks_nothing_of_the_harmed():
    fields = list(shipped_forms()["NK-D/2023"].fields())
    assert not any(one.of is Of.HARMED or one.each in ("harmed", "pair") for one in fields)
    assert not any("help_action" in one.maps_to for one in fields)


@pytest.mark.parametrize(
    ("kind", "day", "key"),
    [
        (FormKind.A, date(2023, 9, 28), "NK-A/2023"),
        (FormKind.A, date(2023, 9, 27), "NK-A/2011"),
        (FormKind.D, date(2026, 1, 1), "NK-D/2023"),
        (FormKind.B, date(2026, 1, 1), None),
        (FormKind.A, date(2011, 10, 17), None),
    ],
)
def test_version_of_a_day(kind, day, key):
    found = definition_on(kind, day)
    assert (found.key if found else None) == key


def test_old_forms_are_case_level_and_never_printed():
    old = [one for key, one in shipped_forms().items() if key.endswith("/2011")]
    assert len(old) == 3
    assert not any(one.prints for one in old)


def test_every_printed_form_has_its_setting_of_the_comparison():
    rules = shipped_parameter_rules()
    for one in shipped_forms().values():
        assert (one.setting in rules) is one.prints


FILE = {
    "key": "NK-A/2030",
    "kind": "nk_a",
    "valid_from": date(2030, 1, 1),
    "basis": "próba",
}
AGE = {"key": "witness_age", "label": "Wiek", "of": "witness", "data": "age"}


@pytest.mark.parametrize(
    "fields",
    [
        [AGE],
        [{"key": "a", "label": "A"}, {"key": "a", "label": "A"}],
        [{"key": "a", "label": "A", "answer": "choice"}],
        [{"key": "a.b", "label": "A"}],
        [{"key": "a", "label": "A", "each": "neighbour"}],
        [{"key": "a", "label": "A", "answer": "song"}],
        [{"key": "a", "label": "A", "of": "harmed", "data": "marital"}],
    ],
)
def test_definition_that_makes_no_sense_is_refused(fields):
    with pytest.raises(ValueError):
        definition_of({**FILE, "section": [{"title": "I", "field": fields}]})
