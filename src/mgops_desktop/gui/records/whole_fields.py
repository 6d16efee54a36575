"""The form of a whole NK-A, C or D: sections that open and close, in the order and under the numbers of the form."""

from collections.abc import Collection, Iterable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.gui.form import is_nothing
from mgops_desktop.gui.form_loader import FieldKit
from mgops_desktop.gui.records.acts_rows import acts_rows
from mgops_desktop.gui.records.record_fields import Group, RecordFields
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.gui.widgets.form_field import FormField
from mgops_desktop.gui.widgets.label import caption, label
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.widgets.tick_table import TickTable
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.records.shapes import FieldShape
from mgops_desktop.operations.whole_form.entering import ACTS, WholeForm, WholeSection
from mgops_desktop.operations.whole_form.listed import Listing

_OPEN = "Układ do potwierdzenia, nieporównany z ogłoszonym załącznikiem:"
_HEAD = 84
_ADD = "Dodaj"
_NOTHING = "Nie ma wpisów."


class SectionBlock(QWidget):
    """A section under its heading, which opens and closes it."""

    def __init__(self, kit: FieldKit, section: WholeSection) -> None:
        super().__init__()
        self.section = section
        self.names = tuple(name for _whose, names in section.fields for name in names)
        if section.has_acts:
            self.names += (ACTS,)
        self.head = Button(kit.look, section.number, "chevron-right")
        self.head.setAccessibleName(section.heading)
        self.head.setFixedWidth(kit.look.px(_HEAD))
        self.note = caption()
        self.body = QWidget()
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.head)
        line.addWidget(label(section.title, "strong", wraps=True), 1)
        line.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self.body)
        inner = QVBoxLayout(self.body)
        inner.setContentsMargins(8, 4, 0, 12)
        inner.setSpacing(14)
        self.head.clicked.connect(lambda: self.turn(opened=self.body.isHidden()))
        self.turn(opened=False)

    @property
    def is_open(self) -> bool:
        return not self.body.isHidden()

    def add(self, part: QWidget) -> None:
        """Add a part of the section."""
        layout = self.body.layout()
        if layout is not None:
            layout.addWidget(part)

    def turn(self, *, opened: bool) -> None:
        """Open or close the section."""
        self.body.setVisible(opened)
        self.head.set_icon("chevron-down" if opened else "chevron-right")

    def tell(self, filled: int) -> None:
        """Say beside the heading how much of it is filled in."""
        self.note.setText(f"{filled} z {len(self.names)}" if self.names else "")


class WholeFields(RecordFields):
    """`row_opened` gives a record in a table of the form, `row_asked` the kind of a new one."""

    row_opened = Signal(object)
    row_asked = Signal(str)

    def __init__(self, kit: FieldKit, whole: WholeForm, opened: Collection[str]) -> None:
        self._whole = whole
        self.acts = TickTable(kit.look, "Zachowania: kto wobec kogo")
        self.told = caption(wraps=True)
        self.blocks: list[SectionBlock] = []
        self.lists: dict[str, TwoLineList] = {}
        self.buttons: dict[str, Button] = {}
        super().__init__(kit, "", whole.shapes, _nothing_found)
        self.edited.connect(self._tell)
        for block in self.blocks:
            block.turn(opened=block.section.heading in opened)
        if not opened and self.blocks:
            self.blocks[0].turn(opened=True)
        self._tell()

    @property
    def opened(self) -> set[str]:
        """The headings of the sections that are open."""
        return {one.section.heading for one in self.blocks if one.is_open}

    def go_to(self, name: str) -> None:
        """Open the section of a field and put the cursor into it."""
        for block in self.blocks:
            if name in block.names:
                block.turn(opened=True)
        super().go_to(name)

    def take_draft(self, values: dict) -> None:  # type: ignore[type-arg]
        super().take_draft(values)
        self._tell()

    def _tell(self) -> None:
        values = self.values()
        for block in self.blocks:
            block.tell(sum(not is_nothing(values.get(name)) for name in block.names))

    def _build(self, _groups: Iterable[Group], parent: QWidget) -> QWidget:
        content = QWidget(parent)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if not_compared := [one for one in self._whole.sections if not one.confirmed]:
            named = ", ".join(one.number or one.title for one in not_compared)
            self.told.setText(f"{_OPEN} {named}.")
            column.addWidget(self.told)
        for section in self._whole.sections:
            column.addWidget(self._block(section))
        return content

    def _block(self, section: WholeSection) -> SectionBlock:
        block = SectionBlock(self._kit, section)
        if section.has_acts:
            self.acts.set_table(acts_rows(), self._whole.pairs)
            block.add(self._wrap(self._shapes[ACTS]))
        for whose, names in section.fields:
            block.add(self._grid(Group(whose, names)))
        for listing in section.listings:
            for part in self._listing(listing):
                block.add(part)
        self.blocks.append(block)
        return block

    def _listing(self, listing: Listing) -> Iterable[QWidget]:
        yield caption(listing.label, wraps=True)
        if listing.rows:
            made = TwoLineList(self._kit.look, listing.label, whole=True)
            made.set_rows([_row(one.record, one.cells) for one in listing.rows])
            made.opened.connect(self.row_opened)
            self.lists[listing.kind] = made
            yield made
        else:
            yield caption(_NOTHING)
        button = Button(self._kit.look, _ADD, "plus")
        button.setAccessibleName(f"{_ADD}: {listing.label}")
        button.clicked.connect(partial(self.row_asked.emit, listing.kind))
        self.buttons[listing.kind] = button
        yield button

    def _wrap(self, shape: FieldShape) -> FormField:
        if shape.name != ACTS:
            return super()._wrap(shape)
        wrapper = FormField(self._kit.look)
        wrapper.setProperty("label", shape.label)
        wrapper.setProperty("wide", True)
        self.acts.setObjectName(ACTS)
        QVBoxLayout(wrapper).addWidget(self.acts)
        return wrapper


def _row(record: RecordRef, cells: Sequence[str]) -> TwoLineRow:
    first, *rest = cells
    return TwoLineRow(record, first, " · ".join(one for one in rest if one), strong=False)


def _nothing_found(_field: str, _typed: str) -> Sequence[Choice]:
    return ()
