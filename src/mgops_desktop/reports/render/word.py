"""The report as a Word document: the same texts and figures in the same order as the PDF."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from mgops_desktop.reports.blocks import (
    PRACTICE_MARK,
    BlankLines,
    Block,
    Cell,
    Chart,
    Column,
    Definition,
    Fields,
    FigureSpan,
    FigureTable,
    Heading,
    ListBlock,
    Note,
    Paragraph,
    Picture,
    Report,
    Row,
    Section,
    Signatures,
    Slip,
    Source,
    Stamp,
    Text,
    Title,
)
from mgops_desktop.reports.render import style, word_parts
from mgops_desktop.reports.render.code import code_as_png
from mgops_desktop.reports.render.column_widths import INDENT, column_widths
from mgops_desktop.reports.render.drawn_file import drawing_picture
from mgops_desktop.reports.render.office_pieces import LINE_HIGH, STAMP_GAP, STAMP_SHARE
from mgops_desktop.reports.render.office_text import writable
from mgops_desktop.reports.render.pictures import PICTURE_WIDTH, chart_pictures
from mgops_desktop.reports.render.pieces import (
    SIGN_GAP,
    signature_places,
    signature_rows,
    signature_width,
)
from mgops_desktop.reports.render.word_parts import DOCUMENT_TITLE, ENTRY, SMALL, TABLE_TEXT

_PROGRAM = "MGOPS Desktop"
_HAIRLINE, _RULE = 4, 8  # eighths of a point
_FIELD_NAME_SHARE = 0.3
_CODE, _STAMP_HIGH, _BETWEEN_TABLES, _ABOVE_HEADER = 48, 68, 1, 10  # points


def render_docx(report: Report, *, created: datetime | None = None) -> bytes:
    """Write the report for Word: real headings, repeated table headers, page numbers as fields."""
    return _Writer(report).written(created)


class _Writer:
    def __init__(self, report: Report) -> None:
        self._report = report
        self._document: Document = docx.Document()
        self._on_new_page = False
        word_parts.set_up(self._document)
        if report.landscape:
            word_parts.turn_across(self._document)
        if report.large:
            word_parts.enlarge(self._document, style.LARGE)

    def written(self, created: datetime | None) -> bytes:
        self._describe(created)
        self._head_and_foot()
        for section in self._report.sections:
            self._section(section)
        out = BytesIO()
        self._document.save(out)
        return out.getvalue()

    def _describe(self, created: datetime | None) -> None:
        about = self._document.core_properties
        about.title = writable(self._report.title)[:255]
        about.author = writable(self._report.centre.name)[:255]
        about.language, about.comments, about.last_modified_by = "pl-PL", "", _PROGRAM
        if created is not None:
            about.created = about.modified = created

    def _head_and_foot(self) -> None:
        section = self._document.sections[0]
        head = section.header.paragraphs[0]
        head.add_run(writable(self._report.centre.name)).bold = True
        right = [self._report.number, PRACTICE_MARK if self._report.practice else ""]
        head.add_run("\t" + writable("  ".join(text for text in right if text)))
        for line in self._report.centre.address:
            section.header.add_paragraph(writable(line), "Header")
        foot = section.footer.paragraphs[0]
        foot.add_run(writable(self._report.title) + "\tstrona ")
        word_parts.add_field(foot, "PAGE")
        foot.add_run(" z ")
        word_parts.add_field(foot, "NUMPAGES")
        if self._report.seal:
            below = section.footer.add_paragraph(style="Footer")
            below.add_run(writable(f"{self._report.number} · {self._report.seal.line}\t"))
            code = BytesIO(code_as_png(self._report.seal.code))
            shape = below.add_run().add_picture(code, Pt(_CODE), Pt(_CODE))
            shape._inline.docPr.set("descr", "kod dokumentu")

    def _section(self, section: Section) -> None:
        self._on_new_page |= section.new_page
        if section.level:
            self._heading(section.title, section.level)
        for block in section.blocks:
            self._block(block)
            self._on_new_page |= isinstance(block, Title) and block.own_page

    def _added(self, look: str = "Normal") -> WordParagraph:
        made = self._document.add_paragraph(style=look)
        if self._on_new_page:
            made.paragraph_format.page_break_before, self._on_new_page = True, False
        return made

    def _heading(self, text: str, level: int) -> None:
        self._added(f"Heading {level}").add_run(writable(text))

    def _block(self, block: Block) -> None:  # noqa: PLR0912 – one line for each kind of block
        match block:
            case Title():
                self._title(block)
            case Heading():
                self._heading(block.text, block.level)
            case Text():
                for paragraph in block.paragraphs:
                    self._paragraph(paragraph)
            case ListBlock():
                self._list(block)
            case FigureTable():
                self._table(block)
            case Fields():
                self._fields([(name, value.text) for name, value in block.rows])
            case Chart():
                self._chart(block)
            case Picture():
                self._picture(block)
            case Signatures():
                self._signatures(block)
            case Stamp():
                self._stamp(block)
            case BlankLines(count=count):
                for _number in range(count):
                    word_parts.line_to_write_on(self._added(), LINE_HIGH)
            case Slip():
                self._heading(block.title, 3)
                self._fields(block.rows)
            case Note():
                self._paragraph((block.text,), SMALL)
            case Source():
                self._paragraph(block.content).paragraph_format.keep_with_next = True
                self._paragraph((block.credit,), SMALL)
            case Definition():
                self._definition(block)

    def _paragraph(self, text: Paragraph, look: str = "Normal") -> WordParagraph:
        made = self._added(look)
        for piece in text:
            if isinstance(piece, FigureSpan):
                made.add_run(writable(piece.text)).bold = piece.strong or None
            else:
                made.add_run(writable(piece))
        return made

    def _title(self, block: Title) -> None:
        looks = ("Title", "Subtitle") if block.own_page else (DOCUMENT_TITLE, SMALL)
        self._paragraph((block.text,), looks[0])
        for line in block.lines:
            self._paragraph((line,), looks[1])
        if block.details:
            self._fields(block.details)

    def _list(self, block: ListBlock) -> None:
        look = "List Number" if block.numbered else "List Bullet"
        made = [self._paragraph(item, look) for item in block.items]
        if block.numbered:
            word_parts.number_from_one(self._document, made)

    def _definition(self, block: Definition) -> None:
        self._paragraph((block.label,), ENTRY).paragraph_format.keep_with_next = True
        self._paragraph((block.told,), SMALL)

    def _table(self, block: FigureTable) -> None:
        table = self._grid(len(block.rows) + 1, column_widths(block))
        word_parts.repeat_as_header(table.rows[0])
        heads = [Column(block.label_header, numeric=False), *block.columns]
        for cell, column in zip(table.rows[0].cells, heads, strict=True):
            _fill(cell, column.header, column, bold=not column.muted)
            cell.paragraphs[0].paragraph_format.space_before = Pt(_ABOVE_HEADER)
            word_parts.set_borders(cell, bottom=(_RULE, style.INK))
        for i, row in enumerate(block.rows, 1):
            self._row(table, i, row, heads)
        if block.below:
            _keep_with_next(table.rows[-1].cells)
            self._paragraph((block.below,), "Caption")
        else:
            self._gap()

    def _row(self, table: Table, index: int, row: Row, columns: Sequence[Column]) -> None:
        cells = table.rows[index].cells
        texts = [Cell(row.label), *row.cells]
        for cell, column, content in zip(cells, columns, texts, strict=True):
            _fill(cell, content.text, column, bold=row.total and not column.muted)
            word_parts.set_borders(cell, bottom=(_HAIRLINE, style.HAIRLINE))
            if row.total:
                word_parts.shade(cell, style.SHADE)
        cells[0].paragraphs[0].paragraph_format.left_indent = Pt(row.indent * INDENT)

    def _fields(self, rows: Sequence[tuple[str, str]]) -> None:
        name_room = style.WIDTH * _FIELD_NAME_SHARE
        table = self._grid(len(rows), [name_room, style.WIDTH - name_room])
        for row, (name, value) in zip(table.rows, rows, strict=True):
            _fill(row.cells[0], name, Column("", numeric=False, muted=True))
            _fill(row.cells[1], value, Column("", numeric=False))
            for cell in row.cells:
                word_parts.set_borders(cell, bottom=(_HAIRLINE, style.HAIRLINE))
        self._gap()

    def _grid(self, rows: int, widths: Sequence[float]) -> Table:
        if self._on_new_page:
            self._gap()
        table: Table = self._document.add_table(rows, len(widths))
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
        for column, wide in zip(table.columns, widths, strict=True):
            column.width = Pt(wide)
        for row in table.rows:
            word_parts.keep_whole(row)
            for cell, wide in zip(row.cells, widths, strict=True):
                cell.width = Pt(wide)
        return table

    def _gap(self) -> None:
        """Two tables that touch would become one."""
        layout = self._added(SMALL).paragraph_format
        layout.space_after, layout.line_spacing = Pt(0), Pt(_BETWEEN_TABLES)

    def _chart(self, block: Chart) -> None:
        for picture in chart_pictures(block, self._report.period):
            made = self._added()
            made.paragraph_format.keep_with_next = bool(block.caption)
            shape = made.add_run().add_picture(
                BytesIO(picture.png), Pt(PICTURE_WIDTH), Pt(picture.height)
            )
            shape._inline.docPr.set("descr", writable(block.alternative))
        if block.caption:
            self._paragraph((block.caption,), "Caption")

    def _stamp(self, block: Stamp) -> None:
        room = style.WIDTH * STAMP_SHARE
        table = self._grid(1, [room * 0.7, room * 0.3, style.WIDTH - room])
        place, _between, beside = table.rows[0].cells
        table.rows[0].height = Pt(_STAMP_HIGH)
        place.vertical_alignment = WD_ALIGN_VERTICAL.BOTTOM
        _fill(place, block.place, Column("", numeric=False, muted=True))
        edge = (_HAIRLINE, style.HAIRLINE)
        word_parts.set_borders(place, top=edge, left=edge, bottom=edge, right=edge)
        for number, line in enumerate(block.beside):
            paragraph = beside.paragraphs[0] if number == 0 else beside.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(0 if number else STAMP_GAP)
            paragraph.add_run(writable(line))
        self._gap()

    def _picture(self, block: Picture) -> None:
        found = drawing_picture(block.drawing, landscape=self._report.landscape)
        shape = (
            self._added()
            .add_run()
            .add_picture(BytesIO(found.png), Pt(found.width), Pt(found.height))
        )
        shape._inline.docPr.set("descr", writable(block.alternative))

    def _signatures(self, block: Signatures) -> None:
        if self._document.paragraphs:
            self._document.paragraphs[-1].paragraph_format.keep_with_next = True
        for row in signature_rows(len(block.signers)):
            gap = self._added()
            gap.paragraph_format.space_before = Pt(20)
            gap.paragraph_format.keep_with_next = True
            sign = signature_width()
            table = self._grid(1, [sign, SIGN_GAP, sign, SIGN_GAP, sign])
            for place, i in zip(signature_places(len(row)), row, strict=True):
                cell = table.rows[0].cells[2 * place]
                _fill(cell, block.signers[i], Column("", numeric=False, muted=True))
                word_parts.set_borders(cell, top=(_RULE, style.INK))


def _fill(cell: _Cell, text: str, column: Column, *, bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = TABLE_TEXT
    run = paragraph.add_run(writable(text))
    run.bold = bold or None
    if column.muted:
        run.font.color.rgb = RGBColor.from_string(word_parts.hexadecimal(style.MUTED))
    if column.numeric:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _keep_with_next(cells: Sequence[_Cell]) -> None:
    for cell in cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = True
