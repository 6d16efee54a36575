"""What the window shows, one after the other: pages, tabs of cards, settings, forms."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from tests.gui.album.album import Sitting
from tests.gui.day.filling import fill_field
from tests.gui.hands import pause
from tests.gui.test_accessibility import HEAD_WRITES, PARTS

from mgops_desktop.gui.pages.diary_span import Span
from mgops_desktop.gui.pages.start_page import StartPage
from mgops_desktop.gui.targets import NEW_VISIT, RECORD, SETTINGS, Target
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.term_counting import terms_to_count
from mgops_desktop.sheets.kinds import SHEETS

_FORMS = (
    *("family", "person", "membership", "case", "assignment", "plan_action", "assessment"),
    *("letter", "placement", "contract", "counselling_session", "need", "yearly_count"),
)


def first_key(shown: TwoLineList) -> object:
    """What the first row of a list stands for, None of an empty one."""
    rows = (row.key for row in shown.rows() if isinstance(row, TwoLineRow))
    return next(rows, None)


def pages(at: Sitting) -> Iterator[str]:
    """Every place of the rail."""
    for key in at.window.rail.buttons:
        at.window.go_to(key)
        at.settle()
        yield f"page-{key}"


def families(at: Sitting) -> Iterator[str]:
    """The tabs of the first family's card, then all families as a table."""
    at.window.go_to("families")
    at.settle()
    page = at.window.pages.page("families")
    family = first_key(page.families.list)
    if isinstance(family, UUID):
        at.window.open_target(Target("family", family))
        for key in page.card.tabs.keys:
            page.card.tabs.choose(key)
            at.settle()
            yield f"family-{key}"
    page.families.as_table.click()
    at.settle()
    yield "family-table"
    page.back()


def diary(at: Sitting) -> Iterator[str]:
    """Day, week and month, of a month in which there was work."""
    at.window.go_to("diary")
    page = at.window.pages.page("diary")
    at.window.open_target(Target("diary", tab=date(2026, 11, 18).isoformat()))
    for span in Span:
        page.head.show_span(span)
        at.settle()
        yield f"diary-{span.value}"
    page.head.show_span(Span.DAY)


def blue_card(at: Sitting) -> Iterator[str]:
    """The tabs of the first procedure, and the team."""
    if "blue_card" not in at.window.rail.buttons:
        return
    at.window.go_to("blue_card")
    at.settle()
    page = at.window.pages.page("blue_card")
    procedure = first_key(page.list)
    if isinstance(procedure, UUID):
        at.window.open_target(Target("procedure", procedure))
        at.settle()
        for number in range(page.card.tabs.count()):
            page.card.tabs.setCurrentIndex(number)
            at.settle()
            yield f"procedure-{page.card.tabs.tabData(number)}"
    at.window.open_target(Target("team_sitting"))
    at.settle()
    yield "procedure-team"
    day = page.sittings.day
    at.window.open_target(Target("sittings", tab=day.isoformat()))
    at.settle()
    yield "procedure-sittings"


def settings(at: Sitting) -> Iterator[str]:
    """Every part of the settings."""
    at.window.go_to("settings")
    for part in PARTS:
        at.window.open_target(Target(SETTINGS, None, part))
        at.settle()
        yield f"settings-{part}"


def forms(at: Sitting) -> Iterator[str]:
    """The empty forms, and that of the newest visit of the first family."""
    for sheet in SHEETS:
        if sheet.key in _FORMS and sheet.table.write_right in HEAD_WRITES:
            at.window.open_target(Target(RECORD, None, sheet.key))
            at.settle()
            yield f"form-{sheet.key}"
    at.window.open_target(Target(NEW_VISIT))
    at.settle()
    yield "form-visit"


def start(at: Sitting) -> Iterator[str]:
    """The start page with everything that is due."""
    at.window.go_to("start")
    at.settle()
    page = at.window.pages.page("start")
    assert isinstance(page, StartPage)
    yield "start"
    page.count.click()
    known = [one.title for one in page.parts.data.read(terms_to_count)]
    wanted = "Przekazanie protokołu zakończenia do zespołu interdyscyplinarnego"
    title = wanted if wanted in known else known[0]  # the longest words have taken its place
    fill_field(page.counter.form.wrapper("term").input, title[:30])
    page.counter.count()
    at.settle()
    yield "start-term"
    page.back()


def control(at: Sitting) -> Iterator[str]:
    """The checklist of the first family, and the papers of the head."""
    at.window.go_to("inspection")
    at.settle()
    page = at.window.pages.page("inspection")
    family = first_key(page.families.list)
    if isinstance(family, UUID):
        at.window.open_target(Target("inspection", family))
        at.settle()
        yield "control-file"
    for kind in ("month", "limit", "inspection", "gaps"):
        at.window.open_target(Target("reports", tab=kind))
        at.settle()
        pause(300)
        yield f"control-{kind}"


SCENES = {
    "control": control,
    "start": start,
    "page": pages,
    "family": families,
    "diary": diary,
    "procedure": blue_card,
    "settings": settings,
    "form": forms,
}
