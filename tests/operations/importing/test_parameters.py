"""Parameters in a workbook: refused where they make no sense, one value a day, the program goes on counting."""

from datetime import date

import pytest

from mgops_desktop.domain.period import Period
from mgops_desktop.indicators import compute
from mgops_desktop.operations.importing import placed, take_back_import
from mgops_desktop.storage.access import question
from mgops_desktop.storage.setting import parameters_of
from mgops_desktop.storage.tables.centre import Setting


def setting(key, value, valid_from=date(2027, 1, 1), **more):
    values = {"label": "Parametr", "basis": "zarządzenie", "confirmed": True} | more
    return lambda book: book.add("setting", key=key, value=value, valid_from=valid_from, **values)


@question("wartości", None)
def spans(session, key):
    query = session.query(Setting).filter(Setting.key == key).order_by(Setting.valid_from)
    return [(row.value, row.valid_from.isoformat(), str(row.valid_to or "")) for row in query]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("family_limit", "piętnaście"),
        ("no_visit_days", "-1"),
        ("first_assessment_from", "xyz"),
        ("pro_life_counts_as_support", "może"),
        ("recording_since", "kiedyś"),
    ],
)
def test_value_without_sense_is_refused_where_it_stands(importer, key, value):
    result = importer.run(setting(key, value))
    (error,) = result.plan.errors
    assert result.import_id is None
    assert (error.sheet, error.row, error.column) == ("setting", 3, "Wartość")
    assert placed(error).startswith("arkusz „Parametry”, wiersz 3, kolumna „Wartość”: ")


def test_unknown_key_is_refused(importer):
    (error,) = importer.plan(setting("limit_rodzin", "15")).errors
    assert (error.code, error.column) == ("unknown_parameter", "Klucz")
    assert "limit_rodzin" in error.message


def test_newer_value_ends_the_one_before(importer):
    importer.must(setting("family_limit", "10"))
    assert importer.database.read(spans, "family_limit") == [
        ("20", "2012-01-01", "2014-12-31"),
        ("15", "2015-01-01", "2026-12-31"),
        ("10", "2027-01-01", ""),
    ]
    parameters = importer.database.read(parameters_of)
    assert parameters.number("family_limit", date(2026, 12, 31)) == 15
    assert importer.database.read(compute, Period.year(2027))


def test_earlier_value_from_a_file_ends_before_the_later_one(importer):
    def both(book):
        setting("no_visit_days", "30")(book)
        setting("no_visit_days", "25", date(2026, 1, 1))(book)
        setting("no_visit_days", "28", date(2011, 1, 1))(book)

    importer.must(both)
    assert importer.database.read(spans, "no_visit_days") == [
        ("28", "2011-01-01", "2011-12-31"),
        ("21", "2012-01-01", "2025-12-31"),
        ("25", "2026-01-01", "2026-12-31"),
        ("30", "2027-01-01", ""),
    ]


def test_importing_again_changes_nothing_and_taking_back_restores_the_end(importer):
    fill = setting("pro_life_counts_as_support", "nie")
    before = importer.database.read(spans, "pro_life_counts_as_support")
    import_id = importer.must(fill).import_id
    assert importer.database.read(spans, "pro_life_counts_as_support")[-1][0] == "no"
    assert importer.must(fill).plan.changes_nothing
    importer.database.change(take_back_import, import_id)
    assert importer.database.read(spans, "pro_life_counts_as_support") == before


def test_file_with_the_open_value_and_a_newer_one_leaves_one_value_a_day(importer):
    def fill(book):
        setting("no_visit_days", "21", date(2012, 1, 1))(book)
        setting("no_visit_days", "30")(book)

    importer.must(fill)
    assert [row[2] for row in importer.database.read(spans, "no_visit_days")] == ["2026-12-31", ""]
    assert importer.must(fill).plan.changes_nothing


def test_parameter_never_ends_without_a_successor(importer):
    end = {"valid_to": date(2028, 12, 31)}
    (error,) = importer.plan(setting("family_limit", "10", **end)).errors
    assert (error.code, error.column) == ("no_value", "Obowiązuje do")
    assert "01.01.2029" in error.message

    def with_successor(book):
        setting("family_limit", "10", **end)(book)
        setting("family_limit", "12", date(2029, 1, 1))(book)

    importer.must(with_successor)
