"""Conclusions, and the needs for the next year that the act asks for (art. 179 ust. 1)."""

from mgops_desktop.reports.annual.content import AnnualContent
from mgops_desktop.reports.blocks import Block, ListBlock, Section, Signatures, Text


def conclusions(content: AnnualContent) -> Section:
    """The head's conclusions, kept from year to year."""
    text = content.texts.get("conclusions", "")
    return Section("conclusions", "Wnioski", (Text.typed(text),) if text else ())


def needs(content: AnnualContent) -> Section:
    """The needs for the next year as a list, and the place to sign."""
    signatures = Signatures(("sporządził(a)", "kierownik ośrodka"))
    if not content.period.is_year:
        return Section("needs", "Podpisy", (signatures,))
    blocks: list[Block] = []
    if content.texts.get("needs"):
        blocks.append(Text.typed(content.texts["needs"]))
    if content.needs:
        blocks.append(ListBlock(tuple((need,) for need in content.needs), numbered=True))
    if not blocks:
        blocks.append(Text.of("Potrzeb na następny rok nie wpisano."))
    blocks.append(signatures)
    year = content.period.last.year + 1
    return Section("needs", f"Potrzeby związane z realizacją zadań na {year} rok", tuple(blocks))
