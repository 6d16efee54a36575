"""What the window shows, one after the other: pages, tabs of cards, settings, forms."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from tests.gui.album.album import Sitting
from tests.gui.day.filling import fill_field
from tests.gui.hands import pause
from tests.gui.test_accessibility import HEAD_WRITES, PARTS

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.period import Period
from mgops_desktop.gui.documents.procedure_papers import ProcedurePapers
from mgops_desktop.gui.pages.blue_card_page import BlueCardPage
from mgops_desktop.gui.pages.diary_span import Span
from mgops_desktop.gui.pages.start_page import StartPage
from mgops_desktop.gui.projector_screen import ProjectorScreen
from mgops_desktop.gui.records.registration_editor import RegistrationEditor
from mgops_desktop.gui.records.registration_fields import RegistrationFields
from mgops_desktop.gui.records.whole_fields import WholeFields
from mgops_desktop.gui.records.whole_form_editor import WholeFormEditor
from mgops_desktop.gui.targets import NEW_VISIT, RECORD, SETTINGS, Target
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.records.drafts import WHOLE_FORM
from mgops_desktop.operations.term_counting import terms_to_count
from mgops_desktop.sheets.kinds import SHEETS
from mgops_desktop.storage.sittings import GROUP, TEAM, team_calendar

_FORMS = (
    *("family", "person", "membership", "case", "assignment", "plan_action", "assessment"),
    *("letter", "placement", "contract", "counselling_session", "need", "yearly_count"),
)

_SITTING_DAY = date(2026, 11, 23)
"""A day of the practice centre on which groups are going to sit."""
_ANSWERS = ("no", "yes", None, "yes", "yes", "unknown", "no")


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
        yield from _papers(at, page.card.papers, "procedure-papers")
    yield from _risk(at, page)
    yield from _whole_form(at, page)
    yield from _registration(at, page)
    at.window.open_target(Target("team_sitting"))
    at.settle()
    yield "procedure-team"
    page.team.tabs.choose("papers")
    at.settle()
    yield "procedure-team-papers"
    yield from _papers(at, page.team.papers, "procedure-team-papers")


def _papers(at: Sitting, papers: ProcedurePapers, name: str) -> Iterator[str]:
    """What can be made, and the first paper that was."""
    papers.register.new.click()
    at.settle()
    yield f"{name}-choice"
    papers.leave_view()
    made = first_key(papers.register.list)
    if made is not None:
        papers.register.opened.emit(made)
        at.settle()
        yield f"{name}-document"
        papers.leave_view()


def _risk(at: Sitting, page: BlueCardPage) -> Iterator[str]:
    """The risk tab of the first procedure that has sheets, and the form of its next one, half filled in."""
    rows = (row.key for row in page.list.rows() if isinstance(row, TwoLineRow))
    for key in [one for one in rows if isinstance(one, UUID)]:
        at.window.open_target(Target("procedure", key, "risk"))
        at.settle()
        if page.card.risk.list.rows():
            yield "procedure-risk-sheets"
            page.card.tabs.choose("terms")
            at.settle()
            yield "procedure-risk-terms"
            page.card.tabs.choose("risk")
            page.card.risk.new.click()
            at.settle()
            form = page.editing.editor.form
            for field, answer in zip(form.blocks, _ANSWERS, strict=False):
                form.answer_of(field).set_value(answer)
            at.settle()
            yield "procedure-risk-form"
            bar = page.editing.editor.sheet.verticalScrollBar()
            bar.setValue(bar.maximum())
            at.settle()
            yield "procedure-risk-law"
            page.editing.editor.keeper.discard()
            page.leave_form()
            return


def _whole_form(at: Sitting, page: BlueCardPage) -> Iterator[str]:
    """A form as a record, then whole with its first sections and the boxes open."""
    page.card.tabs.choose("forms")
    at.settle()
    listed = page.card.sections["forms"].lists.get("nk_form")
    form = first_key(listed) if listed is not None else None
    if not isinstance(form, RecordRef):
        return
    page.correct(form)
    at.settle()
    yield "procedure-form"
    page.correct(RecordRef(WHOLE_FORM, form.id))
    editor = page.editing.editor
    assert isinstance(editor, WholeFormEditor)
    assert isinstance(editor.form, WholeFields)
    at.settle()
    yield "procedure-whole"
    for block in editor.form.blocks[1:5]:
        block.turn(opened=True)
    at.settle()
    editor.look_at(editor.form.acts)
    at.settle()
    yield "procedure-whole-acts"
    page.back()


def _registration(at: Sitting, page: BlueCardPage) -> Iterator[str]:
    """The form in which an NK-A is registered: its beginning, and with a second person its acts."""
    page.register.new_form.click()
    at.settle()
    yield "procedure-registration"
    editor = page.editing.editor
    assert isinstance(editor, RegistrationEditor)
    assert isinstance(editor.form, RegistrationFields)
    editor.form.more_asked.emit("harmed")
    form = editor.form
    assert isinstance(form, RegistrationFields)
    form.turn_acts.click()
    at.settle()
    editor.sheet.verticalScrollBar().setValue(editor.sheet.verticalScrollBar().maximum())
    at.settle()
    yield "procedure-registration-acts"
    editor.throw_away.click()
    page.back()
    day = page.sittings.day
    at.window.open_target(Target("sittings", tab=day.isoformat()))
    at.settle()
    yield "procedure-sittings"
    yield from _sittings(at, page)


def settings(at: Sitting) -> Iterator[str]:
    """Every part of the settings."""
    at.window.go_to("settings")
    for part in PARTS:
        at.window.open_target(Target(SETTINGS, None, part))
        at.settle()
        yield f"settings-{part}"


def _sittings(at: Sitting, page: BlueCardPage) -> Iterator[str]:
    """A day with an agenda, the form of a plan, both protocols, the wall: blank, then with a procedure."""
    today = page.sittings.day
    at.window.open_target(Target("sittings", tab=_SITTING_DAY.isoformat()))
    at.settle()
    bar = page.sittings.column.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    yield "procedure-agenda"
    page.sittings.plan_groups.click()
    at.settle()
    yield "procedure-sittings-plan"
    page.back()
    lines = at.parts.data.read(team_calendar, Period.month(today.year, today.month)).sittings
    for kind in (GROUP, TEAM):
        record = next((one.record for one in lines if one.record.kind == kind), None)
        if record is not None:
            page.desk.write(record)
            at.settle()
            yield f"procedure-protocol-{kind}"
            page.back()
    at.window.open_target(Target("projector", tab=_SITTING_DAY.isoformat()))
    screen = at.work.visitor
    if not isinstance(screen, ProjectorScreen):
        return
    screen.resize(at.window.size())
    screen.show()
    at.settle()
    yield "procedure-wall-blank"
    screen.page.show_next.click()
    at.settle()
    yield "procedure-wall"
    at.work._end_visit()
    screen.hide()


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
    of_figures = [f"blue_card_{name}" for name in ("statistics", "timeliness", "cas", "programme")]
    for kind in ("month", "limit", "inspection", "gaps", *of_figures):
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
