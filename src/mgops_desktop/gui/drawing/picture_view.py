"""One picture of a family: to look at, to walk through by keys, to move, print and save; its parts as a list too."""

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mgops_desktop.domain.drawing.shapes import Drawing, Mark
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.kinship import DrawingKind
from mgops_desktop.domain.rights import Right
from mgops_desktop.gui import keys
from mgops_desktop.gui.drawing.canvas import DrawingCanvas
from mgops_desktop.gui.drawing.picture_bar import PictureBar
from mgops_desktop.gui.pages.report_output import ReportOutput
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.reading import Ask, Reader
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import caption
from mgops_desktop.gui.widgets.notice_bar import NoticeBar
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.pictures.arrangement import lay_out_anew, move_in_drawing
from mgops_desktop.operations.pictures.chronology import chronology_of
from mgops_desktop.operations.pictures.ecomap import ecomap_of
from mgops_desktop.operations.pictures.genogram import genogram_of
from mgops_desktop.operations.pictures.sheet import TITLES, PictureKind, picture_sheet
from mgops_desktop.operations.reports import PaintedReport, paint_report

_ADDITIONS = {
    PictureKind.CHRONOLOGY: (),
    PictureKind.GENOGRAM: (("family_union", "Związek"), ("descent", "Pokrewieństwo")),
    PictureKind.ECOMAP: (("support_link", "Powiązanie"),),
}
_MOVED = {
    PictureKind.GENOGRAM: DrawingKind.GENOGRAM,
    PictureKind.ECOMAP: DrawingKind.ECOMAP,
}
_NOUNS = {PictureKind.CHRONOLOGY: "oś-czasu"}
_NOTHING = {
    PictureKind.CHRONOLOGY: "W tym okresie nic nie zapisano. Wybierz dłuższy okres.",
    PictureKind.GENOGRAM: "W tym dniu rodzina nie miała jeszcze członków. Dodaj ich w zakładce „Skład”.",
    PictureKind.ECOMAP: "Nie zapisano jeszcze, kto i co wspiera rodzinę. Dodaj pierwsze powiązanie.",
}
_SIGNS = "Znaki objaśnia pomoc (F1). Strzałki przechodzą po rysunku, Enter otwiera zapis."
_LIST_WIDTH, _LIST_WIDEST, _LIST_HEIGHT, _HIGHEST, _LOWEST = 236, 300, 142, 190, 64


