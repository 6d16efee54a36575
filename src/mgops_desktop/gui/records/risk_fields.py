"""The form of a risk sheet: its own fields, a row for each factor, and what the answers call to mind."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from mgops_desktop.domain.blue_card_records import Known
from mgops_desktop.domain.procedure.risk import (
    ANSWER_LABELS,
    Answer,
    Change,
    called_to_mind,
)
from mgops_desktop.domain.wording import capitalised, short_date
from mgops_desktop.gui.form_loader import FieldKit
from mgops_desktop.gui.records.provision_list import HEADING, HINT, ProvisionList
from mgops_desktop.gui.records.record_fields import Find, Group, RecordFields
from mgops_desktop.gui.widgets.answer_field import AnswerField
from mgops_desktop.gui.widgets.badge import Badge, badge_label, show_badge
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.fields import TextLine
from mgops_desktop.gui.widgets.form_field import FormField
from mgops_desktop.gui.widgets.label import caption, label, section, tooltip
from mgops_desktop.operations.records.parts import part_field
from mgops_desktop.operations.risk import ANSWER, FACTOR, SOURCE
from mgops_desktop.operations.risk_form import FactorLine, RiskForm
from mgops_desktop.storage.risk import RiskRow, before

_HINT = (
    "T – tak, N – nie, W – nie wiem; program sam przechodzi do następnego czynnika. Po „tak” wpisz, skąd to wiesz, "
    "i wciśnij Enter. Strzałki w górę i w dół zmieniają czynnik, znak = przepisuje poprzednią odpowiedź. "
    "Czynnik bez odpowiedzi nie jest zapisywany."
)
_CARRY = "Przepisz poprzednie odpowiedzi"
_FIRST = "Nie ma wcześniejszego arkusza tej osoby."
_AFTER = ("child_questionnaire", "remark")
_LABEL_WIDTH, _BEFORE_WIDTH = 240, 150


class FactorBlock(QFrame):
    """One factor: its words, the answer, whence it is known; at the end what was answered before."""

    def __init__(self, line: FactorLine) -> None:
        super().__init__()
        self.line = line
        self.setProperty("row", "inner")
        self.before = caption("")
        self.change = badge_label(Badge(""))
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 4, 0, 4)
        self.grid.setHorizontalSpacing(12)
        self.grid.setColumnStretch(2, 1)
        self.grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        self.grid.setColumnMinimumWidth(3, _BEFORE_WIDTH)
        words = label(capitalised(line.label), "strong", wraps=True)
        words.setFixedWidth(_LABEL_WIDTH)
        self.grid.addWidget(words, 0, 0)
        self.grid.addWidget(self.before, 0, 3)
        self.grid.addWidget(self.change, 0, 3, Qt.AlignmentFlag.AlignLeft)

    def add(self, answer: FormField, source: FormField) -> None:
        """Place the fields of the factor."""
        self.grid.addWidget(answer, 0, 1)
        self.grid.addWidget(source, 0, 2)

    def show_before(self, was: Answer | None, now: Known | None, *, has_before: bool) -> None:
        """Say what was answered before; another answer now is said as a change."""
        was_answered = was.answer if was else None
        is_changed = has_before and now is not None and now != was_answered
        words = Change(self.line.key, was_answered, now).words if is_changed else ""
        show_badge(self.change, Badge(words, "warn"))
        self.before.setText(f"poprzednio: {ANSWER_LABELS[was.answer]}" if was else "")
        self.before.setVisible(was is not None and not is_changed)
        source = f"poprzednio: {was.source}" if was and was.source else ""
        tooltip(self.before, source)
        tooltip(self.change, source)


class RiskFields(RecordFields):
    """The form of a risk sheet with its factors."""

    def __init__(self, kit: FieldKit, found: RiskForm, find: Find) -> None:
        self._found = found
        self.blocks: dict[str, FactorBlock] = {}
        self.compared = caption("", wraps=True)
        self.carry = Button(kit.look, _CARRY, "copy")
        self.provisions = ProvisionList(kit.look)
        super().__init__(kit, "risk_sheet", found.form.fields, find)
        for line in found.factors:
            for column in (ANSWER, SOURCE):
                self.wrapper(part_field(FACTOR, line.key, column)).label_line.hide()
            field = self.answer_of(line.key)
            field.moved.connect(partial(self._move, line.key))
            field.picked.connect(partial(self._go_on, line.key))
            field.carry_asked.connect(partial(self._carry_one, line.key))
        self.carry.clicked.connect(self._carry_over)
        self.edited.connect(self.show_changes)
        self.show_changes()

    def answer_of(self, factor: str) -> AnswerField:
        """The field with the answer to a factor."""
        field = self.wrapper(part_field(FACTOR, factor, ANSWER)).input
        assert isinstance(field, AnswerField)
        return field

    def first_open(self) -> str:
        """Where the cursor begins: whom it is about, or the first factor."""
        if self.wrapper("party").field.value() and self.blocks:
            return part_field(FACTOR, next(iter(self.blocks)), ANSWER)
        return self.first

    def show_changes(self) -> None:
        """Mark what differs from the sheet before, and say what the answers call to mind."""
        earlier, answers = self._before(), self._answers()
        was = earlier.answers if earlier else {}
        for key, block in self.blocks.items():
            one = was.get(key)
            self.answer_of(key).ring_answer(one.answer if one else None)
            block.show_before(one, answers.get(key), has_before=bool(was))
        since = f"Porównanie z arkuszem z {short_date(earlier.day)}." if earlier else _FIRST
        self.compared.setText(since)
        self.carry.setVisible(any(key in was and key not in answers for key in self.blocks))
        yes = {key for key, answer in answers.items() if answer is Known.YES}
        self.provisions.show_provisions(called_to_mind(self._found.provisions, yes))

    def _build(self, groups: Iterable[Group], parent: QWidget) -> QWidget:
        """Whom and when, the factors, what else is to be said, the law."""
        own = [name for one in groups for name in one.fields if "." not in name]
        head = [name for name in own if name not in _AFTER]
        content = super()._build([Group("", tuple(head))], parent)
        column = content.layout()
        assert isinstance(column, QVBoxLayout)
        column.addWidget(self._factors())
        column.addWidget(self._grid(Group("", _AFTER)))
        law = QWidget()
        below = QVBoxLayout(law)
        below.setContentsMargins(0, 0, 0, 0)
        for part in (section(HEADING), caption(HINT, wraps=True), self.provisions):
            below.addWidget(part)
        column.addWidget(law)
        return content

    def _factors(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(section("Czynniki"))
        column.addWidget(caption(_HINT, wraps=True))
        column.addSpacing(6)
        column.addWidget(self.compared)
        column.addWidget(self.carry, 0, Qt.AlignmentFlag.AlignLeft)
        for line in self._found.factors:
            column.addWidget(self._block(line))
        return made

    def _block(self, line: FactorLine) -> FactorBlock:
        block = FactorBlock(line)
        source = TextLine(self._kit.look)
        source.setPlaceholderText("skąd wiem")
        block.add(
            self._round(line, ANSWER, AnswerField(self._kit.look)),
            self._round(line, SOURCE, source),
        )
        self.blocks[line.key] = block
        return block

    def _round(self, line: FactorLine, column: str, field: QWidget) -> FormField:
        shape = self._shapes[part_field(FACTOR, line.key, column)]
        wrapper = FormField(self._kit.look)
        wrapper.setProperty("label", shape.label)
        field.setObjectName(shape.name)
        QVBoxLayout(wrapper).addWidget(field)
        return wrapper

    def _before(self) -> RiskRow | None:
        """The sheet before, of whom this one is about."""
        values = self.values()
        party, day = values.get("party"), values.get("day")
        try:
            on = date.fromisoformat(str(day))
        except ValueError:
            return None
        return before(self._found.others, UUID(str(party)) if party else None, on)

    def _answers(self) -> Mapping[str, Known]:
        given = {key: self.answer_of(key).value() for key in self.blocks}
        return {key: Known(str(one)) for key, one in given.items() if one}

    def _go_on(self, factor: str) -> None:
        """After "tak" to its source, after the others to the next factor."""
        if self.answer_of(factor).value() == str(Known.YES):
            self.go_to(part_field(FACTOR, factor, SOURCE))
        else:
            self._move(factor, 1)

    def _move(self, factor: str, step: int) -> None:
        keys = list(self.blocks)
        there = min(max(keys.index(factor) + step, 0), len(keys) - 1)
        self.go_to(part_field(FACTOR, keys[there], ANSWER))

    def _carry_one(self, factor: str) -> None:
        self._take_over(factor)
        self._move(factor, 1)

    def _carry_over(self) -> None:
        """Answer what is not answered yet as the time before."""
        answered = self._answers()
        for key in self.blocks:
            if key not in answered:
                self._take_over(key)
        self.go_to(part_field(FACTOR, next(iter(self.blocks)), ANSWER))

    def _take_over(self, factor: str) -> None:
        earlier = self._before()
        one = earlier.answers.get(factor) if earlier else None
        if one is not None:
            self.answer_of(factor).set_value(str(one.answer))
            self.wrapper(part_field(FACTOR, factor, SOURCE)).field.set_value(one.source)
