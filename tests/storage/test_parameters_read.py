"""Every shipped parameter is read by the program, or is named here as one that a later issue reads."""

from mgops_desktop.files import shipped
from mgops_desktop.storage.form_definitions import shipped_forms
from mgops_desktop.storage.seeds import shipped_deadline_rules, shipped_parameter_rules

FOR_LATER = {
    "cofinancing_rate_1": "co-financing of foster care",
    "cofinancing_rate_2": "co-financing of foster care",
    "cofinancing_rate_3": "co-financing of foster care",
    "public_small_number": "the report's version for publication",
    "archive_class": "annual prints with the class of the file plan",
    "file_plan_symbol": "annual prints with the class of the file plan",
}
"""Legal parameters whose feature comes later, and which feature."""


def sources():
    root = shipped("src", "mgops_desktop")
    return "".join(path.read_text("utf-8") for path in root.rglob("*.py"))


def test_every_parameter_has_a_reader_or_is_named_for_later():
    code = sources()
    of_terms = {rule.key for rule in shipped_deadline_rules() if rule.setting}
    of_forms = {one.setting for one in shipped_forms().values()}
    unread = {key for key in shipped_parameter_rules() if f'"{key}"' not in code}
    unread -= of_terms | of_forms
    assert unread <= FOR_LATER.keys()
    assert FOR_LATER.keys() <= shipped_parameter_rules().keys()
