"""The table of what is refused and what is asked, for every kind that has a form of records."""

from tests.fixtures.rule_cases.blue_card import BLUE_CARD
from tests.fixtures.rule_cases.blue_card_bodies import BLUE_CARD_BODIES
from tests.fixtures.rule_cases.blue_card_course import BLUE_CARD_COURSE
from tests.fixtures.rule_cases.blue_card_work import BLUE_CARD_WORK
from tests.fixtures.rule_cases.card_papers import CARD_PAPERS
from tests.fixtures.rule_cases.casework import CASEWORK
from tests.fixtures.rule_cases.court import COURT
from tests.fixtures.rule_cases.day import DAY
from tests.fixtures.rule_cases.meetings import MEETINGS
from tests.fixtures.rule_cases.office import OFFICE
from tests.fixtures.rule_cases.people import PEOPLE
from tests.fixtures.rule_cases.plans import PLANS
from tests.fixtures.rule_cases.table import Table

from mgops_desktop.sheets.kinds import BY_KEY

CASES: Table = {
    **PEOPLE,
    **CASEWORK,
    **PLANS,
    **COURT,
    **MEETINGS,
    **BLUE_CARD,
    **BLUE_CARD_BODIES,
    **BLUE_CARD_COURSE,
    **BLUE_CARD_WORK,
    **CARD_PAPERS,
    **DAY,
    **OFFICE,
}
NEEDED = {
    kind: next(
        one.key
        for one in BY_KEY[kind].columns
        if one.required and one.key != "number" and one.key not in case.known
    )
    for kind, case in CASES.items()
    if kind != "party"  # of whom nothing may be known but a word
}
"""A field of each kind that cannot be left empty."""
APART = {
    "visit": "has a form and an operation of its own",
    "centre": "there is one, which is only corrected",
}
"""Kinds whose records are not entered by this form."""
