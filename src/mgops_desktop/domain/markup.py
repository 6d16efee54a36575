"""The little markup of shipped texts (manual, papers): a few shapes of Markdown as plain data, never HTML.

Headings, paragraphs, remarks (`> `), lists, tables, commands (indented by four), pictures and links on lines of their
own, and `[podpisy] A | B` for lines to sign on. Everything else is plain text and stays as it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BULLET = re.compile(r"- +(.*)")
_NUMBER = re.compile(r"\d+\. +(.*)")
_HEADING = re.compile(r"(#{1,3}) +(.*)")
_PICTURE = re.compile(r"!\[([^]]*)\]\(([a-z0-9-]+\.png)\)")
_LINK = re.compile(r"\[([^]]+)\]\(([a-z0-9-]+)\.md\)")
_SIGNERS = "[podpisy] "
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


Shape = Heading | Words | Items | Table | Command | Picture | Links | Signers


def parse(text: str) -> tuple[Shape, ...]:
    """Return the shapes of a text in order. Raises ValueError for a table whose rows differ in width."""
    return tuple(shape for block in _blocks(text) for shape in _shapes(block))


def plain_text(shape: Shape) -> str:
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
        case Signers(names=names):
            return ", ".join(names)
    return shape.text


def _blocks(text: str) -> Iterator[list[str]]:
    block: list[str] = []
    for line in text.splitlines():
        if line.strip():
            block.append(line.rstrip())
        elif block:
            yield block
            block = []
    if block:
        yield block


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
