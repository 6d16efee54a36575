"""What python-docx has no words for: fonts with a substitute, borders, fields, fresh numbering."""

from typing import Any, NamedTuple

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph
from reportlab.lib.colors import Color

from mgops_desktop.reports.render import style

FONT = "Lato"
_SUBSTITUTE = "Calibri"
_LANGUAGE = "pl-PL"
_FONT_TABLE = "/word/fontTable.xml"
_END_OF_FONTS = b"</w:fonts>"
_THEME_FONTS = ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme")
_FONT_SLOTS = ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")


class _Look(NamedTuple):
    size: float
    bold: bool = False
    muted: bool = False
    before: float = 0
    after: float = 0
    leading: float = 0


_STYLES = {
    "Normal": _Look(10, after=6, leading=13.5),
    "Title": _Look(24, bold=True, before=150, after=8, leading=31),
    "Subtitle": _Look(12, muted=True, after=3, leading=17),
    "Heading 1": _Look(14, bold=True, before=20, after=7, leading=18),
    "Heading 2": _Look(11, bold=True, before=15, after=5, leading=15),
    "Heading 3": _Look(10, bold=True, before=11, after=4, leading=13.5),
    "Caption": _Look(8, muted=True, before=3, after=10, leading=10.5),
    "List Bullet": _Look(10, after=3, leading=13.5),
    "List Number": _Look(10, after=3, leading=13.5),
    "Header": _Look(8, muted=True, leading=10.5),
    "Footer": _Look(8, muted=True, leading=10.5),
}
DOCUMENT_TITLE, TABLE_TEXT = "Tytuł dokumentu", "Tekst tabeli"
SMALL, ENTRY = "Drobny druk", "Hasło"
_NEEDED_STYLES = {"Default Paragraph Font", "No List", "Normal Table", "Table Grid"}
_OWN_STYLES = {
    DOCUMENT_TITLE: _Look(15, bold=True, before=11, after=4, leading=20),
    TABLE_TEXT: _Look(9, before=3.6, after=3.6, leading=11.5),
    SMALL: _Look(8.5, muted=True, after=6, leading=11.5),
    ENTRY: _Look(9.5, bold=True, before=4, after=1, leading=12.5),
}


def hexadecimal(colour: Color) -> str:
    """The colour as Word writes it."""
    return str(colour.hexval()[2:]).upper()


def set_up(document: Document) -> None:
    """Page, fonts and styles of the whole document."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(25), Mm(20)
    section.top_margin, section.bottom_margin = Mm(31.4), Mm(27)
    section.header_distance, section.footer_distance = Mm(12), Mm(15)
    _name_substitute(document)
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}")
    _set_font(defaults.find(qn("w:rPr")))
    language = defaults.find(f"{qn('w:rPr')}/{qn('w:lang')}")
    language.set(qn("w:val"), _LANGUAGE)
    _leave_out_other_styles(document)
    for name, look in _STYLES.items():
        _set_style(document.styles[name], look)
    for name in ("Header", "Footer"):
        stops = document.styles[name].paragraph_format.tab_stops
        stops.clear_all()
        stops.add_tab_stop(Pt(style.WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    for name, look in _OWN_STYLES.items():
        made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = document.styles["Normal"]
        _set_style(made, look)


def _leave_out_other_styles(document: Document) -> None:
    """Delete the 140 styles that no report uses: the writer looks through all of them for every paragraph."""
    linked = {f"{name} Char" for name in _STYLES}
    for one in list(document.styles):
        if one.name not in _STYLES.keys() | linked | _NEEDED_STYLES:
            one.delete()


def turn_across(document: Document) -> None:
    """Lay the page across."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    wide = style.page_size(landscape=True)[0] - style.LEFT - style.RIGHT
    for name in ("Header", "Footer"):
        stops = document.styles[name].paragraph_format.tab_stops
        stops.clear_all()
        stops.add_tab_stop(Pt(wide), WD_TAB_ALIGNMENT.RIGHT)


