"""What the window shows of the assistant's daily work and of the office's: registers, months, packs, short forms."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from tests.gui.album.album import Sitting
from tests.gui.album.pages import first_key

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.gui.documents.choosing_view import ChoosingView
from mgops_desktop.gui.targets import (
    DIARY,
    RECORD,
    SETTINGS,
    SLIPS,
    STAFF,
    WORK_MONTH,
    Target,
)
from mgops_desktop.operations.pictures.sheet import PictureKind
from mgops_desktop.storage.diary import diary_workers

_DAY, _AHEAD = date(2026, 11, 18), date(2026, 11, 24)
_FORMS = ("diagnosis", "assessment", "family_meeting", "appointment", "statement", "reminder")


def registers(at: Sitting) -> Iterator[str]:
    """Every register of the office."""
    if "registers" not in at.window.rail.buttons:
        return
    at.window.go_to("registers")
    page = at.window.pages.page("registers")
    for shape in page.shapes:
        page.tabs.choose(shape.key)
        at.settle()
        yield f"register-{shape.key}"


def day_and_month(at: Sitting) -> Iterator[str]:
    """The table of an evening, slips, and the card of a month of the assistant who leads the first family."""
    at.window.open_target(Target(DIARY, tab=_DAY.isoformat()))
    at.settle()
    page = at.window.pages.page("diary")
    if page.head.evening.isVisible():
        page.head.evening.click()
        at.settle()
        yield "work-evening"
        page.back()
    at.window.go_to("work")
    at.settle()
    workers = at.parts.data.read(diary_workers)
    if workers:
        at.window.open_target(Target(SLIPS, workers[0].id, _AHEAD.isoformat()))
        at.settle()
        yield "work-slips"
        at.window.pages.page("diary").back()
        at.window.open_target(Target(WORK_MONTH, workers[0].id, _DAY.isoformat()))
        at.settle()
    yield "work-month"


def of_a_family(at: Sitting) -> Iterator[str]:
    """The drawings, the documents to choose from and one being made, the forms of the plan and of the assessment."""
    at.window.go_to("families")
    at.settle()
    page = at.window.pages.page("families")
    family = first_key(page.families.list)
    if not isinstance(family, UUID):
        return
    at.window.open_target(Target("family", family))
    page.card.tabs.choose("pictures")
    for kind in PictureKind:
        page.card.pictures.tabs.choose(kind.value)
        at.settle()
        yield f"work-picture-{kind.value}"
    page.card.tabs.choose("documents")
    at.settle()
    documents = page.card.documents
    documents.register.new.click()
    at.settle()
    yield "work-document-choice"
    view = documents.choosing
    assert isinstance(view, ChoosingView)
    documents.leave_view()
    for kind in _FORMS:
        at.window.open_target(Target(RECORD, None, kind, RecordRef("family", family)))
        at.settle()
        yield f"work-form-{kind}"
        page.back()


def packs(at: Sitting) -> Iterator[str]:
    """The library of goals, the exchange of packs and what it asks before families go out."""
    page = at.window.pages.page("settings")
    at.window.go_to("settings")
    for part in ("library", "exchange"):
        at.window.open_target(Target(SETTINGS, None, part))
        at.settle()
        yield f"work-{part}"
    if at.parts.access.may(Right.EVERY_FAMILY):
        page.panel.give.click()
        at.settle()
        yield "work-exchange-give"
        page.panel.back()


def substitution(at: Sitting) -> Iterator[str]:
    """A worker with a substitute asked for."""
    if "staff" not in at.window.rail.buttons:
        return
    at.window.go_to("staff")
    at.settle()
    page = at.window.pages.page("staff")
    for row in page.workers.list.rows():
        if isinstance(row.key, UUID):
            at.window.open_target(Target(STAFF, row.key))
            at.settle()
            if page.card.substitute.isVisible():
                yield "work-staff"
                page.card.substitute.click()
                at.settle()
                yield "work-substitution"
                page.back()
                return


SCENES = {
    "register": registers,
    "work": day_and_month,
    "work-picture": of_a_family,
    "work-document": of_a_family,
    "work-form": of_a_family,
    "work-library": packs,
    "work-exchange": packs,
    "work-staff": substitution,
    "work-substitution": substitution,
}