class PictureView(QWidget):
    """`opened` gives the record of a part, `add_asked` the kind of a new one."""

    opened = Signal(object)
    add_asked = Signal(str)

    def __init__(self, parts: Parts, kind: PictureKind) -> None:
        super().__init__()
        self._parts = parts
        self._kind = kind
        self._family: UUID | None = None
        self._may_write = parts.access.may(Right.CASEWORK_WRITE)
        by_span = kind is PictureKind.CHRONOLOGY
        may_move = self._may_write and kind in _MOVED
        additions = _ADDITIONS[kind] if self._may_write else ()
        name = TITLES[kind]
        self.bar = PictureBar(parts, additions, by_span=by_span, may_move=may_move)
        self.canvas = DrawingCanvas(parts.look, name, may_move=may_move)
        self.list = TwoLineList(parts.look, f"{name} – lista", RowStyle(dense=True), selects=True)
        self.nothing = caption(_NOTHING[kind], wraps=True)
        self.legend = caption(_SIGNS)
        self.notices = NoticeBar(parts.look)
        self.reader = Reader(parts)
        self.output = ReportOutput(self, parts, _NOUNS.get(kind, name.lower()))
        self.card = Card()
        self._lay_out(beside=not by_span)
        self._connect()

    def show_family(self, family: UUID) -> None:
        """Read and show the picture of a family; what is shown of it stays until then."""
        if family != self._family:
            self.canvas.finish_move()
            self.card.hide()  # nobody must take one family's picture for another's
            self.notices.clear()
            self._family = family
        self.read()

    def read(self) -> None:
        """Read the picture again."""
        if self._family is not None:
            work = _asking(self._kind, self._family, self.bar.chosen_day, self.bar.months)
            self.reader.read(work, self._show)

    def _show(self, drawing: Drawing) -> None:
        self.canvas.show_drawing(drawing)
        self.list.set_rows([self._row(one) for one in drawing.marks])
        self.nothing.setVisible(not drawing.marks)
        self.list.setVisible(bool(drawing.marks))
        self.card.show()

    def _row(self, mark: Mark) -> TwoLineRow:
        may_open = mark.record is not None and self._may_write
        return TwoLineRow(mark.key, mark.title, mark.words, is_open=may_open, strong=False)

    def _open(self, mark: object) -> None:
        if isinstance(mark, Mark) and mark.record is not None and self._may_write:
            self.opened.emit(mark.record)

    def _open_row(self, key: object) -> None:
        self._open(next((one for one in self.canvas.drawing.marks if one.key == key), None))

    def _move(self, key: str, across: float, down: float) -> None:
        if self._family is not None:
            kind = _MOVED[self._kind]
            self._parts.data.change(move_in_drawing, self._family, kind, {key: (across, down)})

    def _lay_out_anew(self) -> None:
        if self._family is not None:
            self._parts.data.change(lay_out_anew, self._family, _MOVED[self._kind])

    def _print(self) -> None:
        self._make(self.output.print_pages)

    def _save(self, form: str) -> None:
        self._make(lambda painted: self.output.save(painted, form, self._parts.now()))

    def _make(self, use: Callable[[PaintedReport], None]) -> None:
        """Make the sheet in the background, then give it to its use."""
        if self._family is None or not self.bar.save.isEnabled():
            return
        self.canvas.finish_move()
        given = (self._kind, self._family, self.bar.chosen_day, self.bar.months)
        self.bar.allow(outputs=False)
        work = partial(_painted, self._parts, *given)
        task = self._parts.tasks.run(work, partial(self._use, use), self._fail)
        task.broken.connect(partial(self.bar.allow, outputs=True))

    def _use(self, use: Callable[[PaintedReport], None], painted: PaintedReport) -> None:
        self.bar.allow(outputs=True)
        use(painted)

    def _fail(self, error: UserError) -> None:
        self.bar.allow(outputs=True)
        self.notices.show_notice(error.message, "danger")

    def _show_busy(self, busy: bool) -> None:
        self.bar.allow(outputs=not busy)

    def _connect(self) -> None:
        self.bar.asked.connect(self.read)
        self.bar.add_asked.connect(self.add_asked)
        self.bar.anew_asked.connect(self._lay_out_anew)
        self.bar.print_asked.connect(self._print)
        self.bar.save_asked.connect(self._save)
        self.canvas.opened.connect(self._open)
        self.canvas.moved.connect(self._move)
        self.canvas.chosen.connect(self.list.choose)
        self.list.chosen.connect(self.canvas.choose)
        self.list.opened.connect(self._open_row)
        self.output.told.connect(self.notices.show_notice)
        self.output.busy.connect(self._show_busy)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        keys.bind(self, keys.PRINT, self._print, within)

    def _lay_out(self, *, beside: bool) -> None:
        look = self._parts.look
        self.nothing.setContentsMargins(16, 0, 16, 8)
        self.legend.setContentsMargins(16, 0, 16, 6)
        both = QHBoxLayout() if beside else QVBoxLayout()
        both.setContentsMargins(8, 8, 8, 4)
        both.setSpacing(8)
        both.addWidget(self.canvas, 3)
        if beside:
            self.list.setFixedWidth(min(look.px(_LIST_WIDTH), _LIST_WIDEST))
        else:
            self.list.setMaximumHeight(min(look.px(_LIST_HEIGHT), _HIGHEST))
        self.list.setMinimumHeight(_LOWEST)
        both.addWidget(self.list, 0 if beside else 1)
        self.card.body.addLayout(both, 1)
        self.card.body.addWidget(self.nothing)
        self.card.body.addWidget(self.legend)
        self.card.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.bar, self.notices, self.reader):
            column.addWidget(part)
        column.addWidget(self.card, 1)
        column.addStretch(0)


def _asking(kind: PictureKind, family: UUID, day: date, months: int) -> Callable[[Ask], Drawing]:
    if kind is PictureKind.CHRONOLOGY:
        return lambda ask: ask(chronology_of, family, months)
    question = genogram_of if kind is PictureKind.GENOGRAM else ecomap_of
    return lambda ask: ask(question, family, day)


def _painted(
    parts: Parts, kind: PictureKind, family: UUID, day: date, months: int
) -> PaintedReport:
    """What goes onto paper is read without the veil."""
    painted = paint_report(parts.data.read_plainly(picture_sheet, kind, family, day, months))
    parts.data.rest()
    return painted
