"""How wide the columns of a table are: figures whole first, then words, the rest for the label or the longest words."""

from mgops_desktop.reports.blocks import FigureTable
from mgops_desktop.reports.render.fonts import printable, unhung, width
from mgops_desktop.reports.render.style import (
    TABLE,
    TABLE_FIGURE,
    TABLE_HEADER,
    TABLE_TOTAL,
    WIDTH,
    Type,
)

PAD_X = 6.0
INDENT = 11.0
_LEAST_FIGURE = 58.0
_ROOMY_FIGURE = 78.0
_LONGEST_WORD = 90.0
_SLACK = 0.5  # lost in sums of widths
_CELLS = (TABLE, TABLE_FIGURE, TABLE_TOTAL)
_MOST_FOR_FIGURES = 0.7  # of the width, while headers may still break between words
_LEAST_WORDS = 90.0  # of each column of words, before figures themselves must break


def column_widths(table: FigureTable, total: float = WIDTH) -> list[float]:
    """Widths in points of the label column and of the others; they fill `total`."""
    figures = _figure_widths(table, total)
    words = [_label_width(table)]
    words += [
        0.0 if i in figures else _cell_width(table, i, _longest_line(column.header, TABLE_HEADER))
        for i, column in enumerate(table.columns)
    ]
    # beside figures it is the label that they are read by; in a list of words the longest text gets the rest
    roomiest = 0 if figures else words.index(max(words))
    shared = _share(words, total - sum(figures.values()), roomiest)
    return [figures.get(i - 1, part) for i, part in enumerate(shared)]


def _figure_widths(table: FigureTable, total: float) -> dict[int, float]:
    """The roomiest widths of the columns of figures that leave enough for the label."""
    columns = [(i, column) for i, column in enumerate(table.columns) if column.numeric]
    whole = {i: _cell_width(table, i) for i, _ in columns}
    tight = {i: _cell_width(table, i, _longest_word(column.header)) for i, column in columns}
    roomy = {
        i: max(tight[i], _LEAST_FIGURE, min(_header_width(column.header), _ROOMY_FIGURE))
        for i, column in columns
    }
    for widths in (roomy, tight):
        if sum(widths.values()) <= total * _MOST_FOR_FIGURES:
            return widths
    most = total - _LEAST_WORDS * (1 + len(table.columns) - len(columns))
    if sum(tight.values()) <= most:
        return tight  # no header breaks within a word
    scale = min(1.0, max(most, total / 2) / sum(whole.values()))
    return {i: wide * scale for i, wide in whole.items()}


def _label_width(table: FigureTable) -> float:
    texts = [(table.label_header, 0, TABLE_HEADER)]
    texts += [(row.label, row.indent, TABLE_TOTAL if row.total else TABLE) for row in table.rows]
    return (
        2 * PAD_X
        + _SLACK
        + max(_longest_line(text, kind) + indent * INDENT for text, indent, kind in texts)
    )


def _cell_width(table: FigureTable, index: int, header: float = 0) -> float:
    cells = [_longest_line(row.cells[index].text, kind) for row in table.rows for kind in _CELLS]
    return 2 * PAD_X + _SLACK + max([*cells, header])


def _header_width(header: str) -> float:
    return 2 * PAD_X + _SLACK + _longest_line(header, TABLE_HEADER)


def _longest_word(header: str) -> float:
    words = unhung(printable(header)).replace("\n", " ").split(" ")
    return min(max(_longest_line(word, TABLE_HEADER) for word in words), _LONGEST_WORD)


def _longest_line(text: str, kind: Type) -> float:
    return max(width(line, kind.font, kind.size) for line in printable(text).split("\n"))


def _share(wishes: list[float], room: float, roomiest: int) -> list[float]:
    """Give each what it wishes if there is room (the rest to the roomiest), else a fair part."""
    if sum(wishes) <= room:
        rest = room - sum(wishes)
        return [wish + rest if i == roomiest else wish for i, wish in enumerate(wishes)]
    given = [0.0] * len(wishes)
    open_, left = [i for i, wish in enumerate(wishes) if wish], room
    while open_:
        fair = left / len(open_)
        modest = [i for i in open_ if wishes[i] <= fair]
        for i in modest or open_:
            given[i] = wishes[i] if modest else fair
            left -= given[i]
        open_ = [i for i in open_ if i not in modest] if modest else []
    return given
