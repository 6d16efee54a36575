"""Pages of the gallery: the real widgets put together as on the real pages, with invented rows."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from tests.gui import gallery_rows as rows
from tests.gui.reading import read_date, read_time

from mgops_desktop.domain.period import Period
from mgops_desktop.gui.clipboard import Clipboard
from mgops_desktop.gui.form_loader import FieldKit
from mgops_desktop.gui.forms.visit import VisitForm
from mgops_desktop.gui.layouts import stand_aside
from mgops_desktop.gui.pages.page import Page
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.rows import Column, RowsModel
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.button import Button, LinkButton
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.figure_panel import FigurePanel
from mgops_desktop.gui.widgets.key_number import KeyNumber
from mgops_desktop.gui.widgets.label import caption
from mgops_desktop.gui.widgets.meter import GoalRows
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.pdf_pages import Spot
from mgops_desktop.gui.widgets.pdf_preview import PdfPreview
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.gui.widgets.search_field import IconLine
from mgops_desktop.gui.widgets.states import EmptyState, Stateful
from mgops_desktop.gui.widgets.table_view import TableView
from mgops_desktop.gui.widgets.tabs import Tab, Tabs
from mgops_desktop.gui.widgets.timeline import Timeline
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList

NARROW, PLAIN = RowStyle(chevrons=False, dense=True), RowStyle(chevrons=False)


class SamplePage(Page):
    """A page without data: `full` chooses between invented rows and the empty state."""

    full = True

    def refresh(self) -> None:
        """Show the rows that were given when it was made."""


class StartSample(SamplePage):
    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        look = parts.look
        self.header = PageHeader(
            "",
            [
                Button(look, "Karty wizyt", "printer"),
                Button(look, "Nowa wizyta", "plus", primary=True),
            ],
        )
        self.header.show_title(
            "Dzień dobry", "2 sprawy po terminie, 3 na dziś, 6 w najbliższym tygodniu"
        )
        self.due = TwoLineList(look, "Terminy", RowStyle(lead_width=100))
        self.number = KeyNumber(look, "users")
        self.without = TwoLineList(look, "Bez wizyty", RowStyle(chevrons=False), whole=True)
        self.drafts = TwoLineList(look, "Niedokończone", whole=True)
        empty = EmptyState(
            look,
            "users",
            "Nie ma jeszcze rodzin. Dodaj pierwszą albo zaimportuj z Excela.",
            "Dodaj rodzinę",
        )
        self.state = Stateful(look, self.due, empty)
        self._lay_out()
        self.setFocusProxy(self.due)
        self.due.set_rows(rows.DUE)
        self.without.set_rows(rows.WITHOUT_VISIT)
        self.drafts.set_rows(rows.DRAFTS)
        self.number.show_number("14", "rodzin objętych wsparciem", "limit 15 · jedno wolne miejsce")
        self.state.show_content(is_empty=not self.full)

    def _lay_out(self) -> None:
        due = Card()
        due.body.addWidget(self.state)
        without, drafts = Card("Bez wizyty od…"), Card("Niedokończone")
        without.body.addWidget(self.without)
        drafts.body.addWidget(self.drafts)
        right = ScrollColumn("Obok terminów")
        for card in (self.number, without, drafts):
            right.add(card)
        stand_aside(right, self.parts.look, 350)
        right.setVisible(self.full)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(due, 5)
        row.addWidget(right, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.header)
        column.addLayout(row, 1)


class EmptyStartSample(StartSample):
    full = False


class FamilySample(SamplePage):
    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        look = parts.look
        self.filter = IconLine(look, "Filtruj listę")
        self.list = TwoLineList(look, "Rodziny", NARROW, selects=True)
        self.header = PageHeader(
            "", [Button(look, "Drukuj", "printer"), Button(look, "Wizyta", "plus", primary=True)]
        )
        self.tabs = Tabs(
            "Karta rodziny",
            [
                Tab("overview", "Przegląd"),
                Tab("members", "Skład rodziny"),
                Tab("plan", "Plan"),
                Tab("visits", "Wizyty", 36),
                Tab("assessments", "Oceny okresowe", 2),
            ],
        )
        self.since = TwoLineList(look, "Od ostatniego razu", PLAIN, whole=True)
        self.timeline = Timeline(look)
        self.goals = GoalRows(look)
        self._lay_out()
        self.setFocusProxy(self.list)
        self.list.set_rows(rows.FAMILIES)
        self.list.choose(1)
        self.header.show_title(
            "Przykładowa",
            "OPS.4.2025 · wsparcie od 12.12.2025 (11 miesięcy) · adres chroniony",
            [Badge("zobowiązanie sądu"), Badge("2 zadania na dziś", "warn")],
        )
        self.since.set_rows(rows.SINCE_LAST)
        self.timeline.show_rows(rows.TIMELINE, date(2026, 11, 23))
        self.goals.show_goals(rows.GOALS)

    def _lay_out(self) -> None:
        families = Card()
        stand_aside(families, self.parts.look, 318)
        search = QVBoxLayout()
        search.setContentsMargins(12, 12, 12, 8)
        search.addWidget(self.filter)
        foot = caption("14 rodzin · 1 w monitoringu po zakończeniu pracy z rodziną")
        foot.setContentsMargins(16, 8, 16, 6)
        families.body.addLayout(search)
        families.body.addWidget(self.list, 1)
        families.body.addWidget(foot)
        since = Card("Od ostatniego razu", "wizyta 16.11.2026, 1 godz. 20 min")
        since.body.addWidget(self.since)
        year = Card("Rok w skrócie")
        year.add_to_header(LinkButton("Drukuj oś czasu"))
        year.body.addWidget(self.timeline)
        goals = Card("Cele planu", "wersja 2, obowiązuje od 3.08.2026")
        goals.body.addWidget(self.goals)
        cards = ScrollColumn("Przegląd")
        for card in (since, year, goals):
            cards.add(card)
        detail = QVBoxLayout()
        detail.setSpacing(10)
        detail.addWidget(self.header)
        detail.addWidget(self.tabs)
        detail.addWidget(cards, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addWidget(families, 2)
        row.addLayout(detail, 5)


class ReportSample(SamplePage):
    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        look = parts.look
        self.header = PageHeader(
            "",
            [
                Button(look, "Sprawdź  3", "triangle-alert"),
                Button(look, "Word", "file-text"),
                Button(look, "Drukuj", "printer"),
                Button(look, "Zapisz PDF", "file-text", primary=True),
            ],
        )
        self.header.show_title("Sprawozdania", "3 uwagi przed wydrukiem · nic nie blokuje")
        self.sections = TwoLineList(look, "Części sprawozdania", PLAIN, selects=True)
        self.preview = PdfPreview(look, parts.tasks)
        self.figure = FigurePanel(look)
        self._lay_out()
        self.setFocusProxy(self.sections)
        self.sections.set_rows(rows.SECTIONS)
        self.sections.choose(3)
        self.preview.show_pdf(sample_pdf(), [SPOT])
        self.figure.show_figure(rows.FIGURE)

    def _lay_out(self) -> None:
        look = self.parts.look
        parts_card = Card("Sprawozdanie za 2026 rok")
        parts_card.add_text(caption("art. 179 · do 31.03.2027"))
        parts_card.body.addWidget(self.sections, 1)
        stand_aside(parts_card, look, 236)
        stand_aside(self.figure, look, 286)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(parts_card, 2)
        row.addWidget(self.preview, 4)
        row.addWidget(self.figure, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.header)
        column.addLayout(row, 1)


class VisitSample(SamplePage):
    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self.header = PageHeader(
            "", [Button(parts.look, "Anuluj"), Button(parts.look, "Zapisz", "check", primary=True)]
        )
        self.header.show_title("Nowa wizyta", "Przykładowa · szkic zachowuje się sam")
        self.form = VisitForm(FieldKit(parts.look, read_date, read_time), rows.VISIT_CHOICES)
        self._lay_out()
        self.setFocusProxy(self.form.kind)
        self.form.set_values(
            {
                "kind": "home",
                "day": "2026-11-23",
                "began": "10:00",
                "ended": "11:20",
                "families": ["f1"],
                "persons": ["p1", "p3"],
                "tasks": ["15.3", "15.6"],
                "topic": "Lista stałych opłat",
                "km": 12,
            }
        )

    def _lay_out(self) -> None:
        card = Card()
        card.body.setContentsMargins(20, 16, 20, 16)
        card.body.addWidget(self.form)
        card.setMaximumWidth(self.parts.look.px(860))
        scroll = ScrollColumn("Formularz")
        scroll.add(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.header)
        column.addWidget(scroll, 1)


class TableSample(SamplePage):
    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self.header = PageHeader("Dziennik")
        self.header.show_title("Dziennik", "wizyty w środowisku i inne kontakty")
        model = RowsModel[tuple[str, str, str, int]](
            [
                Column("Data", lambda row: row[0], width=110),
                Column("Rodzina", lambda row: row[1], width=180),
                Column("Temat", lambda row: row[2]),
                Column("Minuty", lambda row: str(row[3]), lambda row: row[3], True, 90),
            ],
            str.lower,
        )
        self.view = TableView(parts.look, Clipboard(self), "Dziennik", model)
        card = Card()
        card.body.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.header)
        column.addWidget(card, 1)
        self.setFocusProxy(self.view.filter)
        self.view.set_rows(
            [
                (f"{day:02}.11.2026", "Przykładowa", "Budżet domowy i rachunki za prąd", 30 + day)
                for day in range(1, 29)
            ]
        )


SPOT = Spot(0, 470, 230, 500, 250, "assistant_cases_closed", Period.year(2026), "Zakończono: 5")


def sample_pdf(pages: int = 3) -> bytes:
    """Return a small PDF with a page of figures."""
    made = BytesIO()
    canvas = Canvas(made, A4)
    for number in range(pages):
        canvas.setFont("Helvetica", 18)
        canvas.drawString(70, 750, f"{number + 1}. Wsparcie rodziny przez asystenta")
        canvas.setFont("Helvetica", 11)
        for line in range(12):
            y = 700 - 24 * line
            canvas.drawString(75, y, "Liczba rodzin objetych wsparciem asystenta")
            canvas.drawRightString(495, y, str(19 - line))
            canvas.line(70, y - 8, 500, y - 8)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


SAMPLES: dict[str, Callable[[Parts], SamplePage]] = {
    "start": StartSample,
    "families": FamilySample,
    "visit": VisitSample,
    "diary": TableSample,
    "reports": ReportSample,
    "empty": EmptyStartSample,
}
