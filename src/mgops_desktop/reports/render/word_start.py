"""A Word template to begin with: the program's own wording with its fields as the centre's template names them."""

import re
from collections.abc import Iterable, Sequence
from io import BytesIO

import docx
from docx.document import Document

from mgops_desktop.domain import markup
from mgops_desktop.reports.render import word_parts
from mgops_desktop.reports.render.word_parts import DOCUMENT_TITLE, SMALL, TABLE_TEXT
from mgops_desktop.reports.wording import BY_HAND, GAP, PLACE

_ENTRY = "{}_entry"
_BOX = "(pieczęć ośrodka)"


def starting_word(shapes: Sequence[markup.Shape], lists: dict[str, tuple[str, ...]]) -> bytes:
    """Return a Word file with the words of a template; `lists` are the fields of the entries of each list."""
    writer = _Writer(lists)
    writer.write(shapes, ())
    writer.foot()
    out = BytesIO()
    writer.document.save(out)
    return out.getvalue()


class _Writer:
    def __init__(self, lists: dict[str, tuple[str, ...]]) -> None:
        self._lists = lists
        self.document: Document = docx.Document()
        word_parts.set_up(self.document)

    def foot(self) -> None:
        """Number, checksum and code: by these a paper finds its document again."""
        foot = self.document.sections[0].footer.paragraphs[0]
        foot.add_run("{{ document_number }} · suma kontrolna {{ checksum }} {{ code }}")

    def write(self, shapes: Iterable[markup.Shape], within: tuple[str, ...]) -> None:
        """Write shapes that are repeated for the lists around them."""
        for shape in shapes:
            self._shape(shape, within)

    def _shape(self, shape: markup.Shape, within: tuple[str, ...]) -> None:  # noqa: PLR0912 – one for each shape
        match shape:
            case markup.Heading(level=level, text=text):
                look = DOCUMENT_TITLE if level == 1 else f"Heading {level}"
                self._say(self._field(text, within), look)
            case markup.Words(text=text, remark=remark):
                self._say(self._field(text, within), SMALL if remark else "Normal")
            case markup.Items(items=items, numbered=numbered):
                for item in items:
                    self._repeated(item, within, "List Number" if numbered else "List Bullet")
            case markup.Table():
                self._table(shape, within)
            case markup.Signers(names=names):
                for name in names:
                    self._repeated(f"{GAP} {name}", within, "Normal")
            case markup.Stamp(beside=beside):
                self._say(_BOX, SMALL)
                for line in beside:
                    self._say(self._field(line, within))
            case markup.BlankLines(count=count):
                for _line in range(count):
                    self._say(GAP * 3)
            case markup.Each(name=name, shapes=inner):
                self._around(self._for(name, within), inner, (*within, _bare(name)), "endfor")
            case markup.When(name=name, wanted=wanted, shapes=inner):
                condition = self._name(name, within)
                self._around(f"if {'' if wanted else 'not '}{condition}", inner, within, "endif")
            case _:
                return  # pictures are put in by whoever edits the file

    def _around(
        self, begin: str, inner: Iterable[markup.Shape], within: tuple[str, ...], end: str
    ) -> None:
        self._say(f"{{%p {begin} %}}")
        self.write(inner, within)
        self._say(f"{{%p {end} %}}")

    def _repeated(self, text: str, within: tuple[str, ...], look: str) -> None:
        """A line of its own, or one for each entry of the list that it names."""
        before, mark, _rest = text.partition("[dla ")
        name, words = markup.loop_of(mark + _rest if mark else text)
        if not name:
            self._say(self._field(text, within), look)
            return
        self._say(f"{{%p for {_ENTRY.format(_bare(name))} in {self._name(name, within)} %}}")
        self._say(before + self._field(words, (*within, _bare(name))), look)
        self._say("{%p endfor %}")

    def _table(self, shape: markup.Table, within: tuple[str, ...]) -> None:
        has_head = any(shape.header)
        table = self.document.add_table(0, len(shape.header), "Table Grid")
        if has_head:
            self._row(table, shape.header, within)
        for row in shape.rows:
            name, first = markup.loop_of(row[0])
            if not name:
                self._row(table, row, within)
                continue
            rest = [""] * (len(row) - 1)
            self._row(table, [f"{{%tr {self._for(name, within)} %}}", *rest], ())
            self._row(table, [first, *row[1:]], (*within, _bare(name)))
            self._row(table, ["{%tr endfor %}", *rest], ())
        self._say("", SMALL)

    def _row(self, table: object, texts: Sequence[str], within: tuple[str, ...]) -> None:
        cells = table.add_row().cells  # type: ignore[attr-defined]
        for cell, text in zip(cells, texts, strict=True):
            cell.paragraphs[0].style = TABLE_TEXT
            cell.paragraphs[0].add_run(text if "{%" in text else self._field(text, within))

    def _for(self, name: str, within: tuple[str, ...]) -> str:
        return f"for {_ENTRY.format(_bare(name))} in {self._name(name, within)}"

    def _field(self, text: str, within: tuple[str, ...]) -> str:
        """A text with its places as a Word template writes them."""
        return PLACE.sub(lambda place: self._place(place, within), text)

    def _place(self, place: re.Match[str], within: tuple[str, ...]) -> str:
        if place[1] == BY_HAND:
            return GAP + place[3]
        return f"{{{{ {self._name(place[1], within)} }}}}{place[3]}"

    def _name(self, name: str, within: tuple[str, ...]) -> str:
        """A field of the nearest list around that has it, else one of the document."""
        bare = _bare(name)
        for one in reversed(within):
            if bare in self._lists.get(one, ()):
                return f"{_ENTRY.format(one)}.{bare}"
        return bare

    def _say(self, text: str, look: str = "Normal") -> None:
        self.document.add_paragraph(text, look)


def _bare(name: str) -> str:
    return name.removesuffix("?")
