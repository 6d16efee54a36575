"""Somebody's own list: its columns are mapped once, and known from then on."""

from mgops_desktop.operations.importing import (
    file_of,
    import_workbook,
    keep_mapping,
    plan_import,
    proposed_mapping,
)

LIST = "Lp;Nazwisko i imię;ur.;Uwagi kierownika\nO/1/2026;Umowna Ewa;17.5.1990;pilne\n"
MAPPING = {
    "Lp": "number",
    "Nazwisko i imię": "surname",
    "ur.": "birth_date",
    "Uwagi kierownika": "",
}


def own_list(folder, name="Osoby"):
    path = folder / f"{name}.csv"
    path.write_bytes(LIST.encode("cp1250"))
    return file_of(path)


def test_a_mapping_is_kept_and_used(database, tmp_path):
    assert [one.code for one in database.read(plan_import, own_list(tmp_path)).errors] == [
        "missing_column"
    ]
    database.change(keep_mapping, "person", MAPPING)
    plan = database.change(import_workbook, own_list(tmp_path)).plan
    assert plan.errors == ()
    assert [(one.rows, one.new) for one in plan.sheets] == [(1, 1)]


def test_a_kept_mapping_is_proposed_first(database):
    database.change(keep_mapping, "person", MAPPING)
    proposed = database.read(proposed_mapping, "person", ["LP", "Nazwisko i imię", "Telefon kom."])
    assert proposed == {"LP": "number", "Nazwisko i imię": "surname", "Telefon kom.": "phone"}


def test_a_mapping_can_be_changed(database, tmp_path):
    database.change(keep_mapping, "person", MAPPING)
    database.change(keep_mapping, "person", {"Uwagi kierownika": "remark"})
    proposed = database.read(proposed_mapping, "person", ["uwagi kierownika"])
    assert proposed == {"uwagi kierownika": "remark"}


def test_the_user_says_which_records_a_file_holds(database, tmp_path):
    database.change(keep_mapping, "person", MAPPING)
    workbook = own_list(tmp_path, name="wykaz 2026")
    plan = database.read(plan_import, workbook, {"wykaz 2026": "person"})
    assert (plan.errors, [one.key for one in plan.sheets]) == ((), ["person"])
