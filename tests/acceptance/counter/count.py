"""The naive second counter: every figure of the catalogue from the rows of a workbook.

Written from the counting rules alone; imports nothing of the program.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.acceptance.counter.aftercare import count_aftercare
from tests.acceptance.counter.blue_card import count_bodies, count_procedures
from tests.acceptance.counter.blue_card_persons import count_parties
from tests.acceptance.counter.blue_card_terms import count_terms
from tests.acceptance.counter.casework import count_casework
from tests.acceptance.counter.counselling import count_counselling
from tests.acceptance.counter.court import count_court
from tests.acceptance.counter.dates import Term
from tests.acceptance.counter.foster_care import count_foster_care
from tests.acceptance.counter.households import Households, count_households
from tests.acceptance.counter.meetings import count_meetings
from tests.acceptance.counter.opening import add_opening_figures
from tests.acceptance.counter.plans import count_plans
from tests.acceptance.counter.sheets import Figures, Sheets
from tests.acceptance.counter.staff import count_staff
from tests.acceptance.counter.support import Support
from tests.acceptance.counter.visits import count_visits


def count(
    rows: Mapping[str, list[dict[str, Any]]], asked: Term, today: date = date.max
) -> dict[str, Any]:
    """Return every figure of the term by its key, parts included; what is not over is counted until today."""
    if today < asked.first:
        return dict.fromkeys(count(rows, asked))
    sheets = Sheets(rows)
    term = Term(asked.first, min(asked.last, today))
    figures = Figures(sheets, term, asked, today)
    support = Support(sheets, term)
    households = Households(sheets, support)
    count_staff(sheets, support, figures)
    count_casework(sheets, support, figures)
    count_households(sheets, support, figures, households)
    count_plans(sheets, figures)
    count_visits(sheets, figures)
    count_aftercare(sheets, support, figures, households)
    count_court(sheets, support, figures)
    count_meetings(sheets, figures)
    count_procedures(sheets, support, figures)
    count_parties(sheets, figures)
    count_bodies(sheets, figures)
    count_terms(sheets, figures)
    count_counselling(sheets, figures)
    count_foster_care(sheets, figures)
    add_opening_figures(sheets, figures, asked)
    return figures.values
