"""How wide the columns of a table are: figures whole first, then words, the rest for the label or the longest words."""

from mgops_desktop.domain.line_ends import unhung
from mgops_desktop.reports.blocks import FigureTable
from mgops_desktop.reports.render.fonts import printable, width
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
    wishes = {i: wish for i, wish in enumerate(words) if wish}
    shared = _share(wishes, total - sum(figures.values()), roomiest, table)
    return [shared.get(i) or figures[i - 1] for i in range(len(words))]


def _figure_widths(table: FigureTable, total: float) -> dict[int, float]:
    """The roomiest widths of the columns of figures that leave enough for the label."""
    columns = [(i, column) for i, column in enumerate(table.columns) if column.numeric]
    whole = {i: _cell_width(table, i) for i, _ in columns}
    tight = {
        i: _cell_width(table, i, min(_longest_word(column.header), _LONGEST_WORD))
        for i, column in columns
    }
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


def _longest_word(text: str) -> float:
    words = unhung(printable(text)).replace("\n", " ").split(" ")
    return max(_longest_line(word, TABLE_HEADER) for word in words)


def _longest_line(text: str, kind: Type) -> float:
    return max(width(line, kind.font, kind.size) for line in printable(text).split("\n"))


def _share(
    wishes: dict[int, float], room: float, roomiest: int, table: FigureTable
) -> dict[int, float]:
    """Give each what it wishes if there is room (the rest to the roomiest), else to the modest first."""
    if sum(wishes.values()) <= room:
        return wishes | {roomiest: wishes[roomiest] + room - sum(wishes.values())}
    given: dict[int, float] = {}
    left = dict(wishes)
    while left and (modest := [i for i in left if left[i] <= room / len(left)]):
        for i in modest:
            given[i] = left.pop(i)
            room -= given[i]
    return given | _by_amount({i: _texts(table, i) for i in left}, room)


def _by_amount(columns: dict[int, list[str]], room: float) -> dict[int, float]:
    """Share among texts that must break, by how much there is of each; no word is broken while all have room.

    By its root: a few long texts among short ones would else stand in a column of single words.
    """
    amounts = {
        i: sum(_longest_line(text, TABLE) for text in texts) ** 0.5 for i, texts in columns.items()
    }
    least = {i: 2 * PAD_X + _SLACK + max(map(_longest_word, columns[i])) for i in columns}
    if sum(least.values()) > room:
        least = {i: min(wide, room / len(columns)) for i, wide in least.items()}
    given: dict[int, float] = {}
    while amounts:
        parts = {i: room * amount / sum(amounts.values()) for i, amount in amounts.items()}
        needy = [i for i in parts if parts[i] < least[i]]
        if not needy or len(needy) == len(parts):
            return given | parts
        for i in needy:
            given[i] = least[i]
            room -= given[i]
            del amounts[i]
    return given


def _texts(table: FigureTable, column: int) -> list[str]:
    """Everything that stands in a column, its header first; the label is the first column."""
    if column == 0:
        return [table.label_header, *(row.label for row in table.rows)]
    return [table.columns[column - 1].header, *(row.cells[column - 1].text for row in table.rows)]
