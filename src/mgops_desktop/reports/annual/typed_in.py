"""Data of outside bodies and other registers, printed with their source and never mixed with counted values."""

from itertools import groupby

from mgops_desktop.reports.annual.content import AnnualContent
from mgops_desktop.reports.blocks import (
    Block,
    Cell,
    Column,
    FigureTable,
    Heading,
    Row,
    Section,
    Text,
)


def other_bodies(content: AnnualContent) -> Section:
    """One table per body, with source and remark."""
    blocks: list[Block] = []
    for body, group in groupby(content.typed, key=lambda one: one.body):
        rows = list(group)
        sources = sorted({one.source for one in rows if one.source})
        remarks = [one.remark for one in rows if one.remark]
        blocks += [
            Heading(body, 2),
            FigureTable(
                (Column(content.columns()[0].header),),
                tuple(Row(one.wording, (Cell(one.value),), one.indent) for one in rows),
                caption=f"Dane: {body}.",
                note=" ".join(
                    [f"Źródło: {'; '.join(sources)}." if sources else "", *remarks]
                ).strip(),
            ),
        ]
    if blocks and content.texts.get("other_bodies"):
        blocks.insert(0, Text.typed(content.texts["other_bodies"]))
    return Section("other_bodies", "Dane innych podmiotów i rejestrów", tuple(blocks))
