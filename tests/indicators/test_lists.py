"""Lists behind figures: every line that concerns a family opens its case."""

from datetime import date

import pytest
from tests.operations.importing.invented import family, small_centre

from mgops_desktop.domain.period import Period
from mgops_desktop.indicators.listing import figure_list

YEAR = Period.year(2026)


def care(book):
    """A child of the first family in care, a review of its situation, contacts of every kind."""
    small_centre(book)
    family(book, 3, "Umowna")
    contact = {
        "cases": ["AR/2/2026", "AR/1/2026"],
        "workers": ["P/1/2026"],
        "persons": ["O/1/2026"],
    }
    for number, kind in enumerate(("home", "phone", "institution", "failed"), start=3):
        book.add(
            "visit",
            number=f"W/{number}/2026",
            day=date(2026, 4, number),
            kind=kind,
            minutes=30,
            travel_minutes=10,
            paperwork_minutes=5,
            **contact,
        )
    book.add(
        "visit",
        number="W/9/2026",
        day=date(2026, 4, 9),
        kind="home",
        purpose="aftercare",
        **contact,
    )
    for number, form in enumerate(("kinship", "socialisation"), start=1):
        book.add(
            "placement",
            number=f"PZ/{number}/2026",
            child="O/101/2026",
            family="R/1/2026",
            form=form,
            carer=f"opiekun {number}",
            began=date(2026, 4 + number, 1),
            ended=date(2026, 4 + number, 20),
        )
    book.add(
        "foster_child_review",
        number="OD/1/2026",
        child="O/101/2026",
        day=date(2026, 5, 10),
        attended=True,
    )


@pytest.mark.parametrize(
    "key",
    [
        "assistant_visits",
        "assistant_contacts_phone",
        "assistant_contacts_institution",
        "failed_visits",
        "monitoring_visits",
        "visit_hours",
        "travel_hours",
        "paperwork_hours",
        "foster_families",
        "care_institutions",
        "foster_child_reviews_attended",
    ],
)
def test_every_line_names_its_family_and_of_several_the_first(importer, key):
    importer.must(care)
    lines = importer.database.read(figure_list, key, YEAR).lines
    assert lines
    families = importer.database.read(
        figure_list, "families_supported_by_assistant", YEAR, with_names=True
    ).lines
    by_number = {one.number: one.id for one in families}
    assert {one.family for one in lines} == {by_number["R/1/2026"]}
