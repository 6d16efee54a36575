"""The form of an assessment: its own fields, the result of each action, sentences drafted from the records."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from mgops_desktop.domain.wording import short_date
from mgops_desktop.gui.form_loader import FieldKit
from mgops_desktop.gui.records.record_fields import Find, Group, RecordFields
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.fields import TextLine
from mgops_desktop.gui.widgets.form_field import FormField
from mgops_desktop.gui.widgets.label import caption, label, section
from mgops_desktop.gui.widgets.sentence_list import SentenceList, Source
from mgops_desktop.operations.assessment import ACTION, SENTENCES
from mgops_desktop.operations.assessment_form import RESULT, WHY, ActionLine
from mgops_desktop.operations.assessment_sentences import reworded, sentences_of
from mgops_desktop.operations.records.parts import part_field
from mgops_desktop.operations.records.shapes import FieldShape

SourcesOf = Callable[[str], Sequence[Source]]
_HINT = (
    "Zdania ułożył program z zapisów okresu. Zaznaczone wejdą do oceny; każde można poprawić, pominąć i przesunąć. "
    "„Źródła” pokazują, z jakich zapisów zdanie wynika, i je otwierają."
)
_NOTHING = "Wybierz sprawę i datę oceny, a potem „Ułóż zdania z zapisów”."


class AssessmentFields(RecordFields):
    """The form of an assessment of a plan with these actions. `draft_asked` is the button that asks the rules again."""

    def __init__(
        self,
        kit: FieldKit,
        shapes: Sequence[FieldShape],
        find: Find,
        actions: Sequence[ActionLine],
        sources_of: SourcesOf,
    ) -> None:
        self._actions = actions
        self._sources_of = sources_of
        self.redraft = Button(kit.look, "Ułóż zdania z zapisów", "refresh-cw")
        super().__init__(kit, "assessment", shapes, find)
        hidden = [part_field(ACTION, one.key, name) for one in actions for name in (RESULT, WHY)]
        for name in (*hidden, SENTENCES):
            self.wrapper(name).label_line.hide()

    @property
    def sentences(self) -> SentenceList:
        """The list of sentences."""
        field = self.wrapper(SENTENCES).input
        assert isinstance(field, SentenceList)
        return field

    def _build(self, groups: Iterable[Group], parent: QWidget) -> QWidget:
        own = [
            Group(one.heading, tuple(name for name in one.fields if _is_own(name)))
            for one in groups
        ]
        first, *rest = [one for one in own if one.fields]
        content = super()._build([first], parent)
        column = content.layout()
        assert isinstance(column, QVBoxLayout)
        column.addWidget(self._sentences())
        if self._actions:
            column.addWidget(section("Realizacja planu: działanie po działaniu"))
            for line in self._actions:
                column.addWidget(self._action(line))
        for group in rest:
            column.addWidget(self._grid(group))
        return content

    def _sentences(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(section("Zdania z zapisów"), 1)
        head.addWidget(self.redraft)
        column.addLayout(head)
        column.addWidget(caption(_HINT, wraps=True))
        listed = SentenceList(self._kit.look, _told, reworded, self._sources_of, _NOTHING)
        column.addWidget(self._round(SENTENCES, listed))
        return part

    def _action(self, line: ActionLine) -> QFrame:
        block = QFrame()
        block.setProperty("row", "inner")
        grid = QGridLayout(block)
        grid.setContentsMargins(0, 8, 0, 10)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        until = f"termin {short_date(line.deadline)}" if line.deadline else ""
        grid.addWidget(label(line.action, "strong", wraps=True), 0, 0, 1, 2)
        if until:
            grid.addWidget(caption(until), 1, 0, 1, 2)
        why = TextLine(self._kit.look)
        why.setPlaceholderText("dlaczego: co pomogło, co przeszkodziło")
        grid.addWidget(self._wrap(self._shapes[part_field(ACTION, line.key, RESULT)]), 2, 0)
        grid.addWidget(self._round(part_field(ACTION, line.key, WHY), why), 2, 1)
        return block

    def _round(self, name: str, field: QWidget) -> FormField:
        wrapper = FormField(self._kit.look)
        wrapper.setProperty("label", self._shapes[name].label)
        field.setObjectName(name)
        QVBoxLayout(wrapper).addWidget(field)
        return wrapper


def _is_own(name: str) -> bool:
    return "." not in name and name != SENTENCES


def _told(value: str) -> tuple[str, str, bool]:
    (one,) = sentences_of([value])
    return one.heading, one.text, one.kept