def enlarge(document: Document, times: float) -> None:
    """Print the text larger; head and foot stay as they are."""
    for name, look in {**_STYLES, **_OWN_STYLES}.items():
        if name not in ("Header", "Footer"):
            document.styles[name].font.size = Pt(look.size * times)
            _set_leading(document.styles[name], look.leading * times)


def _set_style(found: ParagraphStyle, look: _Look) -> None:
    colour = hexadecimal(style.MUTED if look.muted else style.INK)
    found.font.size, found.font.bold, found.font.italic = Pt(look.size), look.bold, False
    found.font.color.rgb = RGBColor.from_string(colour)
    _set_font(found.element.get_or_add_rPr())
    layout = found.paragraph_format
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    _set_leading(found, look.leading)
    layout.widow_control = True
    borders = found.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:  # Word's own title stands on a line
        found.element.pPr.remove(borders)


def _set_leading(found: ParagraphStyle, leading: float) -> None:
    """The lines of the PDF, but never lower than what stands in them: a picture is not cut."""
    found.paragraph_format.line_spacing = Pt(leading)
    found.paragraph_format.line_spacing_rule = WD_LINE_SPACING.AT_LEAST


def _set_font(run_properties: Any) -> None:
    fonts = run_properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        run_properties.insert(0, fonts)
    for slot in _THEME_FONTS:
        fonts.attrib.pop(qn(slot), None)
    for slot in _FONT_SLOTS:
        fonts.set(qn(slot), FONT)


def _name_substitute(document: Document) -> None:
    """Where Lato is not installed Word takes the font named here."""
    entry = (
        f'<w:font w:name="{FONT}"><w:altName w:val="{_SUBSTITUTE}"/><w:charset w:val="EE"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
    )
    for part in document.part.package.iter_parts():
        if part.partname == _FONT_TABLE:
            part._blob = part.blob.replace(_END_OF_FONTS, entry.encode() + _END_OF_FONTS)


def add_field(paragraph: Paragraph, code: str, shown: str = "1") -> None:
    """Append a field that Word fills in: PAGE, NUMPAGES."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = shown
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def set_borders(cell: _Cell, **edges: tuple[int, Color]) -> None:
    """Draw edges of a cell, e.g. bottom=(eighths of a point, colour)."""
    borders = OxmlElement("w:tcBorders")
    for edge, (eighths, colour) in edges.items():
        line = OxmlElement(f"w:{edge}")
        line.set(qn("w:val"), "single")
        line.set(qn("w:sz"), str(eighths))
        line.set(qn("w:space"), "0")
        line.set(qn("w:color"), hexadecimal(colour))
        borders.append(line)
    cell._tc.get_or_add_tcPr().append(borders)


def line_to_write_on(paragraph: Paragraph, high: float) -> None:
    """Make an empty paragraph a line that somebody writes on by hand."""
    layout = paragraph.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(0), Pt(0), Pt(high)
    borders = OxmlElement("w:pBdr")
    for edge in ("w:bottom", "w:between"):  # alike paragraphs that touch share one frame
        line = OxmlElement(edge)
        for name, value in (("val", "single"), ("sz", "2"), ("space", "0")):
            line.set(qn(f"w:{name}"), value)
        line.set(qn("w:color"), hexadecimal(style.MUTED))
        borders.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def shade(cell: _Cell, colour: Color) -> None:
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:color"), "auto")
    shading.set(qn("w:fill"), hexadecimal(colour))
    cell._tc.get_or_add_tcPr().append(shading)


def repeat_as_header(row: _Row) -> None:
    _row_flag(row, "w:tblHeader")


def keep_whole(row: _Row) -> None:
    """Never break the row between pages."""
    _row_flag(row, "w:cantSplit")


def _row_flag(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def number_from_one(document: Document, paragraphs: list[Paragraph]) -> None:
    """Give the paragraphs a numbering of their own; Word would go on from the list before."""
    numbering = document.part.numbering_part.element
    listed = document.styles["List Number"].element.pPr.numPr.numId.val
    abstract = numbering.num_having_numId(listed).abstractNumId.val
    fresh = numbering.add_num(abstract)
    fresh.add_lvlOverride(ilvl=0).add_startOverride(1)
    for paragraph in paragraphs:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = fresh.numId
