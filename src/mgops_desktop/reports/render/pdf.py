"""The report as PDF: drawn with reportlab, tagged and named with pikepdf."""

from datetime import datetime
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name, ObjectStreamMode, String

from mgops_desktop.reports.blocks import PRACTICE_MARK, Report
from mgops_desktop.reports.render.canvas import TaggedCanvas
from mgops_desktop.reports.render.drawing import RenderedPdf, draw, rendered
from mgops_desktop.reports.render.structure import Element
from mgops_desktop.reports.render.tagging import Tree, write_destinations, write_outline

_LANGUAGE = "pl-PL"
_PROGRAM = "MGOPS Desktop"


def render_pdf(report: Report, *, created: datetime | None = None) -> RenderedPdf:
    """Draw the report as a tagged A4 PDF (PDF/UA-1); the same report gives the same bytes.

    `created` (with its zone) is written into the file; without it the file bears no date.
    """
    canvas, document = draw(report)
    return rendered(canvas, _finished(canvas, document, report, created))


def _finished(
    canvas: TaggedCanvas, document: Element, report: Report, created: datetime | None
) -> bytes:
    canvas.file.seek(0)
    with pikepdf.open(canvas.file) as pdf:
        Tree(pdf).write(document)
        write_destinations(pdf, canvas.places)
        write_outline(pdf, canvas.headings)
        _describe(pdf, report, created)
        _drop_unicode_of_nothing(pdf)
        out = BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            object_stream_mode=ObjectStreamMode.generate,
            compress_streams=True,
        )
    return out.getvalue()


def _describe(pdf: pikepdf.Pdf, report: Report, created: datetime | None) -> None:
    title = f"{PRACTICE_MARK} – {report.title}" if report.practice else report.title
    title, author = _whole(title), _whole(report.centre.name)
    info = {"/Title": title, "/Author": author, "/Creator": _PROGRAM}
    pdf.trailer.Info = pdf.make_indirect(Dictionary({k: String(v) for k, v in info.items()}))
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
        about["pdfuaid:part"] = "1"
        about["dc:title"] = title
        about["dc:creator"] = [author]
        about["dc:language"] = {_LANGUAGE}
        about["xmp:CreatorTool"] = _PROGRAM
        if created is not None:
            about["xmp:CreateDate"] = created.isoformat(timespec="seconds")
    if created is not None:
        pdf.trailer.Info.CreationDate = String(_pdf_date(created))
    pdf.Root.Lang = String(_LANGUAGE)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def _whole(text: str) -> str:
    """The text without half characters, which the properties of a PDF cannot hold."""
    return text.encode("utf-8", "replace").decode()


def _pdf_date(moment: datetime) -> str:
    zone = moment.strftime("%z")
    return f"D:{moment:%Y%m%d%H%M%S}" + (f"{zone[:3]}'{zone[3:5]}'" if zone else "")


def _drop_unicode_of_nothing(pdf: pikepdf.Pdf) -> None:
    """Take out the entries by which reportlab maps unused codes to U+0000; PDF/UA forbids them."""
    for font in {font.objgen: font for page in pdf.pages for font in _fonts(page)}.values():
        table = font.ToUnicode.read_bytes().decode("ascii").split("\n")
        kept = [line for line in table if not line.endswith("> <0000>")]
        lost = len(table) - len(kept)
        kept = [
            f"{int(line.split()[0]) - lost} beginbfchar" if line.endswith("beginbfchar") else line
            for line in kept
        ]
        font.ToUnicode.write("\n".join(kept).encode("ascii"))


def _fonts(page: pikepdf.Page) -> list[pikepdf.Object]:
    fonts = page.resources.get(Name.Font, Dictionary())
    return [font for font in fonts.as_dict().values() if Name.ToUnicode in font]
