"""The proof of terms: what was due, what was done, how late and why; without a name."""

from uuid import UUID

import pytest
from tests.conftest_database import ASSISTANT
from tests.operations.due_example import put, row
from tests.operations.due_procedures import BEGAN, FORM, HERE, day
from tests.reports.reading import page_texts

from mgops_desktop.domain.errors import NotAllowed, UserError
from mgops_desktop.domain.period import Period
from mgops_desktop.operations.blue_card_terms import terms_of_procedure, terms_of_procedures
from mgops_desktop.reports.blocks import FigureTable, Report
from mgops_desktop.reports.render.drawing import draw_pages
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.blue_card import Procedure

LATE = row(
    "nk_form",
    "NKF/1",
    **FORM,
    filled=day("2026-11-09"),
    received=day("2026-11-19"),
    outside="poczta doręczyła dopiero 19.11",
)
GROUP = row("diagnostic_group", "NKG/1", procedure="NK/1", kind="gdp", appointed=day("2026-11-20"))
NOVEMBER = Period.month(2026, 11)


@question("procedury w próbie", None)
def procedure_ids(session):
    return {one.number: one.id for one in session.query(Procedure)}


@pytest.fixture
def folder(importer):
    importer.must(lambda book: put(book, (BEGAN, LATE, GROUP)))
    return importer.database


def lines(report: Report) -> dict[str, tuple[str, ...]]:
    """The rows of every procedure's table by the first line of their label, the last line at the end."""
    return {
        line.label.splitlines()[0]: (
            *(cell.text for cell in line.cells),
            line.label.splitlines()[-1],
        )
        for section in report.sections
        if section.key.startswith("terms")
        for block in section.blocks
        if isinstance(block, FigureTable)
        for line in block.rows
    }


def test_each_term_says_what_was_planned_and_what_was_done(folder):
    found = lines(folder.read(terms_of_procedures, NOVEMBER))
    to_team = found["Przekazanie formularza „Niebieska Karta – A” do zespołu interdyscyplinarnego"]
    assert [one.replace("\u00a0", " ") for one in to_team] == [
        *("09.11.2026", "17.11.2026", "19.11.2026", "2 dni"),
        "Powód: poczta doręczyła dopiero 19.11",
    ]
    group = found["Powołanie grupy diagnostyczno-pomocowej"]
    assert group[1:4] == ("22.11.2026\n(23.11.2026)", "20.11.2026", "–")
    passed = found["Przekazanie formularza „Niebieska Karta – A” grupie diagnostyczno-pomocowej"]
    assert passed[2] == "w toku"


def test_sums_are_the_figures_of_the_catalogue(folder):
    report = folder.read(terms_of_procedures, NOVEMBER)
    (table,) = [one for one in report.blocks() if isinstance(one, FigureTable)][:1]
    assert [cell.figure for cell in table.rows[0].cells][:3] == [
        "blue_card_timeliness_t01",
        "blue_card_timeliness_t01_in_time",
        "blue_card_timeliness_t01_late",
    ]
    assert [cell.text for cell in table.rows[0].cells] == ["1", "0", "1", "0", "2"]


def test_term_that_ran_out_in_another_period_is_not_in_it(folder):
    assert lines(folder.read(terms_of_procedures, Period.month(2026, 10))) == {}


def test_paper_of_one_procedure_holds_its_own_terms_alone(importer, folder):
    other = row("procedure", "NK/2", **HERE, began=day("2026-11-10"))
    form = row("nk_form", "NKF/2", **FORM | {"procedure": "NK/2"}, filled=day("2026-11-10"))
    importer.must(lambda book: put(book, (other, form)))
    ids = folder.read(procedure_ids)
    report = folder.read(terms_of_procedure, ids["NK/2"])
    text = " ".join(page_texts(draw_pages(report).data))
    assert "NK/2" in text
    assert "NK/1" not in text
    assert folder.read(terms_of_procedures, Period.year(2026)).sections[-1].title


def test_procedure_that_is_gone_is_told(folder):
    with pytest.raises(UserError, match="nie ma już"):
        folder.read(terms_of_procedure, UUID(int=9))


def test_who_may_not_see_procedures_gets_no_paper(opened_folder, folder):
    with pytest.raises(NotAllowed):
        opened_folder.seen_by(ASSISTANT).read(terms_of_procedures, NOVEMBER)


def test_a_stretch_that_ends_by_itself_is_never_late(importer):
    ended = row(
        "procedure",
        "NK/1",
        began=day("2025-01-10"),
        ended=day("2025-10-20"),
        end_ground="violence_ceased",
        grounds="ustała",
        end_marks="ceased",
        monitoring_ended=day("2026-07-22"),
    )
    order = row(
        "protective_order", "NKN/1", procedure="NK/1", kind="leave", issued=day("2025-02-03")
    )
    importer.must(lambda book: put(book, (ended, order)))
    procedure = importer.database.read(procedure_ids)["NK/1"]
    found = lines(importer.database.read(terms_of_procedure, procedure))
    monitoring = found["Koniec monitoringu po zakończeniu procedury"]
    assert monitoring[1:-1] == ("20.07.2026", "22.07.2026", "–")
    expired = found["Koniec nakazu opuszczenia mieszkania lub zakazu wydanego przez Policję"]
    assert expired[2:-1] == ("okres minął", "–")
