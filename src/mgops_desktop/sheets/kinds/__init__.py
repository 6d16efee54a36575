"""The sheets of the workbook, in the order in which a centre fills them in."""

from mgops_desktop.sheets.description import Sheet
from mgops_desktop.sheets.kinds import (
    assessment,
    blue_card,
    casework,
    centre,
    counselling,
    court,
    day,
    diagnosis,
    family,
    foster_care,
    intervention,
    kinship,
    meeting,
    plan,
    reminder,
    report,
    staff,
    statement,
    visit,
)

SHEETS: tuple[Sheet, ...] = (
    *centre.SHEETS,
    *staff.SHEETS,
    *family.SHEETS,
    *kinship.SHEETS,
    *casework.SHEETS,
    *diagnosis.SHEETS,
    *statement.SHEETS,
    *plan.SHEETS,
    *assessment.SHEETS,
    *visit.SHEETS,
    *reminder.SHEETS,
    *day.SHEETS,
    *court.SHEETS,
    *meeting.SHEETS,
    *intervention.SHEETS,
    *foster_care.SHEETS,
    *counselling.SHEETS,
    *blue_card.SHEETS,
    *report.SHEETS,
)
BY_KEY = {sheet.key: sheet for sheet in SHEETS}
