"""The form of any record, laid out from its description; how it is grouped stands in ui/forms/records.toml."""

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from mgops_desktop.domain.entry import parse_money
from mgops_desktop.files import shipped
from mgops_desktop.gui.form import Form
from mgops_desktop.gui.form_loader import FieldKit
from mgops_desktop.gui.widgets.check import CheckBox
from mgops_desktop.gui.widgets.check_list import CheckList
from mgops_desktop.gui.widgets.choice_field import Choice, ChoiceField
from mgops_desktop.gui.widgets.date_field import DateField, TimeField
from mgops_desktop.gui.widgets.fields import MoneyField, NumberField, TextArea, TextLine
from mgops_desktop.gui.widgets.form_field import FieldGrid, FormField
from mgops_desktop.gui.widgets.lookup_field import LookupField
from mgops_desktop.gui.widgets.pick_list import PickList
from mgops_desktop.gui.widgets.word_field import WordField
from mgops_desktop.operations.records.shapes import FieldShape, FieldType

Find = Callable[[str, str], Sequence[Choice]]
"""Gives what is found for a field's name and what was typed in it."""
_NOTHING = Choice("", "—")
_WIDE = frozenset({FieldType.TEXT, FieldType.TICKS, FieldType.RECORDS})


@dataclass(frozen=True)
class Group:
    """Fields that stand together under a heading."""

    heading: str
    fields: tuple[str, ...]


class RecordFields(Form):
    """The form of one record kind; `find` answers fields that are looked up by typing."""

    def __init__(self, kit: FieldKit, kind: str, shapes: Sequence[FieldShape], find: Find) -> None:
        self._kit = kit
        self._shapes = {shape.name: shape for shape in shapes}
        self._find = find
        super().__init__(partial(self._build, groups_of(kind, shapes)))
        self.offer(shapes)
        self.mark_clean()

    def offer(self, shapes: Sequence[FieldShape]) -> None:
        """Offer what can be chosen now, and ask only for what is not known."""
        for shape in shapes:
            field = self.wrapper(shape.name).input
            choices = [Choice(one.key, one.label, one.hint) for one in shape.options]
            if isinstance(field, ChoiceField) and not shape.required:
                choices = [_NOTHING, *choices]
            if isinstance(field, ChoiceField | CheckList | PickList | LookupField | WordField):
                field.set_choices(choices)
            self.show_field(shape.name, shown=not shape.fixed)

    def _build(self, groups: Iterable[Group], parent: QWidget) -> QWidget:
        content = QWidget(parent)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        for group in groups:
            column.addWidget(self._grid(group))
        return content

    def _grid(self, group: Group) -> FieldGrid:
        grid = FieldGrid(self._kit.look)
        grid.setProperty("heading", group.heading)
        layout = QGridLayout(grid)
        for row, name in enumerate(group.fields):
            layout.addWidget(self._wrap(self._shapes[name]), row, 0)
        return grid

    def _wrap(self, shape: FieldShape) -> FormField:
        wrapper = FormField(self._kit.look)
        wrapper.setProperty("label", shape.label)
        wrapper.setProperty("help", shape.help)
        wrapper.setProperty("required", shape.required)
        wrapper.setProperty("wide", shape.type in _WIDE)
        field = self._makers()[shape.type](shape)
        field.setObjectName(shape.name)
        QVBoxLayout(wrapper).addWidget(field)
        return wrapper

    def _makers(self) -> Mapping[FieldType, Callable[[FieldShape], QWidget]]:
        kit, look = self._kit, self._kit.look
        return {
            FieldType.LINE: self._line,
            FieldType.TEXT: lambda _shape: TextArea(look),
            FieldType.NUMBER: lambda shape: NumberField(look, shape.most or 0),
            FieldType.MONEY: lambda _shape: MoneyField(look, parse_money),
            FieldType.DAY: lambda _shape: DateField(look, kit.parse_date),
            FieldType.TIME: lambda _shape: TimeField(look, kit.parse_time),
            FieldType.TICK: self._tick,
            FieldType.CHOICE: lambda _shape: ChoiceField(look),
            FieldType.WORD: lambda _shape: WordField(look),
            FieldType.TICKS: lambda _shape: CheckList(look),
            FieldType.RECORD: lambda shape: LookupField(look, partial(self._find, shape.name)),
            FieldType.RECORDS: lambda shape: PickList(look, partial(self._find, shape.name)),
        }

    def _line(self, shape: FieldShape) -> TextLine:
        field = TextLine(self._kit.look)
        if shape.most:
            field.setMaxLength(shape.most)
        return field

    def _tick(self, _shape: FieldShape) -> CheckBox:
        field = CheckBox(self._kit.look)
        field.setText("tak")
        return field


def groups_of(kind: str, shapes: Sequence[FieldShape]) -> list[Group]:
    """Return the fields in the groups of ui/forms/records.toml, then those that no group names."""
    known = [shape.name for shape in shapes]
    groups = [
        Group(group.heading, tuple(name for name in group.fields if name in known))
        for group in _written().get(kind, ())
    ]
    named = {name for group in groups for name in group.fields}
    rest = tuple(name for name in known if name not in named)
    return [group for group in (*groups, Group("", rest)) if group.fields]


@cache
def _written() -> Mapping[str, Sequence[Group]]:
    text = shipped("ui", "forms", "records.toml").read_text(encoding="utf-8")
    return {
        kind: [Group(one["heading"], tuple(one["fields"])) for one in listed]
        for kind, listed in tomllib.loads(text).items()
    }
