"""The little markup of shipped texts (manual, papers, documents): a few shapes of Markdown as plain data, never HTML.

Headings, paragraphs, remarks (`> `), lists, tables, commands (indented by four), pictures and links on lines of their
own, and `[podpisy] A | B` for lines to sign on. Documents have more such marks, each on a line of its own:
`[pieczęć] A | B` is the place for the centre's stamp with lines beside it, `[linie 4]` are lines to write on,
`[obraz dom]` is a drawn picture; `[dla x]`, `[jeśli x]`, `[jeśli brak x]` hold what stands down to their `[koniec]`.
Everything else is plain text and stays as it is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_BULLET = re.compile(r"- +(.*)")
_NUMBER = re.compile(r"\d+\. +(.*)")
_HEADING = re.compile(r"(#{1,3}) +(.*)")
_PICTURE = re.compile(r"!\[([^]]*)\]\(([a-z0-9-]+\.png)\)")
_LINK = re.compile(r"\[([^]]+)\]\(([a-z0-9-]+)\.md\)")
_SIGNERS = "[podpisy] "
_STAMP = re.compile(r"\[pieczęć\] *(.*)")
_LINES = re.compile(r"\[linie (\d+)\]")
_DRAWN = re.compile(r"\[obraz ([^]]+)\]")
_EACH = re.compile(r"\[dla ([a-z_]+\??)\]")
_WHEN = re.compile(r"\[jeśli (brak )?([a-z_]+)\]")
_END = "[koniec]"
_LOOP = re.compile(r"\[dla ([a-z_]+\??)\] *")
_COMMAND = "    "


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 (the title of the text) to 3."""

    level: int
    text: str


@dataclass(frozen=True)
class Words:
    """A paragraph; a `remark` is told apart from the others."""

    text: str
    remark: bool = False


@dataclass(frozen=True)
class Items:
    """A list with bullets, or numbered from 1."""

    items: tuple[str, ...]
    numbered: bool = False

    def marker(self, index: int) -> str:
        return f"{index + 1}." if self.numbered else "•"


@dataclass(frozen=True)
class Table:
    """A table: a header (all of it empty: names and values only) and rows as wide as it."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Command:
    """What is typed letter by letter."""

    text: str


@dataclass(frozen=True)
class Picture:
    """A shipped picture by its file name, and what it shows in words."""

    file: str
    words: str


@dataclass(frozen=True)
class Links:
    """Other texts: the words of each link, and the key it leads to."""

    targets: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Signers:
    """Who signs below."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Stamp:
    """The place for the centre's stamp, and the lines beside it: place and day, whom the letter is for."""

    beside: tuple[str, ...]


@dataclass(frozen=True)
class BlankLines:
    """Lines to write on by hand."""

    count: int


@dataclass(frozen=True)
class Drawn:
    """A drawn picture by its name, which may be a value."""

    name: str


@dataclass(frozen=True)
class Each:
    """What stands once for every entry of a list; a `?` behind its name says that the list may be empty."""

    name: str
    shapes: "tuple[Shape, ...]"


@dataclass(frozen=True)
class When:
    """What stands only where a value is there, or only where it is missing."""

    name: str
    wanted: bool
    shapes: "tuple[Shape, ...]"


Shape = (
    Heading
    | Words
    | Items
    | Table
    | Command
    | Picture
    | Links
    | Signers
    | Stamp
    | BlankLines
    | Drawn
    | Each
    | When
)


def parse(text: str) -> tuple[Shape, ...]:
    """Return the shapes of a text in order.

    Raises ValueError for a table whose rows differ in width, and for marks that are not closed by `[koniec]`.
    """
    return tuple(_until_end(_blocks(text), within=False))


