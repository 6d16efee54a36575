"""The report as JSON: the texts of the printed pages, in their order (`mgops-desktop report`)."""

from collections.abc import Iterable
from typing import Any

from mgops_desktop.reports.blocks import (
    BlankLines,
    Block,
    Cell,
    Chart,
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
    Signatures,
    Slip,
    Source,
    Stamp,
    Text,
    Title,
)

Json = dict[str, Any]


def as_json(report: Report) -> Json:
    """Return kind, period, title and sections with their blocks; figures carry their keys."""
    return {
        "kind": report.kind,
        "period": {
            "first": report.period.first.isoformat(),
            "last": report.period.last.isoformat(),
        },
        "title": report.title,
        "sections": [
            {
                "key": section.key,
                "title": section.title,
                "blocks": [_block(block) for block in section.blocks],
            }
            for section in report.sections
        ],
    }


def plain(paragraph: Paragraph) -> str:
    """The words of a paragraph without the keys of its figures."""
    return "".join(piece.text if isinstance(piece, FigureSpan) else piece for piece in paragraph)


def _cell(cell: Cell) -> Json:
    if cell.figure is None:
        return {"text": cell.text}
    return {"text": cell.text, "figure": cell.figure}


def _words(*texts: str) -> list[Json]:
    return [{"text": text} for text in texts]


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(text for text in texts if text)


def _block(block: Block) -> Json:  # noqa: PLR0911, PLR0912 – one line for each kind of block
    match block:
        case Title():
            return _title(block)
        case Heading():
            return {"type": "heading", "role": f"heading{block.level}", "text": block.text}
        case Text():
            return {"type": "text", "role": "text", "text": _joined(map(plain, block.paragraphs))}
        case ListBlock():
            return _list(block)
        case FigureTable():
            return _table(block)
        case Fields():
            rows = [[{"text": name}, _cell(value)] for name, value in block.rows]
            return {"type": "fields", "role": "table", "rows": rows}
        case Chart():
            return _chart(block)
        case Picture():
            return {"type": "picture", "role": "chart", "text": block.alternative}
        case Signatures():
            return {"type": "signatures", "role": "signature", "rows": [_words(*block.signers)]}
        case Stamp():
            text = _joined((block.place, *block.beside))
            return {"type": "stamp", "role": "text", "text": text}
        case BlankLines():
            return {"type": "lines", "role": "artefact"}
        case Slip():
            rows = [_words(name, value) for name, value in block.rows]
            return {"type": "fields", "role": "table", "text": block.title, "rows": rows}
        case Note():
            return {"type": "note", "role": "text", "text": block.text}
        case Source():
            text = _joined((plain(block.content), block.credit))
            return {"type": "source", "role": "text", "text": text}
        case Definition():
            text = _joined((block.label, block.told))
            return {"type": "definition", "role": "text", "text": text}


def _title(block: Title) -> Json:
    found: Json = {"type": "title", "role": "title", "text": _joined((block.text, *block.lines))}
    if block.details:
        found["rows"] = [_words(name, value) for name, value in block.details]
    return found


def _list(block: ListBlock) -> Json:
    rows = [_words(block.marker(i), plain(item)) for i, item in enumerate(block.items)]
    return {"type": "list", "role": "list", "rows": rows}


def _table(block: FigureTable) -> Json:
    found: Json = {
        "type": "table",
        "role": "table",
        "columns": [block.label_header, *(column.header for column in block.columns)],
        "rows": [[{"text": row.label}, *map(_cell, row.cells)] for row in block.rows],
    }
    if block.below:
        found["text"] = block.below
    return found


def _chart(block: Chart) -> Json:
    found: Json = {"type": "chart", "role": "chart"}
    if len(block.series) > 1:  # the name of a single series is not printed
        found["columns"] = list(block.series)
    found["rows"] = [
        [{"text": row.label}, *(_cell(mark.cell) for mark in row.marks)] for row in block.rows
    ]
    if block.caption:
        found["text"] = block.caption
    return found
