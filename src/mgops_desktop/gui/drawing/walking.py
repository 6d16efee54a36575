"""Which part of a picture an arrow key leads to."""

from collections.abc import Sequence

from mgops_desktop.domain.drawing.shapes import Mark

_ASIDE = 2.2
"""How much a step aside weighs against one in the wanted direction."""


def nearest(marks: Sequence[Mark], start: Mark | None, across: int, down: int) -> Mark | None:
    """Return the nearest mark in a direction, the first one without a start.

    With nothing there the arrows go on in the order of reading, so that every mark is reached.
    """
    if start is None:
        return marks[0] if marks else None
    x, y = start.box.middle
    found: list[tuple[float, int]] = []
    for number, one in enumerate(marks):
        ahead = (one.box.middle[0] - x) * across + (one.box.middle[1] - y) * down
        aside = abs((one.box.middle[0] - x) * down) + abs((one.box.middle[1] - y) * across)
        if one.key != start.key and ahead > 1 and aside <= ahead * _ASIDE + 1:
            found.append((ahead + aside * _ASIDE, number))
    if found:
        return marks[min(found)[1]]
    place = next(number for number, one in enumerate(marks) if one.key == start.key)
    place += 1 if across + down > 0 else -1
    return marks[place] if 0 <= place < len(marks) else None
