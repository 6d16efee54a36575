"""Assistants of the family: persons, posts, families per assistant, the statutory limit."""

from mgops_desktop.domain.wording import past
from mgops_desktop.reports.annual.content import AnnualContent
from mgops_desktop.reports.blocks import Block, FigureTable, Section, Text


def staff(content: AnnualContent) -> Section:
    """Who worked with families, and with how many at a time."""
    value = content.value("family_assistants_employed")
    verb = past(value, "asystent", "pracował") if isinstance(value, int) else "pracowało"
    blocks: list[Block] = [
        Text.of(
            f"{content.in_period} w ośrodku {verb} ",
            content.span("family_assistants_employed", "asystent", strong=True),
            f" rodziny. Jeden asystent może w tym samym czasie prowadzić pracę najwyżej z "
            f"{content.limit} rodzinami ({content.limit_basis}).",
        ),
        FigureTable(
            content.columns(),
            (
                content.row("family_assistants_employed", total=True),
                content.row("family_assistants_on_parental_leave", indent=1),
                content.row("family_assistants_resigned", indent=1),
                content.row("family_assistants_hired", indent=1),
                content.row("family_assistants_state", total=True),
                *content.parts("family_assistants_state", "form"),
                content.row("family_assistants_fte"),
                content.row("families_per_assistant"),
                content.row("assistants_over_limit"),
            ),
            caption="Asystenci rodziny.",
            note="Wiersze „w tym” mogą się pokrywać; umowy sumują się do stanu na ostatni dzień.",
        ),
    ]
    if content.texts.get("staff"):
        blocks.append(Text.typed(content.texts["staff"]))
    return Section("staff", "Kadra", tuple(blocks))
