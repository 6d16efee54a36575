"""The form of a diagnosis: its own fields, then a row for each area with what its score means."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from mgops_desktop.domain.diagnosis import BEST
from mgops_desktop.gui.form_loader import FieldKit
from mgops_desktop.gui.records.record_fields import Find, Group, RecordFields
from mgops_desktop.gui.widgets.badge import Badge, badge_label, show_badge
from mgops_desktop.gui.widgets.fields import TextArea, TextLine, Value
from mgops_desktop.gui.widgets.form_field import FormField
from mgops_desktop.gui.widgets.label import caption, label, section
from mgops_desktop.gui.widgets.score_field import ScoreField
from mgops_desktop.operations.diagnosis import AREA
from mgops_desktop.operations.diagnosis_form import DESCRIPTION, NOTE, RESOURCE, SCORE, AreaLine
from mgops_desktop.operations.records.parts import part_field
from mgops_desktop.operations.records.shapes import FieldShape

_HINT = (
    "Cyfra od 0 do 5 wybiera punkty, strzałki w lewo i w prawo je zmieniają, w górę i w dół prowadzą do "
    "sąsiedniego obszaru. Obszar bez wpisów nie jest zapisywany."
)
_NO_SCORE = "nie oceniano"


class AreaBlock(QFrame):
    """One area: its name, score, resource, description; under the score the words of its level."""

    def __init__(self, line: AreaLine) -> None:
        super().__init__()
        self.line = line
        self.setProperty("row", "inner")
        self.words = caption("", wraps=True)
        self.change = badge_label(Badge(""))
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 10, 0, 12)
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(4)
        self.grid.setColumnStretch(3, 1)
        self.grid.addWidget(label(line.label, "strong", wraps=True), 0, 0)
        self.grid.addWidget(self.change, 1, 0, Qt.AlignmentFlag.AlignLeft)
        self.grid.addWidget(self.words, 1, 1, 1, 3)
        self.grid.setColumnMinimumWidth(0, 130)

    def add(self, score: FormField, resource: FormField, note: FormField, text: FormField) -> None:
        """Place the fields of the area."""
        self.grid.addWidget(score, 0, 1)
        self.grid.addWidget(resource, 0, 2)
        self.grid.addWidget(note, 0, 3)
        self.grid.addWidget(text, 2, 1, 1, 3)

    def show_score(self, score: Value, *, changed: bool) -> None:
        """Say what the score means, and that something differs from the diagnosis before."""
        is_number = isinstance(score, int)
        self.words.setText(self.line.levels[int(str(score))] if is_number else _NO_SCORE)
        before = self.line.before.get(SCORE)
        told = isinstance(before, int) and is_number and before != score
        words = f"{before} → {score}" if told else "zmiana"
        better = told and int(str(score)) > int(str(before))
        tone = ("ok" if better else "warn") if told else "accent"
        show_badge(self.change, Badge(words if changed else "", tone))


class DiagnosisFields(RecordFields):
    """The form of a diagnosis with these areas."""

    def __init__(
        self, kit: FieldKit, shapes: Sequence[FieldShape], find: Find, areas: Sequence[AreaLine]
    ) -> None:
        self._areas = areas
        self.blocks: dict[str, AreaBlock] = {}
        super().__init__(kit, "diagnosis", shapes, find)
        for line in areas:
            for column in (SCORE, RESOURCE, NOTE, DESCRIPTION):
                self.wrapper(part_field(AREA, line.key, column)).label_line.hide()
            self.score_of(line.key).moved.connect(self._move)
        self.edited.connect(self.show_changes)
        self.show_changes()

    def score_of(self, area: str) -> ScoreField:
        """The field with the score of an area."""
        field = self.wrapper(part_field(AREA, area, SCORE)).input
        assert isinstance(field, ScoreField)
        return field

    def show_changes(self) -> None:
        """Mark what differs from the diagnosis before."""
        values = self.values()
        for key, block in self.blocks.items():
            now = {
                column: values[part_field(AREA, key, column)]
                for column in (SCORE, RESOURCE, DESCRIPTION, NOTE)
            }
            block.show_score(now[SCORE], changed=_differs(now, block.line.before))

    def _build(self, groups: Iterable[Group], parent: QWidget) -> QWidget:
        own = [
            Group(one.heading, tuple(name for name in one.fields if "." not in name))
            for one in groups
        ]
        content = super()._build([one for one in own if one.fields], parent)
        column = content.layout()
        assert isinstance(column, QVBoxLayout)
        column.addWidget(section("Obszary"))
        column.addWidget(caption(_HINT, wraps=True))
        for line in self._areas:
            column.addWidget(self._block(line))
        return content

    def _block(self, line: AreaLine) -> AreaBlock:
        block = AreaBlock(line)
        look = self._kit.look
        score = ScoreField(look, BEST)
        before = line.before.get(SCORE)
        score.ring(before if isinstance(before, int) else None)
        note = TextLine(look)
        note.setPlaceholderText("jaki to zasób")
        text = TextArea(look, 1)
        text.setPlaceholderText("Opis: fakty, z których wynikają punkty")
        resource = self._wrap(self._shapes[part_field(AREA, line.key, RESOURCE)])
        block.add(
            self._round(line, SCORE, score),
            resource,
            self._round(line, NOTE, note),
            self._round(line, DESCRIPTION, text),
        )
        self.blocks[line.key] = block
        return block

    def _round(self, line: AreaLine, column: str, field: QWidget) -> FormField:
        shape = self._shapes[part_field(AREA, line.key, column)]
        wrapper = FormField(self._kit.look)
        wrapper.setProperty("label", shape.label)
        field.setObjectName(shape.name)
        QVBoxLayout(wrapper).addWidget(field)
        return wrapper

    def _move(self, step: int) -> None:
        keys = list(self.blocks)
        here = next(number for number, key in enumerate(keys) if self.score_of(key).hasFocus())
        there = min(max(here + step, 0), len(keys) - 1)
        self.go_to(part_field(AREA, keys[there], SCORE))


def _differs(now: Mapping[str, Value], before: Mapping[str, Value]) -> bool:
    return bool(before) and any((now[name] or None) != (before.get(name) or None) for name in now)
