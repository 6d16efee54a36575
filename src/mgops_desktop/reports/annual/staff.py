"""Assistants of the family: persons, posts, families per assistant, the statutory limit."""

from mgops_desktop.reports.annual.content import AnnualContent
from mgops_desktop.reports.blocks import Block, FigureTable, Section, Text


def staff(content: AnnualContent) -> Section:
    """Who worked with families, and with how many at a time."""
    limit = (
        "Jeden asystent może w tym samym czasie prowadzić pracę najwyżej z "
        f"{content.limit} rodzinami ({content.limit_basis})."
    )
    verb = content.past("family_assistants_employed", "asystent", "pracował")
    blocks: list[Block] = [
        *content.told(
            (
                f"{content.in_period} w ośrodku {verb} ",
                content.span("family_assistants_employed", "asystent", strong=True),
                " rodziny.",
            ),
            (limit,),
        ),
        FigureTable(
            content.columns(),
            (
                content.row(
                    "family_assistants_employed",
                    "Asystenci rodziny zatrudnieni w okresie, w tym:",
                    total=True,
                ),
                content.row("family_assistants_on_parental_leave", indent=1),
                content.row("family_assistants_resigned", indent=1),
                content.row("family_assistants_hired", indent=1),
                content.row(
                    "family_assistants_state",
                    f"Asystenci rodziny zatrudnieni w dniu {content.counted_until}, z tego:",
                    total=True,
                ),
                *content.parts("family_assistants_state", "form"),
                content.row("family_assistants_fte"),
                content.row("families_per_assistant"),
                content.row("assistants_over_limit"),
            ),
            caption="Asystenci rodziny.",
            note="Wiersze „w tym” mogą się pokrywać; wiersze „z tego” sumują się.",
        ),
    ]
    if content.texts.get("staff"):
        blocks.append(Text.typed(content.texts["staff"]))
    return Section("staff", "Kadra", tuple(blocks))
