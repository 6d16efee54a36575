"""Every question that answers with a printable sheet has its case here: who reads it and what he must not read.

A new one without a case fails. Papers and documents are tried kind by kind in `test_leaks` and
`test_leaks_of_families`.
"""

from typing import get_type_hints

import pytest
from tests.fixtures.calls import registered
from tests.fixtures.questions import questions
from tests.fixtures.records import CANARY
from tests.fixtures.story import Story
from tests.operations.card_papers.violence import changed
from tests.operations.leak_case import leaked
from tests.operations.test_leaks_of_families import OF_CARDS

from mgops_desktop.domain.errors import UserError
from mgops_desktop.operations.reports import report_of
from mgops_desktop.reports.blocks import Report
from mgops_desktop.storage.access import QUESTIONS

STREET, SCHOOL, PHONE = "ul. Kxtajowa 17", "Szkoła Kxukryta", "811 222 933"
INFLECTED = "Dziecko z Kxtajowej 17 chodzi do Szkoły Kxukrytej, tel. 811-222-933."
REPORTER = "Kxdoniosła"
HIDDEN = {"Kxtajow", "811222933", "811-222-933", REPORTER}

OF_CENTRE = {
    # read outside the team: nothing of the Blue Card file, no protected address, no reporter
    *("day_slips.slips_on_paper", "exchange.briefs.family_briefs", "exchange.briefs.briefs_for"),
    *("oversight.inspection.inspection_pack", "oversight.month.month_of_centre"),
    *("oversight.limit.limit_of_centre", "oversight.gaps.gaps_of_caseload"),
    *("annual_report.gather.annual_report_of", "pictures.sheet.picture_sheet"),
    "reports.report_of",
}
FIGURES = {
    # figures alone: no word of a record
    *("blue_card_reports.blue_card_statistics", "blue_card_reports.blue_card_cas"),
    *("blue_card_reports.blue_card_programme", "blue_card_help.help_sheet"),
}
OF_TEAM = {
    # read by those who open the procedure: nobody's address, and no words of reporters
    *("sitting_papers.agenda_paper", "sitting_papers.attendance_paper"),
    *("sitting_papers.team_attendance_paper", "risk_sheets.risk_paper"),
    *("blue_card_terms.terms_of_procedures", "blue_card_terms.terms_of_procedure"),
    *("blue_card_terms.terms_of_numbered", "blue_card_reports.blue_card_timeliness"),
}
ELSEWHERE = {
    # the frozen pages of what the tests of papers and documents make; an NK-D in test_whole_form
    *("card_papers.keeping.card_report", "documents.keeping.document_report"),
    "whole_form.printing.sheet_of_form",
}


def sheets() -> set[str]:
    """The questions of the program that answer with a report."""
    return {
        name.removeprefix("operations.")
        for name, (function, _spec) in registered(QUESTIONS).items()
        if get_type_hints(function).get("return") is Report
    }


def test_every_printable_sheet_has_a_case(story: Story) -> None:
    assert questions(story.ids)  # imports every module of the program
    assert sheets() == OF_CENTRE | FIGURES | OF_TEAM | ELSEWHERE


@pytest.fixture
def guarded_story(story: Story) -> Story:
    """What must not be read stands in its own fields and, inflected, in the free text of a visit."""
    database, ids = story.opened.seen_by(), story.ids
    for kind in ("family", "person"):
        record = {"street": STREET, "place": "Dalekie", "protected_address": True}
        database.change(changed, kind, ids[kind], **record)
    person = {"address": STREET, "contact": PHONE, "school": SCHOOL, "protected_address": True}
    database.change(changed, "party", ids["party"], **person)
    database.change(changed, "reporter", ids["reporter"], name=f"Maria {REPORTER}", contact=PHONE)
    database.change(changed, "visit", ids["visit"], description=INFLECTED)
    return story


def test_no_sheet_tells_what_its_readers_must_not_read(guarded_story: Story) -> None:
    database, made = guarded_story.opened.seen_by(), set()
    told = {
        **dict.fromkeys(OF_CENTRE, HIDDEN | OF_CARDS),
        **dict.fromkeys(FIGURES, HIDDEN | OF_CARDS),
        **dict.fromkeys(OF_TEAM, HIDDEN),
    }
    for call in questions(guarded_story.ids):
        name = call.name.removeprefix("operations.")
        if name not in told or call.function is report_of:
            continue
        try:
            report = database.read(call.function, *call.args)
        except UserError:
            continue
        made.add(name)
        assert leaked(report, told[name]) == set(), call
    assert len(made) >= 15


def test_the_words_stand_where_they_may(guarded_story: Story) -> None:
    """Else the test above proves nothing."""
    database = guarded_story.opened.seen_by()
    found = ""
    for call in questions(guarded_story.ids):
        if call.name.endswith(("sheet_of_form", "risk_paper", "record_form", "search")):
            try:
                found += str(database.read(call.function, *call.args))
            except UserError:
                continue
    assert CANARY in found
    assert "Kxtajow" in found
