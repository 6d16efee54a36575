import json

import fastjsonschema

from mgops_desktop.files import shipped
from mgops_desktop.sheets.describe import describe
from mgops_desktop.sheets.dictionaries import shipped_dictionaries
from mgops_desktop.sheets.kinds import SHEETS

DESCRIPTION = json.loads(json.dumps(describe(SHEETS, shipped_dictionaries())))


def column(sheet, key):
    (found,) = [one for one in DESCRIPTION["sheets"] if one["key"] == sheet]
    (column,) = [one for one in found["columns"] if one["key"] == key]
    return column


def test_the_description_agrees_with_its_schema():
    schema = json.loads(shipped("resources", "schemas", "template.schema.json").read_text("utf-8"))
    fastjsonschema.compile(schema)(DESCRIPTION)


def test_a_column_says_all_that_another_program_needs():
    assert column("membership", "role") | {"choices": "…"} == {
        "key": "role",
        "header": "Rola w rodzinie",
        "type": "choice",
        "required": True,
        "max": None,
        "choices": "…",
        "help": "Kim osoba jest dla dzieci w tej rodzinie.",
    }
    assert {"key": "mother", "label": "matka"} in column("membership", "role")["choices"]


def test_references_name_their_sheet():
    assert column("case", "family")["type"] == "number_of:family"
    assert column("visit", "persons")["type"] == "list_of:person"


def test_dictionaries_offer_their_entries_in_the_centres_order():
    reasons = [choice["key"] for choice in column("case", "closure_reason")["choices"]]
    assert reasons[:2] == ["goals_achieved", "family_withdrew"]


def test_lengths_are_those_of_the_records():
    assert column("person", "surname")["max"] == 200
    assert column("visit", "course")["max"] == 100_000
    assert column("need", "year")["max"] == 2100
