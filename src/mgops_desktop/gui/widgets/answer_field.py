"""An answer "tak", "nie", "nie wiem" as three boxes: T, N or W chooses one."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from mgops_desktop.domain.blue_card_records import Known
from mgops_desktop.domain.procedure.risk import ANSWER_LABELS
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.fields import Value
from mgops_desktop.gui.widgets.one_of_field import OneOfField

_ANSWERS = tuple(ANSWER_LABELS)
_KEYS = {"t": Known.YES, "n": Known.NO, "w": Known.UNKNOWN, "?": Known.UNKNOWN}
_WIDTHS = (46, 46, 76)


class AnswerField(OneOfField):
    """Keeps one of the answers, or none; `carry_asked` tells that "=" asks for the answer of the time before."""

    carry_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, [ANSWER_LABELS[one] for one in _ANSWERS], _WIDTHS)

    def value(self) -> Value:
        return None if self.chosen is None else str(_ANSWERS[self.chosen])

    def set_value(self, value: Value) -> None:
        self.take(_ANSWERS.index(Known(str(value))) if value else None)

    def said(self, value: Value) -> str:
        return ANSWER_LABELS[Known(str(value))] if value else ""

    def ring_answer(self, answer: Known | None) -> None:
        """Ring the answer of the time before."""
        self.ring(None if answer is None else _ANSWERS.index(answer))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "=":
            self.carry_asked.emit()
        else:
            super().keyPressEvent(event)

    def box_of_key(self, typed: str) -> int | None:
        answer = _KEYS.get(typed.lower())
        return None if answer is None else _ANSWERS.index(answer)
