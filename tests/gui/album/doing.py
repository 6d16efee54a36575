"""What the window shows while something is being done: reports, import, conflict, bin, merging, accounts, a visitor."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from tests.gui.album.album import Sitting
from tests.gui.album.pages import first_key
from tests.gui.hands import pause

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.gui.editor import Editor
from mgops_desktop.gui.targets import SETTINGS, Target
from mgops_desktop.operations.visit import bin_record
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.tables import KINDS

FIGURE = "families_supported_by_assistant"
_HEADERS = "Numer rodziny;Nazwisko;Imię;Data lub rok urodzenia;Rola w rodzinie;Miejscowość"
_BROKEN_ROWS = 400


@operation("zmiana gdzie indziej w teście", None)
def _change_elsewhere(session, kind, record, **values):
    for name, value in values.items():
        setattr(session.get_one(KINDS[kind], record), name, value)


def reports(at: Sitting) -> Iterator[str]:
    """The annual report with a figure opened up, what "Sprawdź" found, the text of a section."""
    at.window.go_to("reports")
    at.settle()
    page = at.window.pages.page("reports")
    canvas = page.preview.canvas
    spot = next((one for one in canvas.spots if one.key == FIGURE), None)
    if spot is not None:
        page.preview.go_to_page(spot.page, max(spot.top - 160, 0))
        canvas.figure_clicked.emit(spot.key, spot.period)
        at.settle()
        pause(300)
        yield "report-figure"
        page.sections.choose("closures")
        at.settle()
        pause(300)
        yield "report-chart"
    page.check.click()
    yield "report-check"
    page.back()
    if page.text_button.isVisible():
        page.sections.choose("casework")
        page.text_button.click()
        at.settle()
        yield "report-text"
        page.back()


def importing(at: Sitting) -> Iterator[str]:
    """A file with hundreds of errors, and one that can be imported."""
    if "import" not in at.window.rail.buttons:
        return
    at.window.go_to("import")
    page = at.window.pages.page("import")
    for name, row in (
        ("errors", "R/{0}/2026;Umowna;;1.13.{0};ciotka przyjaciółki;Wola Wzorcowa"),
        ("ready", "R/9{0:03}/2026;Umowna;Ewa;17.05.1990;matka;Wola Wzorcowa"),
    ):
        with TemporaryDirectory() as folder:
            path = Path(folder) / "start.csv"
            rows = (row.format(number) for number in range(_BROKEN_ROWS))
            path.write_text("\n".join([_HEADERS, *rows, ""]), encoding="utf-8-sig")
            page.look_at(path)
            at.settle()
        yield f"import-{name}"
    page.back()


def conflict(at: Sitting) -> Iterator[str]:
    """A visit that somebody else has changed meanwhile; what was done to it before; the question for the bin."""
    editor = _open_visit(at)
    if editor is None:
        return
    yield "conflict-before"
    editor.history.click()
    at.settle()
    yield "conflict-history"
    editor.history.click()
    editor.bin.click()
    yield "conflict-bin"
    editor.leave()
    for name in ("course", "place"):
        editor.form.wrapper(name).field.set_value("Mój opis wizyty, wpisany tutaj. " * 4)
    elsewhere = {"topic": "Temat zmieniony gdzie indziej", "place": "inne miejsce"}
    at.opened.database.change(_change_elsewhere, "visit", editor.record, **elsewhere)
    editor.store()
    at.settle()
    yield "conflict-table"
    editor._throw_away()
    editor.leave()


def _open_visit(at: Sitting) -> Editor | None:
    at.window.go_to("families")
    at.settle()
    page = at.window.pages.page("families")
    for row in page.families.list.rows()[:8]:
        at.window.open_target(Target("family", row.key, "visits"))
        at.settle()
        target = first_key(page.card.visits.list)
        if isinstance(target, Target) and target.id is not None:
            at.window.open_target(target)
            at.settle()
            return page.editing.editor
    return None


def bin_and_merge(at: Sitting) -> Iterator[str]:
    """Records in the bin with the question before they are erased; two that look alike."""
    at.window.go_to("families")
    at.settle()
    listed = at.window.pages.page("families").families.list.rows()
    families = [row.key for row in listed if isinstance(row.key, UUID)][:4]
    if not families:
        return
    for number, family in enumerate(families[2:]):
        reason = "wpisana dwa razy, zapis został pod innym numerem " * (1 + 3 * number)
        at.opened.database.change(bin_record, "family", family, reason.strip()[:200])
    at.window.go_to("bin")
    page = at.window.pages.page("bin")
    page.refresh()
    at.settle()
    page.table.table.selectRow(0)
    page.erase.click()
    at.settle()
    yield "bin-reason"
    page.back()
    if "likeness" in at.window.rail.buttons:
        home = {"street": "ul. Umowna 7", "place": "Przykładowo", "protected_address": False}
        for family in families[:2]:
            at.opened.database.change(_change_elsewhere, "family", family, name="Podwójna", **home)
        at.window.go_to("likeness")
        likeness = at.window.pages.page("likeness")
        likeness.refresh()
        at.settle()
        likeness._open(first_key(likeness.list))
        at.settle()
        yield "merge"


def custody(at: Sitting) -> Iterator[str]:
    """The forms of an account, a view of one, and the wizard that restores a backup."""
    if not at.parts.access.may(Right.ACCOUNTS):
        return
    page = at.window.pages.page("settings")
    at.window.open_target(Target(SETTINGS, None, "accounts"))
    at.settle()
    page.panel.add.click()
    at.settle()
    yield "account-new"
    page.panel.back()
    page.panel.list.opened.emit(first_key(page.panel.list))
    at.settle()
    yield "account-one"
    page.panel.back()
    at.window.open_target(Target(SETTINGS, None, "backups"))
    at.settle()
    page.panel.make.click()
    at.settle()
    yield "backups"
    page.panel.restore.click()
    at.settle()
    yield "backups-restore"
    page.panel.in_place.go.click()
    at.settle()
    yield "backups-refused"
    page.panel.back()


def searching(at: Sitting) -> Iterator[str]:
    """What was found while typing."""
    if not at.window.top.can_search:
        return
    at.window.go_to("start")
    field = at.window.top.search
    field.setText("przy")
    field.textEdited.emit("przy")
    at.settle()
    pause(400)
    yield "search"
    field.clear()
    field.close_results()


def visitor(at: Sitting) -> Iterator[str]:
    """One family alone, a form before the visitor, and the way out."""
    at.window.go_to("families")
    at.settle()
    family = first_key(at.window.pages.page("families").families.list)
    if not isinstance(family, UUID):
        return
    at.window.open_target(Target("visitor", family))
    screen = at.work.visitor
    assert screen is not None
    screen.resize(at.window.size())
    screen.show()
    at.settle()
    yield "visitor-card"
    screen.page.open_target(Target("record", None, "membership", RecordRef("family", family)))
    at.settle()
    yield "visitor-form"
    screen.end.click()
    at.settle()
    yield "visitor-end"
    at.work._end_visit()
    screen.hide()


SCENES = {
    "report": reports,
    "import": importing,
    "conflict": conflict,
    "search": searching,
    "account": custody,
    "backups": custody,
    "visitor": visitor,
    "bin": bin_and_merge,
    "merge": bin_and_merge,
}
