"""A file that brings what falls into an accepted month: told in the preview, stored with a note, old text kept."""

from datetime import date

import pytest
from sqlalchemy import select
from tests.operations.importing.invented import Importer, small_centre

from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.furniture import CENTRE


@operation("przyjęcie w teście", None)
def accept_march(session):
    worker = session.scalars(select(KINDS["worker"].id)).one()
    values = {"month": date(2026, 3, 1), "day": date(2026, 4, 1)}
    session.add(KINDS["accepted_month"](worker_id=worker, **values))


@question("sprostowania w teście", None)
def amendments(session):
    rows = session.scalars(select(CENTRE.amendment).order_by(CENTRE.amendment.kind)).all()
    return [(row.kind, row.reason, sorted(row.before)) for row in rows]


@pytest.fixture
def accepted(importer: Importer) -> Importer:
    """The small centre; its worker's March was accepted."""
    importer.must(small_centre)
    importer.database.change(accept_march)
    return importer


def late(book):
    seen = {"cases": ["AR/1/2026"], "kind": "home", "workers": ["P/1/2026"]}
    book.add("visit", number="W/8/2026", day="9.3.2026", **seen)
    book.add("visit", number="W/9/2026", day="9.4.2026", **seen)
    book.add("leave", number="N/1/2026", worker="P/1/2026", kind="holiday", began="30.3.2026")
    contract = {"number": "U/2/2026", "worker": "P/1/2026", "position": "family_assistant"}
    book.add("contract", **contract, form="service", began="1.3.2026")
    hours = {"minutes": 600, "full_post_minutes": 9600}
    book.add("service_hours", number="GU/1/2026", contract="U/2/2026", month="2026-03", **hours)


def test_preview_names_the_month_and_the_note(accepted):
    told = [one for one in accepted.plan(late).warnings if one.code == "accepted"]
    assert [(one.sheet, one.row) for one in told] == [
        ("leave", 3),
        ("service_hours", 3),
        ("visit", 3),
    ]
    for one in told:
        assert "Miesiąc marzec 2026 (Anna Wzorcowa) przyjęto 1.04.2026." in one.message
        assert "po zatwierdzeniu" in one.message


def test_new_rows_of_an_accepted_month_bear_the_note(accepted):
    accepted.must(late)
    kept = accepted.database.read(amendments)
    assert [kind for kind, _reason, _before in kept] == ["leave", "service_hours", "visit"]
    assert all(reason.startswith("Po zatwierdzeniu: wczytano z pliku") for _k, reason, _b in kept)


def test_changed_row_of_an_accepted_month_is_told_and_amended(accepted):
    def change(book):
        seen = {"day": "2.3.2026", "cases": ["AR/1/2026"], "kind": "home"}
        book.add("visit", number="W/1/2026", course="Inaczej.", **seen)

    told = [one for one in accepted.plan(change).warnings if one.code == "accepted"]
    assert ["sprostowaniem" in one.message for one in told] == [True]
    accepted.must(change)
    ((kind, reason, before),) = accepted.database.read(amendments)
    assert (kind, reason) == ("visit", "Wczytano z pliku wykaz-3.xlsx.")
    assert "course" in before
