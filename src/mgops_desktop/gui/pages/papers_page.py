"""Papers for the data officer: a list, the pages of the chosen one, Word, PDF, print."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from mgops_desktop.domain.errors import UserError
from mgops_desktop.gui import keys
from mgops_desktop.gui.layouts import stand_aside
from mgops_desktop.gui.pages.page import Page
from mgops_desktop.gui.pages.report_output import ReportOutput
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.reading import Reader
from mgops_desktop.gui.targets import PAPERS, Target
from mgops_desktop.gui.tasks import Task
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.choice_field import Choice, ChoiceField
from mgops_desktop.gui.widgets.label import caption
from mgops_desktop.gui.widgets.notice_bar import NoticeBar
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.pdf_preview import PdfPreview
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.widgets.states import EmptyState, Stateful
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.folder_facts import folder_facts
from mgops_desktop.operations.papers import PaperFacts, paper_facts, paper_kinds, paper_of
from mgops_desktop.operations.reports import PaintedReport, paint_report

_NOTE = "Projekty ośrodka, nie urzędowe wzory. Kropki zostają do wypełnienia ręcznie"
_BROKEN = "Papieru nie udało się przygotować. Wciśnij F5, aby spróbować jeszcze raz."
_NOBODY = Choice("", "puste miejsca do wypełnienia")
_FILE_NAMES = {"ocena-skutkow": "ocena-skutków", "poufnosc": "poufność"}


class PapersPage(Page):
    """The chosen paper is drawn in the background, filled with today's facts."""

    kinds = frozenset()  # read when it is shown; nobody types here
    shows_people = False

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        look = parts.look
        self._facts: PaperFacts | None = None
        self._painted: PaintedReport | None = None
        self._painting: Task | None = None
        self.word = Button(look, "Word", "file-text")
        self.print_button = Button(look, "Drukuj", "printer")
        self.pdf = Button(look, "Zapisz PDF", "download", primary=True)
        self._outputs = (self.word, self.print_button, self.pdf)
        self.header = PageHeader("Papiery RODO", self._outputs)
        self.notices = NoticeBar(look)
        self.list = TwoLineList(
            look, "Papiery RODO", RowStyle(chevrons=False, wraps=True), selects=True, hugs=True
        )
        self.person_title = caption("Dla kogo")
        self.person = ChoiceField(look)
        self.reader = Reader(parts)
        self.preview = PdfPreview(look, parts.tasks)
        self.state = Stateful(look, self.preview, EmptyState(look, "file-text", _BROKEN))
        self.output = ReportOutput(self, parts)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Gather today's facts anew and draw the paper again."""
        self.reader.read(lambda ask: ask(paper_facts), self._take)

    def _take(self, facts: PaperFacts) -> None:
        self._facts = facts
        chosen = self.person.value()
        listed = [Choice(str(one.id), one.name or one.login) for one in facts.accounts]
        self.person.set_choices([_NOBODY, *listed])
        self.person.set_value(chosen)
        if self.list.current_key() is None:
            self.list.choose(paper_kinds()[0].key)
        self._paint()

    def open_target(self, target: Target) -> None:
        """Show the paper that the target names, else the one that was shown."""
        if target.tab:
            self.list.choose(target.tab)
        self.list.setFocus()

    def back(self) -> None:
        """Esc: to where one came from."""
        self.left.emit()

    def place(self) -> Target | None:
        return Target(PAPERS, tab=str(self.list.current_key() or ""))

    def _paint(self) -> None:
        if self._facts is None or (key := self.list.current_key()) is None:
            return
        if self._painting is not None:
            self._painting.cancel()
        kind = next(one for one in paper_kinds() if one.key == key)
        self.person.setVisible(kind.person)
        self.person_title.setVisible(kind.person)
        chosen = str(self.person.value() or "") if kind.person else ""
        account = UUID(chosen) if chosen else None
        work = partial(_painted, self.parts, self._facts, kind.key, account)
        self.state.show_busy("Przygotowuję papier…")
        self._allow(ready=False)
        self._painting = self.parts.tasks.run(work, self._show, self._fail)
        self._painting.broken.connect(self._show_broken)

    def _show(self, painted: PaintedReport) -> None:
        self._painting = None
        self._painted = painted
        self.output.noun = _FILE_NAMES.get(painted.report.kind, painted.report.kind)
        self.preview.show_pdf(painted.rendered.data, ())
        self.state.show_content(is_empty=False)
        self._allow(ready=True)

    def _show_broken(self) -> None:
        self._fail(UserError(_BROKEN))

    def _fail(self, error: UserError) -> None:
        self._painting = self._painted = None
        self.state.empty.text.setText(error.message)
        self.state.show_content(is_empty=True)
        self._allow(ready=False)

    def _choose(self, _key: object) -> None:
        self.notices.clear()
        self._paint()

    def _stop(self) -> None:
        if self._painting is not None:
            self._painting.cancel()
            self._show_broken()

    def _save(self, form: str) -> None:
        if self._painted is not None:
            self.output.save(self._painted, form, self.parts.now())

    def _print(self) -> None:
        if self._painted is not None and self.print_button.isEnabled():
            self.output.print_pages(self._painted)

    def _allow(self, *, ready: bool) -> None:
        for button in self._outputs:
            button.setEnabled(ready)

    def _show_busy(self, busy: bool) -> None:
        self._allow(ready=not busy and self._painted is not None)

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.person.edited.connect(self._paint)
        self.word.clicked.connect(partial(self._save, "docx"))
        self.pdf.clicked.connect(partial(self._save, "pdf"))
        self.print_button.clicked.connect(self._print)
        self.state.busy.cancel_asked.connect(self._stop)
        self.output.told.connect(self.notices.show_notice)
        self.output.busy.connect(self._show_busy)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        keys.bind(self, keys.PRINT, self._print, within)

    def _lay_out(self) -> None:
        self.header.show_title("Papiery RODO", _NOTE)
        self.person.setAccessibleName("Dla kogo")
        self.list.set_rows(_rows())
        self.setFocusProxy(self.list)
        papers = Card()
        whom = QVBoxLayout()
        whom.setContentsMargins(16, 8, 16, 16)
        whom.addWidget(self.person_title)
        whom.addWidget(self.person)
        papers.body.addWidget(self.list, 1)
        papers.body.addLayout(whom)
        papers.body.addStretch(0)
        stand_aside(papers, self.parts.look, 318)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(papers, 2)
        row.addWidget(self.state, 5)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(16)
        page.addLayout(row, 1)
        page.insertWidget(0, self.header)  # last for Tab: one chooses first
        page.insertWidget(1, self.notices)
        page.insertWidget(2, self.reader)


def _rows() -> Sequence[TwoLineRow]:
    return [TwoLineRow(one.key, one.title, one.about) for one in paper_kinds()]


def _painted(parts: Parts, facts: PaperFacts, key: str, account: UUID | None) -> PaintedReport:
    assert parts.custody is not None
    painted = paint_report(paper_of(key, facts, parts.custody.ask(folder_facts), account))
    parts.data.rest()
    return painted
