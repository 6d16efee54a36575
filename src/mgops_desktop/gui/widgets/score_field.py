"""A score from 0 to 5 as a row of figures: a digit chooses it, the arrows left and right change it."""

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.fields import Value
from mgops_desktop.gui.widgets.one_of_field import OneOfField

_SIDE = 30


class ScoreField(OneOfField):
    """One of the figures 0 to `most`, or none."""

    def __init__(self, look: Look, most: int) -> None:
        super().__init__(look, [str(score) for score in range(most + 1)], [_SIDE] * (most + 1))
        self._most = most

    def value(self) -> Value:
        return self.chosen

    def set_value(self, value: Value) -> None:
        is_number = isinstance(value, int) and not isinstance(value, bool)
        self.take(value if is_number else None)  # type: ignore[arg-type]

    def said(self, value: Value) -> str:
        return "" if value is None else str(value)

    def box_of_key(self, typed: str) -> int | None:
        return int(typed) if typed.isdecimal() and int(typed) <= self._most else None
