"""Data of outside bodies and other registers, printed with their source and never mixed with counted values."""

from itertools import groupby

from mgops_desktop.reports.annual.content import AnnualContent, Typed
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
                _columns(content),
                tuple(_row(one) for one in rows),
                caption=f"Dane: {body}.",
                note=" ".join(
                    [f"Źródło: {'; '.join(sources)}." if sources else "", *remarks]
                ).strip(),
            ),
        ]
    if blocks and content.texts.get("other_bodies"):
        blocks.insert(0, Text.typed(content.texts["other_bodies"]))
    return Section("other_bodies", "Dane innych podmiotów i rejestrów", tuple(blocks))


def _columns(content: AnnualContent) -> tuple[Column, Column]:
    """Whole years, whatever the period: other bodies report by the year."""
    year = content.period.last.year
    words = "{}" if content.period.is_year else "cały {} rok"
    return Column(words.format(year)), Column(words.format(year - 1), muted=True)


def _row(one: Typed) -> Row:
    label = f"{one.wording}, w tym:" if one.has_parts else one.wording
    return Row(
        label, (Cell(one.value, is_number=True), Cell(one.before, is_number=True)), one.indent
    )
