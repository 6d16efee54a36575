"""Risk sheets of a procedure: one operation stores a sheet with its answers; its paper is for the own file alone."""

from uuid import UUID

import pytest
from tests.conftest_database import ASSISTANT
from tests.operations.due_example import put, row
from tests.operations.due_procedures import BEGAN, day
from tests.reports.reading import page_texts

from mgops_desktop.domain.errors import NotAllowed, UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.operations.records.saving import NeedsConfirmation, confirmation_of
from mgops_desktop.operations.risk import record_risk_sheet
from mgops_desktop.operations.risk_form import risk_form
from mgops_desktop.operations.risk_sheets import risk_of_procedure, risk_paper
from mgops_desktop.reports.render.drawing import draw_pages
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.tables.blue_card import Party, Procedure
from mgops_desktop.storage.tables.blue_card_work import RiskAnswer, RiskSheet
from mgops_desktop.storage.tables.centre import DictionaryEntry

ANNA = row("party", "NKO/1", surname="Przykładowa", first_name="Anna", sex="female")
PART = row("participation", "NKU/1", procedure="NK/1", party="NKO/1", role="harmed")


@question("identyfikatory w próbie", None)
def ids(session) -> dict[str, UUID]:
    return {one.number: one.id for kind in (Procedure, Party) for one in session.query(kind)}


@question("zapisy ryzyka w próbie", None)
def counted(session) -> tuple[int, int]:
    return session.query(RiskSheet).count(), session.query(RiskAnswer).count()


@operation("zakończenie czynnika w próbie", None)
def retire(session, factor: str) -> None:
    one = session.query(DictionaryEntry).filter_by(dictionary="risk_factor", key=factor).one()
    one.valid_to = day("2026-11-15")


@pytest.fixture
def folder(importer):
    importer.must(lambda book: put(book, (BEGAN, ANNA, PART)))
    return importer.database


def sheet(database, on: str, **answers: str) -> UUID:
    known = database.read(ids)
    given = {"procedure": str(known["NK/1"]), "party": str(known["NKO/1"]), "day": on}
    for factor, answer in answers.items():
        given |= {f"factor.{factor}.answer": answer, f"factor.{factor}.source": "z rozmowy"}
    try:
        return database.change(record_risk_sheet, given)
    except NeedsConfirmation as odd:
        accepted = [confirmation_of(one) for one in odd.problems]
        return database.change(record_risk_sheet, given, accepted)


def test_sheet_and_its_answers_are_stored_together_or_not_at_all(folder):
    sheet(folder, "2026-11-12", fear="no", choking="yes")
    assert folder.read(counted) == (1, 2)
    with pytest.raises(UserError):
        sheet(folder, "2026-11-12", fear="yes")
    assert folder.read(counted) == (1, 2)


def test_each_sheet_says_what_changed_since_the_one_before(folder):
    sheet(folder, "2026-11-12", fear="no", choking="unknown")
    sheet(folder, "2026-11-19", fear="yes", choking="unknown")
    found = folder.read(risk_of_procedure, folder.read(ids)["NK/1"])
    newest, first = found.sheets
    assert first.since is None
    assert [(factor, one.words) for factor, one in newest.changed] == [
        ("osoba doznająca przemocy boi się o życie", "nie → tak")
    ]
    assert {one.key for one in found.provisions} == {"help_plan", "police_order"}


def test_retired_factor_stays_on_its_sheets_and_beside_new_ones(folder):
    sheet(folder, "2026-11-12", fear="no")
    folder.change(retire, "fear")
    procedure = folder.read(ids)["NK/1"]
    form = folder.read(risk_form, None, RecordRef("procedure", procedure))
    assert "fear" in {one.key for one in form.factors}
    assert form.form.values["party"] == str(folder.read(ids)["NKO/1"])
    assert not any(value for name, value in form.form.values.items() if name.endswith(".answer"))


def test_retired_factor_is_asked_no_more_where_it_was_never_answered(folder):
    folder.change(retire, "fear")
    procedure = folder.read(ids)["NK/1"]
    form = folder.read(risk_form, None, RecordRef("procedure", procedure))
    assert "fear" not in {one.key for one in form.factors}


def test_paper_is_for_the_own_file_and_bears_no_score(folder):
    sheet(folder, "2026-11-12", fear="no")
    newest = sheet(folder, "2026-11-19", fear="yes", alcohol_drugs="unknown")
    text = " ".join(page_texts(draw_pages(folder.read(risk_paper, newest)).data))
    for words in (
        "Tylko do akt procedury",
        "Przykładowa Anna",
        "nie → tak",
        "z rozmowy",
        "nie wiem",
    ):
        assert words in text
    assert "Zmień indywidualny plan pomocy" in text
    assert "punkt" not in text
    assert "poziom" not in text


def test_sheet_that_is_gone_and_who_may_not_see_it(folder, opened_folder):
    with pytest.raises(UserError, match="nie ma już"):
        folder.read(risk_paper, UUID(int=9))
    with pytest.raises(NotAllowed):
        opened_folder.seen_by(ASSISTANT).read(risk_of_procedure, folder.read(ids)["NK/1"])