def loop_of(text: str) -> tuple[str, str]:
    """Return the name of the list for which a row or an item is repeated, and its own words; no name for none."""
    found = _LOOP.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def texts_in(
    shapes: Iterable[Shape], within: tuple[str, ...] = ()
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every text of shapes with the names of the lists that it is repeated for, the outermost first.

    What a list or a condition is called comes first, as a text of its own between braces.
    """
    for shape in shapes:
        match shape:
            case Each(name=name, shapes=inner):
                yield f"{{{{{name}}}}}", within
                yield from texts_in(inner, (*within, name.removesuffix("?")))
            case When(name=name, shapes=inner):
                yield f"{{{{{name}}}}}", within
                yield from texts_in(inner, within)
            case Items(items=texts) | Signers(names=texts) | Stamp(beside=texts):
                for text in texts:
                    yield from _row_in((text,), within)
            case Table(header=header, rows=rows):
                for row in (header, *rows):
                    yield from _row_in(row, within)
            case Drawn(name=name):
                yield name, within
            case _:
                yield plain_text(shape), within


def _row_in(row: Sequence[str], within: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    name, words = loop_of(row[0])
    if name:
        yield f"{{{{{name}}}}}", within
        within = (*within, name.removesuffix("?"))
    yield from ((text, within) for text in (words, *row[1:]))


def plain_text(shape: Shape) -> str:  # noqa: PLR0911 – one line for each kind of shape
    """Return all words of a shape in one line, for searching."""
    match shape:
        case Items(items=items):
            return " ".join(items)
        case Table(header=header, rows=rows):
            return " ".join(cell for row in (header, *rows) for cell in row if cell)
        case Picture(words=words):
            return words
        case Links(targets=targets):
            return ", ".join(words for words, _key in targets)
        case Signers(names=names) | Stamp(beside=names):
            return ", ".join(names)
        case BlankLines() | Drawn():
            return ""
        case Each(shapes=shapes) | When(shapes=shapes):
            return " ".join(plain_text(one) for one in shapes)
    return shape.text


def _until_end(blocks: Iterator[list[str]], *, within: bool) -> Iterator[Shape]:
    """The shapes up to the `[koniec]` of what is open, or to the end of the text."""
    for lines in blocks:
        if lines == [_END]:
            if within:
                return
            raise ValueError(f"{_END} closes nothing")
        if found := _EACH.fullmatch(lines[0]):
            yield Each(found[1], tuple(_until_end(blocks, within=True)))
        elif found := _WHEN.fullmatch(lines[0]):
            yield When(found[2], not found[1], tuple(_until_end(blocks, within=True)))
        else:
            yield from _shapes(lines)
    if within:
        raise ValueError(f"{_END} is missing")


def _blocks(text: str) -> Iterator[list[str]]:
    block: list[str] = []
    for line in text.splitlines():
        stands_alone = _is_mark(line.strip())
        if line.strip() and not stands_alone:
            block.append(line.rstrip())
            continue
        if block:
            yield block
            block = []
        if stands_alone:
            yield [line.strip()]
    if block:
        yield block


def _is_mark(line: str) -> bool:
    """Whether a line holds others together, or ends that."""
    return line == _END or bool(_EACH.fullmatch(line) or _WHEN.fullmatch(line))


def _shapes(lines: list[str]) -> Iterator[Shape]:
    first = lines[0]
    if heading := _HEADING.fullmatch(first):
        yield Heading(len(heading[1]), heading[2])
        if lines[1:]:
            yield from _shapes(lines[1:])
    elif first.startswith(_COMMAND):
        yield Command("\n".join(line.removeprefix(_COMMAND) for line in lines))
    elif first.startswith("|"):
        yield _table(lines)
    elif _BULLET.fullmatch(first) or _NUMBER.fullmatch(first):
        yield _items(lines)
    elif first.startswith(_SIGNERS):
        names = first.removeprefix(_SIGNERS).split("|")
        yield Signers(tuple(name.strip() for name in names))
    elif stamp := _STAMP.fullmatch(" ".join(line.strip() for line in lines)):
        yield Stamp(tuple(part.strip() for part in stamp[1].split("|") if part.strip()))
    elif blank := _LINES.fullmatch(first):
        yield BlankLines(int(blank[1]))
    elif drawn := _DRAWN.fullmatch(first):
        yield Drawn(drawn[1])
    else:
        yield _paragraph(" ".join(line.strip() for line in lines))


def _paragraph(text: str) -> Shape:
    if picture := _PICTURE.fullmatch(text):
        return Picture(picture[2], picture[1])
    links = _LINK.findall(text)
    if links and not _LINK.sub("", text).strip(" ,.·"):
        return Links(tuple((words, key) for words, key in links))
    if text.startswith("> "):
        return Words(text.removeprefix("> ").replace(" > ", " "), remark=True)
    return Words(text)


def _items(lines: list[str]) -> Items:
    mark = _BULLET if _BULLET.fullmatch(lines[0]) else _NUMBER
    items: list[str] = []
    for line in lines:
        if begun := mark.fullmatch(line.strip()):
            items.append(begun[1])
        else:
            items[-1] = f"{items[-1]} {line.strip()}"
    return Items(tuple(items), mark is _NUMBER)


def _table(lines: list[str]) -> Table:
    header, _rule, *rows = (_cells(line) for line in lines)
    if any(len(row) != len(header) for row in rows):
        raise ValueError(f"rows of the table {header} differ in width")
    return Table(header, tuple(rows))


def _cells(line: str) -> tuple[str, ...]:
    return tuple(
        cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")
    )
