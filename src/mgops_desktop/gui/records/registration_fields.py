"""The form in which an NK-A is registered: itself, as many persons of both sides as are needed, the acts on demand."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mgops_desktop.gui import keys
from mgops_desktop.gui.form_loader import FieldKit
from mgops_desktop.gui.records.acts_rows import acts_rows
from mgops_desktop.gui.records.record_fields import Group, RecordFields
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.gui.widgets.fields import Value
from mgops_desktop.gui.widgets.form_field import FormField
from mgops_desktop.gui.widgets.label import tooltip
from mgops_desktop.gui.widgets.tick_table import TickTable
from mgops_desktop.operations.records.parts import part_field
from mgops_desktop.operations.registration.form import (
    ACTS,
    HARMED,
    VIOLENT,
    acts_shapes,
    all_shapes,
    harmed_shapes,
    own_shapes,
    violent_shapes,
)

_HEADINGS = {HARMED: "Osoba doznająca przemocy domowej", VIOLENT: "Osoba stosująca przemoc domową"}
_SHORT = {HARMED: "doznająca", VIOLENT: "stosująca"}
_ADD = {HARMED: "Jeszcze jedna osoba doznająca", VIOLENT: "Jeszcze jedna osoba stosująca"}
_GROUPS = tuple(one.name for one in acts_shapes() if one.name != ACTS)
_LEFT = Qt.AlignmentFlag.AlignLeft
_KEYS = {HARMED: keys.ADD_HARMED, VIOLENT: keys.ADD_VIOLENT}


class RegistrationFields(RecordFields):
    """`more_asked` gives the side of which one more person is to be entered."""

    more_asked = Signal(str)

    def __init__(self, kit: FieldKit, harmed: int, violent: int) -> None:
        self.counts = {HARMED: harmed, VIOLENT: violent}
        self.add = {side: Button(kit.look, _ADD[side], "plus") for side in _ADD}
        self.turn_acts = Button(kit.look, "Zachowania (część IV)", "chevron-down")
        self.acts = TickTable(kit.look, "Zachowania: kto wobec kogo")
        super().__init__(kit, "", list(all_shapes(harmed, violent)), _nothing_found)
        self.acts_wrapper.hide()
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for side, button in self.add.items():
            more = partial(self.more_asked.emit, side)
            button.clicked.connect(more)
            keys.bind(self, _KEYS[side], more, within)
            tooltip(button, f"{_ADD[side]} ({_KEYS[side][0]})")
        self.turn_acts.clicked.connect(self._turn_acts)
        self.edited.connect(self._name_columns)
        self._name_columns()

    @property
    def acts_wrapper(self) -> FormField:
        """What stands round the boxes of section IV."""
        return self.wrapper(ACTS)

    def take_draft(self, values: dict[str, Value]) -> None:
        """Fill the form; boxes that are ticked are seen."""
        super().take_draft(values)
        if values.get(ACTS) and self.acts_wrapper.isHidden():
            self._turn_acts()

    def _turn_acts(self) -> None:
        shown = self.acts_wrapper.isHidden()
        self.show_field(ACTS, shown=shown)
        self.turn_acts.set_icon("chevron-up" if shown else "chevron-down")
        if shown and self.isVisible():
            self.acts.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_columns(self) -> None:
        """A column of boxes for each pair, headed by the names as they stand in the form now."""
        values = self.values()
        columns = [
            (
                f"{violent}-{harmed}",
                f"{_who(values, VIOLENT, violent)} → {_who(values, HARMED, harmed)}",
            )
            for violent in range(1, self.counts[VIOLENT] + 1)
            for harmed in range(1, self.counts[HARMED] + 1)
        ]
        self.acts.name_columns(columns)

    def _build(self, _groups: Iterable[Group], parent: QWidget) -> QWidget:
        groups = [Group("Formularz", tuple(one.name for one in own_shapes()))]
        for side in (HARMED, VIOLENT):
            groups += [self._side(side, place) for place in range(1, self.counts[side] + 1)]
        groups.append(Group("Co zaznaczono", _GROUPS))
        content = QWidget(parent)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        last = {HARMED: self.counts[HARMED], VIOLENT: sum(self.counts.values())}
        for number, group in enumerate(groups):
            column.addWidget(self._grid(group))
            for side, place in last.items():
                if number == place:
                    column.addWidget(self.add[side], 0, _LEFT)
        column.addWidget(self.turn_acts, 0, _LEFT)
        column.addWidget(self._grid(Group("", (ACTS,))))
        self.acts.set_table(acts_rows(), [("1-1", "")])
        return content

    def _side(self, side: str, place: int) -> Group:
        shapes = (
            harmed_shapes(place, self.counts[VIOLENT]) if side == HARMED else violent_shapes(place)
        )
        number = f" {place}" if self.counts[side] > 1 else ""
        return Group(f"{_HEADINGS[side]}{number}", tuple(one.name for one in shapes))

    def _wrap(self, shape: object) -> FormField:
        if getattr(shape, "name", "") != ACTS:
            return super()._wrap(shape)  # type: ignore[arg-type]
        wrapper = FormField(self._kit.look)
        wrapper.setProperty("label", "Zachowania osoby stosującej wobec osoby doznającej")
        wrapper.setProperty("wide", True)
        self.acts.setObjectName(ACTS)
        QVBoxLayout(wrapper).addWidget(self.acts)
        return wrapper


def _who(values: dict[str, Value], side: str, place: int) -> str:
    name = str(values.get(part_field(side, str(place), "first_name")) or "")
    return name or f"{_SHORT[side]} {place}"


def _nothing_found(_field: str, _typed: str) -> Sequence[Choice]:
    return ()
