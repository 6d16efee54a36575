"""Days that are not as the calendar says, and the programmes of the municipality: lists with a form each."""

from collections.abc import Sequence

from mgops_desktop.domain.calendar import DayKind
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.wording import short_date, weekday
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.settings.panel import RecordsPanel
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.gui.words import joined
from mgops_desktop.operations.library import library
from mgops_desktop.storage.setting_lists import DayOffRow, ProgrammeRow, days_off, programmes


class _ListPanel(RecordsPanel):
    """One list of records of one kind, with the button that adds one."""

    kind: str
    nothing: str

    def __init__(self, parts: Parts, title: str, note: str, add: str, lead: int) -> None:
        self.add = Button(parts.look, add, "plus", primary=True)
        super().__init__(parts, title, note, [self.add])
        self.list = TwoLineList(parts.look, title, RowStyle(lead_width=lead), whole=True)
        self.empty = label(self.nothing, "body", "muted", wraps=True)
        self.empty.setContentsMargins(16, 14, 16, 14)
        card = Card()
        card.body.addWidget(self.list)
        card.body.addWidget(self.empty)
        self.cards.add(card)
        self.list.opened.connect(self.correct)
        self.add.clicked.connect(self._begin)

    def show_rows(self, rows: Sequence[TwoLineRow]) -> None:
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def _begin(self) -> None:
        self.begin(self.kind)


class DaysOffPanel(_ListPanel):
    """Days off of the centre and holidays that are worked; terms are counted by them."""

    kinds = frozenset({"calendar_exception"})
    kind = "calendar_exception"
    nothing = "Nie ma dni wyjątkowych. Święta ustawowe i soboty program zna sam."

    def __init__(self, parts: Parts) -> None:
        note = "święta ustawowe program zna; tu wpisuje się dni wolne za nie i inne wyjątki"
        super().__init__(parts, "Dni wolne", note, "Dodaj dzień", 104)

    def refresh(self) -> None:
        self.show_rows([_day_row(day) for day in self.parts.data.read(days_off)])


class ProgrammesPanel(_ListPanel):
    """The three-year programmes of the municipality (art. 179 ust. 2)."""

    kinds = frozenset({"programme"})
    kind = "programme"
    nothing = "Nie wpisano programu wspierania rodziny. Sprawozdanie powołuje się na jego uchwałę."

    def __init__(self, parts: Parts) -> None:
        note = "trzyletnie gminne programy wspierania rodziny (art. 179 ust. 2)"
        super().__init__(parts, "Programy", note, "Dodaj program", 104)

    def refresh(self) -> None:
        year = self.parts.today.year
        self.show_rows([_programme_row(one, year) for one in self.parts.data.read(programmes)])


class LibraryListPanel(_ListPanel):
    """The centre's own goals and actions; those of the program are chosen in the form of an action."""

    kinds = frozenset({"library_entry"})
    kind = "library_entry"
    nothing = "Nie ma własnych pozycji. Gotowe cele programu są w formularzu działania, pod „Z biblioteki…”."

    def __init__(self, parts: Parts) -> None:
        note = "własne cele i działania ośrodka; gotowe pozycje programu są zawsze obok nich"
        super().__init__(parts, "Biblioteka celów", note, "Dodaj pozycję", 0)

    def refresh(self) -> None:
        own = [one for one in self.parts.data.read(library) if one.id is not None]
        self.show_rows(
            [
                TwoLineRow(
                    RecordRef("library_entry", one.id), one.action, joined(one.area, one.goal)
                )
                for one in own
                if one.id is not None
            ]
        )


def _day_row(day: DayOffRow) -> TwoLineRow:
    is_free = day.kind is DayKind.FREE
    return TwoLineRow(
        RecordRef("calendar_exception", day.id),
        day.name,
        weekday(day.day),
        lead=short_date(day.day),
        badge=Badge("wolny", "ok") if is_free else Badge("pracujący", "accent"),
    )


def _programme_row(one: ProgrammeRow, year: int) -> TwoLineRow:
    day = f"z {short_date(one.resolution_day)}" if one.resolution_day else ""
    resolution = f"uchwała {one.resolution_number} {day}".strip() if one.resolution_number else ""
    runs = one.first_year <= year <= one.last_year
    return TwoLineRow(
        RecordRef("programme", one.id),
        one.name,
        joined(resolution or "brak uchwały", one.number),
        lead=f"{one.first_year}–{one.last_year}",
        badge=Badge("obowiązuje", "ok") if runs else None,
        strong=runs,
    )
