"""The line over a picture: of which day or how many months it is, and what can be done with it."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from mgops_desktop.domain.entry_date import parse_date
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.choice_field import Choice, ChoiceField
from mgops_desktop.gui.widgets.date_field import DateField
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.widgets.line_or_column import LineOrColumn
from mgops_desktop.operations.pictures.chronology import ALL_MONTHS

_SPANS = (
    Choice("12", "ostatnie 12 miesięcy"),
    Choice("24", "ostatnie 2 lata"),
    Choice("36", "ostatnie 3 lata"),
    Choice(str(ALL_MONTHS), "cała praca z rodziną"),
)
_FORMS = (
    ("pdf", "Strona PDF…"),
    ("docx", "Dokument Word…"),
    ("png", "Obraz PNG…"),
    ("svg", "Rysunek SVG…"),
)


class PictureBar(QWidget):
    """`asked` tells that another day or span was chosen; `save_asked` gives the form of the file."""

    asked = Signal()
    add_asked = Signal(str)
    anew_asked = Signal()
    print_asked = Signal()
    save_asked = Signal(str)

    def __init__(
        self, parts: Parts, additions: Sequence[tuple[str, str]], *, by_span: bool, may_move: bool
    ) -> None:
        super().__init__()
        look = parts.look
        self._day = parts.today
        self.day = DateField(look, partial(_past_day, parts))
        self.span = ChoiceField(look)
        self.question = label("Okres" if by_span else "Stan na dzień")
        one = additions[0][1] if len(additions) == 1 else "Dodaj"
        self.add = Button(look, one, "plus")
        self.anew = Button(look, "Ułóż od nowa", "rotate-ccw")
        self.print_button = Button(look, "Drukuj", "printer")
        self.save = Button(look, "Zapisz", "download")
        self.error = label("", "second", "danger", wraps=True)
        self.by_span, self.may_move = by_span, may_move
        self._menu = QMenu(self)
        self._additions = tuple(additions)
        self._fill(parts)
        self._lay_out()

        self.day.editingFinished.connect(self._take_day)
        self.span.edited.connect(self.asked)
        self.anew.clicked.connect(self.anew_asked)
        self.print_button.clicked.connect(self.print_asked)
        if len(additions) == 1:
            self.add.clicked.connect(partial(self.add_asked.emit, additions[0][0]))

    @property
    def chosen_day(self) -> date:
        """The day of which the picture is; the last one that could be read."""
        return self._day

    @property
    def months(self) -> int:
        """How many months the strip shows, 0 for all."""
        return int(self.span.chosen or _SPANS[0].key)

    def allow(self, *, outputs: bool) -> None:
        """Let the picture be printed and saved, or not while something goes on."""
        self.print_button.setEnabled(outputs)
        self.save.setEnabled(outputs)

    def _take_day(self) -> None:
        day = self.day.day()
        problem = self.day.problem()
        self.error.setText(problem)
        self.error.setVisible(bool(problem))
        if day is None and not problem:
            day = self._day
            self.day.set_day(day)
        if day is not None and day != self._day:
            self._day = day
            self.asked.emit()

    def _fill(self, parts: Parts) -> None:
        self.day.set_day(parts.today)
        self.day.setAccessibleName("Stan na dzień")
        self.span.setAccessibleName("Okres")
        self.span.set_choices(_SPANS)
        self.span.choose(_SPANS[0].key)
        for form, words in _FORMS:
            self._menu.addAction(words, partial(self.save_asked.emit, form))
        self._menu.setAccessibleName("Zapisz")
        self.save.setMenu(self._menu)
        if len(self._additions) > 1:
            menu = QMenu(self)
            menu.setAccessibleName("Dodaj")
            for kind, words in self._additions:
                menu.addAction(f"{words}…", partial(self.add_asked.emit, kind))
            self.add.setMenu(menu)
        self.error.hide()

    def _lay_out(self) -> None:
        field, unused = (self.span, self.day) if self.by_span else (self.day, self.span)
        self.question.setBuddy(field)
        buttons = [self.print_button, self.save]
        if self.may_move:
            buttons.insert(0, self.anew)
        if self._additions:
            buttons.insert(0, self.add)
        for part in (unused, self.add, self.anew):
            if part not in (field, *buttons):
                part.setParent(self)
                part.hide()
        line = LineOrColumn([_side_by_side(self.question, field), _side_by_side(*buttons)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(line)
        column.addWidget(self.error)


def _side_by_side(*parts: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return made


def _past_day(parts: Parts, text: str) -> date:
    return parse_date(text, today=parts.today)
