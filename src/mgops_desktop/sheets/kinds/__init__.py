"""The sheets of the workbook, in the order in which a centre fills them in."""

from mgops_desktop.sheets.description import Sheet
from mgops_desktop.sheets.kinds import (
    blue_card,
    casework,
    centre,
    counselling,
    court,
    day,
    family,
    foster_care,
    plan,
    report,
    staff,
    visit,
)

SHEETS: tuple[Sheet, ...] = (
    *centre.SHEETS,
    *staff.SHEETS,
    *family.SHEETS,
    *casework.SHEETS,
    *plan.SHEETS,
    *visit.SHEETS,
    *day.SHEETS,
    *court.SHEETS,
    *foster_care.SHEETS,
    *counselling.SHEETS,
    *blue_card.SHEETS,
    *report.SHEETS,
)
BY_KEY = {sheet.key: sheet for sheet in SHEETS}
