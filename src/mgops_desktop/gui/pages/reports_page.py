"""Reports: sections, the PDF's own pages, where each number comes from, what must be put right."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.wording import capitalised, period_name, short_date
from mgops_desktop.gui import keys, targets
from mgops_desktop.gui.layouts import stand_aside
from mgops_desktop.gui.pages import report_rows as rows
from mgops_desktop.gui.pages.page import Page
from mgops_desktop.gui.pages.report_kinds import ANNUAL, ReportKind, kind_of, kinds_for
from mgops_desktop.gui.pages.report_output import ReportOutput
from mgops_desktop.gui.pages.report_period import PeriodChooser
from mgops_desktop.gui.pages.report_preparing import A4_HEIGHT, Prepared, prepare
from mgops_desktop.gui.pages.report_text_panel import ReportTextPanel
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.targets import Target
from mgops_desktop.gui.tasks import Task
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.choice_field import Choice, ChoiceField
from mgops_desktop.gui.widgets.figure_panel import FigurePanel, FigureView
from mgops_desktop.gui.widgets.label import caption
from mgops_desktop.gui.widgets.notice_bar import NoticeBar
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.pdf_preview import PdfPreview
from mgops_desktop.gui.widgets.states import EmptyState, Stateful
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.gui.words import joined, short_basis
from mgops_desktop.operations.figure import OpenedFigure, opened_figure, opened_month_list
from mgops_desktop.operations.oversight.lists import is_month_list
from mgops_desktop.operations.report_text import TEXT_ONLY, WITHOUT_TEXT

_BROKEN = "Sprawozdania nie udało się przygotować. Wciśnij F5, aby spróbować jeszcze raz."
_ABOVE = 24
_STOPPED = "Przerwano. Wciśnij F5, aby przygotować sprawozdanie."


class ReportsPage(Page):
    """A report of a period, the annual one first. It is prepared in the background whenever records change."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        look = parts.look
        self._may_write = parts.access.may(Right.REPORTS)
        self._prepared: Prepared | None = None
        self._preparing: Task | None = None
        self._opening: Task | None = None
        self._wanted_text = ""
        self.check = Button(look, "Sprawdź", "triangle-alert")
        self.text_button = Button(look, "Tekst działu", "pencil")
        self.word = Button(look, "Word", "file-text")
        self.excel = Button(look, "Excel", "file-text")
        self.print_button = Button(look, "Drukuj", "printer")
        self.pdf = Button(look, "Zapisz PDF", "download", primary=True)
        self._outputs = (self.word, self.excel, self.print_button, self.pdf)
        self.header = PageHeader("Sprawozdania", (self.check, self.text_button, *self._outputs))
        self.notices = NoticeBar(look)
        self.kinds_offered = kinds_for(parts.access)
        self.kind = ChoiceField(look)
        self.period = PeriodChooser(look, lambda: parts.today)
        self.parts_card = Card("Sprawozdanie roczne")
        self.term = caption()
        self.sections = TwoLineList(
            look, "Części sprawozdania", RowStyle(chevrons=False), selects=True
        )
        self.preview = PdfPreview(look, parts.tasks)
        style = RowStyle(wraps=True, whole_titles=True)
        self.findings = TwoLineList(look, "Błędy i ostrzeżenia", style)
        self.text = ReportTextPanel(parts)
        self.middle = QStackedWidget()
        self.state = Stateful(look, self.middle, EmptyState(look, "file-chart-column", _STOPPED))
        self.figure = FigurePanel(look)
        self.output = ReportOutput(self, parts)
        self._lay_out()
        self.setFocusProxy(self.sections)
        self._offer_kinds()
        self._connect()
        self._allow()

    def refresh(self) -> None:
        """Prepare the report anew; what is shown stays until the new pages are there, but is not given out."""
        if self._preparing is not None:
            self._preparing.stopped.disconnect(self._show_stopped)
            self._preparing.cancel()
        wanted = (self._kind.key, self.period.period)
        if self._prepared is None or (self._prepared.kind, self._prepared.period) != wanted:
            self._prepared = None
            self.figure.clear()
            self.state.show_busy("Przygotowuję sprawozdanie…")
        work = partial(prepare, self.parts.data, *wanted)
        self._preparing = self.parts.tasks.run_reporting(
            work, self._show, self.state.busy.show_progress, self._fail
        )
        self._preparing.stopped.connect(self._show_stopped)
        self._preparing.broken.connect(self._show_broken)
        self._allow()

    def back(self) -> None:
        """Esc: from findings or a text back to the pages."""
        if self.middle.currentWidget() is self.text:
            self.text.leave()
        else:
            self._show_middle(self.preview)

    def open_target(self, target: Target) -> None:
        """Show a report (`tab` names its kind, perhaps with a month), or the text of a section of the annual one."""
        kind, _at, month = target.tab.partition("@")
        if target.kind == targets.REPORTS and kind:
            self._show_kind(kind, month)
        if target.kind == targets.REPORT_TEXT and self._may_write:
            self._show_kind(ANNUAL)
            self.sections.choose(target.tab)
            self._edit(target.tab)

    def keep_unsaved(self) -> None:
        self.text.keep_unsaved()

    def _show(self, prepared: Prepared) -> None:
        self._preparing = None
        self._prepared = prepared
        findings, sections = prepared.findings, prepared.painted.report.sections
        has_texts = self._kind.has_texts
        self.header.show_title("Sprawozdania", rows.count_words(findings) if has_texts else "")
        self.check.setText(f"Sprawdź  {len(findings)}" if findings else "Sprawdź")
        self.parts_card.set_heading(_heading(self._kind, prepared.period))
        self.term.setText(_term_words(prepared))
        self.term.setVisible(bool(self.term.text()))
        self.sections.set_rows(
            rows.section_rows(sections, findings) if has_texts else rows.plain_rows(sections)
        )
        if self.sections.current_key() is None:
            self.sections.choose(sections[0].key)
        self.findings.set_rows(rows.finding_rows(findings, prepared.names, self.parts.access))
        self.preview.show_pdf(prepared.painted.rendered.data, prepared.spots)
        self.state.show_content(is_empty=False)
        self._allow()

    def _show_stopped(self) -> None:
        if self._preparing is not None and self._prepared is None:
            self._preparing = None
            self.stale = True
            self.state.empty.text.setText(_STOPPED)
            self.state.show_content(is_empty=True)

    def _show_broken(self) -> None:
        self._fail(UserError(_BROKEN))

    def _fail(self, error: UserError) -> None:
        self._preparing = self._prepared = None
        self.state.empty.text.setText(error.message)
        self.state.show_content(is_empty=True)
        self._allow()

    def _stop(self) -> None:
        if self._preparing is not None:
            self._preparing.cancel()

    def _go_to_section(self, key: object) -> None:
        self._allow()
        if self._prepared is None:
            return
        if self.middle.currentWidget() is self.text:
            self._edit(str(key))
        page, height = self._prepared.painted.beginnings.get(str(key), (0, A4_HEIGHT))
        self.preview.go_to_page(page, A4_HEIGHT - height - _ABOVE if height < A4_HEIGHT else 0)

    def _open_figure(self, key: str, period: Period) -> None:
        if self._opening is not None:
            self._opening.cancel()
        self.figure.show_figure(FigureView("", "Liczę…", ()))
        asked = opened_month_list if is_month_list(key) else opened_figure
        work = partial(self.parts.data.read, asked, key, period)
        self._opening = self.parts.tasks.run(work, self._show_figure, self._refuse_figure)

    def _show_figure(self, opened: OpenedFigure) -> None:
        self._opening = None
        self.figure.show_figure(rows.figure_view(opened, self.parts.access))

    def _refuse_figure(self, error: UserError) -> None:
        self._opening = None
        self.figure.show_figure(FigureView("", error.message, ()))

    def _toggle_findings(self) -> None:
        shown = self.middle.currentWidget() is self._findings_card
        self._show_middle(self.preview if shown else self._findings_card)
        if not shown:
            self.findings.setFocus()

    def _edit_chosen(self) -> None:
        self._edit(str(self.sections.current_key()))

    def _edit(self, section: str) -> None:
        if section in WITHOUT_TEXT or not self._may_write or not self._kind.has_texts:
            self._show_middle(self.preview)
            return
        self.text.edit(self._kind.key, self.period.period.last.year, section, self._title(section))
        self._show_middle(self.text)

    def _title(self, section: str) -> str:
        found = self._prepared.painted.report.sections if self._prepared else ()
        titles = {one.key: one.title for one in found}
        return titles.get(section) or TEXT_ONLY.get(section, "Tekst działu")

    def _show_middle(self, part: QWidget) -> None:
        if self.middle.currentWidget() is self.text and part is not self.text:
            self.text.keep_unsaved()
        self.middle.setCurrentWidget(part)

    def _open_finding(self, key: object) -> None:
        if isinstance(key, Target):
            if key.kind == targets.REPORT_TEXT:
                self.open_target(key)
            else:
                self.asked.emit(key)

    def _open_record(self, key: object) -> None:
        if isinstance(key, Target):
            self.asked.emit(key)

    def _allow(self, *, busy: bool = False) -> None:
        ready = self._prepared is not None and self._preparing is None and not busy
        for button in (*self._outputs, self.check):
            button.setEnabled(ready)
        section = self.sections.current_key()
        self.check.setVisible(self._kind.has_texts)
        self.text_button.setVisible(self._may_write and self._kind.has_texts)
        self.text_button.setEnabled(section is not None and section not in WITHOUT_TEXT)

    @property
    def _kind(self) -> ReportKind:
        return kind_of(self.kind.chosen)

    def _offer_kinds(self) -> None:
        self.kind.set_choices([Choice(one.key, one.title) for one in self.kinds_offered])
        self.kind.choose(self.kinds_offered[0].key)
        self.kind.setVisible(len(self.kinds_offered) > 1)

    def _show_kind(self, kind: str, month: str = "") -> None:
        """Show a paper, of a month ("2026-10") where one is named."""
        if kind not in {one.key for one in self.kinds_offered}:
            return
        before = (self.kind.chosen, self.period.period)
        self.kind.blockSignals(True)
        self.kind.choose(kind)
        self.kind.blockSignals(False)
        self.period.offer_months(by_months=self._kind.by_months)
        if month and self._kind.by_months:
            year, number = month.split("-")
            self.period.choose_month(Period.month(int(year), int(number)))
        if before != (kind, self.period.period):
            self._take_kind()

    def _take_kind(self) -> None:
        """Another paper: nothing of the one before may be given out under its name."""
        kind = self._kind
        self.period.offer_months(by_months=kind.by_months)
        self.period.setVisible(kind.has_period)
        self.output.noun = kind.noun
        self._show_middle(self.preview)
        self.sections.set_rows([])
        self.refresh()

    def _save(self, form: str) -> None:
        if self._prepared is not None:
            self.output.save(self._prepared.painted, form, self.parts.now())

    def _print(self) -> None:
        if self.print_button.isEnabled() and self._prepared is not None:
            self.output.print_pages(self._prepared.painted)

    def _connect(self) -> None:
        self.kind.edited.connect(self._take_kind)
        self.period.changed.connect(self.refresh)
        self.sections.chosen.connect(self._go_to_section)
        self.sections.opened.connect(self._go_to_section)
        self.preview.figure_clicked.connect(self._open_figure)
        self.figure.opened.connect(self._open_record)
        self.findings.opened.connect(self._open_finding)
        self.check.clicked.connect(self._toggle_findings)
        self.text_button.clicked.connect(self._edit_chosen)
        self.text.saved.connect(self._take_text)
        self.text.left.connect(self._leave_text)
        self.word.clicked.connect(partial(self._save, "docx"))
        self.excel.clicked.connect(partial(self._save, "xlsx"))
        self.pdf.clicked.connect(partial(self._save, "pdf"))
        self.print_button.clicked.connect(self._print)
        self.state.busy.cancel_asked.connect(self._stop)
        self.output.told.connect(self.notices.show_notice)
        self.output.busy.connect(self._show_busy)
        keys.bind(self, keys.PRINT, self._print)

    def _show_busy(self, busy: bool) -> None:
        self._allow(busy=busy)

    def _take_text(self) -> None:
        self._leave_text()
        self.refresh()

    def _leave_text(self) -> None:
        self._show_middle(self.preview)
        self.sections.setFocus()

    def _lay_out(self) -> None:
        look = self.parts.look
        self.term.setContentsMargins(16, 0, 16, 4)
        self.kind.setAccessibleName("Rodzaj sprawozdania")
        chosen = QVBoxLayout()
        chosen.setContentsMargins(12, 0, 12, 0)
        chosen.addWidget(self.kind)
        self.parts_card.body.addWidget(self.term)
        self.parts_card.body.addLayout(chosen)
        self.parts_card.body.addWidget(self.period)
        self.parts_card.body.addWidget(self.sections, 1)
        stand_aside(self.parts_card, look, 250)
        stand_aside(self.figure, look, 286)
        self._findings_card = Card()
        self._findings_card.body.addWidget(self.findings)
        row = QHBoxLayout()
        row.setSpacing(16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.header)
        column.addWidget(self.notices)
        column.addLayout(row, 1)
        row.addWidget(self.parts_card, 2)
        row.addWidget(self.state, 4)
        for part in (self.preview, self._findings_card, self.text):
            self.middle.addWidget(part)
        row.addWidget(self.figure, 2)


def _heading(kind: ReportKind, period: Period) -> str:
    """What the list of parts is of; the kind itself stands in the choice below."""
    if kind.has_texts:
        return f"Sprawozdanie: {period_name(period)}"
    return capitalised(period_name(period)) if kind.has_period else "Stan na dziś"


def _term_words(prepared: Prepared) -> str:
    term = prepared.deadline
    if term is None or term.nominal is None:
        return ""
    return joined(short_basis(term.basis), f"do {short_date(term.nominal)}")
