from tests.operations.importing.invented import small_centre

from mgops_desktop.operations.importing import as_json


def test_x(importer):
    r = importer.run(small_centre)
    print(as_json(r.plan, r.import_id, dry_run=False))
    r = importer.run(small_centre)
    print(as_json(r.plan, r.import_id, dry_run=False))
    assert 0
